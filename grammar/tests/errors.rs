//! Every kind of error, with its data and the text it points at.

mod error_samples;

use std::fmt::Write;

use error_samples::GROUPS;
use mpyc_grammar::{LineIndex, decode, parse};

/// The errors of a sample, one a line, under its text.
fn report(source: &[u8]) -> String {
    let text = decode(source).unwrap_or_else(|_| String::from_utf8_lossy(source));
    let lines = LineIndex::new(&text);
    let mut report = format!("{text:?}\n");
    for error in parse(source).1 {
        let at = lines.line_column(error.span.start);
        let pointed = error.span.text(&text);
        let mut kind = format!("{:?}", error.kind);
        // What is expected is long and changes with the grammar.
        if let Some(at) = kind.find("expected: [") {
            kind.truncate(at);
            kind.push_str("expected: ...");
        }
        let _ = writeln!(report, "  {}:{} {kind} {pointed:?}", at.line, at.column);
    }
    report
}

#[test]
fn samples() {
    for (group, samples) in GROUPS {
        let report: String = samples.iter().map(|source| report(source)).collect();
        insta::assert_snapshot!(*group, report);
    }
}

/// Texts that are made rather than written.
#[test]
fn limits() {
    let nested =
        |open: &str, close: &str, count: usize| format!("x = {}1{}\n", open.repeat(count), close.repeat(count));
    let deep_blocks: String = (0..102).map(|depth| format!("{}if x:\n", " ".repeat(depth))).collect();
    let samples = [
        nested("(", ")", 200),
        nested("(", ")", 201),
        nested("[", "]", 20_000),
        format!("x = {}1\n", "-".repeat(20_000)),
        format!("x = {}1\n", "not ".repeat(20_000)),
        format!("x = a{}\n", ".b".repeat(20_000)),
        format!("x = a{}\n", "()".repeat(20_000)),
        format!("x = a{}\n", " + b".repeat(20_000)),
        format!("x = {}a\n", "a ** ".repeat(20_000)),
        format!("x = {}1\n", "lambda: ".repeat(20_000)),
        format!("x = {}1\n", "a if b else ".repeat(20_000)),
        format!("{deep_blocks}{}pass\n", " ".repeat(102)),
        format!("if x: pass\n{}", "elif y: pass\n".repeat(20_000)),
        format!("x = a{}\n", " and b".repeat(20_000)),
        format!("x = {}\n", "f'{".repeat(20_000)),
        format!("x = {}{}\n", "[".repeat(20_000), ")".repeat(20_000)),
        format!("x = f'{}\n", "{x:".repeat(20_000)),
        "f(\n".repeat(20_000),
    ];
    let report: String = samples
        .iter()
        .map(|source| {
            let errors = parse(source.as_bytes()).1;
            let kinds: Vec<String> = errors.iter().map(|error| format!("{:?}", error.kind)).collect();
            format!("{}...: {}\n", &source[..source.len().min(20)].escape_debug(), kinds.join(", "))
        })
        .collect();
    insta::assert_snapshot!("limits", report);
}

/// No kind of error is without a sample.
#[test]
fn every_kind_has_a_sample() {
    let source = include_str!("../src/error.rs");
    let (_, variants) = source.split_once("pub enum ParseErrorKind {").expect("the enum");
    let variants = variants.lines().take_while(|line| *line != "}").filter_map(|line| {
        let name = line.strip_prefix("    ")?.split([' ', '(', '{', ',']).next()?;
        name.starts_with(char::is_uppercase).then_some(name)
    });
    let snapshots = concat!(
        include_str!("snapshots/errors__encodings.snap"),
        include_str!("snapshots/errors__characters.snap"),
        include_str!("snapshots/errors__numbers.snap"),
        include_str!("snapshots/errors__strings.snap"),
        include_str!("snapshots/errors__f-strings.snap"),
        include_str!("snapshots/errors__brackets.snap"),
        include_str!("snapshots/errors__indentation.snap"),
        include_str!("snapshots/errors__statements.snap"),
        include_str!("snapshots/errors__targets.snap"),
        include_str!("snapshots/errors__expressions.snap"),
        include_str!("snapshots/errors__match.snap"),
        include_str!("snapshots/errors__limits.snap"),
        include_str!("snapshots/errors__slips.snap"),
    );
    // A file of 4 GiB is no sample.
    let missing: Vec<&str> =
        variants.filter(|name| *name != "FileTooLong" && !snapshots.contains(&format!(" {name}"))).collect();
    assert!(missing.is_empty(), "no sample has {missing:?}");
}
