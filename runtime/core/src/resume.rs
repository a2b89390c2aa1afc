//! What happens when a callee is done: with its result, with the end of its iteration, with its exception.
//!
//! All three run in the caller's frame: the callee's frame has left and the stack is cut to its slot.
//! `Some` as a result ends the interpreter loop with that value (the call came from native code).

use crate::call::{self, Called};
use crate::frame::{Action, Then, forward_target};
use crate::mem::{r8, w32};
use crate::msg::Msg;
use crate::obj::{class, exception, generator};
use crate::vm::{Raised, Res, Vm};
use crate::{branch, interp, operator, ops, unpack, with};
use mpyc_abi::types::{self, TypeId};
use mpyc_abi::value::Value;

const PUSH: u8 = Then::Push as u8;
const DISCARD: u8 = Then::Discard as u8;
const NATIVE: u8 = Then::Native as u8;
const NATIVE_NEXT: u8 = Then::NativeNext as u8;
const INIT: u8 = Then::Init as u8;
const TRUTH: u8 = Then::Truth as u8;
const FOR_NEXT: u8 = Then::ForNext as u8;
const PUSH_NULL: u8 = Then::PushNull as u8;
const OPERATOR: u8 = Then::Operator as u8;
const BRANCH: u8 = Then::Branch as u8;
const WITH_ENTER: u8 = Then::WithEnter as u8;
const WITH_EXIT: u8 = Then::WithExit as u8;
const IMPORT: u8 = Then::Import as u8;
const CLASS: u8 = Then::Class as u8;
const YIELD_FROM: u8 = Then::YieldFrom as u8;
const CLOSE: u8 = Then::Close as u8;
const ITER_STACK: u8 = Then::IterStack as u8;
const NEW: u8 = Then::New as u8;
const CLOSE_DELEGATE: u8 = Then::CloseDelegate as u8;
const UNPACK: u8 = Then::Unpack as u8;
const UNPACK_NEXT: u8 = Then::UnpackNext as u8;

/// Delivers a result.
///
/// # Errors
/// Whatever goes wrong with it, in the caller's frame.
pub(crate) fn deliver(vm: &mut Vm, mut action: Action, v: Value) -> Res<Option<Value>> {
    // A value yielded through a chain of delegating generators passes through all their frames.
    while action.then() == YIELD_FROM {
        action = generator::delegate_yielded(vm, v);
    }
    match action.then() {
        PUSH => vm.push(v),
        DISCARD => {}
        NATIVE | NATIVE_NEXT => return Ok(Some(v)),
        FOR_NEXT => {
            forward_target(&mut vm.frame.ip);
            vm.push(v);
        }
        PUSH_NULL => {
            vm.push(v);
            vm.push(Value::NULL);
        }
        INIT => return initialised(vm, v),
        TRUTH => {
            let method = action.data();
            let truth = if method == 0 { ops::truth(vm, v)? } else { !ops::truth_of_result(vm, v, method as u16)? };
            vm.push(Value::bool(truth));
        }
        OPERATOR => return operator::resume(vm, action.data(), v),
        BRANCH => return branch::resume(vm, action.data(), v),
        WITH_ENTER => with::entered(vm, v),
        WITH_EXIT => with::exited(vm, v)?,
        IMPORT => {
            vm.pop();
            vm.frame.ip -= 1;
        }
        CLASS => return class::finish(vm, v),
        CLOSE => {
            let action = Action::from_word(vm.pop());
            let raised = vm.raise(types::RUNTIME_ERROR, Msg::GENERATOR_IGNORED_EXIT, &[]);
            return fail(vm, action, raised);
        }
        ITER_STACK => interp::push_iterator(vm, v),
        NEW => return class::created(vm, v),
        CLOSE_DELEGATE => {
            let e = vm.pop();
            return Err(vm.raise_object(e));
        }
        UNPACK => return unpack::iterate(vm, action, v),
        UNPACK_NEXT => return unpack::item(vm, action, v),
        _ => {}
    }
    Ok(None)
}

/// `__init__` has returned: the object below it is the result of the call of its class.
fn initialised(vm: &mut Vm, v: Value) -> Res<Option<Value>> {
    let object = vm.pop();
    let action = Action::from_word(vm.pop());
    if v != Value::NONE {
        let name = ops::type_name(vm, v);
        let raised = vm.type_error(Msg::INIT_RESULT, &[name]);
        return fail(vm, action, raised);
    }
    deliver(vm, action, object)
}

