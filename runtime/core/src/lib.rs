//! The runtime: heap, collector, objects, interpreter, standard modules.
//!
//! `no_std` and without the `alloc` crate: every object goes through the one collector ([`heap`]).
//! Firmware that links this has no `core::fmt`, no f64 and no panic text. The memory model is the board's
//! on every machine ([`mem`]).
#![no_std]

#[cfg(any(feature = "host", test))]
extern crate std;

pub mod builtins;
pub mod frame;
pub mod heap;
pub mod mem;
pub mod modules;
pub mod msg;
pub mod native;
pub mod num;
pub mod obj;
pub mod ops;
pub mod out;
pub mod port;
pub mod vm;
pub mod wait;

#[cfg(test)]
pub(crate) mod testing;
