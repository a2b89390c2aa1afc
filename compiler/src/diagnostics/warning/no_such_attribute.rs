//! `W0124`: an attribute that nothing sets.

use crate::diagnostics::prelude::*;

/// The row of `W0124`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(124),
    title: "an attribute that nothing sets",
    explain: "\
The class has no method of this name, and no line of the program gives its objects such an
attribute. When the program gets there, it stops with an AttributeError.",
    wrong: r"class Ball:
    def __init__(self):
        self.speed = 3

    def move(self):
        print(self.sped)

Ball().move()
",
    right: r"class Ball:
    def __init__(self):
        self.speed = 3

    def move(self):
        print(self.speed)

Ball().move()
",
};

/// Objects of `class` have no attribute `text`, which is read at `place`; `near` is one spelled alike.
pub fn no_such_attribute(place: Span, class: &str, text: &str, near: Option<&str>) -> Diagnostic {
    INFO.at(place, format!("`{class}` objects have no `{text}`"), "nothing sets it").did_you_mean(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
