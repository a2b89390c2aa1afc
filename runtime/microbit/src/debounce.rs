//! Debouncing: a button's raw level, sampled every tick, becomes presses.
//!
//! An integrator runs between 0 (surely pressed) and [`LIMIT`] (surely released). The button counts
//! as pressed below [`PRESSED_BELOW`] and as released above [`RELEASED_ABOVE`], so a press must last
//! ten samples, 60 ms, to be seen. These are the figures of the official firmware for the v1.

use core::sync::atomic::{AtomicBool, AtomicU8, AtomicU16, Ordering::Relaxed};

const LIMIT: u8 = 12;
const PRESSED_BELOW: u8 = 3;
const RELEASED_ABOVE: u8 = 7;

/// One button: written by [`Button::sample`] in the tick, read by the program.
///
/// The tick alone writes the level and the count; the program alone writes what it has seen of the
/// count. So no operation needs more than a load and a store, which is all this processor has.
#[derive(Debug)]
pub struct Button {
    integrator: AtomicU8,
    pressed: AtomicBool,
    presses: AtomicU16,
    seen_by_was_pressed: AtomicU16,
    seen_by_get_presses: AtomicU16,
}

impl Button {
    /// A released button that was never pressed.
    pub const fn new() -> Self {
        Self {
            integrator: AtomicU8::new(LIMIT),
            pressed: AtomicBool::new(false),
            presses: AtomicU16::new(0),
            seen_by_was_pressed: AtomicU16::new(0),
            seen_by_get_presses: AtomicU16::new(0),
        }
    }

    /// Takes one sample of the raw level; called by the tick only.
    pub fn sample(&self, down: bool) {
        let before = self.integrator.load(Relaxed);
        let level = if down { before.saturating_sub(1) } else { (before + 1).min(LIMIT) };
        self.integrator.store(level, Relaxed);
        if self.pressed.load(Relaxed) {
            if level > RELEASED_ABOVE {
                self.pressed.store(false, Relaxed);
            }
        } else if level < PRESSED_BELOW {
            self.pressed.store(true, Relaxed);
            let presses = self.presses.load(Relaxed);
            self.presses.store(presses.wrapping_add(1), Relaxed);
        }
    }

    /// Whether the button is down now.
    pub fn is_pressed(&self) -> bool {
        self.pressed.load(Relaxed)
    }

    /// Whether the button went down since the last call. Leaves [`Button::get_presses`] alone.
    pub fn was_pressed(&self) -> bool {
        let presses = self.presses.load(Relaxed);
        let seen = self.seen_by_was_pressed.load(Relaxed);
        self.seen_by_was_pressed.store(presses, Relaxed);
        presses != seen
    }

    /// How often the button went down since the last call. Leaves [`Button::was_pressed`] alone.
    pub fn get_presses(&self) -> u16 {
        let presses = self.presses.load(Relaxed);
        let seen = self.seen_by_get_presses.load(Relaxed);
        self.seen_by_get_presses.store(presses, Relaxed);
        presses.wrapping_sub(seen)
    }
}

impl Default for Button {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(button: &Button, down: bool, count: usize) {
        for _ in 0..count {
            button.sample(down);
        }
    }

    #[test]
    fn a_press_takes_ten_samples() {
        let button = Button::new();
        samples(&button, true, 9);
        assert!(!button.is_pressed());
        button.sample(true);
        assert!(button.is_pressed());
    }

    #[test]
    fn a_release_from_the_bottom_takes_eight_samples() {
        let button = Button::new();
        samples(&button, true, 40);
        samples(&button, false, 7);
        assert!(button.is_pressed());
        button.sample(false);
        assert!(!button.is_pressed());
    }

    #[test]
    fn bouncing_is_one_press() {
        let button = Button::new();
        for _ in 0..10 {
            samples(&button, true, 3);
            samples(&button, false, 2);
        }
        samples(&button, true, 12);
        assert_eq!(button.get_presses(), 1);
    }

    #[test]
    fn was_pressed_and_get_presses_are_independent() {
        let button = Button::new();
        for _ in 0..3 {
            samples(&button, true, 12);
            samples(&button, false, 12);
        }
        assert!(button.was_pressed());
        assert!(!button.was_pressed());
        assert_eq!(button.get_presses(), 3);
        assert_eq!(button.get_presses(), 0);
        assert!(!button.was_pressed());
    }
}
