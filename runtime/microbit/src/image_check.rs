//! Checking a frozen image before anything in it is believed.

use mpyc_abi::image::Checksum;
use mpyc_abi::{board::Board, image, info::ABI_HASH, object::words};
use mpyc_runtime::mem::r32;

/// Why an image is not run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// There is none.
    Missing,
    /// It is for another firmware or board.
    Foreign,
    /// It is cut off, or its checksum is wrong.
    Damaged,
    /// Its variables leave too little RAM to run in.
    Large,
}

impl Refusal {
    /// What to tell the user.
    pub fn text(self) -> &'static str {
        match self {
            Refusal::Missing => "mpyc: there is no program on this board",
            Refusal::Foreign => "mpyc: the program was built for another firmware or board",
            Refusal::Damaged => "mpyc: the program is damaged, copy it to the board again",
            Refusal::Large => "mpyc: the program has too many variables for this board",
        }
    }
}

/// Checks the image at `base` in the flash of `board`.
///
/// # Errors
/// What is wrong with it.
pub fn check(board: &Board, base: u32) -> Result<(), Refusal> {
    let word = |index: u32| r32(base + 4 * index);
    if word(image::W_MAGIC) != image::MAGIC {
        return Err(Refusal::Missing);
    }
    let is_ours = word(image::W_FORMAT) == image::FORMAT
        && word(image::W_BOARD) & 0xFFFF == u32::from(board.id)
        && word(image::W_ABI) == ABI_HASH;
    if !is_ours {
        return Err(Refusal::Foreign);
    }
    let length = word(image::W_LENGTH);
    let fits = length >= 4 * image::HEADER_WORDS && length % 4 == 0 && length <= board.flash_end - base;
    let checked = base + 4 * (image::W_CHECKSUM + 1);
    if !fits || checksum(checked, base + length) != word(image::W_CHECKSUM) {
        return Err(Refusal::Damaged);
    }
    // The linker's own mistakes, and whoever makes a checksum right: nothing outside of the image is taken for its tables.
    let is_inside = |address: u32, words: u32| {
        let offset = address.wrapping_sub(base);
        address.is_multiple_of(4) && offset <= length && words <= (length - offset) / 4
    };
    let is_table = |index: u32| is_inside(word(index), 1) && is_inside(word(index), words(r32(word(index))));
    let data = word(image::W_DATA_WORDS);
    let has_data = is_inside(word(image::W_DATA), data)
        && (data == 0 || data >= word(image::W_BSS) && word(image::W_RAM_END) == board.ram.1);
    let has_roots = word(image::W_ROOTS) == 0 || is_table(image::W_ROOTS);
    if has_data && has_roots && is_table(image::W_MODULES) && is_table(image::W_NAMES) {
        Ok(())
    } else {
        Err(Refusal::Damaged)
    }
}

/// The checksum of the words from one address to another, several a turn.
fn checksum(mut from: u32, to: u32) -> u32 {
    let mut sum = Checksum::NONE;
    while to - from >= 32 {
        // Written out: the firmware's compiler makes loops small, not quick.
        sum = sum.with(r32(from)).with(r32(from + 4)).with(r32(from + 8)).with(r32(from + 12));
        sum = sum.with(r32(from + 16)).with(r32(from + 20)).with(r32(from + 24)).with(r32(from + 28));
        from += 32;
    }
    while from < to {
        sum = sum.with(r32(from));
        from += 4;
    }
    sum.word()
}

#[cfg(test)]
mod tests {
    use mpyc_abi::board::MICROBIT_V1;
    use mpyc_abi::object::{Kind, header};
    use mpyc_runtime::mem::{Space, w32};

    use std::vec::Vec;

    use super::*;

    const BASE: u32 = MICROBIT_V1.image_start;

    /// An image of a header and two empty tables, with a right checksum.
    fn write_image() {
        for (index, word) in [
            (image::W_MAGIC, image::MAGIC),
            (image::W_LENGTH, 72),
            (image::W_DATA, BASE + 72),
            (image::W_MODULES, BASE + 64),
            (image::W_NAMES, BASE + 68),
            (16, header(Kind::Array, 0, 1)),
            (17, header(Kind::Array, 0, 1)),
            (image::W_FORMAT, image::FORMAT),
            (image::W_BOARD, u32::from(MICROBIT_V1.id)),
            (image::W_ABI, ABI_HASH),
        ] {
            w32(BASE + 4 * index, word);
        }
        seal();
    }

    /// Makes the checksum right.
    fn seal() {
        w32(BASE + 4 * image::W_CHECKSUM, checksum(BASE + 8, BASE + 72));
    }

    #[test]
    fn the_checksum_is_the_linker_s() {
        let _space = Space::new();
        write_image();
        let bytes: Vec<u8> = (0..18).flat_map(|index| r32(BASE + 4 * index).to_le_bytes()).collect();
        assert_eq!(Checksum::of(&bytes), r32(BASE + 4 * image::W_CHECKSUM));
    }

    #[test]
    fn a_whole_image_of_this_build_passes() {
        let _space = Space::new();
        assert_eq!(check(&MICROBIT_V1, BASE), Err(Refusal::Missing));
        write_image();
        assert_eq!(check(&MICROBIT_V1, BASE), Ok(()));
    }

    #[test]
    fn every_other_image_is_refused() {
        let _space = Space::new();
        for (index, word, refusal) in [
            (image::W_MAGIC, u32::MAX, Refusal::Missing),
            (image::W_FORMAT, image::FORMAT + 1, Refusal::Foreign),
            (image::W_BOARD, 77, Refusal::Foreign),
            (image::W_ABI, !ABI_HASH, Refusal::Foreign),
            (image::W_LENGTH, 60, Refusal::Damaged),
            (image::W_LENGTH, 66, Refusal::Damaged),
            (image::W_LENGTH, u32::MAX - 3, Refusal::Damaged),
            (image::W_NAMES, 1, Refusal::Damaged),
            (image::W_CHECKSUM, 0, Refusal::Damaged),
        ] {
            write_image();
            let place = BASE + 4 * index;
            let right = r32(place);
            w32(place, word);
            assert_eq!(check(&MICROBIT_V1, BASE), Err(refusal), "word {index}");
            w32(place, right);
        }
    }

    #[test]
    fn tables_outside_of_the_image_are_refused() {
        let _space = Space::new();
        for (index, word) in [
            (image::W_MODULES, 0),
            (image::W_MODULES, BASE + 72),
            (image::W_MODULES, BASE + 66),
            (image::W_NAMES, BASE - 4),
            (image::W_NAMES, u32::MAX - 3),
            (image::W_DATA_WORDS, 1),
            (17, header(Kind::Array, 0, 2)),
        ] {
            write_image();
            w32(BASE + 4 * index, word);
            seal();
            assert_eq!(check(&MICROBIT_V1, BASE), Err(Refusal::Damaged), "word {index} {word:#x}");
        }
    }
}
