//! `E0055`: a decorator with nothing to decorate.

use crate::diagnostics::prelude::*;

/// The row of `E0055`.
pub(crate) const INFO: Info = Info {
    code: Code::error(55),
    title: "a decorator with nothing to decorate",
    explain: "\
A line that starts with `@` changes the function or class that is defined in the next line.
Something else follows here.",
    wrong: r"@staticmethod
x = 1
",
    right: r"@staticmethod
def x():
    return 1
",
};

/// No function or class follows the decorator at `place`.
pub fn decorator_without_definition(place: Span) -> Diagnostic {
    INFO.at(place, "a decorator must be followed by a function or class", "no `def` or `class` follows")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
