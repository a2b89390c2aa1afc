//! Assignment, augmented assignment, deletion.

use super::Generator;
use super::operators::in_place;
use mpyc_abi::opcode::op;
use mpyc_grammar::{ExprId, ExprKind, List, Operator};

impl Generator<'_> {
    /// `a = b = value`
    pub(super) fn assign(&mut self, targets: List<ExprId>, value: ExprId) {
        let targets = self.tree.list(targets);
        if let &[target] = targets
            && self.assign_parallel(target, value)
        {
            return;
        }
        self.assigned(value);
        for (at, &target) in targets.iter().enumerate() {
            if at + 1 < targets.len() {
                self.op(op::DUP_TOP);
            }
            self.store(target);
        }
    }

    /// A value that is assigned as a whole: a type variable, or what an alias of a type stands for, is not made.
    fn assigned(&mut self, value: ExprId) {
        if self.scopes.typing().is_type(self.tree, value) {
            self.op(op::LOAD_CONST_NONE);
        } else {
            self.expr(value);
        }
    }

    /// `a, b = x, y` with two or three on both sides needs no tuple.
    fn assign_parallel(&mut self, target: ExprId, value: ExprId) -> bool {
        let (ExprKind::Tuple { elts: targets, .. }, ExprKind::Tuple { elts: values, .. }) =
            (self.tree.expr(target).kind, self.tree.expr(value).kind)
        else {
            return false;
        };
        let (targets, values) = (self.tree.list(targets), self.tree.list(values));
        let starred = |&id: &ExprId| matches!(self.tree.expr(id).kind, ExprKind::Starred { .. });
        let fits = matches!(values.len(), 2 | 3) && targets.len() == values.len();
        if !fits || targets.iter().any(starred) || values.iter().any(starred) {
            return false;
        }
        for &value in values {
            self.expr(value);
        }
        if values.len() == 3 {
            self.op(op::ROT_THREE);
        }
        self.op(op::ROT_TWO);
        for &target in targets {
            self.store(target);
        }
        true
    }

    /// Stores the top of the stack into a target.
    pub(super) fn store(&mut self, target: ExprId) {
        let expr = *self.tree.expr(target);
        match expr.kind {
            ExprKind::Name { id, .. } => {
                let name = self.id(id);
                self.store_name(name);
            }
            ExprKind::Attribute { value, attr, .. } => {
                self.expr(value);
                let name = self.id(attr.name);
                self.named(op::STORE_ATTR, name);
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value);
                self.expr(slice);
                self.op(op::STORE_SUBSCR);
            }
            ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => self.unpack(target, elts),
            ExprKind::Starred { value, .. } => self.store(value),
            // The parser lets nothing else be a target.
            _ => self.op(op::POP_TOP),
        }
    }

    fn unpack(&mut self, target: ExprId, elts: List<ExprId>) {
        let span = self.tree.expr(target).span;
        let elts = self.tree.list(elts);
        let star = elts.iter().position(|&elt| matches!(self.tree.expr(elt).kind, ExprKind::Starred { .. }));
        match star {
            None => self.uint(op::UNPACK_SEQUENCE, elts.len() as u32),
            Some(before) => {
                let after = elts.len() - before - 1;
                if !self.within(span, "targets beside a starred one", before.max(after), 255) {
                    self.op(op::POP_TOP);
                    return;
                }
                self.uint(op::UNPACK_EX, before as u32 | (after as u32) << 8);
            }
        }
        for &elt in elts {
            self.store(elt);
        }
    }

    /// `target op= value`
    pub(super) fn aug_assign(&mut self, target: ExprId, operator: Operator, value: ExprId) {
        match self.tree.expr(target).kind {
            ExprKind::Name { id, .. } => {
                let name = self.id(id);
                self.load_name(name);
                self.expr(value);
                self.op(in_place(operator));
                self.store_name(name);
            }
            ExprKind::Attribute { value: object, attr, .. } => {
                self.expr(object);
                self.op(op::DUP_TOP);
                let name = self.id(attr.name);
                self.named(op::LOAD_ATTR, name);
                self.expr(value);
                self.op(in_place(operator));
                self.op(op::ROT_TWO);
                self.named(op::STORE_ATTR, name);
            }
            ExprKind::Subscript { value: object, slice, .. } => {
                self.expr(object);
                self.expr(slice);
                self.op(op::DUP_TOP_TWO);
                self.op(op::LOAD_SUBSCR);
                self.expr(value);
                self.op(in_place(operator));
                self.op(op::ROT_THREE);
                self.op(op::STORE_SUBSCR);
            }
            // The parser lets nothing else be a target.
            _ => {}
        }
    }

    /// `target: annotation = value`; annotations are not evaluated. Without a value the parts of the target are.
    pub(super) fn ann_assign(&mut self, target: ExprId, value: Option<ExprId>) {
        if let Some(value) = value {
            self.assigned(value);
            self.store(target);
            return;
        }
        match self.tree.expr(target).kind {
            ExprKind::Attribute { value, .. } => self.expr_for_effect(value),
            ExprKind::Subscript { value, slice, .. } => {
                self.expr_for_effect(value);
                self.expr_for_effect(slice);
            }
            _ => {}
        }
    }

    /// Evaluates an expression that nobody wants the value of.
    fn expr_for_effect(&mut self, expr: ExprId) {
        self.expr(expr);
        self.op(op::POP_TOP);
    }

    /// `del target`
    pub(super) fn delete(&mut self, target: ExprId) {
        match self.tree.expr(target).kind {
            ExprKind::Name { id, .. } => {
                let name = self.id(id);
                self.delete_name(name);
            }
            ExprKind::Attribute { value, attr, .. } => {
                self.op(op::LOAD_NULL);
                self.expr(value);
                let name = self.id(attr.name);
                self.named(op::STORE_ATTR, name);
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.op(op::LOAD_NULL);
                self.expr(value);
                self.expr(slice);
                self.op(op::STORE_SUBSCR);
            }
            ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
                for &elt in self.tree.list(elts) {
                    self.delete(elt);
                }
            }
            // The parser lets nothing else be deleted.
            _ => {}
        }
    }
}
