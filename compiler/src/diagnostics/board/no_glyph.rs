//! `W0703`: a character that the display does not have.

use crate::diagnostics::prelude::*;

/// The row of `W0703`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(703),
    title: "a character that the display does not have",
    explain: "\
The font of the display knows the letters without accents, digits and signs of ASCII. For any
other character it shows a question mark.",
    wrong: r"from microbit import display, temperature

display.scroll('°C')
display.scroll(temperature())
",
    right: r"from microbit import display, temperature

display.scroll('degrees C')
display.scroll(temperature())
",
};

/// The text at `place` has the character `unknown`, which the display's font does not have.
pub fn no_glyph(place: Span, unknown: char) -> Diagnostic {
    INFO.at(place, format!("the display has no character `{}`", unknown.escape_debug()), "shown as `?`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
