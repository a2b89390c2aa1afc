//! Context managers: SETUP_WITH and WITH_CLEANUP.

use crate::attr::{self, Attr};
use crate::call;
use crate::frame::{Action, Then, forward_target};
use crate::obj::exception;
use crate::ops::{self, is_kind};
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;

/// SETUP_WITH at `vm.frame.ip - 1`: the manager is on top. Pushes exit and manager, calls `__enter__`.
///
/// # Errors
/// AttributeError; whatever `__enter__` raises.
pub(crate) fn setup(vm: &mut Vm) -> Res<Option<Value>> {
    let manager = vm.pop();
    push_bound(vm, manager, Value::str(names::DUNDER_EXIT))?;
    let slot = vm.sp;
    // The manager stays reachable as the second word of the pair or by way of the bound method.
    push_bound(vm, manager, Value::str(names::DUNDER_ENTER))?;
    let pos = if vm.peek(0).is_null() {
        vm.pop();
        0
    } else {
        1
    };
    call::call_then(vm, slot, pos, 0, Action::of(Then::WithEnter))
}

/// Pushes function and self of an attribute, or value and NULL.
fn push_bound(vm: &mut Vm, manager: Value, name: Value) -> Res<()> {
    let (f, this) = match attr::lookup(vm, manager, name) {
        Attr::Missing => return Err(attr::missing(vm, manager, name)),
        Attr::Failed => return Err(attr::failed(vm)),
        Attr::Value(v) => (v, Value::NULL),
        Attr::Method(f, this) => (f, this),
        Attr::Call(f, args, n) => (ops::call(vm, f, args.get(..n as usize).unwrap_or(&[]))?, Value::NULL),
    };
    vm.push(f);
    vm.push(this);
    Ok(())
}

/// `__enter__` gave `v`: pushes the handler and the value.
pub(crate) fn entered(vm: &mut Vm, v: Value) {
    let at = forward_target(&mut vm.frame.ip);
    vm.push_handler(at, true);
    vm.push(v);
}

/// WITH_CLEANUP: calls `__exit__` as the cause on the stack asks. The stack holds exit, manager and the cause, which
/// is one word, or two for a return or jump that passes through.
///
/// # Errors
/// Whatever `__exit__` raises.
pub(crate) fn cleanup(vm: &mut Vm) -> Res<Option<Value>> {
    let cause = vm.peek(0);
    let words = cause_words(cause);
    let (exit, this) = (vm.peek(words + 1), vm.peek(words));
    let slot = vm.sp;
    vm.push(exit);
    if !this.is_null() {
        vm.push(this);
    }
    let (class, value) =
        if is_kind(cause, Kind::Exception) { (exception::class(cause), cause) } else { (Value::NONE, Value::NONE) };
    for v in [class, value, Value::NONE] {
        vm.push(v);
    }
    let pos = (vm.sp - slot) / 4 - 1;
    call::call_then(vm, slot, pos, 0, Action::of(Then::WithExit))
}

fn cause_words(cause: Value) -> u32 {
    if cause == Value::NONE || is_kind(cause, Kind::Exception) { 1 } else { 2 }
}

/// `__exit__` gave `v`: drops exit and manager; a true value swallows an exception.
///
/// # Errors
/// Whatever the truth of the value raises.
pub(crate) fn exited(vm: &mut Vm, v: Value) -> Res<()> {
    let cause = vm.peek(0);
    let words = cause_words(cause);
    let swallow = is_kind(cause, Kind::Exception) && ops::truth(vm, v)?;
    let below = vm.peek(1);
    vm.sp -= (words + 2) * 4;
    if words == 2 {
        vm.push(below);
    }
    vm.push(if swallow { Value::NONE } else { cause });
    Ok(())
}
