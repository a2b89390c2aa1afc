//! `E0202`: `yield` outside a function.

use crate::diagnostics::prelude::*;

/// The row of `E0202`.
pub(crate) const INFO: Info = Info {
    code: Code::error(202),
    title: "`yield` outside a function",
    explain: "\
`yield` hands out the next value of a generator, and only a function can be a generator. It
cannot stand at the top of the file or in the body of a class.",
    wrong: r"for i in range(3):
    yield i
",
    right: r"def count():
    for i in range(3):
        yield i
",
};

/// A `yield` or `yield from` at `keyword` with no function around it.
pub fn yield_outside_function(keyword: Span) -> Diagnostic {
    INFO.at(keyword, "`yield` outside a function", "only a function can yield values")
        .help("put the loop in a `def`; calling it gives a generator")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
