//! Arithmetic against the host's binary32 and binary64.

use super::*;
use crate::num::big::Shape;
use num_bigint::BigInt;
use std::vec::Vec;

const WIDTHS: [Width; 2] = [Width::Bits30, Width::Bits32];

/// Bits of floats of every size, with many short mantissas, ties and specials among them.
pub(in crate::num) fn sample_bits(count: usize) -> impl Iterator<Item = u32> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 24) as u32
    };
    let specials = [0, 1, 2, 3, 4, 0x7f_ffff, 0x80_0000, 0x7f7f_ffff, 0x7f7f_fffd, 0x7f80_0000, 0x3f80_0000];
    let signed = specials.into_iter().flat_map(|bits| [bits, bits | SIGN]);
    signed.chain((0..count).map(move |i| match i % 4 {
        0 => next(),
        // Around one.
        1 => next() % 0x0800_0000 + 0x3c00_0000,
        // Short mantissas.
        2 => next() & 0xfff0_0000,
        _ => ((next() & 0x07ff_ffff) + 0x3d00_0000) | (next() & SIGN),
    }))
}

fn samples(count: usize, width: Width) -> Vec<Float> {
    sample_bits(count).map(|bits| Float::from_bits(bits, width)).collect()
}

/// Rounds a binary64 to the width by looking at both neighbours.
fn nearest(value: f64, width: Width) -> Float {
    let below = Float::from_bits((value.abs() as f32).to_bits() & !3, Width::Bits32).bits();
    let low = if width == Width::Bits32 { (value.abs() as f32).to_bits() } else { below };
    let candidates = [low.saturating_sub(4), low, low + 4];
    let mut best = low;
    if width == Width::Bits30 {
        let distance = |bits: u32| {
            // Past the largest float, the next one counts as a number.
            let x = if bits >= 0x7f80_0000 { 2f64.powi(128) } else { f64::from(f32::from_bits(bits)) };
            (x - value.abs()).abs()
        };
        for bits in candidates {
            let nearer = distance(bits) < distance(best);
            let tie = distance(bits) == distance(best) && bits & 4 == 0;
            if nearer || tie {
                best = bits;
            }
        }
    }
    Float(best.min(0x7f80_0000) | if value.is_sign_negative() { SIGN } else { 0 })
}

#[test]
fn unsigned_integers_are_cut_and_saturate() {
    for value in
        [0.0, -0.0, 0.99, 1.0, 1.5, 255.9, 16_777_217.0, 4e9, 1e12, 1e18, 2e19, 1e30, -0.5, -3.0, f32::INFINITY]
    {
        assert_eq!(Float::new(value, Width::Bits32).to_u64(), value as u64, "{value}");
    }
    assert_eq!(Float::NAN.to_u64(), 0);
    for value in [0.0, 0.99, 1.0, -1.0, -1.5, 1e-40, 255.9, 16_777_217.0, 2_147_483_520.0, -2_147_483_520.0] {
        assert_eq!(Float::new(value, Width::Bits32).to_i32(), Some(value as i32), "{value}");
    }
}

#[test]
fn every_operation_rounds_to_the_width() {
    for width in WIDTHS {
        let values = samples(300, width);
        for &a in &values {
            for &b in &values {
                let (x, y) = (a.get(), b.get());
                for (got, exact) in [
                    (a.add(b, width), x + y),
                    (a.subtract(b, width), x - y),
                    (a.multiply(b, width), x * y),
                    (a.divide(b, width), x / y),
                ] {
                    let expected = if exact.is_nan() { Float::NAN } else { Float::from_bits(exact.to_bits(), width) };
                    assert_eq!(got, expected);
                    assert!(width == Width::Bits32 || got.bits() & 3 == 0);
                }
                let expected = x.partial_cmp(&y);
                assert_eq!(a.compare(b), expected, "{x} {y}");
                let exact = x % y;
                let expected = if exact.is_nan() { Float::NAN } else { Float(exact.to_bits()) };
                assert_eq!(a.fmod(b), expected, "{x} fmod {y}");
            }
        }
    }
}

#[test]
fn bits_round_to_nearest_even() {
    for bits in sample_bits(20_000) {
        let value = f32::from_bits(bits);
        if value.is_nan() {
            assert_eq!(Float::from_bits(bits, Width::Bits30), Float::NAN);
        } else {
            assert_eq!(Float::from_bits(bits, Width::Bits30), nearest(f64::from(value), Width::Bits30), "{value}");
        }
    }
}

#[test]
fn composing_rounds_once() {
    for width in WIDTHS {
        for (i, bits) in sample_bits(20_000).enumerate() {
            let exponent = i as i32 % 330 - 200;
            let expected = nearest(f64::from(bits) * 2f64.powi(exponent), width);
            assert_eq!(Float::compose(false, bits, exponent, width), expected, "{bits:x} * 2**{exponent}");
        }
    }
}

#[test]
fn parts_compose_again() {
    for bits in sample_bits(20_000) {
        let value = Float::from_bits(bits, Width::Bits32);
        if value.is_finite() {
            let parts = value.parts();
            let again = Float::compose(parts.negative, parts.mantissa, parts.exponent, Width::Bits32);
            assert_eq!(again, value);
        }
    }
}

/// The integer part of a finite float, exactly.
fn integer_part(value: Float) -> BigInt {
    let mut limbs = [0; INTEGER_LIMBS];
    let len = value.to_limbs(&mut limbs);
    let shape = Shape { negative: value.is_negative() && len != 0, len };
    let magnitude = limbs[..shape.len].iter().rev().fold(BigInt::ZERO, |n, &limb| (n << 16) + limb);
    if shape.negative { -magnitude } else { magnitude }
}

