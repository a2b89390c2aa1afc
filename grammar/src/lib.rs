//! Python 3.12 source text to a syntax tree with exact spans.
//!
//! Contract: [`parse`] takes any bytes and gives a tree of what could be understood and all the
//! errors of the file, in order of place. It does no I/O and never panics.
//!
//! ```
//! let (module, errors) = mpyc_grammar::parse(b"x = 1\n");
//! assert!(errors.is_empty());
//! assert_eq!(module.list(module.body).len(), 1);
//! ```
//!
//! # How
//!
//! `source` decodes the bytes. `layout` splits the text into logical lines of tokens (`token`, and
//! `fstring` for the text of f-strings) and owns everything about newlines, indentation and brackets.
//! `parser` runs the LALRPOP grammar `python.lalrpop` over one line at a time; its productions call
//! `actions`, which build the tree in the arenas of `module`. `blocks` joins the lines to compound
//! statements. An error never leaves its line.

mod actions;
mod ast;
mod blocks;
#[cfg(feature = "coverage")]
pub mod coverage;
mod depth;
mod diagnose;
mod error;
mod fstring;
mod layout;
mod literal;
mod module;
mod names;
mod parser;
mod recovery;
mod source;
mod span;
mod token;
mod tokens;
mod walk;

pub use ast::*;
pub use error::{
    ArgumentProblem, EscapeProblem, NumberProblem, ParameterProblem, ParseError, ParseErrorKind, PatternProblem,
    TargetUse,
};
pub use module::{ListElement, Module};
pub use names::{Name, Names};
pub use source::decode;
pub use span::{LineColumn, LineIndex, Span, next_lines};
pub use token::{Token, TokenKind};
pub use tokens::{TokenLine, token_lines};
pub use walk::{Node, Sink, walk};

/// How deep expressions may nest: operators, arguments and brackets all count, but not the links of a
/// [chain](ExprKind::leftmost).
pub const MAX_DEPTH: u32 = 200;

/// How deep blocks may nest, as in CPython.
pub const MAX_INDENT: u32 = 100;

/// Parses a source file.
///
/// Spans are offsets into the text that [`decode`] gives for the same bytes. The tree leaves out the
/// statements that have errors.
pub fn parse(source: &[u8]) -> (Module, Vec<ParseError>) {
    match decode(source) {
        Ok(text) => parse_str(&text),
        Err(error) => (Module::default(), vec![error]),
    }
}

/// Parses a source text.
pub fn parse_str(source: &str) -> (Module, Vec<ParseError>) {
    blocks::Blocks::new(source).run()
}
