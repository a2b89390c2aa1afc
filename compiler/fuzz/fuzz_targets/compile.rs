//! Any bytes through lexer, parser, compiler and verifier.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run compile` in `compiler/`; `seeds/` has what to begin with.
#![no_main]

#[path = "../../tests/any_text/check.rs"]
mod check;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| check::compiles_or_is_refused(bytes));
