//! The functions of module `math` on floats.
//!
//! The kernels work in fixed point with 32-bit integers (`wide`): on a Cortex-M0 that is several
//! times faster than soft float, and leaves enough bits below the result that it is within one unit
//! in the last place of a binary32, and mostly correctly rounded. Functions follow C99 at special
//! values; [`checked`] turns them into Python's errors. Inputs and results are floats of the given
//! width.

mod exponential;
mod hyperbolic;
mod trigonometric;
mod wide;

pub use exponential::{exp, expm1, log, log1p, log2, log10, power, sqrt};
pub use hyperbolic::{acosh, asinh, atanh, cosh, sinh, tanh};
pub use trigonometric::{acos, asin, atan, atan2, cos, sin, tan};

use super::float::{Float, Width};

/// A function has no value there: `ValueError: math domain error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DomainError;

/// The result of a function of `arguments`, or the error if it is infinite or not a number though
/// no argument is.
///
/// # Errors
/// As said.
pub fn checked(result: Float, arguments: &[Float]) -> Result<Float, DomainError> {
    let excused = |x: &Float| x.is_nan() || x.is_infinite() && !result.is_nan();
    if result.is_finite() || arguments.iter().any(excused) { Ok(result) } else { Err(DomainError) }
}

/// `x * 180 / pi`
#[must_use]
pub fn degrees(x: Float, width: Width) -> Float {
    Float::new(x.get() * (180.0 / core::f32::consts::PI), width)
}

/// `x * pi / 180`
#[must_use]
pub fn radians(x: Float, width: Width) -> Float {
    Float::new(x.get() * (core::f32::consts::PI / 180.0), width)
}

/// A fraction of magnitude 0.5 up to 1 and an exponent with `x = fraction * 2**exponent`; zero,
/// infinities and NaN give themselves and 0.
#[must_use]
pub fn frexp(x: Float) -> (Float, i32) {
    if !x.is_finite() || x.is_zero() {
        return (x, 0);
    }
    let parts = x.parts();
    let bits = 32 - parts.mantissa.leading_zeros() as i32;
    let fraction = Float::compose(parts.negative, parts.mantissa, -bits, Width::Bits32);
    (fraction, parts.exponent + bits)
}

/// `x * 2**exponent`
#[must_use]
pub fn ldexp(x: Float, exponent: i32, width: Width) -> Float {
    if !x.is_finite() {
        return x;
    }
    let parts = x.parts();
    let exponent = parts.exponent + exponent.clamp(-1000, 1000);
    Float::compose(parts.negative, parts.mantissa, exponent, width)
}

/// The fraction and the whole part of `x`, both with its sign.
#[must_use]
pub fn modf(x: Float, width: Width) -> (Float, Float) {
    if x.is_infinite() {
        return (Float::ZERO.copysign(x), x);
    }
    let whole = x.truncate();
    (x.subtract(whole, width).copysign(x), whole)
}

/// Whether `a` and `b` differ by no more than `absolute`, or than `relative` times the larger.
#[must_use]
pub fn is_close(a: Float, b: Float, relative: Float, absolute: Float) -> bool {
    if a == b && !a.is_nan() {
        return true;
    }
    if !a.is_finite() || !b.is_finite() {
        return false;
    }
    let difference = (a.get() - b.get()).abs();
    // As integers, the bits of floats without sign are in their order.
    let largest = Float::from_bits(a.abs().bits().max(b.abs().bits()), Width::Bits32);
    difference <= relative.get() * largest.get() || difference <= absolute.get()
}

#[cfg(test)]
mod tests;
