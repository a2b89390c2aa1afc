//! `E0073`: a function without parentheses.

use crate::diagnostics::prelude::*;

/// The row of `E0073`.
pub(crate) const INFO: Info = Info {
    code: Code::error(73),
    title: "a function without parentheses",
    explain: "\
After the name of a function come parentheses with its parameters, even if it has none.",
    wrong: r"def greet:
    print('hello')
",
    right: r"def greet():
    print('hello')
",
};

/// No parentheses after the name of a function at `place`.
pub fn missing_parameters(place: Span) -> Diagnostic {
    INFO.at(place, "parentheses must follow the name of a function", "write `()` behind this")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
