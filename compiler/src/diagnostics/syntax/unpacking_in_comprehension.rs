//! `E0009`: unpacking in a comprehension.

use crate::diagnostics::prelude::*;

/// The row of `E0009`.
pub(crate) const INFO: Info = Info {
    code: Code::error(9),
    title: "unpacking in a comprehension",
    explain: "\
A comprehension makes one item at a time, so its element cannot unpack several. Use a second
`for` instead.",
    wrong: "flat = [*row for row in table]\n",
    right: "flat = [x for row in table for x in row]\n",
};

/// A `*` or `**` at `place` as the element of a comprehension.
pub fn unpacking_in_comprehension(place: Span) -> Diagnostic {
    INFO.at(place, "a comprehension cannot unpack its element", "makes several items")
        .help("use a second `for`: `[x for row in table for x in row]`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
