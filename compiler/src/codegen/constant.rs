//! Constants: literals, negative numbers, tuples of constants.

use super::Generator;
use crate::code::{Arg, Constant, Instr};
use crate::diagnostics as diag;
use mpyc_abi::mpy::QSTR_MAX_LEN;
use mpyc_abi::opcode::op;
use mpyc_grammar::{self as ast, ExprContext, ExprId, ExprKind, Span, UnaryOp};
use num_bigint::BigInt;

/// Longest integer literal, in digits: converting takes quadratic time.
const MAX_DIGITS: usize = 10_000;

impl Generator<'_> {
    /// The value of an expression that is a constant.
    pub(super) fn constant(&mut self, id: ExprId) -> Option<Constant> {
        let expr = *self.tree.expr(id);
        match expr.kind {
            ExprKind::Constant { value, .. } => Some(self.literal(value, expr.span)),
            ExprKind::Name { id, ctx: ExprContext::Load } if self.tree.name(id) == "__debug__" => {
                Some(if self.options.asserts { Constant::True } else { Constant::False })
            }
            ExprKind::UnaryOp { op: UnaryOp::USub, operand } => match self.constant_number(operand)? {
                Constant::Int(value) => Some(Constant::Int(-value)),
                Constant::Float(value) => Some(Constant::Float(-value)),
                _ => None,
            },
            ExprKind::Tuple { elts, ctx: ExprContext::Load } => {
                let elts = self.tree.list(elts);
                if elts.iter().any(|&elt| !self.may_be_constant(elt)) {
                    return None;
                }
                elts.iter().map(|&elt| self.constant(elt)).collect::<Option<_>>().map(Constant::Tuple)
            }
            _ => None,
        }
    }

    /// A quick test that spares looking into large displays.
    fn may_be_constant(&self, id: ExprId) -> bool {
        matches!(
            self.tree.expr(id).kind,
            ExprKind::Constant { .. } | ExprKind::UnaryOp { .. } | ExprKind::Tuple { .. } | ExprKind::Name { .. }
        )
    }

    /// The value of a number literal.
    fn constant_number(&mut self, id: ExprId) -> Option<Constant> {
        let expr = self.tree.expr(id);
        let ExprKind::Constant { value, .. } = expr.kind else { return None };
        Some(self.literal(value, expr.span))
    }

    fn literal(&mut self, value: ast::Constant, span: Span) -> Constant {
        match value {
            ast::Constant::None => Constant::None,
            ast::Constant::True => Constant::True,
            ast::Constant::False => Constant::False,
            ast::Constant::Ellipsis => Constant::Ellipsis,
            ast::Constant::Int(value) => Constant::Int(BigInt::from(value)),
            ast::Constant::BigInt { radix, digits } => {
                let digits = self.tree.text(digits);
                if digits.len() > MAX_DIGITS {
                    self.diagnostics.push(diag::limit::integer_too_large(span, digits.len(), MAX_DIGITS));
                    return Constant::None;
                }
                Constant::Int(BigInt::parse_bytes(digits, u32::from(radix)).unwrap_or_default())
            }
            ast::Constant::Float(value) => Constant::Float(value),
            ast::Constant::Imaginary(value) => Constant::Imaginary(value),
            ast::Constant::Str(text) => Constant::Str(self.tree.text(text).to_vec()),
            ast::Constant::Bytes(text) => Constant::Bytes(self.tree.text(text).to_vec()),
        }
    }

    /// Pushes a constant.
    pub(super) fn load_constant(&mut self, value: Constant) {
        match &value {
            Constant::None => self.op(op::LOAD_CONST_NONE),
            Constant::False => self.op(op::LOAD_CONST_FALSE),
            Constant::True => self.op(op::LOAD_CONST_TRUE),
            Constant::Int(number) => match i32::try_from(number).ok().filter(|&small| self.options.is_small_int(small))
            {
                Some(small) => self.load_int(small),
                None => self.load_object(value),
            },
            Constant::Str(text) => match std::str::from_utf8(text).ok().filter(|text| is_qstr(text)) {
                Some(text) => self.named_text(op::LOAD_CONST_STRING, text),
                None => self.load_object(value),
            },
            Constant::Tuple(items) if items.is_empty() => self.uint(op::BUILD_TUPLE, 0),
            _ => self.load_object(value),
        }
    }

    fn load_object(&mut self, value: Constant) {
        if self.function.emit.is_live() {
            let constant = self.constants.intern(value);
            self.function.emit.instr(Instr::new(op::LOAD_CONST_OBJ, Arg::Const(constant)));
        }
    }

    pub(super) fn load_int(&mut self, value: i32) {
        self.function.emit.instr(Instr::new(op::LOAD_CONST_SMALL_INT, Arg::Int(value)));
    }

    /// Pushes a string.
    pub(super) fn load_str(&mut self, text: &str) {
        self.load_constant(Constant::Str(text.into()));
    }

    /// The truth value of an expression that is a constant.
    pub(super) fn constant_truth(&mut self, id: ExprId) -> Option<bool> {
        Some(match self.constant(id)? {
            Constant::None | Constant::False => false,
            Constant::True | Constant::Ellipsis => true,
            Constant::Str(bytes) | Constant::Bytes(bytes) => !bytes.is_empty(),
            Constant::Int(value) => value != BigInt::ZERO,
            Constant::Float(value) | Constant::Imaginary(value) => value != 0.0,
            Constant::Tuple(items) => !items.is_empty(),
        })
    }
}

/// Whether a string is kept in the name table rather than among the constants.
fn is_qstr(text: &str) -> bool {
    text.len() <= QSTR_MAX_LEN || mpyc_abi::qstr::id(text).is_some()
}
