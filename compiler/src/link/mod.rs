//! Linking: compiled modules to a frozen image, and image and firmware to a hex file.

mod code_object;
pub mod dump;
mod error;
pub mod firmware;
pub mod flash;
pub mod float;
pub mod freeze;
mod function;
mod fuse;
pub mod hex;
pub mod image;
pub mod map;
pub mod program;
mod relayout;
pub mod report;
pub mod rom;
pub mod sources;
pub mod uicr;
pub mod view;

pub use error::LinkError;
