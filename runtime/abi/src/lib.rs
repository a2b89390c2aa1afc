//! What compiler and runtime share: opcodes, formats, layouts, and the numbers of built-in things.
//!
//! `no_std`, no allocation, no logic of either side. A change to a number or layout here changes
//! [`image::FORMAT`].
#![no_std]

pub mod board;
pub mod image;
pub mod modules;
pub mod names;
pub mod object;
pub mod tables;
pub mod types;
pub mod value;
