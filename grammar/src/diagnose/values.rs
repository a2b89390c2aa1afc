//! Values without an operator or comma between them, operators without a value, and block headers.

use super::{Answer, Fault, ends_operand};
use crate::error::{ParseError, ParseErrorKind};
use crate::layout::{self, starts_only_operand};
use crate::span::Span;
use crate::token::{Token, TokenKind};

/// `if x {`.
pub(super) fn brace_block(fault: &Fault<'_>) -> Answer {
    let opens = fault.found() == TokenKind::LeftBrace && fault.clause().is_some() && !fault.in_brackets(fault.index);
    let rest = &fault.source[fault.span(fault.index).end as usize..];
    let line = rest.lines().next().unwrap_or_default().trim_start();
    (opens && (line.is_empty() || line.starts_with('#') || line.starts_with("//"))).then_some(())?;
    fault.here(ParseErrorKind::BraceBlock)
}

/// A header without its `:`.
pub(super) fn missing_colon(fault: &Fault<'_>) -> Answer {
    let clause = fault.clause()?;
    let none_follows = !fault.tokens[fault.index..].iter().any(|token| token.kind == TokenKind::Colon);
    let fits = fault.expects(TokenKind::Colon) && fault.found() != TokenKind::Equal;
    let whole = fault.index == fault.tokens.len() || !fault.in_brackets(fault.index);
    (fits && none_follows && whole).then_some(())?;
    fault.here(ParseErrorKind::MissingColon { clause })
}

/// `=` after an operand, where the line is not about names.
pub(super) fn assignment(fault: &Fault<'_>) -> Answer {
    let names_only = matches!(
        fault.kind(0),
        TokenKind::Import
            | TokenKind::From
            | TokenKind::Global
            | TokenKind::Nonlocal
            | TokenKind::Def
            | TokenKind::Class
            | TokenKind::Type
            | TokenKind::Case
    );
    let assigns = fault.found() == TokenKind::Equal && ends_operand(fault.before(1)) && !names_only;
    assigns.then_some(())?;
    fault.here(ParseErrorKind::AssignmentInExpression)
}

/// Whether a token stands between two operands and can't start one.
fn is_infix(kind: TokenKind) -> bool {
    use TokenKind::{
        And, At, Bar, Caret, Dot, DoubleSlash, EqualEqual, Greater, GreaterEqual, Is, LeftShift, Less, LessEqual,
        NotEqual, Or, Percent, RightShift, Slash,
    };
    matches!(
        kind,
        And | At
            | Bar
            | Caret
            | Dot
            | DoubleSlash
            | EqualEqual
            | Greater
            | GreaterEqual
            | Is
            | LeftShift
            | Less
            | LessEqual
            | NotEqual
            | Or
            | Percent
            | RightShift
            | Slash
    ) || matches!(kind, TokenKind::Star | TokenKind::DoubleStar | TokenKind::Ampersand | TokenKind::In)
}

/// Whether a token needs an operand after it.
fn needs_operand(kind: TokenKind) -> bool {
    use TokenKind::{
        AmpersandEqual, AtEqual, BarEqual, CaretEqual, ColonEqual, DoubleSlashEqual, DoubleStarEqual, Equal,
        LeftShiftEqual, Minus, MinusEqual, Not, PercentEqual, Plus, PlusEqual, RightShiftEqual, SlashEqual, StarEqual,
        Tilde,
    };
    is_infix(kind)
        || matches!(
            kind,
            AmpersandEqual
                | AtEqual
                | BarEqual
                | CaretEqual
                | ColonEqual
                | DoubleSlashEqual
                | DoubleStarEqual
                | Equal
                | LeftShiftEqual
                | Minus
                | MinusEqual
                | Not
                | PercentEqual
                | Plus
                | PlusEqual
                | RightShiftEqual
                | SlashEqual
                | StarEqual
                | Tilde
        )
}

