//! Sine, cosine, tangent and their inverses.

use super::exponential::sqrt;
use super::wide::{Wide, multiply_q31, polynomial};
use crate::num::float::{Float, Width};
use core::cmp::Ordering;

/// `sin(pi/2 * sqrt(z)) / sqrt(z)` for z from 0 to 1/4, within 2**-37 (Chebyshev fit).
const SINE: [i32; 5] = [169_873, -5_026_471, 85_569_259, -693_598_667, 1_686_629_713];
/// `cos(pi/2 * sqrt(z))` for z from 0 to 1/4, within 2**-44 (Chebyshev fit).
const COSINE: [i32; 6] = [-26_684, 986_942, -22_401_978, 272_375_559, -1_324_675_879, 1_073_741_824];
/// `atan(sqrt(z)) / sqrt(z)` for z from 0 to 1, within 2**-33 (Chebyshev fit).
const ARC_TANGENT: [i32; 12] = [
    -712_315,
    5_081_466,
    -16_995_532,
    36_320_626,
    -57_935_545,
    77_613_048,
    -96_359_438,
    119_098_616,
    -153_371_277,
    214_747_303,
    -357_913_919,
    1_073_741_824,
];
/// `2 / pi` in binary, from 32 bits above its point.
const TWO_OVER_PI: [u32; 8] =
    [0, 0xa2f9_836e, 0x4e44_1529, 0xfc27_57d1, 0xf534_ddc0, 0xdb62_9599, 0x3c43_9041, 0xfe51_63ab];
/// `pi / 2` in units of `2**-60`.
const QUARTER_TURN: i64 = 0x1921_fb54_442d_1847;
const TWO_OVER_PI_WIDE: Wide = Wide::constant(2_734_261_102, -32);
const QUARTER_OF_PI: f32 = core::f32::consts::FRAC_PI_4;

/// `x` in quarter turns: the nearest whole number of them, modulo 4, and the rest, from -1/2 to 1/2.
/// `x` is finite.
fn quarter_turns(x: Float) -> (u32, Wide) {
    if x.get().abs() < QUARTER_OF_PI {
        return (0, Wide::from_float(x).times(TWO_OVER_PI_WIDE));
    }
    // The mantissa times the 96 bits of 2/pi that matter: bits further up make whole turns, bits
    // further down less than 2**-70. The product's top two bits count quarter turns.
    let parts = x.parts();
    let start = (parts.exponent + 30) as usize;
    let (word, shift) = (start / 32, start % 32);
    let window = |i: usize| {
        let at = |i: usize| u64::from(TWO_OVER_PI.get(word + i).copied().unwrap_or(0));
        u64::from(((at(i) << 32 | at(i + 1)) << shift >> 32) as u32)
    };
    let mantissa = u64::from(parts.mantissa);
    let low = mantissa * window(2);
    let middle = mantissa * window(1) + (low >> 32);
    let high = (mantissa * window(0)).wrapping_add(middle >> 32) as u32;
    let product = u64::from(high) << 32 | middle & 0xffff_ffff;
    let turns = (product >> 62) + (product >> 61 & 1);
    let rest = (product << 2) as i64;
    let wide = Wide::normalised((rest < 0) != parts.negative, rest.unsigned_abs(), -64);
    let turns = if parts.negative { turns.wrapping_neg() } else { turns };
    (turns as u32 & 3, wide)
}

/// Sine of `rest` quarter turns.
fn sine_kernel(rest: Wide) -> Wide {
    let x = rest.fixed(31) as i32;
    let ratio = polynomial(&SINE, multiply_q31(x, x));
    Wide::normalised(rest.negative, u64::from(rest.mantissa) * ratio as u64, rest.exponent - 30)
}

/// Cosine of `rest` quarter turns.
fn cosine_kernel(rest: Wide) -> Wide {
    let x = rest.fixed(31) as i32;
    let value = polynomial(&COSINE, multiply_q31(x, x));
    Wide::normalised(false, value as u64, -30)
}

/// Sine of an angle given in quarter turns.
fn sine(turns: u32, rest: Wide) -> Wide {
    let mut value = if turns & 1 == 0 { sine_kernel(rest) } else { cosine_kernel(rest) };
    value.negative ^= turns & 2 != 0;
    value
}

/// Sine; NaN for infinities.
#[must_use]
pub fn sin(x: Float, width: Width) -> Float {
    if !x.is_finite() {
        return Float::NAN;
    }
    let (turns, rest) = quarter_turns(x);
    sine(turns, rest).to_float(width)
}

/// Cosine; NaN for infinities.
#[must_use]
pub fn cos(x: Float, width: Width) -> Float {
    if !x.is_finite() {
        return Float::NAN;
    }
    let (turns, rest) = quarter_turns(x);
    sine(turns + 1, rest).to_float(width)
}

/// Tangent; NaN for infinities.
#[must_use]
pub fn tan(x: Float, width: Width) -> Float {
    if !x.is_finite() || x.is_zero() {
        return if x.is_zero() { x } else { Float::NAN };
    }
    let (turns, rest) = quarter_turns(x);
    let cosine = sine(turns + 1, rest);
    sine(turns, rest).times(cosine.reciprocal()).to_float(width)
}

/// Arc tangent of a number from 0 to 1.
fn arc_tangent(x: Wide) -> Wide {
    let fixed = x.fixed(31).min(0x7fff_ffff) as i32;
    let ratio = polynomial(&ARC_TANGENT, multiply_q31(fixed, fixed));
    Wide::normalised(false, u64::from(x.mantissa) * ratio as u64, x.exponent - 30)
}

/// Angle of the point (x, y), from -pi to pi.
#[must_use]
pub fn atan2(y: Float, x: Float, width: Width) -> Float {
    if x.is_nan() || y.is_nan() {
        return Float::NAN;
    }
    let (short, long) = (y.abs(), x.abs());
    let steep = short.compare(long) == Some(Ordering::Greater);
    let (short, long) = if steep { (long, short) } else { (short, long) };
    let ratio = if short == long {
        // Equal infinities too; the point at the origin has the angle of its axis.
        if short.is_zero() { Float::ZERO } else { Float::ONE }
    } else {
        Float::new(short.get() / long.get(), Width::Bits32)
    };
    let angle = arc_tangent(Wide::from_float(ratio));
    if !steep && !x.is_negative() {
        return angle.to_float(width).copysign(y);
    }
    let mut fixed = angle.fixed(60);
    if steep {
        fixed = QUARTER_TURN - fixed;
    }
    if x.is_negative() {
        fixed = 2 * QUARTER_TURN - fixed;
    }
    Wide::normalised(y.is_negative(), fixed as u64, -60).to_float(width)
}

/// Arc tangent.
#[must_use]
pub fn atan(x: Float, width: Width) -> Float {
    atan2(x, Float::ONE, width)
}

/// `sqrt(1 - x * x)`: the other leg of a right triangle with a long side of 1.
fn other_leg(x: Float) -> Float {
    let product = (1.0 - x.get()) * (1.0 + x.get());
    sqrt(Float::new(product, Width::Bits32), Width::Bits32)
}

/// Arc sine; NaN outside -1 to 1.
#[must_use]
pub fn asin(x: Float, width: Width) -> Float {
    atan2(x, other_leg(x), width)
}

/// Arc cosine; NaN outside -1 to 1.
#[must_use]
pub fn acos(x: Float, width: Width) -> Float {
    atan2(other_leg(x), x, width)
}
