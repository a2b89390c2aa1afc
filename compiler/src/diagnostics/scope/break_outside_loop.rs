//! `E0204`: `break` outside a loop.

use crate::diagnostics::prelude::*;

/// The row of `E0204`.
pub(crate) const INFO: Info = Info {
    code: Code::error(204),
    title: "`break` outside a loop",
    explain: "\
`break` leaves the `for` or `while` loop around it. Here there is no such loop: an `if` is not a
loop, and a function inside a loop does not belong to it.",
    wrong: r"def stop(n):
    if n > 3:
        break
",
    right: r"def stop(items):
    for n in items:
        if n > 3:
            break
",
};

/// A `break` at `keyword` with no loop of the same function around it.
pub fn break_outside_loop(keyword: Span) -> Diagnostic {
    INFO.at(keyword, "`break` outside a loop", "no `for` or `while` around this")
        .help("to leave a function, use `return`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
