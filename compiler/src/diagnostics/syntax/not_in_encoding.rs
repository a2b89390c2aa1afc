//! `E0022`: the text is not in the encoding that the file names.

use crate::diagnostics::prelude::*;

/// The row of `E0022`.
pub(crate) const INFO: Info = Info {
    code: Code::error(22),
    title: "the text is not in the encoding that the file names",
    explain: "\
A comment in the first two lines names the encoding of the file, but some bytes of the file are
not possible in it. Probably the file was saved in another encoding later. Say `utf-8`, or remove
the line: UTF-8 is what Python expects.",
    wrong: "# coding: ascii\nname = 'é'\n",
    right: "# coding: utf-8\nname = 'é'\n",
};

/// Bytes at `place` are not of the `encoding` that the coding line names.
pub fn not_in_encoding(place: Span, encoding: &str) -> Diagnostic {
    INFO.at(place, format!("this file is not `{encoding}` text, as its coding line says"), "does not fit")
        .help("remove the coding line if the file is UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
