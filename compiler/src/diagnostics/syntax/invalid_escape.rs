//! `E0031`: a wrong escape in a string.

use crate::diagnostics::prelude::*;

/// The row of `E0031`.
pub(crate) const INFO: Info = Info {
    code: Code::error(31),
    title: "a wrong escape in a string",
    explain: r#"A backslash in a string starts an escape: `\x` and two hexadecimal digits, `\u` and four, `\U`
and eight, `\N` and the name of a character in braces. For a plain backslash write two, or put
an `r` before the string. File names with backslashes are a common trap."#,
    wrong: r"path = 'C:\xfiles'
",
    right: r"path = r'C:\xfiles'
",
};

/// An escape at `place` that has this problem.
pub fn invalid_escape(place: Span, problem: &mpyc_grammar::EscapeProblem) -> Diagnostic {
    use mpyc_grammar::EscapeProblem as Problem;
    let found = match problem {
        Problem::Digits { expected } => {
            INFO.at(place, format!("this escape needs {expected} hexadecimal digits"), "not enough digits")
        }
        Problem::TooLarge => INFO.at(place, "there is no such character", "the last one is U+10FFFF"),
        Problem::NoName => INFO.at(place, "`\\N` needs the name of a character in braces", "no name follows"),
        Problem::UnknownName(name) => INFO.at(place, format!("there is no character called `{name}`"), "not known"),
    };
    found.help("for a plain backslash, write `\\\\` or put `r` before the string")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
