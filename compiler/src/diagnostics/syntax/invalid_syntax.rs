//! `E0001`: invalid syntax.

use crate::diagnostics::prelude::*;

/// The row of `E0001`.
pub(crate) const INFO: Info = Info {
    code: Code::error(1),
    title: "invalid syntax",
    explain: "\
The text here fits no rule of Python. Often something is missing just before the place that is
pointed at: an operator, a comma, a bracket or a quote.",
    wrong: "print('a' 5)\n",
    right: "print('a', 5)\n",
};

/// Text at `place` that fits no rule of the grammar.
pub fn invalid_syntax(place: Span) -> Diagnostic {
    INFO.at(place, "invalid syntax", "not expected here")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| invalid_syntax(at.find("5")));
    }
}
