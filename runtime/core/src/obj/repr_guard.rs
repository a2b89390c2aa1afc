//! `repr` of containers that hold themselves: the inner occurrence is written as `[...]`.
//!
//! A container being written carries the flag `PRINTING` in its header, so a cycle costs no memory.
//! Objects in flash have no flag; a cycle passes through a mutable container in any case.

use crate::mem::{r8, w8};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::flag;
use mpyc_abi::value::Value;

/// Start of RAM on every board.
const RAM: u32 = 0x2000_0000;

/// Begins to write `v`. False: it is being written already, and `cycle` was written instead.
///
/// # Errors
/// MemoryError; RuntimeError for structures too deep.
pub fn enter(vm: &mut Vm, v: Value, out: &mut Out, cycle: &str) -> Res<bool> {
    let flags = r8(v.0 + 1);
    if flags & flag::PRINTING != 0 {
        out.text(vm, cycle)?;
        return Ok(false);
    }
    vm.check_recursion()?;
    set(v, flags | flag::PRINTING);
    Ok(true)
}

/// Ends what [`enter`] began, whether or not writing succeeded.
pub fn leave(v: Value) {
    set(v, r8(v.0 + 1) & !flag::PRINTING);
}

fn set(v: Value, flags: u8) {
    if v.0 >= RAM {
        w8(v.0 + 1, flags);
    }
}
