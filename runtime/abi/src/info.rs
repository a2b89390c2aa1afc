//! The firmware's info block: what the linker on the host must know about a firmware.
//!
//! The firmware holds one [`FirmwareInfo`] under the symbol [`SYMBOL`]; the host finds the symbol in
//! the ELF, reads [`SIZE`] bytes in flash and takes them apart with [`FirmwareInfo::from_bytes`].
//!
//! ```text
//! byte  field             byte  field
//!    0  magic               24  native_stack_start
//!    4  version             28  native_stack_end
//!    8  image_format        32  image_base
//!   12  firmware_end        36  name
//!   16  ram_free_start      40  version_text
//!   20  ram_end             44  abi_hash
//! ```

/// Symbol of the info block in a firmware's ELF.
pub const SYMBOL: &str = "MPYC_INFO";

/// First word of the block: `mpyc` in ASCII, little-endian.
pub const MAGIC: u32 = u32::from_le_bytes(*b"mpyc");

/// Version of the block's own layout.
pub const VERSION: u32 = 1;

/// Hash of the tables whose numbers images hold, as this build has them.
pub const ABI_HASH: u32 = crate::names::hash();

/// Size of the block in bytes.
pub const SIZE: usize = 48;

/// The info block. `A` is an address: a `u32` where the block is read, a pointer in the firmware,
/// where the linker fills it in. Both take four bytes on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct FirmwareInfo<A = u32> {
    /// [`MAGIC`].
    pub magic: u32,
    /// [`VERSION`].
    pub version: u32,
    /// [`crate::image::FORMAT`] of the images this firmware runs: it refuses every other.
    pub image_format: u32,
    /// First flash address after the firmware's code and data.
    pub firmware_end: A,
    /// First RAM address after the firmware's statics.
    pub ram_free_start: A,
    /// First address after RAM.
    pub ram_end: A,
    /// Lowest address of the native stack.
    pub native_stack_start: A,
    /// First address after the native stack.
    pub native_stack_end: A,
    /// Where the firmware looks for the frozen image.
    pub image_base: A,
    /// Name of the board, `\0`-terminated ASCII in flash.
    pub name: A,
    /// Version text of the firmware, `\0`-terminated ASCII in flash.
    pub version_text: A,
    /// The [`ABI_HASH`] that this firmware was built with: images hold numbers of its tables.
    pub abi_hash: u32,
}

impl FirmwareInfo {
    /// Reads a block from the start of `bytes`; `None` when they are too few, or not a block of
    /// this [`VERSION`].
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (words, _) = bytes.get(..SIZE)?.as_chunks::<4>();
        let mut words = words.iter().map(|&word| u32::from_le_bytes(word));
        let mut next = || words.next().unwrap_or_default();
        let info = Self {
            magic: next(),
            version: next(),
            image_format: next(),
            firmware_end: next(),
            ram_free_start: next(),
            ram_end: next(),
            native_stack_start: next(),
            native_stack_end: next(),
            image_base: next(),
            name: next(),
            version_text: next(),
            abi_hash: next(),
        };
        (info.magic == MAGIC && info.version == VERSION).then_some(info)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn size_is_that_of_the_struct() {
        assert_eq!(size_of::<FirmwareInfo>(), SIZE);
    }

    #[test]
    fn reads_every_field_in_order() {
        let mut bytes = [0; SIZE];
        for (i, word) in bytes.as_chunks_mut::<4>().0.iter_mut().enumerate() {
            word[0] = i as u8;
        }
        bytes[..4].copy_from_slice(&MAGIC.to_le_bytes());
        bytes[4] = VERSION as u8;
        let info = FirmwareInfo::from_bytes(&bytes).unwrap();
        assert_eq!([info.image_format, info.firmware_end, info.ram_free_start, info.ram_end], [2, 3, 4, 5]);
        assert_eq!([info.native_stack_start, info.native_stack_end, info.image_base], [6, 7, 8]);
        assert_eq!([info.name, info.version_text, info.abi_hash], [9, 10, 11]);
    }

    #[test]
    fn refuses_what_is_no_block() {
        assert_eq!(FirmwareInfo::from_bytes(&[0; SIZE]), None);
        assert_eq!(FirmwareInfo::from_bytes(&[]), None);
    }
}
