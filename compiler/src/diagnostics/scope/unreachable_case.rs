//! `E0226`: a `case` that can never be reached.

use crate::diagnostics::prelude::*;

/// The row of `E0226`.
pub(crate) const INFO: Info = Info {
    code: Code::error(226),
    title: "a `case` that can never be reached",
    explain: "\
A pattern that matches everything, such as `_` or a plain name, leaves nothing for the patterns
after it. It may stand only in the last `case`.

A plain name in a pattern does not compare with a variable of that name: it takes the value. To
compare with a constant, write it with a dot, like `Color.RED`.",
    wrong: r"match key:
    case _:
        print('other')
    case 1:
        print('one')
",
    right: r"match key:
    case 1:
        print('one')
    case _:
        print('other')
",
};

/// The pattern at `pattern` matches everything and is not the last; `name` is the name it binds,
/// `None` for `_`.
pub fn unreachable_case(pattern: Span, name: Option<&str>) -> Diagnostic {
    let found = INFO.at(pattern, "this pattern makes the cases after it unreachable", "matches everything");
    match name {
        Some(name) => found.help(format!(
            "`{name}` takes any value here; to compare with a constant, write it with a dot, like `module.{name}`"
        )),
        None => found.help("move this `case` to the end"),
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
