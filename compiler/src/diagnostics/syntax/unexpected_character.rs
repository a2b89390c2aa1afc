//! `E0026`: a character that Python does not use.

use crate::diagnostics::prelude::*;

/// The row of `E0026`.
pub(crate) const INFO: Info = Info {
    code: Code::error(26),
    title: "a character that Python does not use",
    explain: "\
This character has no meaning in Python outside strings and comments. Text copied from web pages
or word processors often has curly quotes or long dashes where a program needs plain ones.",
    wrong: "print(“hello”)\n",
    right: "print('hello')\n",
};

/// The character `found` at `place` belongs to no token.
pub fn unexpected_character(place: Span, found: char) -> Diagnostic {
    let message = format!("the character `{}` (U+{:04X}) cannot be used here", found.escape_debug(), found as u32);
    let diagnostic = INFO.at(place, message, "not part of Python");
    match plain(found) {
        Some(plain) => diagnostic.help(format!("perhaps `{plain}` is meant")),
        None => diagnostic,
    }
}

/// The character of a program that a word processor makes this one of.
fn plain(found: char) -> Option<&'static str> {
    Some(match found {
        '“' | '”' | '„' | '«' | '»' | '＂' => "\"",
        '‘' | '’' | '‚' | '´' | '＇' => "'",
        '–' | '—' | '−' | '‐' | '‑' => "-",
        '×' => "*",
        '÷' => "/",
        '≤' => "<=",
        '≥' => ">=",
        '≠' => "!=",
        '…' => "...",
        '\u{a0}' | '\u{3000}' | '\u{2002}'..='\u{200b}' => " ",
        '（' => "(",
        '）' => ")",
        '，' => ",",
        '：' => ":",
        '；' => ";",
        '!' => "not",
        '?' => "if ... else",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
