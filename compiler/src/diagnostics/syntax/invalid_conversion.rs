//! `E0038`: a wrong conversion in an f-string.

use crate::diagnostics::prelude::*;

/// The row of `E0038`.
pub(crate) const INFO: Info = Info {
    code: Code::error(38),
    title: "a wrong conversion in an f-string",
    explain: "\
A `!` in a field is followed directly by `s`, `r` or `a`: `str`, `repr` or `ascii` of the value.",
    wrong: "print(f'{x!q}')\n",
    right: "print(f'{x!r}')\n",
};

/// A `!` whose conversion at `place` is not `s`, `r` or `a`.
pub fn invalid_conversion(place: Span) -> Diagnostic {
    INFO.at(place, "`!` must be followed by `s`, `r` or `a`", "no such conversion")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
