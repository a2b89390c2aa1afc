//! Hyperbolic functions and their inverses, from exponentials and logarithms.

use super::exponential::{exp_scaled, expm1, log, log1p, sqrt};
use crate::num::float::{Float, Width};

/// Above this magnitude, `e**-x` is nothing next to `e**x`.
const NEGLIGIBLE: f32 = 9.5;
/// Above this magnitude, 1 is nothing next to `x * x`.
const LARGE: f32 = 8192.0;

/// Intermediate results keep all 32 bits.
const FULL: Width = Width::Bits32;

/// Hyperbolic sine.
#[must_use]
pub fn sinh(x: Float, width: Width) -> Float {
    let magnitude = x.abs();
    let result = if magnitude.get() > NEGLIGIBLE {
        exp_scaled(magnitude, -1, width)
    } else {
        let e = expm1(magnitude, FULL).get();
        Float::new(0.5 * (e + e / (e + 1.0)), width)
    };
    result.copysign(x)
}

/// Hyperbolic cosine.
#[must_use]
pub fn cosh(x: Float, width: Width) -> Float {
    let half = exp_scaled(x.abs(), -1, FULL).get();
    Float::new(half + 0.25 / half, width)
}

/// Hyperbolic tangent.
#[must_use]
pub fn tanh(x: Float, width: Width) -> Float {
    let magnitude = x.abs();
    let result = if magnitude.get() > NEGLIGIBLE {
        Float::ONE
    } else {
        let e = expm1(magnitude.add(magnitude, FULL), FULL).get();
        Float::new(e / (e + 2.0), width)
    };
    result.copysign(x)
}

/// `log(2 * x)` for a large `x`.
fn log_of_double(x: Float, width: Width) -> Float {
    Float::new(log(x, FULL).get() + core::f32::consts::LN_2, width)
}

/// Inverse hyperbolic sine.
#[must_use]
pub fn asinh(x: Float, width: Width) -> Float {
    let magnitude = x.abs();
    let result = if magnitude.get() > LARGE {
        log_of_double(magnitude, width)
    } else {
        let m = magnitude.get();
        let square = m * m;
        let root = sqrt(Float::new(square + 1.0, FULL), FULL).get();
        log1p(Float::new(m + square / (root + 1.0), FULL), width)
    };
    result.copysign(x)
}

/// Inverse hyperbolic cosine; NaN below 1.
#[must_use]
pub fn acosh(x: Float, width: Width) -> Float {
    if x.get() > LARGE {
        return log_of_double(x, width);
    }
    let above = x.get() - 1.0;
    if above < 0.0 {
        return Float::NAN;
    }
    let root = sqrt(Float::new(above * (above + 2.0), FULL), FULL).get();
    log1p(Float::new(above + root, FULL), width)
}

/// Inverse hyperbolic tangent; NaN outside -1 to 1, infinite at both.
#[must_use]
pub fn atanh(x: Float, width: Width) -> Float {
    let magnitude = x.abs().get();
    let ratio = 2.0 * magnitude / (1.0 - magnitude);
    let half = 0.5 * log1p(Float::new(ratio, FULL), FULL).get();
    Float::new(half, width).copysign(x)
}
