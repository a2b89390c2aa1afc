//! `W0102`: code that is never reached.

use crate::diagnostics::prelude::*;

/// The row of `W0102`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(102),
    title: "code that is never reached",
    explain: "\
The statement before it always goes somewhere else: `return` and `raise` leave the function,
`break` and `continue` go on with the loop, and `while True:` without a `break` never ends. So
this code never runs. Often it is indented too far, or not far enough.",
    wrong: r"from microbit import display, sleep

while True:
    display.show('A')
    sleep(500)
display.scroll('done')
",
    right: r"from microbit import button_a, display, sleep

while not button_a.is_pressed():
    display.show('A')
    sleep(500)
display.scroll('done')
",
};

/// The code at `place` is never reached because of what stands at `end`, about which `why` is said.
pub fn unreachable_code(place: Span, end: Span, why: &str) -> Diagnostic {
    INFO.at(place, "this code is never reached", "never runs").label(end, why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
