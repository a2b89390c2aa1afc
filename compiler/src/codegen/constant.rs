//! Constants: literals, negative numbers, tuples of constants.

use super::Generator;
use crate::Target;
use crate::code::{Arg, Constant, Instr};
use crate::diagnostics as diag;
use crate::imports::COMPLEX_MODULE;
use crate::optimise::fold;
use mpyc_abi::mpy::QSTR_MAX_LEN;
use mpyc_abi::opcode::op;
use mpyc_abi::varint;
use mpyc_grammar::{self as ast, ExprContext, ExprId, ExprKind, Span, UnaryOp};
use num_bigint::BigInt;

/// Longest integer literal, in digits: converting takes quadratic time.
const MAX_DIGITS: usize = 10_000;

/// Longest tuple that is built rather than stored, so that the stack stays small.
const MAX_BUILT: usize = 16;

impl Generator<'_> {
    /// The value of an expression that is a constant.
    pub(super) fn constant(&mut self, id: ExprId) -> Option<Constant> {
        let expr = *self.tree.expr(id);
        match expr.kind {
            ExprKind::Constant { value, .. } => self.literal(value, expr.span),
            ExprKind::Name { id, ctx: ExprContext::Load } if self.tree.name(id) == "__debug__" => {
                Some(if self.options.asserts { Constant::True } else { Constant::False })
            }
            ExprKind::Name { .. } | ExprKind::Attribute { .. }
                if self.scopes.typing().is_type_checking(self.tree, id) =>
            {
                Some(Constant::False)
            }
            ExprKind::Name { id, ctx: ExprContext::Load } if self.has_consts() => {
                let name = self.id(id);
                self.const_value(name)
            }
            ExprKind::UnaryOp { op, operand } if self.folds() => fold::unary(op, &self.constant(operand)?),
            ExprKind::UnaryOp { op: UnaryOp::USub, operand } => {
                fold::unary(UnaryOp::USub, &self.constant_number(operand)?)
            }
            ExprKind::Tuple { elts, ctx: ExprContext::Load } => {
                let elts = self.tree.list(elts);
                if elts.iter().any(|&elt| !self.may_be_constant(elt)) {
                    return None;
                }
                elts.iter().map(|&elt| self.constant(elt)).collect::<Option<_>>().map(Constant::Tuple)
            }
            ExprKind::BinOp { .. } if self.folds() => self.constant_chain(id),
            _ if self.folds() => self.folded(expr.kind),
            _ => None,
        }
    }

    /// Whether operators with constants are evaluated.
    fn folds(&self) -> bool {
        self.options.optimize || self.consts.in_argument
    }

    /// The value of a compound expression.
    fn folded(&mut self, expr: ExprKind) -> Option<Constant> {
        match expr {
            ExprKind::Compare { left, ops, comparators } => {
                let (&[operator], &[right]) = (self.tree.list(ops), self.tree.list(comparators)) else { return None };
                let right = self.constant(right)?;
                fold::compare(operator, &self.constant(left)?, &right)
            }
            ExprKind::IfExp { test, body, orelse } => {
                let chosen = if fold::truth(&self.constant(test)?) { body } else { orelse };
                self.constant(chosen)
            }
            _ => None,
        }
    }

    /// A quick test that spares looking into large displays.
    fn may_be_constant(&self, id: ExprId) -> bool {
        matches!(
            self.tree.expr(id).kind,
            ExprKind::Constant { .. }
                | ExprKind::UnaryOp { .. }
                | ExprKind::BinOp { .. }
                | ExprKind::Tuple { .. }
                | ExprKind::Name { .. }
        )
    }

    /// The value of a number literal.
    fn constant_number(&mut self, id: ExprId) -> Option<Constant> {
        let expr = self.tree.expr(id);
        let ExprKind::Constant { value, .. } = expr.kind else { return None };
        self.literal(value, expr.span)
    }

    /// The value of a literal; `None` for an imaginary number in an image, which code makes.
    fn literal(&mut self, value: ast::Constant, span: Span) -> Option<Constant> {
        Some(match value {
            ast::Constant::None => Constant::None,
            ast::Constant::True => Constant::True,
            ast::Constant::False => Constant::False,
            ast::Constant::Ellipsis => Constant::Ellipsis,
            ast::Constant::Int(value) => Constant::Int(BigInt::from(value)),
            ast::Constant::BigInt { radix, digits } => {
                let digits = self.tree.text(digits);
                if digits.len() > MAX_DIGITS {
                    self.diagnostics.push(diag::limit::integer_too_large(span, digits.len(), MAX_DIGITS));
                    return Some(Constant::None);
                }
                Constant::Int(BigInt::parse_bytes(digits, u32::from(radix)).unwrap_or_default())
            }
            ast::Constant::Float(value) => Constant::Float(value),
            ast::Constant::Imaginary(_) if self.options.target == Target::Image => return None,
            ast::Constant::Imaginary(value) => Constant::Imaginary(value),
            ast::Constant::Str(text) => Constant::Str(self.tree.text(text).to_vec()),
            ast::Constant::Bytes(text) => Constant::Bytes(self.tree.text(text).to_vec()),
        })
    }

    /// Pushes an imaginary number in an image: the carried class makes it.
    pub(super) fn imaginary(&mut self, value: f64) {
        let class = self.intern("complex");
        self.load_member(COMPLEX_MODULE, class);
        self.load_int(0);
        self.load_constant(Constant::Float(value));
        self.uint(op::CALL_FUNCTION, 2);
    }

    /// Pushes a constant.
    pub(super) fn load_constant(&mut self, value: Constant) {
        match &value {
            Constant::None => self.op(op::LOAD_CONST_NONE),
            Constant::False => self.op(op::LOAD_CONST_FALSE),
            Constant::True => self.op(op::LOAD_CONST_TRUE),
            Constant::Int(number) => match self.small_int(number) {
                Some(small) => self.load_int(small),
                None => self.load_object(value),
            },
            Constant::Str(text) => match std::str::from_utf8(text).ok().filter(|text| is_qstr(text)) {
                Some(text) => self.named_text(op::LOAD_CONST_STRING, text),
                None => self.load_object(value),
            },
            Constant::Tuple(items)
                if items.is_empty() || self.is_built_smaller(items) && self.constants.find(&value).is_none() =>
            {
                let count = items.len() as u32;
                let Constant::Tuple(items) = value else { return };
                for item in items {
                    self.load_constant(item);
                }
                self.uint(op::BUILD_TUPLE, count);
            }
            _ => self.load_object(value),
        }
    }

    /// The value of an integer that an instruction can hold.
    pub(super) fn small_int(&self, number: &BigInt) -> Option<i32> {
        i32::try_from(number).ok().filter(|&small| self.options.is_small_int(small))
    }

    /// Whether code that runs once takes fewer bytes to build a tuple than a constant does in a file.
    fn is_built_smaller(&self, items: &[Constant]) -> bool {
        let scope = self.scopes.scope(self.function.scope).kind;
        let runs_once = !scope.has_slots() && self.function.loops.is_empty();
        if !self.options.optimize || self.options.target != Target::File || !runs_once || items.len() > MAX_BUILT {
            return false;
        }
        let built: usize = items.iter().map(|item| self.bytes_to_load(item)).sum();
        built < 1 + items.iter().map(bytes_in_tuple).sum::<usize>()
    }

    /// About how many bytes an item takes that is loaded, its text included unless it is known to be used otherwise.
    fn bytes_to_load(&self, item: &Constant) -> usize {
        match item {
            Constant::None | Constant::False | Constant::True => 1,
            Constant::Int(number) => match self.small_int(number) {
                Some(-16..=47) => 1,
                Some(small) => 1 + varint::int(small).as_slice().len(),
                None => 2 + bytes_in_tuple(item),
            },
            Constant::Str(text) => match str::from_utf8(text) {
                Ok(text) if self.names.find(text).is_some() => 2,
                Ok(text) if is_qstr(text) => 4 + text.len(),
                _ => 2 + bytes_in_tuple(item),
            },
            _ => 2 + bytes_in_tuple(item),
        }
    }

    pub(super) fn load_object(&mut self, value: Constant) {
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
        self.constant(id).map(|value| fold::truth(&value))
    }

    /// Whether a folded value is worth its room: an integer that is an object takes more than the operation
    /// that makes it, which is right only for code that runs often.
    pub(super) fn is_worth_folding(&self, expr: ExprKind, value: &Constant) -> bool {
        let (ExprKind::BinOp { .. }, Constant::Int(number)) = (expr, value) else { return true };
        self.small_int(number).is_some() || self.scopes.scope(self.function.scope).kind.has_slots()
    }
}

