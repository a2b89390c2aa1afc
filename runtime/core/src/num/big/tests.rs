//! Every operation against num-bigint on deterministic pseudo-random operands of many sizes.

use super::*;
use crate::num::int_text::{self, Radix};
use num_bigint::{BigInt, BigUint, Sign};
use std::vec;
use std::vec::Vec;

/// A small generator of our own, so that the cases never change.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as u32
    }

    /// Limbs with runs of zeros and ones, where carries and quotient guesses go wrong.
    fn limbs(&mut self, most: usize) -> Vec<Limb> {
        let len = self.next() as usize % (most + 1);
        (0..len)
            .map(|_| match self.next() % 6 {
                0 => 0,
                1 => 0xffff,
                2 => 0x8000,
                3 => 1,
                _ => self.next() as Limb,
            })
            .collect()
    }
}

fn uint(a: &[Limb]) -> BigUint {
    let mut digits = vec![];
    for pair in a.chunks(2) {
        digits.push(limb(pair, 0) | limb(pair, 1) << 16);
    }
    BigUint::new(digits)
}

fn int(a: Int<'_>) -> BigInt {
    BigInt::from_biguint(if a.negative { Sign::Minus } else { Sign::Plus }, uint(a.limbs))
}

fn shaped(shape: Shape, limbs: &[Limb]) -> BigInt {
    assert_eq!(significant(&limbs[..shape.len]), shape.len, "trimmed");
    assert!(!shape.negative || shape.len != 0, "negative zero");
    int(Int { negative: shape.negative, limbs: &limbs[..shape.len] })
}

fn for_signed_pairs(rounds: usize, most: usize, mut check: impl FnMut(Int<'_>, Int<'_>)) {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..rounds {
        let (a, b) = (random.limbs(most), random.limbs(most));
        let signs = random.next();
        let a = Int { negative: signs & 1 != 0 && significant(&a) != 0, limbs: &a };
        let b = Int { negative: signs & 2 != 0 && significant(&b) != 0, limbs: &b };
        check(a, b);
    }
}

#[test]
fn sums_products_and_order() {
    for_signed_pairs(20_000, 9, |a, b| {
        let mut out = [0xaaaa; 40];
        let (x, y) = (int(a), int(b));
        let shape = add_signed(a, b, &mut out);
        assert_eq!(shaped(shape, &out), &x + &y);
        let shape = subtract_signed(a, b, &mut out);
        assert_eq!(shaped(shape, &out), &x - &y);
        let shape = multiply_signed(a, b, &mut out, Stop::never());
        assert_eq!(shaped(shape, &out), &x * &y);
        assert_eq!(compare_signed(a, b), x.cmp(&y));
        assert_eq!(bit_length(a.limbs) as u64, x.bits());
        assert_eq!(a.to_i32(), i32::try_from(&x).ok());
    });
}

#[test]
fn floor_division() {
    for_signed_pairs(40_000, 8, |a, b| {
        if b.is_zero() {
            return;
        }
        let (x, y) = (int(a), int(b));
        let (mut q, mut r) = (&x / &y, &x % &y);
        if r != BigInt::ZERO && a.negative != b.negative {
            q -= 1;
            r += &y;
        }
        let mut quotient = [0xaaaa; 20];
        let mut work = vec![0xaaaa; divide_room(a.limbs.len(), b.limbs.len())];
        let (qs, rs) = divide_floor(a, b, &mut quotient[..a.limbs.len() + 1], &mut work, Stop::never());
        assert_eq!(shaped(qs, &quotient), q, "{x} // {y}");
        assert_eq!(shaped(rs, &work), r, "{x} % {y}");
    });
}

#[test]
fn bits_and_shifts() {
    for_signed_pairs(20_000, 6, |a, b| {
        let (x, y) = (int(a), int(b));
        let mut out = [0xaaaa; 40];
        for (op, expected) in [(BitOp::And, &x & &y), (BitOp::Or, &x | &y), (BitOp::Xor, &x ^ &y)] {
            let shape = bitwise(op, a, b, &mut out);
            assert_eq!(shaped(shape, &out), expected, "{x} {op:?} {y}");
        }
        let count = limb(b.limbs, 0) as usize % 130;
        let len = shift_left(a.limbs, count, &mut out);
        assert_eq!(uint(&out[..len]), uint(a.limbs) << count);
        let shape = shift_right(a, count, &mut out);
        assert_eq!(shaped(shape, &out), &x >> count, "{x} >> {count}");
    });
}

