//! Skeleton.

pub mod diagnostics;
