//! Powers, exponentials, logarithms and the square root.

use super::wide::{Wide, multiply_q31, polynomial};
use crate::num::float::{Float, Width};

/// `(2**x - 1) / x` for x from 0 to 1, within 2**-32 (Chebyshev fit).
const EXP2: [i32; 7] = [22_261, 156_870, 1_437_639, 10_325_273, 59_597_438, 257_941_225, 744_261_118];
/// `(e**x - 1) / x` for x from -0.5 to 0.5, within 2**-33 (Chebyshev fit).
const EXPM1: [i32; 8] = [26_779, 214_528, 1_491_285, 8_947_616, 44_739_244, 178_956_982, 536_870_912, 1_073_741_824];
/// `log2(1 + x) / x` for x from 1 / sqrt(2) - 1 to sqrt(2) - 1, within 2**-34 (Chebyshev fit).
const LOG2: [i32; 13] = [
    81_108_207,
    -151_878_507,
    155_639_446,
    -154_071_637,
    170_492_558,
    -193_564_540,
    221_376_393,
    -258_185_878,
    309_814_668,
    -387_270_389,
    516_360_682,
    -774_541_003,
    1_549_082_005,
];
/// `log2(e)` in units of `2**-39`.
const LOG2_OF_E: u64 = 793_129_986_396;
const LOG_OF_2: Wide = Wide::constant(2_977_044_472, -32);
const LOG10_OF_2: Wide = Wide::constant(2_585_827_973, -33);
/// `sqrt(2)` in units of `2**-23`.
const ROOT_OF_2: u32 = 11_863_283;
/// Integer exponents up to this are done by multiplying, which gives whole numbers exactly.
const LARGEST_MULTIPLIED: i32 = 64;

/// `2**(x + scale)` for `x = mantissa * 2**exponent`.
fn exp2(negative: bool, mantissa: u64, exponent: i32, scale: i32, width: Width) -> Float {
    let magnitude = exponent + 64 - mantissa.leading_zeros() as i32;
    // From 2**9 on, and by far, the result is infinite or 0.
    if mantissa != 0 && magnitude > 9 {
        return if negative { Float::ZERO } else { Float::INFINITY };
    }
    let shift = exponent + 31;
    let fixed = if shift >= 0 { mantissa << shift } else { mantissa.checked_shr(-shift as u32).unwrap_or(0) } as i64;
    let fixed = if negative { -fixed } else { fixed };
    let whole = (fixed >> 31) as i32;
    let fraction = (fixed & 0x7fff_ffff) as i32;
    let mantissa = (1 << 30) + multiply_q31(polynomial(&EXP2, fraction), fraction);
    Float::compose(false, mantissa as u32, whole + scale - 30, width)
}

/// `e**x * 2**scale`
pub(super) fn exp_scaled(x: Float, scale: i32, width: Width) -> Float {
    if !x.is_finite() {
        return if x.is_nan() || !x.is_negative() { x } else { Float::ZERO };
    }
    let parts = x.parts();
    let product = u64::from(parts.mantissa) * LOG2_OF_E;
    exp2(parts.negative, product, parts.exponent - 39, scale, width)
}

/// `e**x`
#[must_use]
pub fn exp(x: Float, width: Width) -> Float {
    exp_scaled(x, 0, width)
}

/// `e**x - 1`, accurate near 0.
#[must_use]
pub fn expm1(x: Float, width: Width) -> Float {
    if x.get().abs() >= 0.5 || x.is_nan() {
        return Float::new(exp(x, Width::Bits32).get() - 1.0, width);
    }
    let x = Wide::from_float(x);
    let ratio = polynomial(&EXPM1, x.fixed(31) as i32);
    let product = u64::from(x.mantissa) * ratio as u64;
    Wide::normalised(x.negative, product, x.exponent - 30).to_float(width)
}

/// Base-2 logarithm of a positive finite float.
fn log2_wide(x: Float) -> Wide {
    let parts = x.parts();
    let shift = parts.mantissa.leading_zeros() - 8;
    let mantissa = parts.mantissa << shift;
    let mut whole = parts.exponent - shift as i32 + 23;
    // x is (1 + fraction) * 2**whole, with the fraction between -0.3 and 0.42.
    let mut one_plus = mantissa << 8;
    if mantissa > ROOT_OF_2 {
        one_plus >>= 1;
        whole += 1;
    }
    let fraction = one_plus.wrapping_sub(1 << 31) as i32;
    let product = i64::from(fraction) * i64::from(polynomial(&LOG2, fraction));
    let (sum, exponent) = if whole == 0 { (product, -61) } else { ((i64::from(whole) << 52) + (product >> 9), -52) };
    Wide::normalised(sum < 0, sum.unsigned_abs(), exponent)
}

