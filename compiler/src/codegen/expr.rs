//! Expressions.

use super::Generator;
use super::operators::{compare, unary};
use mpyc_abi::opcode::op;
use mpyc_grammar::{BoolOp, CmpOp, Constant, ExprId, ExprKind, List, UnaryOp};

impl Generator<'_> {
    /// Evaluates an expression and leaves its value on the stack.
    pub(super) fn expr(&mut self, id: ExprId) {
        if self.tree.expr(id).kind.leftmost().is_some() { self.chain(id) } else { self.unchained(id) }
    }

    /// An expression that is no link of a chain.
    pub(super) fn unchained(&mut self, id: ExprId) {
        let expr = *self.tree.expr(id);
        if let Some(value) = self.constant(id)
            && self.is_worth_folding(expr.kind, &value)
        {
            self.load_constant(value);
            return;
        }
        if !matches!(expr.kind, ExprKind::Name { .. }) {
            self.line_of(expr.span);
        }
        match expr.kind {
            ExprKind::BoolOp { op, values } => self.bool_op(op, values),
            ExprKind::NamedExpr { target, value } => {
                self.expr(value);
                self.op(op::DUP_TOP);
                self.store(target);
            }
            ExprKind::UnaryOp { op, operand } => self.unary_op(op, operand),
            ExprKind::Lambda { args, body } => self.lambda(id, args, body),
            ExprKind::IfExp { test, body, orelse } => self.if_exp(test, body, orelse),
            ExprKind::Dict { keys, values } => self.dict(keys, values),
            ExprKind::Set { elts } => self.set(elts),
            ExprKind::List { elts, .. } => self.list(elts),
            ExprKind::Tuple { elts, .. } => self.tuple(elts),
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::GeneratorExp { .. } => self.comprehension(id),
            ExprKind::Await { value } => {
                self.expr(value);
                self.await_top();
            }
            ExprKind::Yield { value } => {
                self.yield_value(|this| this.optional(value));
            }
            ExprKind::YieldFrom { value } => {
                self.expr(value);
                self.await_top();
            }
            ExprKind::Compare { left, ops, comparators } => self.compare(left, ops, comparators),
            ExprKind::FormattedValue { .. } => self.formatted_value(id),
            ExprKind::JoinedStr { values } => self.joined_str(values),
            // Other constants are done above.
            ExprKind::Constant { value: Constant::Imaginary(value), .. } => self.imaginary(value),
            ExprKind::Constant { .. } => self.op(op::LOAD_CONST_NONE),
            ExprKind::BinOp { .. }
            | ExprKind::Call { .. }
            | ExprKind::Attribute { .. }
            | ExprKind::Subscript { .. } => self.chain(id),
            // Only displays and calls hold stars, and they treat them themselves.
            ExprKind::Starred { value, .. } => self.expr(value),
            ExprKind::Name { id, .. } => {
                let name = self.id(id);
                self.load_name(name);
            }
            ExprKind::Slice { lower, upper, step } => {
                self.optional(lower);
                self.optional(upper);
                if step.is_some() {
                    self.optional(step);
                }
                self.uint(op::BUILD_SLICE, if step.is_some() { 3 } else { 2 });
            }
        }
    }

    /// Evaluates an expression, or pushes None if there is none.
    pub(super) fn optional(&mut self, expr: Option<ExprId>) {
        match expr {
            Some(expr) => self.expr(expr),
            None => self.op(op::LOAD_CONST_NONE),
        }
    }

    fn bool_op(&mut self, operator: BoolOp, values: List<ExprId>) {
        let jump = match operator {
            BoolOp::And => op::JUMP_IF_FALSE_OR_POP,
            BoolOp::Or => op::JUMP_IF_TRUE_OR_POP,
        };
        let Some((&last, rest)) = self.tree.list(values).split_last() else { return };
        let end = self.function.emit.new_label();
        for &value in rest {
            match self.constant_truth(value).filter(|_| self.options.optimize) {
                // It decides, so nothing behind it counts.
                Some(truth) if truth == (operator == BoolOp::Or) => {
                    self.expr(value);
                    self.function.emit.place(end);
                    return;
                }
                Some(_) => {}
                None => {
                    self.expr(value);
                    self.function.emit.jump(jump, end);
                }
            }
        }
        self.expr(last);
        self.function.emit.place(end);
    }

    fn unary_op(&mut self, operator: UnaryOp, operand: ExprId) {
        self.expr(operand);
        self.op(unary(operator));
    }

    fn if_exp(&mut self, test: ExprId, body: ExprId, orelse: ExprId) {
        let (other, end) = (self.function.emit.new_label(), self.function.emit.new_label());
        self.jump_if(test, false, other);
        self.expr(body);
        self.function.emit.jump(op::JUMP, end);
        self.function.emit.place(other);
        self.expr(orelse);
        self.function.emit.place(end);
    }

    fn compare(&mut self, left: ExprId, ops: List<CmpOp>, comparators: List<ExprId>) {
        self.expr(left);
        let ops = self.tree.list(ops);
        let (cleanup, end) = (self.function.emit.new_label(), self.function.emit.new_label());
        for (at, (&operator, &right)) in ops.iter().zip(self.tree.list(comparators)).enumerate() {
            self.expr(right);
            let is_last = at + 1 == ops.len();
            if !is_last {
                self.op(op::DUP_TOP);
                self.op(op::ROT_THREE);
            }
            let (opcode, negated) = compare(operator);
            self.op(opcode);
            if negated {
                self.op(op::UNARY_NOT);
            }
            if !is_last {
                self.function.emit.jump(op::JUMP_IF_FALSE_OR_POP, cleanup);
            }
        }
        if ops.len() > 1 {
            self.function.emit.jump(op::JUMP, end);
            self.function.emit.place(cleanup);
            self.op(op::ROT_TWO);
            self.op(op::POP_TOP);
            self.function.emit.place(end);
        }
    }
}
