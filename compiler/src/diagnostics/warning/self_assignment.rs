//! `W0108`: a variable that is assigned to itself.

use crate::diagnostics::prelude::*;

/// The row of `W0108`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(108),
    title: "a variable that is assigned to itself",
    explain: "\
The line gives a variable the value that it has already. Probably one of the two names is meant to
be another.",
    wrong: r"def area(width, height):
    width = width
    return width * height

print(area(2, 3))
",
    right: r"def area(width, height):
    width = width + 1
    return width * height

print(area(2, 3))
",
};

/// The statement at `place` assigns `text` to itself.
pub fn self_assignment(place: Span, text: &str) -> Diagnostic {
    INFO.at(place, format!("`{text}` is assigned to itself"), "changes nothing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