/// An operator without the value on one of its sides.
pub(super) fn missing_operand(fault: &Fault<'_>) -> Answer {
    let (before, found) = (fault.before(1), fault.found());
    if needs_operand(before) && found == TokenKind::Not && fault.kind(fault.index + 1) != TokenKind::Newline {
        return fault.here(ParseErrorKind::NotAfterOperator);
    }
    if needs_operand(before) && !starts_only_operand(found) {
        return fault.at(fault.index - 1, ParseErrorKind::MissingOperand { operator: before, left: false });
    }
    let begins = !ends_operand(before) && !fault.after_expression();
    (begins && is_infix(found) && fault.expects(TokenKind::Minus)).then_some(())?;
    fault.here(ParseErrorKind::MissingOperand { operator: found, left: true })
}

/// Whether the wrong token starts an operand that no operand can stand directly before.
fn starts_value(fault: &Fault<'_>) -> bool {
    let found = fault.found();
    starts_only_operand(found) || found == TokenKind::Not
}

/// The place between the wrong token and the one before.
fn gap(fault: &Fault<'_>, kind: ParseErrorKind) -> Answer {
    let before = fault.span(fault.index.checked_sub(1)?);
    let gap = Span::new(before.end, fault.span(fault.index).start);
    // What is missing at the end of a line is missing there.
    let is_in_line = !gap.text(fault.source).contains(['\n', '\r']);
    Some(ParseError::new(kind, if is_in_line { gap } else { Span::at(gap.start) }))
}

/// A quote inside a text that ends it: a word follows directly, and later the text seems to go on.
pub(super) fn quote_in_string(fault: &Fault<'_>) -> Answer {
    let until = fault.tokens.get(..=fault.index)?;
    let (quote, at) = layout::quote_in_string(fault.source, until)?;
    let goes_on = |pair: &[Token]| {
        let &[word, string] = pair else { return false };
        let opens = matches!(string.kind, TokenKind::String | TokenKind::FStringStart);
        opens && word.span.end == string.span.start && string.span.text(fault.source).starts_with(quote)
    };
    let is_here = fault.span(fault.index).start == at.end;
    (is_here && fault.tokens[fault.index..].windows(2).any(goes_on)).then_some(())?;
    Some(ParseError::new(ParseErrorKind::QuoteInString { quote }, at))
}

/// Two items of a list without a comma between them.
pub(super) fn missing_comma(fault: &Fault<'_>) -> Answer {
    let found = fault.found();
    let item = starts_value(fault) || matches!(found, TokenKind::Star | TokenKind::DoubleStar | TokenKind::Lambda);
    (item && fault.expects(TokenKind::Comma)).then_some(())?;
    let lists_names =
        matches!(fault.kind(0), TokenKind::Import | TokenKind::From | TokenKind::Global | TokenKind::Nonlocal);
    let has_commas = || fault.tokens[..fault.index].iter().any(|token| token.kind == TokenKind::Comma);
    let plain = fault.in_brackets(fault.index)
        || ((lists_names || has_commas() || fault.kind(0) == TokenKind::Assert)
            && fault.fits_with(fault.index, TokenKind::Comma));
    plain.then_some(())?;
    gap(fault, ParseErrorKind::MissingComma)
}

/// Two values with nothing between them.
pub(super) fn side_by_side(fault: &Fault<'_>) -> Answer {
    let after_value = fault.after_expression() || ends_operand(fault.before(1));
    (after_value && starts_value(fault)).then_some(())?;
    let words = fault.tokens[fault.index..].iter().take_while(|token| token.kind == TokenKind::Name).count();
    let text = words > 1 && fault.before(1) == TokenKind::Name;
    let starts = fault.index == 1 && fault.before(1) == TokenKind::Name;
    let name = fault.found() == TokenKind::Name && fault.before(1) == TokenKind::Name;
    gap(fault, ParseErrorKind::SideBySide { text, names: name, statement: starts })
}
