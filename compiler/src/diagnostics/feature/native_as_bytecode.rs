//! `W0301`: functions that ask for native code and get bytecode.

use crate::diagnostics::prelude::*;

/// The row of `W0301`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(301),
    title: "native code that is compiled to bytecode",
    explain: "\
`@micropython.native` asks for machine code, which is faster and larger. This compiler makes bytecode
of every function: the program does the same, at the speed of bytecode. The decorator can
stay for other compilers; `# mpyc: allow(native-as-bytecode)` as the first line of the file silences this.",
    wrong: r"import micropython


@micropython.native
def double(x):
    return x * 2
",
    right: r"def double(x):
    return x * 2
",
};

/// The decorator `@micropython.native` at `decorator`, the first of the file.
pub fn native_as_bytecode(decorator: Span) -> Diagnostic {
    INFO.at(decorator, "`@micropython.native` functions are compiled to bytecode", "this has no effect")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
