//! `E0061`: an operator without a value.

use crate::diagnostics::prelude::*;

/// The row of `E0061`.
pub(crate) const INFO: Info = Info {
    code: Code::error(61),
    title: "an operator without a value",
    explain: "\
An operator such as `+`, `==` or `and` stands between two values, and one of them is missing.
Two operators in a row have no value between them.",
    wrong: "total = 1 + * 2\n",
    right: "total = 1 + 2\n",
};

/// Nothing stands to the left or the right of `operator` at `place`.
pub fn missing_operand(place: Span, operator: &str, left: bool) -> Diagnostic {
    let side = if left { "left" } else { "right" };
    INFO.at(place, format!("`{operator}` has no value on its {side}"), format!("nothing on the {side}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
