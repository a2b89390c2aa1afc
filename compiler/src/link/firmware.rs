//! Firmware: what the linker takes from the ELF that the board's runtime is built into.
//!
//! The ELF's load segments give the bytes and where they lie in flash; the info block (found by its
//! symbol, see `mpyc_abi::info`) gives the rest. Everything is checked, as the file may be any.

use std::fmt;

use goblin::elf::Elf;
use goblin::elf::program_header::PT_LOAD;
use mpyc_abi::board::Board;
use mpyc_abi::image;
use mpyc_abi::info::{self, FirmwareInfo};

use super::hex::Segment;

/// A firmware, ready to be joined with images.
#[derive(Clone, Debug)]
pub struct Firmware {
    /// What lies in flash, in rising order.
    pub segments: Vec<Segment>,
    /// Its info block.
    pub info: FirmwareInfo,
    /// Name of the board it is made for.
    pub board: String,
    /// Version text.
    pub version: String,
}

/// Why a file is no firmware for a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FirmwareError {
    /// No ELF file; the text says what is wrong.
    NotElf(String),
    /// An ELF file without an info block that this linker knows.
    NoInfo,
    /// The bytes that the file's tables speak of are not in it, or not in the board's flash.
    Broken(&'static str),
    /// It runs images of another format: the firmware's and ours.
    Format(u32, u32),
    /// It numbers built-in names and modules in another way: the firmware's hash of its tables and ours.
    Tables(u32, u32),
    /// It looks for the image elsewhere than the board's flash map puts it: both addresses.
    ImageBase(u32, u32),
    /// It goes beyond the flash that the map gives it: its end and the limit.
    TooLarge(u32, u32),
}

impl fmt::Display for FirmwareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotElf(error) => write!(f, "the firmware is no ELF file: {error}"),
            Self::NoInfo => write!(f, "the firmware has no info block of version {}", info::VERSION),
            Self::Broken(what) => write!(f, "the firmware file is broken: {what}"),
            Self::Format(theirs, ours) => {
                write!(f, "the firmware runs images of format {theirs}, this mpyc makes format {ours}")
            }
            Self::Tables(theirs, ours) => {
                write!(f, "the firmware was built with other tables ({theirs:08x}) than this mpyc ({ours:08x})")
            }
            Self::ImageBase(theirs, ours) => {
                write!(f, "the firmware looks for its image at {theirs:#x}, the board's flash map puts it at {ours:#x}")
            }
            Self::TooLarge(end, limit) => write!(f, "the firmware ends at {end:#x}, behind its limit {limit:#x}"),
        }
    }
}

impl std::error::Error for FirmwareError {}

impl Firmware {
    /// Reads a firmware's ELF and checks that it fits the board. Whether it runs the images of this linker is for
    /// [`Firmware::runs_images`] to say.
    pub fn read(bytes: &[u8], board: &Board) -> Result<Self, FirmwareError> {
        let elf = Elf::parse(bytes).map_err(|error| FirmwareError::NotElf(error.to_string()))?;
        let segments = flash_segments(&elf, bytes, board)?;
        let block = elf
            .syms
            .iter()
            .find(|symbol| elf.strtab.get_at(symbol.st_name) == Some(info::SYMBOL))
            .and_then(|symbol| slice(&segments, u32::try_from(symbol.st_value).ok()?));
        let info = block.and_then(FirmwareInfo::from_bytes).ok_or(FirmwareError::NoInfo)?;
        let name = text(&segments, info.name).ok_or(FirmwareError::Broken("no board name"))?;
        let version = text(&segments, info.version_text).ok_or(FirmwareError::Broken("no version text"))?;
        let firmware = Self { segments, info, board: name, version };
        firmware.check(board)?;
        Ok(firmware)
    }

