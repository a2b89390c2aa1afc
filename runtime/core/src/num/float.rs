//! Floats: binary32 arithmetic in the width of the board.
//!
//! All float arithmetic of the interpreter, of constant folding and of `mpyc --board` goes through
//! this file. A [`Float`] holds the bits of a binary32. Under [`Width::Bits30`] its two lowest bits
//! are always 0: every operation rounds to nearest, ties to even, so that a float fits a word with
//! its tag. Operations themselves are those of binary32; a Cortex-M0 does them in assembly (`thumb`).

use super::big::{self, Int, Limb};
use core::cmp::Ordering;
pub use mpyc_abi::board::FloatWidth as Width;

#[cfg(target_os = "none")]
pub mod thumb;

/// A float of some [`Width`]; a NaN has always the same bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Float(u32);

const SIGN: u32 = 1 << 31;
const MANTISSA_BITS: i32 = 23;
const HIDDEN: u32 = 1 << MANTISSA_BITS;
/// Exponent of the lowest mantissa bit of a float whose exponent field is 0 or 1.
const LOWEST_EXPONENT: i32 = -149;
/// Limbs that the integer part of any float needs, and the zero limb a shift leaves on top.
pub const INTEGER_LIMBS: usize = 9;

/// A finite float taken apart: `mantissa * 2**exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The sign bit; set for -0.0 too.
    pub negative: bool,
    /// At most 24 bits.
    pub mantissa: u32,
    /// Between -149 and 104.
    pub exponent: i32,
}

/// Mantissa bits that are rounded away.
fn dropped_bits(width: Width) -> u32 {
    match width {
        Width::Bits30 => 2,
        Width::Bits32 => 0,
    }
}

/// Significant decimal digits that `repr` shows.
#[must_use]
pub fn repr_digits(width: Width) -> usize {
    match width {
        Width::Bits30 => 6,
        Width::Bits32 => 7,
    }
}

/// Difference of the bits of neighbouring floats.
pub(super) fn step(width: Width) -> u32 {
    1 << dropped_bits(width)
}

impl Float {
    /// 0.0
    pub const ZERO: Self = Self(0);
    /// 1.0
    pub const ONE: Self = Self(0x3f80_0000);
    /// Positive infinity.
    pub const INFINITY: Self = Self(0x7f80_0000);
    /// Not a number.
    pub const NAN: Self = Self(0x7fc0_0000);

    /// The float with these binary32 bits, rounded to the width.
    #[must_use]
    pub fn from_bits(bits: u32, width: Width) -> Self {
        if bits & !SIGN > Self::INFINITY.0 {
            return Self::NAN;
        }
        let dropped = dropped_bits(width);
        if dropped == 0 {
            return Self(bits);
        }
        // Adds just under half of the kept unit, or half if that makes the kept part even. A carry
        // runs into the exponent, at the top into infinity, as it should.
        let odd = bits >> dropped & 1;
        Self((bits + (1 << (dropped - 1)) - 1 + odd) & !((1 << dropped) - 1))
    }

    /// The binary32 bits.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Rounds a binary32 to the width.
    #[must_use]
    pub fn new(value: f32, width: Width) -> Self {
        Self::from_bits(value.to_bits(), width)
    }

    /// The value as a binary32.
    #[must_use]
    pub const fn get(self) -> f32 {
        f32::from_bits(self.0)
    }

