//! Operators and signs that are not Python's, or are written wrongly.

use super::{Answer, Fault, ends_operand};
use crate::error::ParseErrorKind;
use crate::span::Span;
use crate::token::TokenKind;

/// Pairs of tokens that touch, how they are written together, and what Python has for them.
const FOREIGN: &[(TokenKind, TokenKind, &str, &str)] = &[
    (TokenKind::Ampersand, TokenKind::Ampersand, "&&", "and"),
    (TokenKind::Bar, TokenKind::Bar, "||", "or"),
    (TokenKind::Less, TokenKind::Greater, "<>", "!="),
    (TokenKind::EqualEqual, TokenKind::Equal, "===", "=="),
    (TokenKind::NotEqual, TokenKind::Equal, "!==", "!="),
    (TokenKind::Equal, TokenKind::Greater, "=>", ">="),
    (TokenKind::Equal, TokenKind::Less, "=<", "<="),
    (TokenKind::Equal, TokenKind::Bang, "=!", "!="),
    (TokenKind::Question, TokenKind::Question, "??", "or"),
];

/// Two signs with blanks between them that are one operator without.
const APART: &[(TokenKind, TokenKind, &str)] = &[
    (TokenKind::Equal, TokenKind::Equal, "=="),
    (TokenKind::Bang, TokenKind::Equal, "!="),
    (TokenKind::Less, TokenKind::Equal, "<="),
    (TokenKind::Greater, TokenKind::Equal, ">="),
    (TokenKind::Plus, TokenKind::Equal, "+="),
    (TokenKind::Minus, TokenKind::Equal, "-="),
    (TokenKind::Star, TokenKind::Equal, "*="),
    (TokenKind::Slash, TokenKind::Equal, "/="),
    (TokenKind::Percent, TokenKind::Equal, "%="),
    (TokenKind::Colon, TokenKind::Equal, ":="),
    (TokenKind::Less, TokenKind::Less, "<<"),
    (TokenKind::Greater, TokenKind::Greater, ">>"),
    (TokenKind::Star, TokenKind::Star, "**"),
    (TokenKind::Slash, TokenKind::Slash, "//"),
];

/// Index of the first of two tokens that touch or not and of which the second, or the first, is wrong.
fn pair(fault: &Fault<'_>, first: TokenKind, second: TokenKind, touch: bool) -> Option<usize> {
    let fits = |&index: &usize| {
        fault.kind(index) == first && fault.kind(index + 1) == second && fault.touches_next(index) == touch
    };
    fault.index.checked_sub(1).filter(fits).or_else(|| Some(fault.index).filter(fits))
}

/// A comment of another language: `//` after a whole statement, or `/*`.
pub(super) fn comment(fault: &Fault<'_>) -> Answer {
    let start = (0..=fault.index).rev().find(|&index| {
        let block = fault.kind(index) == TokenKind::Slash
            && matches!(fault.kind(index + 1), TokenKind::Star | TokenKind::DoubleStar)
            && fault.touches_next(index);
        block || fault.kind(index) == TokenKind::DoubleSlash
    })?;
    let text = &fault.source[fault.span(start).start as usize..];
    let line_end = text.find(['\n', '\r']).map_or(fault.source.len(), |end| fault.source.len() - text.len() + end);
    let end = fault.tokens.partition_point(|token| (token.span.start as usize) < line_end);
    let is_all = start == 0 && end == fault.tokens.len();
    let written = if fault.kind(start) == TokenKind::Slash { "/*" } else { "//" };
    (is_all || fault.fits_without(start, end)).then_some(())?;
    fault.at(start, ParseErrorKind::ForeignComment { written })
}

/// `&&`, `||`, `!`, `<>`, `===`, `=>` and their like.
pub(super) fn foreign(fault: &Fault<'_>) -> Answer {
    for &(first, second, written, python) in FOREIGN {
        if let Some(index) = pair(fault, first, second, true) {
            return fault.over(index, index + 1, ParseErrorKind::ForeignOperator { written, python });
        }
    }
    let next = fault.index + 1;
    match fault.found() {
        TokenKind::Bang if next == fault.tokens.len() => fault.here(ParseErrorKind::UnexpectedCharacter('!')),
        TokenKind::Bang if fault.kind(next) != TokenKind::Equal => {
            fault.here(ParseErrorKind::ForeignOperator { written: "!", python: "not" })
        }
        TokenKind::Question => fault.here(ParseErrorKind::ForeignOperator { written: "?", python: "a if test else b" }),
        _ => None,
    }
}

/// `x++` or `x--`, where nothing follows or nothing that it could be added to.
pub(super) fn increment(fault: &Fault<'_>) -> Answer {
    let first = fault.index.checked_sub(2)?;
    let sign = fault.kind(first);
    let twice = matches!(sign, TokenKind::Plus | TokenKind::Minus)
        && fault.kind(first + 1) == sign
        && fault.touches_next(first)
        && first > 0
        && ends_operand(fault.kind(first - 1));
    twice.then_some(())?;
    fault.over(first, first + 1, ParseErrorKind::Increment { decrement: sign == TokenKind::Minus })
}

/// `> =` for `>=`.
pub(super) fn apart(fault: &Fault<'_>) -> Answer {
    for &(first, second, operator) in APART {
        if let Some(index) = pair(fault, first, second, false) {
            return fault.over(index, index + 1, ParseErrorKind::OperatorApart { operator });
        }
    }
    None
}

/// `a->b` for `a.b`.
pub(super) fn arrow(fault: &Fault<'_>) -> Answer {
    let is_arrow = fault.found() == TokenKind::Arrow && fault.kind(fault.index + 1) == TokenKind::Name;
    (is_arrow && ends_operand(fault.before(1)) && fault.clause() != Some(TokenKind::Def)).then_some(())?;
    fault.here(ParseErrorKind::ForeignOperator { written: "->", python: "." })
}

/// `if x::`.
pub(super) fn double_colon(fault: &Fault<'_>) -> Answer {
    let twice = fault.found() == TokenKind::Colon && fault.before(1) == TokenKind::Colon;
    twice.then_some(())?;
    let (first, second) = (fault.span(fault.index - 1), fault.span(fault.index));
    let kind = ParseErrorKind::DoubleColon;
    let span = if first.end == second.start { Span::new(first.start, second.end) } else { second };
    Some(crate::error::ParseError::new(kind, span))
}
