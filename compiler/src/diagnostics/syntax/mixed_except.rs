//! `E0052`: `except` and `except*` in one `try`.

use crate::diagnostics::prelude::*;

/// The row of `E0052`.
pub(crate) const INFO: Info = Info {
    code: Code::error(52),
    title: "`except` and `except*` in one `try`",
    explain: "\
A `try` statement handles single exceptions with `except` or groups with `except*`, not both.",
    wrong: r"try:
    work()
except ValueError:
    pass
except* OSError:
    pass
",
    right: r"try:
    work()
except ValueError:
    pass
except OSError:
    pass
",
};

/// The handler at `place` is of the other kind than those before it.
pub fn mixed_except(place: Span) -> Diagnostic {
    INFO.at(place, "`except` and `except*` in one `try`", "of the other kind").help("use the same kind everywhere")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
