//! Numbers with a 32-bit mantissa, between a float that comes in and the float that goes out; and
//! polynomials in fixed point.

use crate::num::float::{Float, Width};

/// `mantissa * 2**exponent`; the mantissa has its top bit set, or is 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wide {
    pub negative: bool,
    pub mantissa: u32,
    pub exponent: i32,
}

impl Wide {
    /// A positive constant.
    pub const fn constant(mantissa: u32, exponent: i32) -> Self {
        Self { negative: false, mantissa, exponent }
    }

    /// A finite float, exactly.
    pub fn from_float(x: Float) -> Self {
        let parts = x.parts();
        Self::normalised(parts.negative, u64::from(parts.mantissa), parts.exponent)
    }

    /// The 32 highest bits of `mantissa * 2**exponent`, rounded down.
    pub fn normalised(negative: bool, mantissa: u64, exponent: i32) -> Self {
        let shift = mantissa.leading_zeros();
        let top = mantissa.checked_shl(shift).unwrap_or(0);
        Self { negative, mantissa: (top >> 32) as u32, exponent: exponent + 32 - shift as i32 }
    }

    /// The product.
    pub fn times(self, other: Self) -> Self {
        let product = u64::from(self.mantissa) * u64::from(other.mantissa);
        // Rounded to nearest if the top bit is clear, half way there if not.
        let product = if product == 0 { 0 } else { product.saturating_add(1 << 30) };
        let exponent = self.exponent + other.exponent;
        Self::normalised(self.negative != other.negative, product, exponent)
    }

    /// `1 / self`; `self` is not 0.
    pub fn reciprocal(self) -> Self {
        let quotient = crate::num::float::divide_bits(1 << 31, self.mantissa);
        Self::normalised(self.negative, u64::from(quotient), -62 - self.exponent)
    }

    /// The value in units of `2**-bits`, rounded towards zero; it must fit.
    pub fn fixed(self, bits: i32) -> i64 {
        let shift = self.exponent + bits;
        let magnitude = if shift >= 0 {
            i64::from(self.mantissa) << shift.min(31)
        } else {
            i64::from(self.mantissa.checked_shr(-shift as u32).unwrap_or(0))
        };
        if self.negative { -magnitude } else { magnitude }
    }

    /// Rounded to a float.
    pub fn to_float(self, width: Width) -> Float {
        Float::compose(self.negative, self.mantissa, self.exponent, width)
    }
}

/// The product of two numbers in units of `2**-31`, or of one such and one in other units.
pub(super) fn multiply_q31(a: i32, b: i32) -> i32 {
    // The upper half from products of 16 bits, which are single instructions.
    let (a_low, a_high) = (a & 0xffff, a >> 16);
    let (b_low, b_high) = (b & 0xffff, b >> 16);
    let low = (a_low as u32).wrapping_mul(b_low as u32);
    let cross = a_high * b_low + (low >> 16) as i32;
    let other = a_low * b_high + (cross & 0xffff);
    let high = a_high * b_high + (cross >> 16) + (other >> 16);
    (high << 1) | (other >> 15 & 1)
}

/// The polynomial with these coefficients, highest power first, in units of `2**-30`, at `x` in
/// units of `2**-31`.
pub(super) fn polynomial(coefficients: &[i32], x: i32) -> i32 {
    coefficients.iter().fold(0, |sum, &coefficient| multiply_q31(sum, x) + coefficient)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_fixed_point_numbers() {
        let samples = [0, 1, -1, 0x7fff_ffff, -0x7fff_ffff, 0x1234_5678, -0x0876_5432, 0xffff, 0x10000, -0x10000];
        for a in samples {
            for b in samples {
                let exact = (i64::from(a) * i64::from(b)) >> 31;
                assert_eq!(i64::from(multiply_q31(a, b)), exact, "{a} {b}");
            }
        }
    }
}
