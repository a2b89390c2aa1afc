//! `W0117`: a method without `self`.

use crate::diagnostics::prelude::*;

/// The row of `W0117`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(117),
    title: "a method without `self`",
    explain: "\
Python hands the object to a method as its first argument. A method without parameters can't take
it, so calling it on an object stops the program with a TypeError. It is not reported
in a class that is only a place for functions: one without `self`, of which no objects are made.",
    wrong: r"class Ball:
    def bounce():
        print('boing')

Ball().bounce()
",
    right: r"class Ball:
    def bounce(self):
        print('boing')

Ball().bounce()
",
};

/// The method `text` at `place` has no parameters.
pub fn method_without_self(place: Span, text: &str) -> Diagnostic {
    INFO.at(place, format!("the method `{text}` has no `self`"), "cannot be called on an object")
        .help(format!("write `def {text}(self):`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
