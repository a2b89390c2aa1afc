//! `E0076`: a comma after `raise`.

use crate::diagnostics::prelude::*;

/// The row of `E0076`.
pub(crate) const INFO: Info = Info {
    code: Code::error(76),
    title: "a comma after `raise`",
    explain: "\
The text of an error goes in parentheses behind its name. The comma is from Python 2.",
    wrong: "raise ValueError, 'too big'\n",
    right: "raise ValueError('too big')\n",
};

/// A comma at `place` between an error and its text.
pub fn comma_in_raise(place: Span) -> Diagnostic {
    INFO.at(place, "an error and its text are not separated by a comma", "write `raise Error(text)`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
