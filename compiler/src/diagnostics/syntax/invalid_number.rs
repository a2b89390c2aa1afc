//! `E0029`: a number that is not written right.

use crate::diagnostics::prelude::*;

/// The row of `E0029`.
pub(crate) const INFO: Info = Info {
    code: Code::error(29),
    title: "a number that is not written right",
    explain: "\
Decimal integers do not start with 0, digits must be ones of the number's base (`0b` 2, `0o` 8,
`0x` 16), an underscore stands between two digits, and a name cannot follow directly.",
    wrong: "x = 007\n",
    right: "x = 7\n",
};

/// A number at `place` that has this problem.
pub fn invalid_number(place: Span, problem: mpyc_grammar::NumberProblem) -> Diagnostic {
    use mpyc_grammar::NumberProblem as Problem;
    match problem {
        Problem::LeadingZero => INFO
            .at(place, "an integer cannot start with 0", "starts with 0")
            .help("leave out the zeros; for an octal number write `0o`"),
        Problem::Digit { radix } => INFO.at(place, format!("a digit does not fit {}", base(radix)), "not such a number"),
        Problem::Suffix { radix } => {
            INFO.at(place, format!("a letter follows {} directly", base(radix)), "where does the number end?")
                .help("put a blank or an operator between them; a name does not start with a digit")
        }
    }
}

/// What numbers of a base are called.
fn base(radix: u8) -> &'static str {
    match radix {
        2 => "a binary number",
        8 => "an octal number",
        16 => "a hexadecimal number",
        _ => "a decimal number",
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
