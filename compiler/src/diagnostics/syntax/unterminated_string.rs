//! `E0030`: a string that does not end.

use crate::diagnostics::prelude::*;

/// The row of `E0030`.
pub(crate) const INFO: Info = Info {
    code: Code::error(30),
    title: "a string that does not end",
    explain: "\
A string starts and ends with the same quotes, in the same line. A text of several lines goes
between three quotes on each side. To have the quote itself in the text, write a backslash
before it or use the other kind of quotes.",
    wrong: "print('hello)\n",
    right: "print('hello')\n",
};

/// The string that starts at `place` has no closing quotes. `triple`: it was opened by three;
/// `fstring`: it is an f-string.
pub fn unterminated_string(place: Span, triple: bool, fstring: bool) -> Diagnostic {
    let what = if fstring { "f-string" } else { "string" };
    if triple {
        INFO.at(place, format!("this {what} does not end"), "opened here").help("three quotes must follow the text")
    } else {
        INFO.at(place, format!("this {what} does not end in its line"), "opened here")
            .help("put the closing quote behind the text; a text of several lines needs three quotes on each side")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
