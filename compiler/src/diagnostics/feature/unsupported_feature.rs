//! `E0301`: Python that MicroPython bytecode cannot express.

use crate::diagnostics::prelude::*;

/// The row of `E0301`.
pub(crate) const INFO: Info = Info {
    code: Code::error(301),
    title: "Python that MicroPython bytecode cannot express",
    explain: "\
The program uses a part of Python that the bytecode of MicroPython has no way to express, so it
cannot run on the board. The message names the feature; most have a plain form that does the
same.",
    wrong: r"try:
    work()
except* ValueError:
    print('some failed')
",
    right: r"try:
    work()
except ValueError:
    print('failed')
",
};

/// The construct at `place`, called `feature` in the message, has no bytecode; `instead` says what
/// to write.
pub fn unsupported_feature(place: Span, feature: &str, instead: &str) -> Diagnostic {
    let found = INFO.at(place, format!("{feature} cannot be compiled for the board"), "has no form in MicroPython bytecode");
    if instead.is_empty() { found } else { found.help(instead) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
