//! `E0021`: bytes that are no text.

use crate::diagnostics::prelude::*;

/// The row of `E0021`.
pub(crate) const INFO: Info = Info {
    code: Code::error(21),
    title: "bytes that are no text",
    explain: "\
Python source is UTF-8 text. Some bytes of this file are not, so it was probably saved in
another encoding by an old editor, or it is not a text file at all.

Save it as UTF-8, or name its encoding in the first line: `# coding: latin-1`.",
    wrong: "name = '?'  # imagine a byte that is not UTF-8\n",
    right: "name = 'é'\n",
};

/// Bytes at `place` are not UTF-8.
pub fn invalid_utf8(place: Span) -> Diagnostic {
    INFO.at(place, "this is not UTF-8 text", "the first wrong byte").help("save the file as UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| invalid_utf8(at.find("?")));
    }
}
