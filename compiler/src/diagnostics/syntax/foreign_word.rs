//! `E0069`: a keyword of another language.

use crate::diagnostics::prelude::*;

/// The row of `E0069`.
pub(crate) const INFO: Info = Info {
    code: Code::error(69),
    title: "a keyword of another language",
    explain: "\
Other languages have other keywords. A function starts with `def`, errors are raised with `raise`
and handled with `except`, and a variable needs no word before it.",
    wrong: r"function greet():
    print('hello')
",
    right: r"def greet():
    print('hello')
",
};

/// `written` at `place` is no keyword of Python; it has `python` for it, or nothing.
pub fn foreign_word(place: Span, written: &str, python: Option<&str>) -> Diagnostic {
    let text = match python {
        Some(python) => format!("write `{python}`"),
        None => "leave this out".into(),
    };
    INFO.at(place, format!("Python has no keyword `{written}`"), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
