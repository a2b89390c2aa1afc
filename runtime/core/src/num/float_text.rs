//! Floats as text, correctly rounded both ways.
//!
//! A float is a fraction with a power of two below the line, so its decimal expansion ends:
//! `Expansion` makes those digits one by one, exactly. Writing rounds them at the wanted place;
//! reading compares the text with the expansion of the point half way between two floats, so that
//! texts of any length need no memory of their own.

use super::big::{self, Limb};
use super::float::{self, Float, Width};
use super::int_text::{self, Radix};
use crate::wait::Stop;
use core::cmp::Ordering;

/// Limbs below the binary point: 160 bits, 10 more than the smallest half of a float needs.
const FRACTION_LIMBS: usize = 10;
/// Room for the decimal digits of the part above the binary point.
const WHOLE_DIGITS: usize = 52;

/// The exact decimal digits of a positive number, from the first that is not 0.
struct Expansion {
    whole: [u8; WHOLE_DIGITS],
    /// Next digit in `whole`.
    at: usize,
    /// What is left below the point, lowest limb first; limbs below `low` are 0.
    fraction: [Limb; FRACTION_LIMBS + 2],
    low: usize,
    /// Digits in front of the decimal point; 0 or less for numbers below 1.
    point: i32,
    /// The first digit of the fraction, if it is made already.
    ready: Option<u8>,
}

impl Expansion {
    /// No digits yet.
    const EMPTY: Self = Self {
        whole: [0; WHOLE_DIGITS],
        at: WHOLE_DIGITS,
        fraction: [0; FRACTION_LIMBS + 2],
        low: FRACTION_LIMBS,
        point: 0,
        ready: None,
    };

    /// From [`Self::EMPTY`], becomes the digits of `mantissa * 2**exponent`; `mantissa` is not 0, the
    /// highest bit has a weight below 2**130 and the lowest one of at least 2**-160.
    fn start(&mut self, mantissa: u32, exponent: i32) {
        let below = (-exponent).max(0) as u32;
        let above = mantissa.checked_shr(below).unwrap_or(0);
        let mut limbs = [0; 2];
        if above != 0 {
            let mut whole = [0; FRACTION_LIMBS];
            let len = big::from_u32(above, &mut limbs);
            big::shift_left(&limbs[..len], exponent.max(0) as usize, &mut whole);
            self.at = int_text::write_digits(&mut whole, Radix::Decimal, &mut self.whole, Stop::never());
        }
        self.point = (WHOLE_DIGITS - self.at) as i32;
        let rest = mantissa - above.checked_shl(below).unwrap_or(0);
        if rest != 0 {
            let len = big::from_u32(rest, &mut limbs);
            let shift = FRACTION_LIMBS * big::LIMB_BITS - below as usize;
            big::shift_left(&limbs[..len], shift, &mut self.fraction);
            self.low = self.fraction.iter().position(|&limb| limb != 0).unwrap_or(FRACTION_LIMBS);
        }
        if above == 0 {
            self.skip_zeros();
        }
    }

    /// Moves to the first digit other than 0 of a number below 1.
    fn skip_zeros(&mut self) {
        loop {
            let digit = self.next_below_point();
            if digit != 0 {
                self.ready = Some(digit);
                return;
            }
            self.point -= 1;
        }
    }

    /// The next digit of the fraction: it is what ten times the fraction carries out.
    fn next_below_point(&mut self) -> u8 {
        let mut carry = 0;
        let live = &mut self.fraction[self.low..FRACTION_LIMBS];
        for slot in live.iter_mut() {
            carry += u32::from(*slot) * 10;
            *slot = carry as Limb;
            carry >>= 16;
        }
        // Every multiplication by ten moves the lowest bit up by one.
        if live.first() == Some(&0) {
            self.low += 1;
        }
        carry as u8
    }

    /// The next digit, 0 to 9; zeros for ever after the last.
    fn next(&mut self) -> u8 {
        if let Some(digit) = self.ready.take() {
            return digit;
        }
        if let Some(&text) = self.whole.get(self.at) {
            self.at += 1;
            return text - b'0';
        }
        self.next_below_point()
    }

    /// Whether all further digits are 0.
    fn is_exhausted(&self) -> bool {
        let whole = &self.whole[self.at..];
        self.ready.is_none()
            && whole.iter().all(|&d| d == b'0')
            && big::significant(&self.fraction[..FRACTION_LIMBS]) == 0
    }
}

/// Most digits that [`Digits`] holds; a number asked for more is rounded here and filled with zeros.
pub const MOST_DIGITS: usize = 48;

/// Where a decimal expansion is rounded.
#[derive(Clone, Copy, Debug)]
pub enum Cut {
    /// After that many significant digits, at least 1.
    Significant(usize),
    /// After that many places behind the decimal point; negative: in front of it.
    Places(i32),
}

