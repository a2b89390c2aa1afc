//! `E0034`: empty braces in an f-string.

use crate::diagnostics::prelude::*;

/// The row of `E0034`.
pub(crate) const INFO: Info = Info {
    code: Code::error(34),
    title: "empty braces in an f-string",
    explain: "\
Braces in an f-string hold the value to print. For the braces themselves write two.",
    wrong: "print(f'score: {}')\n",
    right: "print(f'score: {score}')\n",
};

/// A replacement field at `place` without an expression.
pub fn empty_field(place: Span) -> Diagnostic {
    INFO.at(place, "empty braces in an f-string", "a value goes before this").help("for the braces themselves, write `{{}}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
