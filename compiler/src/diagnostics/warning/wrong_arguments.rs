//! `W0121`: a call with the wrong arguments.

use crate::diagnostics::prelude::*;

/// The row of `W0121`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(121),
    title: "a call with the wrong arguments",
    explain: "\
The function is known, and it can't be called like this: there are too many arguments or too few,
or one has a name that the function does not know. When the program gets there, it stops with a
TypeError.",
    wrong: r"from microbit import display

display.set_pixel(2, 2)
display.scroll('hello', speed=50)
",
    right: r"from microbit import display

display.set_pixel(2, 2, 9)
display.scroll('hello', delay=50)
",
};

/// The call of `function` has at `place` the fault that `message` tells; `signature` is how it is called.
pub fn wrong_arguments(place: Span, message: &str, label: &str, signature: &str) -> Diagnostic {
    INFO.at(place, message, label).help(format!("it is called like this: `{signature}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
