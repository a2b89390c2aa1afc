//! The samples reduce every production of the grammar.

mod error_samples;

use error_samples::GROUPS;
use mpyc_grammar::coverage::gaps;

#[test]
fn the_valid_sample_reduces_every_valid_production() {
    let gaps = gaps([include_bytes!("samples/syntax.py").as_slice()], false);
    assert!(gaps.is_empty(), "{gaps:#?}");
}

#[test]
fn the_samples_with_errors_reduce_the_rest() {
    let samples = GROUPS.iter().flat_map(|(_, samples)| samples.iter().copied());
    let gaps = gaps(samples.chain([include_bytes!("samples/syntax.py").as_slice()]), true);
    assert!(gaps.is_empty(), "{gaps:#?}");
}
