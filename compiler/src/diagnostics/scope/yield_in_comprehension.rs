//! `E0223`: `yield` inside a comprehension.

use crate::diagnostics::prelude::*;

/// The row of `E0223`.
pub(crate) const INFO: Info = Info {
    code: Code::error(223),
    title: "`yield` inside a comprehension",
    explain: "\
A comprehension builds its whole value in a scope of its own, which cannot hand out values one
by one. Write a loop with `yield` in a function instead.",
    wrong: r"def scan(items):
    return [(yield x) for x in items]
",
    right: r"def scan(items):
    for x in items:
        yield x
",
};

/// A `yield` at `keyword` in a comprehension or generator expression, called `what` in the message.
pub fn yield_in_comprehension(keyword: Span, what: &str) -> Diagnostic {
    INFO.at(keyword, format!("`yield` inside a {what}"), "not allowed here")
        .help("use a `for` loop with `yield` in it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
