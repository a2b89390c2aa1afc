//! `E0005`: a call without its parentheses.

use crate::diagnostics::prelude::*;

/// The row of `E0005`.
pub(crate) const INFO: Info = Info {
    code: Code::error(5),
    title: "a call without its parentheses",
    explain: "\
`print` is a function: what it prints goes in parentheses. Very old versions of Python wrote it
without.",
    wrong: "print 'hello'\n",
    right: "print('hello')\n",
};

/// `function` (`print` or `exec`) at `place` is followed by its argument without parentheses.
pub fn missing_call_parentheses(place: Span, function: &str) -> Diagnostic {
    INFO.at(place, format!("missing parentheses in a call of `{function}`"), "its arguments go in parentheses")
        .help(format!("write `{function}(...)`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
