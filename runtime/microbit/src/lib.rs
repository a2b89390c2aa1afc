//! The micro:bit's Python modules, written against a [`Board`].
//!
//! Nothing here touches hardware: a board crate (the firmware, or the simulator on the host)
//! supplies [`Board`] and says which it is, keeps one [`Shared`] state and calls [`Shared::tick`]
//! every [`TICK_US`] microseconds. [`tables`] is what the machine's port takes.
#![no_std]

#[cfg(any(feature = "host", test))]
extern crate std;

pub mod animation;
mod args;
mod board;
pub mod boot;
mod button_type;
mod columns;
mod current;
mod debounce;
mod display;
pub mod font;
pub mod frame;
mod image;
pub mod image_check;
mod image_type;
mod module;
mod panic;
mod port;
pub mod tables;
#[cfg(test)]
mod testing;
pub mod wait;

pub use animation::Animation;
pub use board::{Board, CTRL_C, NO_INTERRUPT, Shared, TICK_US};
pub use current::board;
#[cfg(any(feature = "host", test))]
pub use current::install;
pub use debounce::Button;
pub use frame::Frame;
pub use panic::panic_frames;
pub use port::port;