/// A number rounded to decimal: `0.d1 d2 d3 ... * 10**point`. Zero has no digits.
#[derive(Debug)]
pub struct Digits {
    text: [u8; MOST_DIGITS],
    len: usize,
    /// Digits in front of the decimal point; 0 or less for numbers below 0.1.
    pub point: i32,
}

impl Digits {
    /// No digits: zero.
    pub const ZERO: Self = Self { text: [b'0'; MOST_DIGITS], len: 0, point: 1 };

    /// Becomes the magnitude of a finite float, rounded to nearest, ties to even. `self` is
    /// [`Self::ZERO`].
    pub fn round(&mut self, value: Float, cut: Cut) {
        let parts = value.parts();
        if parts.mantissa == 0 {
            return;
        }
        let mut expansion = Expansion::EMPTY;
        expansion.start(parts.mantissa, parts.exponent);
        self.point = expansion.point;
        let wanted = match cut {
            Cut::Significant(n) => n as i32,
            Cut::Places(n) => expansion.point.saturating_add(n),
        };
        let Ok(wanted) = usize::try_from(wanted) else {
            return;
        };
        self.len = wanted.min(MOST_DIGITS);
        for slot in &mut self.text[..self.len] {
            *slot = b'0' + expansion.next();
        }
        let odd = self.bytes().last().is_some_and(|d| d & 1 != 0);
        let next = expansion.next();
        if next > 5 || next == 5 && (odd || !expansion.is_exhausted()) {
            self.round_up(matches!(cut, Cut::Places(_)));
        }
    }

    /// Adds one to the last digit; a number that grows by a digit keeps its places if `places`.
    fn round_up(&mut self, places: bool) {
        for slot in self.text[..self.len].iter_mut().rev() {
            if *slot != b'9' {
                *slot += 1;
                return;
            }
            *slot = b'0';
        }
        self.point += 1;
        if places && self.len < MOST_DIGITS {
            self.len += 1;
        }
        if let Some(first) = self.text.first_mut() {
            *first = b'1';
        }
    }

    /// The digits as characters, trailing zeros included.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.text[..self.len]
    }

    /// The digit of weight `10**(point - 1 - index)` as a character; zeros outside the digits held.
    #[must_use]
    pub fn digit(&self, index: i32) -> u8 {
        let held = usize::try_from(index).ok().and_then(|i| self.bytes().get(i));
        held.copied().unwrap_or(b'0')
    }

    /// Drops trailing zeros.
    pub fn strip_zeros(&mut self) {
        while self.bytes().last() == Some(&b'0') {
            self.len -= 1;
        }
    }
}

/// A decimal number in a text: its digits stay there.
struct Decimal<'a> {
    /// From the first digit other than 0 to the last digit, with points and underscores between.
    digits: &'a [u8],
    /// As [`Digits::point`].
    point: i32,
}

impl Decimal<'_> {
    /// The digits as numbers.
    fn values(&self) -> impl Iterator<Item = u8> + '_ {
        self.digits.iter().filter(|b| b.is_ascii_digit()).map(|&b| b - b'0')
    }

    /// Order of this number and a positive `mantissa * 2**exponent`.
    fn compare(&self, mantissa: u32, exponent: i32) -> Ordering {
        let mut other = Expansion::EMPTY;
        other.start(mantissa, exponent);
        if self.point != other.point {
            return self.point.cmp(&other.point);
        }
        for digit in self.values() {
            let order = digit.cmp(&other.next());
            if order != Ordering::Equal {
                return order;
            }
        }
        if other.is_exhausted() { Ordering::Equal } else { Ordering::Less }
    }
}

/// Exponents beyond this are as good as infinite, whatever digits a text has.
const EXPONENT_LIMIT: i32 = 1 << 24;

/// Reads a float by the rules of Python's `float(text)`: white space around, a sign, digits with
/// underscores between them, a point, an exponent, or `inf`, `infinity` and `nan` in any case.
/// `None` if it is no float. The result is correctly rounded.
#[must_use]
pub fn parse(text: &[u8], width: Width) -> Option<Float> {
    let mut rest = int_text::strip(text);
    let negative = int_text::take_sign(&mut rest);
    let magnitude =
        if rest.first()?.is_ascii_alphabetic() { parse_word(rest)? } else { nearest(&parse_decimal(rest)?, width) };
    Some(if negative { magnitude.negate() } else { magnitude })
}

/// `inf`, `infinity` or `nan`.
fn parse_word(text: &[u8]) -> Option<Float> {
    if text.eq_ignore_ascii_case(b"inf") || text.eq_ignore_ascii_case(b"infinity") {
        return Some(Float::INFINITY);
    }
    text.eq_ignore_ascii_case(b"nan").then_some(Float::NAN)
}

