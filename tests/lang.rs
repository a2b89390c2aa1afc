//! The language programs, in every place where they must print the same.

use std::process::Command;

use mpyc_tests::lang::{compare, cpython, output, programs};

/// Programs that differ in some place, by their headers: a growing number is a decision, not an accident.
const DIFFERING: usize = 37;

#[test]
fn expected_outputs_are_cpythons() {
    let Some(python) = cpython() else {
        println!("no CPython 3.12 or later here: the committed outputs stand");
        return;
    };
    compare("cpython", |program| {
        output(Command::new(&python).arg(&program.path).env("PYTHONHASHSEED", "0").env("PYTHONDONTWRITEBYTECODE", "1"))
    });
}

#[test]
fn programs_that_differ_are_counted() {
    let all = programs();
    let lines = all.iter().flat_map(|p| p.source.lines().filter(|l| l.starts_with("# differs: ")));
    let count = lines.count();
    println!("{count} declared differences in {} programs", all.len());
    assert!(count <= DIFFERING, "{count} declared differences, {DIFFERING} are blessed");
}

#[test]
fn programs_are_not_trivial() {
    let short: Vec<String> = programs()
        .iter()
        .filter(|p| p.source.lines().filter(|l| !l.trim().is_empty()).count() < 15)
        .map(|p| p.name.clone())
        .collect();
    assert!(short.is_empty(), "programs of fewer than 15 lines: {short:?}");
}
