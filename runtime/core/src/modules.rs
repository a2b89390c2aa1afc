//! The standard modules.

pub mod time;
