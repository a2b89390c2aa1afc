//! Displays: tuples, lists, sets and dicts written out, with and without stars.

use super::Generator;
use mpyc_abi::opcode::op;
use mpyc_grammar::{ExprId, ExprKind, List};

/// Longest display that is built from the stack; longer ones are filled item by item.
const MAX_ON_STACK: usize = 255;

/// Kinds of containers in the operand of STORE_COMP.
pub(super) const INTO_LIST: u32 = 0;
pub(super) const INTO_DICT: u32 = 1;
pub(super) const INTO_SET: u32 = 2;

impl Generator<'_> {
    pub(super) fn list(&mut self, elts: List<ExprId>) {
        self.sequence(self.tree.list(elts), op::BUILD_LIST, INTO_LIST);
    }

    pub(super) fn set(&mut self, elts: List<ExprId>) {
        self.sequence(self.tree.list(elts), op::BUILD_SET, INTO_SET);
    }

    /// A tuple with stars, or too long for the stack, is made of a list.
    pub(super) fn tuple(&mut self, elts: List<ExprId>) {
        let elts = self.tree.list(elts);
        if elts.len() <= MAX_ON_STACK && !self.has_star(elts) {
            for &elt in elts {
                self.expr(elt);
            }
            self.uint(op::BUILD_TUPLE, elts.len() as u32);
            return;
        }
        // The type, whatever the program calls `tuple`.
        self.uint(op::BUILD_TUPLE, 0);
        self.named_text(op::LOAD_ATTR, "__class__");
        self.sequence(elts, op::BUILD_LIST, INTO_LIST);
        self.uint(op::CALL_FUNCTION, 1);
    }

    pub(super) fn has_star(&self, elts: &[ExprId]) -> bool {
        elts.iter().any(|&elt| matches!(self.tree.expr(elt).kind, ExprKind::Starred { .. }))
    }

    /// A list or set: as many items as possible from the stack, the rest one by one.
    pub(super) fn sequence(&mut self, elts: &[ExprId], build: u8, into: u32) {
        let star = elts.iter().position(|&elt| matches!(self.tree.expr(elt).kind, ExprKind::Starred { .. }));
        let (first, rest) = elts.split_at(star.unwrap_or(elts.len()).min(MAX_ON_STACK));
        for &elt in first {
            self.expr(elt);
        }
        self.uint(build, first.len() as u32);
        for &elt in rest {
            match self.tree.expr(elt).kind {
                ExprKind::Starred { value, .. } => {
                    self.expr(value);
                    self.extend(into);
                }
                _ => {
                    self.expr(elt);
                    self.uint(op::STORE_COMP, 1 << 2 | into);
                }
            }
        }
    }

    /// Puts all items of the iterable on top of the stack into the container below it.
    fn extend(&mut self, into: u32) {
        self.op(op::GET_ITER_STACK);
        let end = self.function.emit.new_label();
        let next = self.function.emit.here();
        self.function.emit.jump(op::FOR_ITER, end);
        self.uint(op::STORE_COMP, 5 << 2 | into);
        self.function.emit.jump(op::JUMP, next);
        self.function.emit.place(end);
    }

    /// A dict; a key of `None` stands for `**`.
    pub(super) fn dict(&mut self, keys: List<Option<ExprId>>, values: List<ExprId>) {
        let (keys, values) = (self.tree.list(keys), self.tree.list(values));
        self.uint(op::BUILD_MAP, keys.len() as u32);
        for (&key, &value) in keys.iter().zip(values) {
            match key {
                Some(key) => {
                    self.key_and_value(key, value);
                    self.op(op::STORE_MAP);
                }
                None => {
                    self.op(op::DUP_TOP);
                    self.named_text(op::LOAD_METHOD, "update");
                    self.expr(value);
                    self.uint(op::CALL_METHOD, 1);
                    self.op(op::POP_TOP);
                }
            }
        }
    }

    /// Evaluates a key, then its value, and leaves the key on top.
    pub(super) fn key_and_value(&mut self, key: ExprId, value: ExprId) {
        match self.constant(key) {
            // The order cannot be seen, so the exchange is spared.
            Some(constant) => {
                self.expr(value);
                self.load_constant(constant);
            }
            None if self.options.optimize && self.constant(value).is_some() => {
                self.expr(value);
                self.expr(key);
            }
            None => {
                self.expr(key);
                self.expr(value);
                self.op(op::ROT_TWO);
            }
        }
    }
}
