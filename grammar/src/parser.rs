//! The generated parser of one logical line.
//!
//! Contract: [`parse_line`] runs the actions in the order of the text and keeps nothing.

use lalrpop_util::{ParseError, lalrpop_mod};

use crate::actions::{Actions, Fail, Line};
use crate::token::{Token, TokenKind};

#[cfg(not(feature = "coverage"))]
lalrpop_mod!(
    #[allow(clippy::all, clippy::pedantic, clippy::restriction, unused_qualifications)]
    python
);
#[cfg(feature = "coverage")]
lalrpop_mod!(
    #[allow(clippy::all, clippy::pedantic, clippy::restriction, unused_qualifications)]
    python,
    "/covered.rs"
);

/// Parses the tokens of a line.
pub(crate) fn parse_line(
    actions: &mut Actions<'_>,
    tokens: &[Token],
) -> Result<Line, ParseError<u32, TokenKind, Fail>> {
    let triples = tokens.iter().map(|token| (token.span.start, token.kind, token.span.end));
    python::LineParser::new().parse(actions, triples)
}
