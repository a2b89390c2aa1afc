//! Which productions of `python.lalrpop` a set of files reduces (feature `coverage`).
//!
//! Contract: the list of productions is taken from the generated parser, so it is always complete.
//! Records are kept a thread.
//!
//! ```
//! let reduced = mpyc_grammar::coverage::reduced_by(b"pass\n");
//! let all = mpyc_grammar::coverage::productions();
//! assert!(reduced.iter().any(|&index| all[index].text == "SimpleStmt = \"pass\""));
//! ```

use std::cell::RefCell;
use std::collections::BTreeSet;

/// A production of the grammar, options expanded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Production {
    /// `Name = symbol, symbol`
    pub text: &'static str,
    /// Only a line with an error reduces to it.
    pub invalid: bool,
}

const TEXTS: &[&str] = include!(concat!(env!("OUT_DIR"), "/productions.rs"));

thread_local! {
    static REDUCED: RefCell<BTreeSet<usize>> = const { RefCell::new(BTreeSet::new()) };
}

/// All productions; their positions are what [`reduced_by`] gives.
pub fn productions() -> Vec<Production> {
    let of = |&text: &&'static str| Production { text, invalid: text.contains("Invalid") };
    TEXTS.iter().map(of).collect()
}

/// The positions of the productions that parsing `source` reduces.
pub fn reduced_by(source: &[u8]) -> BTreeSet<usize> {
    REDUCED.take();
    crate::parse(source);
    REDUCED.take()
}

/// The productions that none of `sources` reduces; those of invalid lines count only if `invalid`.
pub fn gaps<'a>(sources: impl IntoIterator<Item = &'a [u8]>, invalid: bool) -> Vec<Production> {
    let reduced: BTreeSet<usize> = sources.into_iter().flat_map(reduced_by).collect();
    let all = productions().into_iter().enumerate();
    let missing = all.filter(|(index, production)| !reduced.contains(index) && (invalid || !production.invalid));
    missing.map(|(_, production)| production).collect()
}

/// Called by the generated parser at each reduction.
pub(crate) fn record(production: usize) {
    REDUCED.with_borrow_mut(|reduced| reduced.insert(production));
}
