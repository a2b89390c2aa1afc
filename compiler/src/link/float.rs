//! Float literals to the board's floats, correctly rounded from the decimal text.
//!
//! Board v1 keeps 22 bits of precision: a binary32 whose two lowest mantissa bits are 0. Reading the
//! text as a binary64 and rounding that again would be wrong where the binary64 lies exactly between
//! two of them, so this case looks at the decimal digits once more.

use std::cmp::Ordering;

use mpyc_abi::board::FloatWidth;
use num_bigint::BigUint;

/// Bits of the binary32 nearest to the number that `text` spells (`1e-05`, `.5`, `inf`, `-nan`), on a
/// board of that width; ties go to the even neighbour. `None` if the text is no number.
pub fn parse(text: &str, width: FloatWidth) -> Option<u32> {
    match width {
        FloatWidth::Bits32 => text.parse::<f32>().ok().map(f32::to_bits),
        FloatWidth::Bits30 => {
            let value: f64 = text.parse().ok()?;
            let magnitude = text.trim_start_matches(['-', '+']);
            let sign = if value.is_sign_negative() { 0x8000_0000 } else { 0 };
            Some(round_22_bits(value.abs(), magnitude) | sign)
        }
    }
}

/// Rounds a number from 0 up, whose decimal text is `text`, to a binary32 with 22 bits of precision.
fn round_22_bits(value: f64, text: &str) -> u32 {
    if value.is_nan() {
        return 0x7FC0_0000;
    }
    if value == 0.0 || value.is_infinite() {
        return (value as f32).to_bits();
    }
    // Distance of neighbouring results: 22 bits below the leading one, but never finer than four of
    // the smallest binary32. Powers of two, so the divisions below are exact.
    let exponent = ((value.to_bits() >> 52) as i32 - 1023).max(-126);
    let step = 2f64.powi(exponent - 21);
    let scaled = value / step;
    let floor = scaled.floor();
    let up = match (scaled - floor).partial_cmp(&0.5) {
        Some(Ordering::Less) => false,
        Some(Ordering::Equal) => match compare(text, value) {
            Ordering::Less => false,
            Ordering::Equal => floor % 2.0 == 1.0,
            Ordering::Greater => true,
        },
        _ => true,
    };
    // At most 22 bits and a power of two: exact in binary32, or too large for it and so infinite.
    let rounded = (floor + f64::from(u8::from(up))) * step;
    (rounded as f32).to_bits()
}

/// Compares the number that a decimal text spells with a finite binary64 above 0.
fn compare(text: &str, value: f64) -> Ordering {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], text[at + 1..].parse().unwrap_or(0)),
        None => (text, 0i32),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
    let Some(digits) = BigUint::parse_bytes(&digits, 10) else { return Ordering::Equal };
    let decimal = exponent.saturating_sub(fraction.len() as i32);

    let bits = value.to_bits();
    let (significand, binary) = match (bits >> 52) as i32 {
        0 => (bits, -1074),
        biased => (bits & ((1 << 52) - 1) | 1 << 52, biased - 1075),
    };
    // digits * 10^decimal against significand * 2^binary, both multiplied until they are whole.
    let power = |base: u32, exponent: i32| BigUint::from(base).pow(exponent.max(0) as u32);
    let left = digits * power(10, decimal) * power(2, -binary);
    let right = BigUint::from(significand) * power(2, binary) * power(10, -decimal);
    left.cmp(&right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn v1(text: &str) -> u32 {
        parse(text, FloatWidth::Bits30).unwrap()
    }

    #[test]
    fn common_literals() {
        assert_eq!(v1("0.0"), 0);
        assert_eq!(v1("-0.0"), 0x8000_0000);
        assert_eq!(v1("1.0"), 0x3F80_0000);
        assert_eq!(v1("-2.5"), 0xC020_0000);
        assert_eq!(v1("0.1"), 0x3DCC_CCCC);
        assert_eq!(v1("inf"), 0x7F80_0000);
        assert_eq!(v1("-inf"), 0xFF80_0000);
        assert_eq!(v1("nan"), 0x7FC0_0000);
        assert_eq!(v1("1e400"), 0x7F80_0000);
        assert_eq!(v1("1e-400"), 0);
        assert_eq!(v1("3.4e38") & 3, 0);
        assert_eq!(parse("0x1", FloatWidth::Bits30), None);
        assert_eq!(parse("0.1", FloatWidth::Bits32), Some(0x3DCC_CCCD));
    }

    #[test]
    fn ties_go_to_even_and_a_digit_far_behind_breaks_them() {
        // 1 + 2^-22 lies between 1 and 1 + 2^-21.
        let tie = "1.0000002384185791015625";
        assert_eq!(v1(tie), 0x3F80_0000);
        assert_eq!(v1(&format!("{tie}{}1", "0".repeat(60))), 0x3F80_0004);
        assert_eq!(v1("1.0000002384185791015624999999999999999999999"), 0x3F80_0000);
        // 1 + 3 * 2^-22 lies between 1 + 2^-21 and 1 + 2^-20; the latter is even.
        assert_eq!(v1("1.0000007152557373046875"), 0x3F80_0008);
        assert_eq!(v1("1.00000071525573730468749999999999999999999999"), 0x3F80_0004);
    }

    #[test]
    fn subnormals_and_the_border_to_infinity() {
        assert_eq!(v1("1.401298464324817e-45"), 0);
        assert_eq!(v1("5.605193857299268e-45"), 4);
        assert_eq!(v1("2.8025969286496341e-45"), 0);
        assert_eq!(v1("2.8025969286496342e-45"), 4);
        assert_eq!(v1("3.4028228e38"), 0x7F7F_FFFC);
        assert_eq!(v1("3.4028235e38"), 0x7F80_0000);
    }

    proptest! {
        /// A result is no further from the number than its neighbours, and has its low bits clear.
        #[test]
        fn result_is_the_nearest(bits in 0u32..0x7F7F_FFF0) {
            let value = f32::from_bits(bits);
            let found = v1(&format!("{value:e}"));
            prop_assert_eq!(found & 3, 0);
            let distance = |bits: u32| (f64::from(f32::from_bits(bits)) - f64::from(value)).abs();
            let nearest = [bits & !3, (bits & !3) + 4].into_iter().map(distance).fold(f64::MAX, f64::min);
            prop_assert_eq!(distance(found), nearest);
        }
    }
}
