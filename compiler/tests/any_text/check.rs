//! What must hold for any file: a program compiles or is refused, with a reason inside the file.
//!
//! The property test and the fuzz target (`compiler/fuzz`) share this.

use mpyc_compiler::check::check_file;
use mpyc_compiler::diagnostics::{Diagnostic, Severity};
use mpyc_compiler::resolve::Resolved;
use mpyc_compiler::{Options, compile, compile_mpy, front, mpy};

/// Compiles `bytes` as a file, plainly and optimised.
///
/// # Panics
/// If the compiler does, if a diagnostic points outside the file, if a file is refused without an
/// error, and if the code of an accepted one does not read back, or is refused by the verifier.
pub fn compiles_or_is_refused(bytes: &[u8]) {
    for optimize in [false, true] {
        let options = Options { optimize, ..Options::default() };
        compiles_or_is_refused_with(bytes, &options);
    }
}

fn compiles_or_is_refused_with(bytes: &[u8], options: &Options) {
    let compiled = compile("any.py", bytes, options);
    let parsed = front::parse("any.py", bytes);
    let text = &parsed.source;
    for found in &compiled.diagnostics {
        spans_are_inside(found, text.text());
    }
    let Some(unit) = compiled.unit else {
        let is_error = |found: &Diagnostic| found.severity() == Severity::Error;
        assert!(compiled.diagnostics.iter().any(is_error), "refused without a reason");
        return;
    };
    let mut warnings = Vec::new();
    check_file(&parsed.tree, text.text(), &Resolved::of(&parsed.tree), &mut warnings);
    for found in &warnings {
        spans_are_inside(found, text.text());
    }
    match compile_mpy(&unit, text.text()) {
        Ok(file) => is_sound(&file),
        Err(refusal) => spans_are_inside(&refusal, text.text()),
    }
}

fn spans_are_inside(found: &Diagnostic, text: &str) {
    for label in &found.labels {
        let (start, end) = (label.span.start as usize, label.span.end as usize);
        assert!(start <= end && end <= text.len(), "{} at {start}..{end} of {}", found.code, text.len());
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{} at {start}..{end}", found.code);
    }
}

fn is_sound(bytes: &[u8]) {
    let file = mpy::read(bytes).expect("what the compiler writes reads back");
    assert!(mpy::write(&file) == bytes, "what reads back is written the same");
    match mpy::verify(&file) {
        // The verifier counts offsets in 16 bits, which no board's flash holds.
        Ok(()) => {}
        Err(refusal) if bytes.len() > usize::from(u16::MAX) => drop(refusal),
        Err(refusal) => panic!("the verifier refuses it: {refusal:?}"),
    }
}
