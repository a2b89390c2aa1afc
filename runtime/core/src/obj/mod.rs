//! Objects: one module a type.
pub mod bytearray;
pub mod bytes;
pub mod dict;
pub mod exception;
pub mod float;
pub mod int;
pub mod iterator;
pub mod list;
pub mod range;
pub mod set;
pub mod slice;
pub mod str;
pub mod tuple;
