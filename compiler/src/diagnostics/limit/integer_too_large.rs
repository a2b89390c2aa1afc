//! `E0405`: an integer literal too long.

use crate::diagnostics::prelude::*;

/// The row of `E0405`.
pub(crate) const INFO: Info = Info {
    code: Code::error(405),
    title: "an integer literal too long",
    explain: "\
An integer literal may have thousands of digits, but this one is longer than the compiler
accepts. Very large numbers are better made by a calculation.",
    wrong: "x = 1000000000  # ... with five thousand zeros\n",
    right: "x = 10 ** 5000\n",
};

/// The integer literal at `literal` has `digits` digits; `limit` are accepted.
pub fn integer_too_large(literal: Span, digits: usize, limit: usize) -> Diagnostic {
    INFO.at(literal, "integer literal is too long", format!("{digits} digits; at most {limit} are accepted"))
        .help("work the number out with `**`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| integer_too_large(at.find("1000000000"), 5010, 4300));
    }
}
