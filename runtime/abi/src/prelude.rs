//! The prelude of a function's bytecode: signature, sizes, names, line table, cells.
//!
//! ```text
//! signature · sizes · function name · argument names · line table · cells · opcodes
//!                     '---------- n_info bytes ----------'   n_cell bytes
//! ```
//! The signature interleaves the bits of six numbers, least significant first; the sizes
//! interleave two. Names are indexes into the name table of the file or image.

use crate::varint::{self, VarintError};

/// The function is a generator (every `async def` is one).
pub const FLAG_GENERATOR: u8 = 1;
/// The function takes `**keywords`.
pub const FLAG_VAR_KEYWORDS: u8 = 2;
/// The function takes `*args`.
pub const FLAG_VAR_ARGS: u8 = 4;
/// The function has default values for keyword-only parameters.
pub const FLAG_KEYWORD_DEFAULTS: u8 = 8;

/// The signature of a function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// Slots of a frame: locals and value stack together, at least 1.
    pub n_state: u32,
    /// Deepest nesting of handlers.
    pub n_exc_stack: u32,
    /// The `FLAG_` bits.
    pub flags: u8,
    /// Positional parameters, captured variables included.
    pub n_pos_args: u32,
    /// Keyword-only parameters.
    pub n_kwonly_args: u32,
    /// How many of the last positional parameters have defaults.
    pub n_def_pos_args: u32,
}

/// Lengths of two parts of the prelude, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Names and line table.
    pub n_info: u32,
    /// Cell list.
    pub n_cell: u32,
}

/// Why a prelude could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreludeError {
    /// The data ends inside the prelude.
    Truncated,
    /// A number of more than 32 bits.
    TooLong,
}

impl From<VarintError> for PreludeError {
    fn from(error: VarintError) -> Self {
        match error {
            VarintError::Truncated => PreludeError::Truncated,
            VarintError::TooLong => PreludeError::TooLong,
        }
    }
}

/// Adds `count` bits of `byte` from bit `from` on to `number` at bit `*at`, and moves `*at`.
fn gather(number: &mut u32, at: &mut u32, byte: u8, from: u32, count: u32) -> Result<(), PreludeError> {
    let bits = u32::from(byte) >> from & ((1 << count) - 1);
    if bits != 0 {
        if *at + (32 - bits.leading_zeros()) > 32 {
            return Err(PreludeError::TooLong);
        }
        *number |= bits << *at;
    }
    *at = at.saturating_add(count);
    Ok(())
}

/// Reads one byte and moves on.
fn next(data: &[u8], pos: &mut usize) -> Result<u8, PreludeError> {
    let byte = *data.get(*pos).ok_or(PreludeError::Truncated)?;
    *pos += 1;
    Ok(byte)
}

/// Reads a signature at `*pos` and moves `*pos` behind it.
pub fn read_signature(data: &[u8], pos: &mut usize) -> Result<Signature, PreludeError> {
    let first = next(data, pos)?;
    let mut state = u32::from(first >> 3 & 0x0F);
    let mut exc = u32::from(first >> 2 & 1);
    let mut pos_args = u32::from(first & 3);
    let (mut flags, mut kwonly, mut defaults) = (0, 0, 0);
    let (mut at_state, mut at_exc, mut at_pos) = (4, 1, 2);
    let (mut at_flags, mut at_kwonly, mut at_defaults) = (0, 0, 0);
    let mut byte = first;
    while byte & 0x80 != 0 {
        byte = next(data, pos)?;
        gather(&mut flags, &mut at_flags, byte, 6, 1)?;
        gather(&mut state, &mut at_state, byte, 4, 2)?;
        gather(&mut kwonly, &mut at_kwonly, byte, 3, 1)?;
        gather(&mut pos_args, &mut at_pos, byte, 2, 1)?;
        gather(&mut exc, &mut at_exc, byte, 1, 1)?;
        gather(&mut defaults, &mut at_defaults, byte, 0, 1)?;
    }
    Ok(Signature {
        n_state: state.checked_add(1).ok_or(PreludeError::TooLong)?,
        n_exc_stack: exc,
        flags: u8::try_from(flags).map_err(|_| PreludeError::TooLong)?,
        n_pos_args: pos_args,
        n_kwonly_args: kwonly,
        n_def_pos_args: defaults,
    })
}

