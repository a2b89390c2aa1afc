//! What a cache of compiled files needs to know: the [`Key`] of a job, and its product as bytes.
//!
//! A key covers all that the product depends on: the text, the options, the name in tracebacks, and the
//! compiler itself by a hash of its sources. Warnings are part of the product, so a file from the cache
//! shows them again. Where entries are kept, and for how long, is the caller's.

mod entry;
mod key;

pub use entry::{decode, encode};
pub use key::Key;
