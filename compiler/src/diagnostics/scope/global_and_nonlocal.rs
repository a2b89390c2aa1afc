//! `E0211`: a name is both `global` and `nonlocal`.

use crate::diagnostics::prelude::*;

/// The row of `E0211`.
pub(crate) const INFO: Info = Info {
    code: Code::error(211),
    title: "a name is both `global` and `nonlocal`",
    explain: "\
`global` and `nonlocal` say different things about where a variable lives, so one function
cannot say both of the same name.",
    wrong: r"def outer():
    score = 0
    def inner():
        global score
        nonlocal score
        score = 1
",
    right: r"def outer():
    score = 0
    def inner():
        nonlocal score
        score = 1
",
};

/// `text` is declared at `name` one way and at `other` the other way.
pub fn global_and_nonlocal(name: Span, text: &str, other: Span) -> Diagnostic {
    INFO.at(name, format!("`{text}` is both `global` and `nonlocal`"), "declared again here")
        .label(other, "first declared here")
        .help("keep the line that is meant and remove the other")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
