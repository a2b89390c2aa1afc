//! Time and the tick: TIMER0 counts microseconds in 32 bits, which the tick extends.
//!
//! Compare 0 is the tick, compare 1 the display's next switch within a row, capture 2 belongs to
//! the program and capture 3 to interrupts, so that neither overwrites the other's reading.

use core::sync::atomic::{AtomicU32, Ordering::Relaxed, compiler_fence};

use mpyc_microbit::TICK_US;
use nrf51_pac::interrupt;

use crate::{
    board,
    chip::{clock, timer},
    matrix,
};

const TICK: usize = 0;
const ROW: usize = 1;
const PROGRAM: usize = 2;
const INTERRUPT: usize = 3;

const ONE_MEGAHERTZ: u32 = 4;
const BITS_32: u32 = 3;
/// Rounds to wait for the crystal, which takes about 0.4 ms.
const CRYSTAL_ROUNDS: u32 = 20_000;
const TICK_MS: u32 = TICK_US / 1000;

/// The counter at the last tick.
static TICK_AT: AtomicU32 = AtomicU32::new(0);
/// How often the counter had wrapped at the last tick.
static WRAPS: AtomicU32 = AtomicU32::new(0);
/// Milliseconds at the last tick, in two words.
static MS_LOW: AtomicU32 = AtomicU32::new(0);
static MS_HIGH: AtomicU32 = AtomicU32::new(0);

/// Starts the crystal and the timer; the interrupt must be unmasked after.
pub fn start() {
    // Safety: tasks, modes and a compare value, each as the reference manual of the chip gives it.
    unsafe {
        clock().events_hfclkstarted.reset();
        clock().tasks_hfclkstart.write(|w| w.bits(1));
        for _ in 0..CRYSTAL_ROUNDS {
            if clock().events_hfclkstarted.read().bits() != 0 {
                break;
            }
        }
        let timer = timer();
        timer.mode.reset();
        timer.bitmode.write(|w| w.bits(BITS_32));
        timer.prescaler.write(|w| w.bits(ONE_MEGAHERTZ));
        timer.tasks_clear.write(|w| w.bits(1));
        timer.cc[TICK].write(|w| w.bits(TICK_US));
        timer.intenset.write(|w| w.bits(0b11 << 16));
        // Old silicon loses power to a running timer unless told otherwise (anomaly 73).
        let keep_power = timer as *const _ as usize + 0xC0C;
        (keep_power as *mut u32).write_volatile(1);
        timer.tasks_start.write(|w| w.bits(1));
    }
}

/// Microseconds since reset.
pub fn ticks_us() -> u64 {
    loop {
        let at = TICK_AT.load(Relaxed);
        compiler_fence(core::sync::atomic::Ordering::SeqCst);
        let wraps = WRAPS.load(Relaxed);
        let now = capture(PROGRAM);
        compiler_fence(core::sync::atomic::Ordering::SeqCst);
        if at == TICK_AT.load(Relaxed) {
            // The counter was `at` when it had wrapped `wraps` times, and has gone on since.
            let wraps = if now < at { wraps.wrapping_add(1) } else { wraps };
            return u64::from(wraps) << 32 | u64::from(now);
        }
    }
}

/// Milliseconds since reset.
pub fn ticks_ms() -> u64 {
    loop {
        let at = TICK_AT.load(Relaxed);
        compiler_fence(core::sync::atomic::Ordering::SeqCst);
        let (low, high) = (MS_LOW.load(Relaxed), MS_HIGH.load(Relaxed));
        let now = capture(PROGRAM);
        compiler_fence(core::sync::atomic::Ordering::SeqCst);
        if at == TICK_AT.load(Relaxed) {
            let since = now.wrapping_sub(at) / 1000;
            return (u64::from(high) << 32 | u64::from(low)) + u64::from(since);
        }
    }
}

/// The counter now, read by an interrupt.
pub fn now_in_interrupt() -> u32 {
    capture(INTERRUPT)
}

/// Calls the display's interrupt when the counter reaches `at`. The caller checks that this lies
/// ahead still.
pub fn wake_display_at(at: u32) {
    // Safety: any compare value is valid.
    timer().cc[ROW].write(|w| unsafe { w.bits(at) });
}

fn capture(slot: usize) -> u32 {
    // Safety: 1 triggers the task.
    timer().tasks_capture[slot].write(|w| unsafe { w.bits(1) });
    timer().cc[slot].read().bits()
}

/// Counts one tick and sets the compare for the next; says when this one was due.
fn advance() -> u32 {
    let before = TICK_AT.load(Relaxed);
    let at = before.wrapping_add(TICK_US);
    if at < before {
        WRAPS.store(WRAPS.load(Relaxed).wrapping_add(1), Relaxed);
    }
    let (low, carry) = MS_LOW.load(Relaxed).overflowing_add(TICK_MS);
    MS_LOW.store(low, Relaxed);
    if carry {
        MS_HIGH.store(MS_HIGH.load(Relaxed).wrapping_add(1), Relaxed);
    }
    TICK_AT.store(at, Relaxed);
    // Safety: any compare value is valid.
    timer().cc[TICK].write(|w| unsafe { w.bits(at.wrapping_add(TICK_US)) });
    at
}

/// Whether the next tick's moment has come; catches a compare that was set too late to fire.
fn is_due() -> bool {
    now_in_interrupt().wrapping_sub(TICK_AT.load(Relaxed)) >= TICK_US
}

#[interrupt]
fn TIMER0() {
    if timer().events_compare[ROW].read().bits() != 0 {
        timer().events_compare[ROW].reset();
        matrix::dim();
    }
    if timer().events_compare[TICK].read().bits() != 0 {
        timer().events_compare[TICK].reset();
        while is_due() {
            matrix::next_row(advance());
            board::tick();
        }
    }
}
