//! What an unexpected token or end of a line most likely means.
//!
//! Contract: called only for a line that failed, with the parser's account of where; gives its error.
//! Each check knows one slip and answers only where it is sure; the first that answers decides. Where a
//! slip can't be told from its place alone, `trial` parses the line as it would be without it.

mod fields;
mod operators;
mod trial;
mod values;
mod words;

use lalrpop_util::ParseError as LineError;

use crate::actions::Fail;
use crate::error::{ParseError, ParseErrorKind};
use crate::span::Span;
use crate::token::{Token, TokenKind};

pub(crate) use words::intended_clause;

/// What a check answers.
type Answer = Option<ParseError>;

/// The checks, the surest first.
const CHECKS: &[fn(&Fault<'_>) -> Answer] = &[
    fields::wrong_field,
    operators::comment,
    operators::foreign,
    operators::increment,
    operators::apart,
    operators::arrow,
    operators::double_colon,
    words::condition_after_else,
    words::keyword_as_name,
    words::missing_name,
    words::missing_parameters,
    words::turned_import,
    words::call_without_parentheses,
    words::foreign_word,
    words::misspelt,
    words::missing_in,
    words::comma_in_raise,
    values::quote_in_string,
    values::brace_block,
    values::missing_colon,
    values::assignment,
    values::missing_operand,
    values::missing_comma,
    values::side_by_side,
];

/// The error of a line.
pub(crate) fn error(source: &str, tokens: &[Token], error: LineError<u32, TokenKind, Fail>) -> ParseError {
    let (index, expected) = match error {
        LineError::User { error } => return *error,
        LineError::UnrecognizedToken { token: (start, _, _), expected } => {
            (tokens.partition_point(|token| token.span.start < start), expected)
        }
        LineError::ExtraToken { token: (start, _, _) } => {
            (tokens.partition_point(|token| token.span.start < start), Vec::new())
        }
        LineError::UnrecognizedEof { expected, .. } => (tokens.len(), expected),
        LineError::InvalidToken { .. } => (tokens.len(), Vec::new()),
    };
    // The generated parser puts quotes around the names of tokens.
    let expected = expected.into_iter().map(|name| name.trim_matches('"').to_owned()).collect();
    let fault = Fault { source, tokens, index, expected };
    CHECKS.iter().find_map(|check| check(&fault)).unwrap_or_else(|| fault.general())
}

/// A line and where it fails.
struct Fault<'a> {
    source: &'a str,
    tokens: &'a [Token],
    /// The first token that does not fit; their number if the end does not.
    index: usize,
    /// The tokens that would fit, as [`TokenKind::describe`] gives them.
    expected: Vec<String>,
}

impl<'a> Fault<'a> {
    /// The kind of a token; [`TokenKind::Newline`] outside the line.
    fn kind(&self, index: usize) -> TokenKind {
        self.tokens.get(index).map_or(TokenKind::Newline, |token| token.kind)
    }

    /// The kind of the token so many before the wrong one; [`TokenKind::Newline`] before the line.
    fn before(&self, count: usize) -> TokenKind {
        self.index.checked_sub(count).map_or(TokenKind::Newline, |index| self.kind(index))
    }

    /// The token that does not fit.
    fn found(&self) -> TokenKind {
        self.kind(self.index)
    }

    /// The place of a token; behind the line it is the end of the last one.
    fn span(&self, index: usize) -> Span {
        match self.tokens.get(index) {
            Some(token) => token.span,
            None => Span::at(self.tokens.last().map_or(0, |token| token.span.end)),
        }
    }

    /// The text of a token.
    fn text(&self, index: usize) -> &'a str {
        self.span(index).text(self.source)
    }

    /// Whether nothing is between a token and the next one.
    fn touches_next(&self, index: usize) -> bool {
        index + 1 < self.tokens.len() && self.span(index).end == self.span(index + 1).start
    }

    fn expects(&self, token: TokenKind) -> bool {
        self.expected.iter().any(|name| name == token.describe())
    }

    /// Whether a whole expression stands before the wrong token: a binary operator would fit.
    fn after_expression(&self) -> bool {
        self.expects(TokenKind::Percent)
    }

    /// Whether a bracket is open before the token at `index`.
    fn in_brackets(&self, index: usize) -> bool {
        let mut depth = 0_i32;
        for token in &self.tokens[..index] {
            depth += match token.kind {
                TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace => 1,
                TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace => -1,
                _ => 0,
            };
        }
        depth > 0
    }

    /// Index of the word that makes the line the header of a clause.
    fn clause_index(&self) -> Option<usize> {
        let index = usize::from(self.kind(0) == TokenKind::Async);
        self.kind(index).opens_block().then_some(index)
    }

    /// The word that makes the line the header of a clause.
    fn clause(&self) -> Option<TokenKind> {
        self.clause_index().map(|index| self.kind(index))
    }

    /// Whether a statement starts at the token at `index`.
    fn starts_statement(&self, index: usize) -> bool {
        index == 0 || matches!(self.kind(index - 1), TokenKind::Semicolon | TokenKind::Colon)
    }

    /// An error at the token that does not fit.
    fn here(&self, kind: ParseErrorKind) -> Answer {
        Some(ParseError::new(kind, self.span(self.index)))
    }

    /// An error at a token.
    fn at(&self, index: usize, kind: ParseErrorKind) -> Answer {
        Some(ParseError::new(kind, self.span(index)))
    }

    /// An error from one token to another.
    fn over(&self, first: usize, last: usize, kind: ParseErrorKind) -> Answer {
        Some(ParseError::new(kind, self.span(first).to(self.span(last))))
    }

    /// What can be said if no check knows better.
    fn general(self) -> ParseError {
        let span = self.span(self.index);
        let kind = match self.tokens.get(self.index) {
            Some(token) => ParseErrorKind::UnexpectedToken { found: token.kind, expected: self.expected },
            None => ParseErrorKind::UnexpectedEnd { expected: self.expected },
        };
        ParseError::new(kind, span)
    }
}

/// Whether an operand may end with that token.
fn ends_operand(kind: TokenKind) -> bool {
    matches!(
        kind,
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
    )
}
