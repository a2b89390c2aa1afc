//! `E0036`: a field of an f-string that does not end.

use crate::diagnostics::prelude::*;

/// The row of `E0036`.
pub(crate) const INFO: Info = Info {
    code: Code::error(36),
    title: "a field of an f-string that does not end",
    explain: "\
A `{` in an f-string opens a field, and `}` closes it. For the brace itself write two.",
    wrong: "print(f'score: {score:5')\n",
    right: "print(f'score: {score:5}')\n",
};

/// A replacement field that starts at `place` has no `}`.
pub fn unclosed_field(place: Span) -> Diagnostic {
    INFO.at(place, "this `{` is not closed", "opened here").help("put `}` behind the value; for the brace itself, write `{{`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
