//! `E0002`: a line that is not finished.

use crate::diagnostics::prelude::*;

/// The row of `E0002`.
pub(crate) const INFO: Info = Info {
    code: Code::error(2),
    title: "a line that is not finished",
    explain: "\
The line ends where something must still follow, such as the name of a module after `import`.
To go on in the next line, put what belongs together in brackets.",
    wrong: "import\n",
    right: "import math\n",
};

/// The line ends at `place`, where one of `expected` must follow.
pub fn unexpected_end(place: Span, expected: &[String]) -> Diagnostic {
    INFO.at(place, "this line is not finished", match super::unexpected_token::expectation(expected) {
        text if text.starts_with("expected") => text,
        _ => "something must follow here".into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