/// Checks the syntax of digits, point and exponent.
fn parse_decimal(text: &[u8]) -> Option<Decimal<'_>> {
    let (mut first, mut last) = (None, 0);
    let (mut point, mut seen_point, mut seen_digit) = (0i32, false, false);
    let mut at = 0;
    let mut after_digit = false;
    while let Some(&byte) = text.get(at) {
        match byte {
            b'0'..=b'9' => {
                seen_digit = true;
                if byte != b'0' {
                    first = first.or(Some(at));
                    last = at + 1;
                }
                // Counts digits before the point, or zeros behind it that come first.
                if first.is_some() && !seen_point {
                    point += 1;
                } else if first.is_none() && seen_point {
                    point -= 1;
                }
            }
            b'.' if !seen_point => seen_point = true,
            b'_' if after_digit && text.get(at + 1).is_some_and(u8::is_ascii_digit) => {}
            b'e' | b'E' if seen_digit => break,
            _ => return None,
        }
        after_digit = byte.is_ascii_digit();
        at += 1;
    }
    let exponent = match text.get(at + 1..) {
        Some(exponent) => parse_exponent(exponent)?,
        None => 0,
    };
    seen_digit.then(|| Decimal { digits: &text[first.unwrap_or(0)..last], point: point.saturating_add(exponent) })
}

/// The digits behind an `e`, clamped to [`EXPONENT_LIMIT`].
fn parse_exponent(mut text: &[u8]) -> Option<i32> {
    let negative = int_text::take_sign(&mut text);
    let mut value = 0;
    let mut after_digit = false;
    for &byte in text {
        if byte.is_ascii_digit() {
            value = (value * 10 + i32::from(byte - b'0')).min(EXPONENT_LIMIT);
        } else if byte != b'_' || !after_digit {
            return None;
        }
        after_digit = byte.is_ascii_digit();
    }
    after_digit.then_some(if negative { -value } else { value })
}

/// The float nearest to a decimal number.
fn nearest(decimal: &Decimal<'_>, width: Width) -> Float {
    if decimal.digits.is_empty() || decimal.point < -46 {
        return Float::ZERO;
    }
    if decimal.point > 39 {
        return Float::INFINITY;
    }
    let (guess, exact) = estimate(decimal);
    // Rounding to fewer bits a second time is only right if the first did not end on a tie.
    let step = float::step(width);
    let tie = step > 1 && guess.to_bits() & (step - 1) == step / 2;
    let guess = Float::new(guess, width);
    if exact && !tie { guess } else { correct(decimal, guess, width) }
}

/// A float close to a decimal number, and whether it is the nearest binary32.
fn estimate(decimal: &Decimal<'_>) -> (f32, bool) {
    let (mut mantissa, mut used, mut complete) = (0u32, 0, true);
    for digit in decimal.values() {
        if used == 9 {
            complete = false;
            break;
        }
        mantissa = mantissa * 10 + u32::from(digit);
        used += 1;
    }
    let mut scale = decimal.point - used;
    // Two exact operands make one correctly rounded result.
    let exact = complete && mantissa < 1 << 24 && (-10..=10).contains(&scale);
    let mut value = mantissa as f32;
    while scale != 0 {
        let step = scale.clamp(-10, 10);
        let ten = TENS[step.unsigned_abs() as usize];
        value = if step > 0 { value * ten } else { value / ten };
        scale -= step;
    }
    (value, exact)
}

/// Powers of ten that are exact in binary32.
const TENS: [f32; 11] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10];

/// Moves a guess to the nearest float: down and up past the points half way to its neighbours.
fn correct(decimal: &Decimal<'_>, guess: Float, width: Width) -> Float {
    let step = float::step(width);
    let mut bits = guess.bits();
    loop {
        let odd = bits & step != 0;
        // Half way between the float below and this one.
        if bits != 0 {
            let order = compare_half(decimal, bits - step, step);
            if order == Ordering::Less || order == Ordering::Equal && odd {
                bits -= step;
                continue;
            }
        }
        if bits < Float::INFINITY.bits() {
            let order = compare_half(decimal, bits, step);
            if order == Ordering::Greater || order == Ordering::Equal && odd {
                bits += step;
                continue;
            }
        }
        return Float::from_bits(bits, width);
    }
}

/// Order of a decimal number and the point half way between the floats `bits` and `bits + step`.
fn compare_half(decimal: &Decimal<'_>, bits: u32, step: u32) -> Ordering {
    let parts = Float::from_bits(bits, Width::Bits32).parts();
    decimal.compare(2 * parts.mantissa + step, parts.exponent - 1)
}

/// Rounds a float to `places` decimal places (negative: tens, hundreds ...), ties to even on its
/// exact value, as Python's `round(x, places)`.
#[must_use]
pub fn round_places(value: Float, places: i32, width: Width) -> Float {
    if !value.is_finite() || value.is_zero() {
        return value;
    }
    let mut digits = Digits::ZERO;
    digits.round(value, Cut::Places(places.clamp(-64, 160)));
    if digits.len == MOST_DIGITS {
        return value;
    }
    let decimal = Decimal { digits: digits.bytes(), point: digits.point };
    let magnitude = nearest(&decimal, width);
    magnitude.copysign(value)
}

#[cfg(test)]
mod tests;
