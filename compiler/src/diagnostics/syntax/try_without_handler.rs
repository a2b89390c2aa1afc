//! `E0051`: `try` without `except` or `finally`.

use crate::diagnostics::prelude::*;

/// The row of `E0051`.
pub(crate) const INFO: Info = Info {
    code: Code::error(51),
    title: "`try` without `except` or `finally`",
    explain: "\
A `try` block says what might go wrong; `except` says what to do then, and `finally` what to do
in any case. One of them must follow.",
    wrong: r"try:
    work()
print('done')
",
    right: r"try:
    work()
except OSError:
    print('failed')
",
};

/// The `try` at `place` has neither `except` nor `finally`.
pub fn try_without_handler(place: Span) -> Diagnostic {
    INFO.at(place, "`try` without `except` or `finally`", "nothing handles what goes wrong")
        .help("add `except` with the exception that can happen")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
