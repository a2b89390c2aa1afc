//! The micro:bit's Python modules, written against a [`Board`].
//!
//! Nothing here touches hardware: a board crate (the firmware, or the simulator on the host)
//! supplies [`Board`], keeps one [`Shared`] state and calls [`Shared::tick`] every
//! [`TICK_US`] microseconds.
#![no_std]

mod board;
mod button;
pub mod font;
pub mod frame;
mod panic;

pub use board::{Board, Shared, TICK_US};
pub use button::Button;
pub use frame::Frame;
pub use panic::panic_frames;
