//! `E0403`: a block too long to jump over.

use crate::diagnostics::prelude::*;

/// The row of `E0403`.
pub(crate) const INFO: Info = Info {
    code: Code::error(403),
    title: "a block too long to jump over",
    explain: "\
Jumps in the bytecode reach about 16 KiB back and 32 KiB ahead. The body of a loop, `if` or
`try` in this function is longer than that.

Move parts of it to functions of their own.",
    wrong: r"while True:
    step_1()
    # ... thousands of lines
    step_9999()
",
    right: r"def steps():
    step_1()

while True:
    steps()
",
};

/// The statement at `place` compiles to more code than a jump can cross.
pub fn jump_too_far(place: Span) -> Diagnostic {
    INFO.at(place, "this block is too long", "its code is longer than a jump can cross")
        .help("move parts of it to functions")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| jump_too_far(at.find("while")));
    }
}
