//! `E0060`: two values with nothing between them.

use crate::diagnostics::prelude::*;

/// The row of `E0060`.
pub(crate) const INFO: Info = Info {
    code: Code::error(60),
    title: "two values with nothing between them",
    explain: "\
Two values follow one another, but nothing says what to do with them. Perhaps an operator such as
`+` or `=` is missing, a comma, a dot, the quotes around a text, or the `_` in a name of two words.",
    wrong: "my score = 5\n",
    right: "my_score = 5\n",
};

/// Two values with only `place` between them; `hint` says what they look like.
pub fn side_by_side(place: Span, hint: ValueHint) -> Diagnostic {
    let diagnostic = INFO.at(place, "two values with nothing between them", "something is missing here");
    diagnostic.help(match hint {
        ValueHint::Text => "a text goes between quotes: `'hello world'`",
        ValueHint::Names => "names have no blanks: write `my_name`; the parts of `a.b` are joined by a dot",
        ValueHint::Statement => "to give a variable a value write `x = 5`; to call a function write `f(x)`",
        ValueHint::Other => "an operator, a comma or a bracket may be missing",
    })
}

/// What two values side by side look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueHint {
    /// Words of a text without its quotes.
    Text,
    /// Two parts of a name.
    Names,
    /// A name and a value that start a line.
    Statement,
    /// Nothing special.
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
