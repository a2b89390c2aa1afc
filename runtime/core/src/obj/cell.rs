//! Cells: the variables that inner functions capture.

use crate::mem::w32;
use crate::vm::{Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;

/// A cell that holds `v`, which may be NULL.
///
/// # Errors
/// MemoryError.
pub fn new(vm: &mut Vm, v: Value) -> Res {
    let cell = vm.allocate(Kind::Cell, 0, 2)?;
    w32(cell + 4, v.0);
    Ok(Value::object(cell))
}
