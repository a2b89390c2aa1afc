//! `E0604`: something that the board does not have.

use crate::diagnostics::prelude::*;

/// The row of `E0604`.
pub(crate) const INFO: Info = Info {
    code: Code::error(604),
    title: "something that the board does not have",
    explain: "\
The module was compiled for other machines and contains something that has no form on this board: native code for another
processor, or a complex number in a constant. Compiled for the board, programs may have complex numbers.",
    wrong: "# compiled to a .mpy file:\nz = 2j\n",
    right: "# built from its text:\nz = 2j\n",
};

/// `module` contains something of the kind `what` that the board has no form for.
pub fn not_on_board(module: &str, what: &str) -> Diagnostic {
    INFO.diagnostic(format!("module `{module}` uses what the board does not have: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |_| not_on_board("app", "complex"));
    }
}
