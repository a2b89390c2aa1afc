//! Opcodes that build containers of what lies on the stack.

use crate::mem::r32;
use crate::msg::Msg;
use crate::obj::{dict, set as set_object, slice as slice_object, tuple as tuple_object};
use crate::ops::is_kind;
use crate::vm::{Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;

/// Replaces the top `n` words by one.
fn replace(vm: &mut Vm, n: u32, v: Value) -> Res<Option<Value>> {
    vm.sp -= n * 4;
    vm.push(v);
    Ok(None)
}

/// BUILD_TUPLE.
pub(crate) fn tuple(vm: &mut Vm, n: u32) -> Res<Option<Value>> {
    let made = tuple_object::from_stack(vm, vm.sp - n * 4, n)?;
    replace(vm, n, made)
}

/// BUILD_LIST.
pub(crate) fn list(vm: &mut Vm, n: u32) -> Res<Option<Value>> {
    let made = crate::obj::list::from_stack(vm, vm.sp - n * 4, n)?;
    replace(vm, n, made)
}

/// BUILD_MAP; `n` is a hint.
pub(crate) fn map(vm: &mut Vm, n: u32) -> Res<Option<Value>> {
    let made = dict::new(vm, n.min(64))?;
    vm.push(made);
    Ok(None)
}

/// BUILD_SET.
pub(crate) fn set(vm: &mut Vm, n: u32) -> Res<Option<Value>> {
    let made = set_object::new(vm, 0)?;
    vm.push(made);
    for i in 0..n {
        let item = vm.at(vm.sp - (n + 1 - i) * 4);
        set_object::add(vm, made, item)?;
    }
    vm.pop();
    replace(vm, n, made)
}

/// BUILD_SLICE of 2 or 3 parts.
pub(crate) fn slice(vm: &mut Vm, n: u32) -> Res<Option<Value>> {
    let base = vm.sp - n * 4;
    let step = if n == 3 { vm.at(base + 8) } else { Value::NONE };
    let made = slice_object::new(vm, vm.at(base), vm.at(base + 4), step)?;
    replace(vm, n, made)
}

/// STORE_MAP: dict, value, key.
pub(crate) fn store_map(vm: &mut Vm) -> Res<Option<Value>> {
    let (d, value, key) = (vm.peek(2), vm.peek(1), vm.peek(0));
    if !is_kind(d, Kind::Dict) {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    dict::set(vm, d, key, value)?;
    vm.sp -= 8;
    Ok(None)
}

/// STORE_COMP: an item for the container `n >> 2` words below it; the two lowest bits say which.
pub(crate) fn store_comp(vm: &mut Vm, n: u32) -> Res<Option<Value>> {
    let container = Value::from_word(r32(vm.sp - 4 - (n >> 2) * 4));
    let item = vm.peek(0);
    match n & 3 {
        0 if is_kind(container, Kind::List) => {
            crate::obj::list::append(vm, container, item)?;
            vm.sp -= 4;
        }
        1 if is_kind(container, Kind::Dict) => {
            let value = vm.peek(1);
            dict::set(vm, container, item, value)?;
            vm.sp -= 8;
        }
        2 if is_kind(container, Kind::Set) => {
            set_object::add(vm, container, item)?;
            vm.sp -= 4;
        }
        _ => return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[])),
    }
    Ok(None)
}
