//! How long Ctrl-C takes: for a build with the feature `stopwatch`, which only tests make.
//!
//! The watch starts in the receive interrupt that brings the interrupt character. It stops when the first byte is
//! written after the runtime has served the poll flag, that is, when the exception has ended the program and the prompt
//! begins its answer. What the program prints before that does not stop it.

use core::sync::atomic::{AtomicU8, AtomicU32, Ordering::Relaxed};

use cortex_m::interrupt::free;
use mpyc_runtime::port::poll;

use crate::clock;

const OFF: u8 = 0;
/// The interrupt character has come.
const RECEIVED: u8 = 1;
/// The runtime has seen it.
const SERVED: u8 = 2;

static STATE: AtomicU8 = AtomicU8::new(OFF);
static STARTED: AtomicU32 = AtomicU32::new(0);

/// The microseconds of the last Ctrl-C, for whoever looks into the memory; all ones while the watch runs.
#[unsafe(no_mangle)]
pub static MPYC_STOPWATCH: AtomicU32 = AtomicU32::new(u32::MAX);

/// In the receive interrupt: the interrupt character has come.
pub fn received() {
    STARTED.store(clock::now(), Relaxed);
    MPYC_STOPWATCH.store(u32::MAX, Relaxed);
    STATE.store(RECEIVED, Relaxed);
}

/// Bits of the poll flag are served.
pub fn served(bits: u8) {
    if bits & poll::INTERRUPT != 0 && STATE.load(Relaxed) == RECEIVED {
        STATE.store(SERVED, Relaxed);
    }
}

/// A byte is about to be written.
pub fn writes() {
    if STATE.load(Relaxed) == SERVED {
        STATE.store(OFF, Relaxed);
        let now = free(|_| clock::now());
        MPYC_STOPWATCH.store(now.wrapping_sub(STARTED.load(Relaxed)), Relaxed);
    }
}
