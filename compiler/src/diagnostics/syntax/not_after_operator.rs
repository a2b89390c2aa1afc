//! `E0077`: `not` after an operator.

use crate::diagnostics::prelude::*;

/// The row of `E0077`.
pub(crate) const INFO: Info = Info {
    code: Code::error(77),
    title: "`not` after an operator",
    explain: "\
`not` binds less tightly than operators such as `==` or `+`, so it cannot stand directly after
one. Put `not` and its value in parentheses.",
    wrong: "same = a == not b\n",
    right: "same = a == (not b)\n",
};

/// `not` at `place`, after an operator.
pub fn not_after_operator(place: Span) -> Diagnostic {
    INFO.at(place, "`not` cannot follow an operator directly", "put `(not ...)` in parentheses")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
