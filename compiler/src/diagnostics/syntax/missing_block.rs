//! `E0048`: a block is missing.

use crate::diagnostics::prelude::*;

/// The row of `E0048`.
pub(crate) const INFO: Info = Info {
    code: Code::error(48),
    title: "a block is missing",
    explain: "\
After a line that ends in a colon comes a block: at least one line that is indented further. A
block that does nothing is `pass`.",
    wrong: r"if x > 3:
print(x)
",
    right: r"if x > 3:
    print(x)
",
};

/// No block follows the line at `header` of a `clause` (`if`, `def` ...); it is missed at `place`.
pub fn missing_block(place: Span, header: Span, clause: &str) -> Diagnostic {
    INFO.at(place, format!("expected an indented block after `{clause}`"), "the block must start here")
        .label(header, "no indented line follows this")
        .help("indent the lines that belong to it by four blanks; write `pass` for a block that does nothing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
