//! Text both ways against the exact conversions of the standard library.

use super::*;
use crate::num::float::tests::sample_bits;
use std::format;
use std::string::String;

fn rounded(value: Float, cut: Cut) -> Digits {
    let mut digits = Digits::ZERO;
    digits.round(value, cut);
    digits
}

/// Digits and exponent as the standard library rounds them, in the form of `Digits`.
fn expected_digits(value: f32, significant: usize) -> (String, i32) {
    let text = format!("{:.*e}", significant - 1, value.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap();
    (mantissa.replace('.', ""), exponent.parse::<i32>().unwrap() + 1)
}

#[test]
fn significant_digits_are_correctly_rounded() {
    for (i, bits) in sample_bits(6_000).enumerate() {
        let value = Float::from_bits(bits, Width::Bits32);
        if !value.is_finite() || value.is_zero() {
            continue;
        }
        for significant in [1, 6, 7, 9, i % 40 + 1] {
            let digits = rounded(value, Cut::Significant(significant));
            let (text, point) = expected_digits(value.get(), significant);
            assert_eq!(digits.bytes(), text.as_bytes(), "{:e} to {significant}", value.get());
            assert_eq!(digits.point, point, "{:e}", value.get());
        }
    }
}

#[test]
fn decimal_places_are_correctly_rounded() {
    for bits in sample_bits(6_000) {
        let value = Float::from_bits(bits, Width::Bits32);
        if !value.is_finite() {
            continue;
        }
        for places in [0usize, 1, 2, 6, 12] {
            let digits = rounded(value, Cut::Places(places as i32));
            let text = format!("{:.*}", places, value.get().abs());
            // From the first digit on, leading zeros included.
            let whole = digits.point.max(1);
            let got: String =
                (digits.point - whole..digits.point + places as i32).map(|i| digits.digit(i) as char).collect();
            assert_eq!(got, text.replace('.', ""), "{text}");
        }
    }
}

#[test]
fn reading_is_correctly_rounded() {
    for bits in sample_bits(6_000) {
        let value = f32::from_bits(bits);
        if !value.is_finite() {
            continue;
        }
        for text in [
            format!("{value:e}"),
            format!("{value}"),
            format!("{value:.3e}"),
            format!("{value:.12e}"),
            format!("{:.60e}", f64::from(value) * 1.000_000_029_802_322_4),
        ] {
            let expected: f32 = text.parse().unwrap();
            let got = parse(text.as_bytes(), Width::Bits32).unwrap();
            assert_eq!(got.bits(), expected.to_bits(), "{text}");
        }
    }
}

/// The nearest 30-bit float is found from a binary64, which is exact enough to break all ties but
/// those of the text itself.
#[test]
fn reading_to_30_bits_rounds_once() {
    for bits in sample_bits(6_000) {
        let value = Float::from_bits(bits & !SIGN, Width::Bits30);
        if !value.is_finite() || value.bits() >= 0x7f7f_fff0 {
            continue;
        }
        let low = f64::from(value.get());
        let high = f64::from(f32::from_bits(value.bits() + 4));
        let middle = (low + high) / 2.0;
        let even = if value.bits() & 4 == 0 { value.bits() } else { value.bits() + 4 };
        let exact = format!("{middle:.160}");
        let above = format!("{exact}000001");
        let read = |text: &str| parse(text.as_bytes(), Width::Bits30).unwrap().bits();
        assert_eq!(read(&exact), even, "{exact}");
        assert_eq!(read(&above), value.bits() + 4, "{above}");
        let below = format!("{:.160}", f64::from_bits(middle.to_bits() - 1));
        assert_eq!(read(&below), value.bits(), "{below}");
    }
}

const SIGN: u32 = 1 << 31;

#[test]
fn texts_that_are_floats_and_texts_that_are_not() {
    for (text, expected) in [
        ("1", Some(1.0)),
        (" 1.5\n", Some(1.5)),
        ("1.", Some(1.0)),
        (".5", Some(0.5)),
        ("+.5e-3", Some(0.0005)),
        ("-0", Some(-0.0)),
        ("1_0.5_0", Some(10.5)),
        ("1e1_0", Some(1e10)),
        ("0e999999999999", Some(0.0)),
        ("1e999999999999", Some(f32::INFINITY)),
        ("-1e-999999999999", Some(-0.0)),
        ("inf", Some(f32::INFINITY)),
        ("-Infinity", Some(f32::NEG_INFINITY)),
        ("3.4028235677973367e38", Some(f32::INFINITY)),
        ("3.4028235677973366e38", Some(f32::MAX)),
        ("7e-46", Some(0.0)),
        ("8e-46", Some(1e-45)),
        ("00000000000000000000000000000000000000000000000001", Some(1.0)),
        ("0.00000000000000000000000000000000000000000000000001e50", Some(1.0)),
        ("", None),
        (".", None),
        ("e5", None),
        ("1e", None),
        ("1e+", None),
        ("1__0", None),
        ("_1", None),
        ("1_", None),
        ("1_.5", None),
        ("1._5", None),
        ("1e_5", None),
        ("1e5_", None),
        ("12 3", None),
        ("1.2.3", None),
        ("abc", None),
        ("infinit", None),
        ("--1", None),
        ("0x10", None),
    ] {
        let got = parse(text.as_bytes(), Width::Bits32).map(Float::bits);
        assert_eq!(got, expected.map(f32::to_bits), "{text:?}");
    }
    assert!(parse(b"-NaN", Width::Bits32).unwrap().is_nan());
}

#[test]
fn rounding_to_places() {
    for (x, places, expected) in [
        (1.25, 1, 1.2),
        (1.35, 1, 1.4),
        (2.675, 2, 2.67),
        (-2.5, 0, -2.0),
        (1234.5, -2, 1200.0),
        (1250.0, -2, 1200.0),
        (51.0, -2, 100.0),
        (49.0, -2, 0.0),
        (0.04, 1, 0.0),
        (0.06, 1, 0.1),
        (1e30, 3, 1e30),
        (1e-30, 60, 1e-30),
        (0.1, 200, 0.1),
        (1.0, i32::MAX, 1.0),
        (1.0, i32::MIN, 0.0),
    ] {
        let got = round_places(Float::new(x, Width::Bits32), places, Width::Bits32).get();
        assert_eq!(got, expected, "round({x}, {places})");
    }
}
