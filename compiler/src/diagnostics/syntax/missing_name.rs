//! `E0072`: a function or class without a name.

use crate::diagnostics::prelude::*;

/// The row of `E0072`.
pub(crate) const INFO: Info = Info {
    code: Code::error(72),
    title: "a function or class without a name",
    explain: "\
After `def` comes the name of the function, after `class` the name of the class.",
    wrong: r"def (x):
    return x + 1
",
    right: r"def add_one(x):
    return x + 1
",
};

/// No name after `clause` (`def` or `class`) at `place`.
pub fn missing_name(place: Span, clause: &str) -> Diagnostic {
    INFO.at(place, format!("a name must follow `{clause}`"), "no name follows")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