/// Reads the sizes at `*pos` and moves `*pos` behind them.
pub fn read_sizes(data: &[u8], pos: &mut usize) -> Result<Sizes, PreludeError> {
    let mut sizes = Sizes::default();
    let (mut at_info, mut at_cell) = (0, 0);
    loop {
        let byte = next(data, pos)?;
        gather(&mut sizes.n_info, &mut at_info, byte, 1, 6)?;
        gather(&mut sizes.n_cell, &mut at_cell, byte, 0, 1)?;
        if byte & 0x80 == 0 {
            return Ok(sizes);
        }
    }
}

/// Gives the bytes of a signature to `sink`, in order. An `n_state` of 0 is written as 1.
pub fn write_signature(signature: &Signature, mut sink: impl FnMut(u8)) {
    let mut state = signature.n_state.saturating_sub(1);
    let mut exc = signature.n_exc_stack;
    let mut pos_args = signature.n_pos_args;
    let mut flags = u32::from(signature.flags);
    let mut kwonly = signature.n_kwonly_args;
    let mut defaults = signature.n_def_pos_args;
    let mut byte = (state & 0x0F) << 3 | (exc & 1) << 2 | pos_args & 3;
    (state, exc, pos_args) = (state >> 4, exc >> 1, pos_args >> 2);
    while state | exc | pos_args | flags | kwonly | defaults != 0 {
        sink(byte as u8 | 0x80);
        byte = (flags & 1) << 6
            | (state & 3) << 4
            | (kwonly & 1) << 3
            | (pos_args & 1) << 2
            | (exc & 1) << 1
            | defaults & 1;
        (flags, state, kwonly) = (flags >> 1, state >> 2, kwonly >> 1);
        (pos_args, exc, defaults) = (pos_args >> 1, exc >> 1, defaults >> 1);
    }
    sink(byte as u8);
}

/// Gives the bytes of the sizes to `sink`, in order.
pub fn write_sizes(sizes: &Sizes, mut sink: impl FnMut(u8)) {
    let (mut info, mut cell) = (sizes.n_info, sizes.n_cell);
    loop {
        let byte = ((info & 0x3F) << 1 | cell & 1) as u8;
        (info, cell) = (info >> 6, cell >> 1);
        if info | cell == 0 {
            sink(byte);
            return;
        }
        sink(byte | 0x80);
    }
}

/// A prelude taken apart; the slices borrow the function's data.
#[derive(Clone, Copy, Debug)]
pub struct Prelude<'a> {
    /// The signature.
    pub signature: Signature,
    /// Name table index of the function's name.
    pub name: u32,
    /// The argument names, as [`ArgNames`] reads them.
    names: &'a [u8],
    /// The line table, for [`crate::lines`].
    pub lines: &'a [u8],
    /// Local numbers of the slots to wrap in cells.
    pub cells: &'a [u8],
    /// The opcodes.
    pub code: &'a [u8],
    /// Where the function's name starts in the data, in bytes: behind signature and sizes.
    pub info_start: u32,
    /// Where the opcodes start in the data, in bytes.
    pub code_start: u32,
}

