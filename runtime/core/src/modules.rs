//! The standard modules.

pub mod gc;
pub mod micropython;
pub mod sys;
pub mod time;
