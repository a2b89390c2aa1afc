//! Strings, their implicit concatenation, and f-strings.
//!
//! Contract: the parts of adjacent strings lie as [`Piece`]s on one stack, in order. Joining them
//! follows CPython 3.12: neighbouring literal texts become one constant that spans them all, and in
//! an f-string empty ones vanish.

use super::{Actions, Checked, Mark};
use crate::ast::{Constant, Conversion, ExprId, ExprKind, List, Text};
use crate::error::{ParseError, ParseErrorKind};
use crate::literal::{self, LiteralError, TextKind};
use crate::span::Span;

/// A part of a string.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Piece {
    /// Text; `unicode` says that it is a string with the prefix `u`.
    Text { text: Text, span: Span, unicode: bool },
    /// Bytes.
    Bytes { text: Text },
    /// A replacement field.
    Field(ExprId),
    /// An f-string ends here.
    EndOfFString,
}

impl Actions<'_> {
    /// A single string or bytes token.
    pub fn string(&mut self, l: u32, r: u32) -> Checked<ExprId> {
        let (value, u_prefix) = self.string_value(l, r)?;
        Ok(self.expr(ExprKind::Constant { value, u_prefix }, l, r))
    }

    /// One of several adjacent strings.
    pub fn string_part(&mut self, l: u32, r: u32) -> Checked<Mark> {
        let (value, unicode) = self.string_value(l, r)?;
        let span = Span::new(l, r);
        Ok(match value {
            Constant::Bytes(text) => self.push_piece(Piece::Bytes { text }),
            Constant::Str(text) => self.push_piece(Piece::Text { text, span, unicode }),
            _ => self.scratch.pieces.len() as Mark,
        })
    }

    /// The value of a string token, and whether its prefix is `u`.
    fn string_value(&mut self, l: u32, r: u32) -> Checked<(Constant, bool)> {
        let parts = literal::string_parts(Span::new(l, r).text(self.source));
        let kind = if parts.bytes { TextKind::Bytes } else { TextKind::Str };
        let text = self.decode(parts.content, parts.raw, kind, l + parts.offset)?;
        let value = if parts.bytes { Constant::Bytes(text) } else { Constant::Str(text) };
        Ok((value, parts.unicode))
    }

    fn decode(&mut self, content: &str, raw: bool, kind: TextKind, at: u32) -> Checked<Text> {
        let text = self.module.add_decoded(|out| literal::decode(content, raw, kind, out));
        text.map_err(|LiteralError { kind, start, len }| {
            let span = Span::new(at + start, at + start + len);
            lalrpop_util::ParseError::User { error: Box::new(ParseError::new(kind, span)) }
        })
    }

    fn push_piece(&mut self, piece: Piece) -> Mark {
        self.scratch.pieces.push(piece);
        self.scratch.pieces.len() as Mark - 1
    }

    pub fn empty_fstring(&mut self) -> Mark {
        self.push_piece(Piece::EndOfFString)
    }

    pub fn fstring(&mut self, mark: Mark) -> Mark {
        self.push_piece(Piece::EndOfFString);
        mark
    }

    /// Literal text of an f-string at `l..r`.
    pub fn fstring_text(&mut self, l: u32, r: u32, raw: bool) -> Checked<Mark> {
        let content = Span::new(l, r).text(self.source);
        let text = self.decode(content, raw, TextKind::FString, l)?;
        let mark = self.scratch.pieces.len() as Mark;
        if text.len > 0 {
            self.push_piece(Piece::Text { text, span: Span::new(l, r), unicode: false });
        }
        Ok(mark)
    }

    /// Literal text of a format specification: escapes count even in a raw string, and braces are
    /// never doubled.
    pub fn spec_text(&mut self, l: u32, r: u32) -> Checked<Mark> {
        let span = Span::new(l, r);
        let text = self.decode(span.text(self.source), false, TextKind::Str, l)?;
        Ok(self.push_piece(Piece::Text { text, span, unicode: false }))
    }

    pub fn conversion(&mut self, l: u32, name: u32, r: u32) -> Checked<Conversion> {
        let conversion = match Span::new(name, r).text(self.source) {
            "s" => Conversion::Str,
            "r" => Conversion::Repr,
            "a" => Conversion::Ascii,
            _ => return self.fail(ParseErrorKind::InvalidConversion, l, r),
        };
        if name != l + 1 {
            return self.fail(ParseErrorKind::InvalidConversion, l, r);
        }
        Ok(conversion)
    }

    pub fn field(
        &mut self,
        value: ExprId,
        conversion: Option<Conversion>,
        format_spec: Option<ExprId>,
        l: u32,
        r: u32,
    ) -> Mark {
        let conversion = conversion.unwrap_or(Conversion::None);
        let kind = ExprKind::FormattedValue { value, conversion, format_spec };
        let field = self.expr(kind, l, r);
        self.push_piece(Piece::Field(field))
    }

    /// A field with `=`, which ends at `equal_end`; spaces after it belong to the text.
    pub fn debug_field(
        &mut self,
        value: ExprId,
        conversion: Option<Conversion>,
        format_spec: Option<ExprId>,
        (l, equal_end, r): (u32, u32, u32),
    ) -> Mark {
        let next = self.tokens.get(self.token_index(equal_end));
        let span = Span::new(l + 1, next.map_or(equal_end, |next| next.span.start));
        let text = self.debug_text(span);
        let mark = self.push_piece(Piece::Text { text, span, unicode: false });
        let conversion = match (conversion, format_spec) {
            (Some(conversion), _) => conversion,
            (None, None) => Conversion::Repr,
            (None, Some(_)) => Conversion::None,
        };
        self.field(value, Some(conversion), format_spec, l, r);
        mark
    }

    /// The source text of a field, without comments.
    fn debug_text(&mut self, span: Span) -> Text {
        let mut text = String::new();
        let mut at = span.start;
        let first = self.token_index(span.start);
        for token in self.tokens[first..].iter().take_while(|token| token.span.start < span.end) {
            push_without_comments(Span::new(at, token.span.start).text(self.source), &mut text);
            text.push_str(token.span.text(self.source));
            at = token.span.end;
        }
        push_without_comments(Span::new(at, span.end).text(self.source), &mut text);
        self.module.add_text(text.replace("\r\n", "\n").replace('\r', "\n").as_bytes())
    }

    pub fn empty_spec(&mut self, l: u32, r: u32) -> ExprId {
        self.expr(ExprKind::JoinedStr { values: List::EMPTY }, l, r)
    }

    pub fn format_spec(&mut self, mark: Mark, l: u32, r: u32) -> ExprId {
        self.push_piece(Piece::EndOfFString);
        self.joined(mark, l, r)
    }

    /// Adjacent strings of which at least one may be an f-string.
    pub fn strings(&mut self, mark: Mark, l: u32, r: u32) -> Checked<ExprId> {
        let pieces = &self.scratch.pieces[mark as usize..];
        let bytes = pieces.iter().filter(|piece| matches!(piece, Piece::Bytes { .. })).count();
        if bytes == 0 {
            return Ok(self.joined(mark, l, r));
        }
        if bytes < pieces.len() {
            return self.fail(ParseErrorKind::MixedBytesAndStrings, l, r);
        }
        let mut whole = Text::default();
        for index in mark as usize..self.scratch.pieces.len() {
            if let Piece::Bytes { text } = self.scratch.pieces[index] {
                whole = if index == mark as usize { text } else { self.module.join_texts(whole, text) };
            }
        }
        self.scratch.pieces.truncate(mark as usize);
        Ok(self.constant(Constant::Bytes(whole), l, r))
    }

    /// The pieces since `mark` as one string: a constant if none of them comes from an f-string.
    pub fn joined(&mut self, mark: Mark, l: u32, r: u32) -> ExprId {
        let mark = mark as usize;
        let fstring = self.scratch.pieces[mark..].iter().any(|piece| matches!(piece, Piece::EndOfFString));
        let values = self.scratch.exprs.len() as Mark;
        let mut pending: Option<(Text, Span, bool)> = None;
        for index in mark..self.scratch.pieces.len() {
            match self.scratch.pieces[index] {
                Piece::Text { text, span, unicode } => {
                    pending = Some(match pending {
                        None => (text, span, unicode),
                        Some((before, first, unicode)) => {
                            (self.module.join_texts(before, text), first.to(span), unicode)
                        }
                    });
                }
                Piece::Field(field) => {
                    self.push_constant(pending.take());
                    self.scratch.exprs.push(field);
                }
                Piece::Bytes { .. } | Piece::EndOfFString => {}
            }
        }
        self.scratch.pieces.truncate(mark);
        if !fstring {
            let (text, _, u_prefix) = pending.unwrap_or_default();
            return self.expr(ExprKind::Constant { value: Constant::Str(text), u_prefix }, l, r);
        }
        self.push_constant(pending);
        let values = self.finish_exprs(values);
        self.expr(ExprKind::JoinedStr { values }, l, r)
    }

    /// A constant among the values of an f-string, unless it is empty.
    fn push_constant(&mut self, constant: Option<(Text, Span, bool)>) {
        if let Some((text, span, u_prefix)) = constant.filter(|(text, ..)| text.len > 0) {
            let kind = ExprKind::Constant { value: Constant::Str(text), u_prefix };
            let constant = self.module.add_expr(kind, span);
            self.scratch.exprs.push(constant);
        }
    }
}

/// What stands between two tokens: spaces, newlines, backslashes and comments.
fn push_without_comments(between: &str, out: &mut String) {
    let mut comment = false;
    for found in between.chars() {
        comment = match found {
            '#' => true,
            '\n' | '\r' => false,
            _ => comment,
        };
        if !comment {
            out.push(found);
        }
    }
}
