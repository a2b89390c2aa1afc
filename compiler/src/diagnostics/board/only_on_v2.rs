//! `W0701`: something that only the micro:bit v2 has.

use crate::diagnostics::prelude::*;

/// The row of `W0701`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(701),
    title: "something that only the micro:bit v2 has",
    explain: "\
The program is made for a micro:bit v1, which has no microphone, speaker or touch logo, and less
memory for software. When the program gets there, it stops with an ImportError or AttributeError.

A program that shall run on both can try: `try: from microbit import speaker` with
`except ImportError: speaker = None` is not reported.",
    wrong: r"from microbit import display, microphone
display.show(microphone.sound_level() // 26)
",
    right: r"from microbit import display
display.show(display.read_light_level() // 26)
",
};

/// `name` at `place` exists on the v2 alone.
pub fn only_on_v2(place: Span, name: &str) -> Diagnostic {
    INFO.at(place, format!("only the micro:bit v2 has `{name}`"), "not on the v1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
