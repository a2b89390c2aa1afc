//! `E0404`: a function too large for the bytecode.

use crate::diagnostics::prelude::*;

/// The row of `E0404`.
pub(crate) const INFO: Info = Info {
    code: Code::error(404),
    title: "a function too large for the bytecode",
    explain: "\
The variables and intermediate values of one function, its code, or the names of one module have
outgrown what the bytecode can hold.

Split the function, or move parts of the file to a module of its own.",
    wrong: r"def everything():
    a0 = a1 = a2 = 0  # ... thousands of variables
",
    right: r"def part():
    a = [0] * 3
",
};

/// The function or module at `place` needs `count` of `what` (a plural); there is room for `limit`.
pub fn function_too_large(place: Span, what: &str, count: usize, limit: usize) -> Diagnostic {
    INFO.at(place, format!("too large: {count} {what}"), format!("at most {limit} {what} fit"))
        .help("split it in parts")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| function_too_large(at.find("everything"), "slots", 70000, 65535));
    }
}
