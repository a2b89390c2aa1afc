//! Two native stacks in the one region at the bottom of RAM.
//!
//! ```text
//! 0x20000000  program (process stack), grows down: an overflow leaves RAM and faults
//!      +3392  interrupts and the fault handler (main stack), bounded by design
//!      +3584  statics
//! ```
//!
//! Because the fault handler has a stack of its own, it still runs after the program's overflowed.

use core::arch::asm;

/// Bytes at the top of the native stack region that belong to interrupts.
pub const INTERRUPT_BYTES: usize = 192;

/// Bytes of the program's stack that a native may use after it was checked that there is stack left.
const RESERVE: usize = 1024;

/// Lowest address down to which natives may start to recurse.
pub fn limit() -> usize {
    &raw const crate::info::_stack_end as usize + RESERVE
}

/// Moves to the program's stack for ever and calls `run`.
pub fn run_on_program_stack(run: extern "C" fn() -> !) -> ! {
    let top = &raw const crate::info::_stack_start as usize - INTERRUPT_BYTES;
    // Safety: `top` is the 8-aligned end of memory that only the program's stack uses; nothing
    // returns to the frame that is left behind on the main stack, which holds no references.
    unsafe {
        asm!(
            "msr psp, {top}",
            "msr control, {two}",
            "isb",
            "bx {run}",
            top = in(reg) top,
            two = in(reg) 2_usize,
            run = in(reg) run,
            options(noreturn),
        )
    }
}
