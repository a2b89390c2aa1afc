//! `W0116`: a special method with the wrong underscores.

use crate::diagnostics::prelude::*;

/// The row of `W0116`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(116),
    title: "a special method with the wrong underscores",
    explain: "\
Python calls `__init__` when an object is made, and other methods for `print`, `+` and so on. It
knows them by their exact names, with two underscores before and two after. This name is almost
one of them, so Python never calls the method.",
    wrong: r"class Ball:
    def _init_(self, x):
        self.x = x
",
    right: r"class Ball:
    def __init__(self, x):
        self.x = x
",
};

/// The method `text` at `place` is probably meant to be `meant`.
pub fn misspelt_method(place: Span, text: &str, meant: &str) -> Diagnostic {
    INFO.at(place, format!("Python does not call `{text}`"), "almost a special method")
        .help(format!("did you mean `{meant}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
