//! Where a statement starts although a bracket before it is open.
//!
//! Contract: [`starts_inside_bracket`] is true only for lines that no valid text can have inside
//! brackets. [`restart`] is asked once a bracket is known to be unclosed, so it may guess.

use core::ops::Range;

use logos::Logos;

use crate::span::Span;
use crate::token::TokenKind;

/// Whether the physical line at `at` starts with a word that cannot stand inside brackets, at or left
/// of column `indent`.
pub(crate) fn starts_inside_bracket(source: &str, at: usize, indent: u32) -> bool {
    let Some(text) = indented_at_most(source, at, indent) else { return false };
    let mut words = TokenKind::lexer(text);
    match words.next() {
        Some(Ok(TokenKind::Async)) => matches!(words.next(), Some(Ok(TokenKind::Def | TokenKind::With))),
        Some(Ok(word)) => word.only_starts_statement(),
        _ => false,
    }
}

/// The first line in a range of lines that looks like a statement, at or left of column `indent`.
pub(crate) fn restart(source: &str, lines: Range<usize>, indent: u32) -> Option<usize> {
    let mut at = lines.start;
    while at < lines.end {
        if looks_like_statement(source, at, indent) {
            return Some(at);
        }
        at = next_line(source, at);
    }
    None
}

/// The start of the line after the one that holds `at`.
pub(crate) fn next_line(source: &str, at: usize) -> usize {
    let rest = &source.as_bytes()[at..];
    match memchr::memchr2(b'\n', b'\r', rest) {
        Some(end) if rest[end..].starts_with(b"\r\n") => at + end + 2,
        Some(end) => at + end + 1,
        None => source.len(),
    }
}

/// Whether a string of several lines took lines of code with it: a word touches its end, as where a string
/// begins, or one of its lines is the first line of a block, an import or a decorator.
pub(crate) fn swallowed_code(source: &str, string: Span) -> bool {
    let (start, end) = (string.start as usize, string.end as usize);
    let touched = source[end..].starts_with(|found: char| found.is_alphanumeric());
    let line = source[..start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let indent = source[line..].len() - source[line..].trim_start_matches([' ', '\t']).len();
    touched || source[start..end].lines().skip(1).any(|line| is_code(line, indent))
}

/// Whether a line, at most `indent` characters deep, is one that prose does not have.
fn is_code(line: &str, indent: usize) -> bool {
    let text = line.trim_start_matches([' ', '\t']);
    let word = text.split(|found: char| !found.is_ascii_alphanumeric()).next().unwrap_or_default();
    let is_header = text.trim_end().ends_with(':');
    line.len() - text.len() <= indent
        && match word {
            "def" => text.contains('('),
            "class" | "if" | "elif" | "while" | "try" | "else" | "except" | "finally" => is_header,
            "for" => is_header && text.contains(" in "),
            "from" => text.contains(" import "),
            _ => text.starts_with('@'),
        }
}

fn looks_like_statement(source: &str, at: usize, indent: u32) -> bool {
    let Some(text) = indented_at_most(source, at, indent) else { return false };
    let mut tokens = TokenKind::lexer(text);
    match tokens.next() {
        Some(Ok(TokenKind::Name)) => matches!(
            tokens.next(),
            Some(Ok(TokenKind::Equal
                | TokenKind::PlusEqual
                | TokenKind::MinusEqual
                | TokenKind::LeftParen
                | TokenKind::LeftBracket
                | TokenKind::Dot))
        ),
        Some(Ok(TokenKind::If | TokenKind::For | TokenKind::From | TokenKind::Async | TokenKind::Else)) => true,
        Some(Ok(word)) => word.only_starts_statement(),
        _ => false,
    }
}

/// The text of the line at `at` after its indentation, if that is at most `indent` columns.
fn indented_at_most(source: &str, at: usize, indent: u32) -> Option<&str> {
    let line = source.get(at..)?;
    let text = line.trim_start_matches([' ', '\t']);
    let mut column = 0;
    for byte in line[..line.len() - text.len()].bytes() {
        column = if byte == b'\t' { (column / 8 + 1) * 8 } else { column + 1 };
    }
    (column <= indent).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_end_a_bracket() {
        assert!(starts_inside_bracket("  return x", 0, 2));
        assert!(!starts_inside_bracket("   return x", 0, 2));
        assert!(starts_inside_bracket("async def f", 0, 0));
        assert!(!starts_inside_bracket("async for x", 0, 0));
        assert!(!starts_inside_bracket("if x", 0, 0));
    }

    #[test]
    fn strings_that_took_code() {
        let took = |source: &str| {
            let end = source.rfind("\"\"\"").unwrap() + 3;
            swallowed_code(source, Span::new(source.find('"').unwrap() as u32, end as u32))
        };
        assert!(took("\"\"\"One\ndef f():\n    \"\"\"Two"));
        assert!(took("\"\"\"One\nx = 1\n\"\"\"Two"));
        assert!(!took("\"\"\"One\n    def f():\n\"\"\"\n"));
        assert!(!took("\"\"\"One\nfor all in one\nclass of\n\"\"\" + x"));
    }

    #[test]
    fn lines_to_go_on_at() {
        let source = "x = (1,\n  a = 2,\nb,\r\nc.d(3)\n";
        assert_eq!(restart(source, 8..source.len(), 0), Some(source.find("c.d").unwrap()));
        assert_eq!(restart(source, 8..source.len(), 2), Some(8));
        assert_eq!(restart("x", 0..1, 0), None);
    }
}