    /// Whether the firmware and the board's flash map agree.
    fn check(&self, board: &Board) -> Result<(), FirmwareError> {
        let found = &self.info;
        if found.image_base != board.image_start {
            return Err(FirmwareError::ImageBase(found.image_base, board.image_start));
        }
        if self.end() > board.firmware_end {
            return Err(FirmwareError::TooLarge(self.end(), board.firmware_end));
        }
        let ram = [found.native_stack_start, found.native_stack_end, found.ram_free_start, found.ram_end];
        let in_ram = ram.iter().all(|&address| (board.ram.0..=board.ram.1).contains(&address));
        if !in_ram || found.ram_free_start > found.ram_end {
            return Err(FirmwareError::Broken("its RAM is not the board's"));
        }
        Ok(())
    }

    /// Whether the firmware knows the format of this linker's images and the numbers in them.
    pub fn runs_images(&self) -> Result<(), FirmwareError> {
        let found = &self.info;
        if found.image_format != image::FORMAT {
            return Err(FirmwareError::Format(found.image_format, image::FORMAT));
        }
        if found.abi_hash != info::ABI_HASH {
            return Err(FirmwareError::Tables(found.abi_hash, info::ABI_HASH));
        }
        Ok(())
    }

    /// First flash address behind the firmware.
    pub fn end(&self) -> u32 {
        // Flash segments were checked to end in flash.
        self.segments.iter().map(Segment::end).max().unwrap_or(0) as u32
    }

    /// Bytes of RAM that its statics take.
    pub fn statics(&self, board: &Board) -> u32 {
        let stack = self.info.native_stack_end.saturating_sub(self.info.native_stack_start);
        (self.info.ram_free_start - board.ram.0).saturating_sub(stack)
    }
}

/// The load segments that have bytes, at their place in flash.
fn flash_segments(elf: &Elf<'_>, bytes: &[u8], board: &Board) -> Result<Vec<Segment>, FirmwareError> {
    let mut segments = Vec::new();
    for header in elf.program_headers.iter().filter(|header| header.p_type == PT_LOAD && header.p_filesz > 0) {
        let end = header.p_paddr.checked_add(header.p_filesz);
        if end.is_none_or(|end| end > u64::from(board.flash_end)) {
            return Err(FirmwareError::Broken("a segment lies outside the flash"));
        }
        let range = usize::try_from(header.p_offset).ok().zip(usize::try_from(header.p_filesz).ok());
        let content = range.and_then(|(start, length)| bytes.get(start..start.checked_add(length)?));
        let content = content.ok_or(FirmwareError::Broken("a segment lies outside the file"))?;
        segments.push(Segment { address: header.p_paddr as u32, bytes: content.to_vec() });
    }
    segments.sort_by_key(|segment| segment.address);
    if segments.windows(2).any(|pair| pair[0].end() > u64::from(pair[1].address)) {
        return Err(FirmwareError::Broken("its segments overlap"));
    }
    Ok(segments)
}

/// The bytes from an address to the end of its segment.
fn slice(segments: &[Segment], address: u32) -> Option<&[u8]> {
    let holds = |segment: &&Segment| segment.address <= address && u64::from(address) < segment.end();
    let segment = segments.iter().find(holds)?;
    segment.bytes.get((address - segment.address) as usize..)
}

