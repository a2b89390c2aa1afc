//! The runtime: heap, collector, objects, interpreter, standard modules.
//!
//! `no_std` and without the `alloc` crate: every object goes through the one collector ([`heap`]).
//! Firmware that links this has no `core::fmt`, no f64 and no panic text. The memory model is the board's
//! on every machine ([`mem`]).
#![no_std]

#[cfg(any(feature = "host", test))]
extern crate std;

pub mod attr;
pub mod boot;
mod branch;
mod build;
pub mod builtins;
mod call;
pub mod code_object;
pub mod compile;
#[cfg(any(feature = "host", test))]
pub mod evaluate;
#[cfg(any(feature = "host", test))]
pub mod files;
pub mod filesystem;
pub mod frame;
pub mod heap;
mod image;
mod import;
mod interp;
pub mod load;
pub mod mem;
pub mod modules;
pub mod msg;
pub mod namespace;
pub mod native;
pub mod num;
pub mod obj;
mod operator;
pub mod ops;
pub mod out;
pub mod port;
pub mod repl;
mod resume;
pub mod schedule;
pub mod traceback;
mod unpack;
mod unwind;
pub mod vm;
pub mod wait;
mod with;

#[cfg(test)]
pub(crate) mod testing;
