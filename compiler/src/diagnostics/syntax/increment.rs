//! `E0063`: `++` and `--`.

use crate::diagnostics::prelude::*;

/// The row of `E0063`.
pub(crate) const INFO: Info = Info {
    code: Code::error(63),
    title: "`++` and `--`",
    explain: "\
Python has no operators that count up or down by one. To add to a variable write `x += 1`.",
    wrong: "count++\n",
    right: "count += 1\n",
};

/// `++` or `--` at `place` after a variable.
pub fn increment(place: Span, decrement: bool) -> Diagnostic {
    let (written, python) = if decrement { ("--", "-= 1") } else { ("++", "+= 1") };
    INFO.at(place, format!("Python has no operator `{written}`"), format!("write `{python}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
