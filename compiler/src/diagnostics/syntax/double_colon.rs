//! `E0066`: two colons.

use crate::diagnostics::prelude::*;

/// The row of `E0066`.
pub(crate) const INFO: Info = Info {
    code: Code::error(66),
    title: "two colons",
    explain: "\
One colon ends the first line of an `if`, a loop, a function or a class.",
    wrong: r"if x > 3::
    print(x)
",
    right: r"if x > 3:
    print(x)
",
};

/// A second colon at `place`.
pub fn double_colon(place: Span) -> Diagnostic {
    INFO.at(place, "two colons where one is enough", "write one `:`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
