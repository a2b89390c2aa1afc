//! `W0103`: `is` with a number, text or list.

use crate::diagnostics::prelude::*;

/// The row of `W0103`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(103),
    title: "`is` with a number, text or list",
    explain: "\
`is` asks whether two things are the same object in memory, not whether they are equal. For
numbers and texts the answer depends on how the board stores them. Compare values with `==` and
`!=`; `is` is for `None`, `True` and `False`.",
    wrong: r"level = 3
if level is 3:
    print('top')
",
    right: r"level = 3
if level == 3:
    print('top')
",
};

/// The comparison at `place` asks with `is` (or `is not`, if `negated`) for the literal `text`.
pub fn is_with_literal(place: Span, text: &str, negated: bool) -> Diagnostic {
    let (word, operator) = if negated { ("is not", "!=") } else { ("is", "==") };
    INFO.at(place, format!("`{word}` does not compare the value `{text}`"), "compares objects, not values")
        .help(format!("write `{operator}` instead of `{word}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
