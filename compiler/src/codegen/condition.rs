//! Conditions: expressions whose value only decides where to go.

use super::Generator;
use super::operators::compare;
use crate::code::Label;
use mpyc_abi::opcode::op;
use mpyc_grammar::{BoolOp, CmpOp, ExprId, ExprKind, List, UnaryOp};

impl Generator<'_> {
    /// Evaluates `test` and jumps to `target` if its truth is `wanted`, else goes on.
    pub(super) fn jump_if(&mut self, test: ExprId, wanted: bool, target: Label) {
        if let Some(truth) = self.constant_truth(test) {
            if truth == wanted {
                self.function.emit.jump(op::JUMP, target);
            }
            return;
        }
        match self.tree.expr(test).kind {
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } => self.jump_if(operand, !wanted, target),
            ExprKind::BoolOp { op, values } => self.jump_if_any(op, values, wanted, target),
            ExprKind::Compare { left, ops, comparators } => {
                self.jump_if_compare(test, left, ops, comparators, wanted, target);
            }
            _ => {
                self.expr(test);
                self.jump_on(wanted, target);
            }
        }
    }

    fn jump_on(&mut self, wanted: bool, target: Label) {
        let op = if wanted { op::POP_JUMP_IF_TRUE } else { op::POP_JUMP_IF_FALSE };
        self.function.emit.jump(op, target);
    }

    fn jump_if_any(&mut self, operator: BoolOp, values: List<ExprId>, wanted: bool, target: Label) {
        // A value of this truth decides the whole expression.
        let decides = operator == BoolOp::Or;
        let Some((&last, rest)) = self.tree.list(values).split_last() else { return };
        let end = self.function.emit.new_label();
        let decided = if decides == wanted { target } else { end };
        for &value in rest {
            self.jump_if(value, decides, decided);
        }
        self.jump_if(last, wanted, target);
        self.function.emit.place(end);
    }

    /// A single comparison needs no `not` for `is not` and `not in`.
    fn jump_if_compare(
        &mut self,
        test: ExprId,
        left: ExprId,
        ops: List<CmpOp>,
        comparators: List<ExprId>,
        wanted: bool,
        target: Label,
    ) {
        let (&[operator], &[right]) = (self.tree.list(ops), self.tree.list(comparators)) else {
            self.expr(test);
            self.jump_on(wanted, target);
            return;
        };
        self.line_of(self.tree.expr(test).span);
        self.expr(left);
        self.expr(right);
        let (opcode, negated) = compare(operator);
        self.op(opcode);
        self.jump_on(wanted != negated, target);
    }
}
