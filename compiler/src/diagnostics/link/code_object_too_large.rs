//! `E0603`: a function too large for the board.

use crate::diagnostics::prelude::*;

/// The row of `E0603`.
pub(crate) const INFO: Info = Info {
    code: Code::error(603),
    title: "a function too large for the board",
    explain: "\
The board counts some things of a function in one or two bytes: at most 255 parameters, and
65,535 variables and bytes of names and line numbers.

Split the function, or pass a list or tuple instead of many values.",
    wrong: r"def draw(a1, a2, a3):  # imagine 300 parameters
    pass
",
    right: r"def draw(points):
    pass
",
};

/// `function` of `module` (empty: its body) has too many `what` (a plural); `limit` are possible.
pub fn code_object_too_large(module: &str, function: &str, what: &str, limit: u32) -> Diagnostic {
    let place = if function.is_empty() { "the body".to_owned() } else { format!("function `{function}`") };
    INFO.diagnostic(format!("{place} of module `{module}` has too many {what}"))
        .help(format!("at most {limit} are possible; split it in parts"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |_| code_object_too_large("app", "draw", "parameters", 255));
    }
}
