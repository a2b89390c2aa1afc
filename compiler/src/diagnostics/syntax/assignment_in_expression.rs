//! `E0004`: `=` where a value is compared.

use crate::diagnostics::prelude::*;

/// The row of `E0004`.
pub(crate) const INFO: Info = Info {
    code: Code::error(4),
    title: "`=` where a value is compared",
    explain: "\
`=` gives a variable a value; `==` asks whether two values are equal. Inside a condition or
another expression only `==` makes sense. To give a value and use it at once, write `:=`.",
    wrong: r"if x = 1:
    print(x)
",
    right: r"if x == 1:
    print(x)
",
};

/// A `=` at `place` inside an expression.
pub fn assignment_in_expression(place: Span) -> Diagnostic {
    INFO.at(place, "`=` cannot be used inside an expression", "this assigns")
        .help("to compare, write `==`; to assign inside an expression, write `:=`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
