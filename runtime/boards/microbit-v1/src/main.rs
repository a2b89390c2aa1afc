//! Firmware of the micro:bit v1: nRF51822, Cortex-M0 at 16 MHz, 256 KiB of flash, 16 KiB of RAM.
//!
//! Boot goes: `cortex-m-rt`'s reset code sets up the statics on the interrupts' stack, [`main`] starts the
//! hardware and moves to the program's stack, [`run`] runs the frozen program and waits for a restart.
#![no_std]
#![no_main]

mod board;
mod chip;
mod clock;
mod copy;
mod fault;
mod info;
mod light;
mod matrix;
mod stack;
mod uart;

use core::mem::MaybeUninit;

use board::{Microbit, SHARED};
use cortex_m::singleton;
use cortex_m_rt::entry;
use mpyc_abi::board::MICROBIT_V1;
use mpyc_microbit::{
    Board as _,
    boot::{self, Memory},
    image_check::Refusal,
    install, port,
};
use mpyc_runtime::{port::Port, vm::Vm};

static PORT: Port = port(&SHARED);

/// What the user sends to start the board again.
const CTRL_D: u8 = 4;

#[entry]
fn main() -> ! {
    board::start();
    stack::run_on_program_stack(run)
}

/// Runs the frozen program, with interrupts on, on the program's stack.
extern "C" fn run() -> ! {
    install(&Microbit);
    let memory = Memory {
        board: &MICROBIT_V1,
        image: MICROBIT_V1.image_start,
        ram: info::free_ram(),
        native_stack_limit: stack::limit(),
        port: &PORT,
    };
    match make_machine(&memory) {
        Ok(vm) => {
            boot::run(vm);
            say("mpyc: the program has ended\n");
            boot::linger(vm);
        }
        Err(refusal) => {
            say(refusal.text());
            say("\n");
        }
    }
    loop {
        if Microbit.uart_read() == Some(CTRL_D) {
            Microbit.reset();
        }
        Microbit.idle(mpyc_microbit::TICK_US);
    }
}

/// Makes the machine in RAM of its own: on the stack it would take what natives need. Called once.
#[inline(never)]
fn make_machine(memory: &Memory) -> Result<&'static mut Vm, Refusal> {
    let (machine, refusal) = boot::machine(memory);
    if let Some(refusal) = refusal {
        return Err(refusal);
    }
    // `None` at a second call, which there is none of.
    let place = singleton!(: MaybeUninit<Vm> = MaybeUninit::uninit()).ok_or(Refusal::Missing)?;
    Ok(place.write(machine))
}

fn say(text: &str) {
    Microbit.console_write(text.as_bytes());
}
