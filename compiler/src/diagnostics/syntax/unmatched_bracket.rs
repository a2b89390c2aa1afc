//! `E0040`: a closing bracket that nothing opened.

use crate::diagnostics::prelude::*;

/// The row of `E0040`.
pub(crate) const INFO: Info = Info {
    code: Code::error(40),
    title: "a closing bracket that nothing opened",
    explain: "\
Every closing bracket belongs to an opening one before it. This one is left over.",
    wrong: "print('hello'))\n",
    right: "print('hello')\n",
};

/// The bracket `close` at `place` has no opening one.
pub fn unmatched_bracket(place: Span, close: char) -> Diagnostic {
    INFO.at(place, format!("`{close}` closes nothing"), "no bracket is open here").help("remove it, or put the opening bracket before")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
