//! `W0101`: an import that nothing uses.

use crate::diagnostics::prelude::*;

/// The row of `W0101`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(101),
    title: "an import that nothing uses",
    explain: "\
The name is imported and never used. The import costs time and memory on the board. Either take
it out, or the line that should use the name has a slip of the finger.",
    wrong: r"from microbit import display, button_a
display.show('hello')
",
    right: r"from microbit import display
display.show('hello')
",
};

/// Nothing uses `text`, which the import at `place` gives.
pub fn unused_import(place: Span, text: &str) -> Diagnostic {
    INFO.at(place, format!("`{text}` is imported but never used"), "not needed").help("take this import out")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
