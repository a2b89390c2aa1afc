//! Tests that the examples of all diagnostics are true: the wrong one has the fault, the right one
//! has no error.

use std::collections::BTreeSet;

use mpyc_abi::verify::{Reason, VerifyError};

use super::registry::all;
use super::{Code, Diagnostic, Info};
use crate::check::testing::findings;
use crate::link::LinkError;
use crate::link::report::Largest;
use crate::{Options, compile, compile_mpy};

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

/// Programs that have the faults of the sketches.
fn made_programs() -> Vec<Vec<u8>> {
    let keywords: Vec<String> = (0..300).map(|n| format!("a{n}={n}")).collect();
    vec![
        b"x = '\xff'\n".to_vec(),
        b"\xef\xbb\xbf# coding: latin-1\nx = 1\n".to_vec(),
        format!("f({})\n", keywords.join(", ")).into_bytes(),
        format!("x = {}1{}\n", "(".repeat(300), ")".repeat(300)).into_bytes(),
        format!("x = {}\n", "9".repeat(20_000)).into_bytes(),
    ]
}

/// A loop that is longer than its jump back can reach.
fn long_loop() -> Diagnostic {
    let text = format!("while True:\n{}", "    print(a, b, c, d)\n".repeat(6_000));
    let unit = compile("long.py", text.as_bytes(), &Options::default()).unit.expect("the loop is right Python");
    compile_mpy(&unit, &text).expect_err("the loop is too long")
}

/// Each reason why modules can't be linked.
fn link_errors() -> Vec<LinkError> {
    let (module, function) = (String::from("app"), String::from("f"));
    vec![
        LinkError::ImageTooLarge { bytes: 80_000, excess: 4, largest: Largest::default() },
        LinkError::SourcesTooLarge { program: 60_000, bytes: 8_000, excess: 416 },
        LinkError::ObjectTooLarge { module: module.clone(), bytes: 1 << 20 },
        LinkError::FunctionTooLarge { module: module.clone(), function: function.clone(), what: "cells", limit: 255 },
        LinkError::NoSuchType { module: module.clone(), name: "complex" },
        LinkError::TooMuchRam { bytes: 20_000, room: 8_000, largest: Largest::default() },
        LinkError::Unverified { module, function, error: VerifyError { reason: Reason::Scratch, offset: 0 } },
    ]
}

/// Codes of faults between the files of a program (`imports::tests` has programs of several files for them),
/// and of a file of 4 GiB.
const OF_MANY_FILES: &[Code] =
    &[Code::error(20), Code::error(501), Code::error(502), Code::error(503), Code::warning(501), Code::warning(502)];

/// Every code is the code of something.
#[test]
fn every_code_fires() {
    let mut fired: BTreeSet<Code> = OF_MANY_FILES.iter().copied().collect();
    let mut note = |found: Vec<Diagnostic>| fired.extend(found.iter().map(|found| found.code));
    for info in all() {
        note(diagnose(info.wrong));
        note(findings(info.wrong));
    }
    for program in made_programs() {
        note(compile("made.py", &program, &Options::default()).diagnostics);
    }
    note(vec![long_loop()]);
    note(link_errors().iter().map(LinkError::diagnostic).collect());
    let silent: Vec<String> =
        all().filter(|info| !fired.contains(&info.code)).map(|info| format!("{} {}", info.code, info.title)).collect();
    assert!(silent.is_empty(), "nothing reports:\n{}", silent.join("\n"));
    assert!(all().count() >= 80);
}
