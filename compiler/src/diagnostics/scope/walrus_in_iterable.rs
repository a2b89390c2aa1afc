//! `E0220`: `:=` in the iterable of a comprehension.

use crate::diagnostics::prelude::*;

/// The row of `E0220`.
pub(crate) const INFO: Info = Info {
    code: Code::error(220),
    title: "`:=` in the iterable of a comprehension",
    explain: "\
The part of a comprehension after `in` is worked out before the comprehension's own scope
exists, so `:=` cannot bind a name there.",
    wrong: "squares = [x * x for x in (items := load())]\n",
    right: r"items = load()
squares = [x * x for x in items]
",
};

/// A `:=` that binds `name` in the iterable of a comprehension.
pub fn walrus_in_iterable(name: Span) -> Diagnostic {
    INFO.at(name, "`:=` cannot be used in the iterable of a comprehension", "would bind a name here")
        .help("assign it in a line before")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
