//! Division of magnitudes: Knuth's algorithm D on 16-bit limbs.

use super::{Limb, compare, significant, trim};
use crate::wait::Stop;
use core::cmp::Ordering;

/// Limbs of working room [`divide`] needs for operands of these lengths.
#[must_use]
pub fn divide_room(dividend: usize, divisor: usize) -> usize {
    dividend + 1 + divisor
}

/// Divides `a` by `b`, which is not zero, and gives the lengths of quotient and remainder.
///
/// The remainder is left at the start of `work`, which has [`divide_room`] limbs. `quotient`, where
/// it is wanted, has room for `a`.
pub fn divide(
    a: &[Limb],
    b: &[Limb],
    mut quotient: Option<&mut [Limb]>,
    work: &mut [Limb],
    stop: Stop<'_>,
) -> (usize, usize) {
    let (a, b) = (trim(a), trim(b));
    if compare(a, b) == Ordering::Less {
        work[..a.len()].copy_from_slice(a);
        return (0, a.len());
    }
    let (dividend, rest) = work.split_at_mut(a.len() + 1);
    let divisor = &mut rest[..b.len()];
    let Some(&top) = b.last() else {
        return (0, 0);
    };
    // The divisor's top bit is set first, so that a guess from its top limb is at most 2 too high.
    let shift = top.leading_zeros();
    shift_into(b, shift, divisor);
    shift_into(a, shift, dividend);
    let steps = a.len() - b.len() + 1;
    for at in (0..steps).rev() {
        if stop.is_asked() {
            break;
        }
        let digit = quotient_digit(&mut dividend[at..at + b.len() + 1], divisor);
        if let Some(quotient) = quotient.as_deref_mut() {
            quotient[at] = digit;
        }
    }
    let remainder = &mut dividend[..b.len()];
    shift_back(remainder, shift);
    let remainder = significant(remainder);
    (quotient.map_or(0, |q| significant(&q[..steps])), remainder)
}

/// One quotient digit: reduces `window` (one limb longer than `divisor`) modulo `divisor`.
fn quotient_digit(window: &mut [Limb], divisor: &[Limb]) -> Limb {
    let n = divisor.len();
    let next = if n > 1 { u32::from(divisor[n - 2]) } else { 0 };
    let following = if n > 1 { u32::from(window[n - 2]) } else { 0 };
    let top = u32::from(divisor[n - 1]);
    let high = u32::from(window[n]) << 16 | u32::from(window[n - 1]);
    let mut guess = (high / top).min(0xffff);
    let mut rest = high - guess * top;
    while rest <= 0xffff && guess * next > (rest << 16 | following) {
        guess -= 1;
        rest += top;
    }
    if subtract_product(window, divisor, guess) {
        guess -= 1;
        add_back(window, divisor);
    }
    guess as Limb
}

/// `window -= divisor * digit`; true if the result was negative (and wrapped).
fn subtract_product(window: &mut [Limb], divisor: &[Limb], digit: u32) -> bool {
    let mut carry = 0u32;
    for (slot, &d) in window.iter_mut().zip(divisor) {
        carry += digit * u32::from(d);
        let difference = u32::from(*slot).wrapping_sub(carry & 0xffff);
        *slot = difference as Limb;
        carry = (carry >> 16) + (difference >> 31);
    }
    let last = &mut window[divisor.len()];
    let difference = u32::from(*last).wrapping_sub(carry);
    *last = difference as Limb;
    difference >> 31 != 0
}

/// `window += divisor`, the carry out of the top dropped.
fn add_back(window: &mut [Limb], divisor: &[Limb]) {
    let mut carry = 0u32;
    for (i, slot) in window.iter_mut().enumerate() {
        carry += u32::from(*slot) + super::limb(divisor, i);
        *slot = carry as Limb;
        carry >>= 16;
    }
}

/// `a << shift` for `shift` below 16, filling `out`, which is as long as `a` or longer.
pub(super) fn shift_into(a: &[Limb], shift: u32, out: &mut [Limb]) {
    let mut carry = 0u32;
    for (i, slot) in out.iter_mut().enumerate() {
        carry |= super::limb(a, i) << shift;
        *slot = carry as Limb;
        carry >>= 16;
    }
}

/// `a >> shift` for `shift` below 16, in place.
fn shift_back(a: &mut [Limb], shift: u32) {
    let mut above = 0u32;
    for slot in a.iter_mut().rev() {
        above = above << 16 | u32::from(*slot);
        *slot = (above >> shift) as Limb;
    }
}
