//! `W0120`: `=-` or `=+` where `-=` or `+=` is meant.

use crate::diagnostics::prelude::*;

/// The row of `W0120`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(120),
    title: "`=-` or `=+` where `-=` or `+=` is meant",
    explain: "\
`x -= 1` makes x smaller by 1. With the signs the other way round, `x =- 1`, x becomes -1.",
    wrong: r"lives = 3
lives =- 1
print(lives)
",
    right: r"lives = 3
lives -= 1
print(lives)
",
};

/// The signs `text` at `place` are probably the wrong way round.
pub fn reversed_operator(place: Span, text: &str) -> Diagnostic {
    let sign = text.trim_start_matches('=');
    INFO.at(place, format!("`{text}` assigns a number with a sign"), "two signs")
        .help(format!("to change the variable, write `{sign}=`; otherwise put a space before the `{sign}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
