//! Python functions, closures and bound methods.

use crate::call::FUNCTION_CODE;
use crate::mem::r32;
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::code;
use mpyc_abi::value::Value;

/// The name of a `Function`.
pub fn name(v: Value) -> Value {
    Value::from_word(r32(r32(v.0 + FUNCTION_CODE) + code::NAME * 4))
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
