//! `E0053`: `except*` without an exception.

use crate::diagnostics::prelude::*;

/// The row of `E0053`.
pub(crate) const INFO: Info = Info {
    code: Code::error(53),
    title: "`except*` without an exception",
    explain: "\
`except*` takes the exceptions of one type out of a group, so it needs the type.",
    wrong: r"try:
    work()
except*:
    pass
",
    right: r"try:
    work()
except:
    pass
",
};

/// The `except*` at `place` names no exception.
pub fn except_star_without_type(place: Span) -> Diagnostic {
    INFO.at(place, "`except*` needs the type of an exception", "no type follows")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
