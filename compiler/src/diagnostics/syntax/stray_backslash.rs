//! `E0027`: a backslash inside a line.

use crate::diagnostics::prelude::*;

/// The row of `E0027`.
pub(crate) const INFO: Info = Info {
    code: Code::error(27),
    title: "a backslash inside a line",
    explain: "\
A backslash at the very end of a line joins it with the next one. Anywhere else outside a string
it means nothing; even a blank after it is too much.",
    wrong: r"x = 1 + \ 2
",
    right: r"x = 1 + \
    2
",
};

/// A backslash at `place` that is not the last character of its line.
pub fn stray_backslash(place: Span) -> Diagnostic {
    INFO.at(place, "a backslash must be the last character of its line", "something follows it")
        .help("remove what follows it, blanks too, or put the expression in brackets")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
