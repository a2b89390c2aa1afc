//! `E0602`: a constant or table too large.

use crate::diagnostics::prelude::*;

/// The row of `E0602`.
pub(crate) const INFO: Info = Info {
    code: Code::error(602),
    title: "a constant or table too large",
    explain: "\
One object of a program, such as a string, a number or the table of all names of a module, can
have 256 KiB.",
    wrong: "text = 'imagine 300,000 letters'\n",
    right: "text = 'a short text'\n",
};

/// An object of `module` would have `bytes` bytes; `limit` are possible.
pub fn object_too_large(module: &str, bytes: usize, limit: usize) -> Diagnostic {
    INFO.diagnostic(format!("module `{module}` has a constant or table of {bytes} bytes"))
        .help(format!("at most {limit} bytes are possible; split it in parts"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |_| object_too_large("app", 300_008, 262_140));
    }
}
