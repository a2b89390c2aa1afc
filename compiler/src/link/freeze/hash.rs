//! The index of a large dict or set, made anew where objects that are keys by their address have moved.
//!
//! The runtime's `dict_table` says how an index is laid out and probed.

use mpyc_abi::object::table::{BYTE_MAX, spread};
use mpyc_abi::object::{Kind, text_hash};
use mpyc_abi::value::{Immediate, Value};

use super::source::Source;

/// Whether a key has the hash that it had, wherever it lies.
pub(super) fn is_lasting(source: &Source, word: u32) -> bool {
    match source.object(word) {
        None => true,
        Some(object) => match object.kind {
            Kind::Str | Kind::Bytes | Kind::Int | Kind::Float => true,
            Kind::Tuple => object.words[1..].iter().all(|&item| is_lasting(source, item)),
            _ => false,
        },
    }
}

/// The hash of a key that lies at a place now; `None` for kinds whose hashes only the machine knows.
pub(super) fn hash(source: &Source, word: u32, place: u32) -> Option<u32> {
    let value = Value(word);
    if let Some(small) = value.small_value() {
        return Some(small.cast_unsigned());
    }
    if value.is(Immediate::Str) || value.is(Immediate::Char) {
        return source.text(word).map(|text| text_hash(&text));
    }
    match source.object(word).map(|object| object.kind) {
        Some(Kind::Str) => source.text(word).map(|text| text_hash(&text)),
        Some(Kind::Class | Kind::Function | Kind::Module) => Some(place >> 2),
        None if value == Value::TRUE => Some(1),
        None if value == Value::FALSE => Some(0),
        None if value.is_immediate() || value == Value::NONE => Some(word >> 2),
        _ => None,
    }
}

/// Writes the index of a table over the bytes of the old one: `hashes` are those of its entries, `None` for deleted ones.
pub(super) fn index(capacity: u32, index: &mut [u32], hashes: &[Option<u32>]) {
    let is_wide = capacity > BYTE_MAX;
    let slots = index.len() * if is_wide { 2 } else { 4 };
    let mut numbers = vec![0_u32; slots];
    for (entry, hash) in hashes.iter().enumerate() {
        if let Some(hash) = hash {
            let mut slot = spread(*hash) as usize & (slots - 1);
            while numbers[slot] != 0 {
                slot = (slot + 1) & (slots - 1);
            }
            numbers[slot] = entry as u32 + 1;
        }
    }
    let (in_word, bits) = if is_wide { (2, 16) } else { (4, 8) };
    for (word, numbers) in index.iter_mut().zip(numbers.chunks(in_word)) {
        *word = numbers.iter().rev().fold(0, |word, number| word << bits | number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_probing() {
        let hashes: Vec<Option<u32>> = (0..12).map(|n| (n != 5).then_some(n * 7)).collect();
        for (capacity, words, bits) in [(12, 8, 8), (300, 256, 16)] {
            let mut made = vec![0; words];
            index(capacity, &mut made, &hashes);
            let slots = words * 32 / bits;
            let number = |slot: usize| made[slot * bits / 32] >> (slot * bits % 32) & ((1 << bits) - 1);
            for (entry, hash) in hashes.iter().enumerate() {
                let Some(hash) = hash else { continue };
                let mut slot = spread(*hash) as usize & (slots - 1);
                while number(slot) != entry as u32 + 1 {
                    assert_ne!(number(slot), 0, "entry {entry} of {capacity}");
                    slot = (slot + 1) & (slots - 1);
                }
            }
        }
    }
}
