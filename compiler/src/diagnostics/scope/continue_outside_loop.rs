//! `E0205`: `continue` outside a loop.

use crate::diagnostics::prelude::*;

/// The row of `E0205`.
pub(crate) const INFO: Info = Info {
    code: Code::error(205),
    title: "`continue` outside a loop",
    explain: "\
`continue` goes on with the next round of the `for` or `while` loop around it. Here there is no
such loop: an `if` is not a loop, and a function inside a loop does not belong to it.",
    wrong: r"n = 4
if n > 3:
    continue
",
    right: r"for n in range(5):
    if n > 3:
        continue
    print(n)
",
};

/// A `continue` at `keyword` with no loop of the same function around it.
pub fn continue_outside_loop(keyword: Span) -> Diagnostic {
    INFO.at(keyword, "`continue` outside a loop", "no `for` or `while` around this")
        .help("to do nothing here, write `pass`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
