//! Shifts and bitwise operators, as if integers were two's complement with endless sign bits.

use super::divide::shift_into;
use super::{Int, LIMB_BITS, Limb, Shape, limb, significant};

/// A bitwise operator of two integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BitOp {
    /// `a & b`
    And,
    /// `a | b`
    Or,
    /// `a ^ b`
    Xor,
}

impl BitOp {
    fn apply(self, a: u32, b: u32) -> u32 {
        match self {
            Self::And => a & b,
            Self::Or => a | b,
            Self::Xor => a ^ b,
        }
    }
}

/// Negates a little-endian two's complement number limb by limb when `active`.
struct Complement {
    active: bool,
    carry: u32,
}

impl Complement {
    fn new(active: bool) -> Self {
        Self { active, carry: u32::from(active) }
    }

    fn next(&mut self, limb: u32) -> u32 {
        if !self.active {
            return limb;
        }
        let sum = (!limb & 0xffff) + self.carry;
        self.carry = sum >> 16;
        sum & 0xffff
    }
}

/// `a op b`; `out` has room for one limb more than the longer of the two.
pub fn bitwise(op: BitOp, a: Int<'_>, b: Int<'_>, out: &mut [Limb]) -> Shape {
    let room = a.limbs.len().max(b.limbs.len()) + 1;
    let out = &mut out[..room];
    let negative = op.apply(u32::from(a.negative), u32::from(b.negative)) != 0;
    let mut left = Complement::new(a.negative);
    let mut right = Complement::new(b.negative);
    let mut result = Complement::new(negative);
    for (i, slot) in out.iter_mut().enumerate() {
        let x = left.next(limb(a.limbs, i));
        let y = right.next(limb(b.limbs, i));
        *slot = result.next(op.apply(x, y)) as Limb;
    }
    Shape::of(negative, out)
}

/// `a << count`; `out` has room for `a` and `count / 16 + 1` limbs.
pub fn shift_left(a: &[Limb], count: usize, out: &mut [Limb]) -> usize {
    let whole = count / LIMB_BITS;
    let out = &mut out[..a.len() + whole + 1];
    let (low, high) = out.split_at_mut(whole);
    low.fill(0);
    shift_into(a, (count % LIMB_BITS) as u32, high);
    significant(out)
}

/// `a >> count`, rounding towards minus infinity; `out` has room for `a` and one limb more.
pub fn shift_right(a: Int<'_>, count: usize, out: &mut [Limb]) -> Shape {
    let whole = (count / LIMB_BITS).min(a.limbs.len());
    let shift = count % LIMB_BITS;
    let (lost, kept) = a.limbs.split_at(whole);
    let out = &mut out[..kept.len() + 1];
    let partly = limb(kept, 0) & ((1 << shift) - 1);
    // A negative number with ones shifted out is one further from zero.
    let mut carry = u32::from(a.negative && (partly != 0 || significant(lost) != 0));
    for (i, slot) in out.iter_mut().enumerate() {
        let pair = limb(kept, i) | limb(kept, i + 1) << 16;
        carry += pair >> shift & 0xffff;
        *slot = carry as Limb;
        carry >>= 16;
    }
    Shape::of(a.negative, out)
}
