//! Damage to `.mpy` files and images, the same for the same numbers.

use mpyc_abi::image::{Checksum, HEADER_WORDS, W_CHECKSUM};
use mpyc_abi::opcode::ROWS;
use mpyc_abi::prelude::Prelude;
use mpyc_compiler::mpy::{File, RawCode};

/// Bytes that mean something at many places of a file: ends of ranges, varints that go on, frequent opcodes.
const TELLING: [u8; 16] = [0, 1, 2, 3, 0x0F, 0x10, 0x3F, 0x40, 0x7E, 0x7F, 0x80, 0x81, 0xBF, 0xC0, 0xFE, 0xFF];

/// Numbers that look random and are the same each time.
pub struct Numbers(u64);

impl Numbers {
    /// The numbers that belong to a seed.
    pub fn new(seed: u64) -> Self {
        Self((seed ^ 0x9E37_79B9_7F4A_7C15).wrapping_mul(0xBF58_476D_1CE4_E5B9) | 1)
    }

    /// The next number, below `n`; 0 for `n` 0.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % n.max(1)
    }
}

/// A file with one to four damages. `other` is a file to take pieces from.
pub fn damaged(file: &[u8], other: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=numbers.below(4) {
        damage(&mut bytes, other, numbers);
    }
    bytes
}

/// Damages a file in one place. Damage that keeps the length is the most frequent: it gets behind the first checks.
fn damage(bytes: &mut Vec<u8>, other: &[u8], numbers: &mut Numbers) {
    let at = numbers.below(bytes.len());
    let Some(&old) = bytes.get(at) else { return };
    match numbers.below(16) {
        0..=3 => bytes[at] = numbers.below(256) as u8,
        4..=6 => bytes[at] = old ^ 1 << numbers.below(8),
        7..=8 => bytes[at] = TELLING[numbers.below(TELLING.len())],
        9..=10 => bytes[at] = old.wrapping_add(if numbers.below(2) == 0 { 1 } else { 0xFF }),
        11..=12 => {
            let from = numbers.below(bytes.len());
            let length = numbers.below(8.min(bytes.len() - at.max(from))) + 1;
            if from.max(at) + length <= bytes.len() {
                bytes.copy_within(from..from + length, at);
            }
        }
        13 => {
            let from = numbers.below(other.len());
            let piece = other[from..].iter().take(numbers.below(16));
            for (place, &byte) in bytes[at..].iter_mut().zip(piece) {
                *place = byte;
            }
        }
        14 if numbers.below(4) == 0 => bytes.truncate(at),
        14 => drop(bytes.drain(at..(at + 1 + numbers.below(4)).min(bytes.len()))),
        _ => {
            let from = numbers.below(other.len());
            let piece: Vec<u8> = other[from..].iter().copied().take(1 + numbers.below(4)).collect();
            bytes.splice(at..at, piece);
        }
    }
}

/// A file with one to three damages to the code of its functions, its names and its constants: all else is in order, so
/// that only the verifier can refuse it.
pub fn damaged_code(file: &File, numbers: &mut Numbers) -> File {
    let mut file = file.clone();
    for _ in 0..=numbers.below(3) {
        match numbers.below(16) {
            0 if file.names.len() > 1 => swap(&mut file.names[1..], numbers),
            1 => swap(&mut file.objects, numbers),
            _ => {
                let at = numbers.below(functions(&file.code));
                if let Some(function) = function(&mut file.code, &mut { at }) {
                    damage_function(&mut function.data, numbers);
                }
            }
        }
    }
    file
}

fn swap<T>(items: &mut [T], numbers: &mut Numbers) {
    if !items.is_empty() {
        items.swap(numbers.below(items.len()), numbers.below(items.len()));
    }
}

fn functions(code: &RawCode) -> usize {
    1 + code.children.iter().map(functions).sum::<usize>()
}

/// The function that has `at` others before it.
fn function<'a>(code: &'a mut RawCode, at: &mut usize) -> Option<&'a mut RawCode> {
    if *at == 0 {
        return Some(code);
    }
    *at -= 1;
    code.children.iter_mut().find_map(|child| {
        let count = functions(child);
        if *at < count {
            return function(child, at);
        }
        *at -= count;
        None
    })
}

/// Damages the data of a function, its opcodes rather than its prelude.
fn damage_function(data: &mut Vec<u8>, numbers: &mut Numbers) {
    let start = Prelude::read(data).map_or(0, |prelude| prelude.code_start as usize);
    let start = if numbers.below(8) == 0 { 0 } else { start };
    if start >= data.len() {
        return;
    }
    let [at, from] = [(); 2].map(|()| start + numbers.below(data.len() - start));
    match numbers.below(10) {
        0..=2 => {
            let row = &ROWS[numbers.below(ROWS.len())];
            data[at] = row.first + numbers.below(usize::from(row.last - row.first) + 1) as u8;
        }
        3 => data[at] = numbers.below(256) as u8,
        4 => data[at] = data[at].wrapping_add(if numbers.below(2) == 0 { 1 } else { 0xFF }),
        5 => data.swap(at, from),
        6 => {
            let length = 4.min(data.len() - at.max(from));
            data.copy_within(from..from + length, at);
        }
        7 => {
            data.remove(at);
        }
        _ => data.insert(at, data[from]),
    }
}

/// Damages an image's header, and maybe what is behind it; then its checksum is right again.
pub fn damaged_image(image: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = image.to_vec();
    for _ in 0..=numbers.below(3) {
        let word = 4 * numbers.below(HEADER_WORDS as usize);
        let old = u32::from_le_bytes(word_at(&bytes, word));
        let new = match numbers.below(6) {
            0 => numbers.below(1 << 32) as u32,
            1 => old ^ 1 << numbers.below(32),
            2 => old.wrapping_add(4 * numbers.below(64) as u32),
            3 => old.wrapping_sub(4 * numbers.below(64) as u32),
            4 => u32::from_le_bytes(word_at(&bytes, 4 * numbers.below(HEADER_WORDS as usize))),
            _ => [0, 1, 3, 4, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFC, u32::MAX][numbers.below(8)],
        };
        bytes[word..word + 4].copy_from_slice(&new.to_le_bytes());
    }
    for _ in 0..numbers.below(4) {
        let at = numbers.below(bytes.len());
        bytes[at] = numbers.below(256) as u8;
    }
    let place = 4 * W_CHECKSUM as usize;
    let sum = checksum(&bytes);
    bytes[place..place + 4].copy_from_slice(&sum.to_le_bytes());
    bytes
}

/// The checksum that an image with these bytes needs: over what its header says is its length, if it can be that.
fn checksum(bytes: &[u8]) -> u32 {
    let length = u32::from_le_bytes(word_at(bytes, 4 * mpyc_abi::image::W_LENGTH as usize)) as usize;
    Checksum::of(bytes.get(..length.min(bytes.len())).unwrap_or_default())
}

fn word_at(bytes: &[u8], at: usize) -> [u8; 4] {
    [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]
}
