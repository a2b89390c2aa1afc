//! `E0008`: a star that cannot stand here.

use crate::diagnostics::prelude::*;

/// The row of `E0008`.
pub(crate) const INFO: Info = Info {
    code: Code::error(8),
    title: "a star that cannot stand here",
    explain: "\
`*items` stands for the items themselves, so it needs something that takes many: a list, tuple
or set in brackets, or the arguments of a call.",
    wrong: "x = (*items)\n",
    right: "x = (*items,)\n",
};

/// A `*` expression at `place` outside a list, tuple, set or call.
pub fn star_not_allowed(place: Span) -> Diagnostic {
    INFO.at(place, "`*` cannot be used here", "nothing here takes many items")
        .help("put it in a list or tuple, like `[*items]`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
