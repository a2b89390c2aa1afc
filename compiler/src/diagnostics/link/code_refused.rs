//! `E0605`: bytecode that the verifier refuses.

use crate::diagnostics::prelude::*;

/// The row of `E0605`.
pub(crate) const INFO: Info = Info {
    code: Code::error(605),
    title: "bytecode that the verifier refuses",
    explain: "\
All bytecode is checked before it may run on a board, where a wrong byte could do anything. This
function did not pass.

If the module came from a `.mpy` file, the file is damaged or made by a faulty tool. If `mpyc`
compiled it, this is a mistake of `mpyc`: please report it with the program.",
    wrong: "import damaged  # from a damaged .mpy file\n",
    right: "import good\n",
};

/// The verifier refuses `function` of `module` (empty: its body) for `reason`.
pub fn code_refused(module: &str, function: &str, reason: &str) -> Diagnostic {
    let place = if function.is_empty() { "the body".to_owned() } else { format!("function `{function}`") };
    INFO.diagnostic(format!("the bytecode of {place} in module `{module}` is not valid: {reason}"))
        .help("if mpyc compiled it, please report this as a mistake of mpyc")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |_| code_refused("app", "draw", "Underflow at offset 3"));
    }
}
