//! `E0045`: tabs and blanks mixed in an indent.

use crate::diagnostics::prelude::*;

/// The row of `E0045`.
pub(crate) const INFO: Info = Info {
    code: Code::error(45),
    title: "tabs and blanks mixed in an indent",
    explain: "\
How far a tab reaches depends on the editor, so lines of one block must be indented with the
same tabs and blanks. Best use four blanks for each level and no tabs.",
    wrong: r"if x:
        a = 1
	b = 2
",
    right: r"if x:
    a = 1
    b = 2
",
};

/// The indent at `place` compares differently with its block for different tab widths.
pub fn inconsistent_tabs(place: Span) -> Diagnostic {
    INFO.at(place, "tabs and blanks are mixed in the indent", "not clear how deep this is")
        .help("indent with blanks only, four for each level")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
