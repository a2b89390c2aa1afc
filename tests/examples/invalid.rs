//! Compiles every program that CPython's own tests find refused: `cargo xtask invalid` runs this.
//!
//! The programs come from running CPython's tests of its compiler with a hook on `compile`
//! (`tests/invalid/record.py`). Each must be refused, nearly all on the line that CPython names; the others
//! are printed.

use std::path::Path;
use std::process::{Command, ExitCode};

use mpyc_tests::lang::cpython;
use mpyc_tests::mutate::{Damage, Verdict};
use serde_json::Value;

/// The percentage that must be refused on CPython's line.
const SAME_LINE: f64 = 98.0;

/// What only CPython refuses, as its frames have room for 20 blocks: ours have room for more.
const OWN_LIMIT: &str = "too many statically nested blocks";

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<bool, String> {
    let python = cpython().ok_or("no CPython 3.12 here")?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("invalid/record.py");
    let done = Command::new(&python).arg(script).output().map_err(|error| error.to_string())?;
    let records = String::from_utf8_lossy(&done.stdout);
    let (mut all, mut refused, mut same, mut own) = (0_usize, 0_usize, 0_usize, 0_usize);
    for record in records.lines() {
        let record: Value = serde_json::from_str(record).map_err(|error| error.to_string())?;
        if record["message"] == OWN_LIMIT {
            own += 1;
            continue;
        }
        let source = record["source"].as_str().unwrap_or_default();
        let line = record["line"].as_u64().unwrap_or_default() as usize;
        let verdict = Verdict::of(&Damage { text: source.to_owned(), lines: vec![line] });
        all += 1;
        refused += usize::from(verdict.refused());
        same += usize::from(verdict.on_line);
        if !verdict.on_line {
            show(&record, source, line, &verdict);
        }
    }
    let percent = 100.0 * same as f64 / all.max(1) as f64;
    println!("{all} programs that CPython refuses: {refused} refused, {same} ({percent:.1} %) on the same line");
    println!("left out: {own} that are beyond a limit of CPython alone ({OWN_LIMIT})");
    Ok(all > 0 && refused == all && percent >= SAME_LINE)
}

fn show(record: &Value, source: &str, line: usize, verdict: &Verdict) {
    let what = if verdict.refused() { "other line" } else { "ACCEPTED" };
    let (test, message) = (record["test"].as_str().unwrap_or("?"), record["message"].as_str().unwrap_or("?"));
    println!("{what}: {test}, CPython line {line}: {message}; ours {:?} {:?}", verdict.line, verdict.first);
    for line in source.lines().take(8) {
        println!("    {line}");
    }
}
