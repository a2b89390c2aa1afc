//! The variable-length integers of `.mpy` files and bytecode.
//!
//! Base 128, most significant group first; every byte but the last has bit 7 set. The signed form
//! groups the two's complement the same way; bit 6 of the first byte is the sign. Values are 32 bits
//! wide here: a longer number is an error, never a wrap.

/// The bytes of one encoded item: a varuint, or a whole instruction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bytes {
    bytes: [u8; 8],
    len: u8,
}

impl Bytes {
    /// Appends one byte. At most eight fit; no encoded item is longer.
    pub(crate) fn push(&mut self, byte: u8) {
        if let Some(slot) = self.bytes.get_mut(usize::from(self.len)) {
            *slot = byte;
            self.len += 1;
        }
    }

    /// The bytes as a slice.
    pub fn as_slice(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.len)).unwrap_or_default()
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        self.as_slice()
    }
}

/// Why a varuint could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VarintError {
    /// The bytes end inside the number.
    Truncated,
    /// The number does not fit in 32 bits.
    TooLong,
}

/// Reads an unsigned number at `*pos` and moves `*pos` behind it. On an error `*pos` is unspecified.
pub fn read_uint(bytes: &[u8], pos: &mut usize) -> Result<u32, VarintError> {
    read_groups(bytes, pos, 0)
}

/// Reads a signed number at `*pos` and moves `*pos` behind it. On an error `*pos` is unspecified.
pub fn read_int(bytes: &[u8], pos: &mut usize) -> Result<i32, VarintError> {
    let first = *bytes.get(*pos).ok_or(VarintError::Truncated)?;
    if first & 0x40 == 0 {
        let value = read_groups(bytes, pos, 0)?;
        return i32::try_from(value).map_err(|_| VarintError::TooLong);
    }
    let value = read_groups(bytes, pos, u32::MAX)?.cast_signed();
    if value < 0 { Ok(value) } else { Err(VarintError::TooLong) }
}

/// Shifts groups into `value`, whose start is all zeros or all ones (a negative number).
fn read_groups(bytes: &[u8], pos: &mut usize, mut value: u32) -> Result<u32, VarintError> {
    let sign = value & 0xFE00_0000;
    loop {
        let byte = *bytes.get(*pos).ok_or(VarintError::Truncated)?;
        *pos += 1;
        if value & 0xFE00_0000 != sign {
            return Err(VarintError::TooLong);
        }
        value = value << 7 | u32::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
}

/// Encodes an unsigned number in its shortest form, 1 to 5 bytes.
pub fn uint(value: u32) -> Bytes {
    let mut groups = 1;
    while groups < 5 && value >> (7 * groups) != 0 {
        groups += 1;
    }
    groups_of(i64::from(value), groups)
}

/// Encodes a signed number in its shortest form, 1 to 5 bytes.
pub fn int(value: i32) -> Bytes {
    let mut groups = 1;
    while groups < 5 && !(-64..64).contains(&(value >> (7 * (groups - 1)))) {
        groups += 1;
    }
    groups_of(i64::from(value), groups)
}

fn groups_of(value: i64, groups: u32) -> Bytes {
    let mut out = Bytes::default();
    for group in (0..groups).rev() {
        let more = if group == 0 { 0 } else { 0x80 };
        out.push((value >> (7 * group)) as u8 & 0x7F | more);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all_uint(bytes: &[u8]) -> Result<u32, VarintError> {
        let mut pos = 0;
        let value = read_uint(bytes, &mut pos)?;
        assert_eq!(pos, bytes.len());
        Ok(value)
    }

    #[test]
    fn unsigned_values_seen_in_files() {
        let cases: [(u32, &[u8]); 6] = [
            (0, &[0]),
            (127, &[0x7F]),
            (128, &[0x81, 0x00]),
            (16383, &[0xFF, 0x7F]),
            (16384, &[0x81, 0x80, 0x00]),
            (u32::MAX, &[0x8F, 0xFF, 0xFF, 0xFF, 0x7F]),
        ];
        for (value, bytes) in cases {
            assert_eq!(uint(value).as_slice(), bytes);
            assert_eq!(read_all_uint(bytes), Ok(value));
        }
    }

    #[test]
    fn signed_values_seen_in_files() {
        let cases: [(i32, &[u8]); 9] = [
            (63, &[0x3F]),
            (64, &[0x80, 0x40]),
            (-64, &[0x40]),
            (-65, &[0xFF, 0x3F]),
            (8192, &[0x80, 0xC0, 0x00]),
            (1_073_741_823, &[0x83, 0xFF, 0xFF, 0xFF, 0x7F]),
            (-1_073_741_824, &[0xFC, 0x80, 0x80, 0x80, 0x00]),
            (i32::MAX, &[0x87, 0xFF, 0xFF, 0xFF, 0x7F]),
            (i32::MIN, &[0xF8, 0x80, 0x80, 0x80, 0x00]),
        ];
        for (value, bytes) in cases {
            assert_eq!(int(value).as_slice(), bytes, "{value}");
            assert_eq!(read_int(bytes, &mut 0), Ok(value));
        }
    }

    #[test]
    fn numbers_over_32_bits_are_refused() {
        assert_eq!(read_all_uint(&[0x90, 0x80, 0x80, 0x80, 0x00]), Err(VarintError::TooLong));
        assert_eq!(read_int(&[0x88, 0x80, 0x80, 0x80, 0x00], &mut 0), Err(VarintError::TooLong));
        assert_eq!(read_int(&[0xF7, 0x80, 0x80, 0x80, 0x00], &mut 0), Err(VarintError::TooLong));
        assert_eq!(read_all_uint(&[0x80; 9]), Err(VarintError::Truncated));
        assert_eq!(read_all_uint(&[]), Err(VarintError::Truncated));
    }
}
