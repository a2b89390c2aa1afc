//! f-strings, as calls of `str.format` on a constant.
//!
//! `f'{a}: {b!r:>{w}}'` becomes `'{}: {!r:{}}'.format(a, b, f'>{w}')`. A format specification
//! that has fields itself is formatted first and handed over as an argument of its own.
//!
//! Python formats each field before it evaluates the next. One call of `format` evaluates all first, which
//! shows only if a field does something: so before a field with a call or the like a new string begins, and the
//! two are added. Names, attributes, items and operators are taken to do nothing.

use super::Generator;
use crate::code::Constant;
use mpyc_abi::opcode::op;
use mpyc_grammar::{self as ast, Conversion, ExprId, ExprKind, List};

/// Most arguments of one call of `format`; a longer string is put together of several.
const MAX_FIELDS: usize = 250;

/// The conversion `!a`, which MicroPython's `format` does not have, as a function.
const ASCII: &str = "<ascii>";

/// Its Python text.
const ASCII_SUPPORT: &str = include_str!("ascii.py");

/// One piece of an f-string: a format string and the arguments it takes.
#[derive(Default)]
struct Piece {
    format: Vec<u8>,
    /// The text without braces doubled, for a piece without fields.
    plain: Vec<u8>,
    args: Vec<Field>,
}

/// An argument of `format`.
enum Field {
    Value(ExprId),
    /// A value with the conversion `!a`.
    Ascii(ExprId),
    /// A format specification with fields.
    Spec(ExprId),
}

impl Generator<'_> {
    /// Makes the function of `!a`, at the start of a module that uses it.
    pub(super) fn ascii_support(&mut self) {
        let is_ascii = |kind| matches!(kind, ExprKind::FormattedValue { conversion: Conversion::Ascii, .. });
        if !self.tree.exprs().any(|expr| is_ascii(expr.kind)) {
            return;
        }
        let Some(code) = self.support(ASCII_SUPPORT) else { return };
        self.make_function(self.scopes.module(), code, false);
        self.named_text(op::STORE_NAME, ASCII);
    }

    pub(super) fn joined_str(&mut self, values: List<ExprId>) {
        let mut pieces = vec![Piece::default()];
        for &value in self.tree.list(values) {
            if pieces.last().is_none_or(|piece| piece.args.len() >= MAX_FIELDS || self.must_wait(piece, value)) {
                pieces.push(Piece::default());
            }
            if let Some(piece) = pieces.last_mut() {
                self.add_value(piece, value);
            }
        }
        for (at, piece) in pieces.iter().enumerate() {
            self.piece(piece);
            if at > 0 {
                self.op(op::BINARY_ADD);
            }
        }
    }

    /// Whether a field must not be evaluated before the fields of a piece are formatted.
    fn must_wait(&self, piece: &Piece, value: ExprId) -> bool {
        let is_constant = |&id: &ExprId| matches!(self.tree.expr(id).kind, ExprKind::Constant { .. });
        let may_change = |field: &Field| match field {
            Field::Value(value) | Field::Ascii(value) | Field::Spec(value) => !is_constant(value),
        };
        let does_something = |kind| {
            matches!(
                kind,
                ExprKind::Call { .. }
                    | ExprKind::Await { .. }
                    | ExprKind::Yield { .. }
                    | ExprKind::YieldFrom { .. }
                    | ExprKind::NamedExpr { .. }
            )
        };
        piece.args.iter().any(may_change) && self.tree.within(value).any(|expr| does_something(expr.kind))
    }

    /// A field that stands alone, which is an f-string of one field.
    pub(super) fn formatted_value(&mut self, value: ExprId) {
        let mut piece = Piece::default();
        self.add_value(&mut piece, value);
        self.piece(&piece);
    }

    fn piece(&mut self, piece: &Piece) {
        if piece.args.is_empty() {
            self.load_constant(Constant::Str(piece.plain.clone()));
            return;
        }
        self.load_constant(Constant::Str(piece.format.clone()));
        self.named_text(op::LOAD_METHOD, "format");
        for field in &piece.args {
            match *field {
                Field::Value(value) | Field::Spec(value) => self.expr(value),
                Field::Ascii(value) => {
                    self.load_global(ASCII);
                    self.expr(value);
                    self.uint(op::CALL_FUNCTION, 1);
                }
            }
        }
        self.uint(op::CALL_METHOD, piece.args.len() as u32);
    }

    fn add_value(&mut self, piece: &mut Piece, value: ExprId) {
        let expr = *self.tree.expr(value);
        match expr.kind {
            ExprKind::Constant { value: ast::Constant::Str(text), .. } => {
                let text = self.tree.text(text);
                piece.plain.extend(text);
                push_escaped(&mut piece.format, text);
            }
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                let is_ascii = conversion == Conversion::Ascii;
                piece.args.push(if is_ascii { Field::Ascii(value) } else { Field::Value(value) });
                piece.format.push(b'{');
                match conversion {
                    Conversion::None | Conversion::Ascii => {}
                    Conversion::Str => piece.format.extend(b"!s"),
                    Conversion::Repr => piece.format.extend(b"!r"),
                }
                if let Some(spec) = format_spec {
                    self.add_spec(piece, spec);
                }
                piece.format.push(b'}');
            }
            // The parser puts nothing else into an f-string.
            _ => {
                piece.args.push(Field::Value(value));
                piece.format.extend(b"{}");
            }
        }
    }

    /// The part of a field behind the colon.
    fn add_spec(&mut self, piece: &mut Piece, spec: ExprId) {
        let text = self.constant_spec(spec);
        match text {
            Some(text) if text.is_empty() => {}
            Some(text) if !text.contains(&b'{') && !text.contains(&b'}') => {
                piece.format.push(b':');
                piece.format.extend(text);
            }
            _ => {
                piece.format.extend(b":{}");
                piece.args.push(Field::Spec(spec));
            }
        }
    }

    /// The text of a format specification without fields.
    fn constant_spec(&self, spec: ExprId) -> Option<Vec<u8>> {
        let ExprKind::JoinedStr { values } = self.tree.expr(spec).kind else { return None };
        let mut text = Vec::new();
        for &value in self.tree.list(values) {
            let ExprKind::Constant { value: ast::Constant::Str(part), .. } = self.tree.expr(value).kind else {
                return None;
            };
            text.extend(self.tree.text(part));
        }
        Some(text)
    }
}

/// Appends text to a format string: braces doubled.
fn push_escaped(format: &mut Vec<u8>, text: &[u8]) {
    for &byte in text {
        format.push(byte);
        if byte == b'{' || byte == b'}' {
            format.push(byte);
        }
    }
}
