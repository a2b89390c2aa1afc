//! The mpyc compiler: syntax trees to MicroPython bytecode, `.mpy` files, frozen images and hex files.
//!
//! Contract: no I/O, no printing, no exit, no panic on any input; the same input gives the same bytes.

pub mod assemble;
pub mod code;
pub mod diagnostics;
pub mod dis;
pub mod front;
pub mod imports;
pub mod link;
pub mod mpy;