#[test]
fn powers() {
    for_signed_pairs(300, 3, |a, b| {
        let exponent = limb(b.limbs, 0) % 20;
        let room = power_room(a.limbs, exponent).unwrap();
        let (mut out, mut work) = (vec![0; room], vec![0; room]);
        let len = power(a.limbs, exponent, &mut out, &mut work, Stop::never());
        assert_eq!(uint(&out[..len]), uint(a.limbs).pow(exponent));
        let modulus = uint(b.limbs) + 1u32;
        let modulus: Vec<Limb> = modulus.to_u32_digits().iter().flat_map(|d| [*d as Limb, (d >> 16) as Limb]).collect();
        let modulus = trim(&modulus);
        let mut out = vec![0; modulus.len()];
        let mut work = vec![0; power_mod_room(a.limbs.len(), modulus.len())];
        let len = power_mod(a.limbs, b.limbs, modulus, &mut out, &mut work, Stop::never());
        let expected = uint(a.limbs).modpow(&uint(b.limbs), &uint(modulus));
        assert_eq!(uint(&out[..len]), expected);
    });
    assert_eq!(power_room(&[1, 1], u32::MAX), None);
}

#[test]
fn text_in_every_base() {
    for_signed_pairs(3_000, 9, |a, _| {
        let x = uint(a.limbs);
        for (radix, base) in [(Radix::Binary, 2), (Radix::Octal, 8), (Radix::Decimal, 10), (Radix::Hex, 16)] {
            let mut copy = a.limbs.to_vec();
            let mut text = vec![0; int_text::digits_room(copy.len(), radix)];
            let start = int_text::write_digits(&mut copy, radix, &mut text, Stop::never());
            assert_eq!(text[start..], *x.to_str_radix(base).as_bytes());
        }
        for base in 2..=36 {
            let text = x.to_str_radix(base);
            let parsed = int_text::parse(text.as_bytes(), base).unwrap();
            let mut out = vec![0xaaaa; parsed.room()];
            let len = parsed.magnitude(&mut out, Stop::never());
            assert_eq!(uint(&out[..len]), x);
            assert_eq!(parsed.to_i32(), i32::try_from(&x).ok());
        }
    });
}

#[test]
fn byte_arrays() {
    for_signed_pairs(20_000, 5, |a, b| {
        let x = int(a);
        let len = limb(b.limbs, 0) as usize % 12;
        let mut little = vec![0; len];
        let signed = to_bytes(a, ByteOrder::Little, true, &mut little);
        let mut expected = x.to_signed_bytes_le();
        if x == BigInt::ZERO {
            expected.clear();
        }
        if expected.len() > len {
            assert_eq!(signed, Err(BytesError::TooBig), "{x} in {len}");
        } else {
            assert_eq!(signed, Ok(()), "{x} in {len}");
            expected.resize(len, if a.negative { 0xff } else { 0 });
            assert_eq!(little, expected);
            let mut big = vec![0; len];
            assert_eq!(to_bytes(a, ByteOrder::Big, true, &mut big), Ok(()));
            big.reverse();
            assert_eq!(big, expected);
            let mut out = vec![0; len / 2 + 1];
            let shape = from_bytes(&little, ByteOrder::Little, true, &mut out);
            assert_eq!(shaped(shape, &out), x);
        }
        let unsigned = to_bytes(a, ByteOrder::Big, false, &mut little);
        if a.negative {
            assert_eq!(unsigned, Err(BytesError::Negative));
        } else if x.bits() as usize > len * 8 {
            assert_eq!(unsigned, Err(BytesError::TooBig));
        } else {
            assert_eq!(unsigned, Ok(()));
            let mut out = vec![0; len / 2 + 1];
            let shape = from_bytes(&little, ByteOrder::Big, false, &mut out);
            assert_eq!(shaped(shape, &out), x);
        }
    });
}

#[test]
fn hashes_are_residues() {
    for_signed_pairs(5_000, 6, |a, _| {
        let residue = uint(a.limbs) % HASH_MODULUS;
        assert_eq!(BigUint::from(hash(a.limbs)), residue);
    });
}

#[test]
fn top_bits_keep_what_rounding_needs() {
    for_signed_pairs(5_000, 7, |a, _| {
        let x = uint(a.limbs);
        let (bits, exponent) = top_bits(a.limbs);
        if x.bits() == 0 {
            assert_eq!((bits, exponent), (0, 0));
            return;
        }
        assert_eq!(exponent as i64, x.bits() as i64 - 32);
        let shifted = if exponent >= 0 { &x >> exponent as u32 } else { &x << -exponent as u32 };
        let exact = exponent < 0 || &shifted << exponent as u32 == x;
        let expected = u32::try_from(&shifted).unwrap() | u32::from(!exact);
        assert_eq!(bits, expected);
    });
}
