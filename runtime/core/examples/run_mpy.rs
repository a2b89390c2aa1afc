//! Runs `.mpy` files on the machine, with the memory of a large board: `run_mpy [--stress] FILE`.
//!
//! The exit status is that of the program: 1 after an uncaught exception, which is shown as the board shows it.

use mpyc_abi::board::FloatWidth;
use mpyc_runtime::boot::{self, End};
use mpyc_runtime::mem::Space;
use mpyc_runtime::port::Port;
use mpyc_runtime::vm::{Config, Vm};
use std::io::Write;
use std::process::ExitCode;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Instant;

static PENDING: AtomicU8 = AtomicU8::new(0);
static INTERRUPT_CHARACTER: AtomicU8 = AtomicU8::new(3);

fn micros() -> u128 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_micros()
}

static PORT: Port = Port {
    read: || None,
    write: |bytes| {
        // A closed pipe ends the program's output, not the program.
        let _ = std::io::stdout().write_all(bytes);
    },
    ticks_us: || micros() as u32,
    ticks_ms: || (micros() / 1000) as u32,
    idle: |us| std::thread::sleep(std::time::Duration::from_micros(us.into())),
    poll: |_| Ok(()),
    pending: &PENDING,
    interrupt_character: &INTERRUPT_CHARACTER,
    clear_pending: |bits| {
        PENDING.fetch_and(!bits, Ordering::Relaxed);
    },
    set_pending: |bits| {
        PENDING.fetch_or(bits, Ordering::Relaxed);
    },
    filesystem: (0, 0),
    types: &[],
    modules: &[],
    objects: &[],
};

fn main() -> ExitCode {
    let mut stress = false;
    let mut file = None;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--stress" => stress = true,
            _ => file = Some(argument),
        }
    }
    let Some(file) = file else {
        eprintln!("usage: run_mpy [--stress] FILE");
        return ExitCode::from(2);
    };
    match std::fs::read(&file) {
        Ok(bytes) => run(&bytes, stress),
        Err(e) => {
            eprintln!("{file}: {e}");
            ExitCode::from(2)
        }
    }
}

fn run(bytes: &[u8], stress: bool) -> ExitCode {
    let _space = Space::new();
    let mut vm = Vm::new(Config {
        ram_start: 0x2000_1000,
        ram_end: 0x2002_0000,
        slot_words: 0,
        native_stack_limit: stack_limit(),
        float: FloatWidth::Bits32,
        port: &PORT,
    });
    vm.heap.modes.stress = stress;
    match boot::run_mpy(&mut vm, bytes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => match boot::report(&mut vm) {
            End::Exit(code) => ExitCode::from(code as u8),
            End::Error => ExitCode::from(1),
        },
    }
}

/// Half of the native stack of the main thread (8 MiB where nobody says otherwise) may be used.
fn stack_limit() -> usize {
    let here = 0u8;
    (&raw const here as usize).saturating_sub(4 << 20)
}
