//! Pure number algorithms: integers of any size, binary floats, their text and their formatting.
//!
//! Nothing here allocates, keeps state or knows an object: callers give slices and get lengths
//! back, so the same code serves the interpreter's heap, the host's constant folding and tests.
//! No function uses 64-bit floats, and none divides on a path that a small program runs often
//! (the Cortex-M0 has no divide instruction and multiplies 32x32 bits to 32).

pub mod big;
pub mod binary64;
pub mod float;
pub mod float_text;
pub mod format_spec;
pub mod int_text;
pub mod math;
