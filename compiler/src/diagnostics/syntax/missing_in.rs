//! `E0074`: a loop without `in`.

use crate::diagnostics::prelude::*;

/// The row of `E0074`.
pub(crate) const INFO: Info = Info {
    code: Code::error(74),
    title: "a loop without `in`",
    explain: "\
A loop has a variable, the word `in` and the values that the variable takes one after another:
`for i in range(10):`.",
    wrong: r"for i range(10):
    print(i)
",
    right: r"for i in range(10):
    print(i)
",
};

/// `in` is missing before `place`.
pub fn missing_in(place: Span) -> Diagnostic {
    INFO.at(place, "`in` is missing after the variable of the loop", "expected `in` before this")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
