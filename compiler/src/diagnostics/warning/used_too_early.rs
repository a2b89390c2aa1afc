//! `W0128`: a name that gets its value further down.

use crate::diagnostics::prelude::*;

/// The row of `W0128`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(128),
    title: "a name that gets its value further down",
    explain: "\
Python runs a file from the top to the bottom, and a `def` or `class` line has to run before what
it defines can be used. Here the program stops with a NameError. Put definitions at the top. Inside
a function a name may be used that is defined below it, as long as the call comes after both.",
    wrong: r"greet()

def greet():
    print('hello')
",
    right: r"def greet():
    print('hello')

greet()
",
};

/// `text` is used at `place`, before the line that gives it its first value at `first`.
pub fn used_too_early(place: Span, text: &str, first: Span) -> Diagnostic {
    INFO.at(place, format!("`{text}` has no value here yet"), "used here")
        .label(first, "gets its value here")
        .help("move this below the line that gives it a value")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
