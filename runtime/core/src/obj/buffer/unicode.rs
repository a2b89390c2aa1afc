//! Properties of characters: space, letter, digit, case, printable.
//!
//! Exact for ASCII. Beyond it, for Latin (with Romanian, Turkish and Vietnamese letters), Greek, Cyrillic,
//! Armenian, Hebrew, Arabic, Devanagari, Thai, Georgian, Hangul, kana and Han; characters of other scripts
//! are printable and have no other property. Full tables would cost a tenth of the core's flash. The rows
//! follow the Unicode 15 character database (that of CPython 3.12), as a test shows for samples of each.

/// Whether `str.isspace` holds: white space and the separators of lines and paragraphs.
pub fn is_space(c: u32) -> bool {
    matches!(c, 0x09..=0x0D | 0x1C..=0x20 | 0x85 | 0xA0 | 0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000)
}

/// Upper case letters and their lower case: first, last, distance to the lower case. A distance of 1 means
/// that upper and lower case take turns, so only every other character of the row is upper case.
static CASES: [(u16, u16, u16); 34] = [
    (0x41, 0x5A, 32),
    (0xC0, 0xD6, 32),
    (0xD8, 0xDE, 32),
    (0x100, 0x12E, 1),
    (0x132, 0x136, 1),
    (0x139, 0x147, 1),
    (0x14A, 0x176, 1),
    (0x179, 0x17D, 1),
    (0x18F, 0x18F, 202),
    (0x1A0, 0x1A4, 1),
    (0x1AF, 0x1AF, 1),
    (0x1CD, 0x1DB, 1),
    (0x1DE, 0x1EE, 1),
    (0x1F8, 0x21E, 1),
    (0x222, 0x232, 1),
    (0x386, 0x386, 38),
    (0x388, 0x38A, 37),
    (0x38C, 0x38C, 64),
    (0x38E, 0x38F, 63),
    (0x391, 0x3A1, 32),
    (0x3A3, 0x3AB, 32),
    (0x3D8, 0x3EE, 1),
    (0x400, 0x40F, 80),
    (0x410, 0x42F, 32),
    (0x460, 0x480, 1),
    (0x48A, 0x4BE, 1),
    (0x4C0, 0x4C0, 15),
    (0x4C1, 0x4CD, 1),
    (0x4D0, 0x52E, 1),
    (0x531, 0x556, 48),
    (0x1E00, 0x1E94, 1),
    (0x1EA0, 0x1EFE, 1),
    (0x2160, 0x216F, 16),
    (0xFF21, 0xFF3A, 32),
];

/// The lower case of `c`; `c` itself if it is no upper case letter.
pub fn to_lower(c: u32) -> u32 {
    for &(first, last, distance) in &CASES {
        let (first, last, distance) = (first as u32, last as u32, distance as u32);
        if c >= first && c <= last && (distance != 1 || (c - first) & 1 == 0) {
            return c + distance;
        }
    }
    if c == 0x178 { 0xFF } else { c }
}

/// The upper case of `c`; `c` itself if it is no lower case letter or has no upper case of one character.
pub fn to_upper(c: u32) -> u32 {
    match c {
        0xB5 => return 0x39C,
        0xFF => return 0x178,
        0x131 => return 0x49,
        0x17F => return 0x53,
        0x3C2 => return 0x3A3,
        _ => {}
    }
    for &(first, last, distance) in &CASES {
        let (first, last, distance) = (first as u32, last as u32, distance as u32);
        if c >= first + distance && c <= last + distance && (distance != 1 || (c - first) & 1 == 1) {
            return c - distance;
        }
    }
    c
}

/// Whether `c` is an upper case letter.
pub fn is_upper(c: u32) -> bool {
    to_lower(c) != c || c == 0x130
}

/// Whether `c` is a lower case letter.
pub fn is_lower(c: u32) -> bool {
    to_upper(c) != c || matches!(c, 0xAA | 0xBA | 0xDF | 0x138 | 0x149 | 0x1F0 | 0x390 | 0x3B0)
}

