//! `E0047`: a line that lines up with no block.

use crate::diagnostics::prelude::*;

/// The row of `E0047`.
pub(crate) const INFO: Info = Info {
    code: Code::error(47),
    title: "a line that lines up with no block",
    explain: "\
A line that ends a block must be indented exactly as far as the block that it goes on with. This
one lies between two.",
    wrong: r"def f():
    if x:
        a = 1
      b = 2
",
    right: r"def f():
    if x:
        a = 1
    b = 2
",
};

/// A line is indented by `found` columns at `place`, between blocks at the columns `outer` and `inner`.
pub fn unindent_mismatch(place: Span, found: u32, (outer, inner): (u32, u32)) -> Diagnostic {
    INFO.at(place, "this line lines up with no block", format!("indented by {found}, the blocks by {outer} and {inner}"))
        .help(format!("indent it by {outer} or {inner}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
