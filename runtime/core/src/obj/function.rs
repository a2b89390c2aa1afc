//! Python functions, closures and bound methods.

use crate::attr::Attr;
use crate::call;
use crate::code_object;
use crate::frame::is_function;
use crate::mem::r32;
use crate::out::Out;
use crate::vm::{Res, Vm};
use crate::{namespace, ops};
use mpyc_abi::names;
use mpyc_abi::object::Kind;
use mpyc_abi::value::{Immediate, Value};

/// The name of a `Function`.
pub fn name(v: Value) -> Value {
    code_object::name(code_object::code_of(v.0))
}

/// `__name__` of what runs a function, or is a native one, and `__globals__` of a `Function`.
pub(crate) fn attribute(vm: &mut Vm, v: Value, name: Value) -> Attr {
    if name == Value::str(names::DUNDER_NAME) {
        return name_of(vm, v).map_or(Attr::Missing, Attr::Value);
    }
    if name == Value::str(names::DUNDER_GLOBALS) && is_function(v) {
        let globals = code_object::globals_of(v.0);
        return Attr::made(namespace::as_dict(vm, globals));
    }
    Attr::Missing
}

/// The name of the function behind a bound method or generator, or of a native one.
fn name_of(vm: &Vm, v: Value) -> Option<Value> {
    match ops::kind(v) {
        Some(Kind::Function | Kind::PlainFunction) => Some(name(v)),
        Some(Kind::BoundMethod) => name_of(vm, Value::from_word(r32(v.0 + 8))),
        Some(Kind::Generator) => name_of(vm, Value::from_word(r32(v.0 + 4))),
        _ if v.is(Immediate::Native) => call::native_member(vm, v).map(|member| Value::str(member.name())),
        _ => None,
    }
}

/// Writes a `Function`.
///
/// # Errors
/// MemoryError.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out) -> Res<()> {
    out.text(vm, "<function ")?;
    let name = name(v);
    out.put(vm, crate::obj::str::bytes(name))?;
    address(vm, v, out)
}

/// Writes ` at 0x...>`, the end of what has no better text.
///
/// # Errors
/// MemoryError.
pub fn address(vm: &mut Vm, v: Value, out: &mut Out) -> Res<()> {
    out.text(vm, " at 0x")?;
    let mut digits = [0u8; 8];
    for (i, digit) in digits.iter_mut().enumerate() {
        let nibble = (v.0 >> (28 - i * 4)) as u8 & 15;
        *digit = if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 };
    }
    let first = digits.iter().position(|&d| d != b'0').unwrap_or(7);
    out.put(vm, digits.get(first..).unwrap_or(&[]))?;
    out.text(vm, ">")
}
