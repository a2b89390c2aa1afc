//! Tests that the examples of all diagnostics are true: the wrong one has the fault, the right one
//! has no error.

use super::registry::all;
use super::{Code, Diagnostic, Info};
use crate::{Options, compile};

/// Diagnostics whose faults take more than a short program: the example only sketches the program, or
/// the fault lies in the files around it.
const SKETCHES: &[Code] = &[
    Code::error(20),  // a file of 4 GiB
    Code::error(21),  // bytes that are not UTF-8
    Code::error(24),  // a byte order mark
    Code::error(401), // hundreds of arguments
    Code::error(402), // hundreds of brackets
    Code::error(403), // thousands of lines
    Code::error(405), // thousands of digits
];

/// What is wrong with a program, as far as one file can tell.
fn diagnose(program: &str) -> Vec<Diagnostic> {
    compile("example.py", program.as_bytes(), &Options::default()).diagnostics
}

/// Whether a fault of that kind lies in a source text alone, not in a build.
fn is_about_one_file(info: &Info) -> bool {
    (Code::error(1)..Code::error(500)).contains(&info.code)
}

fn with_code(info: &Info) -> impl Fn(&Diagnostic) -> bool {
    let code = info.code;
    move |found| found.code == code
}

#[test]
fn wrong_examples_have_their_fault_and_no_other() {
    let mut missed = Vec::new();
    for info in all().filter(|info| !SKETCHES.contains(&info.code) && is_about_one_file(info)) {
        let found = diagnose(info.wrong);
        if found.is_empty() || !found.iter().all(with_code(info)) {
            let codes: Vec<String> = found.iter().map(|found| format!("{} {:?}", found.code, found.span())).collect();
            missed.push(format!("{} {}: {codes:?}", info.code, info.title));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn right_examples_have_no_error() {
    for info in all().filter(|info| !SKETCHES.contains(&info.code)) {
        let found = diagnose(info.right);
        assert!(!found.iter().any(Diagnostic::is_error), "{}: {found:?}", info.code);
    }
}
