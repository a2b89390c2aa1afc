//! The micro:bit v1 as [`Board`].

use core::sync::atomic::Ordering::Relaxed;

use cortex_m::{
    interrupt::free,
    peripheral::{NVIC, SCB},
};
use mpyc_microbit::{Board, Shared};
use nrf51_pac::Interrupt;

use crate::{
    chip::{self, PIN_BUTTON_A, PIN_BUTTON_B, PIN_RESET},
    clock, fault, light, matrix, uart,
};

/// What the tick and the program share.
pub static SHARED: Shared = Shared::new();

/// The one micro:bit there is.
pub struct Microbit;

/// Starts all hardware, interrupts last.
pub fn start() {
    // The board has pull-ups of its own; these serve where it is only emulated.
    chip::pins().pin_cnf[PIN_BUTTON_A as usize].write(|w| w.input().connect().pull().pullup());
    chip::pins().pin_cnf[PIN_BUTTON_B as usize].write(|w| w.input().connect().pull().pullup());
    chip::pins().pin_cnf[PIN_RESET as usize].write(|w| w.input().connect().pull().pullup());
    matrix::start();
    clock::start();
    uart::start();
    // Safety: the handlers share nothing with the program but atomics.
    unsafe {
        NVIC::unmask(Interrupt::TIMER0);
        NVIC::unmask(Interrupt::UART0);
    }
}

/// The board's part of the tick, in the timer's interrupt.
pub fn tick() {
    if chip::is_low(PIN_RESET) {
        SCB::sys_reset();
    }
    SHARED.tick(chip::is_low(PIN_BUTTON_A), chip::is_low(PIN_BUTTON_B));
}

impl Board for Microbit {
    fn uart_write(&self, byte: u8) {
        uart::write(byte);
    }

    fn uart_read(&self) -> Option<u8> {
        uart::read()
    }

    fn ticks_us(&self) -> u64 {
        clock::ticks_us()
    }

    fn ticks_ms(&self) -> u64 {
        clock::ticks_ms()
    }

    fn idle(&self, microseconds: u32) {
        clock::idle(microseconds);
    }

    fn shared(&self) -> &Shared {
        &SHARED
    }

    fn clear_pending(&self, bits: u8) {
        #[cfg(feature = "stopwatch")]
        crate::stopwatch::served(bits);
        let pending = &SHARED.pending;
        free(|_| pending.store(pending.load(Relaxed) & !bits, Relaxed));
    }

    fn set_pending(&self, bits: u8) {
        free(|_| SHARED.set_pending(bits));
    }

    fn drive_display(&self, on: bool) {
        matrix::drive(on);
    }

    fn is_display_driven(&self) -> bool {
        matrix::is_driven()
    }

    fn light_level(&self) -> u8 {
        light::level()
    }

    fn unique_id(&self) -> [u8; 8] {
        let [low, high] = &chip::factory().deviceid;
        let id = u64::from(high.read().bits()) << 32 | u64::from(low.read().bits());
        id.to_le_bytes()
    }

    fn reset(&self) -> ! {
        SCB::sys_reset()
    }

    fn panic(&self, code: u16) -> ! {
        fault::show(code)
    }
}
