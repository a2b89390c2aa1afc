//! `E0035`: a single `}` in an f-string.

use crate::diagnostics::prelude::*;

/// The row of `E0035`.
pub(crate) const INFO: Info = Info {
    code: Code::error(35),
    title: "a single `}` in an f-string",
    explain: "\
A `}` in an f-string closes a field that `{` opened. For the brace itself write two.",
    wrong: "print(f'a } b')\n",
    right: "print(f'a }} b')\n",
};

/// A `}` at `place` in the text of an f-string.
pub fn single_right_brace(place: Span) -> Diagnostic {
    INFO.at(place, "a single `}` in an f-string", "closes nothing").help("for the brace itself, write `}}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
