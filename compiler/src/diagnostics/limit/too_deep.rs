//! `E0402`: blocks or expressions nested too deeply.

use crate::diagnostics::prelude::*;

/// The row of `E0402`.
pub(crate) const INFO: Info = Info {
    code: Code::error(402),
    title: "blocks or expressions nested too deeply",
    explain: "\
A statement in a statement in a statement, or brackets in brackets, are nested so deeply that
the compiler stops. A program this deep is usually made by another program, or has a bracket
that is never closed.

Work out parts of the expression in lines before, or move inner blocks to functions.",
    wrong: "x = ((((((((1))))))))  # imagine a thousand brackets\n",
    right: "x = 1\n",
};

/// The construct at `place` is nested more than `limit` levels deep.
pub fn too_deep(place: Span, limit: usize) -> Diagnostic {
    INFO.at(place, "nested too deeply", format!("more than {limit} levels deep"))
        .help("work out a part of it in a line before, or move it to a function")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| too_deep(at.find("1"), 1000));
    }
}
