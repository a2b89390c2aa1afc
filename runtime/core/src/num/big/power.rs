//! Powers by squaring, plain and modulo an integer.

use super::{LIMB_BITS, Limb, bit_length, divide, divide_room, multiply, trim};
use crate::wait::Stop;

/// Limbs that `base ** exponent` can take, for each of the two slices of [`power`]; `None` if that
/// is beyond any memory.
#[must_use]
pub fn power_room(base: &[Limb], exponent: u32) -> Option<usize> {
    let bits = (bit_length(base) as u32).checked_mul(exponent)?;
    // Two limbs more: a product is first written with a zero limb on top.
    Some(bits as usize / LIMB_BITS + 3)
}

/// `base ** exponent`; `out` and `work` each have [`power_room`] limbs.
pub fn power(base: &[Limb], exponent: u32, out: &mut [Limb], work: &mut [Limb], stop: Stop<'_>) -> usize {
    let base = trim(base);
    out[0] = 1;
    let mut len = 1;
    for bit in (0..u32::BITS - exponent.leading_zeros()).rev() {
        len = multiply(&out[..len], &out[..len], work, stop);
        if exponent >> bit & 1 != 0 {
            len = multiply(&work[..len], base, out, stop);
        } else {
            out[..len].copy_from_slice(&work[..len]);
        }
    }
    len
}

/// Limbs of working room [`power_mod`] needs for a base and a modulus of these lengths.
#[must_use]
pub fn power_mod_room(base: usize, modulus: usize) -> usize {
    let product = 2 * modulus;
    product + modulus + divide_room(product.max(base), modulus)
}

/// `base ** exponent % modulus` of magnitudes, the modulus not zero. `out` has room for the
/// modulus, `work` has [`power_mod_room`] limbs.
pub fn power_mod(
    base: &[Limb],
    exponent: &[Limb],
    modulus: &[Limb],
    out: &mut [Limb],
    work: &mut [Limb],
    stop: Stop<'_>,
) -> usize {
    let (product, work) = work.split_at_mut(2 * modulus.len());
    let (reduced, work) = work.split_at_mut(modulus.len());
    let mut reduce = |value: &[Limb], into: &mut [Limb]| {
        let (_, len) = divide(value, modulus, None, work, stop);
        into[..len].copy_from_slice(&work[..len]);
        len
    };
    let reduced_len = reduce(base, reduced);
    let base = &reduced[..reduced_len];
    let mut len = reduce(&[1], out);
    for bit in (0..bit_length(exponent)).rev() {
        if stop.is_asked() {
            break;
        }
        let square = multiply(&out[..len], &out[..len], product, stop);
        len = reduce(&product[..square], out);
        if exponent[bit / LIMB_BITS] >> (bit % LIMB_BITS) & 1 != 0 {
            let step = multiply(&out[..len], base, product, stop);
            len = reduce(&product[..step], out);
        }
    }
    len
}
