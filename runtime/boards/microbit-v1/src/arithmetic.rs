//! Integer arithmetic that the processor has no instructions for: the routines that the compiler calls, in a third of the
//! space of its own.

core::arch::global_asm!(include_str!("arithmetic.s"), options(raw));
