//! `E0218`: two starred targets in one assignment.

use crate::diagnostics::prelude::*;

/// The row of `E0218`.
pub(crate) const INFO: Info = Info {
    code: Code::error(218),
    title: "two starred targets in one assignment",
    explain: "\
In `first, *rest = items` the starred name takes what is left over. With two starred names it
would not be clear which one takes how much.",
    wrong: "a, *b, *c = items\n",
    right: "a, *b, c = items\n",
};

/// The starred target at `again` stands beside the one at `first`.
pub fn two_starred_targets(again: Span, first: Span) -> Diagnostic {
    INFO.at(again, "two starred targets in one assignment", "a second one")
        .label(first, "this one takes all that is left over")
        .help("keep one star")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
