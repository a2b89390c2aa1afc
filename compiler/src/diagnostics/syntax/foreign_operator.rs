//! `E0062`: an operator of another language.

use crate::diagnostics::prelude::*;

/// The row of `E0062`.
pub(crate) const INFO: Info = Info {
    code: Code::error(62),
    title: "an operator of another language",
    explain: "\
Other languages have operators that Python does not have, or writes in another way: `and`, `or`
and `not` are words, `!=` is not equal, `>=` and `<=` end with the `=`.",
    wrong: r"if x > 3 && x < 9:
    print(x)
",
    right: r"if x > 3 and x < 9:
    print(x)
",
};

/// `written` at `place` is not an operator; Python has `python` for it.
pub fn foreign_operator(place: Span, written: &str, python: &str) -> Diagnostic {
    INFO.at(place, format!("Python has no operator `{written}`"), format!("write `{python}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
