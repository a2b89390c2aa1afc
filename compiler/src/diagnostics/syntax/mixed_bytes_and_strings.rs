//! `E0033`: strings and bytes side by side.

use crate::diagnostics::prelude::*;

/// The row of `E0033`.
pub(crate) const INFO: Info = Info {
    code: Code::error(33),
    title: "strings and bytes side by side",
    explain: "\
Literals side by side are joined to one, which works only if all of them are strings or all are
bytes.",
    wrong: "data = 'head' b'body'\n",
    right: "data = b'head' b'body'\n",
};

/// Literals at `place`: some are strings and some are bytes.
pub fn mixed_bytes_and_strings(place: Span) -> Diagnostic {
    INFO.at(place, "strings and bytes cannot be joined", "of both kinds").help("put `b` before all of them or none")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
