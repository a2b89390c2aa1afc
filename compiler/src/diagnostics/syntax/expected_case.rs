//! `E0056`: something else than `case` in a `match`.

use crate::diagnostics::prelude::*;

/// The row of `E0056`.
pub(crate) const INFO: Info = Info {
    code: Code::error(56),
    title: "something else than `case` in a `match`",
    explain: "\
The block of a `match` consists of `case` clauses alone. Other statements go into the block of a
`case`, or before the `match`.",
    wrong: r"match key:
    print(key)
",
    right: r"match key:
    case _:
        print(key)
",
};

/// A line at `place` directly in a `match` that is no `case`.
pub fn expected_case(place: Span) -> Diagnostic {
    INFO.at(place, "only `case` can stand directly in a `match`", "not a `case`").help("put it in the block of a `case`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
