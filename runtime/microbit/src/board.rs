//! What a board must offer, and the state that its tick shares with the program.

use crate::{button::Button, frame::Frame};

/// Microseconds between two ticks: one row of the display, one sample of the buttons.
pub const TICK_US: u32 = 6000;

/// The hardware of a micro:bit, or something that behaves like it.
///
/// Every method returns in bounded time, [`Board::reset`] and [`Board::panic`] excepted. Methods
/// take `&self`: state lives behind atomics or in registers, because interrupts share it.
pub trait Board {
    /// Sends one byte over the serial line; gives up when the line stays busy.
    fn uart_write(&self, byte: u8);

    /// The next byte that arrived on the serial line, in order of arrival.
    fn uart_read(&self) -> Option<u8>;

    /// Microseconds since reset; never goes back.
    fn ticks_us(&self) -> u64;

    /// Whole milliseconds since reset; never goes back. Agrees with [`Board::ticks_us`].
    fn ticks_ms(&self) -> u64;

    /// Waits until something may have happened: an interrupt, at the latest the next tick.
    fn idle(&self);

    /// Display frame and buttons, shared with the tick.
    fn shared(&self) -> &Shared;

    /// Starts (`true`) or stops driving the LED matrix, which frees its column pins.
    fn drive_display(&self, on: bool);

    /// The factory's number of this chip.
    fn unique_id(&self) -> [u8; 8];

    /// Starts the board again, as its reset button does.
    fn reset(&self) -> !;

    /// Shows a sad face and three digits of `code` in turn until the board is reset.
    fn panic(&self, code: u16) -> !;
}

/// State that the tick, which runs as an interrupt, shares with the program.
#[derive(Debug)]
pub struct Shared {
    /// What the display shows.
    pub frame: Frame,
    /// The left button.
    pub button_a: Button,
    /// The right button.
    pub button_b: Button,
}

impl Shared {
    /// State after reset: dark display, no button pressed.
    pub const fn new() -> Self {
        Self { frame: Frame::new(), button_a: Button::new(), button_b: Button::new() }
    }

    /// Does what is due every [`TICK_US`]. `a_down` and `b_down` say whether the buttons' pins are
    /// at the level that means pressed, at this moment.
    pub fn tick(&self, a_down: bool, b_down: bool) {
        self.button_a.sample(a_down);
        self.button_b.sample(b_down);
    }
}

impl Default for Shared {
    fn default() -> Self {
        Self::new()
    }
}
