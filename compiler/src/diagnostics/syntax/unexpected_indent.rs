//! `E0046`: a line that is indented too far.

use crate::diagnostics::prelude::*;

/// The row of `E0046`.
pub(crate) const INFO: Info = Info {
    code: Code::error(46),
    title: "a line that is indented too far",
    explain: "\
A line is indented further than the one before only where a block begins, after a line that ends
in a colon.",
    wrong: r"x = 1
    y = 2
",
    right: r"x = 1
y = 2
",
};

/// A line is indented by `found` columns at `place` in a block at column `block`.
pub fn unexpected_indent(place: Span, found: u32, block: u32) -> Diagnostic {
    INFO.at(place, "this line is indented too far", format!("indented by {found}, its block by {block}"))
        .help("only after a line that ends in `:` does a deeper block begin")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
