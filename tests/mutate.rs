//! The errors that damaged programs get are good: a sample of what `cargo xtask mutate` measures.

use mpyc_tests::mutate::{OPERATORS, Source, Tally, Verdict, own_programs, table};

/// Of our own programs, one in so many is damaged.
const STEP: usize = 4;

/// Every operator on a part of our own programs; a damage that the compiler accepts is taken as harmless.
#[test]
fn damages_get_one_error_in_their_place() {
    let programs: Vec<Source> = own_programs().into_iter().step_by(STEP).collect();
    let mut rows = Vec::new();
    let mut all = Tally::default();
    for operator in OPERATORS {
        let mut tally = Tally::default();
        for damage in programs.iter().filter_map(|source| operator.damage(source, 0)) {
            let verdict = Verdict::of(&damage);
            if verdict.refused() {
                tally.add(&verdict);
            } else {
                tally.harmless += 1;
            }
        }
        all.join(&tally);
        rows.push((operator.name, tally));
    }
    let table = table(&rows);
    println!("{table}");
    assert!(programs.len() >= 30 && all.damages >= 1_000, "too few damages:\n{table}");
    assert!(all.is_good(), "the errors are not good enough:\n{table}");
}