/// Letters beyond ASCII: first, last.
static LETTERS: [(u16, u16); 53] = [
    (0xAA, 0xAA),
    (0xB5, 0xB5),
    (0xBA, 0xBA),
    (0xC0, 0xD6),
    (0xD8, 0xF6),
    (0xF8, 0x2C1),
    (0x2C6, 0x2D1),
    (0x2E0, 0x2E4),
    (0x370, 0x374),
    (0x376, 0x377),
    (0x37A, 0x37D),
    (0x37F, 0x37F),
    (0x386, 0x386),
    (0x388, 0x38A),
    (0x38C, 0x38C),
    (0x38E, 0x3A1),
    (0x3A3, 0x3F5),
    (0x3F7, 0x481),
    (0x48A, 0x52F),
    (0x531, 0x556),
    (0x559, 0x559),
    (0x560, 0x588),
    (0x5D0, 0x5EA),
    (0x5EF, 0x5F2),
    (0x620, 0x64A),
    (0x66E, 0x66F),
    (0x671, 0x6D3),
    (0x6D5, 0x6D5),
    (0x6FA, 0x6FC),
    (0x904, 0x939),
    (0x93D, 0x93D),
    (0x958, 0x961),
    (0x971, 0x980),
    (0xE01, 0xE30),
    (0xE32, 0xE33),
    (0xE40, 0xE46),
    (0x10A0, 0x10C5),
    (0x10D0, 0x10FA),
    (0x10FC, 0x10FF),
    (0x1100, 0x1248),
    (0x1C90, 0x1CBA),
    (0x1E00, 0x1F15),
    (0x3005, 0x3006),
    (0x3041, 0x3096),
    (0x309D, 0x309F),
    (0x30A1, 0x30FA),
    (0x30FC, 0x30FF),
    (0x3131, 0x318E),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xFF21, 0xFF3A),
    (0xFF41, 0xFF5A),
];

/// Whether `c` is a letter.
pub fn is_alpha(c: u32) -> bool {
    if c < 0x80 {
        return (c as u8).is_ascii_alphabetic();
    }
    LETTERS.iter().any(|&(first, last)| c >= first as u32 && c <= last as u32)
}

/// Whether `c` is a decimal digit.
pub fn is_decimal(c: u32) -> bool {
    matches!(c, 0x30..=0x39 | 0x660..=0x669 | 0x6F0..=0x6F9 | 0x966..=0x96F | 0xE50..=0xE59 | 0xFF10..=0xFF19)
}

/// Whether `c` is a digit: decimal, raised or lowered.
pub fn is_digit(c: u32) -> bool {
    is_decimal(c) || matches!(c, 0xB2 | 0xB3 | 0xB9 | 0x2070 | 0x2074..=0x2079 | 0x2080..=0x2089)
}

/// Whether `c` is a digit, a fraction, a Roman or a Han number.
pub fn is_numeric(c: u32) -> bool {
    const HAN: &[u16] = &[0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341];
    is_digit(c) || matches!(c, 0xBC..=0xBE | 0x2150..=0x2182) || HAN.iter().any(|&n| n as u32 == c)
}

/// Whether `repr` shows `c` as it is: not a control or format character, surrogate, private character, or
/// separator other than the space. Characters that Unicode has not assigned count as printable.
pub fn is_printable(c: u32) -> bool {
    !matches!(c,
        0..0x20 | 0x7F..=0xA0 | 0xAD | 0x600..=0x605 | 0x61C | 0x6DD | 0x70F | 0x890 | 0x891 | 0x8E2 | 0x1680 | 0x180E
        | 0x2000..=0x200F | 0x2028..=0x202F | 0x205F..=0x206F | 0x3000 | 0xD800..=0xF8FF | 0xFEFF | 0xFFF0..=0xFFFB
        | 0xFFFE | 0xFFFF | 0x1_D173..=0x1_D17A | 0xE_0000..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_pairs_are_those_of_unicode() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            let (lower, upper) = (to_lower(c as u32), to_upper(c as u32));
            if lower != c as u32 {
                assert!(c.to_lowercase().eq([char::from_u32(lower).unwrap()]), "{c}");
            }
            if upper != c as u32 {
                assert!(c.to_uppercase().eq([char::from_u32(upper).unwrap()]), "{c}");
            }
        }
        assert_eq!([to_lower('Ш' as u32), to_upper('ő' as u32)], ['ш' as u32, 'Ő' as u32]);
    }

    #[test]
    fn every_letter_of_the_alphabets_is_known() {
        for c in "äßéñőŝğıșțệκφώжшєәאعअกაอ가あア漢".chars() {
            assert!(is_alpha(c as u32), "{c}");
        }
        for c in (0x80..0x530).filter_map(char::from_u32).filter(|c| c.is_lowercase() && c.to_uppercase().count() == 1)
        {
            assert!(is_alpha(c as u32) || matches!(c as u32, 0x2C0..=0x2E5 | 0x345), "{c}");
        }
        assert!(!is_alpha('×' as u32) && !is_alpha('÷' as u32) && !is_alpha('1' as u32) && !is_alpha('😀' as u32));
    }

    #[test]
    fn spaces_are_those_of_unicode() {
        for c in (0..0x3100).filter_map(char::from_u32) {
            assert_eq!(is_space(c as u32), c.is_whitespace() || matches!(c as u32, 0x1C..=0x1F), "{c:?}");
        }
    }
}
