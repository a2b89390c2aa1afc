//! `E0210`: a parameter cannot be `global` or `nonlocal`.

use crate::diagnostics::prelude::*;

/// The row of `E0210`.
pub(crate) const INFO: Info = Info {
    code: Code::error(210),
    title: "a parameter cannot be `global` or `nonlocal`",
    explain: "\
A parameter is a variable of its own function, so the same name cannot stand for a variable of
the module or of an outer function there. Give one of the two another name.",
    wrong: r"def set_score(score):
    global score
    score = score
",
    right: r"def set_score(value):
    global score
    score = value
",
};

/// `text` is a parameter, declared at `parameter`, and named by a `keyword` statement at `name`.
pub fn parameter_and_declared(name: Span, keyword: &str, text: &str, parameter: Span) -> Diagnostic {
    INFO.at(name, format!("`{text}` is a parameter and `{keyword}`"), format!("declared `{keyword}` here"))
        .label(parameter, "the parameter")
        .help("give the parameter another name")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
