//! Float arithmetic in assembly, for the boards' processors without floating point.
//!
//! `thumb.s` has the functions that the compiler calls for `f32`, which take the place of Rust's own, and operators on
//! whole values. Results are the same bits as everywhere else; `tests/board/float.rs` compares them with a host's.

use crate::ops::Binary;
use mpyc_abi::value::Value;

core::arch::global_asm!(include_str!("thumb.s"), options(raw));

unsafe extern "C" {
    fn mpyc_float_operator(a: Value, b: Value, op: Binary) -> Value;
}

// The numbers that the assembly knows.
const _: () = {
    assert!(Binary::Less as u8 == 0 && Binary::More as u8 == 1 && Binary::Equal as u8 == 2);
    assert!(Binary::LessEqual as u8 == 3 && Binary::MoreEqual as u8 == 4 && Binary::NotEqual as u8 == 5);
    assert!(Binary::Add as u8 == 27 && Binary::Subtract as u8 == 28 && Binary::Multiply as u8 == 29);
    assert!(Binary::TrueDivide as u8 == 32);
    assert!(Value::FALSE.0 == 32 && Value::TRUE.0 == 36);
};

/// `a op b` of immediate floats of 30 bits, or of one and a small int with at most 22 bits: sum, difference, product,
/// quotient or comparison. NULL for other operands and operators, and for division by zero.
pub fn operator(a: Value, b: Value, op: Binary) -> Value {
    // Safety: the function takes any words and touches no memory but its stack.
    unsafe { mpyc_float_operator(a, b, op) }
}
