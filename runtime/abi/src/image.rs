//! The frozen image: a header, then ROM objects in the layouts of [`crate::object`].
//!
//! ```text
//! image_start   header, 16 words (this module's constants give the word indexes)
//!               index of the interned names, then these
//!               other objects: arrays, strings, code, namespaces ..., each word aligned
//!               module table: an Array of (name, Module, Code) triples, flat, sorted by import order
//!               .data: initial contents of the slots, then the initial heap
//! ```
//!
//! Every address in the image is the board's absolute address. The image is checked before anything in
//! it runs: magic, format, board, firmware ABI, length, [`Checksum`] of everything behind the header's
//! word for it. RAM for `.bss` lies at the start of the free RAM that the firmware's
//! info block states: slot n, a module variable, is the word at `ram_free_start + 4 n`. The initial heap
//! lies at the end of RAM, below [`W_RAM_END`]: mutable objects that module bodies made at build, which ROM objects and
//! slots name by their addresses.

use crate::value::Value;

/// Magic number in word 0: "MPYi".
pub const MAGIC: u32 = u32::from_le_bytes(*b"MPYi");

/// Version of everything in this crate that an image depends on.
pub const FORMAT: u32 = 9;

/// Header words.
pub const HEADER_WORDS: u32 = 16;
/// Word 0: [`MAGIC`].
pub const W_MAGIC: u32 = 0;
/// Word 1: [`Checksum`] of the words from 2 on, to the image's end.
pub const W_CHECKSUM: u32 = 1;
/// Word 2: length of the image in bytes, header included.
pub const W_LENGTH: u32 = 2;
/// Word 3: [`FORMAT`].
pub const W_FORMAT: u32 = 3;
/// By how much the start of the file system moves, see [`W_BOARD`].
pub const FILESYSTEM_STEP: u32 = 0x1000;
/// Word 4: board id (low half), layout id (high half): by how many steps of 4 KiB the file
/// system starts later than the flash map says, since the image needs its room.
pub const W_BOARD: u32 = 4;
/// Word 5: address of the module table (an `Array`).
pub const W_MODULES: u32 = 5;
/// Word 6: address of the entry module's name (string value).
pub const W_ENTRY: u32 = 6;
/// Word 7: address of the index of the image's interned names (see [`NameIndex`]).
pub const W_NAMES: u32 = 7;
/// Word 8: number of `.bss` words (slots); all hold values. Word 9 is 0.
pub const W_BSS: u32 = 8;
/// Word 10: address of the `.data` contents.
pub const W_DATA: u32 = 10;
/// Word 11: length of `.data` in words: none, or as many as `.bss` has and those of the initial heap.
pub const W_DATA_WORDS: u32 = 11;
/// Word 12: value of the firmware info block's ABI hash this image was linked for.
pub const W_ABI: u32 = 12;
/// Word 13: address of the `Array` of the objects of the initial heap that ROM objects name, or NULL.
pub const W_ROOTS: u32 = 13;
/// Word 14: address behind the initial heap, 0 without one.
pub const W_RAM_END: u32 = 14;
/// Word 15: 0.
pub const W_RESERVED: u32 = 15;

/// The index of the image's interned names: a `Blob` of halfwords, one for each size that their objects have, in words from
/// [`NameIndex::SMALLEST`] on, and one more, then perhaps others that repeat it. Each says how many words behind the index's
/// address the first of the names of its size lies; they lie side by side, up to the first of the next size. A name is so
/// found by a walk over those of its size, whose length and hash are one word to compare.
pub struct NameIndex;

impl NameIndex {
    /// Words of the shortest name's object.
    pub const SMALLEST: u32 = 3;

    /// Words of the object of a name of so many bytes.
    pub const fn words(bytes: u32) -> u32 {
        2 + bytes.div_ceil(4)
    }
}

/// Words of one entry of the module table: name, `Module` object, code of what is left to run of its body; NULL if nothing
/// is, or [`RUN_AHEAD`].
pub const MODULE_ENTRY: u32 = 3;
/// In the place of a body: nothing of it is left to run, but the program had not imported the module when it was run.
pub const RUN_AHEAD: Value = Value::small(0);

/// Fletcher's checksum over words: the sum of all, and the sum of the sums, so that an exchange is noticed too. A board
/// checks an image at every start, and three instructions a word are what it has time for.
#[derive(Clone, Copy, Debug)]
pub struct Checksum {
    sum: u32,
    sums: u32,
}

impl Checksum {
    /// Of no words.
    pub const NONE: Checksum = Checksum { sum: 1, sums: 0 };

    /// With one more word.
    #[inline(always)]
    #[must_use]
    pub const fn with(self, word: u32) -> Checksum {
        let sum = self.sum.wrapping_add(word);
        Checksum { sum, sums: self.sums.wrapping_add(sum) }
    }

    /// Both sums in a word. A change of one word of the image changes it, as it counts an odd number of times.
    pub const fn word(self) -> u32 {
        self.sums.wrapping_mul(2).wrapping_add(self.sum)
    }

    /// Of an image's bytes behind the header's word for it; what is no whole word at the end does not count.
    pub fn of(image: &[u8]) -> u32 {
        let checked = image.get(4 * (W_CHECKSUM as usize + 1)..).unwrap_or_default();
        let words = checked.as_chunks::<4>().0.iter().map(|&word| u32::from_le_bytes(word));
        words.fold(Checksum::NONE, Checksum::with).word()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_bit_and_exchanged_words_are_noticed() {
        let mut image: [u8; 64] = core::array::from_fn(|i| (i * 7) as u8);
        let right = Checksum::of(&image);
        for bit in 64..512 {
            image[bit / 8] ^= 1 << (bit % 8);
            assert_ne!(Checksum::of(&image), right, "bit {bit}");
            image[bit / 8] ^= 1 << (bit % 8);
        }
        for word in 2..15 {
            let mut other = image;
            other[4 * word..4 * word + 8].rotate_left(4);
            assert_ne!(Checksum::of(&other), right, "word {word}");
        }
        assert_eq!(Checksum::of(&image), right);
    }
}
