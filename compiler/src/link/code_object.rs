//! The bytes of a code object, put together and taken apart: see [`mpyc_abi::object::code`].

use mpyc_abi::object::{self, code};
use mpyc_abi::varint;

/// What follows the words of a code object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CodeBytes {
    /// The function's name: its number among the names of the unit.
    pub(super) name: u32,
    /// Names of the parameters, as such numbers (varuints).
    pub(super) parameters: Vec<u8>,
    /// The line table.
    pub(super) lines: Vec<u8>,
    /// The locals that inner functions capture.
    pub(super) cells: Vec<u8>,
    pub(super) opcodes: Vec<u8>,
}

/// The packed form of [`CodeBytes`].
pub(super) struct Packed {
    /// Header flags.
    pub(super) flags: u8,
    /// Byte offset of the opcodes in the object.
    pub(super) code_offset: u32,
    /// What follows the object's fields.
    pub(super) words: Vec<u32>,
}

impl CodeBytes {
    /// The bytes of the code object with these words, its header first; `None` if it is cut off.
    pub(super) fn read(words: &[u32]) -> Option<Self> {
        let flags = object::flags(*words.first()?);
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        let bytes = &bytes[..bytes.len() - usize::from(flags & code::PADDING)];
        let mut at = 4 * code::words(flags) as usize;
        let start = (words.get(code::CODE_OFFSET as usize)? & 0xFFFF) as usize;
        let cells = start.checked_sub(usize::from(*bytes.get(at)?))?;
        at += 1;
        let name = varint::read_uint(bytes, &mut at).ok()?;
        let parameters = at;
        for _ in 0..parameter_count(*words.get(code::PARAMS as usize)?) {
            varint::read_uint(bytes, &mut at).ok()?;
        }
        let part = |from: usize, to: usize| bytes.get(from..to).map(<[u8]>::to_vec);
        Some(Self {
            name,
            parameters: part(parameters, at)?,
            lines: part(at, cells)?,
            cells: part(cells, start)?,
            opcodes: part(start, bytes.len())?,
        })
    }

    /// The form that they have in an object; `None` if there are too many of them.
    pub(super) fn pack(&self, has_children: bool) -> Option<Packed> {
        let flags = if has_children { code::HAS_CHILDREN } else { 0 };
        let mut bytes = vec![u8::try_from(self.cells.len()).ok()?];
        bytes.extend(varint::uint(self.name).as_slice());
        bytes.extend([&self.parameters[..], &self.lines, &self.cells].concat());
        let code_offset = 4 * code::words(flags) + bytes.len() as u32;
        bytes.extend(&self.opcodes);
        let padding = bytes.len().wrapping_neg() as u8 & code::PADDING;
        bytes.resize(bytes.len() + usize::from(padding), 0);
        let words = bytes.as_chunks::<4>().0.iter().map(|&word| u32::from_le_bytes(word)).collect();
        u16::try_from(code_offset).ok()?;
        Some(Packed { flags: flags | padding, code_offset, words })
    }
}

/// How many names of parameters there are, by the word `PARAMS`.
fn parameter_count(params: u32) -> u32 {
    (params & 0xFF) + (params >> 8 & 0xFF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use mpyc_abi::object::Kind;

    #[test]
    fn packed_bytes_are_read_back() {
        for (opcodes, has_children) in [(1, false), (2, true), (3, false), (4, true)] {
            let bytes = CodeBytes {
                name: 300,
                parameters: vec![5, 0x81, 0x00],
                lines: vec![0x41, 0x82],
                cells: vec![1],
                opcodes: vec![0x51; opcodes],
            };
            let packed = bytes.pack(has_children).unwrap();
            let fields = code::words(packed.flags) as usize;
            let mut words = vec![0; fields];
            words[code::PARAMS as usize] = code::params(1, 1, 0, 0, 1);
            words[code::CODE_OFFSET as usize] = packed.code_offset | 3 << 16;
            words.extend(&packed.words);
            words[0] = object::header(Kind::Code, packed.flags, words.len() as u32);
            assert_eq!(CodeBytes::read(&words), Some(bytes));
            assert_eq!(CodeBytes::read(&words[..fields]), None);
        }
    }
}