    /// `mantissa * 2**exponent`, rounded once. A mantissa whose top bit is set may carry "some bit
    /// below was set" in its lowest bit: rounding is then right for the longer number.
    #[must_use]
    pub fn compose(negative: bool, mantissa: u32, exponent: i32, width: Width) -> Self {
        let sign = if negative { SIGN } else { 0 };
        if mantissa == 0 {
            return Self(sign);
        }
        let shift = mantissa.leading_zeros();
        let mantissa = mantissa << shift;
        // Exponent field of a normal float with this mantissa.
        let field = exponent + 31 - shift as i32 + 127;
        if field >= 255 {
            return Self(sign | Self::INFINITY.0);
        }
        let dropped = dropped_bits(width);
        let subnormal = (1 - field).max(0) as u32;
        let lost = 8 + dropped + subnormal;
        if lost > 32 {
            return Self(sign);
        }
        let (kept, rest) = if lost == 32 { (0, mantissa) } else { (mantissa >> lost, mantissa << (32 - lost)) };
        let up = rest > SIGN || rest == SIGN && kept & 1 != 0;
        let kept = (kept + u32::from(up)) << dropped;
        // The hidden bit adds one to the exponent field of a normal float.
        Self(sign | ((((field - 1).max(0) as u32) << MANTISSA_BITS) + kept))
    }

    /// Takes a finite float apart.
    #[must_use]
    pub fn parts(self) -> Parts {
        let field = (self.0 >> MANTISSA_BITS & 0xff) as i32;
        let fraction = self.0 & (HIDDEN - 1);
        Parts {
            negative: self.is_negative(),
            mantissa: if field == 0 { fraction } else { fraction | HIDDEN },
            exponent: field.max(1) - 1 + LOWEST_EXPONENT,
        }
    }