#[test]
fn integer_parts_and_order_with_integers() {
    let limbs_of = |n: &BigInt| -> Vec<Limb> {
        let digits = n.magnitude().to_u32_digits();
        digits.iter().flat_map(|d| [*d as Limb, (d >> 16) as Limb]).collect()
    };
    for value in samples(20_000, Width::Bits32) {
        if !value.is_finite() {
            continue;
        }
        let whole = integer_part(value);
        let exact = value.truncate();
        assert_eq!(exact.get(), value.get().trunc());
        assert_eq!(value.to_i32(), i32::try_from(&whole).ok().filter(|_| value.get().abs() < 2f32.powi(31)));
        for delta in -1..=1 {
            let n: BigInt = &whole + delta;
            let limbs = limbs_of(&n);
            let operand = Int { negative: n < BigInt::ZERO, limbs: &limbs };
            let fraction = value.get().partial_cmp(&exact.get());
            let expected = whole.cmp(&n).then(fraction.unwrap());
            assert_eq!(value.compare_int(operand), Some(expected), "{} {n}", value.get());
            if delta == 0 && value.is_integer() {
                assert_eq!(value.hash(), operand.hash());
                assert_eq!(Float::from_int(operand, Width::Bits32).get(), value.get());
            }
        }
    }
}

#[test]
fn infinities_and_nan_with_integers() {
    let one = Int { negative: false, limbs: &[1] };
    assert_eq!(Float::INFINITY.compare_int(one), Some(Ordering::Greater));
    assert_eq!(Float::INFINITY.negate().compare_int(one), Some(Ordering::Less));
    assert_eq!(Float::NAN.compare_int(one), None);
    let zero = Int { negative: false, limbs: &[] };
    assert_eq!(Float(SIGN).compare_int(zero), Some(Ordering::Equal));
}

#[test]
fn integers_become_the_nearest_float() {
    for width in WIDTHS {
        for bits in sample_bits(5_000) {
            let value = bits as i32;
            assert_eq!(Float::from_i32(value, width), nearest(f64::from(value), width));
        }
        // 2**128 and beyond are infinite.
        let mut limbs = [0; 9];
        limbs[8] = 1;
        let huge = Int { negative: true, limbs: &limbs };
        assert_eq!(Float::from_int(huge, width), Float::INFINITY.negate());
    }
}

#[test]
fn integer_quotients_round_once() {
    let mut room = ([0; 2], [0; 2]);
    for width in WIDTHS {
        let numbers: Vec<i32> = sample_bits(200).map(|bits| bits as i32 >> (bits % 31)).collect();
        for &a in &numbers {
            for &b in numbers.iter().filter(|&&b| b != 0) {
                let quotient = Float::quotient(Int::from_i32(a, &mut room.0), Int::from_i32(b, &mut room.1), width);
                // A quotient of 31-bit integers is never so near a tie that 53 bits blur it.
                let expected = nearest(f64::from(a) / f64::from(b), width);
                assert_eq!(quotient.get(), expected.get(), "{a} / {b}");
            }
        }
    }
}

#[test]
fn rounding_to_integers() {
    let width = Width::Bits32;
    for value in samples(20_000, width) {
        let x = value.get();
        if value.is_nan() {
            continue;
        }
        assert_eq!(value.floor(width).bits(), x.floor().to_bits(), "{x}");
        assert_eq!(value.ceil(width).bits(), x.ceil().to_bits(), "{x}");
        assert_eq!(value.round_half_even(width).get(), x.round_ties_even(), "{x}");
    }
    for (x, expected) in [(0.5, 0.0), (1.5, 2.0), (2.5, 2.0), (-0.5, 0.0), (-1.5, -2.0), (0.75, 1.0)] {
        assert_eq!(Float::new(x, width).round_half_even(width).get(), expected);
    }
}

#[test]
fn floor_division_as_in_python() {
    let inf = f32::INFINITY;
    for (a, b, quotient, remainder) in [
        (5.5, 2.0, 2.0, 1.5),
        (-5.5, 2.0, -3.0, 0.5),
        (5.5, -2.0, -3.0, -0.5),
        (-5.5, -2.0, 2.0, -1.5),
        (0.0, -2.0, -0.0, -0.0),
        (6.0, 3.0, 2.0, 0.0),
        (-6.0, 3.0, -2.0, 0.0),
        (6.0, -3.0, -2.0, -0.0),
        (5.0, inf, 0.0, 5.0),
        (-5.0, inf, -1.0, inf),
        (1e10, 3.0, 3_333_333_333.0, 1.0),
    ] {
        let (q, r) = Float::new(a, Width::Bits32).divmod(Float::new(b, Width::Bits32), Width::Bits32);
        assert_eq!((q.bits(), r.bits()), (f32::to_bits(quotient), f32::to_bits(remainder)), "{a} {b}");
    }
    let (q, r) = Float::INFINITY.divmod(Float::ONE, Width::Bits32);
    assert!(q.is_nan() && r.is_nan());
}

#[test]
fn hashes_of_small_integers_are_the_integers() {
    for n in [0, 1, -1, 2, 7, 100, -100, 1 << 22, -(1 << 30), 1 << 29] {
        assert_eq!(Float::from_i32(n, Width::Bits30).hash(), n);
    }
}
