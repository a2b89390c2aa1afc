//! `W0502`: a module or object does not have this name.

use crate::diagnostics::prelude::*;

/// The row of `W0502`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(502),
    title: "a module or object does not have this name",
    explain: "\
The module or object that the name is taken from is known, and it has no such name. When the
program gets there, it stops with an ImportError or AttributeError. Most often it is a slip of
the finger.",
    wrong: r"from microbit import dispaly, button_a
while not button_a.is_presed():
    pass
",
    right: r"from microbit import display, button_a
while not button_a.is_pressed():
    display.clear()
",
};

/// `owner` (as messages call it) has no `member`, which stands at `place`; `near` is one spelled alike.
pub fn no_such_member(place: Span, owner: &str, member: &str, near: Option<&str>) -> Diagnostic {
    INFO.at(place, format!("{owner} has no `{member}`"), "there is no such name in it").did_you_mean(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
