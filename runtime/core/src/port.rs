//! The world outside the machine, as a table of functions: output, time, and the board's own types,
//! modules and objects. The firmware and the simulator each make one.

use crate::native::{ModuleRow, TypeRow};
use core::sync::atomic::AtomicU8;
use mpyc_abi::types::TypeId;

/// Bits of the poll flag, which the interpreter tests at back-jumps and long natives test in their loops.
pub mod poll {
    /// Ctrl-C was received: raise KeyboardInterrupt.
    pub const INTERRUPT: u8 = 1;
    /// The board has work to do outside interrupts (animations, scheduled calls): call [`super::Port::poll`].
    pub const BOARD: u8 = 2;
    /// Calls were scheduled (see [`crate::schedule`]).
    pub const SCHEDULED: u8 = 4;
}

/// See the module.
pub struct Port {
    /// Writes bytes to the console as they are (the interpreter's `print` ends lines with `\n`; a serial port makes that `\r\n`).
    pub write: fn(&[u8]),
    /// The next byte from the console, if one has arrived. The port keeps at least `2 * repl::WINDOW + 1` bytes while
    /// nobody reads; the interrupt character never gets here.
    pub read: fn() -> Option<u8>,
    /// Microseconds since start, wrapping.
    pub ticks_us: fn() -> u32,
    /// Milliseconds since start, wrapping.
    pub ticks_ms: fn() -> u32,
    /// Waits for the next interrupt (or, on the host, lets time pass), at most so many microseconds.
    pub idle: fn(u32),
    /// Does the board's pending work (see [`poll::BOARD`]).
    pub poll: fn(&mut crate::vm::Vm) -> crate::vm::Res<()>,
    /// The poll flag: bits of [`poll`], set by interrupts, cleared by whoever serves them (see [`crate::wait`]).
    pub pending: &'static AtomicU8,
    /// The byte on the console that sets [`poll::INTERRUPT`], 3 at first (Ctrl-C); 0xFF: none does.
    pub interrupt_character: &'static AtomicU8,
    /// Clears bits of the poll flag in one piece, whatever interrupts do meanwhile.
    pub clear_pending: fn(u8),
    /// Sets bits of the poll flag in one piece; for the program, interrupts have ways of their own.
    pub set_pending: fn(u8),
    /// Where in flash the files lie if the image leaves that alone: from here to there. Nowhere if both are equal.
    pub filesystem: (u32, u32),
    /// The board's types: row n is type number `BOARD_TYPES + n`.
    pub types: &'static [TypeRow],
    /// The board's modules: row n is module number `BOARD_MODULES + n`.
    pub modules: &'static [ModuleRow],
    /// The types of the board's built-in objects, by the index of `Immediate::Object`.
    pub objects: &'static [TypeId],
}
