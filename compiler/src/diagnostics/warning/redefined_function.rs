//! `W0110`: a function that is defined twice.

use crate::diagnostics::prelude::*;

/// The row of `W0110`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(110),
    title: "a function that is defined twice",
    explain: "\
A second `def` of the same name replaces the first, which nothing has used. Give one of them
another name.",
    wrong: r"def draw():
    print('left')

def draw():
    print('right')

draw()
",
    right: r"def draw_left():
    print('left')

def draw_right():
    print('right')

draw_left()
draw_right()
",
};

/// The function `text` at `place` replaces the one at `first`.
pub fn redefined_function(place: Span, text: &str, first: Span) -> Diagnostic {
    INFO.at(place, format!("`{text}` is defined twice"), "replaces the first one")
        .label(first, "never used")
        .help("give one of them another name")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
