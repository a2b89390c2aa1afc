//! `E0050`: a clause without its statement.

use crate::diagnostics::prelude::*;

/// The row of `E0050`.
pub(crate) const INFO: Info = Info {
    code: Code::error(50),
    title: "a clause without its statement",
    explain: "\
`else`, `elif`, `except` and `finally` continue a statement, so they follow its block directly
and are indented as far as its first line.",
    wrong: r"print(1)
else:
    print(2)
",
    right: r"if x:
    print(1)
else:
    print(2)
",
};

/// The `clause` at `place` continues no statement.
pub fn unexpected_clause(place: Span, clause: &str) -> Diagnostic {
    let opener = match clause {
        "elif" => "an `if`",
        "except" | "finally" => "a `try`",
        _ => "an `if`, `for`, `while` or `try`",
    };
    INFO.at(place, format!("`{clause}` without its statement"), format!("there is no {} before it", &opener[opener.find('`').unwrap_or(0)..]))
        .help(format!("indent it as far as {opener} whose block ends just before"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
