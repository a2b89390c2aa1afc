//! `E0302`: a `@micropython` decorator that is not supported.

use crate::diagnostics::prelude::*;

/// The row of `E0302`.
pub(crate) const INFO: Info = Info {
    code: Code::error(302),
    title: "a `@micropython` decorator that is not supported",
    explain: "\
`@micropython.native` and `@micropython.bytecode` are accepted. `@micropython.viper` and the
inline assemblers change what a function means and are not supported.",
    wrong: r"@micropython.viper
def add(a: int, b: int) -> int:
    return a + b
",
    right: r"@micropython.native
def add(a: int, b: int) -> int:
    return a + b
",
};

/// The decorator `@micropython.text` at `decorator` asks for a code emitter that there is not.
pub fn unsupported_decorator(decorator: Span, text: &str) -> Diagnostic {
    let found = INFO.at(decorator, format!("`@micropython.{text}` is not supported"), "unknown kind of code");
    match text {
        "viper" => found.help("use `@micropython.native`, or remove the decorator"),
        _ => found.help("the decorators are `@micropython.native` and `@micropython.bytecode`"),
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
