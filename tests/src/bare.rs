//! A machine without a board, thousands of which can be made in a second: waiting takes no time, and a program ends after
//! so many polls of the machine, however it resists. The same program does the same each time.

use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::AtomicU8;
use std::sync::atomic::Ordering::Relaxed;

use mpyc_abi::board::FloatWidth;
use mpyc_runtime::mem::Space;
use mpyc_runtime::port::{Port, poll};
use mpyc_runtime::vm::{Config, Res, Vm};

/// RAM of the machine, about what the board's firmware leaves.
pub const RAM: Range<u32> = 0x2000_1000..0x2000_4000;

/// A program that still runs after Ctrl-C for so many polls is cut off.
const PATIENCE: u32 = 200;
/// Bytes of native stack that a program may use.
const NATIVE_STACK: usize = 256 * 1024;

thread_local! {
    /// This thread's poll flag, which lives as long as the process.
    static PENDING: OnceCell<&'static AtomicU8> = const { OnceCell::new() };
    static PORT: OnceCell<&'static Port> = const { OnceCell::new() };
    /// Polls until the program is cut off.
    static LEFT: Cell<u32> = const { Cell::new(0) };
    static NOW: Cell<u64> = const { Cell::new(0) };
    static PRINTED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What a machine is like.
#[derive(Clone)]
pub struct Setup {
    /// Its RAM.
    pub ram: Range<u32>,
    /// Words of an image's slots at the start of that RAM.
    pub slot_words: u32,
    /// Width of floats.
    pub float: FloatWidth,
    /// Polls after which the program gets Ctrl-C, and is cut off if that does not end it.
    pub polls: u32,
}

impl Setup {
    /// A machine like the board, for a program of so many polls.
    pub fn board(polls: u32) -> Self {
        Self { ram: RAM, slot_words: 0, float: FloatWidth::Bits30, polls }
    }
}

/// Ends a program that does not end by itself.
struct CutOff;

fn pending() -> &'static AtomicU8 {
    PENDING.with(|cell| *cell.get_or_init(|| Box::leak(Box::new(AtomicU8::new(0)))))
}

fn now() -> u64 {
    NOW.set(NOW.get() + 1);
    NOW.get()
}

/// Counts a poll; the last ones are presses of Ctrl-C, and then the program is cut off.
fn count(_: &mut Vm) -> Res<()> {
    let left = LEFT.get();
    if left == 0 {
        resume_unwind(Box::new(CutOff));
    }
    LEFT.set(left - 1);
    let interrupt = if left <= PATIENCE { poll::INTERRUPT } else { 0 };
    pending().fetch_or(poll::BOARD | interrupt, Relaxed);
    Ok(())
}

/// This thread's port to nothing.
pub fn port() -> &'static Port {
    let make = || {
        let port = Port {
            write: |text| PRINTED.with_borrow_mut(|printed| printed.extend_from_slice(text)),
            read: || None,
            ticks_us: || now() as u32,
            ticks_ms: || (now() / 1000) as u32,
            idle: |microseconds| NOW.set(NOW.get() + u64::from(microseconds)),
            poll: count,
            pending: pending(),
            interrupt_character: Box::leak(Box::new(AtomicU8::new(3))),
            clear_pending: |bits| {
                pending().fetch_and(!bits, Relaxed);
            },
            set_pending: |bits| {
                pending().fetch_or(bits, Relaxed);
            },
            filesystem: (0, 0),
            types: &[],
            modules: &[],
            objects: &[],
        };
        &*Box::leak(Box::new(port))
    };
    PORT.with(|cell| *cell.get_or_init(make))
}

/// What this thread's machine has printed since this was last asked.
pub fn printed() -> String {
    String::from_utf8_lossy(&PRINTED.take()).into_owned()
}

/// Runs something on a new machine in this thread's `space`; what lies in flash there is kept.
///
/// # Panics
/// If the machine's heap is not in order afterwards.
pub fn run(space: &Space, setup: &Setup, program: impl FnOnce(&mut Vm)) {
    space.make_current();
    space.fence(setup.ram.clone());
    LEFT.set(setup.polls.saturating_add(PATIENCE));
    NOW.set(0);
    PRINTED.take();
    pending().store(poll::BOARD, Relaxed);
    let here = 0_u8;
    let mut vm = Vm::new(Config {
        ram_start: setup.ram.start,
        ram_end: setup.ram.end,
        slot_words: setup.slot_words,
        native_stack_limit: (&raw const here as usize).saturating_sub(NATIVE_STACK),
        float: setup.float,
        port: port(),
    });
    match catch_unwind(AssertUnwindSafe(|| program(&mut vm))) {
        Ok(()) => {
            vm.collect();
            assert!(vm.heap.is_sound(), "the heap is not in order");
        }
        Err(payload) if payload.is::<CutOff>() => {}
        Err(payload) => resume_unwind(payload),
    }
}
