//! The three output forms. Each is a pure function from diagnostics and their source to text.

pub mod human;
pub mod json;
pub mod short;
