//! What can be wrong with a source text.
//!
//! Contract: an error carries all that a diagnostic needs to name; its wording is not decided here.

use crate::span::Span;

/// One error of a source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// What is wrong.
    pub kind: ParseErrorKind,
    /// The text to point at.
    pub span: Span,
}

/// The kinds of errors.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// The text fits no rule of the grammar.
    InvalidSyntax,
}
