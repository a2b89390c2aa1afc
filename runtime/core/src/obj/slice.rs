//! Slices.

use crate::msg::Msg;
use crate::native::{Args, Member};
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

/// `a == b`, `a` of this type, `b` any value.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    let _ = vm;
    Ok(a == b)
}

/// Its methods.
pub static MEMBERS: &[Member] = &[];
