//! Scrolling text as columns of the display.
//!
//! A character takes the columns up to its rightmost lit one, three at least; but for the first
//! character, a dark leftmost column is left out. In monospace it takes all five. One dark column
//! lies between characters, and five follow the last, so that the text leaves the display.

use crate::{
    font::{self, glyph},
    frame::SIDE,
};

const NARROWEST: usize = 3;

/// Where the scrolling is in a text.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Columns {
    /// Byte offset of the character.
    pub character: u32,
    /// Columns given of the character; behind the text, dark columns given.
    pub given: u32,
}

impl Columns {
    /// The next column, from the top: which of its LEDs are lit. `None` when the text has left.
    pub fn next(&mut self, text: &[u8], monospace: bool) -> Option<[bool; SIDE]> {
        let Some(&byte) = text.get(self.character as usize) else {
            self.given += 1;
            return (self.given as usize <= SIDE).then_some([false; SIDE]);
        };
        let glyph = glyph(byte);
        let used = used(glyph, self.character == 0, monospace);
        let column = used.start + self.given as usize;
        self.given += 1;
        if column < used.end {
            return Some(core::array::from_fn(|y| font::is_lit(glyph, column, y)));
        }
        self.character += length(byte);
        self.given = 0;
        if (self.character as usize) < text.len() {
            return Some([false; SIDE]);
        }
        self.next(text, monospace)
    }
}

/// The columns that a character takes of its glyph.
fn used(glyph: u32, first: bool, monospace: bool) -> core::ops::Range<usize> {
    if monospace {
        return 0..SIDE;
    }
    let is_dark = |x: usize| !(0..SIDE).any(|y| font::is_lit(glyph, x, y));
    let mut end = SIDE;
    while end > NARROWEST && is_dark(end - 1) {
        end -= 1;
    }
    usize::from(!first && is_dark(0))..end
}

/// Bytes of the UTF-8 character that starts with `byte`.
pub fn length(byte: u8) -> u32 {
    match byte {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str, monospace: bool) -> usize {
        let mut columns = Columns::default();
        core::iter::from_fn(|| columns.next(text.as_bytes(), monospace)).count()
    }

    #[test]
    fn texts_take_the_official_number_of_steps() {
        assert_eq!(count("", false), 5);
        assert_eq!(count("A", false), 9);
        assert_eq!(count("AB", false), 14);
        assert_eq!(count("AB", true), 16);
    }

    #[test]
    fn a_dark_first_column_counts_only_at_the_start() {
        assert_eq!(count("!", false), 3 + 5);
        assert_eq!(count("!!", false), 3 + 1 + 2 + 5);
        assert_eq!(count("  ", false), 3 + 1 + 2 + 5);
    }

    #[test]
    fn a_character_of_many_bytes_is_one_glyph() {
        assert_eq!(count("é", true), count("?", true));
        assert_eq!(count("\u{1F600}", false), count("?", false));
    }
}
