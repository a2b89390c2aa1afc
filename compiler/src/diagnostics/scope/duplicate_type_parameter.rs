//! `E0230`: two type parameters of the same name.

use crate::diagnostics::prelude::*;

/// The row of `E0230`.
pub(crate) const INFO: Info = Info {
    code: Code::error(230),
    title: "two type parameters of the same name",
    explain: "\
Every type parameter between the square brackets needs a name of its own.",
    wrong: r"def first[T, T](items):
    return items[0]
",
    right: r"def first[T, U](items):
    return items[0]
",
};

/// The type parameter `text` at `again` has the name of the one at `first`.
pub fn duplicate_type_parameter(again: Span, text: &str, first: Span) -> Diagnostic {
    INFO.at(again, format!("two type parameters are called `{text}`"), "again here")
        .label(first, "first here")
        .help("give one of them another name")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| duplicate_type_parameter(at.nth("T", 1), "T", at.nth("T", 0)));
    }
}
