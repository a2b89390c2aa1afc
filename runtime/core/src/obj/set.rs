//! Sets and frozensets.

use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::ops::Binary;
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

/// An iterator over `v`.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    let _ = v;
    Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]))
}

/// `item in v`.
pub fn contains(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    let _ = (vm, v, item);
    Ok(false)
}

/// Its length.
pub fn len(v: Value) -> u32 {
    let _ = v;
    0
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
