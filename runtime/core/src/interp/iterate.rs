//! Iterators in loops.
//!
//! A loop's four slots hold an iterator in the second, or the loop's own state, as the first says.

#[cfg(not(target_os = "none"))]
use super::both_small;
use crate::attr;
use crate::frame::{Action, Then, forward_target};
#[cfg(not(target_os = "none"))]
use crate::mem::r32;
use crate::obj::{generator, iterator};
#[cfg(not(target_os = "none"))]
use crate::obj::{list, tuple};
use crate::ops::{self, is_kind};
use crate::resume;
use crate::vm::{Res, Vm};
use mpyc_abi::names;
#[cfg(not(target_os = "none"))]
use mpyc_abi::object;
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;

/// Slot 0 of a loop over a range: then the next int, the stop and the step lie in the other three.
pub(super) const FORM_RANGE: Value = Value::small(1);
/// Slot 0 of a loop over a list: then come the list and the next index.
pub(super) const FORM_LIST: Value = Value::small(2);
/// Slot 0 of a loop over a tuple: then come the tuple and the next index.
pub(super) const FORM_TUPLE: Value = Value::small(3);
/// Slot 0 of a loop over bytes or a bytearray: then come that and the next index.
pub(super) const FORM_BYTES: Value = Value::small(4);

/// GET_ITER: replaces the top by its iterator.
pub(super) fn get_iter(vm: &mut Vm, action: Action) -> Res<Option<Value>> {
    let slot = vm.sp - 4;
    let v = vm.at(slot);
    if is_kind(v, Kind::Instance)
        && let Some(called) = attr::call_special_in_place(vm, slot, names::DUNDER_ITER, action)
    {
        return called;
    }
    let iterator = ops::iter(vm, v)?;
    vm.sp = slot;
    resume::deliver(vm, action, iterator)
}

/// GET_ITER_STACK, on the board for what the core leaves.
#[inline(never)]
pub(super) fn get_iter_stack(vm: &mut Vm) -> Res<Option<Value>> {
    #[cfg(not(target_os = "none"))]
    if push_form(vm) {
        return Ok(None);
    }
    get_iter(vm, Action::of(Then::IterStack))
}

/// Replaces the top by the four slots of a form, if there is one for it.
#[cfg(not(target_os = "none"))]
fn push_form(vm: &mut Vm) -> bool {
    let v = vm.peek(0);
    let form = match ops::kind(v) {
        Some(Kind::Range) => {
            let [start, stop, step] = [4, 8, 12].map(|word| Value::from_word(r32(v.0 + word)));
            if !both_small(start, stop) || !step.is_small_int() {
                return false;
            }
            vm.pop();
            for part in [FORM_RANGE, start, stop, step] {
                vm.push(part);
            }
            return true;
        }
        Some(Kind::List) => FORM_LIST,
        Some(Kind::Tuple) => FORM_TUPLE,
        Some(Kind::Bytes) => FORM_BYTES,
        Some(Kind::Bytearray) if object::flags(r32(v.0)) == 0 => FORM_BYTES,
        _ => return false,
    };
    vm.pop();
    for part in [form, v, Value::small(0), Value::NULL] {
        vm.push(part);
    }
    true
}

/// The item with that number of what a form goes over, NULL behind the last one.
#[cfg(not(target_os = "none"))]
pub(super) fn item_of_form(form: Value, v: Value, index: u32) -> Value {
    match form {
        FORM_LIST => list::get(v, index),
        FORM_TUPLE => tuple::get(v, index),
        _ => iterator::byte_at(v, index).map_or(Value::NULL, |byte| Value::small(i32::from(byte))),
    }
}

/// Pushes an iterator in four slots.
pub(crate) fn push_iterator(vm: &mut Vm, iterator: Value) {
    for v in [Value::NULL, iterator, Value::NULL, Value::NULL] {
        vm.push(v);
    }
}

/// FOR_ITER over an object; `vm.frame.ip` is at the operand.
#[inline(never)]
pub(super) fn for_iter(vm: &mut Vm) -> Res<Option<Value>> {
    let iterator = vm.peek(2);
    let action = Action::of(Then::ForNext);
    if is_kind(iterator, Kind::Iterator) {
        return match iterator::next(vm, iterator)? {
            Some(v) => {
                forward_target(&mut vm.frame.ip);
                vm.push(v);
                Ok(None)
            }
            None => resume::deliver_end(vm, action, Value::NONE),
        };
    }
    if is_kind(iterator, Kind::Generator) {
        let slot = vm.sp;
        return generator::resume_next(vm, slot, iterator, action);
    }
    if is_kind(iterator, Kind::Instance)
        && let Some((f, this)) = attr::special(vm, iterator, names::DUNDER_NEXT)
    {
        let slot = vm.sp;
        vm.push(f);
        if !this.is_null() {
            vm.push(this);
        }
        let pos = (vm.sp - slot) / 4 - 1;
        return resume::call_next(vm, slot, pos, action);
    }
    match ops::next(vm, iterator)? {
        Some(v) => resume::deliver(vm, action, v),
        None => resume::deliver_end(vm, action, Value::NONE),
    }
}
