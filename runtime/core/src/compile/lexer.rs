//! The lexer: from text to tokens, lines and blocks included.
//!
//! Its whole state is a few words, so that the parser can go back to a place it has marked and read again. The text
//! lies in memory as a whole, or is a buffer that holds the current top-level statement and is filled from a stream
//! line by line.

use super::error;
use super::token::*;
use super::{Compiler, TEXT};
use crate::mem::{self, r8, w8};
use crate::msg::Msg;
use crate::obj::buffer::utf8;
use crate::vm::Res;
use mpyc_abi::object::Kind;

/// Deepest nesting of blocks.
const MOST_BLOCKS: usize = 32;
/// Deepest nesting of brackets.
const MOST_BRACKETS: u8 = 200;
/// Columns between tab stops.
const TAB: u32 = 8;

/// The state of the lexer. Offsets count bytes from the start of the text.
#[derive(Clone, Copy)]
#[repr(C)]
pub(super) struct Lexer {
    /// The current token.
    pub token: u8,
    /// Open brackets.
    pub nest: u8,
    /// Open brackets before the current token.
    around: u8,
    /// Open blocks.
    pub blocks: u8,
    /// Blocks that end here and whose DEDENT is still to come.
    dedents: u8,
    /// The next token is the first of its logical line.
    fresh: bool,
    /// Letters of a STRING's prefix.
    pub prefix: u8,
    /// Where the current token starts.
    pub start: u32,
    /// Where the next one is looked for; the end of the current one.
    pub at: u32,
    /// Line of the current token, from 1.
    pub line: u32,
}

/// A letter of a string's prefix.
pub(super) mod prefix {
    /// `r`
    pub const RAW: u8 = 1;
    /// `b`
    pub const BYTES: u8 = 2;
    /// `f`
    pub const FORMAT: u8 = 4;
    /// Three quotes.
    pub const TRIPLE: u8 = 8;
}

/// A token to which the lexer can go back.
#[derive(Clone, Copy, Default)]
pub(super) struct Mark {
    pub start: u32,
    /// The line, and in the low byte the open brackets before the token.
    pub line: u32,
}

impl Lexer {
    pub fn new() -> Lexer {
        Lexer {
            token: NEWLINE,
            start: 0,
            at: 0,
            line: 1,
            nest: 0,
            around: 0,
            blocks: 0,
            dedents: 0,
            fresh: true,
            prefix: 0,
        }
    }
}

/// Columns of the open blocks.
pub(super) type Indents = [u16; MOST_BLOCKS];
/// No block is open.
pub(super) const NO_INDENTS: Indents = [0; MOST_BLOCKS];

