//! Exceptions: class, arguments or a message not yet formatted, traceback, attributes.

use crate::mem::{r32, w32};
use crate::msg::Msg;
use crate::vm::{Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::types::TypeId;
use mpyc_abi::value::Value;

/// Size in words.
pub const WORDS: u32 = 5;
const CLASS: u32 = 4;
const ARGS: u32 = 8;
const TRACEBACK: u32 = 12;

/// An exception of a built-in type with a message; the text is made when it is asked for.
///
/// # Errors
/// MemoryError.
pub fn new_message(vm: &mut Vm, t: TypeId, text: Msg, args: &[Value]) -> Res {
    for &a in args {
        vm.push(a);
    }
    let message = vm.allocate(Kind::Message, 0, 2 + args.len() as u32)?;
    w32(message + 4, Value::small(text.0 as i32).0);
    for (i, a) in args.iter().enumerate() {
        w32(message + 8 + i as u32 * 4, a.0);
    }
    vm.push(Value::object(message));
    let e = vm.allocate(Kind::Exception, 0, WORDS)?;
    w32(e + CLASS, Value::typ(t).0);
    w32(e + ARGS, message);
    Ok(Value::object(e))
}

/// An exception of a built-in type with one argument, or none for NULL.
///
/// # Errors
/// MemoryError.
pub fn new_value(vm: &mut Vm, t: TypeId, arg: Value) -> Res {
    vm.push(arg);
    let args = if arg.is_null() {
        vm.empty_tuple()
    } else {
        let tuple = vm.allocate(Kind::Tuple, 0, 2)?;
        w32(tuple + 4, arg.0);
        Value::object(tuple)
    };
    vm.push(args);
    let e = vm.allocate(Kind::Exception, 0, WORDS)?;
    w32(e + CLASS, Value::typ(t).0);
    w32(e + ARGS, args.0);
    Ok(Value::object(e))
}

/// Drops the traceback, so that an exception object can be raised anew.
pub fn forget(_vm: &mut Vm, e: Value) {
    if crate::ops::is_kind(e, Kind::Exception) {
        w32(e.0 + TRACEBACK, 0);
    }
}

/// The class of an exception object: a type value or a class.
pub fn class(e: Value) -> Value {
    Value(r32(e.0 + CLASS))
}
