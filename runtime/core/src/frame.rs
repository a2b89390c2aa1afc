//! Frames on the VM stack, and the interpreter's registers.

use mpyc_abi::value::Value;

/// What the interpreter knows of the frame it runs; saved in the frame of the callee during a call.
#[derive(Clone, Copy, Default, Debug)]
pub struct Registers {
    /// Address of local 0 of the running frame; 0 when none runs.
    pub fp: u32,
    /// Address of the next opcode byte.
    pub ip: u32,
    /// The `Code` object that runs.
    pub code: Value,
}
