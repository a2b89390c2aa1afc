//! The files in the board's flash, for reading.
//!
//! The format is that of the official firmware, and of the editors that put files into a hex: chunks of 128 bytes, numbered
//! from 1, in any order.
//!
//! ```text
//! marker · 126 bytes of data · number of the next chunk, or 0xFF
//! ```
//! The marker is 0xFE in the first chunk of a file, whose data start with the end of the data in the last chunk, the length
//! of the name, and the name; in the others it is the number of the chunk before. Names are flat.

use crate::load::Bytes;
use crate::mem::{bytes, r8, r32};
use crate::vm::Vm;
use mpyc_abi::image::{FILESYSTEM_STEP, W_BOARD};

const CHUNK: u32 = 128;
/// Data bytes of a chunk, which lie behind its marker.
const DATA: u32 = 126;
const FILE_START: u8 = 0xFE;
const LAST: u8 = 0xFF;
/// Bytes of the first chunk's data before the name.
const HEAD: u32 = 2;
/// The longest name: it lies in the first chunk.
const MOST_NAME: u32 = 120;

/// A place in a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct File {
    /// Address of the chunk.
    chunk: u32,
    /// What lies before the chunk's next byte.
    at: u32,
    /// Bytes of the file from there on.
    left: u32,
    /// Where chunk 0 would be.
    base: u32,
}

/// The module of that name: its file's name, its beginning, and whether it is Python's text. Of a text and an `.mpy` file the text
/// counts, as in MicroPython.
pub fn find_module(vm: &Vm, module: &[u8]) -> Option<(&'static [u8], File, bool)> {
    let (start, end) = vm.port.filesystem;
    let steps = if vm.image == 0 { 0 } else { r32(vm.image + W_BOARD * 4) >> 16 };
    let first = start + steps * FILESYSTEM_STEP;
    let mut found = None;
    for chunk in (first..end).step_by(CHUNK as usize).filter(|&chunk| r8(chunk) == FILE_START) {
        let name = bytes(chunk + 1 + HEAD, (r8(chunk + 2) as u32).min(MOST_NAME));
        let is_text = match name.strip_prefix(module) {
            Some(b".py") => true,
            Some(b".mpy") => false,
            _ => continue,
        };
        if is_text || found.is_none() {
            found = File::open(chunk, first - CHUNK, end).map(|file| (name, file, is_text)).or(found);
        }
        if is_text {
            break;
        }
    }
    found
}

impl File {
    /// The file that starts in that chunk, unless it was not closed or its chunks do not fit together.
    fn open(first: u32, base: u32, end: u32) -> Option<File> {
        let at = HEAD + r8(first + 2) as u32;
        let (mut chunk, mut length) = (first, r8(first + 1) as u32);
        // A file that was not closed says 0xFF: its end is not known.
        if at.max(length) > DATA {
            return None;
        }
        loop {
            let next = r8(chunk + 1 + DATA);
            if next == LAST {
                break;
            }
            let before = ((chunk - base) / CHUNK) as u8;
            chunk = base + next as u32 * CHUNK;
            if next == 0 || chunk >= end || r8(chunk) != before {
                return None;
            }
            length += DATA;
        }
        Some(File { chunk: first, at, left: length.checked_sub(at)?, base })
    }
}

impl Bytes for File {
    fn left(&self) -> u32 {
        self.left
    }

    fn next(&mut self) -> Option<u8> {
        self.left = self.left.checked_sub(1)?;
        if self.at == DATA {
            self.chunk = self.base + r8(self.chunk + 1 + DATA) as u32 * CHUNK;
            self.at = 0;
        }
        self.at += 1;
        Some(r8(self.chunk + self.at))
    }
}
