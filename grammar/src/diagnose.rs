//! What an unexpected token or end of a line most likely means.
//!
//! Contract: called only for a line that failed, with the parser's account of where; gives its error.

use lalrpop_util::ParseError as LineError;

use crate::actions::Fail;
use crate::error::{ParseError, ParseErrorKind};
use crate::layout::starts_only_operand;
use crate::span::Span;
use crate::token::{Token, TokenKind};

/// The error of a line.
pub(crate) fn error(source: &str, tokens: &[Token], error: LineError<u32, TokenKind, Fail>) -> ParseError {
    match error {
        LineError::User { error } => *error,
        LineError::UnrecognizedToken { token: (start, _, _), expected } => {
            let index = tokens.partition_point(|token| token.span.start < start);
            unexpected(source, tokens, index, plain(expected))
        }
        LineError::UnrecognizedEof { expected, .. } => at_end(tokens, plain(expected)),
        LineError::ExtraToken { token: (start, found, end) } => {
            let kind = ParseErrorKind::UnexpectedToken { found, expected: Vec::new() };
            ParseError::new(kind, Span::new(start, end))
        }
        LineError::InvalidToken { location } => {
            let kind = ParseErrorKind::UnexpectedEnd { expected: Vec::new() };
            ParseError::new(kind, Span::at(location))
        }
    }
}

/// The names of tokens without the quotes that the generated parser puts around them.
fn plain(expected: Vec<String>) -> Vec<String> {
    expected.into_iter().map(|name| name.trim_matches('"').to_owned()).collect()
}

fn expects(expected: &[String], token: TokenKind) -> bool {
    expected.iter().any(|name| name == token.describe())
}

fn at_end(tokens: &[Token], expected: Vec<String>) -> ParseError {
    let end = Span::at(tokens.last().map_or(0, |token| token.span.end));
    let kind = match clause(tokens) {
        Some(clause) if expects(&expected, TokenKind::Colon) => ParseErrorKind::MissingColon { clause },
        _ => ParseErrorKind::UnexpectedEnd { expected },
    };
    ParseError::new(kind, end)
}

/// The word that makes the line the header of a clause.
fn clause(tokens: &[Token]) -> Option<TokenKind> {
    let first = tokens.first()?.kind;
    let word = if first == TokenKind::Async { tokens.get(1)?.kind } else { first };
    word.opens_block().then_some(word)
}

/// The token at `index` does not fit.
fn unexpected(source: &str, tokens: &[Token], index: usize, expected: Vec<String>) -> ParseError {
    let Some(&Token { kind: found, span }) = tokens.get(index) else {
        return at_end(tokens, expected);
    };
    let before = index.checked_sub(1).and_then(|before| tokens.get(before));
    let kind = field(tokens, index)
        .or_else(|| call_without_parentheses(source, tokens, index))
        .or_else(|| colon(tokens, index, &expected))
        .or_else(|| assignment(tokens, index))
        .or_else(|| {
            // A binary operator fits here, so an expression is complete.
            let complete = expects(&expected, TokenKind::Percent) && expects(&expected, TokenKind::Comma);
            let comma = complete && starts_only_operand(found) && in_brackets(&tokens[..index]);
            comma.then_some(ParseErrorKind::MissingComma)
        });
    let span = match (&kind, before) {
        (Some(ParseErrorKind::MissingComma), Some(before)) => Span::new(before.span.end, span.start),
        (Some(ParseErrorKind::MissingCallParentheses { .. }), Some(before)) => before.span,
        _ => span,
    };
    let kind = kind.unwrap_or(ParseErrorKind::UnexpectedToken { found, expected });
    ParseError::new(kind, span)
}

/// Errors of a replacement field.
fn field(tokens: &[Token], index: usize) -> Option<ParseErrorKind> {
    let found = tokens[index].kind;
    let ends = matches!(found, TokenKind::FieldClose | TokenKind::FieldColon | TokenKind::Bang | TokenKind::Equal);
    let before = tokens.get(index.checked_sub(1)?)?.kind;
    if ends && before == TokenKind::FieldOpen {
        return Some(ParseErrorKind::EmptyField);
    }
    if before == TokenKind::Bang {
        return Some(ParseErrorKind::InvalidConversion);
    }
    let open = tokens[..index].iter().rposition(|token| token.kind == TokenKind::FieldOpen)?;
    let lambda = tokens[open..index].iter().any(|token| token.kind == TokenKind::Lambda);
    let text = matches!(found, TokenKind::FieldColon);
    (lambda && text).then_some(ParseErrorKind::LambdaInField)
}

fn call_without_parentheses(source: &str, tokens: &[Token], index: usize) -> Option<ParseErrorKind> {
    let name = tokens.get(index.checked_sub(1)?)?;
    let starts_statement = index < 2 || matches!(tokens[index - 2].kind, TokenKind::Semicolon | TokenKind::Colon);
    let function = name.span.text(source);
    let is_call = starts_statement && matches!(function, "print" | "exec") && starts_only_operand(tokens[index].kind);
    is_call.then(|| ParseErrorKind::MissingCallParentheses { function: function.to_owned() })
}

/// `=` after an operand, where the line is not about names.
fn assignment(tokens: &[Token], index: usize) -> Option<ParseErrorKind> {
    let names_only = matches!(
        tokens.first()?.kind,
        TokenKind::Import
            | TokenKind::From
            | TokenKind::Global
            | TokenKind::Nonlocal
            | TokenKind::Def
            | TokenKind::Class
            | TokenKind::Type
            | TokenKind::Case
    );
    let after_operand = matches!(
        tokens.get(index.checked_sub(1)?)?.kind,
        TokenKind::Name
            | TokenKind::Number
            | TokenKind::String
            | TokenKind::FStringEnd
            | TokenKind::RightParen
            | TokenKind::RightBracket
            | TokenKind::RightBrace
            | TokenKind::None
            | TokenKind::True
            | TokenKind::False
            | TokenKind::Ellipsis
    );
    let assigns = tokens[index].kind == TokenKind::Equal && after_operand && !names_only;
    assigns.then_some(ParseErrorKind::AssignmentInExpression)
}

fn colon(tokens: &[Token], index: usize, expected: &[String]) -> Option<ParseErrorKind> {
    let clause = clause(tokens)?;
    let none_follows = !tokens[index..].iter().any(|token| token.kind == TokenKind::Colon);
    let fits = expects(expected, TokenKind::Colon) && tokens[index].kind != TokenKind::Equal;
    (fits && none_follows).then_some(ParseErrorKind::MissingColon { clause })
}

fn in_brackets(tokens: &[Token]) -> bool {
    let mut depth = 0_i32;
    for token in tokens {
        depth += match token.kind {
            TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace => 1,
            TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace => -1,
            _ => 0,
        };
    }
    depth > 0
}
