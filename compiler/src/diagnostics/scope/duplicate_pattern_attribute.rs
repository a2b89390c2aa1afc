//! `E0234`: a class pattern checks an attribute twice.

use crate::diagnostics::prelude::*;

/// The row of `E0234`.
pub(crate) const INFO: Info = Info {
    code: Code::error(234),
    title: "a class pattern checks an attribute twice",
    explain: "\
Each attribute of a class pattern is looked up once, so the same name cannot stand in it twice.",
    wrong: r"match shape:
    case Point(x=0, x=1):
        print('both')
",
    right: r"match shape:
    case Point(x=0, y=1):
        print('both')
",
};

/// The attribute `text` at `again` was checked at `first` already.
pub fn duplicate_pattern_attribute(again: Span, text: &str, first: Span) -> Diagnostic {
    INFO.at(again, format!("a class pattern checks `{text}` twice"), "again here")
        .label(first, "first here")
        .help("remove one of them")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
