//! Opcodes that call or make functions.

use super::variables::globals;
use crate::call;
use crate::code_object;
use crate::frame::Action;
use crate::msg::Msg;
use crate::ops::is_kind;
use crate::vm::{Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;

#[inline(never)]
pub(super) fn call_method(vm: &mut Vm, pos: u32, kw: u32) -> Res<Option<Value>> {
    let slot = vm.sp - (pos + kw * 2 + 2) * 4;
    let mut pos = pos + 1;
    if vm.at(slot + 4).is_null() {
        crate::mem::copy(slot + 8, slot + 4, vm.sp - slot - 8);
        vm.sp -= 4;
        pos -= 1;
    }
    if kw == 0 { call::call_and_push(vm, slot, pos) } else { call::call_then(vm, slot, pos, kw, Action::PUSH) }
}

pub(super) fn call_function_var(vm: &mut Vm, pos: u32, kw: u32) -> Res<Option<Value>> {
    let stars = vm.pop().as_small() as u32;
    let slot = vm.sp - (pos + kw * 2 + 1) * 4;
    let (pos, kw) = call::expand_stars(vm, slot, 0, pos, kw, stars)?;
    call::call_then(vm, slot, pos, kw, Action::PUSH)
}

pub(super) fn call_method_var(vm: &mut Vm, pos: u32, kw: u32) -> Res<Option<Value>> {
    let stars = vm.pop().as_small() as u32;
    let slot = vm.sp - (pos + kw * 2 + 2) * 4;
    let fixed = if vm.at(slot + 4).is_null() {
        crate::mem::copy(slot + 8, slot + 4, vm.sp - slot - 8);
        vm.sp -= 4;
        0
    } else {
        1
    };
    let (pos, kw) = call::expand_stars(vm, slot, fixed, pos, kw, stars)?;
    call::call_then(vm, slot, pos, kw, Action::PUSH)
}

/// MAKE_FUNCTION and its relatives: with `defaults`, a tuple and a dict (or NULL) lie below the cells.
pub(super) fn make_function(vm: &mut Vm, child: u32, defaults: bool, cells: u32) -> Res<Option<Value>> {
    let from = vm.sp - cells * 4;
    for i in 0..cells {
        if !is_kind(vm.at(from + i * 4), Kind::Cell) {
            return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
        }
    }
    let code = code_object::child(vm.frame.code, child);
    let (d, kw) = if defaults { (vm.at(from - 8), vm.at(from - 4)) } else { (Value::NULL, Value::NULL) };
    let valid = (d.is_null() || is_kind(d, Kind::Tuple)) && (kw.is_null() || is_kind(kw, Kind::Dict));
    if !valid {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    let globals = globals(vm);
    let is_plain = !defaults && cells == 0;
    let made = if is_plain && call::join_function(vm, code, globals) {
        code
    } else {
        call::make_function(vm, code, globals, d, kw, (from, cells))?
    };
    vm.sp = if defaults { from - 8 } else { from };
    vm.push(made);
    Ok(None)
}
