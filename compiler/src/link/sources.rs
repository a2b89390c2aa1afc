//! The sources of a program, packed behind its image, and found and unpacked again.
//!
//! `mpyc_abi::sources` tells the format. The reader takes any bytes: what is damaged is an error, and so is a path that
//! leads out of the folder that files would be put in.

use std::collections::BTreeMap;
use std::fmt;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use mpyc_abi::board::Board;
use mpyc_abi::image::{self, Checksum};
use mpyc_abi::sources;

use super::error::LinkError;
use super::flash::layout;
use super::image::Image;

/// How hard the packer tries: as hard as it can, since flash is scarce and programs are short.
const LEVEL: u8 = 10;

/// The contents of files by their paths, which are relative and have `/` between their parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Why no sources can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourcesError {
    /// No image, so nothing can be behind it.
    NoImage,
    /// An image without sources.
    None,
    /// Sources in a version of the format that this mpyc does not know.
    Version(u32),
    /// Sources whose bytes contradict each other.
    Damaged,
    /// A path that leads elsewhere than below a folder.
    Path,
}

impl fmt::Display for SourcesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoImage => f.write_str("there is no program in it"),
            Self::None => f.write_str("it holds no sources: it was built without `--embed-source`"),
            Self::Version(version) => {
                let ours = sources::VERSION;
                write!(f, "its sources have version {version} of their format, this mpyc knows version {ours}")
            }
            Self::Damaged => f.write_str("the sources in it are damaged"),
            Self::Path => f.write_str("a path among its sources leads out of the folder"),
        }
    }
}

impl std::error::Error for SourcesError {}

/// Whether a path means a file below any folder, on any system: a row of plain names.
pub fn is_inside(path: &str) -> bool {
    // Windows drops dots and blanks at the end of a name, so `.. ` might be `..`.
    let is_name = |name: &str| !name.is_empty() && !name.ends_with(['.', ' ']);
    !path.contains(|c: char| c.is_control() || matches!(c, '\\' | ':')) && path.split('/').all(is_name)
}

/// Puts files behind an image and moves the file system if they need its room. Their paths are [inside](is_inside).
///
/// # Errors
/// They have no room on the board; the image is as it was.
pub fn embed(image: &mut Image, files: &Files, board: &Board) -> Result<(), LinkError> {
    let block = pack(files);
    let [program, bytes] = [&image.bytes, &block].map(|bytes| bytes.len() as u32);
    image.layout = layout(board, program.saturating_add(bytes)).map_err(|excess| LinkError::SourcesTooLarge {
        program,
        bytes,
        excess,
    })?;
    image.sources = block;
    set(&mut image.bytes, image::W_BOARD, u32::from(board.id) | u32::from(image.layout.id) << 16);
    let checksum = Checksum::of(&image.bytes);
    set(&mut image.bytes, image::W_CHECKSUM, checksum);
    Ok(())
}

/// The block of files.
fn pack(files: &Files) -> Vec<u8> {
    let mut plain = Vec::new();
    for (path, contents) in files {
        for part in [path.as_bytes(), contents] {
            plain.extend((part.len() as u32).to_le_bytes());
            plain.extend(part);
        }
    }
    let packed = compress_to_vec(&plain, LEVEL);
    let mut block = vec![0; 4 * sources::HEADER_WORDS as usize];
    block.extend(&packed);
    block.resize(block.len().next_multiple_of(4), 0);
    let length = block.len() as u32;
    let header = [
        (sources::W_MAGIC, sources::MAGIC),
        (sources::W_LENGTH, length),
        (sources::W_VERSION, sources::VERSION),
        (sources::W_PACKED, packed.len() as u32),
        (sources::W_UNPACKED, plain.len() as u32),
    ];
    for (index, word) in header {
        set(&mut block, index, word);
    }
    let checksum = Checksum::of(&block);
    set(&mut block, sources::W_CHECKSUM, checksum);
    block
}

/// The block of sources behind an image; `flash` is what lies in flash from the image's start on. The image may be of
/// any version.
///
/// # Errors
/// There is none that this mpyc can read.
pub fn block(flash: &[u8]) -> Result<&[u8], SourcesError> {
    if word(flash, image::W_MAGIC) != Some(image::MAGIC) {
        return Err(SourcesError::NoImage);
    }
    let length = word(flash, image::W_LENGTH).ok_or(SourcesError::NoImage)?;
    let behind = flash.get(length as usize..).unwrap_or_default();
    if word(behind, sources::W_MAGIC) != Some(sources::MAGIC) {
        return Err(SourcesError::None);
    }
    let header = |index| word(behind, index).ok_or(SourcesError::Damaged);
    let version = header(sources::W_VERSION)?;
    if version != sources::VERSION {
        return Err(SourcesError::Version(version));
    }
    let length = header(sources::W_LENGTH)?;
    let is_whole = length.is_multiple_of(4) && length >= 4 * sources::HEADER_WORDS;
    let block = behind.get(..length as usize).filter(|_| is_whole).ok_or(SourcesError::Damaged)?;
    if Checksum::of(block) != header(sources::W_CHECKSUM)? {
        return Err(SourcesError::Damaged);
    }
    Ok(block)
}

