//! `E0209`: name used before its `global` or `nonlocal` line.

use crate::diagnostics::prelude::*;

/// The row of `E0209`.
pub(crate) const INFO: Info = Info {
    code: Code::error(209),
    title: "name used before its `global` or `nonlocal` line",
    explain: "\
A `global` or `nonlocal` line speaks for the whole function, so it must come before the first
use of the name in it.",
    wrong: r"def win():
    score = 1
    global score
",
    right: r"def win():
    global score
    score = 1
",
};

/// `text` is used or assigned at `first`, before the `keyword` (`global` or `nonlocal`) statement
/// that names it at `name`.
pub fn declared_after_use(name: Span, keyword: &str, text: &str, first: Span) -> Diagnostic {
    INFO.at(name, format!("`{text}` is used before its `{keyword}` line"), format!("made {keyword} only here"))
        .label(first, "used here before")
        .help(format!("move the `{keyword}` line to the top of the function"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
