//! Floats.

use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::ops::{Binary, Unary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::value::Value;

/// The type called with arguments.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    let _ = args;
    Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]))
}

/// Writes `str` or, if `repr`, `repr`.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = (v, repr);
    out.text(vm, "?")
}

/// A binary operator with `a` of this type; `NOT_IMPLEMENTED` if it has none for `b`.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let _ = (vm, op, a, b);
    Ok(Value::NOT_IMPLEMENTED)
}

/// A unary operator; `NOT_IMPLEMENTED` if the type has none.
pub fn unary(vm: &mut Vm, op: Unary, v: Value) -> Res {
    let _ = (vm, op, v);
    Ok(Value::NOT_IMPLEMENTED)
}

/// `a == b`, `a` of this type, `b` any value.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    let _ = vm;
    Ok(a == b)
}

/// Its hash.
pub fn hash(vm: &mut Vm, v: Value) -> Res<u32> {
    let _ = vm;
    Ok(v.0)
}

/// Its methods.
pub static MEMBERS: &[Member] = &[];

/// Whether it is not 0.
pub fn truth(v: Value) -> bool {
    v.as_float_bits() << 1 != 0
}
