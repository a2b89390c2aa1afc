//! `E0058`: a comma after the last imported name.

use crate::diagnostics::prelude::*;

/// The row of `E0058`.
pub(crate) const INFO: Info = Info {
    code: Code::error(58),
    title: "a comma after the last imported name",
    explain: "\
The names of an import are separated by commas; after the last one there is none, unless the
names are in parentheses.",
    wrong: "from microbit import display, Image,\n",
    right: "from microbit import display, Image\n",
};

/// A comma at `place` behind the last name of an import.
pub fn import_trailing_comma(place: Span) -> Diagnostic {
    INFO.at(place, "a comma after the last imported name", "no name follows").help("remove the comma, or put the names in parentheses")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
