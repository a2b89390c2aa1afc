//! Intel HEX: the file that is copied to the board.
//!
//! Writer: data records of 16 bytes in rising address order (some versions of the board's USB
//! interface fail when a file goes back), a type 04 record whenever the upper half of the address
//! changes, the first one always, `\n` line ends and an end-of-file record with its newline.
//!
//! Reader: any of the record types of Intel HEX, and the block records of Universal Hex as far as
//! they surround the data of one board; the result is sorted and joined.

use std::fmt;

use ihex::{Reader, ReaderError, ReaderOptions, Record};

/// Bytes in a data record.
const RECORD: usize = 16;

/// Bytes at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Address of the first byte.
    pub address: u32,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Segment {
    /// First address behind the segment.
    pub fn end(&self) -> u64 {
        u64::from(self.address) + self.bytes.len() as u64
    }
}

/// The segments put two values at this address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The address.
    pub address: u32,
}

impl fmt::Display for Overlap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the address {:#x} is given twice", self.address)
    }
}

impl std::error::Error for Overlap {}

/// Writes segments as an Intel HEX file. They may come in any order, and must not overlap or go
/// beyond the 32-bit address space.
pub fn write<'a>(segments: impl IntoIterator<Item = &'a Segment>) -> Result<String, Overlap> {
    let mut segments: Vec<&Segment> = segments.into_iter().filter(|segment| !segment.bytes.is_empty()).collect();
    segments.sort_by_key(|segment| segment.address);
    if let Some(pair) = segments.windows(2).find(|pair| pair[0].end() > u64::from(pair[1].address)) {
        return Err(Overlap { address: pair[1].address });
    }
    let bytes: usize = segments.iter().map(|segment| segment.bytes.len()).sum();
    let mut writer = Writer { text: Vec::with_capacity(bytes / RECORD * LINE + 1024), upper: None };
    // What a record holds so far, and its address.
    let (mut start, mut open) = (0, Vec::with_capacity(RECORD));
    for segment in segments {
        let mut address = segment.address;
        let mut rest = segment.bytes.as_slice();
        if address as usize != start as usize + open.len() {
            writer.data(start, &open);
            open.clear();
        }
        while !rest.is_empty() {
            // A record ends at the next multiple of 16, so that equal bytes give equal lines
            // wherever a segment starts, and no record crosses a 64 KiB border.
            let room = RECORD - address as usize % RECORD;
            let (value, after) = rest.split_at(room.min(rest.len()));
            if open.is_empty() {
                start = address;
            }
            open.extend_from_slice(value);
            address = address.wrapping_add(value.len() as u32);
            rest = after;
            if (address as usize).is_multiple_of(RECORD) {
                writer.data(start, &open);
                open.clear();
            }
        }
    }
    writer.data(start, &open);
    writer.record(END, 0, &[]);
    // All of it is digits, colons and line ends.
    Ok(String::from_utf8(writer.text).unwrap_or_default())
}

/// Types of the records that are written.
const DATA: u8 = 0;
const END: u8 = 1;
const UPPER_ADDRESS: u8 = 4;

/// Characters of the longest line: start, length, address, type, data, sum and line end.
const LINE: usize = 2 * RECORD + 12;

/// A hex file while it grows. It has some 12,000 records, so digits are looked up: with `write!` they took two thirds of a
/// whole build.
struct Writer {
    text: Vec<u8>,
    /// The upper half of the address that was written last.
    upper: Option<u16>,
}

impl Writer {
    /// Adds bytes at an address, if there are any; at most as many as a record holds.
    fn data(&mut self, address: u32, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        let upper = (address >> 16) as u16;
        if self.upper != Some(upper) {
            self.upper = Some(upper);
            self.record(UPPER_ADDRESS, 0, &upper.to_be_bytes());
        }
        self.record(DATA, address as u16, bytes);
    }

    /// Adds a record.
    fn record(&mut self, kind: u8, offset: u16, data: &[u8]) {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        const HEAD: usize = 4;
        let [high, low] = offset.to_be_bytes();
        let mut bytes = [0; HEAD + RECORD + 1];
        bytes[..HEAD].copy_from_slice(&[data.len() as u8, high, low, kind]);
        let end = HEAD + data.len();
        bytes[HEAD..end].copy_from_slice(data);
        bytes[end] = bytes[..end].iter().fold(0, |sum: u8, &byte| sum.wrapping_sub(byte));
        let mut line = [b':'; LINE];
        for (byte, place) in bytes.iter().zip(line[1..].as_chunks_mut().0) {
            *place = [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
        }
        let length = 1 + 2 * (end + 1);
        line[length] = b'\n';
        self.text.extend_from_slice(&line[..=length]);
    }
}

/// Why a text is not an Intel HEX file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HexError {
    /// A line that is no record; lines count from 1.
    Record {
        /// The line.
        line: usize,
        /// What is wrong with it.
        error: ReaderError,
    },
    /// No end-of-file record.
    NoEnd,
    /// Two records for one address.
    Overlap(Overlap),
    /// A Universal Hex: it holds programs for several boards.
    Universal,
}

impl fmt::Display for HexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record { line, error } => write!(f, "line {line} is no Intel HEX record: {error}"),
            Self::NoEnd => f.write_str("the file has no end-of-file record"),
            Self::Overlap(overlap) => overlap.fmt(f),
            Self::Universal => f.write_str("this is a Universal Hex, which holds programs for several boards"),
        }
    }
}

impl std::error::Error for HexError {}

