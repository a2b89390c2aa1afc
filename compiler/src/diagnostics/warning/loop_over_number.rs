//! `W0107`: a loop over a number.

use crate::diagnostics::prelude::*;

/// The row of `W0107`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(107),
    title: "a loop over a number",
    explain: "\
`for` takes the things out of a list, a text or a range one by one. A number has nothing in it,
so the program stops with a TypeError. To count, loop over `range`.",
    wrong: r"for i in 10:
    print(i)
",
    right: r"for i in range(10):
    print(i)
",
};

/// A `for` loops over the number `text` at `place`.
pub fn loop_over_number(place: Span, text: &str) -> Diagnostic {
    INFO.at(place, "`for` cannot loop over a number", "a number").help(format!("to count, write `range({text})`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
