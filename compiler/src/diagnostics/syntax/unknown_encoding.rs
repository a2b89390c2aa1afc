//! `E0023`: an unknown encoding.

use crate::diagnostics::prelude::*;

/// The row of `E0023`.
pub(crate) const INFO: Info = Info {
    code: Code::error(23),
    title: "an unknown encoding",
    explain: "\
A comment in the first two lines can name the encoding of the file. This name is not known.
Without such a line the file is UTF-8.",
    wrong: r"# coding: klingon
x = 1
",
    right: "x = 1\n",
};

/// The coding line names `encoding` at `place`, which is not known.
pub fn unknown_encoding(place: Span, encoding: &str) -> Diagnostic {
    INFO.at(place, format!("unknown encoding `{encoding}`"), "named here").help("save the file as UTF-8 and remove the line")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
