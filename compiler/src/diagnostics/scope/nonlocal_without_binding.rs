//! `E0208`: no outer function has this `nonlocal` name.

use crate::diagnostics::prelude::*;

/// The row of `E0208`.
pub(crate) const INFO: Info = Info {
    code: Code::error(208),
    title: "no outer function has this `nonlocal` name",
    explain: "\
`nonlocal x` says that `x` is a variable of a function around this one. No function around it
gives `x` a value. For a variable at the top of the file, use `global`.",
    wrong: r"score = 0
def win():
    nonlocal score
    score += 1
",
    right: r"score = 0
def win():
    global score
    score += 1
",
};

/// No enclosing function binds `text`, which a `nonlocal` statement names at `name`;
/// `global` says that the module binds it.
pub fn nonlocal_without_binding(name: Span, text: &str, global: bool) -> Diagnostic {
    let found = INFO.at(name, format!("no outer function has a variable `{text}`"), "not found in any function around this one");
    if global {
        found.help(format!("`{text}` is a variable of the module: write `global {text}`"))
    } else {
        found
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
