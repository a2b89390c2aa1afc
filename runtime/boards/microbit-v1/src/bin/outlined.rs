//! The firmware out of assembly text: the compiler has written that of the program `microbit-v1`, and
//! `cargo xtask firmware` has taken repetitions out of it.
//!
//! Only a build with the feature `outlined` has it; `MPYC_ASSEMBLY` says where the text is.
#![no_std]
#![no_main]

use core::{arch::global_asm, panic::PanicInfo};

global_asm!(include_str!(env!("MPYC_ASSEMBLY")), options(raw));

/// Every program must have one; the text has its own and never comes here.
#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}
