//! `E0003`: a missing colon.

use crate::diagnostics::prelude::*;

/// The row of `E0003`.
pub(crate) const INFO: Info = Info {
    code: Code::error(3),
    title: "a missing colon",
    explain: "\
A line that opens a block (`if`, `for`, `while`, `def`, `class`, `try` and so on) ends in a
colon. The block follows, indented.",
    wrong: r"if x > 3
    print(x)
",
    right: r"if x > 3:
    print(x)
",
};

/// The line of a `clause` (`if`, `def` ...) lacks its colon at `place`.
pub fn missing_colon(place: Span, clause: &str) -> Diagnostic {
    INFO.at(place, format!("expected `:` after the `{clause}` line"), "a `:` belongs here")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
