//! `E0219`: a starred target that is not in a list or tuple.

use crate::diagnostics::prelude::*;

/// The row of `E0219`.
pub(crate) const INFO: Info = Info {
    code: Code::error(219),
    title: "a starred target that is not in a list or tuple",
    explain: "\
`*rest` on the left of `=` takes what the other targets leave, so it must stand in a list or
tuple of targets. For one target with all items, write a comma behind it.",
    wrong: "*rest = items\n",
    right: "*rest, = items\n",
};

/// The starred target at `starred` stands alone.
pub fn starred_outside_list(starred: Span) -> Diagnostic {
    INFO.at(starred, "a starred target must be in a list or tuple", "stands alone")
        .help("write a comma behind it to unpack into a list")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
