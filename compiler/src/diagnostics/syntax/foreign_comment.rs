//! `E0065`: a comment of another language.

use crate::diagnostics::prelude::*;

/// The row of `E0065`.
pub(crate) const INFO: Info = Info {
    code: Code::error(65),
    title: "a comment of another language",
    explain: "\
A comment starts with `#` and goes to the end of its line. `//` divides, and `/*` means nothing.",
    wrong: "x = 5  // the answer\n",
    right: "x = 5  # the answer\n",
};

/// A comment at `place` starts with `written`.
pub fn foreign_comment(place: Span, written: &str) -> Diagnostic {
    INFO.at(place, format!("`{written}` does not start a comment"), "write `#`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