/// The zero-terminated text at an address.
fn text(segments: &[Segment], address: u32) -> Option<String> {
    let bytes = slice(segments, address)?;
    let end = bytes.iter().position(|&byte| byte == 0)?;
    String::from_utf8(bytes[..end].to_vec()).ok()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use mpyc_abi::board::MICROBIT_V1;
    use proptest::prelude::*;

    /// Address of the info block in [`elf`].
    const INFO: u32 = 0x40;

    /// A valid info block.
    fn block() -> [u32; 12] {
        [
            info::MAGIC,
            info::VERSION,
            image::FORMAT,
            0x90,
            0x2000_0900,
            0x2000_4000,
            0x2000_0000,
            0x2000_0800,
            MICROBIT_V1.image_start,
            0x70,
            0x7C,
            info::ABI_HASH,
        ]
    }

    /// A small ELF: one segment of 0x90 bytes at 0 with an info block, a RAM segment without bytes,
    /// and the symbol.
    pub fn elf(block: [u32; 12]) -> Vec<u8> {
        let mut flash = vec![0xAA; 0x90];
        for (i, word) in block.iter().enumerate() {
            let at = INFO as usize + 4 * i;
            flash[at..at + 4].copy_from_slice(&word.to_le_bytes());
        }
        flash[0x70..0x7C].copy_from_slice(b"microbit-v1\0");
        flash[0x7C..0x82].copy_from_slice(b"v2 hi\0");
        let strings = b"\0MPYC_INFO\0";
        let (flash_at, symbols_at) = (52 + 2 * 32, 52 + 2 * 32 + flash.len());
        let strings_at = symbols_at + 32;
        let sections_at = strings_at + strings.len() + 1;
        let half = |values: &[u16]| values.iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<u8>>();
        let words = |values: &[u32]| values.iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<u8>>();
        let mut out = b"\x7fELF\x01\x01\x01\0\0\0\0\0\0\0\0\0".to_vec();
        out.extend(half(&[2, 40]));
        out.extend(words(&[1, 0, 52, sections_at as u32, 0x0500_0200]));
        out.extend(half(&[52, 32, 2, 40, 3, 0]));
        out.extend(words(&[1, flash_at as u32, 0, 0, 0x90, 0x90, 5, 4]));
        out.extend(words(&[1, 0, 0x2000_0800, 0x2000_0800, 0, 0x100, 6, 4]));
        out.extend(&flash);
        out.extend(words(&[0, 0, 0, 0, 1, INFO, 48]));
        out.extend([0x11, 0]);
        out.extend(half(&[1]));
        out.extend(strings);
        out.push(0);
        out.extend(words(&[0; 10]));
        out.extend(words(&[0, 2, 0, 0, symbols_at as u32, 32, 2, 1, 4, 16]));
        out.extend(words(&[0, 3, 0, 0, strings_at as u32, strings.len() as u32, 0, 0, 1, 0]));
        out
    }

    /// A valid firmware.
    pub fn firmware() -> Firmware {
        Firmware::read(&elf(block()), &MICROBIT_V1).unwrap()
    }

    #[test]
    fn segments_and_info_are_read() {
        let firmware = firmware();
        assert_eq!((firmware.board.as_str(), firmware.version.as_str()), ("microbit-v1", "v2 hi"));
        assert_eq!(firmware.segments.len(), 1);
        assert_eq!(firmware.end(), 0x90);
        assert_eq!(firmware.statics(&MICROBIT_V1), 0x100);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let with = |index: usize, value: u32| {
            let mut block = block();
            block[index] = value;
            let read = Firmware::read(&elf(block), &MICROBIT_V1);
            read.and_then(|firmware| firmware.runs_images()).unwrap_err()
        };
        assert_eq!(with(0, 1), FirmwareError::NoInfo);
        assert_eq!(with(1, 99), FirmwareError::NoInfo);
        assert_eq!(with(2, 77), FirmwareError::Format(77, image::FORMAT));
        assert_eq!(with(11, 5), FirmwareError::Tables(5, info::ABI_HASH));
        assert_eq!(with(8, 0x3_0000), FirmwareError::ImageBase(0x3_0000, 0x2_D000));
        assert_eq!(with(4, 0x1000), FirmwareError::Broken("its RAM is not the board's"));
        assert_eq!(with(9, 0x9999), FirmwareError::Broken("no board name"));
        assert!(matches!(Firmware::read(b"hello", &MICROBIT_V1), Err(FirmwareError::NotElf(_))));
    }

    #[test]
    fn cut_files_are_refused_without_panic() {
        let whole = elf(block());
        for end in 0..whole.len() {
            assert!(Firmware::read(&whole[..end], &MICROBIT_V1).is_err(), "cut at {end}");
        }
    }

    proptest! {
        #[test]
        fn no_change_of_a_byte_panics(at in 0usize..400, value in any::<u8>()) {
            let mut bytes = elf(block());
            let at = at % bytes.len();
            bytes[at] = value;
            let _ = Firmware::read(&bytes, &MICROBIT_V1);
        }
    }
}
