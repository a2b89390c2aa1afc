//! Bytecode as instructions: decoder and encoder.
//!
//! The decoder stops at the first byte it cannot read and says where; no input makes it panic.

use crate::opcode::{self, Class, Encoding, Operand, SHAPES};
use crate::varint::{self, Bytes, VarintError};

/// Which opcodes a piece of bytecode may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// The opcodes of `.mpy` files.
    Mpy,
    /// Those and the extended ones of frozen images.
    Frozen,
}

/// One decoded instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instr {
    /// Where the instruction starts, in bytes from the first opcode.
    pub offset: u32,
    /// Where the next one starts.
    pub end: u32,
    /// The opcode byte.
    pub op: u8,
    /// The operand: an index or count, the bits of a small int, or a jump's target as an offset
    /// from the first opcode (which lies far outside the code if the jump leads before it).
    pub arg: u32,
    /// The raw byte after the operand, 0 where there is none.
    pub extra: u8,
}

impl Instr {
    /// The target of a jump as an offset from the first opcode; `None` if this is no jump.
    pub fn target(&self) -> Option<u32> {
        match opcode::operand(self.op) {
            Operand::JumpSigned | Operand::JumpForward => Some(self.arg),
            _ => None,
        }
    }

    /// The value an integer constant instruction pushes; `None` for other instructions.
    pub fn small_int(&self) -> Option<i32> {
        match self.op {
            opcode::op::LOAD_CONST_SMALL_INT => Some(self.arg.cast_signed()),
            0x70..=0xAF => Some(i32::from(self.op) - 0x80),
            _ => None,
        }
    }
}

/// Why bytes are no instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// The code ends inside the instruction.
    Truncated,
    /// The byte is no opcode of the dialect.
    UnknownOpcode,
    /// An operand of more than 32 bits.
    OperandTooLong,
}

impl From<VarintError> for CodeError {
    fn from(error: VarintError) -> Self {
        match error {
            VarintError::Truncated => CodeError::Truncated,
            VarintError::TooLong => CodeError::OperandTooLong,
        }
    }
}

/// Decodes the instruction at `offset`. An offset at or past the end is [`CodeError::Truncated`].
pub fn decode_at(code: &[u8], offset: u32, dialect: Dialect) -> Result<Instr, CodeError> {
    let mut pos = offset as usize;
    let op = *code.get(pos).ok_or(CodeError::Truncated)?;
    let shape = SHAPES[usize::from(op)];
    if shape.class == Class::Free || (shape.class == Class::Extended && dialect == Dialect::Mpy) {
        return Err(CodeError::UnknownOpcode);
    }
    pos += 1;
    let arg = match shape.operand.encoding() {
        Encoding::None => 0,
        Encoding::Uint => varint::read_uint(code, &mut pos)?,
        Encoding::Int => varint::read_int(code, &mut pos)?.cast_unsigned(),
        Encoding::JumpSigned => decode_jump(code, &mut pos, 0x40, 0x4000)?,
        Encoding::JumpForward => decode_jump(code, &mut pos, 0, 0)?,
        Encoding::Pair => {
            let (low, high) = (code.get(pos), code.get(pos + 1));
            pos += 2;
            u32::from(*low.ok_or(CodeError::Truncated)?) | u32::from(*high.ok_or(CodeError::Truncated)?) << 8
        }
    };
    let mut extra = 0;
    if shape.extra {
        extra = *code.get(pos).ok_or(CodeError::Truncated)?;
        pos += 1;
    }
    Ok(Instr { offset, end: pos as u32, op, arg, extra })
}

/// Reads the one or two bytes of a jump and gives its target.
fn decode_jump(code: &[u8], pos: &mut usize, short_bias: u32, long_bias: u32) -> Result<u32, CodeError> {
    let first = u32::from(*code.get(*pos).ok_or(CodeError::Truncated)?);
    *pos += 1;
    let delta = if first < 0x80 {
        first.wrapping_sub(short_bias)
    } else {
        let second = u32::from(*code.get(*pos).ok_or(CodeError::Truncated)?);
        *pos += 1;
        (first & 0x7F | second << 7).wrapping_sub(long_bias)
    };
    Ok((*pos as u32).wrapping_add(delta))
}

/// The instructions of a piece of bytecode, in order; ends after the first error.
#[derive(Clone, Debug)]
pub struct Instrs<'a> {
    code: &'a [u8],
    offset: u32,
    dialect: Dialect,
}

/// Decodes `code` from its first opcode on.
pub fn decode(code: &[u8], dialect: Dialect) -> Instrs<'_> {
    Instrs { code, offset: 0, dialect }
}

impl Iterator for Instrs<'_> {
    type Item = Result<Instr, (u32, CodeError)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.offset as usize >= self.code.len() {
            return None;
        }
        let offset = self.offset;
        let result = decode_at(self.code, offset, self.dialect);
        self.offset = result.map_or(self.code.len() as u32, |instr| instr.end);
        Some(result.map_err(|error| (offset, error)))
    }
}

/// How many bytes a jump's offset takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JumpWidth {
    /// One byte.
    Short,
    /// Two bytes.
    Long,
}

