//! `W0113`: an `except` that catches Ctrl-C in an endless loop.

use crate::diagnostics::prelude::*;

/// The row of `W0113`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(113),
    title: "an `except` that catches Ctrl-C in an endless loop",
    explain: "\
Ctrl-C, with which an editor stops the program on the board, is the exception KeyboardInterrupt.
`except:` catches that too, and then the loop goes on, so the program can't be stopped. Name the
exceptions that are meant: `except Exception:` is all of them but Ctrl-C and the end of the program.",
    wrong: r"from microbit import display, temperature

while True:
    try:
        display.scroll(temperature())
    except:
        display.show('?')
",
    right: r"from microbit import display, temperature

while True:
    try:
        display.scroll(temperature())
    except Exception:
        display.show('?')
",
};

/// The handler at `place` catches Ctrl-C in the endless loop at `keyword`, and goes on.
pub fn swallows_ctrl_c(place: Span, keyword: Span) -> Diagnostic {
    INFO.at(place, "this `except` catches Ctrl-C too", "then the loop goes on")
        .label(keyword, "so nothing can stop this loop")
        .help("write `except Exception:`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
