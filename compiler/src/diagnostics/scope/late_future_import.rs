//! `E0215`: `from __future__` is not the first statement.

use crate::diagnostics::prelude::*;

/// The row of `E0215`.
pub(crate) const INFO: Info = Info {
    code: Code::error(215),
    title: "`from __future__` is not the first statement",
    explain: "\
A `from __future__ import` line changes how the whole file is read, so only the docstring,
comments and other such lines may stand before it.",
    wrong: r"x = 1
from __future__ import annotations
",
    right: r"from __future__ import annotations
x = 1
",
};

/// A `from __future__ import` statement at `statement` after other statements.
pub fn late_future_import(statement: Span) -> Diagnostic {
    INFO.at(statement, "`from __future__` must come first in the file", "other statements stand before it")
        .help("move the line to the top of the file")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
