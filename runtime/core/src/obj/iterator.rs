//! Iterators of built-in types, and the iterator functions (enumerate, zip, map, filter, reversed).

use crate::msg::Msg;
use crate::native::Member;
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::value::Value;

/// Writes `str` or, if `repr`, `repr`.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = (v, repr);
    out.text(vm, "?")
}

/// An iterator over `v`.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    let _ = v;
    Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]))
}

/// Its methods.
pub static MEMBERS: &[Member] = &[];
