//! `W0122`: the result of a function that has none.

use crate::diagnostics::prelude::*;

/// The row of `W0122`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(122),
    title: "the result of a function that has none",
    explain: "\
The function does something and gives nothing back, so its result is always `None`. Call it on a
line of its own.",
    wrong: r"from microbit import display

text = display.show('A')
print(text)
",
    right: r"from microbit import display

text = 'A'
display.show(text)
print(text)
",
};

/// The result of the call of `text` at `place` is used, though the function gives none.
pub fn no_result(place: Span, text: &str) -> Diagnostic {
    INFO.at(place, format!("`{text}` gives no result"), "this is always `None`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