/// A logarithm to any base from that to base 2.
fn logarithm(x: Float, factor: Option<Wide>, width: Width) -> Float {
    if x.is_nan() || x.is_infinite() && !x.is_negative() {
        return x;
    }
    if x.is_zero() {
        return Float::INFINITY.negate();
    }
    if x.is_negative() {
        return Float::NAN;
    }
    let binary = log2_wide(x);
    factor.map_or(binary, |factor| binary.times(factor)).to_float(width)
}

/// Natural logarithm.
#[must_use]
pub fn log(x: Float, width: Width) -> Float {
    logarithm(x, Some(LOG_OF_2), width)
}

/// Base-2 logarithm, exact for powers of two.
#[must_use]
pub fn log2(x: Float, width: Width) -> Float {
    logarithm(x, None, width)
}

/// Base-10 logarithm.
#[must_use]
pub fn log10(x: Float, width: Width) -> Float {
    logarithm(x, Some(LOG10_OF_2), width)
}

/// `log(1 + x)`, accurate near 0.
#[must_use]
pub fn log1p(x: Float, width: Width) -> Float {
    let sum = Float::new(1.0 + x.get(), Width::Bits32);
    let used = sum.get() - 1.0;
    if used == 0.0 {
        return x;
    }
    if !sum.is_finite() {
        return log(sum, width);
    }
    // Corrects for what the sum lost of x.
    Float::new(log(sum, Width::Bits32).get() * (x.get() / used), width)
}

/// Square root, correctly rounded; NaN for negative numbers.
#[must_use]
pub fn sqrt(x: Float, width: Width) -> Float {
    if x.is_zero() || x.is_nan() || x == Float::INFINITY {
        return x;
    }
    if x.is_negative() {
        return Float::NAN;
    }
    let parts = x.parts();
    let even = parts.exponent & !1;
    let mut radicand = u64::from(parts.mantissa << (parts.exponent - even));
    // Brings the root to 26 bits: two for each bit that the radicand grows by.
    let shift = (radicand.leading_zeros() as i32 - 12) & !1;
    radicand <<= shift;
    let (mut root, mut rest) = (0u32, 0u32);
    for pair in (0..26).rev() {
        rest = rest << 2 | (radicand >> (2 * pair)) as u32 & 3;
        root <<= 1;
        if rest > 2 * root {
            rest -= 2 * root + 1;
            root += 1;
        }
    }
    // One bit more than any width keeps, and one that says whether the root goes on.
    let sticky = root << 1 | u32::from(rest != 0);
    Float::compose(false, sticky, (even - shift) / 2 - 1, width)
}

/// Whether `y` is a whole number, and if so an odd one.
fn parity(y: Float) -> Option<bool> {
    y.is_integer().then(|| y.to_i32().is_some_and(|i| i & 1 != 0))
}

/// `x**y` by the rules of C99: NaN for a negative `x` with a fractional `y`, an infinity for zero
/// to a negative power.
#[must_use]
pub fn power(x: Float, y: Float, width: Width) -> Float {
    if y.is_zero() || x == Float::ONE {
        return Float::ONE;
    }
    if x.is_nan() || y.is_nan() {
        return Float::NAN;
    }
    let odd = parity(y) == Some(true);
    let magnitude = power_magnitude(x.abs(), y, width);
    if !x.is_negative() {
        return magnitude;
    }
    if parity(y).is_none() && x.is_finite() && !x.is_zero() && y.is_finite() {
        return Float::NAN;
    }
    if odd { magnitude.negate() } else { magnitude }
}

/// `x**y` for `x` not negative.
fn power_magnitude(x: Float, y: Float, width: Width) -> Float {
    if y.is_infinite() && x == Float::ONE {
        return Float::ONE;
    }
    if x.is_zero() || x.is_infinite() || y.is_infinite() {
        let grows = x.get() > 1.0;
        return if grows == y.is_negative() { Float::ZERO } else { Float::INFINITY };
    }
    match y.to_i32() {
        Some(n) if y.is_integer() && n.abs() <= LARGEST_MULTIPLIED => power_by_multiplying(x, n, width),
        _ => {
            let (log, y) = (log2_wide(x), y.parts());
            let product = u64::from(log.mantissa) * u64::from(y.mantissa);
            exp2(log.negative != y.negative, product, log.exponent + y.exponent, 0, width)
        }
    }
}

/// `x**n` for a whole number other than 0.
fn power_by_multiplying(x: Float, n: i32, width: Width) -> Float {
    let mut square = Wide::from_float(x);
    let mut left = n.unsigned_abs();
    let mut product = Wide::constant(1 << 31, -31);
    while left != 0 {
        if left & 1 != 0 {
            product = product.times(square);
        }
        square = square.times(square);
        left >>= 1;
    }
    if n < 0 {
        product = product.reciprocal();
    }
    product.to_float(width)
}
