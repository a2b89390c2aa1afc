//! `E0219`: a starred target or value that is not in a list or tuple.

use crate::diagnostics::prelude::*;

/// The row of `E0219`.
pub(crate) const INFO: Info = Info {
    code: Code::error(219),
    title: "a star that is not in a list or tuple",
    explain: "\
`*rest` on the left of `=` takes what the other targets leave, so it must stand in a list or
tuple of targets. `*items` as a value puts the items into a list, tuple, set or call. Alone,
both need a comma behind them to be a tuple.",
    wrong: "*rest = items\n",
    right: "*rest, = items\n",
};

/// The starred target at `starred` stands alone.
pub fn starred_outside_list(starred: Span) -> Diagnostic {
    INFO.at(starred, "a starred target must be in a list or tuple", "stands alone")
        .help("write a comma behind it to unpack into a list")
}

/// The starred value at `starred` stands alone.
pub fn starred_value(starred: Span) -> Diagnostic {
    INFO.at(starred, "a starred value must be in a list, tuple, set or call", "stands alone")
        .help("write a comma behind it to make a tuple, or leave the star out")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
