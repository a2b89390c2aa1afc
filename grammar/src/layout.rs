//! Logical lines: where lines begin and end, indentation, brackets, strings and f-strings.
//!
//! Contract: [`Layout::next_line`] gives the tokens of one logical line at a time, with `match` and
//! `type` told from names where they are keywords. It owns every decision about newlines, so that the
//! grammar sees none. The first lexical error of a line is reported and the line is marked as failed;
//! however broken the text is, each call moves forward.

use logos::{Lexer, Logos};

use crate::error::{NumberProblem, ParseError, ParseErrorKind};
use crate::fstring::{FString, FStringToken, MAX_FIELDS};
use crate::recovery;
use crate::span::Span;
use crate::token::{Token, TokenKind};

/// How many brackets may be open at once, as in CPython.
const MAX_BRACKETS: usize = 200;

/// How often a text is gone back in after an unclosed bracket or string: each time may read all of it again.
const MAX_RESTARTS: u32 = 50;

/// The depth of a line.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Indent {
    /// The column with tab stops every 8 columns.
    pub columns: u32,
    /// The column with tabs of 1: if the two do not agree on an order, tabs are inconsistent.
    pub alternative: u32,
}

/// What [`Layout::next_line`] found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LogicalLine {
    pub indent: Indent,
    /// The line has a lexical error, which was reported.
    pub failed: bool,
}

/// An open bracket.
#[derive(Clone, Copy, Debug)]
struct Bracket {
    kind: BracketKind,
    span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum BracketKind {
    Paren,
    Square,
    Brace,
    /// A replacement field of the innermost f-string; `spec` after its `:`.
    Field {
        spec: bool,
    },
}

impl BracketKind {
    const fn open(self) -> char {
        match self {
            BracketKind::Paren => '(',
            BracketKind::Square => '[',
            BracketKind::Brace | BracketKind::Field { .. } => '{',
        }
    }
}

/// Splits a source text into logical lines.
pub(crate) struct Layout<'s> {
    source: &'s str,
    lexer: Lexer<'s, TokenKind>,
    /// The tokens of the line found last.
    pub tokens: Vec<Token>,
    brackets: Vec<Bracket>,
    fstrings: Vec<FString>,
    pub errors: Vec<ParseError>,
    indent: Indent,
    failed: bool,
    /// The last line broke off inside brackets: lines deeper than this are its remains.
    remains_below: Option<u32>,
    /// How often the text was gone back in.
    restarts: u32,
    /// The last string of several lines.
    long_string: Option<Span>,
}

impl<'s> Layout<'s> {
    pub fn new(source: &'s str) -> Self {
        let mut lexer = TokenKind::lexer(source);
        if source.starts_with('\u{feff}') {
            lexer.bump(3);
        }
        Layout {
            source,
            lexer,
            tokens: Vec::new(),
            brackets: Vec::new(),
            fstrings: Vec::new(),
            errors: Vec::new(),
            indent: Indent::default(),
            failed: false,
            remains_below: None,
            restarts: 0,
            long_string: None,
        }
    }

    /// Reads the next line that has tokens or an error into `tokens`.
    pub fn next_line(&mut self) -> Option<LogicalLine> {
        self.tokens.clear();
        self.failed = false;
        loop {
            if !self.start_of_line() {
                return None;
            }
            self.read_tokens();
            if !self.tokens.is_empty() || self.failed {
                self.match_keyword();
                return Some(LogicalLine { indent: self.indent, failed: self.failed });
            }
        }
    }

    fn position(&self) -> usize {
        self.lexer.span().end
    }

