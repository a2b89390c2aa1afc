//! `E0075`: `import` and `from` the wrong way round.

use crate::diagnostics::prelude::*;

/// The row of `E0075`.
pub(crate) const INFO: Info = Info {
    code: Code::error(75),
    title: "`import` and `from` the wrong way round",
    explain: "\
To take a name out of a module, the module comes first: `from module import name`.",
    wrong: "import sleep from time\n",
    right: "from time import sleep\n",
};

/// `import ... from ...` at `place`.
pub fn turned_import(place: Span) -> Diagnostic {
    INFO.at(place, "`from` comes before `import`", "write `from module import name`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
