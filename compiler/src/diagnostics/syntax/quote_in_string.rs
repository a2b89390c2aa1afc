//! `E0079`: a quote in a text that ends it.

use crate::diagnostics::prelude::*;

/// The row of `E0079`.
pub(crate) const INFO: Info = Info {
    code: Code::error(79),
    title: "a quote in a text that ends it",
    explain: "\
A text ends at the next quote of the kind that it started with, and an apostrophe is such a quote.
Put a text with `'` in it between `\"`, and the other way round, or write a backslash before the
quote.",
    wrong: "print('it's late')\n",
    right: "print(\"it's late\")\n",
};

/// The `quote` at `place` ends a string in whose middle it is meant to be.
pub fn quote_in_string(place: Span, quote: char) -> Diagnostic {
    let other = if quote == '"' { '\'' } else { '"' };
    INFO.at(place, format!("this `{quote}` ends the string"), "the string ends here")
        .help(format!("put a text with `{quote}` in it between `{other}`, or write `\\{quote}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