/// The files behind an image; `flash` as for [`block`].
///
/// # Errors
/// There are none, or they are damaged, or not all of them would lie below a folder.
pub fn files(flash: &[u8]) -> Result<Files, SourcesError> {
    let block = block(flash)?;
    let plain = plain(block).ok_or(SourcesError::Damaged)?;
    let files = parse(&plain).ok_or(SourcesError::Damaged)?;
    if files.keys().all(|path| is_inside(path)) { Ok(files) } else { Err(SourcesError::Path) }
}

/// The files in a block, unpacked.
fn plain(block: &[u8]) -> Option<Vec<u8>> {
    let packed = block.get(4 * sources::HEADER_WORDS as usize..)?.get(..word(block, sources::W_PACKED)? as usize)?;
    let length = word(block, sources::W_UNPACKED)? as usize;
    decompress_to_vec_with_limit(packed, length).ok().filter(|plain| plain.len() == length)
}

/// The files of unpacked bytes.
fn parse(mut plain: &[u8]) -> Option<Files> {
    let mut files = Files::new();
    while !plain.is_empty() {
        let path = std::str::from_utf8(part(&mut plain)?).ok()?;
        let contents = part(&mut plain)?;
        if files.insert(path.to_owned(), contents.to_vec()).is_some() {
            return None;
        }
    }
    Some(files)
}

/// Takes a length and so many bytes.
fn part<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (part, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    *bytes = rest;
    Some(part)
}

/// A word of bytes.
fn word(bytes: &[u8], index: u32) -> Option<u32> {
    let word = bytes.get(4 * index as usize..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*word))
}

