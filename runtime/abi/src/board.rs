//! Boards: flash map, memory and number formats, one data row a board.
//!
//! Sources: nRF51822 product specification (memory sizes); the official firmware's file system
//! place, which tools read from UICR (see [`Board::uicr`]).

use core::ffi::CStr;

/// How many bits of a binary32 a float keeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FloatWidth {
    /// The two lowest mantissa bits are rounded away; every float is an immediate; printed with 6 digits.
    Bits30,
    /// All 32; printed with 7 digits.
    Bits32,
}

/// What compiler, linker, reports and tests know of a board. Addresses and sizes in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Board {
    /// As `--board` takes it.
    pub name: &'static str,
    /// Number in image and firmware ids.
    pub id: u16,
    /// End of flash (it starts at 0).
    pub flash_end: u32,
    /// Erase unit.
    pub flash_page: u32,
    /// End of the region for firmware (it starts at 0).
    pub firmware_end: u32,
    /// Start of the frozen image.
    pub image_start: u32,
    /// File system region.
    pub filesystem: (u32, u32),
    /// Place of an appended script.
    pub appended_script: u32,
    /// RAM start and end.
    pub ram: (u32, u32),
    /// Bytes of native stack, at the start of RAM, so that an overflow faults.
    pub native_stack: u32,
    /// Width of floats.
    pub float: FloatWidth,
    /// What the firmware calls itself, with its version. Editors replace a firmware whose version is lower than that of
    /// the one they carry, 1.1.1.
    pub version_text: &'static CStr,
    /// First line of the greeting at the prompt. It starts with the release of MicroPython whose behaviour the
    /// firmware has, and the date of the firmware's version: tools look for a line of this form.
    pub banner: &'static str,
    /// Address of the UICR block that tools look for (seven words; `None`: another scheme).
    pub uicr: Option<u32>,
}

/// See [`Board::version_text`].
macro_rules! version {
    () => {
        "micro:bit v2.0.0"
    };
}

/// micro:bit v1.3 and v1.5: nRF51822, 256 KiB flash, 16 KiB RAM.
pub const MICROBIT_V1: Board = Board {
    name: "v1",
    id: 1,
    flash_end: 0x4_0000,
    flash_page: 0x400,
    firmware_end: 0x2_D000,
    image_start: 0x2_D000,
    filesystem: (0x3_8800, 0x3_F800),
    appended_script: 0x3_E000,
    ram: (0x2000_0000, 0x2000_4000),
    native_stack: 3584,
    float: FloatWidth::Bits30,
    version_text: match CStr::from_bytes_with_nul(concat!(version!(), "\0").as_bytes()) {
        Ok(text) => text,
        Err(_) => panic!("one NUL, at the end"),
    },
    banner: concat!("MicroPython v1.29.0 on 2026-11-22; ", version!(), " with nRF51822"),
    uicr: Some(0x1000_10C0),
};

/// Every board.
pub const ALL: &[Board] = &[MICROBIT_V1];

/// The board that `--board NAME` means.
pub fn find(name: &str) -> Option<&'static Board> {
    ALL.iter().find(|b| b.name == name)
}
