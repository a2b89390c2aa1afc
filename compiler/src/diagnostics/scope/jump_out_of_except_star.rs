//! `E0206`: `break`, `continue` or `return` in an `except*` block.

use crate::diagnostics::prelude::*;

/// The row of `E0206`.
pub(crate) const INFO: Info = Info {
    code: Code::error(206),
    title: "`break`, `continue` or `return` in an `except*` block",
    explain: "\
An `except*` block may be run along with others for parts of one exception group, so it cannot
jump out of the `try` statement: `break`, `continue` and `return` are not allowed in it.",
    wrong: r"def run():
    try:
        work()
    except* ValueError:
        return 1
",
    right: r"def run():
    result = 0
    try:
        work()
    except* ValueError:
        result = 1
    return result
",
};

/// The statement at `keyword` (`break`, `continue` or `return`) would leave an `except*` block.
pub fn jump_out_of_except_star(keyword: Span, statement: &str) -> Diagnostic {
    INFO.at(keyword, format!("`{statement}` in an `except*` block"), "jumps out of the block")
        .help("set a variable here and jump after the `try` statement")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| jump_out_of_except_star(at.find("return"), "return"));
    }
}
