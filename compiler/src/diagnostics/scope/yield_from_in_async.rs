//! `E0224`: `yield from` in an `async def`.

use crate::diagnostics::prelude::*;

/// The row of `E0224`.
pub(crate) const INFO: Info = Info {
    code: Code::error(224),
    title: "`yield from` in an `async def`",
    explain: "\
An asynchronous function waits with `await`; `yield from` belongs to plain generators and cannot
be used in it.",
    wrong: r"async def run():
    yield from step()
",
    right: r"async def run():
    await step()
",
};

/// A `yield from` at `keyword` in an asynchronous function.
pub fn yield_from_in_async(keyword: Span) -> Diagnostic {
    INFO.at(keyword, "`yield from` in an `async def`", "not allowed in an asynchronous function")
        .help("write `await` to wait for another asynchronous function")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
