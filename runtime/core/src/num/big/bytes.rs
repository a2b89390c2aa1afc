//! Integers to and from arrays of bytes, as `int.to_bytes` and `int.from_bytes`.

use super::{Int, Limb, Shape, limb};

/// Which end of a byte array holds the lowest byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// The lowest byte first.
    Little,
    /// The highest byte first.
    Big,
}

impl ByteOrder {
    /// Index of the byte of rank `rank` in `len` bytes.
    fn index(self, rank: usize, len: usize) -> usize {
        match self {
            Self::Little => rank,
            Self::Big => len - 1 - rank,
        }
    }
}

/// Why an integer does not go into an array of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BytesError {
    /// The array is too short.
    TooBig,
    /// The integer is negative and the bytes are unsigned.
    Negative,
}

/// Reads an integer; `out` has room for `bytes.len() / 2 + 1` limbs.
pub fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool, out: &mut [Limb]) -> Shape {
    let len = bytes.len();
    let byte = |rank| bytes[order.index(rank, len)];
    let negative = signed && len != 0 && byte(len - 1) & 0x80 != 0;
    let flip = if negative { 0xff } else { 0 };
    let mut carry = u32::from(negative);
    let out = &mut out[..len / 2 + 1];
    for (i, slot) in out.iter_mut().enumerate() {
        for half in 0..2 {
            let rank = 2 * i + half;
            let value = if rank < len { byte(rank) ^ flip } else { 0 };
            carry += u32::from(value) << (8 * half);
        }
        *slot = carry as Limb;
        carry >>= 16;
    }
    Shape::of(negative, out)
}

/// Fills `out` with `value`, in two's complement if `signed`.
///
/// # Errors
/// If the value does not fit; `out` then holds its low bytes.
pub fn to_bytes(value: Int<'_>, order: ByteOrder, signed: bool, out: &mut [u8]) -> Result<(), BytesError> {
    let len = out.len();
    let flip = if value.negative { 0xff } else { 0 };
    let mut carry = u32::from(value.negative);
    let mut top = flip;
    for rank in 0..len {
        let magnitude = (limb(value.limbs, rank / 2) >> (rank % 2 * 8)) as u8;
        carry += u32::from(magnitude ^ flip);
        top = carry as u8;
        out[order.index(rank, len)] = top;
        carry >>= 8;
    }
    if value.negative && !signed {
        return Err(BytesError::Negative);
    }
    let bits = super::bit_length(value.limbs);
    // A positive number needs a clear top bit, a negative one a set one (-128 has 8 bits).
    let sign_fits = !signed || value.is_zero() || len != 0 && (top & 0x80 != 0) == value.negative;
    if bits > len * 8 || !sign_fits {
        return Err(BytesError::TooBig);
    }
    Ok(())
}
