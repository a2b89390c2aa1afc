//! The sources block: the files that a program was made of, for those who have only its hex.
//!
//! ```text
//! image_start               the image, its length in its header
//! image_start + length      header, 6 words (this module's constants give the word indexes)
//!                           packed files: raw DEFLATE (RFC 1951), W_PACKED bytes, then zeros up to a whole word
//! ```
//!
//! Unpacked, it is a row of files in order of their paths, each with the length of its path, the path, the length of its
//! contents and the contents. Lengths are 32-bit words, low byte first; paths are UTF-8, relative, with `/` between their parts.
//! A path is in it once.
//!
//! The board never looks at the block: it is no part of the image's length and checksum. The image's layout id makes room for it.

/// Magic number in word 0: "MPYs".
pub const MAGIC: u32 = u32::from_le_bytes(*b"MPYs");

/// Version of the block and of what is packed in it.
pub const VERSION: u32 = 1;

/// Header words.
pub const HEADER_WORDS: u32 = 6;
/// Word 0: [`MAGIC`].
pub const W_MAGIC: u32 = 0;
/// Word 1: [`Checksum`](crate::image::Checksum) of the words from 2 on, to the block's end, as in an image.
pub const W_CHECKSUM: u32 = 1;
/// Word 2: length of the block in bytes, a multiple of four, header included.
pub const W_LENGTH: u32 = 2;
/// Word 3: [`VERSION`].
pub const W_VERSION: u32 = 3;
/// Word 4: length of the packed files in bytes.
pub const W_PACKED: u32 = 4;
/// Word 5: length of the files in bytes when they are unpacked.
pub const W_UNPACKED: u32 = 5;
