//! The UICR customer words by which editors and file tools find the file system of a v1 hex.
//!
//! Seven little-endian words at the address that the board's table gives:
//!
//! | bytes | value |
//! |---|---|
//! | 0..4 | magic 0x17EEB07C |
//! | 4..8 | 0xFFFFFFFF |
//! | 8..12 | log2 of the page size: 10 |
//! | 12..14 | first page: 0 |
//! | 14..16 | pages used, so the first page of the file system |
//! | 16..20 | 0xFFFFFFFF |
//! | 20..24 | address of the firmware's version text |
//! | 24..28 | 0 |
//!
//! The firmware itself never reads them.

/// What the UICR words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uicr {
    /// Pages below the file system.
    pub pages: u16,
    /// Address of the firmware's version text.
    pub version_text: u32,
}

const MAGIC: u32 = 0x17EE_B07C;
const PAGE_LOG2: u32 = 10;
const BLANK: u32 = 0xFFFF_FFFF;

/// Length of the block in bytes.
pub const SIZE: usize = 28;

impl Uicr {
    /// The words for a file system that starts at the address `filesystem`.
    pub fn new(filesystem: u32, version_text: u32) -> Self {
        Self { pages: (filesystem >> PAGE_LOG2) as u16, version_text }
    }

    /// The block's bytes.
    pub fn to_bytes(self) -> Vec<u8> {
        let words = [MAGIC, BLANK, PAGE_LOG2, u32::from(self.pages) << 16, BLANK, self.version_text, 0];
        words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    /// Reads a block; `None` if it is not one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.get(..SIZE)?;
        let word = |i: usize| Some(u32::from_le_bytes(bytes.get(4 * i..4 * i + 4)?.try_into().ok()?));
        let known = word(0)? == MAGIC && word(2)? == PAGE_LOG2;
        known.then_some(Self { pages: (word(3)? >> 16) as u16, version_text: word(5)? })
    }

    /// Start of the file system.
    pub fn filesystem(self) -> u32 {
        u32::from(self.pages) << PAGE_LOG2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn block_is_what_the_official_firmware_has() {
        let bytes = Uicr::new(0x3_8800, 0x3_7D9B).to_bytes();
        let expected = "7cb0ee17ffffffff0a0000000000e200ffffffff9b7d030000000000";
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!((hex.as_str(), bytes.len()), (expected, SIZE));
        assert_eq!(Uicr::from_bytes(&bytes), Some(Uicr { pages: 226, version_text: 0x3_7D9B }));
        assert_eq!(Uicr::new(0x3_8800, 0).filesystem(), 0x3_8800);
    }

    #[test]
    fn other_bytes_are_no_block() {
        assert_eq!(Uicr::from_bytes(&[0xFF; SIZE]), None);
        assert_eq!(Uicr::from_bytes(&Uicr::new(0, 0).to_bytes()[..24]), None);
    }
}
