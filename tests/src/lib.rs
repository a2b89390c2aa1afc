//! What the tests share: the emulated board.

pub mod qemu;
