//! `E0236`: an expression that types cannot have.

use crate::diagnostics::prelude::*;

/// The row of `E0236`.
pub(crate) const INFO: Info = Info {
    code: Code::error(236),
    title: "an expression that types cannot have",
    explain: "\
A type alias, the bound of a type parameter and the first line of a generic class or function only
name types. They cannot give a variable a value with `:=`, and cannot wait with `await` or `yield`.",
    wrong: "type Number = (n := int)\n",
    right: "type Number = int\n",
};

/// `what` (`:=`, `yield`, `await`) at `place` inside `around`, which only names types.
pub fn not_in_type(place: Span, what: &str, around: &str) -> Diagnostic {
    INFO.at(place, format!("`{what}` cannot be used in {around}"), "not part of a type")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
