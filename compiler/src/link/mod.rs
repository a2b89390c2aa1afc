//! Linking: compiled modules to a frozen image, and image and firmware to a hex file.

pub mod firmware;
pub mod flash;
pub mod float;
pub mod hex;
pub mod rom;
pub mod uicr;
