//! `E0039`: a `lambda` without parentheses in an f-string.

use crate::diagnostics::prelude::*;

/// The row of `E0039`.
pub(crate) const INFO: Info = Info {
    code: Code::error(39),
    title: "a `lambda` without parentheses in an f-string",
    explain: "\
The colon of a `lambda` in a field would start the field's format. Put the `lambda` in
parentheses.",
    wrong: "print(f'{lambda x: x}')\n",
    right: "print(f'{(lambda x: x)}')\n",
};

/// A `lambda` in a replacement field: its `:` at `place` starts the format.
pub fn lambda_in_field(place: Span) -> Diagnostic {
    INFO.at(place, "a `lambda` in an f-string needs parentheses", "this would start the format")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
