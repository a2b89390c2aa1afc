//! Slips in the replacement fields of f-strings.

use super::{Answer, Fault};
use crate::error::ParseErrorKind;
use crate::token::TokenKind;

pub(super) fn wrong_field(fault: &Fault<'_>) -> Answer {
    let found = fault.found();
    let ends = matches!(found, TokenKind::FieldClose | TokenKind::FieldColon | TokenKind::Bang | TokenKind::Equal);
    if ends && fault.before(1) == TokenKind::FieldOpen {
        return fault.here(ParseErrorKind::EmptyField);
    }
    let before = &fault.tokens[..fault.index];
    let open = before.iter().rposition(|token| token.kind == TokenKind::FieldOpen)?;
    if fault.before(1) == TokenKind::Bang {
        return fault.here(ParseErrorKind::InvalidConversion);
    }
    let lambda = before[open..].iter().any(|token| token.kind == TokenKind::Lambda);
    if lambda && found == TokenKind::FieldColon {
        return fault.here(ParseErrorKind::LambdaInField);
    }
    None
}
