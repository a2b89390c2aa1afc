//! `E0067`: braces around a block.

use crate::diagnostics::prelude::*;

/// The row of `E0067`.
pub(crate) const INFO: Info = Info {
    code: Code::error(67),
    title: "braces around a block",
    explain: "\
Python has no braces around a block. Its first line ends with a colon, and the lines of the block
are indented. The block ends where the indent does.",
    wrong: r"if x > 3 {
    print(x)
}
",
    right: r"if x > 3:
    print(x)
",
};

/// A `{` at `place` where the `:` before a block belongs.
pub fn brace_block(place: Span) -> Diagnostic {
    INFO.at(place, "a block does not stand in braces", "write `:`")
        .help("leave out the `}` as well: the block ends where the lines are no longer indented")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
