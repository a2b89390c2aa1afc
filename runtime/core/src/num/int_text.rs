//! Integers as text: the rules of `int(text, base)`, and digits in base 2, 8, 10 and 16.
//!
//! Decimal digits come from division by 10,000 and 10 done with multiplications, as the processor
//! has no divide instruction.

use super::big::{self, LIMB_BITS, Limb};
use crate::wait::Stop;

/// Why a text is not an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseError {
    /// The base is neither 0 nor between 2 and 36.
    Base,
    /// The text has no digits, or something that is no digit of the base.
    Syntax,
}

/// A checked integer text, its value not yet computed.
#[derive(Clone, Copy, Debug)]
pub struct IntText<'a> {
    /// Whether a minus sign precedes the digits.
    pub negative: bool,
    /// Base of the digits, 2 to 36.
    pub base: u32,
    /// Digits and single underscores between them.
    digits: &'a [u8],
}

/// Whether `byte` is ASCII white space to Python's `str.strip`.
#[must_use]
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// `text` without white space at its ends.
#[must_use]
pub fn strip(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text
        && is_space(*first)
    {
        text = rest;
    }
    while let [rest @ .., last] = text
        && is_space(*last)
    {
        text = rest;
    }
    text
}

/// Takes a sign off the front of `text`; true for a minus.
pub(super) fn take_sign<'a>(text: &mut &'a [u8]) -> bool {
    let (negative, rest): (bool, &'a [u8]) = match *text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        all => (false, all),
    };
    *text = rest;
    negative
}

/// Value of a digit character in bases up to 36; a large number for other characters.
fn digit_value(byte: u8) -> u32 {
    match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        b'a'..=b'z' => u32::from(byte - b'a') + 10,
        b'A'..=b'Z' => u32::from(byte - b'A') + 10,
        _ => u32::MAX,
    }
}

/// Base named by a prefix such as `0x`.
fn prefix_base(text: &[u8]) -> Option<u32> {
    match text {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    }
}

/// Reads `text` by the rules of Python's `int(text, base)`: white space around, a sign, a prefix
/// that agrees with the base, underscores between digits; base 0 takes the prefix's base.
///
/// # Errors
/// If the base is out of range or the text is no integer in it.
pub fn parse(text: &[u8], base: u32) -> Result<IntText<'_>, ParseError> {
    if base == 1 || base > 36 {
        return Err(ParseError::Base);
    }
    let mut rest = strip(text);
    let negative = take_sign(&mut rest);
    let named = prefix_base(rest).filter(|&named| base == 0 || base == named);
    let mut may_underscore = false;
    if named.is_some() {
        rest = &rest[2..];
        may_underscore = true;
    }
    let actual = named.unwrap_or(if base == 0 { 10 } else { base });
    let digits = rest;
    for &byte in digits {
        if byte == b'_' {
            if !may_underscore {
                return Err(ParseError::Syntax);
            }
            may_underscore = false;
        } else if digit_value(byte) < actual {
            may_underscore = true;
        } else {
            return Err(ParseError::Syntax);
        }
    }
    let leading_zero = digits.first() == Some(&b'0') && digits.iter().any(|b| !b"0_".contains(b));
    let old_octal = base == 0 && named.is_none() && leading_zero;
    if digits.is_empty() || !may_underscore || old_octal {
        return Err(ParseError::Syntax);
    }
    Ok(IntText { negative, base: actual, digits })
}

impl IntText<'_> {
    /// The value, if it fits 32 bits.
    #[must_use]
    pub fn to_i32(&self) -> Option<i32> {
        let mut room = [0; 3];
        // Eight digits of base 16 fit; more than 32 of any base can only be zeros in front.
        let mut len = 0;
        for &byte in self.digits.iter().filter(|&&b| b != b'_') {
            len = big::multiply_add_small(&mut room, len, self.base as Limb, digit_value(byte) as Limb);
            if len > 2 {
                return None;
            }
        }
        big::Int { negative: self.negative, limbs: &room[..len] }.to_i32()
    }

    /// Limbs of room that [`Self::magnitude`] needs.
    #[must_use]
    pub fn room(&self) -> usize {
        let bits_a_digit = (u32::BITS - (self.base - 1).leading_zeros()) as usize;
        self.digits.len() * bits_a_digit / LIMB_BITS + 2
    }

    /// Computes the magnitude; `out` has [`Self::room`] limbs. Any smaller one when it is stopped.
    pub fn magnitude(&self, out: &mut [Limb], stop: Stop<'_>) -> usize {
        let mut len = 0;
        let (mut chunk, mut scale) = (0u32, 1u32);
        for &byte in self.digits.iter().filter(|&&b| b != b'_') {
            chunk = chunk * self.base + digit_value(byte);
            scale *= self.base;
            // One pass over the limbs takes as many digits as a limb holds.
            if scale * self.base > 0xffff {
                len = big::multiply_add_small(out, len, scale as Limb, chunk as Limb);
                (chunk, scale) = (0, 1);
                if stop.is_asked() {
                    break;
                }
            }
        }
        len = big::multiply_add_small(out, len, scale as Limb, chunk as Limb);
        big::significant(&out[..len])
    }
}

