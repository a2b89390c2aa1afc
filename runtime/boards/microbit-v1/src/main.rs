//! Firmware of the micro:bit v1: nRF51822, Cortex-M0 at 16 MHz, 256 KiB of flash, 16 KiB of RAM.
//!
//! Boot goes: `cortex-m-rt`'s reset code sets up the statics on the interrupts' stack, [`main`] moves
//! to the program's stack, starts the hardware and never returns.
#![no_std]
#![no_main]

mod board;
mod chip;
mod clock;
mod fault;
mod info;
mod light;
mod matrix;
mod stack;
mod uart;

use cortex_m_rt::entry;

#[entry]
fn main() -> ! {
    board::start();
    stack::run_on_program_stack(run)
}

/// Runs with interrupts on, on the program's stack.
extern "C" fn run() -> ! {
    use mpyc_microbit::Board as _;
    let board = board::Microbit;
    for &byte in b"mpyc on micro:bit v1\r\n" {
        board.uart_write(byte);
    }
    loop {
        while let Some(byte) = board.uart_read() {
            board.uart_write(byte);
        }
        board.idle(mpyc_microbit::TICK_US);
    }
}