    /// Whether the sign bit is set.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 & SIGN != 0
    }

    /// Whether this is not a number.
    #[must_use]
    pub const fn is_nan(self) -> bool {
        self.0 & !SIGN > Self::INFINITY.0
    }

    /// Whether this is an infinity.
    #[must_use]
    pub const fn is_infinite(self) -> bool {
        self.0 & !SIGN == Self::INFINITY.0
    }

    /// Whether this is neither an infinity nor NaN.
    #[must_use]
    pub const fn is_finite(self) -> bool {
        self.0 & !SIGN < Self::INFINITY.0
    }

    /// Whether this is 0.0 or -0.0.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 & !SIGN == 0
    }

    /// `a + b`
    #[must_use]
    pub fn add(self, other: Self, width: Width) -> Self {
        Self::new(self.get() + other.get(), width)
    }

    /// `a - b`
    #[must_use]
    pub fn subtract(self, other: Self, width: Width) -> Self {
        Self::new(self.get() - other.get(), width)
    }

    /// `a * b`
    #[must_use]
    pub fn multiply(self, other: Self, width: Width) -> Self {
        Self::new(self.get() * other.get(), width)
    }

    /// `a / b` with the infinities and NaN of IEEE 754; Python's error for `b == 0` is the caller's.
    #[must_use]
    pub fn divide(self, other: Self, width: Width) -> Self {
        Self::new(self.get() / other.get(), width)
    }

    /// The remainder of C's `fmod`: exact, with the sign of `self`. NaN for an infinite `self` or a
    /// zero `other`.
    #[must_use]
    pub fn fmod(self, other: Self) -> Self {
        if !self.is_finite() || other.is_nan() || other.is_zero() {
            return Self::NAN;
        }
        if other.is_infinite() {
            return self;
        }
        let (a, b) = (self.parts(), other.parts());
        if a.mantissa == 0 || a.exponent < b.exponent {
            // A higher exponent means a full mantissa, so `b` is the larger.
            return self;
        }
        let mut rest = a.mantissa % b.mantissa;
        for _ in b.exponent..a.exponent {
            rest <<= 1;
            if rest >= b.mantissa {
                rest -= b.mantissa;
            }
        }
        Self::compose(a.negative, rest, b.exponent, Width::Bits32)
    }

    /// `a // b` and `a % b` of Python for `b` other than zero: the remainder has the sign of `b`.
    #[must_use]
    pub fn divmod(self, other: Self, width: Width) -> (Self, Self) {
        let mut remainder = self.fmod(other);
        let mut quotient = (self.get() - remainder.get()) / other.get();
        if remainder.is_zero() {
            remainder = remainder.copysign(other);
        } else if remainder.is_negative() != other.is_negative() && !remainder.is_nan() {
            remainder = remainder.add(other, width);
            quotient -= 1.0;
        }
        let quotient = if quotient == 0.0 {
            Self::ZERO.copysign(Self(self.0 ^ other.0))
        } else {
            // It is an integer but for rounding.
            Self::new(quotient, width).round_half_even(width)
        };
        (quotient, remainder)
    }

    /// `-a`
    #[must_use]
    pub fn negate(self) -> Self {
        if self.is_nan() { self } else { Self(self.0 ^ SIGN) }
    }

    /// `abs(a)`
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0 & !SIGN)
    }

    /// The magnitude of `self` with the sign of `sign`.
    #[must_use]
    pub const fn copysign(self, sign: Self) -> Self {
        Self(self.0 & !SIGN | sign.0 & SIGN)
    }

    /// Order of two floats; `None` if either is NaN.
    #[must_use]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        if self.is_nan() || other.is_nan() {
            return None;
        }
        // As integers, the bits of floats of one sign are in the order of their magnitudes.
        let key = |x: Self| {
            let magnitude = x.abs().0 as i32;
            if x.is_negative() { -magnitude } else { magnitude }
        };
        Some(key(self).cmp(&key(other)))
    }

    /// Order of a float and an integer, exact whatever their sizes; `None` for NaN.
    #[must_use]
    pub fn compare_int(self, other: Int<'_>) -> Option<Ordering> {
        if self.is_nan() {
            return None;
        }
        let negative = self.is_negative() && !self.is_zero();
        if negative != other.negative {
            return Some(other.negative.cmp(&negative));
        }
        let magnitude = self.compare_magnitude(other.limbs);
        Some(if negative { magnitude.reverse() } else { magnitude })
    }

    /// Order of the absolute values.
    fn compare_magnitude(self, limbs: &[Limb]) -> Ordering {
        if self.is_infinite() {
            return Ordering::Greater;
        }
        let parts = self.parts();
        let (bits, exponent) = big::top_bits(limbs);
        if parts.mantissa == 0 || bits == 0 {
            return parts.mantissa.cmp(&bits);
        }
        let shift = parts.mantissa.leading_zeros();
        (parts.exponent - shift as i32).cmp(&exponent).then((parts.mantissa << shift).cmp(&bits))
    }

    /// The nearest float to a 32-bit integer.
    #[must_use]
    pub fn from_i32(value: i32, width: Width) -> Self {
        Self::compose(value < 0, value.unsigned_abs(), 0, width)
    }

    /// The nearest float to an integer, infinite if it is too large.
    #[must_use]
    pub fn from_int(value: Int<'_>, width: Width) -> Self {
        let (bits, exponent) = big::top_bits(value.limbs);
        Self::compose(value.negative, bits, exponent, width)
    }

    /// `a / b` of two integers, `b` not zero: rounded once, if both have at most 32 significant bits.
    #[must_use]
    pub fn quotient(a: Int<'_>, b: Int<'_>, width: Width) -> Self {
        let (x, x_exponent) = big::top_bits(a.limbs);
        let (y, y_exponent) = big::top_bits(b.limbs);
        let bits = divide_bits(x, y);
        Self::compose(a.negative != b.negative, bits, x_exponent - y_exponent - 31, width)
    }

    /// The value rounded towards zero, if it is finite and fits 32 bits.
    #[must_use]
    pub fn to_i32(self) -> Option<i32> {
        let limit = 0x4f00_0000; // 2**31
        (self.abs().0 < limit).then(|| {
            // Below 1 the shift is 32 or more; that of a subnormal number is far above.
            let shift = 158 - (self.0 >> MANTISSA_BITS & 0xff);
            let magnitude = (self.0 << 8 | SIGN).checked_shr(shift).unwrap_or(0) as i32;
            if self.is_negative() { -magnitude } else { magnitude }
        })
    }

    /// The value rounded towards zero, or the nearest number there is: 0 for negative numbers. 0 for NaN.
    #[must_use]
    pub fn to_u64(self) -> u64 {
        if self.is_negative() || self.is_nan() {
            return 0;
        }
        let Parts { mantissa, exponent, .. } = self.parts();
        match exponent {
            41.. => u64::MAX,
            0..=40 => u64::from(mantissa) << exponent,
            -31..=-1 => u64::from(mantissa >> -exponent),
            _ => 0,
        }
    }

    /// The magnitude of the integer part of a finite float.
    #[must_use]
    pub fn to_limbs(self, out: &mut [Limb; INTEGER_LIMBS]) -> usize {
        let parts = self.parts();
        let mut mantissa = [0; 2];
        if parts.exponent <= 0 {
            let bits = parts.mantissa.checked_shr(-parts.exponent as u32).unwrap_or(0);
            return big::from_u32(bits, out);
        }
        let len = big::from_u32(parts.mantissa, &mut mantissa);
        big::shift_left(&mantissa[..len], parts.exponent as usize, out)
    }

    /// Rounded towards zero to an integer.
    #[must_use]
    pub fn truncate(self) -> Self {
        let field = (self.0 >> MANTISSA_BITS & 0xff) as i32;
        let fraction_bits = 127 + MANTISSA_BITS - field;
        if fraction_bits <= 0 {
            return self;
        }
        if fraction_bits > MANTISSA_BITS {
            return Self(self.0 & SIGN);
        }
        Self(self.0 & !((1 << fraction_bits) - 1))
    }

    /// Rounded towards minus infinity to an integer.
    #[must_use]
    pub fn floor(self, width: Width) -> Self {
        let whole = self.truncate();
        if self.is_negative() && whole != self {
            return whole.subtract(Self::ONE, width);
        }
        whole
    }

    /// Rounded towards infinity to an integer.
    #[must_use]
    pub fn ceil(self, width: Width) -> Self {
        self.negate().floor(width).negate()
    }

    /// Rounded to the nearest integer, a half to the even one.
    #[must_use]
    pub fn round_half_even(self, width: Width) -> Self {
        let whole = self.truncate();
        if whole == self || !self.is_finite() {
            return self;
        }
        let rest = (self.get() - whole.get()).abs();
        let odd = || whole.to_i32().is_some_and(|i| i & 1 != 0);
        if rest > 0.5 || rest == 0.5 && odd() {
            return whole.add(Self::ONE.copysign(self), width);
        }
        whole
    }

    /// Whether the value is a whole number.
    #[must_use]
    pub fn is_integer(self) -> bool {
        self.is_finite() && self.truncate() == self
    }

    /// The hash: the exact value modulo 2**31 - 1, negative for negative floats, so that it equals
    /// the hash of an equal integer ([`big::hash`]).
    #[must_use]
    pub fn hash(self) -> i32 {
        if !self.is_finite() {
            return if self.is_nan() { 0 } else { self.0 as i32 >> 8 };
        }
        let parts = self.parts();
        // A rotation of 31 bits multiplies by two, and 155 is a multiple of 31.
        let mut turns = (parts.exponent + 155) as u32;
        while turns >= 31 {
            turns -= 31;
        }
        let rotated = parts.mantissa << turns & big::HASH_MODULUS | parts.mantissa >> (31 - turns);
        if parts.negative { -(rotated as i32) } else { rotated as i32 }
    }
}

/// `x * 2**31 / y` for operands with their top bits set; the lowest bit says also whether anything
/// remains.
pub(super) fn divide_bits(x: u32, y: u32) -> u32 {
    let (mut rest, mut quotient) = (x, 0u32);
    let mut carry = false;
    for _ in 0..32 {
        quotient <<= 1;
        if carry || rest >= y {
            rest = rest.wrapping_sub(y);
            quotient |= 1;
        }
        carry = rest >> 31 != 0;
        rest <<= 1;
    }
    quotient | u32::from(rest != 0 || carry)
}

#[cfg(test)]
pub(super) mod tests;
