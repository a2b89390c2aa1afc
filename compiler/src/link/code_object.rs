//! The bytes of a code object, put together and taken apart: see [`mpyc_abi::object::code`].

use mpyc_abi::object::{self, code, unit};
use mpyc_abi::varint;

/// A code object without what it names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CodeBytes {
    /// The word [`code::SHAPE`].
    pub(super) shape: u32,
    /// See [`code::params`].
    pub(super) params: u32,
    pub(super) opcodes: Vec<u8>,
    /// The locals that inner functions capture.
    pub(super) cells: Vec<u8>,
    /// The function's name: its number among the names of the unit.
    pub(super) name: u32,
    /// Names of the parameters, as such numbers (varuints).
    pub(super) parameters: Vec<u8>,
    /// The line table.
    pub(super) lines: Vec<u8>,
}

/// The packed form of [`CodeBytes`].
pub(super) struct Packed {
    /// Header flags.
    pub(super) flags: u8,
    /// What follows the header, up to the functions inside. The halfword of the distance of the names is 0.
    pub(super) words: Vec<u32>,
}

/// Which of the words behind the header has the distance of the names, in its lower half.
pub(super) const NAMES_WORD: usize = code::NAMES as usize / 4 - 1;

impl CodeBytes {
    /// The code object with these words, its header first; `None` if it is cut off.
    pub(super) fn read(words: &[u32]) -> Option<Self> {
        let flags = object::flags(*words.first()?);
        let shape = *words.get(code::SHAPE as usize)?;
        let mut words = words.get(..words.len().checked_sub(usize::from(flags & code::VALUES))?)?;
        let mut params = code::plain(shape).cast_unsigned();
        if code::plain(shape) < 0 {
            let (&last, before) = words.split_last()?;
            (params, words) = (last, before);
        }
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        let (start, info) = split(&bytes)?;
        let opcodes = start.checked_sub(usize::from((flags & code::PADDING) >> code::PADDING_SHIFT))?;
        let mut at = (params >> 24) as usize;
        let name = varint::read_uint(info, &mut at).ok()?;
        let parameters = at;
        for _ in 0..(params & 0xFF) + (params >> 8 & 0xFF) {
            varint::read_uint(info, &mut at).ok()?;
        }
        Some(Self {
            shape,
            params,
            opcodes: bytes.get(code::OPCODES as usize..opcodes)?.to_vec(),
            cells: info.get(..(params >> 24) as usize)?.to_vec(),
            name,
            parameters: info.get(parameters..at)?.to_vec(),
            lines: info.get(at..)?.to_vec(),
        })
    }

    /// The form that they have in an object; `None` if there are too many of them.
    pub(super) fn pack(&self, has_children: bool) -> Option<Packed> {
        let info = [&self.cells[..], varint::uint(self.name).as_slice(), &self.parameters, &self.lines].concat();
        let length = u32::try_from(info.len()).ok().filter(|&length| length < code::MOST_INFO)?;
        let [low, high, ..] = length.to_le_bytes();
        let length = if low < code::LONG && high == 0 { vec![low] } else { vec![low, high | code::LONG] };
        let mut bytes = [&[0, 0], &self.opcodes[..]].concat();
        let padding = (bytes.len() + info.len() + length.len()).wrapping_neg() & 3;
        bytes.resize(bytes.len() + padding, 0);
        bytes.extend([info, length].concat());
        let mut words = vec![self.shape];
        words.extend(bytes.as_chunks::<4>().0.iter().map(|&word| u32::from_le_bytes(word)));
        words.extend((code::plain(self.shape) < 0).then_some(self.params));
        let children = if has_children { code::HAS_CHILDREN | 1 } else { 0 };
        Some(Packed { flags: children | (padding as u8) << code::PADDING_SHIFT, words })
    }
}

/// The address of the unit of the code object with that address and words.
pub(super) fn unit(address: u32, words: &[u32]) -> u32 {
    let distance = words.get(NAMES_WORD + 1).map_or(0, |&word| (word as u16).cast_signed());
    address.wrapping_add_signed(4 * i32::from(distance)).wrapping_sub(4 * (1 + unit::NAMES))
}

/// The bytes behind the opcodes and their padding, and where they start.
fn split(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (&last, mut before) = bytes.split_last()?;
    let mut length = usize::from(last);
    if last >= code::LONG {
        let (&low, rest) = before.split_last()?;
        (length, before) = (usize::from(last - code::LONG) << 8 | usize::from(low), rest);
    }
    let start = before.len().checked_sub(length)?;
    Some((start, &before[start..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use mpyc_abi::object::Kind;

    #[test]
    fn packed_bytes_are_read_back() {
        for (opcodes, lines) in [(1, 2), (2, 100), (3, 127), (4, 128), (5, 300), (6, 0x7F00)] {
            for params in [2, code::params(1, 1, code::VAR_ARGS, 1)] {
                let bytes = CodeBytes {
                    shape: code::shape(3, 5, 1, params),
                    params,
                    opcodes: vec![0x51; opcodes],
                    cells: vec![1; (params >> 24) as usize],
                    name: 300,
                    parameters: vec![5, 0x81, 0x00],
                    lines: vec![0x41; lines],
                };
                let packed = bytes.pack(false).unwrap();
                let header = object::header(Kind::Code, packed.flags, packed.words.len() as u32 + 1);
                let words = [vec![header], packed.words].concat();
                assert_eq!(CodeBytes::read(&words), Some(bytes.clone()));
                assert_eq!(CodeBytes::read(&words[..3]), None);
                let packed = bytes.pack(true).unwrap();
                let header = object::header(Kind::Code, packed.flags, packed.words.len() as u32 + 2);
                let words = [vec![header], packed.words, vec![0x2_0000]].concat();
                assert_eq!(CodeBytes::read(&words), Some(bytes));
            }
        }
    }

    #[test]
    fn too_long_a_line_table_is_refused() {
        let bytes = CodeBytes { lines: vec![0x41; 0x7FFF], ..CodeBytes::default() };
        assert!(bytes.pack(false).is_none());
    }
}
