//! `E0054`: several exceptions without parentheses.

use crate::diagnostics::prelude::*;

/// The row of `E0054`.
pub(crate) const INFO: Info = Info {
    code: Code::error(54),
    title: "several exceptions without parentheses",
    explain: "\
Several exceptions after `except` go in parentheses. In very old versions of Python a comma
meant what `as` means now.",
    wrong: r"try:
    work()
except ValueError, OSError:
    pass
",
    right: r"try:
    work()
except (ValueError, OSError):
    pass
",
};

/// Types at `place` after `except` without parentheses.
pub fn unparenthesized_except_types(place: Span) -> Diagnostic {
    INFO.at(place, "several exceptions need parentheses", "put these in parentheses").help("write `except (A, B):`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
