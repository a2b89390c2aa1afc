//! `E0207`: `nonlocal` at module level.

use crate::diagnostics::prelude::*;

/// The row of `E0207`.
pub(crate) const INFO: Info = Info {
    code: Code::error(207),
    title: "`nonlocal` at module level",
    explain: "\
`nonlocal` says that a name belongs to the function around this one. At the top of a file there
is no function around.",
    wrong: r"nonlocal score
score = 1
",
    right: "score = 1\n",
};

/// A `nonlocal` statement at `keyword` at the top of a module.
pub fn nonlocal_at_module_level(keyword: Span) -> Diagnostic {
    INFO.at(keyword, "`nonlocal` at module level", "there is no function around this")
        .help("names at the top of a file are global already: remove this line")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
