//! `E0032`: a character outside ASCII in bytes.

use crate::diagnostics::prelude::*;

/// The row of `E0032`.
pub(crate) const INFO: Info = Info {
    code: Code::error(32),
    title: "a character outside ASCII in bytes",
    explain: r#"A bytes literal holds numbers from 0 to 255, and only ASCII characters stand for one number
each. Write other bytes as `\x` escapes, or encode a text."#,
    wrong: "data = b'é'\n",
    right: "data = 'é'.encode()\n",
};

/// A character at `place` outside ASCII in a bytes literal.
pub fn non_ascii_bytes(place: Span) -> Diagnostic {
    INFO.at(place, "bytes can only contain ASCII characters", "not ASCII")
        .help("write `\\x` escapes, or `'...'.encode()`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
