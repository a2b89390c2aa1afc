//! `E0059`: a bound on a starred type parameter.

use crate::diagnostics::prelude::*;

/// The row of `E0059`.
pub(crate) const INFO: Info = Info {
    code: Code::error(59),
    title: "a bound on a starred type parameter",
    explain: "\
Only a plain type parameter can have a bound, as in `[T: int]`; those with `*` or `**` cannot.",
    wrong: r"def f[*T: int](x):
    pass
",
    right: r"def f[T: int](x):
    pass
",
};

/// A bound at `place` on a `*` or `**` type parameter.
pub fn bound_not_allowed(place: Span) -> Diagnostic {
    INFO.at(place, "a `*` or `**` type parameter cannot have a bound", "the bound")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
