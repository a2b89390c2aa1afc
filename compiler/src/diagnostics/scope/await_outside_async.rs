//! `E0203`: `await` outside an `async def`.

use crate::diagnostics::prelude::*;

/// The row of `E0203`.
pub(crate) const INFO: Info = Info {
    code: Code::error(203),
    title: "`await` outside an `async def`",
    explain: "\
`await`, `async for`, `async with` and asynchronous comprehensions pause the function they are
in. That works only in a function defined with `async def`.",
    wrong: r"def blink():
    await sleep_ms(100)
",
    right: r"async def blink():
    await sleep_ms(100)
",
};

/// The construct at `keyword` (`await`, `async for`, `async with`, `asynchronous comprehension`)
/// is not in an `async def`; `function` is the name of the plain `def` around it, if there is one.
pub fn await_outside_async(keyword: Span, construct: &str, function: Option<Span>) -> Diagnostic {
    let found = INFO.at(keyword, format!("`{construct}` outside an `async def`"), "needs an asynchronous function");
    match function {
        Some(name) => found.label(name, "this function is not `async`").help("write `async def` instead of `def`"),
        None => found.help("put it in a function that starts with `async def`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
