//! `E0401`: more of something than the bytecode can count.

use crate::diagnostics::prelude::*;

/// The row of `E0401`.
pub(crate) const INFO: Info = Info {
    code: Code::error(401),
    title: "more of something than the bytecode can count",
    explain: "\
The bytecode keeps some counts in one byte, so a call can have at most 255 positional and 255
keyword arguments, an unpacking at most 255 targets on each side of the star, and a function at
most 255 variables that inner functions use.

Put the values in a list or tuple, or split the function.",
    wrong: "print(0, 1, 2, ..., 299, 300)\n",
    right: r"for n in range(301):
    print(n, end=' ')
",
};

/// There are `count` of `what` (a plural, as in `positional arguments`) at `place`; the bytecode
/// has room for `limit`.
pub fn too_many(place: Span, what: &str, count: usize, limit: usize) -> Diagnostic {
    INFO.at(place, format!("too many {what}"), format!("{count} here, at most {limit} are possible"))
        .help("put them in a list or tuple, or split the code in parts")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| too_many(at.find("0, 1, 2, ..., 299, 300"), "positional arguments", 301, 255));
    }
}
