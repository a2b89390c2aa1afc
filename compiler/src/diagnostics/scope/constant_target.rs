//! `E0232`: assignment to a constant.

use crate::diagnostics::prelude::*;

/// The row of `E0232`.
pub(crate) const INFO: Info = Info {
    code: Code::error(232),
    title: "assignment to a constant",
    explain: "\
`None`, `True`, `False`, `__debug__` and `...` are fixed values of the language. They cannot be
given another value, and no parameter or variable can have their name.",
    wrong: "None = 0\n",
    right: "nothing = 0\n",
};

/// `text`, a constant of the language, is assigned, deleted or used as a name at `target`.
pub fn constant_target(target: Span, text: &str) -> Diagnostic {
    INFO.at(target, format!("`{text}` is a constant and cannot be assigned"), "not a variable")
        .help("choose another name; use `==` to compare")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