    fn byte_at(&self, at: usize) -> u8 {
        self.source.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// Goes on at `at`, a character boundary behind or before the present position.
    fn seek(&mut self, at: usize) {
        let position = self.position();
        if at < position {
            self.lexer = TokenKind::lexer(self.source);
            self.lexer.bump(at);
        } else {
            self.lexer.bump(at - position);
        }
    }

    fn push(&mut self, kind: TokenKind, start: usize, end: usize) {
        self.tokens.push(Token { kind, span: Span::new(start as u32, end as u32) });
    }

    fn fail(&mut self, kind: ParseErrorKind, start: usize, end: usize) {
        if !self.failed {
            self.errors.push(ParseError::new(kind, Span::new(start as u32, end as u32)));
            self.failed = true;
        }
    }

    /// Skips empty lines and comments and measures the indentation; false at the end of the text.
    fn start_of_line(&mut self) -> bool {
        let bytes = self.source.as_bytes();
        let mut at = self.position();
        let (mut indent, mut joined) = (Indent::default(), None);
        loop {
            match bytes.get(at) {
                Some(b' ') => {
                    indent.columns += 1;
                    indent.alternative += 1;
                }
                Some(b'\t') => {
                    indent.columns = (indent.columns / 8 + 1) * 8;
                    indent.alternative += 1;
                }
                Some(b'\x0C') => indent = Indent::default(),
                Some(b'\n' | b'\r') => (indent, joined) = (Indent::default(), None),
                Some(b'#') => {
                    let rest = &bytes[at..];
                    at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
                    continue;
                }
                Some(b'\\') if matches!(bytes.get(at + 1), Some(b'\n' | b'\r')) => {
                    // The line goes on, at the depth it had so far if it had any.
                    if indent.columns > 0 {
                        let columns = indent.columns;
                        joined.get_or_insert(Indent { columns, alternative: columns });
                    }
                    at += if bytes[at + 1..].starts_with(b"\r\n") { 2 } else { 1 };
                    if at + 1 == bytes.len() {
                        self.fail(ParseErrorKind::BackslashAtEnd, at, at);
                    }
                }
                Some(closer) => {
                    let is_closer = matches!(closer, b')' | b']' | b'}');
                    let indent = joined.unwrap_or(indent);
                    let Some(below) = self.remains_below else {
                        self.indent = indent;
                        self.seek(at);
                        return true;
                    };
                    if indent.columns > below || is_closer {
                        let rest = &bytes[at..];
                        at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
                    } else {
                        self.remains_below = None;
                    }
                    continue;
                }
                None => {
                    self.seek(bytes.len());
                    return false;
                }
            }
            at += 1;
        }
    }

    /// Reads tokens to the end of the logical line.
    fn read_tokens(&mut self) {
        while let Some(result) = self.lexer.next() {
            let span = self.lexer.span();
            let (start, end) = (span.start, span.end);
            let Ok(kind) = result else {
                self.bad_character(start, end);
                continue;
            };
            match kind {
                TokenKind::Newline => {
                    if self.brackets.is_empty() {
                        return;
                    }
                    if recovery::starts_inside_bracket(self.source, end, self.indent.columns) {
                        self.unclosed_bracket();
                        return;
                    }
                }
                TokenKind::Comment => {}
                TokenKind::Continuation => {
                    if end == self.source.len() {
                        self.fail(ParseErrorKind::BackslashAtEnd, start, start + 1);
                    }
                }
                TokenKind::Backslash => self.stray_backslash(start, end),
                TokenKind::Unicode => self.unicode_name(start, start),
                TokenKind::Name => {
                    if self.byte_at(end) >= 0x80 {
                        self.unicode_name(start, end);
                    } else {
                        self.name(start, end);
                    }
                }
                TokenKind::Number => self.number(start, end),
                TokenKind::String => {
                    if !self.string(start, end) {
                        return;
                    }
                }
                TokenKind::FStringStart => {
                    self.push(kind, start, end);
                    let token = &self.source[start..end];
                    self.fstrings.push(FString::new(token, start as u32));
                    if !self.fstring_text() {
                        return;
                    }
                }
                TokenKind::LeftParen => self.open(kind, BracketKind::Paren, start, end),
                TokenKind::LeftBracket => self.open(kind, BracketKind::Square, start, end),
                TokenKind::LeftBrace => self.open(kind, BracketKind::Brace, start, end),
                TokenKind::RightParen => self.close(kind, BracketKind::Paren, start, end),
                TokenKind::RightBracket => self.close(kind, BracketKind::Square, start, end),
                TokenKind::RightBrace if self.in_field() => {
                    self.push(TokenKind::FieldClose, start, end);
                    self.brackets.pop();
                    if !self.fstring_text() {
                        return;
                    }
                }
                TokenKind::RightBrace => self.close(kind, BracketKind::Brace, start, end),
                TokenKind::Colon | TokenKind::ColonEqual if self.in_field() => {
                    if !self.format_spec(start) {
                        return;
                    }
                }
                _ => {
                    if kind.is_keyword() && self.byte_at(end) >= 0x80 {
                        self.unicode_name(start, end);
                    } else {
                        self.push(kind, start, end);
                    }
                }
            }
        }
        self.unclosed_bracket();
    }

    /// Leaves out the lines from here on that are deeper than `columns`: the remains of a wrong line.
    pub fn skip_remains(&mut self, columns: u32) {
        self.remains_below = Some(columns);
    }

    fn clear_brackets(&mut self) {
        self.brackets.clear();
        self.fstrings.clear();
    }

    /// Reports the first bracket that is open here, if there is one: of those on its physical line,
    /// the innermost. The text goes on at the next line that looks like a statement.
    fn unclosed_bracket(&mut self) {
        let Some(first) = self.brackets.first() else { return };
        let next_line = recovery::next_line(self.source, first.span.start as usize);
        let same_line = self.brackets.iter().take_while(|open| (open.span.start as usize) < next_line);
        let Some(&Bracket { kind, span }) = same_line.last() else { return };
        let kind = match kind {
            BracketKind::Field { .. } => ParseErrorKind::UnclosedField,
            _ => ParseErrorKind::UnclosedBracket { open: kind.open() },
        };
        let too_many = match self.errors.last() {
            Some(error) if self.failed && error.kind == ParseErrorKind::TooManyBrackets => true,
            Some(error) if self.failed && error.span.start as usize >= next_line => {
                // An error on a later line, which is read again.
                self.errors.pop();
                self.failed = false;
                false
            }
            _ => false,
        };
        self.fail(kind, span.start as usize, span.end as usize);
        self.clear_brackets();
        self.restarts += 1;
        if self.restarts <= MAX_RESTARTS
            && !too_many
            && let Some(at) = recovery::restart(self.source, next_line..self.position(), self.indent.columns)
        {
            let kept = self.tokens.partition_point(|token| (token.span.start as usize) < at);
            self.tokens.truncate(kept);
            self.seek(at);
        }
    }

    /// The field of an f-string that is open at `at`, if the quotes there are meant to end that f-string.
    fn field_before_quotes(&self, at: usize) -> Option<Span> {
        let &Bracket { kind: BracketKind::Field { .. }, span } = self.brackets.last()? else { return None };
        self.fstrings.last()?.closed_at(self.source, at).map(|_| span)
    }

    /// Gives up the line inside a string: the rest of the physical line is skipped.
    fn abandon(&mut self, start: usize, fstring: bool) {
        let bytes = self.source.as_bytes();
        let line_end = start + memchr::memchr2(b'\n', b'\r', &bytes[start..]).unwrap_or(bytes.len() - start);
        let (kind, span) = if let Some(field) = self.field_before_quotes(start) {
            (ParseErrorKind::UnclosedField, field)
        } else if let Some((quote, at)) = quote_in_string(self.source, &self.tokens) {
            (ParseErrorKind::QuoteInString { quote }, at)
        } else {
            let kind = ParseErrorKind::UnterminatedString { triple: false, fstring };
            (kind, Span::new(start as u32, line_end as u32))
        };
        self.fail(kind, span.start as usize, span.end as usize);
        if !self.brackets.is_empty() {
            self.remains_below = Some(self.indent.columns);
        }
        self.clear_brackets();
        let at = self.position();
        let rest = memchr::memchr2(b'\n', b'\r', &bytes[at..]).unwrap_or(bytes.len() - at);
        self.seek(at + rest);
    }

    fn bad_character(&mut self, start: usize, end: usize) {
        match self.source[start..].chars().next() {
            Some('\0') => self.fail(ParseErrorKind::NulCharacter, start, end),
            Some(found) => {
                let end = start + found.len_utf8();
                self.fail(ParseErrorKind::UnexpectedCharacter(found), start, end);
                self.look_alike(found, start, end);
            }
            None => {}
        }
    }

    /// Takes a character for the sign that it looks like, so that no further error comes of it.
    fn look_alike(&mut self, found: char, start: usize, end: usize) {
        match found {
            '（' => self.open(TokenKind::LeftParen, BracketKind::Paren, start, end),
            '［' => self.open(TokenKind::LeftBracket, BracketKind::Square, start, end),
            '｛' => self.open(TokenKind::LeftBrace, BracketKind::Brace, start, end),
            '）' => self.close(TokenKind::RightParen, BracketKind::Paren, start, end),
            '］' => self.close(TokenKind::RightBracket, BracketKind::Square, start, end),
            '｝' => self.close(TokenKind::RightBrace, BracketKind::Brace, start, end),
            '：' => self.push(TokenKind::Colon, start, end),
            _ => {}
        }
    }

    fn stray_backslash(&mut self, start: usize, end: usize) {
        let kind =
            if end == self.source.len() { ParseErrorKind::BackslashAtEnd } else { ParseErrorKind::StrayBackslash };
        self.fail(kind, start, end);
    }

    /// A name; after the name `type` where a statement starts, it makes that a keyword.
    fn name(&mut self, start: usize, end: usize) {
        if let [before @ .., Token { kind: TokenKind::Name, span }] = &self.tokens[..]
            && span.text(self.source) == "type"
            && before.last().is_none_or(|token| matches!(token.kind, TokenKind::Semicolon | TokenKind::Colon))
        {
            let last = self.tokens.len() - 1;
            self.tokens[last].kind = TokenKind::Type;
        }
        self.push(TokenKind::Name, start, end);
    }

    /// A name with characters outside ASCII; its first `end - start` bytes were scanned.
    #[cold]
    fn unicode_name(&mut self, start: usize, end: usize) {
        let mut stop = end;
        for (at, found) in self.source[end..].char_indices() {
            let first = end + at == start;
            let fits = if first { unicode_ident::is_xid_start(found) } else { unicode_ident::is_xid_continue(found) };
            if !fits {
                break;
            }
            stop = end + at + found.len_utf8();
        }
        if stop == start {
            self.bad_character(start, end);
            return;
        }
        let position = self.position();
        self.seek(stop.max(position));
        self.name(start, stop);
        if self.byte_at(stop) >= 0x80 {
            self.bad_character(stop, stop);
        }
    }

    fn number(&mut self, start: usize, end: usize) {
        let next = self.byte_at(end);
        let in_word = || self.source[end..].starts_with(unicode_ident::is_xid_continue);
        if (next.is_ascii_alphanumeric() || next == b'_' || (next >= 0x80 && in_word()))
            && let Some(problem) = number_problem(&self.source[start..end], &self.source[end..])
        {
            let rest = self.source[end..].find(|found: char| !(found.is_alphanumeric() || found == '_'));
            let stop = rest.map_or(self.source.len(), |rest| end + rest);
            self.fail(ParseErrorKind::InvalidNumber(problem), start, stop);
            self.seek(stop);
        }
        self.push(TokenKind::Number, start, end);
    }

    /// The rest of a string whose prefix and opening quotes are at `start..end`; false if the line
    /// can't go on.
    fn string(&mut self, start: usize, end: usize) -> bool {
        let bytes = self.source.as_bytes();
        let quote = bytes[end - 1];
        let triple = end - start >= 3 && bytes[end - 3..end] == [quote; 3];
        let closed = if triple { triple_quoted_end(bytes, end, quote) } else { single_quoted_end(bytes, end, quote) };
        let Some(stop) = closed else {
            if !triple {
                self.abandon(start, false);
                return false;
            }
            self.unterminated_triple(start, end, false);
            return false;
        };
        self.seek(stop);
        self.push(TokenKind::String, start, stop);
        if triple && memchr::memchr2(b'\n', b'\r', &bytes[end..stop]).is_some() {
            self.long_string = Some(Span::new(start as u32, stop as u32));
        }
        true
    }

    /// The string of several lines in or just before a wrong line that starts at `line`, if its end is rather
    /// the start of another string: then the string itself was not closed, and its opening is given. The text
    /// goes on at the line of that other string.
    #[cold]
    pub fn unclosed_long_string(&mut self, line: u32) -> Option<Span> {
        let string = self.long_string.take()?;
        let between = self.source.get(string.end as usize..line as usize).unwrap_or_default().trim();
        let is_near = !between.contains(['\n', '\r']);
        if !is_near || self.restarts >= MAX_RESTARTS || !recovery::swallowed_code(self.source, string) {
            return None;
        }
        self.restarts += 1;
        self.remains_below = None;
        self.clear_brackets();
        let reopened = string.end as usize - 3;
        let line_start = self.source[..reopened].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        self.seek(line_start);
        let prefix = string.text(self.source).find(['"', '\'']).unwrap_or_default() as u32;
        Some(Span::new(string.start, string.start + prefix + 3))
    }

    /// Three quotes at `start..end` that nothing closes take the rest of the text.
    fn unterminated_triple(&mut self, start: usize, end: usize, fstring: bool) {
        self.fail(ParseErrorKind::UnterminatedString { triple: true, fstring }, start, end);
        self.clear_brackets();
        self.seek(self.source.len());
    }

    fn open(&mut self, kind: TokenKind, bracket: BracketKind, start: usize, end: usize) {
        if self.brackets.len() >= MAX_BRACKETS {
            self.fail(ParseErrorKind::TooManyBrackets, start, end);
        }
        self.push(kind, start, end);
        let span = Span::new(start as u32, end as u32);
        self.brackets.push(Bracket { kind: bracket, span });
    }

    fn close(&mut self, kind: TokenKind, bracket: BracketKind, start: usize, end: usize) {
        let close = char::from(self.byte_at(start));
        match self.brackets.last() {
            Some(open) if open.kind == bracket => {
                self.brackets.pop();
            }
            Some(&Bracket { kind, span: opener }) => {
                let open = kind.open();
                if self.fits_outer(bracket) {
                    self.fail(ParseErrorKind::UnclosedBracket { open }, opener.start as usize, opener.end as usize);
                    self.close_outer(bracket);
                } else {
                    let kind = ParseErrorKind::MismatchedBracket { open, opener, close };
                    self.fail(kind, start, end);
                    if !self.goes_on_deeper(end) {
                        self.close_outer(bracket);
                    }
                }
            }
            None => self.fail(ParseErrorKind::UnmatchedBracket { close }, start, end),
        }
        self.push(kind, start, end);
    }

    /// Whether a closing bracket fits a bracket outside the innermost one, of the same replacement field.
    fn fits_outer(&self, bracket: BracketKind) -> bool {
        self.inner_brackets().any(|open| open.kind == bracket)
    }

    /// Whether the physical line behind the one that holds `at` is deeper than this logical line.
    fn goes_on_deeper(&self, at: usize) -> bool {
        let next = recovery::next_line(self.source, at);
        let line = &self.source[next..];
        let columns = line.len() - line.trim_start_matches([' ', '\t']).len();
        columns > self.indent.columns as usize
    }

    /// The open brackets from the innermost one to the replacement field around it.
    fn inner_brackets(&self) -> impl Iterator<Item = &Bracket> + Clone {
        let all = self.brackets.iter().rev().take(MAX_BRACKETS);
        all.take_while(|open| !matches!(open.kind, BracketKind::Field { .. }))
    }

    /// Closes the brackets inside the one that a mismatched closing bracket fits, or else the
    /// innermost one; never those outside a replacement field.
    fn close_outer(&mut self, bracket: BracketKind) {
        let inside = self.inner_brackets();
        let count = inside.clone().position(|open| open.kind == bracket).map_or(1, |index| index + 1);
        let count = count.min(inside.count());
        self.brackets.truncate(self.brackets.len() - count);
    }

    /// Whether the innermost bracket is a replacement field's, before its format.
    fn in_field(&self) -> bool {
        matches!(open_kind(self.brackets.last()), Some(BracketKind::Field { spec: false }))
    }

    fn in_spec(&self) -> bool {
        matches!(open_kind(self.brackets.last()), Some(BracketKind::Field { spec: true }))
    }

    /// The `:` at `start` begins the format of a field; a `=` right after it is part of that.
    fn format_spec(&mut self, start: usize) -> bool {
        self.seek(start + 1);
        self.push(TokenKind::FieldColon, start, start + 1);
        if let Some(bracket) = self.brackets.last_mut() {
            bracket.kind = BracketKind::Field { spec: true };
        }
        self.fstring_text()
    }

    /// Reads the literal text of the innermost f-string up to a field or its end; false if the line
    /// can't go on.
    fn fstring_text(&mut self) -> bool {
        let Some(&fstring) = self.fstrings.last() else { return true };
        let mut lexer = self.lexer.clone().morph::<FStringToken>();
        let mut start = self.position();
        // The next brace closes the name of a `\N{...}`.
        let mut named_escape = false;
        loop {
            let token = lexer.next();
            let at = lexer.span().start;
            match token {
                None => {
                    self.lexer = lexer.morph();
                    self.unterminated_fstring(fstring);
                    return false;
                }
                Some(Ok(FStringToken::Text) | Err(())) => {}
                Some(Ok(FStringToken::Backslash)) => named_escape |= fstring.skip_escape(&mut lexer),
                Some(Ok(FStringToken::Newline)) => {
                    if !fstring.triple {
                        self.lexer = lexer.morph();
                        self.seek(at);
                        self.unterminated_fstring(fstring);
                        return false;
                    }
                }
                Some(Ok(FStringToken::Quote)) => {
                    if let Some(end) = fstring.closed_at(self.source, at) {
                        self.lexer = lexer.morph();
                        self.seek(end);
                        return self.end_of_fstring(fstring, start, at, end);
                    }
                }
                Some(Ok(FStringToken::Open)) => {
                    if !self.in_spec() && self.byte_at(at + 1) == b'{' {
                        lexer.bump(1);
                        continue;
                    }
                    self.lexer = lexer.morph();
                    self.push_fstring_text(fstring, start, at);
                    self.open_field(at);
                    return true;
                }
                Some(Ok(FStringToken::Close)) => {
                    if named_escape {
                        named_escape = false;
                    } else if self.in_spec() {
                        self.push_fstring_text(fstring, start, at);
                        self.push(TokenKind::FieldClose, at, at + 1);
                        self.brackets.pop();
                        start = at + 1;
                    } else if self.byte_at(at + 1) == b'}' {
                        lexer.bump(1);
                    } else {
                        self.fail(ParseErrorKind::SingleRightBrace, at, at + 1);
                    }
                }
            }
        }
    }

    fn push_fstring_text(&mut self, fstring: FString, start: usize, end: usize) {
        if start < end {
            let kind = if fstring.raw { TokenKind::FStringRawText } else { TokenKind::FStringText };
            self.push(kind, start, end);
        }
    }

    fn open_field(&mut self, at: usize) {
        let depth =
            self.brackets.iter().rev().take_while(|bracket| matches!(bracket.kind, BracketKind::Field { spec: true }));
        if depth.take(MAX_FIELDS).count() >= MAX_FIELDS {
            self.fail(ParseErrorKind::FieldsTooDeep, at, at + 1);
        }
        let field = BracketKind::Field { spec: false };
        self.open(TokenKind::FieldOpen, field, at, at + 1);
    }

    /// The f-string's closing quotes are at `at..end`.
    fn end_of_fstring(&mut self, fstring: FString, start: usize, at: usize, end: usize) -> bool {
        if self.in_spec() {
            let Some(&Bracket { span, .. }) = self.brackets.last() else { return true };
            self.fail(ParseErrorKind::UnclosedField, span.start as usize, span.end as usize);
            while self.in_spec() {
                self.brackets.pop();
            }
        }
        self.push_fstring_text(fstring, start, at);
        self.push(TokenKind::FStringEnd, at, end);
        self.fstrings.pop();
        true
    }

    fn unterminated_fstring(&mut self, fstring: FString) {
        let start = fstring.start as usize;
        if fstring.triple {
            self.unterminated_triple(start, start + fstring.opening as usize, true);
        } else {
            self.abandon(start, true);
        }
    }

    /// `match` is a keyword if the line ends with `:` or goes on as no expression can.
    fn match_keyword(&mut self) {
        let [first, second, ..] = &self.tokens[..] else { return };
        if first.kind != TokenKind::Name {
            return;
        }
        let keyword = match first.span.text(self.source) {
            "match" => TokenKind::Match,
            "case" => TokenKind::Case,
            _ => return,
        };
        let colon = self.tokens.last().is_some_and(|last| last.kind == TokenKind::Colon);
        if colon || starts_only_operand(second.kind) {
            self.tokens[0].kind = keyword;
        }
    }
}

fn open_kind(bracket: Option<&Bracket>) -> Option<BracketKind> {
    bracket.map(|bracket| bracket.kind)
}

/// Whether a token starts an operand and can't follow one.
pub(crate) fn starts_only_operand(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Number
            | TokenKind::String
            | TokenKind::FStringStart
            | TokenKind::LeftBrace
            | TokenKind::None
            | TokenKind::True
            | TokenKind::False
            | TokenKind::Ellipsis
            | TokenKind::Lambda
            | TokenKind::Await
            | TokenKind::Tilde
    )
}

