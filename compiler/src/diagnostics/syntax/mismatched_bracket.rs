//! `E0041`: a closing bracket of the wrong kind.

use crate::diagnostics::prelude::*;

/// The row of `E0041`.
pub(crate) const INFO: Info = Info {
    code: Code::error(41),
    title: "a closing bracket of the wrong kind",
    explain: "\
Brackets close in the reverse order of opening, each with its own kind: `(` with `)`, `[` with
`]`, `{` with `}`.",
    wrong: "scores = [1, 2, 3)\n",
    right: "scores = [1, 2, 3]\n",
};

/// The bracket `close` at `place` meets `open`, which stands at `opener`.
pub fn mismatched_bracket(place: Span, close: char, open: char, opener: Span) -> Diagnostic {
    INFO.at(place, format!("`{close}` does not close `{open}`"), "wrong kind of bracket")
        .label(opener, "opened here")
        .help(format!("close it with `{}`", closing(open)))
}

/// The bracket that closes `open`.
pub(super) fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