/// Writes a word of a header, which all of `bytes` have.
fn set(bytes: &mut [u8], index: u32, word: u32) {
    bytes[4 * index as usize..][..4].copy_from_slice(&word.to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::view::View;
    use mpyc_abi::board::MICROBIT_V1;
    use proptest::prelude::*;

    /// An image with nothing in it.
    fn image(words: u32) -> Image {
        let mut bytes = vec![0; 4 * words as usize];
        set(&mut bytes, image::W_MAGIC, image::MAGIC);
        set(&mut bytes, image::W_FORMAT, image::FORMAT);
        set(&mut bytes, image::W_LENGTH, 4 * words);
        let layout = layout(&MICROBIT_V1, 4 * words).unwrap();
        Image { bytes, sources: Vec::new(), layout, variables: 0, heap: 0 }
    }

    fn of<const N: usize>(files: [(&str, &[u8]); N]) -> Files {
        files.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).into()
    }

    /// What lies in flash when those bytes are the unpacked files.
    fn flash_with(plain: &[u8]) -> Vec<u8> {
        let packed = compress_to_vec(plain, LEVEL);
        let mut block = pack(&Files::new());
        block.truncate(4 * sources::HEADER_WORDS as usize);
        block.extend(&packed);
        block.resize(block.len().next_multiple_of(4), 0);
        let length = block.len() as u32;
        set(&mut block, sources::W_LENGTH, length);
        set(&mut block, sources::W_PACKED, packed.len() as u32);
        set(&mut block, sources::W_UNPACKED, plain.len() as u32);
        renewed([image(16).bytes, block].concat())
    }

    /// With a checksum of the sources that is right.
    fn renewed(mut flash: Vec<u8>) -> Vec<u8> {
        let checksum = Checksum::of(&flash[64..]);
        set(&mut flash[64..], sources::W_CHECKSUM, checksum);
        flash
    }

    #[test]
    fn files_come_back_as_they_were() {
        let files =
            of([("app.py", b"print(1)\r\n"), ("pkg/__init__.py", b""), ("pkg/\u{e9}.py", b"\xEF\xBB\xBF# \xFF\n")]);
        let mut image = image(16);
        embed(&mut image, &files, &MICROBIT_V1).unwrap();
        assert_eq!(super::files(&image.flash()), Ok(files));
        let mut more = image.flash();
        more.extend([0xFF; 40]);
        assert_eq!(block(&more), Ok(&image.sources[..]), "what lies behind is left alone");
        assert_eq!(View::new(&image.flash(), &MICROBIT_V1).unwrap().length(), 64);
    }

    #[test]
    fn the_file_system_makes_room() {
        let room = MICROBIT_V1.filesystem.0 - MICROBIT_V1.image_start;
        let mut image = image(room / 4);
        assert_eq!(image.layout.id, 0);
        embed(&mut image, &of([("app.py", b"")]), &MICROBIT_V1).unwrap();
        assert_eq!(image.layout.id, 1);
        let view = View::new(&image.flash(), &MICROBIT_V1).unwrap();
        assert_eq!(view.header(image::W_BOARD), 0x1_0001);
    }

    #[test]
    fn sources_without_room_are_refused() {
        let mut state = 1u32;
        let noise: Vec<u8> = (0..70_000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect();
        let mut image = image(16);
        let error = embed(&mut image, &of([("app.py", &noise)]), &MICROBIT_V1).unwrap_err();
        let LinkError::SourcesTooLarge { program: 64, bytes, excess } = error else { panic!("{error:?}") };
        assert_eq!(bytes + 64 - excess, 0x3_D800 - MICROBIT_V1.image_start);
        assert!(image.sources.is_empty());
    }

    #[test]
    fn what_is_not_there_is_named() {
        assert_eq!(files(b""), Err(SourcesError::NoImage));
        assert_eq!(files(&[0xFF; 100]), Err(SourcesError::NoImage));
        assert_eq!(files(&image(16).bytes), Err(SourcesError::None));
        let mut flash = flash_with(b"");
        set(&mut flash[64..], sources::W_VERSION, 2);
        assert_eq!(files(&flash), Err(SourcesError::Version(2)));
    }

    #[test]
    fn paths_that_lead_out_are_refused() {
        let inside = ["app.py", "a/b.py", "a b/c", ".hidden", "...a"];
        assert!(inside.iter().all(|path| is_inside(path)));
        let outside = ["", "/a", "a/", "a//b", "..", "../a", "a/../../b", ".", "./a", "a\\b", "C:a", ".. /a", "a\nb"];
        for path in outside {
            assert!(!is_inside(path), "{path:?}");
            let plain = [&(path.len() as u32).to_le_bytes()[..], path.as_bytes(), &[0; 4]].concat();
            assert_eq!(files(&flash_with(&plain)), Err(SourcesError::Path), "{path:?}");
        }
    }

    #[test]
    fn contradictions_are_damage() {
        let twice = [&1u32.to_le_bytes()[..], b"a", &[0; 4]].concat().repeat(2);
        assert_eq!(files(&flash_with(&twice)), Err(SourcesError::Damaged));
        assert_eq!(files(&flash_with(&[1, 0, 0, 0, 0xFF, 0, 0, 0, 0])), Err(SourcesError::Damaged), "no UTF-8");
        assert_eq!(files(&flash_with(&[9, 0, 0, 0, b'a'])), Err(SourcesError::Damaged), "a path without its end");
        let mut flash = flash_with(b"");
        for (index, wrong) in [(sources::W_PACKED, u32::MAX), (sources::W_UNPACKED, 1), (sources::W_LENGTH, 0)] {
            let right = word(&flash[64..], index).unwrap();
            set(&mut flash[64..], index, wrong);
            assert_eq!(files(&renewed(flash.clone())), Err(SourcesError::Damaged), "word {index}");
            set(&mut flash[64..], index, right);
        }
        assert_eq!(files(&renewed(flash)), Ok(Files::new()));
    }

    #[test]
    fn every_changed_bit_and_every_cut_is_noticed() {
        let mut image = image(16);
        embed(&mut image, &of([("app.py", b"for i in range(10):\n    print(i)\n")]), &MICROBIT_V1).unwrap();
        let mut flash = image.flash();
        for bit in 8 * 64..8 * flash.len() {
            flash[bit / 8] ^= 1 << (bit % 8);
            assert!(files(&flash).is_err(), "bit {bit}");
            flash[bit / 8] ^= 1 << (bit % 8);
        }
        for length in 0..flash.len() {
            assert!(files(&flash[..length]).is_err(), "{length} bytes");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(place in 64usize..160, bytes in proptest::collection::vec(any::<u8>(), 1..40)) {
            let mut image = image(16);
            embed(&mut image, &of([("app.py", &[b'x'; 500][..]), ("b.py", b"print(2)")]), &MICROBIT_V1).unwrap();
            let mut flash = image.flash();
            for (to, from) in flash.iter_mut().skip(place).zip(bytes) {
                *to = from;
            }
            let _ = files(&flash);
            let _ = files(&renewed(flash));
        }

        #[test]
        fn any_files_come_back(files in proptest::collection::btree_map("[a-z]{1,8}(/[a-z]{1,8})?", proptest::collection::vec(any::<u8>(), 0..300), 0..6)) {
            let mut image = image(16);
            embed(&mut image, &files, &MICROBIT_V1).unwrap();
            prop_assert_eq!(super::files(&image.flash()), Ok(files));
        }
    }
}
