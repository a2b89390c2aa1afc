//! `W0702`: a value that the board does not take.

use crate::diagnostics::prelude::*;

/// The row of `W0702`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(702),
    title: "a value that the board does not take",
    explain: "\
The function is known, and it refuses this value with a ValueError: the display has columns and
rows 0 to 4 and brightness 0 to 9, `write_digital` takes 0 and 1, `write_analog` 0 to 1023, an
image is made of digits, and gestures have fixed names.",
    wrong: r"from microbit import accelerometer, display

display.set_pixel(5, 5, 9)
if accelerometer.was_gesture('shaken'):
    display.clear()
",
    right: r"from microbit import accelerometer, display

display.set_pixel(4, 4, 9)
if accelerometer.was_gesture('shake'):
    display.clear()
",
};

/// The value `text` at `place` is refused; `help` says what is taken.
pub fn invalid_value(place: Span, text: &str, help: &str) -> Diagnostic {
    INFO.at(place, format!("{text} is not taken here"), "this stops the program").help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