/// Encodes an instruction that is no jump.
///
/// `arg` is the operand (the bits of a signed one) and `extra` the raw byte; what the opcode has no
/// place for is left out.
pub fn encode(op: u8, arg: u32, extra: u8) -> Bytes {
    let shape = SHAPES[usize::from(op)];
    let mut out = Bytes::default();
    out.push(op);
    let operand = match shape.operand.encoding() {
        Encoding::Uint => varint::uint(arg),
        Encoding::Int => varint::int(arg.cast_signed()),
        Encoding::Pair => {
            let mut pair = Bytes::default();
            pair.push(arg as u8);
            pair.push((arg >> 8) as u8);
            pair
        }
        _ => Bytes::default(),
    };
    for &byte in operand.as_slice() {
        out.push(byte);
    }
    if shape.extra {
        out.push(extra);
    }
    out
}

/// Encodes a jump whose target lies `delta` bytes after the end of its offset bytes (before the raw
/// byte, if it has one). `None` if the opcode is no jump or cannot reach so far in that width.
pub fn encode_jump(op: u8, delta: i32, extra: u8, width: JumpWidth) -> Option<Bytes> {
    let shape = SHAPES[usize::from(op)];
    let (short, long) = match shape.operand.encoding() {
        Encoding::JumpSigned => (0x40, 0x4000),
        Encoding::JumpForward => (0, 0),
        _ => return None,
    };
    let mut out = Bytes::default();
    out.push(op);
    match width {
        JumpWidth::Short => out.push(u8::try_from(delta.checked_add(short)?).ok().filter(|&byte| byte < 0x80)?),
        JumpWidth::Long => {
            let bits = u16::try_from(delta.checked_add(long)?).ok().filter(|&bits| bits < 0x8000)?;
            out.push(bits as u8 | 0x80);
            out.push((bits >> 7) as u8);
        }
    }
    if shape.extra {
        out.push(extra);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opcode::op;

    #[test]
    fn decodes_the_worked_example() {
        let code = [0x81, 0x16, 0x03, 0x32, 0x00, 0x16, 0x02, 0x11, 0x04, 0x34, 0x82, 0x01, 0x63];
        let mut instrs = decode(&code, Dialect::Mpy).map(Result::unwrap);
        assert_eq!(instrs.next().unwrap().small_int(), Some(1));
        assert_eq!(instrs.next().unwrap(), Instr { offset: 1, end: 3, op: op::STORE_NAME, arg: 3, extra: 0 });
        assert_eq!(instrs.nth(3).unwrap().arg, 0x101);
        assert_eq!(instrs.next().unwrap().op, op::RETURN_VALUE);
        assert_eq!(instrs.next(), None);
    }

    #[test]
    fn jumps_are_relative_to_the_end_of_their_offset() {
        for delta in [-64, -1, 0, 63] {
            let bytes = encode_jump(op::JUMP, delta, 0, JumpWidth::Short).unwrap();
            let mut code = [0; 102];
            code[80..82].copy_from_slice(bytes.as_slice());
            assert_eq!(decode_at(&code, 80, Dialect::Mpy).unwrap().target(), Some((82 + delta) as u32));
        }
        assert_eq!(encode_jump(op::JUMP, 64, 0, JumpWidth::Short), None);
        assert_eq!(encode_jump(op::FOR_ITER, -1, 0, JumpWidth::Long), None);
        assert_eq!(encode_jump(op::JUMP, 16384, 0, JumpWidth::Long), None);
        assert!(encode_jump(op::FOR_ITER, 32767, 0, JumpWidth::Long).is_some());
        let unwind = encode_jump(op::UNWIND_JUMP, -64, 0x81, JumpWidth::Short).unwrap();
        assert_eq!(unwind.as_slice(), [0x40, 0x00, 0x81]);
    }

    #[test]
    fn extended_opcodes_need_the_frozen_dialect() {
        let code = encode(op::LOAD_SLOT, 300, 0);
        assert_eq!(code.as_slice(), [0x38, 0x82, 0x2C]);
        assert_eq!(decode_at(code.as_slice(), 0, Dialect::Mpy), Err(CodeError::UnknownOpcode));
        let instr = decode_at(code.as_slice(), 0, Dialect::Frozen).unwrap();
        assert_eq!((instr.arg, instr.end), (300, 3));
        let code = encode(op::ADD_LOCALS, 0x0C08, 0);
        assert_eq!(code.as_slice(), [op::ADD_LOCALS, 8, 12]);
        assert_eq!(decode_at(code.as_slice(), 0, Dialect::Frozen).unwrap().arg, 0x0C08);
        assert_eq!(decode_at(&code.as_slice()[..2], 0, Dialect::Frozen), Err(CodeError::Truncated));
    }

    #[test]
    fn broken_code_is_an_error() {
        for (code, error) in [
            (&[0x11][..], CodeError::Truncated),
            (&[0x42, 0x80], CodeError::Truncated),
            (&[0x40, 0x40], CodeError::Truncated),
            (&[0xFF], CodeError::UnknownOpcode),
            (&[0x2A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00], CodeError::OperandTooLong),
        ] {
            assert_eq!(decode(code, Dialect::Mpy).next(), Some(Err((0, error))));
            assert_eq!(decode(code, Dialect::Mpy).count(), 1);
        }
        assert_eq!(decode_at(&[], 5, Dialect::Mpy), Err(CodeError::Truncated));
    }
}
