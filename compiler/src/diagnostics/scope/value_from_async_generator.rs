//! `E0235`: `return` with a value in an asynchronous generator.

use crate::diagnostics::prelude::*;

/// The row of `E0235`.
pub(crate) const INFO: Info = Info {
    code: Code::error(235),
    title: "`return` with a value in an asynchronous generator",
    explain: "\
An `async def` with a `yield` in it makes an asynchronous generator. The loop that runs over it gets
the values it yields; there is no one to take a value that it returns.",
    wrong: r"async def ticks():
    yield 1
    return 2
",
    right: r"async def ticks():
    yield 1
    yield 2
",
};

/// A `return` with a value at `keyword` in an asynchronous generator.
pub fn value_from_async_generator(keyword: Span) -> Diagnostic {
    INFO.at(keyword, "`return` with a value in an asynchronous generator", "the value would be lost")
        .help("write `yield` to hand a value out, and `return` alone to end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
