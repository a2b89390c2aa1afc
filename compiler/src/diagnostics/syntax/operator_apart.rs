//! `E0064`: blanks inside an operator.

use crate::diagnostics::prelude::*;

/// The row of `E0064`.
pub(crate) const INFO: Info = Info {
    code: Code::error(64),
    title: "blanks inside an operator",
    explain: "\
An operator of two signs, such as `==`, `>=` or `+=`, is one word: there is no blank inside it.",
    wrong: r"if x > = 3:
    print(x)
",
    right: r"if x >= 3:
    print(x)
",
};

/// The signs of `operator` at `place` are apart.
pub fn operator_apart(place: Span, operator: &str) -> Diagnostic {
    INFO.at(place, format!("the signs of `{operator}` are apart"), format!("write `{operator}` without blanks"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