/// How many bytes an item of a constant tuple takes in a file.
fn bytes_in_tuple(item: &Constant) -> usize {
    match item {
        Constant::None | Constant::False | Constant::True | Constant::Ellipsis => 1,
        Constant::Str(text) | Constant::Bytes(text) => 3 + text.len(),
        Constant::Int(number) => 2 + number.to_string().len(),
        // About as long as the digits that a program writes.
        Constant::Float(_) | Constant::Imaginary(_) => 5,
        Constant::Tuple(items) => 2 + items.iter().map(bytes_in_tuple).sum::<usize>(),
    }
}

/// Whether a string is kept in the name table rather than among the constants.
fn is_qstr(text: &str) -> bool {
    text.len() <= QSTR_MAX_LEN || mpyc_abi::qstr::id(text).is_some()
}

#[cfg(test)]
mod tests {
    use crate::{Options, Target, compile, dis, mpy};

    /// Whether the code of a program stores a tuple rather than building it.
    fn stores_tuple(source: &str, target: Target) -> bool {
        let options = Options { target, ..Options::default() };
        let unit = compile("test.py", source.as_bytes(), &options).unit.unwrap();
        !dis::disassemble(&mpy::pack(&unit).unwrap()).contains("BUILD_TUPLE")
    }

    #[test]
    fn tuples_of_code_that_runs_once() {
        let once = "a = 1, 2, 3\n";
        assert!(!stores_tuple(once, Target::File));
        assert!(stores_tuple(once, Target::Image));
        assert!(stores_tuple("while a:\n    a = 1, 2, 3\n", Target::File));
        assert!(stores_tuple("def f():\n    return 1, 2, 3\n", Target::File));
        assert!(stores_tuple("a = 'a text of some length', b'bytes', 1.5\n", Target::File));
        assert!(!stores_tuple("class Reading:\n    names = 'Reading', 'kind'\n    kind = 1\n", Target::File));
    }

    #[test]
    fn imaginary_numbers_are_constants_of_files_and_calls_in_images() {
        let code = |source: &str, target| {
            let options = Options { target, ..Options::default() };
            let unit = compile("test.py", source.as_bytes(), &options).unit.unwrap();
            dis::disassemble(&mpy::pack(&unit).unwrap())
        };
        for source in ["z = 2j\n", "z = (1, -2j)\n", "z = 1 if 2j else 0\n", "match x:\n    case 1 + 2j: pass\n"] {
            assert!(!code(source, Target::File).contains("_complex"), "{source}");
            assert!(code(source, Target::Image).contains("_complex"), "{source}");
        }
        assert!(!code("z = complex(1)\n", Target::File).contains("_complex"));
        assert!(code("z = complex(1)\n", Target::Image).contains("_complex"));
        assert!(!code("complex = 1\nz = complex\n", Target::Image).contains("_complex"));
    }

    #[test]
    fn defaults_that_take_no_room() {
        assert!(stores_tuple("def f(a=None, b=True):\n    pass\n", Target::File));
        assert!(!stores_tuple("def f(a=None, b=1):\n    pass\n", Target::File));
    }
}
