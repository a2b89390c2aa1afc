//! What a board must offer, and the state that its tick shares with the program.

use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

use mpyc_runtime::port::poll;

use crate::{animation::Animation, debounce::Button, frame::Frame};

/// Microseconds between two ticks: one row of the display, one sample of the buttons.
pub const TICK_US: u32 = 6000;

/// The byte that stops a program unless it says otherwise.
pub const CTRL_C: u8 = 3;
/// Stands for no byte at all; it never occurs in UTF-8 text.
pub const NO_INTERRUPT: u8 = 0xFF;

/// The hardware of a micro:bit, or something that behaves like it.
///
/// Every method returns in bounded time, [`Board::reset`] and [`Board::panic`] excepted. Methods
/// take `&self`: state lives behind atomics or in registers, because interrupts share it.
pub trait Board {
    /// Sends one byte over the serial line; gives up when the line stays busy.
    fn uart_write(&self, byte: u8);

    /// Writes text to the console, which is the serial line; each line feed goes out as `\r\n`.
    fn console_write(&self, text: &[u8]) {
        for &byte in text {
            if byte == b'\n' {
                self.uart_write(b'\r');
            }
            self.uart_write(byte);
        }
    }

    /// The next byte that arrived on the serial line, in order of arrival. The line keeps at least 255 bytes that
    /// nobody has read; the interrupt character is none of them.
    fn uart_read(&self) -> Option<u8>;

    /// Microseconds since reset; never goes back.
    fn ticks_us(&self) -> u64;

    /// Whole milliseconds since reset; never goes back. Agrees with [`Board::ticks_us`].
    fn ticks_ms(&self) -> u64;

    /// Waits until something may have happened: an interrupt, or `microseconds` that have passed.
    fn idle(&self, microseconds: u32);

    /// Display frame, buttons, animation and poll flag, shared with the tick.
    fn shared(&self) -> &Shared;

    /// Clears bits of the poll flag in one piece, whatever interrupts do.
    fn clear_pending(&self, bits: u8);

    /// Sets bits of the poll flag from the program, in one piece, whatever interrupts do.
    fn set_pending(&self, bits: u8);

    /// Starts (`true`) or stops driving the LED matrix, which frees its column pins.
    fn drive_display(&self, on: bool);

    /// Whether the LED matrix is driven.
    fn is_display_driven(&self) -> bool;

    /// How bright it is where the display is, 0 to 255.
    fn light_level(&self) -> u8;

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
    /// What changes it as time goes.
    pub animation: Animation,
    /// The left button.
    pub button_a: Button,
    /// The right button.
    pub button_b: Button,
    /// The poll flag: bits of `mpyc_runtime::port::poll`. Interrupts set them, all at one priority; the
    /// program clears them with [`Board::clear_pending`].
    pub pending: AtomicU8,
    /// The byte on the serial line that stops the program; [`NO_INTERRUPT`] for none.
    pub interrupt_character: AtomicU8,
}

impl Shared {
    /// State after reset: dark display, no button pressed.
    pub const fn new() -> Self {
        Self {
            frame: Frame::new(),
            animation: Animation::new(),
            button_a: Button::new(),
            button_b: Button::new(),
            pending: AtomicU8::new(0),
            interrupt_character: AtomicU8::new(CTRL_C),
        }
    }

    /// Does what is due every [`TICK_US`]. `a_down` and `b_down` say whether the buttons' pins are
    /// at the level that means pressed, at this moment.
    pub fn tick(&self, a_down: bool, b_down: bool) {
        self.button_a.sample(a_down);
        self.button_b.sample(b_down);
        if self.animation.tick() {
            self.set_pending(poll::BOARD);
        }
    }

    /// Whether `byte` on the serial line stops the program.
    pub fn is_interrupt(&self, byte: u8) -> bool {
        byte == self.interrupt_character.load(Relaxed)
    }

    /// Sets bits of the poll flag; for interrupts only, and on the host for any thread.
    pub fn set_pending(&self, bits: u8) {
        #[cfg(any(feature = "host", test))]
        self.pending.fetch_or(bits, Relaxed);
        // The board's processor has no such instruction, but no interrupt interrupts another.
        #[cfg(not(any(feature = "host", test)))]
        self.pending.store(self.pending.load(Relaxed) | bits, Relaxed);
    }
}

impl Default for Shared {
    fn default() -> Self {
        Self::new()
    }
}
