//! Signed integers: a magnitude and a sign, with Python's rules for the sign of each result.

use super::{Limb, add, compare, divide, multiply, significant, subtract};
use crate::wait::Stop;
use core::cmp::Ordering;

/// An integer as an operand: its sign and its magnitude. Zero is never negative.
#[derive(Clone, Copy, Debug)]
pub struct Int<'a> {
    /// Whether the integer is below zero.
    pub negative: bool,
    /// The magnitude, lowest limb first.
    pub limbs: &'a [Limb],
}

impl Int<'_> {
    /// Whether the integer is 0.
    #[must_use]
    pub fn is_zero(self) -> bool {
        significant(self.limbs) == 0
    }

    /// The same magnitude with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { negative: !self.negative && !self.is_zero(), ..self }
    }

    /// The value, if it fits 32 bits.
    #[must_use]
    pub fn to_i32(self) -> Option<i32> {
        let magnitude = super::to_u32(self.limbs)?;
        if self.negative {
            (magnitude <= 1 << 31).then(|| magnitude.wrapping_neg() as i32)
        } else {
            i32::try_from(magnitude).ok()
        }
    }

    /// Hash with the sign of the integer: equal integers and floats have equal hashes.
    #[must_use]
    pub fn hash(self) -> i32 {
        let magnitude = super::hash(self.limbs) as i32;
        if self.negative { -magnitude } else { magnitude }
    }

    /// The integer held in `room`, for an operand that fits a machine word.
    pub fn from_i32(value: i32, room: &mut [Limb; 2]) -> Int<'_> {
        let len = super::from_u32(value.unsigned_abs(), room);
        Int { negative: value < 0, limbs: &room[..len] }
    }
}

/// Sign and length of a result whose limbs are in the caller's output slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Whether the result is below zero.
    pub negative: bool,
    /// Limbs of the result, leading zero limbs not counted.
    pub len: usize,
}

impl Shape {
    /// The shape of the magnitude in `out`; zero loses its sign.
    pub(super) fn of(negative: bool, out: &[Limb]) -> Self {
        Self::sized(negative, significant(out))
    }

    fn sized(negative: bool, len: usize) -> Self {
        Self { negative: negative && len != 0, len }
    }
}

/// Order of two integers.
#[must_use]
pub fn compare_signed(a: Int<'_>, b: Int<'_>) -> Ordering {
    match (a.negative, b.negative) {
        (false, false) => compare(a.limbs, b.limbs),
        (true, true) => compare(b.limbs, a.limbs),
        _ => b.negative.cmp(&a.negative),
    }
}

/// `a + b`; `out` has room for one limb more than the longer of the two.
pub fn add_signed(a: Int<'_>, b: Int<'_>, out: &mut [Limb]) -> Shape {
    if a.negative == b.negative {
        return Shape::sized(a.negative, add(a.limbs, b.limbs, out));
    }
    let (large, small) = match compare(a.limbs, b.limbs) {
        Ordering::Less => (b, a),
        _ => (a, b),
    };
    Shape::sized(large.negative, subtract(large.limbs, small.limbs, out))
}

/// `a - b`; `out` has room for one limb more than the longer of the two.
pub fn subtract_signed(a: Int<'_>, b: Int<'_>, out: &mut [Limb]) -> Shape {
    add_signed(a, b.negated(), out)
}

/// `a * b`; `out` has room for the limbs of both together.
pub fn multiply_signed(a: Int<'_>, b: Int<'_>, out: &mut [Limb], stop: Stop<'_>) -> Shape {
    Shape::sized(a.negative != b.negative, multiply(a.limbs, b.limbs, out, stop))
}

/// `a // b` and `a % b` of Python for `b` other than zero: the quotient rounds towards minus
/// infinity, the remainder has the sign of `b`.
///
/// `quotient` has room for one limb more than `a`; the remainder is left at the start of `work`,
/// which has [`super::divide_room`] limbs.
pub fn divide_floor(
    a: Int<'_>,
    b: Int<'_>,
    quotient: &mut [Limb],
    work: &mut [Limb],
    stop: Stop<'_>,
) -> (Shape, Shape) {
    let (mut quotient_len, mut remainder_len) = divide(a.limbs, b.limbs, Some(&mut *quotient), work, stop);
    let opposite = a.negative != b.negative;
    if opposite && remainder_len != 0 {
        quotient[quotient_len] = 0;
        let mut carry = true;
        for limb in &mut quotient[..=quotient_len] {
            (*limb, carry) = limb.overflowing_add(Limb::from(carry));
        }
        quotient_len = significant(&quotient[..=quotient_len]);
        remainder_len = complement(b.limbs, remainder_len, work);
    }
    (Shape::sized(opposite, quotient_len), Shape::sized(b.negative, remainder_len))
}

/// `work[..len] = b - work[..len]` for a remainder of `b`.
fn complement(b: &[Limb], len: usize, work: &mut [Limb]) -> usize {
    let out = &mut work[..b.len()];
    let mut borrow = 0u32;
    for (i, (slot, &x)) in out.iter_mut().zip(b).enumerate() {
        let old = if i < len { u32::from(*slot) } else { 0 };
        let difference = u32::from(x).wrapping_sub(old).wrapping_sub(borrow);
        *slot = difference as Limb;
        borrow = difference >> 31;
    }
    significant(out)
}
