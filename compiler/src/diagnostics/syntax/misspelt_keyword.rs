//! `E0068`: a keyword that is not spelt right.

use crate::diagnostics::prelude::*;

/// The row of `E0068`.
pub(crate) const INFO: Info = Info {
    code: Code::error(68),
    title: "a keyword that is not spelt right",
    explain: "\
Keywords are the fixed words of Python. They must be spelt exactly, in small letters except for
`True`, `False` and `None`.",
    wrong: r"fro i in range(3):
    print(i)
",
    right: r"for i in range(3):
    print(i)
",
};

/// `written` at `place` is nearly `keyword`, which would fit.
pub fn misspelt_keyword(place: Span, written: &str, keyword: &str) -> Diagnostic {
    INFO.at(place, format!("`{written}` is not a keyword"), format!("perhaps `{keyword}` is meant"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
