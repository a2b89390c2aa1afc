//! What the display shows: 25 brightness levels, and how long a level lights its LED.

use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

/// Columns and rows of the display.
pub const SIDE: usize = 5;

/// The brightest level.
pub const MAX_LEVEL: u8 = 9;

/// Microseconds of each 6 ms row visit that a level lights its LED. Level 0 never does, level 9 does
/// for the whole visit. Each step is about 1.9 times the one before, as the eye wants it.
pub const ON_TIME_US: [u16; 10] = [0, 32, 64, 128, 240, 448, 848, 1632, 3184, 6000];

/// The levels of the display's LEDs, 0 to 9; written by the program, read by the tick.
#[derive(Debug)]
pub struct Frame {
    levels: [AtomicU8; SIDE * SIDE],
}

impl Frame {
    /// A dark display.
    pub const fn new() -> Self {
        Self { levels: [const { AtomicU8::new(0) }; SIDE * SIDE] }
    }

    /// Level of the LED in column `x` and row `y`, counted from the top left; 0 outside.
    pub fn get(&self, x: usize, y: usize) -> u8 {
        self.cell(x, y).map_or(0, |cell| cell.load(Relaxed))
    }

    /// Level of the LED with number `led`, which is 5 * y + x; 0 outside.
    pub fn at(&self, led: u8) -> u8 {
        self.levels.get(usize::from(led)).map_or(0, |cell| cell.load(Relaxed))
    }

    /// Sets the LED in column `x` and row `y` to `level`; nothing outside the display.
    pub fn set(&self, x: usize, y: usize, level: u8) {
        if let Some(cell) = self.cell(x, y) {
            cell.store(level.min(MAX_LEVEL), Relaxed);
        }
    }

    /// Turns every LED off.
    pub fn clear(&self) {
        for cell in &self.levels {
            cell.store(0, Relaxed);
        }
    }

    /// All levels, row by row from the top.
    pub fn levels(&self) -> [u8; SIDE * SIDE] {
        core::array::from_fn(|i| self.levels[i].load(Relaxed))
    }

    fn cell(&self, x: usize, y: usize) -> Option<&AtomicU8> {
        if x < SIDE { self.levels.get(y * SIDE + x) } else { None }
    }
}

impl Default for Frame {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_and_get_stay_inside() {
        let frame = Frame::new();
        frame.set(4, 4, 7);
        frame.set(5, 0, 9);
        frame.set(0, 5, 9);
        frame.set(1, 0, 12);
        assert_eq!(frame.get(4, 4), 7);
        assert_eq!(frame.get(0, 1), 0);
        assert_eq!(frame.get(1, 0), MAX_LEVEL);
        assert_eq!(frame.levels()[24], 7);
        frame.clear();
        assert_eq!(frame.levels(), [0; 25]);
    }
}
