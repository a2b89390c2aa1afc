//! Firmware of the micro:bit v1: nRF51822, Cortex-M0 at 16 MHz, 256 KiB of flash, 16 KiB of RAM.
//!
//! Boot goes: `cortex-m-rt`'s reset code sets up the statics on the interrupts' stack, [`main`] starts the
//! hardware and moves to the program's stack, [`run`] runs the frozen program and the prompt, again after each soft
//! reset.
#![no_std]
#![no_main]

mod arithmetic;
mod board;
mod chip;
mod clock;
mod copy;
mod divide;
mod fault;
mod fill;
mod info;
mod light;
mod matrix;
mod stack;
#[cfg(feature = "stopwatch")]
mod stopwatch;
mod uart;

use core::mem::MaybeUninit;

use board::{Microbit, SHARED};
use cortex_m::singleton;
use cortex_m_rt::entry;
use mpyc_abi::board::MICROBIT_V1;
use mpyc_microbit::{
    Board,
    boot::{self, Memory},
    image_check::Refusal,
    port,
};
use mpyc_runtime::{port::Port, vm::Vm};

static PORT: Port = port(&SHARED, MICROBIT_V1.filesystem);

/// The board that the modules work on, which they know by this name.
#[unsafe(no_mangle)]
pub static MPYC_BOARD: &(dyn Board + Sync) = &Microbit;

#[entry]
fn main() -> ! {
    board::start();
    stack::run_on_program_stack(run)
}

/// Runs programs and the prompt, with interrupts on, on the program's stack.
extern "C" fn run() -> ! {
    let memory = Memory {
        board: &MICROBIT_V1,
        image: MICROBIT_V1.image_start,
        ram: info::free_ram(),
        native_stack_limit: stack::limit(),
        port: &PORT,
    };
    // On the stack the machine would take what natives need. `None` at a second call, which there is none of.
    let Some(place) = singleton!(: MaybeUninit<Vm> = MaybeUninit::uninit()) else { Microbit.reset() };
    let mut reset = None;
    loop {
        let (vm, refusal) = make_machine(place, &memory);
        reset = Some(boot::live(vm, &memory, refusal, reset));
    }
}

/// Makes the machine in its place; without inlining, what is on the stack meanwhile does not stay there.
#[inline(never)]
fn make_machine<'a>(place: &'a mut MaybeUninit<Vm>, memory: &Memory) -> (&'a mut Vm, Option<Refusal>) {
    let (vm, refusal) = boot::machine(memory);
    (place.write(vm), refusal)
}
