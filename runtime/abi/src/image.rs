//! The frozen image: a header, then ROM objects in the layouts of [`crate::object`].
//!
//! ```text
//! image_start   header, 16 words (this module's constants give the word indexes)
//!               objects: arrays, strings, code, namespaces ..., each word aligned
//!               module table: an Array of (name, Module, Code) triples, flat, sorted by import order
//!               .data: initial contents of the slots, then the initial heap
//! ```
//!
//! Every address in the image is the board's absolute address. The image is checked before anything in
//! it runs: magic, format, board, firmware ABI, length, CRC-32 of everything after the header's CRC
//! word (IEEE, as zlib computes it). RAM for `.bss` lies at the start of the free RAM that the firmware's
//! info block states: slot n, a module variable, is the word at `ram_free_start + 4 n`. The initial heap
//! lies at the end of RAM, below [`W_RAM_END`]: mutable objects that module bodies made at build, which ROM objects and
//! slots name by their addresses.

/// Magic number in word 0: "MPYi".
pub const MAGIC: u32 = u32::from_le_bytes(*b"MPYi");

/// Version of everything in this crate that an image depends on.
pub const FORMAT: u32 = 4;

/// Header words.
pub const HEADER_WORDS: u32 = 16;
/// Word 0: [`MAGIC`].
pub const W_MAGIC: u32 = 0;
/// Word 1: CRC-32 of the words from 2 on, to the image's end.
pub const W_CRC: u32 = 1;
/// Word 2: length of the image in bytes, header included.
pub const W_LENGTH: u32 = 2;
/// Word 3: [`FORMAT`].
pub const W_FORMAT: u32 = 3;
/// Word 4: board id (low half), layout id (high half): by how many steps of 4 KiB the file
/// system starts later than the flash map says, since the image needs its room.
pub const W_BOARD: u32 = 4;
/// Word 5: address of the module table (an `Array`).
pub const W_MODULES: u32 = 5;
/// Word 6: address of the entry module's name (string value).
pub const W_ENTRY: u32 = 6;
/// Word 7: address of the `Array` of the image's interned names, sorted by length, then bytes.
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

/// Words of one entry of the module table: name, `Module` object, code of what is left to run of its body, or NULL.
pub const MODULE_ENTRY: u32 = 3;