/// The bases integers are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Radix {
    /// Base 2, prefix `0b`.
    Binary,
    /// Base 8, prefix `0o`.
    Octal,
    /// Base 10, no prefix.
    Decimal,
    /// Base 16 in small letters, prefix `0x`.
    Hex,
    /// Base 16 in capitals, prefix `0X`.
    UpperHex,
}

impl Radix {
    /// The prefix of a literal, empty for decimal.
    #[must_use]
    pub fn prefix(self) -> &'static [u8] {
        match self {
            Self::Binary => b"0b",
            Self::Octal => b"0o",
            Self::Decimal => b"",
            Self::Hex => b"0x",
            Self::UpperHex => b"0X",
        }
    }

    /// Bits a digit stands for; `None` for decimal.
    fn digit_bits(self) -> Option<u32> {
        match self {
            Self::Binary => Some(1),
            Self::Octal => Some(3),
            Self::Decimal => None,
            Self::Hex | Self::UpperHex => Some(4),
        }
    }
}

/// Bytes of room [`write_digits`] needs for a magnitude of `limbs` limbs.
#[must_use]
pub fn digits_room(limbs: usize, radix: Radix) -> usize {
    let bits = limbs * LIMB_BITS;
    match radix.digit_bits() {
        // A limb takes at most 4.82 decimal digits; they are made four at a time.
        None => limbs * 5 + 4,
        Some(4) => bits / 4 + 1,
        Some(3) => bits / 3 + 1,
        Some(_) => bits + 1,
    }
}

/// Writes the digits of a magnitude at the *end* of `out`, which has [`digits_room`] bytes, and
/// gives the index of the first one. Zero is one digit. For decimal, `a` is worked down to zeros;
/// other bases leave it alone. Any digits when it is stopped.
pub fn write_digits(a: &mut [Limb], radix: Radix, out: &mut [u8], stop: Stop<'_>) -> usize {
    let start = match radix.digit_bits() {
        None => write_decimal(a, out, stop),
        Some(bits) => {
            let letters = if radix == Radix::UpperHex { b'A' } else { b'a' };
            write_power_of_two(a, bits, letters, out)
        }
    };
    if start == out.len() {
        out[start - 1] = b'0';
        return start - 1;
    }
    start
}

/// Writes base 2, 8 or 16; nothing for zero.
fn write_power_of_two(a: &[Limb], digit_bits: u32, letters: u8, out: &mut [u8]) -> usize {
    let (mut limbs, mut held, mut held_bits) = (big::trim(a).iter(), 0u32, 0u32);
    let mut at = out.len();
    let mut first = at;
    loop {
        if held_bits < digit_bits {
            match limbs.next() {
                Some(&limb) => {
                    held |= u32::from(limb) << held_bits;
                    held_bits += LIMB_BITS as u32;
                }
                None if held == 0 => return first,
                None => held_bits = digit_bits,
            }
        }
        let digit = (held & ((1 << digit_bits) - 1)) as u8;
        held >>= digit_bits;
        held_bits -= digit_bits;
        at -= 1;
        out[at] = if digit < 10 { b'0' + digit } else { letters + digit - 10 };
        if digit != 0 {
            first = at;
        }
    }
}

/// Writes base 10; nothing for zero.
fn write_decimal(a: &mut [Limb], out: &mut [u8], stop: Stop<'_>) -> usize {
    let mut len = big::significant(a);
    let mut at = out.len();
    let mut first = at;
    while len > 0 && !stop.is_asked() {
        let mut chunk = divide_by_10000(&mut a[..len]);
        len = big::significant(&a[..len]);
        for _ in 0..4 {
            let quotient = divide_by_10(chunk);
            let digit = (chunk - quotient * 10) as u8;
            chunk = quotient;
            at -= 1;
            out[at] = b'0' + digit;
            if digit != 0 {
                first = at;
            }
        }
    }
    first
}

