//! Raising, returning and jumping through handlers.
//!
//! While a finally handler runs, the top of the stack tells why: None (nothing), an exception, the marker of
//! a return with its value below, or the marker of a jump with its target below. Markers are immediates that
//! no program can make. A handler is *active* once control is at or behind its address.

use crate::frame::Handler;
use crate::msg::Msg;
use crate::obj::{exception, generator};
use crate::ops::is_kind;
use crate::resume;
use crate::traceback;
use crate::vm::{Raised, Res, Root, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::opcode::op;
use mpyc_abi::types;
use mpyc_abi::value::{Immediate, Value};

/// Marker of a return that passes through a finally handler.
const RETURN: Value = Value::immediate(Immediate::Slot, 0xFFFF);

/// Marker of a jump that has `n` (an UNWIND_JUMP byte) still to do.
fn jump_marker(n: u8) -> Value {
    Value::immediate(Immediate::Slot, n as u16)
}

fn as_jump(v: Value) -> Option<u8> {
    if v.is(Immediate::Slot) && v.index() <= 0xFF { Some(v.index() as u8) } else { None }
}

/// Handles the exception raised last, from the instruction at `vm.frame.ip - 1`: the innermost handler, or the
/// callers' ones, take it.
///
/// # Errors
/// The exception, when it leaves to native code.
#[inline(never)]
pub(crate) fn raise(vm: &mut Vm, mut raised: Raised) -> Res<Option<Value>> {
    loop {
        if core::mem::take(&mut vm.frame.unwound) {
            return Err(raised);
        }
        let e = vm.exception();
        record(vm, e);
        if enter_handler(vm, e) {
            return Ok(None);
        }
        let left = generator::raised_out(vm, raised);
        let action = vm.leave();
        match resume::fail(vm, action, left) {
            Ok(done) => return Ok(done),
            Err(again) => raised = again,
        }
    }
}

/// Adds a traceback record, unless the instruction raises an old exception again; to a new one what is being handled.
fn record(vm: &mut Vm, e: Value) {
    if !core::mem::take(&mut vm.frame.again) {
        let is_exception = is_kind(e, Kind::Exception) && e != vm.root(Root::MemoryError);
        if is_exception
            && (traceback::is_empty(e) || matches!(resume::opcode(vm), op::RAISE_OBJ | op::RAISE_FROM))
            && let Some(handled) = vm.caught()
        {
            exception::set_context(e, handled);
        }
        let sp = vm.sp;
        traceback::add(vm, e);
        vm.sp = sp;
    }
}

/// Goes to the innermost handler that is not active yet, if there is one.
fn enter_handler(vm: &mut Vm, e: Value) -> bool {
    while let Some(handler) = vm.handler() {
        if handler.at < vm.frame.ip {
            vm.pop_handler();
            continue;
        }
        vm.set_caught(e);
        vm.cut(handler.depth);
        vm.push(e);
        vm.frame.ip = handler.at;
        return true;
    }
    false
}

/// RETURN_VALUE: the value is on top of the stack.
///
/// # Errors
/// Whatever delivering the value raises.
pub(crate) fn return_value(vm: &mut Vm) -> Res<Option<Value>> {
    let v = vm.pop();
    while let Some(handler) = vm.handler() {
        if to_finally(vm, handler) {
            vm.push(v);
            vm.push(RETURN);
            return Ok(None);
        }
    }
    if is_kind(vm.context(), Kind::Generator) {
        return generator::returned(vm, v);
    }
    let action = vm.leave();
    resume::deliver(vm, action, v)
}

/// Goes to a finally handler that is not active, with the stack cut for it; pops any other handler.
fn to_finally(vm: &mut Vm, handler: Handler) -> bool {
    if handler.finally && handler.at >= vm.frame.ip {
        vm.cut(handler.depth);
        vm.frame.ip = handler.at;
        return true;
    }
    if handler.finally {
        vm.cut(handler.depth);
    }
    vm.pop_handler();
    false
}

/// UNWIND_JUMP: leaves `n & 0x7F` handlers, drops an iterator if bit 7 is set, and goes on at `target`.
pub(crate) fn unwind_jump(vm: &mut Vm, target: u32, n: u8) {
    let mut n = n;
    while n & 0x7F > 0 {
        let Some(handler) = vm.handler() else { break };
        n -= 1;
        if to_finally(vm, handler) {
            vm.push(Value::small(target as i32));
            vm.push(jump_marker(n));
            return;
        }
    }
    if n != 0 {
        vm.sp -= 16;
    }
    vm.frame.ip = target;
}

/// END_FINALLY: goes on with what led into the handler.
///
/// # Errors
/// The exception that led into it.
pub(crate) fn end_finally(vm: &mut Vm) -> Res<Option<Value>> {
    vm.pop_handler();
    let cause = vm.pop();
    if cause == RETURN {
        return return_value(vm);
    }
    if let Some(n) = as_jump(cause) {
        let target = vm.pop();
        unwind_jump(vm, target.as_small() as u32, n);
        return Ok(None);
    }
    if is_kind(cause, Kind::Exception) {
        vm.frame.again = true;
        return Err(vm.raise_object(cause));
    }
    Ok(None)
}

/// RAISE_OBJ: the object or class is on top of the stack.
///
/// # Errors
/// The exception; TypeError for what is none.
pub(crate) fn raise_object(vm: &mut Vm) -> Res<Option<Value>> {
    let v = vm.pop();
    let e = exception::instance_of(vm, v, Msg::NOT_AN_EXCEPTION)?;
    Err(vm.raise_object(e))
}

/// RAISE_FROM: exception and cause are on the stack.
///
/// # Errors
/// As [`raise_object`]; TypeError for a cause that is neither exception nor None.
pub(crate) fn raise_from(vm: &mut Vm) -> Res<Option<Value>> {
    let (v, cause) = (vm.peek(1), vm.peek(0));
    let e = exception::instance_of(vm, v, Msg::NOT_AN_EXCEPTION)?;
    vm.push(e);
    let cause = if cause == Value::NONE { cause } else { exception::instance_of(vm, cause, Msg::NOT_A_CAUSE)? };
    exception::set_cause(e, cause);
    Err(vm.raise_object(e))
}

/// RAISE_LAST: the exception being handled.
///
/// # Errors
/// It; RuntimeError if there is none.
pub(crate) fn raise_last(vm: &mut Vm) -> Res<Option<Value>> {
    match vm.caught() {
        Some(e) => {
            vm.frame.again = true;
            Err(vm.raise_object(e))
        }
        None => Err(vm.raise(types::RUNTIME_ERROR, Msg::NO_ACTIVE_EXCEPTION, &[])),
    }
}
