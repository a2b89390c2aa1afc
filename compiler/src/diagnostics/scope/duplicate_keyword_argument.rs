//! `E0231`: a keyword argument given twice.

use crate::diagnostics::prelude::*;

/// The row of `E0231`.
pub(crate) const INFO: Info = Info {
    code: Code::error(231),
    title: "a keyword argument given twice",
    explain: "\
A call can give each parameter one value. The same keyword appears twice here.",
    wrong: "display.show(1, delay=100, delay=200)\n",
    right: "display.show(1, delay=100)\n",
};

/// The keyword argument `text` at `again` was given at `first` already.
pub fn duplicate_keyword_argument(again: Span, text: &str, first: Span) -> Diagnostic {
    INFO.at(again, format!("keyword argument `{text}` is given twice"), "again here")
        .label(first, "first here")
        .help("remove one of them")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