/// `n / 10` for `n` below 65,536.
#[must_use]
pub fn divide_by_10(n: u32) -> u32 {
    (n * 0xcccd) >> 19
}

/// Divides `a` by 10,000 in place and gives the remainder.
pub fn divide_by_10000(a: &mut [Limb]) -> u32 {
    let mut rest = 0u32;
    for slot in a.iter_mut().rev() {
        let n = rest << 16 | u32::from(*slot);
        // n is below 10,000 * 65,536; the product with 2**29 / 10,000 is at most 3 too low.
        let mut quotient = ((n >> 14) * 53_687) >> 15;
        rest = n - quotient * 10_000;
        while rest >= 10_000 {
            rest -= 10_000;
            quotient += 1;
        }
        *slot = quotient as Limb;
    }
    rest
}

/// Decimal digits of a 32-bit number, for callers outside the formatting engine.
#[derive(Clone, Copy, Debug)]
pub struct SmallDecimal {
    text: [u8; 14],
    start: usize,
}

impl SmallDecimal {
    /// Writes `value`, with a minus sign if it is negative.
    #[must_use]
    pub fn new(value: i32) -> Self {
        let mut limbs = [0; 2];
        let mut text = [0; 14];
        big::from_u32(value.unsigned_abs(), &mut limbs);
        let mut start = write_digits(&mut limbs, Radix::Decimal, &mut text, Stop::never());
        if value < 0 {
            start -= 1;
            text[start] = b'-';
        }
        Self { text, start }
    }

    /// The text.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.text[self.start..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, base: u32) -> Option<i32> {
        parse(text.as_bytes(), base).ok().map(|t| t.to_i32().unwrap_or(i32::MAX))
    }

    #[test]
    fn text_follows_the_rules_of_int() {
        for (text, base, expected) in [
            ("12", 10, Some(12)),
            (" \t-12\n", 10, Some(-12)),
            ("+5", 10, Some(5)),
            ("1_000", 10, Some(1000)),
            ("1__0", 10, None),
            ("_1", 10, None),
            ("1_", 10, None),
            ("", 10, None),
            ("-", 10, None),
            ("- 5", 10, None),
            ("--5", 10, None),
            ("12a", 10, None),
            ("0x1F", 16, Some(31)),
            ("0x_f", 16, Some(15)),
            ("0x", 16, None),
            ("0X1f", 0, Some(31)),
            ("0b101", 0, Some(5)),
            ("0b1", 16, Some(0xb1)),
            ("0o17", 8, Some(15)),
            ("010", 0, None),
            ("00", 0, Some(0)),
            ("0_0", 0, Some(0)),
            ("010", 10, Some(10)),
            ("z", 36, Some(35)),
            ("2", 2, None),
            ("-2147483648", 10, Some(i32::MIN)),
            ("00000000000000000000000000000000000007", 10, Some(7)),
            ("4294967295", 10, Some(i32::MAX)),
        ] {
            assert_eq!(value(text, base), expected, "{text:?} base {base}");
        }
        assert_eq!(parse(b"1", 1).err(), Some(ParseError::Base));
        assert_eq!(parse(b"1", 37).err(), Some(ParseError::Base));
    }

    #[test]
    fn small_decimals() {
        for n in [0, 1, -1, 9, 10, 9999, 10_000, 65_535, 65_536, i32::MAX, i32::MIN] {
            assert_eq!(SmallDecimal::new(n).bytes(), std::format!("{n}").as_bytes());
        }
        for n in 0..0x10000 {
            assert_eq!(divide_by_10(n), n / 10);
        }
    }

    #[test]
    fn division_by_10000_is_exact_at_every_remainder() {
        for rest in 0..10_000u32 {
            for low in [0u32, 1, 9999, 10_000, 0x3fff, 0x4000, 0x8000, 0xffff] {
                let n = rest << 16 | low;
                let mut limbs = [low as Limb, rest as Limb];
                assert_eq!(divide_by_10000(&mut limbs), n % 10_000);
                assert_eq!(big::to_u32(&limbs), Some(n / 10_000));
            }
        }
    }
}
