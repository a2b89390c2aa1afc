//! Integers of any size: magnitudes as little-endian slices of 16-bit limbs, the sign apart.
//!
//! A limb is 16 bits because a Cortex-M0 multiplies 32x32 bits to 32: the product of two limbs
//! plus two carries fills one register exactly. A magnitude may carry leading zero limbs on input;
//! every result is given by its length without them, and zero has length 0. Outputs never overlap
//! inputs unless a function says so, and each function names the room it needs; a shorter output
//! is a mistake of the caller and panics. What takes a [`Stop`] gives any result of the same room when it is stopped.

mod bits;
mod bytes;
mod divide;
mod power;
mod signed;

pub use bits::{BitOp, bitwise, shift_left, shift_right};
pub use bytes::{ByteOrder, BytesError, from_bytes, to_bytes};
pub use divide::{divide, divide_room};
pub use power::{power, power_mod, power_mod_room, power_room};
pub use signed::{Int, Shape, add_signed, compare_signed, divide_floor, multiply_signed, subtract_signed};

use crate::wait::Stop;
use core::cmp::Ordering;

/// One digit of a magnitude in base 65,536.
pub type Limb = u16;

/// Bits in a [`Limb`].
pub const LIMB_BITS: usize = 16;

/// The limb at `index`, 0 beyond the end.
#[inline]
fn limb(a: &[Limb], index: usize) -> u32 {
    a.get(index).map_or(0, |&x| u32::from(x))
}

/// The length of `a` without leading zero limbs.
#[must_use]
pub fn significant(a: &[Limb]) -> usize {
    a.iter().rposition(|&x| x != 0).map_or(0, |last| last + 1)
}

/// `a` without leading zero limbs.
#[must_use]
pub fn trim(a: &[Limb]) -> &[Limb] {
    &a[..significant(a)]
}

/// Order of two magnitudes.
#[must_use]
pub fn compare(a: &[Limb], b: &[Limb]) -> Ordering {
    let (a, b) = (trim(a), trim(b));
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// Number of bits of `a` up to its highest one; 0 for zero.
#[must_use]
pub fn bit_length(a: &[Limb]) -> usize {
    let a = trim(a);
    a.last().map_or(0, |&top| a.len() * LIMB_BITS - top.leading_zeros() as usize)
}

/// `a + b`; `out` has room for one limb more than the longer of the two.
pub fn add(a: &[Limb], b: &[Limb], out: &mut [Limb]) -> usize {
    let room = a.len().max(b.len()) + 1;
    let out = &mut out[..room];
    let mut carry = 0u32;
    for (i, slot) in out.iter_mut().enumerate() {
        carry += limb(a, i) + limb(b, i);
        *slot = carry as Limb;
        carry >>= 16;
    }
    significant(out)
}

/// `a - b` for `a >= b`; `out` has room for `a`.
pub fn subtract(a: &[Limb], b: &[Limb], out: &mut [Limb]) -> usize {
    let out = &mut out[..a.len()];
    let mut borrow = 0u32;
    for (i, slot) in out.iter_mut().enumerate() {
        let difference = limb(a, i).wrapping_sub(limb(b, i)).wrapping_sub(borrow);
        *slot = difference as Limb;
        borrow = difference >> 31;
    }
    significant(out)
}

/// `a * b`; `out` has room for the limbs of both together. Less than that when it is stopped.
pub fn multiply(a: &[Limb], b: &[Limb], out: &mut [Limb], stop: Stop<'_>) -> usize {
    let out = &mut out[..a.len() + b.len()];
    out.fill(0);
    for (i, &x) in a.iter().enumerate() {
        if stop.is_asked() {
            break;
        }
        let mut carry = 0u32;
        let row = &mut out[i..];
        for (slot, &y) in row.iter_mut().zip(b) {
            carry += u32::from(x) * u32::from(y) + u32::from(*slot);
            *slot = carry as Limb;
            carry >>= 16;
        }
        row[b.len()] = carry as Limb;
    }
    significant(out)
}

/// `a[..len] * factor + addend` in place, for reading digits; `a` has room for one limb more.
pub fn multiply_add_small(a: &mut [Limb], len: usize, factor: Limb, addend: Limb) -> usize {
    let mut carry = u32::from(addend);
    for slot in &mut a[..len] {
        carry += u32::from(factor) * u32::from(*slot);
        *slot = carry as Limb;
        carry >>= 16;
    }
    if carry == 0 {
        return len;
    }
    a[len] = carry as Limb;
    len + 1
}

/// Writes `value`; `out` has room for two limbs.
pub fn from_u32(value: u32, out: &mut [Limb]) -> usize {
    out[0] = value as Limb;
    out[1] = (value >> 16) as Limb;
    significant(&out[..2])
}

/// The value of a magnitude below 2**32.
#[must_use]
pub fn to_u32(a: &[Limb]) -> Option<u32> {
    (significant(a) <= 2).then(|| limb(a, 0) | limb(a, 1) << 16)
}

/// The 32 highest bits of `a` from its highest one down, and the exponent `e` with
/// `a = bits * 2**e`; any one bit below them is kept by setting the lowest bit, so that rounding
/// the pair to a float rounds `a` itself. Zero gives `(0, 0)`.
#[must_use]
pub fn top_bits(a: &[Limb]) -> (u32, i32) {
    let a = trim(a);
    let n = a.len();
    let Some(&top) = a.last() else {
        return (0, 0);
    };
    let shift = top.leading_zeros();
    let below = |back: usize| n.checked_sub(back).map_or(0, |i| limb(a, i));
    let high = u32::from(top) << 16 | below(2);
    let low = below(3) << 16 | below(4);
    let bits = if shift == 0 { high } else { high << shift | low >> (32 - shift) };
    let lost = low << shift != 0 || n > 4 && significant(&a[..n - 4]) != 0;
    let exponent = (n * LIMB_BITS) as i32 - shift as i32 - 32;
    (bits | u32::from(lost), exponent)
}

/// Hash of a magnitude: its value modulo 2**31 - 1, which [`super::float::Float::hash`] also
/// gives for an equal float and which leaves every small integer as it is.
#[must_use]
pub fn hash(a: &[Limb]) -> u32 {
    let mut sum = 0u32;
    for &x in a.iter().rev() {
        // Rotating 31 bits multiplies modulo 2**31 - 1.
        sum = (sum << 16 & HASH_MODULUS | sum >> 15) + u32::from(x);
        if sum >= HASH_MODULUS {
            sum -= HASH_MODULUS;
        }
    }
    sum
}

/// Hashes of numbers are below this prime, so they fit a word with the sign of the number.
pub const HASH_MODULUS: u32 = (1 << 31) - 1;

#[cfg(test)]
mod tests;
