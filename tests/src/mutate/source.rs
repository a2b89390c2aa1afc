//! A program with its tokens, and a damaged copy of it.

use std::fs;
use std::ops::Range;
use std::path::Path;

use mpyc_compiler::diagnostics::Diagnostic;
use mpyc_compiler::{Options, compile};
use mpyc_grammar::{Span, Token, TokenKind, token_lines};

/// A right program.
pub struct Source {
    /// What reports call it.
    pub name: String,
    /// Its text.
    pub text: String,
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// The tokens of each logical line.
    pub lines: Vec<Range<usize>>,
    /// For each token that is a bracket, the index of the bracket that belongs to it.
    pub partner: Vec<Option<usize>>,
}

/// A damaged program.
pub struct Damage {
    /// Its text.
    pub text: String,
    /// The lines, from 1, where an error may be reported.
    pub lines: Vec<usize>,
}

impl Source {
    /// Reads a file that reports call `name`; `None` if it can't be read or is not right.
    pub fn read(path: &Path, name: &str) -> Option<Source> {
        Source::new(name, fs::read_to_string(path).ok()?)
    }

    /// A program with its tokens; `None` if it is not right.
    pub fn new(name: &str, text: String) -> Option<Source> {
        let (token_lines, errors) = token_lines(&text);
        let found = compile(name, text.as_bytes(), &Options::default()).diagnostics;
        // Lines are counted by their line feeds here.
        if !errors.is_empty() || found.iter().any(Diagnostic::is_error) || text.contains('\r') {
            return None;
        }
        let (mut tokens, mut lines) = (Vec::new(), Vec::new());
        for line in token_lines {
            let start = tokens.len();
            tokens.extend(line.tokens);
            lines.push(start..tokens.len());
        }
        let partner = partners(&tokens);
        Some(Source { name: name.to_owned(), text, tokens, lines, partner })
    }

    /// The kind of a token; a line's end behind the last one.
    pub fn kind(&self, index: usize) -> TokenKind {
        self.tokens.get(index).map_or(TokenKind::Newline, |token| token.kind)
    }

    /// Where a token is.
    pub fn span(&self, index: usize) -> Span {
        self.tokens[index].span
    }

    /// The text of a token.
    pub fn token(&self, index: usize) -> &str {
        self.span(index).text(&self.text)
    }

    /// The tokens that `wanted` chooses.
    pub fn find(&self, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        (0..self.tokens.len()).filter(|&index| wanted(index)).collect()
    }

    /// The tokens of that kind.
    pub fn of_kind(&self, kind: TokenKind) -> Vec<usize> {
        self.find(|index| self.kind(index) == kind)
    }

    /// The logical lines, as indices, whose tokens `wanted` chooses.
    pub fn find_lines(&self, wanted: impl Fn(Range<usize>) -> bool) -> Vec<usize> {
        (0..self.lines.len()).filter(|&line| wanted(self.lines[line].clone())).collect()
    }

    /// Whether a token is the first of its logical line.
    pub fn starts_line(&self, index: usize) -> bool {
        self.lines.binary_search_by_key(&index, |line| line.start).is_ok()
    }

    /// Whether a token is the last of its logical line.
    pub fn ends_line(&self, index: usize) -> bool {
        self.lines.binary_search_by_key(&(index + 1), |line| line.end).is_ok()
    }

    /// The column of a logical line: the number of characters before it.
    pub fn column(&self, line: usize) -> usize {
        let start = self.span(self.lines[line].start).start as usize;
        start - self.text[..start].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// The logical line behind the block of the header at logical line `line`.
    pub fn block_end(&self, line: usize) -> usize {
        let column = self.column(line);
        (line + 1..self.lines.len()).find(|&next| self.column(next) <= column).unwrap_or(self.lines.len())
    }

    /// The line, from 1, of an offset.
    pub fn line_of(&self, offset: u32) -> usize {
        line_of(&self.text, offset)
    }

    /// A copy in which `edits`, in order of place, were made; the error may be on the lines of `marks`.
    /// No edit before a mark adds or takes out a line.
    pub fn damage(&self, edits: &[(Span, &str)], marks: &[u32]) -> Damage {
        let mut text = String::with_capacity(self.text.len() + 16);
        let mut done = 0;
        for (span, with) in edits {
            text.push_str(&self.text[done..span.start as usize]);
            text.push_str(with);
            done = span.end as usize;
        }
        text.push_str(&self.text[done..]);
        Damage { text, lines: marks.iter().map(|&mark| self.line_of(mark)).collect() }
    }

    /// A copy in which `span` was replaced; the error must be on that line.
    pub fn replace(&self, span: Span, with: &str) -> Damage {
        self.damage(&[(span, with)], &[span.start])
    }
}

/// The line, from 1, of an offset into a text.
pub fn line_of(text: &str, offset: u32) -> usize {
    1 + text.as_bytes()[..(offset as usize).min(text.len())].iter().filter(|&&byte| byte == b'\n').count()
}

fn partners(tokens: &[Token]) -> Vec<Option<usize>> {
    use TokenKind::{FieldClose, FieldOpen, LeftBrace, LeftBracket, LeftParen, RightBrace, RightBracket, RightParen};
    let mut partner = vec![None; tokens.len()];
    let mut open = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            LeftParen | LeftBracket | LeftBrace | FieldOpen => open.push(index),
            RightParen | RightBracket | RightBrace | FieldClose => {
                if let Some(opener) = open.pop() {
                    partner[opener] = Some(index);
                    partner[index] = Some(opener);
                }
            }
            _ => {}
        }
    }
    partner
}

/// A small generator of numbers that is the same everywhere.
pub struct Random(u64);

impl Random {
    /// A generator that depends on a text alone.
    pub fn of(seed: &str) -> Random {
        let hash = seed
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Random(hash | 1)
    }

    /// A number below `bound`, which is not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 16) % bound as u64) as usize
    }

    /// One of `items`; `None` if there are none.
    pub fn pick<T: Copy>(&mut self, items: &[T]) -> Option<T> {
        (!items.is_empty()).then(|| items[self.below(items.len())])
    }
}
