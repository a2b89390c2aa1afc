//! `E0006`: perhaps a missing comma.

use crate::diagnostics::prelude::*;

/// The row of `E0006`.
pub(crate) const INFO: Info = Info {
    code: Code::error(6),
    title: "perhaps a missing comma",
    explain: "\
Two values stand side by side in brackets. Items of a list, tuple, set or call are separated by
commas.",
    wrong: "scores = [1, 2 3]\n",
    right: "scores = [1, 2, 3]\n",
};

/// Two expressions side by side in brackets: `place` is the second.
pub fn missing_comma(place: Span) -> Diagnostic {
    INFO.at(place, "two values side by side", "perhaps a comma is missing before this")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
