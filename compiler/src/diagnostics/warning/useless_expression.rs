//! `W0106`: a statement without effect.

use crate::diagnostics::prelude::*;

/// The row of `W0106`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(106),
    title: "a statement without effect",
    explain: "\
The line calculates a value, and nothing is done with it. To give a variable a value, write one
`=`; to show the value, print it.",
    wrong: r"score = 0
score == 10
print(score)
",
    right: r"score = 0
score = 10
print(score)
",
};

/// The value of the expression at `place` is not used; `help` says what may be meant.
pub fn useless_expression(place: Span, help: Option<&str>) -> Diagnostic {
    let found = INFO.at(place, "this line has no effect", "the value is not used");
    match help {
        Some(help) => found.help(help),
        None => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
