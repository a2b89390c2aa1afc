//! What compiler and runtime share: opcodes, formats, layouts, and the numbers of built-in things.
//!
//! `no_std`, no allocation, no logic of either side. A change to a number or layout here changes
//! [`image::FORMAT`].
#![no_std]
#![cfg_attr(target_os = "none", feature(rustc_attrs), allow(internal_features))]

pub mod board;
pub mod code;
pub mod image;
pub mod info;
pub mod lines;
pub mod microbit;
pub mod modules;
pub mod mpy;
pub mod names;
pub mod object;
pub mod opcode;
pub mod prelude;
pub mod qstr;
pub mod sources;
pub mod tables;
pub mod types;
pub mod value;
pub mod varint;
pub mod verify;
