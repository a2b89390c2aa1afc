//! `E0212`: an annotated name cannot be `global` or `nonlocal`.

use crate::diagnostics::prelude::*;

/// The row of `E0212`.
pub(crate) const INFO: Info = Info {
    code: Code::error(212),
    title: "an annotated name cannot be `global` or `nonlocal`",
    explain: "\
An annotation such as `score: int` declares a variable of this function. A name that `global` or
`nonlocal` gives to another scope cannot be annotated here: annotate it where it lives.",
    wrong: r"def win():
    global score
    score: int = 1
",
    right: r"score: int = 0
def win():
    global score
    score = 1
",
};

/// `text` is annotated at `name` although a `keyword` statement at `declared` names it.
pub fn annotated_and_declared(name: Span, keyword: &str, text: &str, declared: Span) -> Diagnostic {
    INFO.at(name, format!("`{text}` is `{keyword}` and cannot be annotated here"), "annotated here")
        .label(declared, format!("declared `{keyword}` here"))
        .help(format!("write `{text} = ...` without the annotation"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
