//! The text of f-strings: the second set of tokens, and the state of an open f-string.
//!
//! Contract: `layout` switches the scanner here after an f-string's opening quotes, after a field's
//! `}` and after its `:`, and back at a `{` or the closing quotes.

use logos::{Lexer, Logos};

/// How many fields may be open inside one another's format specifications, as in CPython.
pub(crate) const MAX_FIELDS: usize = 3;

/// A token of the literal text of an f-string.
#[derive(Logos, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FStringToken {
    /// Text that stands for itself.
    #[regex(r#"[^{}\\'"\r\n]+"#)]
    Text,
    #[token("{")]
    Open,
    #[token("}")]
    Close,
    /// A quote of either kind, of this string or not.
    #[regex("['\"]")]
    Quote,
    #[regex(r"\r\n|\n|\r")]
    Newline,
    /// A backslash; what it escapes is not scanned yet.
    #[token("\\")]
    Backslash,
}

/// An f-string that is open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FString {
    /// Offset of its prefix.
    pub start: u32,
    /// Length of prefix and opening quotes.
    pub opening: u32,
    quote: u8,
    pub triple: bool,
    pub raw: bool,
}

impl FString {
    /// The f-string that `opening` (prefix and quotes) at `start` opens.
    pub fn new(opening: &str, start: u32) -> Self {
        let bytes = opening.as_bytes();
        let quote = bytes.last().copied().unwrap_or(b'"');
        FString {
            start,
            opening: bytes.len() as u32,
            quote,
            triple: bytes.ends_with(&[quote; 3]),
            raw: bytes.iter().any(|byte| matches!(byte, b'r' | b'R')),
        }
    }

    /// The end of the closing quotes if they are at `at`.
    pub fn closed_at(&self, source: &str, at: usize) -> Option<usize> {
        let quotes = [self.quote; 3];
        let quotes = if self.triple { &quotes[..] } else { &quotes[..1] };
        source.as_bytes()[at..].starts_with(quotes).then_some(at + quotes.len())
    }

    /// Skips what a backslash escapes; a brace is never escaped. True after `\N{`.
    pub fn skip_escape(&self, lexer: &mut Lexer<'_, FStringToken>) -> bool {
        let rest = lexer.remainder();
        if !self.raw && rest.starts_with("N{") {
            lexer.bump(2);
            return true;
        }
        let escaped = match rest.chars().next() {
            None | Some('{' | '}') => 0,
            Some('\r') if rest.starts_with("\r\n") => 2,
            Some(escaped) => escaped.len_utf8(),
        };
        lexer.bump(escaped);
        false
    }
}
