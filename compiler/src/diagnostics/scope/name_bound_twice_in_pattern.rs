//! `E0228`: a pattern binds a name twice.

use crate::diagnostics::prelude::*;

/// The row of `E0228`.
pub(crate) const INFO: Info = Info {
    code: Code::error(228),
    title: "a pattern binds a name twice",
    explain: "\
Each name in a pattern takes one part of the value, so it can occur only once. To check that two
parts are equal, use two names and an `if`.",
    wrong: r"match point:
    case (x, x):
        print('diagonal')
",
    right: r"match point:
    case (x, y) if x == y:
        print('diagonal')
",
};

/// A pattern binds `text` at `again` although it binds it at `first`.
pub fn name_bound_twice_in_pattern(again: Span, text: &str, first: Option<Span>) -> Diagnostic {
    let found = INFO.at(again, format!("`{text}` is bound twice in one pattern"), "again here");
    let found = match first {
        Some(first) => found.label(first, "first here"),
        None => found,
    };
    found.help("use two names and compare them in an `if` behind the pattern")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
