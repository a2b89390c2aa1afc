//! `E0078`: a bracket that is closed too early.

use crate::diagnostics::prelude::*;

/// The row of `E0078`.
pub(crate) const INFO: Info = Info {
    code: Code::error(78),
    title: "a bracket that is closed too early",
    explain: "\
The line ends with a comma, as if the list went on, but no bracket is open any more. The next line
is indented as a part of it. Perhaps a closing bracket is too much, or an opening one is missing.",
    wrong: r"scores = [1, 2],
          3]
",
    right: r"scores = [1, 2,
          3]
",
};

/// A line ends with a comma at `place`, and the next goes on with no bracket open.
pub fn bracket_closed_early(place: Span) -> Diagnostic {
    INFO.at(place, "no bracket is open here, but the next line goes on", "the line ends here")
        .help("look for a closing bracket too much, or an opening one that is missing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
