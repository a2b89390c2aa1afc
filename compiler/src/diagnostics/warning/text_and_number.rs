//! `W0127`: a text and a number on the two sides of an operator.

use crate::diagnostics::prelude::*;

/// The row of `W0127`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(127),
    title: "a text and a number on the two sides of an operator",
    explain: "\
Python does not make a text of a number or a number of a text by itself. Adding or ordering the two
stops the program with a TypeError, and `==` is never true. What `input` gives is a text, even if
it has only digits. `str(x)` makes a text, `int(x)` a number.",
    wrong: r"score = 3
print('Score: ' + score)
",
    right: r"score = 3
print('Score: ' + str(score))
",
};

/// What is done with a text and a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mixed {
    /// `+`
    Added,
    /// Another operator of numbers.
    Calculated,
    /// `<` and the like.
    Ordered,
    /// `==` and `!=`.
    Equal,
}

/// A text and a number, at these places and written so, meet.
pub fn text_and_number((text, number): (Span, Span), sources: (&str, &str), how: Mixed) -> Diagnostic {
    let message = match how {
        Mixed::Added => "a text and a number cannot be added",
        Mixed::Calculated => "a text is not a number to calculate with",
        Mixed::Ordered => "a text and a number cannot be compared",
        Mixed::Equal => "a text never equals a number",
    };
    let (text_source, number_source) = sources;
    let is_literal = text_source.starts_with(['\'', '"']);
    let help = if how == Mixed::Added || is_literal {
        format!("write `str({number_source})` to make a text of it")
    } else {
        format!("write `int({text_source})` to make a number of it")
    };
    let (text, number) = ((text, "a text"), (number, "a number"));
    let (first, second) = if how == Mixed::Added { (number, text) } else { (text, number) };
    INFO.at(first.0, message, first.1).label(second.0, second.1).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