/// Reads an Intel HEX file: its bytes as joined segments in rising order.
pub fn read(text: &str) -> Result<Vec<Segment>, HexError> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut base = 0u32;
    let lines = text.lines().enumerate().map(|(i, line)| (i + 1, line.trim()));
    for (line, record) in lines.filter(|(_, record)| !record.is_empty()) {
        if is_block_start(record) {
            return Err(HexError::Universal);
        }
        match parse(record).map_err(|error| HexError::Record { line, error })? {
            Record::Data { offset, value } => append(&mut segments, base.wrapping_add(u32::from(offset)), value),
            Record::ExtendedLinearAddress(upper) => base = u32::from(upper) << 16,
            Record::ExtendedSegmentAddress(paragraph) => base = u32::from(paragraph) << 4,
            Record::StartLinearAddress(_) | Record::StartSegmentAddress { .. } => {}
            Record::EndOfFile => return join(segments).map_err(HexError::Overlap),
        }
    }
    Err(HexError::NoEnd)
}

/// Whether a record is Universal Hex's block start (type 0A).
fn is_block_start(record: &str) -> bool {
    record.get(7..9).is_some_and(|kind| kind.eq_ignore_ascii_case("0A"))
}

/// One record.
fn parse(record: &str) -> Result<Record, ReaderError> {
    let options = ReaderOptions { stop_after_first_error: true, stop_after_eof: true };
    Reader::new_with_options(record, options).next().unwrap_or(Err(ReaderError::RecordTooShort))
}

/// Adds bytes behind the last segment if they follow it, else as a new one.
fn append(segments: &mut Vec<Segment>, address: u32, bytes: Vec<u8>) {
    match segments.last_mut() {
        Some(last) if last.end() == u64::from(address) => last.bytes.extend(bytes),
        _ => segments.push(Segment { address, bytes }),
    }
}

/// Sorts segments and joins those that touch.
fn join(mut segments: Vec<Segment>) -> Result<Vec<Segment>, Overlap> {
    segments.retain(|segment| !segment.bytes.is_empty());
    segments.sort_by_key(|segment| segment.address);
    let mut joined: Vec<Segment> = Vec::with_capacity(segments.len());
    for segment in segments {
        if joined.last().is_some_and(|last| last.end() > u64::from(segment.address)) {
            return Err(Overlap { address: segment.address });
        }
        append(&mut joined, segment.address, segment.bytes);
    }
    Ok(joined)
}

/// The bytes from an address to the end of its segment.
pub fn bytes_at(segments: &[Segment], address: u32) -> Option<&[u8]> {
    let segment = segments.iter().rfind(|segment| segment.address <= address)?;
    segment.bytes.get((address - segment.address) as usize..).filter(|bytes| !bytes.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn segment(address: u32, bytes: &[u8]) -> Segment {
        Segment { address, bytes: bytes.to_vec() }
    }

    #[test]
    fn records_rise_and_break_at_sixteen_and_at_64_kib() {
        let text =
            write(&[segment(0x1000_10C0, &[0x7C]), segment(0xFFFE, &[1, 2, 3, 4]), segment(0, &[9; 17])]).unwrap();
        insta::assert_snapshot!(text);
        assert!(text.ends_with(":00000001FF\n"));
    }

    #[test]
    fn segments_that_touch_are_written_as_one() {
        let parts = [segment(21, &[6; 20]), segment(0, &[1; 5]), segment(5, &[2; 16])];
        let whole = [segment(0, &[&[1; 5][..], &[2; 16], &[6; 20]].concat())];
        assert_eq!(write(&parts), write(&whole));
    }

    #[test]
    fn overlaps_are_refused() {
        assert_eq!(write(&[segment(0, &[1, 2]), segment(1, &[3])]), Err(Overlap { address: 1 }));
        let twice = ":0100000001FE\n:0100000001FE\n:00000001FF\n";
        assert_eq!(read(twice), Err(HexError::Overlap(Overlap { address: 0 })));
    }

    #[test]
    fn broken_files_name_the_line() {
        assert_eq!(read(""), Err(HexError::NoEnd));
        assert_eq!(read(":0100000001FE\n"), Err(HexError::NoEnd));
        let bad = read(":0100000001FE\n\nhello\n");
        assert!(matches!(bad, Err(HexError::Record { line: 3, error: ReaderError::MissingStartCode })), "{bad:?}");
        let sum = read(":0100000001FF\n");
        assert!(matches!(sum, Err(HexError::Record { line: 1, error: ReaderError::ChecksumMismatch(..) })), "{sum:?}");
    }

    #[test]
    fn segment_addresses_and_start_records_are_understood() {
        let text = ":020000021000EC\r\n:0100000001FE\r\n:0400000500000000F7\r\n:00000001FF\r\n";
        assert_eq!(read(text), Ok(vec![segment(0x1_0000, &[1])]));
    }

    #[test]
    fn universal_hex_is_named() {
        assert_eq!(read(":020000040000FA\n:0400000A9900C0DEBB\n"), Err(HexError::Universal));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(parts in proptest::collection::vec((0u32..0x30000, proptest::collection::vec(any::<u8>(), 1..300)), 0..6)) {
            let segments: Vec<Segment> = parts.iter().map(|(address, bytes)| segment(*address, bytes)).collect();
            if let Ok(text) = write(&segments) {
                prop_assert_eq!(read(&text).unwrap(), join(segments).unwrap());
            }
        }

        #[test]
        fn no_text_panics(text in "[:0-9A-Fx\n]{0,80}") {
            let _ = read(&text);
        }
    }
}
