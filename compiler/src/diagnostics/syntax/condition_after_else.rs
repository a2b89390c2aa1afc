//! `E0070`: a condition after `else`.

use crate::diagnostics::prelude::*;

/// The row of `E0070`.
pub(crate) const INFO: Info = Info {
    code: Code::error(70),
    title: "a condition after `else`",
    explain: "\
`else` has no condition: it is for all that is left over. A further condition is written with
`elif`.",
    wrong: r"if x > 3:
    print('big')
else if x > 1:
    print('small')
",
    right: r"if x > 3:
    print('big')
elif x > 1:
    print('small')
",
};

/// `else` at `place` with a condition; `is_if` if that starts with `if`.
pub fn condition_after_else(place: Span, is_if: bool) -> Diagnostic {
    let message = if is_if { "`else if` is one word in Python" } else { "`else` has no condition" };
    INFO.at(place, message, "write `elif`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