/// The position after the quote that ends a string on its line.
fn single_quoted_end(bytes: &[u8], from: usize, quote: u8) -> Option<usize> {
    let mut at = from;
    loop {
        match *bytes.get(at)? {
            b'\\' => {
                // An escaped `\r\n` is one end of line.
                at += if bytes[at + 1..].starts_with(b"\r\n") { 3 } else { 2 };
            }
            b'\n' | b'\r' => return None,
            byte if byte == quote => return Some(at + 1),
            _ => at += 1,
        }
    }
}

/// The position after the three quotes that end a string.
fn triple_quoted_end(bytes: &[u8], from: usize, quote: u8) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr::memchr2(quote, b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'\\' {
            at += 2;
        } else if bytes[at..].starts_with(&[quote; 3]) {
            return Some(at + 3);
        } else {
            at += 1;
        }
    }
}

/// What is wrong with a number that letters or digits follow directly; a keyword may.
fn number_problem(number: &str, rest: &str) -> Option<NumberProblem> {
    const KEYWORDS: [&str; 8] = ["and", "else", "for", "if", "in", "is", "or", "not"];
    let (radix, digits) = match number.as_bytes() {
        [b'0', b'x' | b'X', ..] => (16, 2),
        [b'0', b'o' | b'O', ..] => (8, 2),
        [b'0', b'b' | b'B', ..] => (2, 2),
        _ => (10, 0),
    };
    let word_end = rest.find(|found: char| !(found.is_alphanumeric() || found == '_')).unwrap_or(rest.len());
    // `0o` starts an octal number, whatever follows.
    if KEYWORDS.contains(&&rest[..word_end]) && !(number == "0" && rest.starts_with('o')) {
        return None;
    }
    let next = rest.as_bytes().first().copied().unwrap_or_default();
    if radix == 10 && number.bytes().all(|byte| matches!(byte, b'0' | b'_')) {
        // `0` was all that fits: a radix prefix without digits, or digits after a zero.
        return Some(match next {
            b'x' | b'X' => NumberProblem::Digit { radix: 16 },
            b'o' | b'O' => NumberProblem::Digit { radix: 8 },
            b'b' | b'B' => NumberProblem::Digit { radix: 2 },
            b'0'..=b'9' | b'_' => NumberProblem::LeadingZero,
            _ => NumberProblem::Suffix { radix },
        });
    }
    let digit = next.is_ascii_digit() || next == b'_';
    Some(if digit && number.len() > digits { NumberProblem::Digit { radix } } else { NumberProblem::Suffix { radix } })
}
/// The last quote among tokens that ends a string and has a word directly behind it: it is meant to be a part
/// of the string (`'it's'`). Gives the character and its place.
pub(crate) fn quote_in_string(source: &str, tokens: &[Token]) -> Option<(char, Span)> {
    tokens.windows(2).rev().find_map(|pair| {
        let &[string, word] = pair else { return None };
        let ends_string = matches!(string.kind, TokenKind::String | TokenKind::FStringEnd);
        let is_word = word.kind == TokenKind::Name || word.kind.is_keyword() || word.kind == TokenKind::Number;
        let is_long = string.span.text(source).ends_with("\"\"\"") || string.span.text(source).ends_with("'''");
        let at = Span::new(string.span.end.checked_sub(1)?, string.span.end);
        let quote = at.text(source).chars().next()?;
        (ends_string && is_word && !is_long && string.span.end == word.span.start).then_some((quote, at))
    })
}
