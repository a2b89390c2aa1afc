//! `E0057`: `case` outside a `match`.

use crate::diagnostics::prelude::*;

/// The row of `E0057`.
pub(crate) const INFO: Info = Info {
    code: Code::error(57),
    title: "`case` outside a `match`",
    explain: "\
`case` clauses stand directly in the block of a `match` statement.",
    wrong: r"case 1:
    print('one')
",
    right: r"match key:
    case 1:
        print('one')
",
};

/// A `case` at `place` that is in no `match`.
pub fn case_outside_match(place: Span) -> Diagnostic {
    INFO.at(place, "`case` outside a `match`", "no `match` around it").help("put `match ...:` before it and indent it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
