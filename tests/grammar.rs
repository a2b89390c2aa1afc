//! The test programs use the whole grammar.

use std::fs;
use std::path::Path;

use mpyc_grammar::coverage::{gaps, productions};
use mpyc_tests::lang::programs;

/// What the grammar has but no board: transcripts show that it is refused.
const REFUSED: &str = "cli/check/refused_syntax.py";

/// Every production that a valid program can have is in some program.
#[test]
fn programs_reduce_every_production() {
    let programs = programs();
    let refused = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(REFUSED)).expect("the transcript is there");
    let sources = programs.iter().map(|program| program.source.as_bytes()).chain([refused.as_slice()]);
    let gaps = gaps(sources, false);
    let all = productions().iter().filter(|production| !production.invalid).count();
    println!("{} of {all} productions reduced by {} programs", all - gaps.len(), programs.len());
    let missing: Vec<&str> = gaps.iter().map(|production| production.text).collect();
    assert!(missing.is_empty(), "no program reduces:\n{}", missing.join("\n"));
}
