//! `E0225`: `return` with a value in an asynchronous generator.

use crate::diagnostics::prelude::*;

/// The row of `E0225`.
pub(crate) const INFO: Info = Info {
    code: Code::error(225),
    title: "`return` with a value in an asynchronous generator",
    explain: "\
An `async def` with `yield` in it is an asynchronous generator. It ends with a plain `return`;
there is nobody to give a value to.",
    wrong: r"async def ticks():
    yield 1
    return 2
",
    right: r"async def ticks():
    yield 1
    return
",
};

/// A `return` at `statement` gives a value in an asynchronous generator.
pub fn return_value_in_async_generator(statement: Span) -> Diagnostic {
    INFO.at(statement, "`return` with a value in an asynchronous generator", "gives a value")
        .help("write `return` alone, or `yield` the value before it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| return_value_in_async_generator(at.find("return 2")));
    }
}