impl<'a> Prelude<'a> {
    /// Name table indexes of the argument names, positional before keyword-only.
    pub fn arg_names(&self) -> ArgNames<'a> {
        ArgNames { bytes: self.names, pos: 0 }
    }

    /// Takes the data of a bytecode function apart.
    pub fn read(data: &'a [u8]) -> Result<Prelude<'a>, PreludeError> {
        let mut pos = 0;
        let signature = read_signature(data, &mut pos)?;
        let sizes = read_sizes(data, &mut pos)?;
        let rest = data.get(pos..).ok_or(PreludeError::Truncated)?;
        let info = rest.get(..sizes.n_info as usize).ok_or(PreludeError::Truncated)?;
        let rest = rest.get(sizes.n_info as usize..).ok_or(PreludeError::Truncated)?;
        let cells = rest.get(..sizes.n_cell as usize).ok_or(PreludeError::Truncated)?;
        let code = rest.get(sizes.n_cell as usize..).ok_or(PreludeError::Truncated)?;
        let mut at = 0;
        let name = varint::read_uint(info, &mut at)?;
        let names_start = at;
        let count = signature.n_pos_args.checked_add(signature.n_kwonly_args).ok_or(PreludeError::TooLong)?;
        for _ in 0..count {
            varint::read_uint(info, &mut at)?;
        }
        Ok(Prelude {
            signature,
            name,
            names: info.get(names_start..at).unwrap_or_default(),
            lines: info.get(at..).unwrap_or_default(),
            cells,
            code,
            info_start: pos as u32,
            code_start: (data.len() - code.len()) as u32,
        })
    }
}

/// The argument names of a prelude, as name table indexes.
#[derive(Clone, Debug)]
pub struct ArgNames<'a> {
    bytes: &'a [u8],
    pos: usize,
}

impl Iterator for ArgNames<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        varint::read_uint(self.bytes, &mut self.pos).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature_bytes(signature: &Signature) -> ([u8; 40], usize) {
        let (mut bytes, mut len) = ([0; 40], 0);
        write_signature(signature, |byte| {
            bytes[len] = byte;
            len += 1;
        });
        (bytes, len)
    }

    #[test]
    fn small_signatures_are_one_byte() {
        let three = Signature { n_state: 3, ..Signature::default() };
        let (bytes, len) = signature_bytes(&three);
        assert_eq!(&bytes[..len], [0x10]);
        let one = Signature { n_state: 1, ..Signature::default() };
        assert_eq!(signature_bytes(&one).0[0], 0);
    }

    #[test]
    fn signatures_round_trip() {
        for n in 0..400u32 {
            let signature = Signature {
                n_state: 1 + n * 7 % 700,
                n_exc_stack: n % 13,
                flags: (n % 16) as u8,
                n_pos_args: n * 3 % 37,
                n_kwonly_args: n % 11,
                n_def_pos_args: n % 29,
            };
            let (bytes, len) = signature_bytes(&signature);
            let mut pos = 0;
            assert_eq!(read_signature(&bytes, &mut pos), Ok(signature));
            assert_eq!(pos, len);
        }
    }

    #[test]
    fn sizes_round_trip() {
        for n in [0u32, 1, 63, 64, 4095, 4096, 70000] {
            let sizes = Sizes { n_info: n, n_cell: n / 3 };
            let (mut bytes, mut len) = ([0; 40], 0);
            write_sizes(&sizes, |byte| {
                bytes[len] = byte;
                len += 1;
            });
            let mut pos = 0;
            assert_eq!(read_sizes(&bytes, &mut pos), Ok(sizes));
            assert_eq!(pos, len);
        }
    }

    #[test]
    fn the_worked_example() {
        let data = [0x00, 0x04, 0x02, 0x20, 0x23, 0x00, 0x63];
        let prelude = Prelude::read(&data).unwrap();
        assert_eq!(prelude.signature.n_state, 1);
        assert_eq!((prelude.name, prelude.lines, prelude.code_start), (2, &[0x20][..], 4));
        assert_eq!(prelude.code, [0x23, 0x00, 0x63]);
        assert_eq!(prelude.arg_names().count(), 0);
    }

    #[test]
    fn broken_preludes_are_errors() {
        for len in 0..4 {
            assert_eq!(Prelude::read(&[0x00, 0x04, 0x02, 0x20][..len]).err(), Some(PreludeError::Truncated));
        }
        assert_eq!(read_signature(&[0xFF; 60], &mut 0), Err(PreludeError::TooLong));
        assert_eq!(read_signature(&[0x80; 60], &mut 0), Err(PreludeError::Truncated));
    }
}