impl Compiler<'_> {
    /// The byte at an offset, 0 at the end.
    pub(super) fn byte(&self, at: u32) -> u8 {
        if at < self.text_len { r8(self.text + at) } else { 0 }
    }

    /// The bytes from one offset to another.
    pub(super) fn slice(&self, from: u32, to: u32) -> &'static [u8] {
        mem::bytes(self.text + from, to.min(self.text_len).saturating_sub(from))
    }

    /// Whether there is text at an offset; reads on in the stream for it.
    pub(super) fn more(&mut self, at: u32) -> Res<bool> {
        while at >= self.text_len {
            if self.stream.is_none() {
                return Ok(false);
            }
            self.read_line()?;
        }
        Ok(true)
    }

    /// Appends a line of the stream to the text, or notes that it has ended.
    fn read_line(&mut self) -> Res<()> {
        while let Some(next) = self.stream {
            let Some(byte) = next(self.vm)? else {
                self.stream = None;
                return Ok(());
            };
            let blob = self.grow(TEXT, Kind::Blob, self.text_len, self.text_len + 1)?;
            self.text = blob + 4;
            w8(self.text + self.text_len, byte);
            self.text_len += 1;
            if byte == b'\n' {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Forgets the text before the current line, if it came from a stream. No mark outlives this.
    pub(super) fn forget_text(&mut self) {
        let from = self.line_start();
        if !self.streams || from == 0 {
            return;
        }
        let rest = self.text_len - from;
        mem::copy(self.text + from, self.text, rest);
        self.text_len = rest;
        self.lex.at -= from;
        self.lex.start -= from;
    }

    /// Where the line of the current token starts.
    pub(super) fn line_start(&self) -> u32 {
        let mut at = self.lex.start;
        while at > 0 && self.byte(at - 1) != b'\n' {
            at -= 1;
        }
        at
    }

    /// The current token's place.
    pub(super) fn mark(&self) -> Mark {
        Mark { start: self.lex.start, line: self.lex.line << 8 | self.lex.around as u32 }
    }

    /// Goes back or forth to a token of the same line structure.
    pub(super) fn seek(&mut self, mark: Mark) -> Res<()> {
        self.lex.at = mark.start;
        self.lex.line = mark.line >> 8;
        self.lex.fresh = false;
        self.lex.dedents = 0;
        self.lex.nest = mark.line as u8;
        // The text may end in the line of the mark, whose end comes before that of the text.
        self.lex.token = COMMA;
        self.advance()
    }

    /// Reads the next token.
    pub(super) fn advance(&mut self) -> Res<()> {
        self.vm.check_interrupt()?;
        if self.lex.dedents > 0 {
            self.lex.dedents -= 1;
            self.lex.blocks -= 1;
            self.lex.token = DEDENT;
            return Ok(());
        }
        if self.lex.fresh && self.lex.nest == 0 {
            if self.indentation()? {
                return Ok(());
            }
            self.lex.fresh = false;
        } else {
            self.space()?;
        }
        self.lex.start = self.lex.at;
        self.lex.around = self.lex.nest;
        self.lex.token = self.scan()?;
        Ok(())
    }

    /// Skips blank lines and measures the indentation of the next one. `true` if that makes a token.
    fn indentation(&mut self) -> Res<bool> {
        let mut column = 0;
        loop {
            if !self.more(self.lex.at)? {
                column = 0;
                break;
            }
            match self.byte(self.lex.at) {
                b' ' => column += 1,
                b'\t' => column = (column / TAB + 1) * TAB,
                b'\r' | 0x0C => column = 0,
                b'\n' => {
                    column = 0;
                    self.next_line();
                    continue;
                }
                b'#' => {
                    self.comment();
                    continue;
                }
                _ => break,
            }
            self.lex.at += 1;
        }
        self.lex.start = self.lex.at;
        let open = self.lex.blocks as usize;
        let around = if open == 0 { 0 } else { self.indents.get(open - 1).copied().unwrap_or(0) as u32 };
        if column > around {
            let Some(indent) = self.indents.get_mut(open) else {
                return Err(error::syntax(self, Msg::TOO_DEEP));
            };
            *indent = column as u16;
            self.lex.blocks += 1;
            self.lex.token = INDENT;
            self.lex.fresh = false;
            return Ok(true);
        }
        let mut left = open;
        while left > 0 && self.indents.get(left - 1).copied().unwrap_or(0) as u32 > column {
            left -= 1;
        }
        let reached = if left == 0 { 0 } else { self.indents.get(left - 1).copied().unwrap_or(0) as u32 };
        if reached != column {
            return Err(error::indentation(self, Msg::UNINDENT));
        }
        if left == open {
            return Ok(false);
        }
        self.lex.fresh = false;
        self.lex.dedents = (open - left) as u8 - 1;
        self.lex.blocks -= 1;
        self.lex.token = DEDENT;
        Ok(true)
    }

    /// Steps over a line's end.
    pub(super) fn next_line(&mut self) {
        self.lex.at += 1;
        self.lex.line += 1;
    }

    fn comment(&mut self) {
        while self.lex.at < self.text_len && self.byte(self.lex.at) != b'\n' {
            self.lex.at += 1;
        }
    }

    /// Skips what separates tokens inside a logical line.
    fn space(&mut self) -> Res<()> {
        while self.more(self.lex.at)? {
            match self.byte(self.lex.at) {
                b' ' | b'\t' | b'\r' | 0x0C => self.lex.at += 1,
                b'#' => self.comment(),
                b'\n' if self.lex.nest > 0 => self.next_line(),
                b'\\' => {
                    let at = self.lex.at;
                    let skip = if self.byte(at + 1) == b'\r' && self.byte(at + 2) == b'\n' { 2 } else { 1 };
                    if !matches!(self.byte(at + skip), b'\n' | b'\r') {
                        break;
                    }
                    self.lex.at += skip;
                    self.next_line();
                }
                _ => break,
            }
        }
        Ok(())
    }

    /// Reads a token that starts here.
    fn scan(&mut self) -> Res<u8> {
        if self.lex.at >= self.text_len {
            return Ok(self.at_end());
        }
        let c = self.byte(self.lex.at);
        match c {
            b'\n' => {
                // It is stepped over with the next token, so that errors about this one are on this line.
                self.lex.fresh = true;
                Ok(NEWLINE)
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => self.scan_word(),
            b'0'..=b'9' => Ok(self.scan_number()),
            b'.' if self.byte(self.lex.at + 1).is_ascii_digit() => Ok(self.scan_number()),
            b'"' | b'\'' => {
                self.lex.prefix = 0;
                Ok(self.open_string())
            }
            _ => self.scan_operator(c),
        }
    }

    /// The token at the end of the text: the last line ends, then the blocks.
    fn at_end(&mut self) -> u8 {
        if !matches!(self.lex.token, NEWLINE | DEDENT | END | INDENT) && self.lex.nest == 0 {
            return NEWLINE;
        }
        if self.lex.blocks > 0 && self.lex.nest == 0 {
            self.lex.blocks -= 1;
            return DEDENT;
        }
        END
    }

    fn scan_word(&mut self) -> Res<u8> {
        let from = self.lex.at;
        let mut high = 0;
        loop {
            let c = self.byte(self.lex.at);
            if !(c.is_ascii_alphanumeric() || c == b'_' || c >= 0x80) {
                break;
            }
            high |= c;
            self.lex.at += 1;
        }
        let text = self.slice(from, self.lex.at);
        if high >= 0x80 && !utf8::is_valid(text) {
            return Err(error::syntax(self, Msg::INVALID_SYNTAX));
        }
        if matches!(self.byte(self.lex.at), b'"' | b'\'')
            && let Some(prefix) = string_prefix(text)
        {
            self.lex.prefix = prefix;
            return Ok(self.open_string());
        }
        Ok(word(text))
    }

    /// Reads a string's opening quotes.
    fn open_string(&mut self) -> u8 {
        let quote = self.byte(self.lex.at);
        self.lex.at += 1;
        if self.byte(self.lex.at) == quote && self.byte(self.lex.at + 1) == quote {
            self.lex.at += 2;
            self.lex.prefix |= prefix::TRIPLE;
        }
        STRING
    }

    fn scan_number(&mut self) -> u8 {
        let base = self.byte(self.lex.at + 1) | 0x20;
        if self.byte(self.lex.at) == b'0' && matches!(base, b'x' | b'o' | b'b') {
            self.lex.at += 2;
            self.digits(if base == b'x' { u8::is_ascii_hexdigit } else { u8::is_ascii_digit });
            return NUMBER;
        }
        self.digits(u8::is_ascii_digit);
        if self.byte(self.lex.at) == b'.' {
            self.lex.at += 1;
            self.digits(u8::is_ascii_digit);
        }
        if self.byte(self.lex.at) | 0x20 == b'e' {
            let sign = matches!(self.byte(self.lex.at + 1), b'+' | b'-') as u32;
            if self.byte(self.lex.at + 1 + sign).is_ascii_digit() {
                self.lex.at += 2 + sign;
                self.digits(u8::is_ascii_digit);
            }
        }
        if self.byte(self.lex.at) | 0x20 == b'j' {
            self.lex.at += 1;
        }
        NUMBER
    }

    /// Steps over digits and the underscores between them.
    fn digits(&mut self, is_digit: fn(&u8) -> bool) {
        loop {
            let c = self.byte(self.lex.at);
            if !is_digit(&c) && c != b'_' {
                return;
            }
            self.lex.at += 1;
        }
    }

    fn scan_operator(&mut self, c: u8) -> Res<u8> {
        self.lex.at += 1;
        let next = self.byte(self.lex.at);
        let token = match c {
            b'(' | b'[' | b'{' => {
                if self.lex.nest >= MOST_BRACKETS {
                    return Err(error::syntax(self, Msg::TOO_DEEP));
                }
                self.lex.nest += 1;
                return Ok(if c == b'(' {
                    LEFT_PAREN
                } else if c == b'[' {
                    LEFT_BRACKET
                } else {
                    LEFT_BRACE
                });
            }
            b')' | b']' | b'}' => {
                self.lex.nest = self.lex.nest.saturating_sub(1);
                return Ok(if c == b')' {
                    RIGHT_PAREN
                } else if c == b']' {
                    RIGHT_BRACKET
                } else {
                    RIGHT_BRACE
                });
            }
            b',' => return Ok(COMMA),
            b';' => return Ok(SEMICOLON),
            b'~' => return Ok(TILDE),
            b':' if next == b'=' => WALRUS,
            b':' => return Ok(COLON),
            b'.' if next == b'.' && self.byte(self.lex.at + 1) == b'.' => {
                self.lex.at += 2;
                return Ok(ELLIPSIS);
            }
            b'.' => return Ok(DOT),
            b'!' if next == b'=' => NOT_EQUAL,
            b'!' => return Ok(BANG),
            b'=' if next == b'=' => EQUAL,
            b'=' => return Ok(ASSIGN),
            b'-' if next == b'>' => ARROW,
            b'<' if next == b'=' => LESS_EQUAL,
            b'>' if next == b'=' => MORE_EQUAL,
            _ => return self.scan_binary(c, next),
        };
        self.lex.at += 1;
        Ok(token)
    }

    /// Reads an operator that may be doubled, and may be followed by `=`.
    fn scan_binary(&mut self, c: u8, next: u8) -> Res<u8> {
        let (single, double) = match c {
            b'|' => (OR, 0),
            b'^' => (XOR, 0),
            b'&' => (AND, 0),
            b'+' => (PLUS, 0),
            b'-' => (MINUS, 0),
            b'@' => (AT, 0),
            b'%' => (PERCENT, 0),
            b'*' => (STAR, DOUBLE_STAR),
            b'/' => (SLASH, DOUBLE_SLASH),
            b'<' => (LESS, LEFT_SHIFT),
            b'>' => (MORE, RIGHT_SHIFT),
            _ => return Err(error::syntax(self, Msg::INVALID_SYNTAX)),
        };
        let mut token = single;
        if double != 0 && next == c {
            self.lex.at += 1;
            token = double;
        }
        if is_binary(token) && self.byte(self.lex.at) == b'=' {
            self.lex.at += 1;
            token += AUGMENTED;
        }
        Ok(token)
    }

    /// Whether the current token, a name, is followed by a single `=`.
    pub(super) fn assigns(&self) -> bool {
        let mut at = self.lex.at;
        while matches!(self.byte(at), b' ' | b'\t') {
            at += 1;
        }
        self.byte(at) == b'=' && self.byte(at + 1) != b'='
    }
}

/// The letters before a string's quote, if they are a prefix.
fn string_prefix(text: &[u8]) -> Option<u8> {
    let mut found = 0;
    for letter in text {
        let bit = match letter | 0x20 {
            b'r' => prefix::RAW,
            b'b' => prefix::BYTES,
            b'f' => prefix::FORMAT,
            b'u' if text.len() == 1 => 0,
            _ => return None,
        };
        if bit != 0 && found & bit != 0 {
            return None;
        }
        found |= bit;
    }
    if found & prefix::BYTES != 0 && found & prefix::FORMAT != 0 { None } else { Some(found) }
}
