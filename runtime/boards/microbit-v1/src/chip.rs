//! The chip's registers, and the pins of the board.

use nrf51_pac::{ADC, CLOCK, FICR, GPIO, TIMER0, UART0, adc, clock, ficr, gpio, timer0, uart0};

/// Pin of the serial line to the interface chip: out.
pub const PIN_TX: u32 = 24;
/// Pin of the serial line from the interface chip: in.
pub const PIN_RX: u32 = 25;
/// Left button, low when pressed.
pub const PIN_BUTTON_A: u32 = 17;
/// Right button, low when pressed.
pub const PIN_BUTTON_B: u32 = 26;
/// The interface chip's reset button, low when pressed.
pub const PIN_RESET: u32 = 19;

/// Oscillators.
pub fn clock() -> &'static clock::RegisterBlock {
    // Safety: a fixed, always mapped block of registers; shared access is what registers are for.
    unsafe { &*CLOCK::ptr() }
}

/// Analogue to digital converter.
pub fn converter() -> &'static adc::RegisterBlock {
    // Safety: as `clock`.
    unsafe { &*ADC::ptr() }
}

/// Factory information.
pub fn factory() -> &'static ficr::RegisterBlock {
    // Safety: as `clock`.
    unsafe { &*FICR::ptr() }
}

/// Pins.
pub fn pins() -> &'static gpio::RegisterBlock {
    // Safety: as `clock`; pins are set and cleared through OUTSET and OUTCLR only, which need no
    // read, so program and interrupts cannot undo each other's writes.
    unsafe { &*GPIO::ptr() }
}

/// The timer that is time base, tick and display.
pub fn timer() -> &'static timer0::RegisterBlock {
    // Safety: as `clock`.
    unsafe { &*TIMER0::ptr() }
}

/// The serial line.
pub fn serial() -> &'static uart0::RegisterBlock {
    // Safety: as `clock`.
    unsafe { &*UART0::ptr() }
}

/// Drives the pins of `mask` high.
pub fn set_pins(mask: u32) {
    // Safety: every bit pattern is a valid set of pins.
    pins().outset.write(|w| unsafe { w.bits(mask) });
}

/// Drives the pins of `mask` low.
pub fn clear_pins(mask: u32) {
    // Safety: every bit pattern is a valid set of pins.
    pins().outclr.write(|w| unsafe { w.bits(mask) });
}

/// Whether `pin` reads low.
pub fn is_low(pin: u32) -> bool {
    pins().in_.read().bits() & 1 << pin == 0
}
