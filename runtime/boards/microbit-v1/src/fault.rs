//! Ends that no program comes back from: `panic()`, a fault, a broken invariant.

use core::panic::PanicInfo;

use cortex_m_rt::{ExceptionFrame, exception};

use crate::{matrix, uart};

/// Code shown after a fault.
const FAULT: u16 = 901;
/// Code shown after a broken invariant of the firmware.
const BROKEN: u16 = 902;

/// Visits of a row that a face or digit stays: about 0.8 s.
const VISITS: u32 = 135;
/// Processor cycles of a visit: 6 ms.
const VISIT_CYCLES: u32 = 96_000;

/// Shows a sad face and the three digits of `code` in turn, until the board is reset.
pub fn show(code: u16) -> ! {
    cortex_m::interrupt::disable();
    loop {
        for frame in mpyc_microbit::panic_frames(code) {
            matrix::hold(&frame, VISITS, VISIT_CYCLES);
            matrix::hold(&[0; 25], VISITS / 8, VISIT_CYCLES);
        }
    }
}

fn say(text: &[u8]) {
    for &byte in text {
        uart::write(byte);
    }
}

fn say_hex(word: u32) {
    for shift in (0..8).rev() {
        let digit = (word >> (4 * shift)) as u8 & 0xF;
        uart::write(if digit < 10 { b'0' + digit } else { b'a' - 10 + digit });
    }
}

/// Says where the processor faulted and stays there.
///
/// The trampoline hands over the frame of whichever stack was in use; after an overflow of the
/// program's stack there is none to read, only that stack's pointer below RAM.
#[exception(trampoline = false)]
unsafe fn HardFault() -> ! {
    cortex_m::interrupt::disable();
    say(b"\r\nmpyc: ");
    match faulting_frame() {
        Some(frame) => {
            say(b"processor fault at 0x");
            // Safety: `faulting_frame` checked that the frame lies in RAM.
            say_hex(unsafe { (*frame).pc() });
        }
        None => say(b"native stack overflow"),
    }
    say(b"\r\n");
    show(FAULT)
}

/// The registers that were stacked on the program's stack; `None` when that stack has run out.
fn faulting_frame() -> Option<*const ExceptionFrame> {
    let pointer = cortex_m::register::psp::read();
    (pointer >= 0x2000_0000 && pointer.is_multiple_of(4)).then_some(pointer as *const ExceptionFrame)
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    say(b"\r\nmpyc: broken invariant\r\n");
    show(BROKEN)
}
