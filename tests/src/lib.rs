//! What the tests share: the emulated board, the command under test.

pub mod command;
pub mod qemu;
