//! `E0024`: the coding line contradicts the byte order mark.

use crate::diagnostics::prelude::*;

/// The row of `E0024`.
pub(crate) const INFO: Info = Info {
    code: Code::error(24),
    title: "the coding line contradicts the byte order mark",
    explain: "\
The file starts with the mark of UTF-8 files, but its coding line names another encoding.",
    wrong: "# coding: latin-1  (in a file with a byte order mark)\n",
    right: "x = 1\n",
};

/// The coding line names `encoding` at `place` in a file with a UTF-8 byte order mark.
pub fn encoding_contradicts_mark(place: Span, encoding: &str) -> Diagnostic {
    INFO.at(place, format!("the file is UTF-8, but its coding line says `{encoding}`"), "named here").help("remove the line")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| encoding_contradicts_mark(at.find("latin-1"), "latin-1"));
    }
}
