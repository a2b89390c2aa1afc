//! `E0025`: a NUL character.

use crate::diagnostics::prelude::*;

/// The row of `E0025`.
pub(crate) const INFO: Info = Info {
    code: Code::error(25),
    title: "a NUL character",
    explain: "\
The file contains a character with the code 0, which no text has. It was probably saved as
UTF-16, or damaged.",
    wrong: "x = 1\0\n",
    right: "x = 1\n",
};

/// A NUL character at `place`.
pub fn nul_character(place: Span) -> Diagnostic {
    INFO.at(place, "the file contains a NUL character", "here").help("save the file as UTF-8 text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
