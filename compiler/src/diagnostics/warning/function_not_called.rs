//! `W0105`: a function that is not called.

use crate::diagnostics::prelude::*;

/// The row of `W0105`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(105),
    title: "a function that is not called",
    explain: "\
A function runs only when parentheses follow its name: `display.clear()`. The name alone stands
for the function itself. As a statement it does nothing; as a condition it is always true; and it
cannot be compared or calculated with.",
    wrong: r"from microbit import button_a, display

if button_a.is_pressed:
    display.clear
",
    right: r"from microbit import button_a, display

if button_a.is_pressed():
    display.clear()
",
};

/// The function `text` at `place` is not called; `label` says what that does.
pub fn function_not_called(place: Span, text: &str, label: &str) -> Diagnostic {
    INFO.at(place, format!("`{text}` is not called"), label).help(format!("write `{text}()` to call it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
