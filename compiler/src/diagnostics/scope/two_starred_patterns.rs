//! `E0229`: two starred patterns in one sequence.

use crate::diagnostics::prelude::*;

/// The row of `E0229`.
pub(crate) const INFO: Info = Info {
    code: Code::error(229),
    title: "two starred patterns in one sequence",
    explain: "\
In a sequence pattern the starred name takes what is left over. With two of them it would not be
clear which one takes how much.",
    wrong: r"match items:
    case [*a, 0, *b]:
        print(a)
",
    right: r"match items:
    case [*a, 0]:
        print(a)
",
};

/// The starred pattern at `again` stands beside the one at `first`.
pub fn two_starred_patterns(again: Span, first: Span) -> Diagnostic {
    INFO.at(again, "two starred patterns in one sequence", "a second one")
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
