//! `E0011`: an argument that does not fit the others.

use crate::diagnostics::prelude::*;

/// The row of `E0011`.
pub(crate) const INFO: Info = Info {
    code: Code::error(11),
    title: "an argument that does not fit the others",
    explain: "\
The order of arguments is: positional ones, then `name=value`, then `**mapping`. A generator
expression beside other arguments needs parentheses of its own.",
    wrong: "display.scroll(delay=50, 'hello')\n",
    right: "display.scroll('hello', delay=50)\n",
};

/// An argument at `place` that has this problem.
pub fn invalid_argument(place: Span, problem: mpyc_grammar::ArgumentProblem) -> Diagnostic {
    use mpyc_grammar::ArgumentProblem as Problem;
    let (message, label, help) = match problem {
        Problem::PositionalAfterKeyword => (
            "a positional argument follows a keyword argument",
            "has no name",
            "move it before the arguments with names, or give it a name",
        ),
        Problem::PositionalAfterUnpacking => {
            ("a positional argument follows `**`", "has no name", "move it before `**`")
        }
        Problem::StarAfterUnpacking => ("`*` follows `**` among the arguments", "must come first", "move it before `**`"),
        Problem::NotAName => ("only a plain name can stand before `=` in a call", "not a plain name", "to compare, write `==`"),
        Problem::BareGenerator => (
            "a generator expression beside other arguments needs parentheses",
            "needs parentheses of its own",
            "",
        ),
    };
    let found = INFO.at(place, message, label);
    if help.is_empty() { found } else { found.help(help) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
