//! Time and the tick: TIMER0 counts microseconds in 32 bits, which the tick extends.
//!
//! Compare 0 is the tick, compare 1 the display's next switch within a row, compare 2 ends an idle
//! wait, and slot 3 captures the counter: in interrupts, or in the program with interrupts off.

use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

use cortex_m::{asm, interrupt::free};
use mpyc_microbit::TICK_US;
use nrf51_pac::interrupt;

use crate::{
    board,
    chip::{clock, timer},
    matrix,
};

const TICK: usize = 0;
const ROW: usize = 1;
const IDLE: usize = 2;
const NOW: usize = 3;

/// Shortest wait for which the processor is stopped.
const SHORTEST_IDLE_US: u32 = 20;

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
        timer.intenset.write(|w| w.bits(0b111 << 16));
        // Old silicon loses power to a running timer unless told otherwise (anomaly 73).
        let keep_power = timer as *const _ as usize + 0xC0C;
        (keep_power as *mut u32).write_volatile(1);
        timer.tasks_start.write(|w| w.bits(1));
    }
}

/// Microseconds since reset.
pub fn ticks_us() -> u64 {
    free(|_| {
        let (now, at, wraps) = (now(), TICK_AT.load(Relaxed), WRAPS.load(Relaxed));
        // The counter was `at` when it had wrapped `wraps` times, and has gone on since.
        let wraps = if now < at { wraps.wrapping_add(1) } else { wraps };
        u64::from(wraps) << 32 | u64::from(now)
    })
}

/// Milliseconds since reset.
pub fn ticks_ms() -> u64 {
    free(|_| {
        let since = now().wrapping_sub(TICK_AT.load(Relaxed)) / 1000;
        let at = u64::from(MS_HIGH.load(Relaxed)) << 32 | u64::from(MS_LOW.load(Relaxed));
        at + u64::from(since)
    })
}

/// Stops the processor until the next interrupt, or until `microseconds` have passed.
pub fn idle(microseconds: u32) {
    if microseconds < SHORTEST_IDLE_US {
        return;
    }
    // With interrupts off, one that comes still ends the wait, and is served after it: none can slip in
    // between setting the compare and stopping.
    free(|_| {
        let start = now();
        // Safety: any compare value is valid.
        timer().cc[IDLE].write(|w| unsafe { w.bits(start.wrapping_add(microseconds)) });
        if now().wrapping_sub(start) < microseconds {
            asm::wfi();
        }
    });
}

/// The counter now. To be called in interrupts, or with interrupts off.
pub fn now() -> u32 {
    // Safety: 1 triggers the task.
    timer().tasks_capture[NOW].write(|w| unsafe { w.bits(1) });
    timer().cc[NOW].read().bits()
}

/// Calls the display's interrupt when the counter reaches `at`. The caller checks that this lies
/// ahead still.
pub fn wake_display_at(at: u32) {
    // Safety: any compare value is valid.
    timer().cc[ROW].write(|w| unsafe { w.bits(at) });
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
    now().wrapping_sub(TICK_AT.load(Relaxed)) >= TICK_US
}

#[interrupt]
fn TIMER0() {
    timer().events_compare[IDLE].reset();
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
