//! `E0227`: alternatives of a pattern bind different names.

use crate::diagnostics::prelude::*;

/// The row of `E0227`.
pub(crate) const INFO: Info = Info {
    code: Code::error(227),
    title: "alternatives of a pattern bind different names",
    explain: "\
In `case A | B:` the block runs after either pattern has matched, so both must bind the same
names.",
    wrong: r"match point:
    case (x, 0) | (0, y):
        print(x)
",
    right: r"match point:
    case (x, 0) | (0, x):
        print(x)
",
};

/// The alternative at `pattern` does not bind the same names as those before it.
/// `missing` is a name that only one side binds.
pub fn alternatives_bind_differently(pattern: Span, missing: &str) -> Diagnostic {
    INFO.at(pattern, "alternatives of a pattern bind different names", format!("`{missing}` is not bound in all of them"))
        .help("bind the same names on both sides of `|`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
