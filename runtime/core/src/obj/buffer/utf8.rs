//! UTF-8: counting, finding and converting characters in text that is valid already.
//!
//! Lone surrogates count as characters of three bytes, as Python's `str` may hold them. On broken text the
//! functions give some answer and never leave the slice.

/// Bytes that the character starting with `first` takes; 1 for a byte that starts none.
pub fn width(first: u8) -> usize {
    match first {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xFF => 4,
        _ => 1,
    }
}

/// Whether `byte` continues a character.
pub fn continues(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// Number of characters.
pub fn count(text: &[u8]) -> usize {
    text.iter().filter(|&&b| !continues(b)).count()
}

/// Byte offset of character number `index`; the length if there are no more than `index`.
pub fn offset(text: &[u8], index: usize) -> usize {
    let starts = text.iter().enumerate().filter(|(_, b)| !continues(**b));
    starts.map(|(at, _)| at).nth(index).unwrap_or(text.len())
}

/// Byte offset of the character that ends before `end`; 0 for `end` 0.
pub fn back(text: &[u8], end: usize) -> usize {
    let mut at = end.saturating_sub(1);
    while at > 0 && text.get(at).is_some_and(|&b| continues(b)) {
        at -= 1;
    }
    at
}

/// The character at the start of `text` and the bytes it takes; (0, 0) for the empty text.
pub fn decode(text: &[u8]) -> (u32, usize) {
    let Some(&first) = text.first() else { return (0, 0) };
    let width = width(first);
    if width == 1 {
        return (first as u32, 1);
    }
    let mut c = first as u32 & (0x7F >> width);
    let mut taken = 1;
    for &b in text.iter().take(width).skip(1).take_while(|&&b| continues(b)) {
        c = c << 6 | b as u32 & 0x3F;
        taken += 1;
    }
    (c, taken)
}

/// A character in UTF-8: `Encoded::bytes` are its bytes.
pub struct Encoded {
    text: [u8; 4],
    length: u8,
}

impl Encoded {
    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        self.text.get(..self.length as usize).unwrap_or(&[])
    }
}

/// Encodes a character below 0x110000.
pub fn encode(c: u32) -> Encoded {
    let tail = |shift: u32| 0x80 | (c >> shift & 0x3F) as u8;
    let (text, length) = match c {
        0..0x80 => ([c as u8, 0, 0, 0], 1),
        0x80..0x800 => ([0xC0 | (c >> 6) as u8, tail(0), 0, 0], 2),
        0x800..0x1_0000 => ([0xE0 | (c >> 12) as u8, tail(6), tail(0), 0], 3),
        _ => ([0xF0 | (c >> 18 & 7) as u8, tail(12), tail(6), tail(0)], 4),
    };
    Encoded { text, length }
}

/// Length of the valid text that `bytes` starts with, and of the broken sequence that follows it (0 if none does).
pub fn valid_up_to(bytes: &[u8]) -> (usize, usize) {
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        let width = match first {
            0xC2..0xF5 => width(first),
            ..0x80 => 1,
            _ => return (at, 1),
        };
        // Not all bytes may be the second one: that leaves out long forms, surrogates and what is above all characters.
        let (mut low, mut high) = match first {
            0xE0 => (0xA0, 0xBF),
            0xED => (0x80, 0x9F),
            0xF0 => (0x90, 0xBF),
            0xF4 => (0x80, 0x8F),
            _ => (0x80, 0xBF),
        };
        for i in 1..width {
            let Some(&byte) = bytes.get(at + i) else { return (at, bytes.len() - at) };
            if byte < low || byte > high {
                return (at, i);
            }
            (low, high) = (0x80, 0xBF);
        }
        at += width;
    }
    (at, 0)
}

/// Whether the bytes are UTF-8.
pub fn is_valid(bytes: &[u8]) -> bool {
    valid_up_to(bytes).1 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "aé€😀z";

    #[test]
    fn broken_text_is_found_where_the_standard_library_finds_it() {
        let ends = [0, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xFF];
        for first in 0..=255 {
            for a in ends {
                for b in ends {
                    for c in ends {
                        let bytes = [b'x', first, a, b, c];
                        for text in [&bytes[..], &bytes[1..], &bytes[..4], &bytes[..3], &bytes[..2]] {
                            let expected = match core::str::from_utf8(text) {
                                Ok(_) => (text.len(), 0),
                                Err(e) => (e.valid_up_to(), e.error_len().unwrap_or(text.len() - e.valid_up_to())),
                            };
                            assert_eq!(valid_up_to(text), expected, "{text:x?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn characters_round_trip() {
        let mut rest = TEXT.as_bytes();
        for c in TEXT.chars() {
            let (got, width) = decode(rest);
            assert_eq!((got, width), (c as u32, c.len_utf8()));
            assert_eq!(encode(got).bytes(), &rest[..width]);
            rest = &rest[width..];
        }
        assert_eq!(decode(rest), (0, 0));
    }

    #[test]
    fn offsets_count_characters() {
        let text = TEXT.as_bytes();
        assert_eq!(count(text), 5);
        assert_eq!((0..7).map(|i| offset(text, i)).collect::<std::vec::Vec<_>>(), [0, 1, 3, 6, 10, 11, 11]);
        assert_eq!([back(text, 11), back(text, 10), back(text, 1), back(text, 0)], [10, 6, 0, 0]);
    }

    #[test]
    fn broken_text_stays_inside() {
        assert_eq!(decode(b"\xF0\x9F"), (0x1F, 2));
        assert_eq!(decode(b"\xC3a"), (3, 1));
        assert_eq!(decode(b"\x80"), (0x80, 1));
        assert_eq!(valid_up_to(b"ab\xFFc"), (2, 1));
        assert_eq!(valid_up_to(b"ab\xE2\x82"), (2, 2));
        assert_eq!(valid_up_to(b"ab"), (2, 0));
    }

    #[test]
    fn surrogates_take_three_bytes() {
        assert_eq!(encode(0xD800).bytes(), b"\xED\xA0\x80");
        assert_eq!(decode(b"\xED\xA0\x80"), (0xD800, 3));
    }
}
