//! `E0042`: a bracket that is never closed.

use crate::diagnostics::prelude::*;

/// The row of `E0042`.
pub(crate) const INFO: Info = Info {
    code: Code::error(42),
    title: "a bracket that is never closed",
    explain: "\
This bracket is open until the end of the file, or until a line that starts a new statement.
While a bracket is open, the line goes on.",
    wrong: r"print('hello'
x = 1
",
    right: r"print('hello')
x = 1
",
};

/// Nothing closes the bracket `open` at `place`.
pub fn unclosed_bracket(place: Span, open: char) -> Diagnostic {
    let close = super::mismatched_bracket::closing(open);
    INFO.at(place, format!("`{open}` is never closed"), "opened here").help(format!("put `{close}` where it ends"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
