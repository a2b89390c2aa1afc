//! `E0213`: two parameters of the same name.

use crate::diagnostics::prelude::*;

/// The row of `E0213`.
pub(crate) const INFO: Info = Info {
    code: Code::error(213),
    title: "two parameters of the same name",
    explain: "\
Every parameter of a function needs a name of its own, or nobody could say which value is meant.",
    wrong: r"def add(a, a):
    return a + a
",
    right: r"def add(a, b):
    return a + b
",
};

/// The parameter `text` at `again` has the name of the one at `first`.
pub fn duplicate_parameter(again: Span, text: &str, first: Span) -> Diagnostic {
    INFO.at(again, format!("two parameters are called `{text}`"), "again here")
        .label(first, "first here")
        .help("give one of them another name")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
