//! `W0302`: `return` with a value beside `yield` in an `async def`.

use crate::diagnostics::prelude::*;

/// The row of `W0302`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(302),
    title: "`return` with a value beside `yield` in an `async def`",
    explain: "\
An `async def` with a `yield` in it makes an asynchronous generator: a loop over it gets the values it
yields, and there is no one to take a value that it returns. So CPython refuses this function. To MicroPython
it is a coroutine that hands what it yields to the scheduler, as libraries for MicroPython do, and so it is here.",
    wrong: r"async def ticks():
    yield 1
    return 2
",
    right: r"async def ticks():
    yield 1
    yield 2
",
};

/// A `return` with a value at `keyword` in what would be an asynchronous generator.
pub fn value_from_async_generator(keyword: Span) -> Diagnostic {
    INFO.at(keyword, "`return` with a value beside `yield` makes this a coroutine", "CPython refuses this")
        .help("for an asynchronous generator, write `yield` to hand a value out, and `return` alone to end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
