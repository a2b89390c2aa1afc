//! Parsing a line as it would be without a slip.

use crate::actions::{Actions, Scratch};
use crate::module::Module;
use crate::parser;
use crate::span::Span;
use crate::token::{Token, TokenKind};

use super::Fault;

/// The longest line, in tokens, that is tried: longer ones are data, and each trial reads them again.
const MAX_TOKENS: usize = 5_000;

/// Whether tokens of `source` are a right line.
fn parses(source: &str, tokens: &[Token]) -> bool {
    if tokens.len() > MAX_TOKENS {
        return false;
    }
    let (mut module, mut scratch) = (Module::default(), Scratch::default());
    let mut actions = Actions { source, tokens, module: &mut module, scratch: &mut scratch, header: None };
    parser::parse_line(&mut actions, tokens).is_ok()
}

impl Fault<'_> {
    /// Whether the line is right if the token at `index` is of another kind.
    pub(super) fn fits_as(&self, index: usize, kind: TokenKind) -> bool {
        let mut tokens = self.tokens.to_vec();
        tokens[index].kind = kind;
        parses(self.source, &tokens)
    }

    /// Whether the line is right without the tokens from `first` to before `end`.
    pub(super) fn fits_without(&self, first: usize, end: usize) -> bool {
        let mut tokens = self.tokens.to_vec();
        tokens.drain(first..end);
        parses(self.source, &tokens)
    }

    /// Whether the line is right with another token before the one at `index`.
    pub(super) fn fits_with(&self, index: usize, kind: TokenKind) -> bool {
        let mut tokens = self.tokens.to_vec();
        let at = match index.checked_sub(1) {
            Some(before) => self.span(before).end,
            None => self.span(0).start,
        };
        tokens.insert(index, Token { kind, span: Span::at(at) });
        parses(self.source, &tokens)
    }
}
