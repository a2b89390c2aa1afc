//! `E0028`: a backslash at the end of the file.

use crate::diagnostics::prelude::*;

/// The row of `E0028`.
pub(crate) const INFO: Info = Info {
    code: Code::error(28),
    title: "a backslash at the end of the file",
    explain: "\
A backslash at the end of a line joins it with the next one, but there is no next line.",
    wrong: r"x = 1 \
",
    right: "x = 1\n",
};

/// A backslash at `place` in the last line.
pub fn backslash_at_end(place: Span) -> Diagnostic {
    INFO.at(place, "the file ends after a backslash", "joins this line with a next one").help("remove the backslash")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
