//! `W0123`: a call of something that is no function.

use crate::diagnostics::prelude::*;

/// The row of `W0123`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(123),
    title: "a call of something that is no function",
    explain: "\
Parentheses after a name call a function, but this name stands for a number, a text or a list.
Often a variable has the name of a function that it hides.",
    wrong: r"max = 10
print(max(3, 4))
",
    right: r"limit = 10
print(max(3, 4))
",
};

/// `text` at `place` is called; at `value` it is given a value that is no function.
pub fn not_callable(place: Span, text: &str, value: Span, hides: bool) -> Diagnostic {
    let found = INFO.at(place, format!("`{text}` is no function"), "cannot be called").label(value, "a value");
    if hides { found.help(format!("this variable hides the function `{text}`: give it another name")) } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