/// Delivers the end of an iteration, with the value that a generator returned (or None).
///
/// # Errors
/// StopIteration, if nothing takes the end as such.
pub(crate) fn deliver_end(vm: &mut Vm, action: Action, v: Value) -> Res<Option<Value>> {
    match action.then() {
        FOR_NEXT => {
            vm.frame.ip = forward_target(&mut vm.frame.ip);
            vm.sp -= 16;
            Ok(None)
        }
        NATIVE_NEXT => Ok(Some(Value::NULL)),
        YIELD_FROM => {
            w32(vm.sp - 4, v.0);
            Ok(None)
        }
        CLOSE => {
            let action = Action::from_word(vm.pop());
            deliver(vm, action, Value::NONE)
        }
        CLOSE_DELEGATE => deliver(vm, action, v),
        UNPACK_NEXT => unpack::end(vm, action),
        _ => {
            let arg = if v == Value::NONE { Value::NULL } else { v };
            let raised = vm.raise_value(types::STOP_ITERATION, arg);
            if action.then() == NATIVE { fail(vm, action, raised) } else { Err(raised) }
        }
    }
}

/// Delivers an exception (the one raised last).
///
/// # Errors
/// The exception, to be handled in the caller's frame, unless the register `unwound` says that it leaves the loop.
pub(crate) fn fail(vm: &mut Vm, action: Action, raised: Raised) -> Res<Option<Value>> {
    match action.then() {
        NATIVE => {
            vm.frame.unwound = true;
            Err(raised)
        }
        NATIVE_NEXT => {
            if is_raised(vm, types::STOP_ITERATION) {
                return Ok(Some(Value::NULL));
            }
            vm.frame.unwound = true;
            Err(raised)
        }
        FOR_NEXT | UNPACK_NEXT if is_raised(vm, types::STOP_ITERATION) => deliver_end(vm, action, Value::NONE),
        YIELD_FROM => {
            if is_raised(vm, types::STOP_ITERATION) {
                let v = exception::value(vm, vm.exception())?;
                return deliver_end(vm, action, v);
            }
            Err(raised)
        }
        INIT => {
            vm.pop();
            let action = Action::from_word(vm.pop());
            fail(vm, action, raised)
        }
        CLOSE => {
            let action = Action::from_word(vm.pop());
            if is_raised(vm, types::GENERATOR_EXIT) || is_raised(vm, types::STOP_ITERATION) {
                return deliver(vm, action, Value::NONE);
            }
            fail(vm, action, raised)
        }
        CLASS => {
            let action = class::unfinished(vm);
            fail(vm, action, raised)
        }
        NEW => {
            let action = class::abandoned(vm);
            fail(vm, action, raised)
        }
        IMPORT => {
            crate::import::forget(vm);
            Err(raised)
        }
        _ => Err(raised),
    }
}

/// Whether the exception raised last is of a built-in type or derives from it.
pub(crate) fn is_raised(vm: &mut Vm, t: TypeId) -> bool {
    let e = vm.exception();
    exception::matches(vm, e, Value::typ(t))
}

/// Calls what lies at `slot` for an iteration: as [`call::call_then`], but an exception from native code is delivered
/// too, StopIteration as the end.
///
/// # Errors
/// Whatever the call raises.
pub(crate) fn call_next(vm: &mut Vm, slot: u32, pos: u32, action: Action) -> Res<Option<Value>> {
    let called = call::call(vm, slot, pos, 0, action);
    called_at(vm, slot, action, called)
}

/// Delivers what a call gave at once, with the stack cut to `slot`.
///
/// # Errors
/// As [`deliver`] and [`fail`].
pub(crate) fn called_at(vm: &mut Vm, slot: u32, action: Action, called: Res<Called>) -> Res<Option<Value>> {
    match called {
        Ok(Called::Pushed) => Ok(None),
        Ok(Called::Done(v)) => {
            vm.cut(slot);
            deliver(vm, action, v)
        }
        Err(raised) => {
            vm.cut(slot);
            fail(vm, action, raised)
        }
    }
}

/// The opcode that the running frame is at; for the actions that go back to it.
pub(crate) fn opcode(vm: &Vm) -> u8 {
    r8(vm.frame.ip - 1)
}
