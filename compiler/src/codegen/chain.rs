//! Chains: operators, attributes, subscripts and calls, each on what the one before gives.
//!
//! A program may write thousands of them in a row (`a + b + c`, `x.a().b().c()`), so a chain is followed in
//! a loop: down to what it starts with, and up again link by link.

use super::Generator;
use super::call::Callee;
use super::operators::binary;
use crate::code::Constant;
use crate::optimise::fold;
use mpyc_abi::opcode::op;
use mpyc_grammar::{ExprId, ExprKind, Span};

impl Generator<'_> {
    /// Evaluates a chain and leaves its value on the stack.
    pub(super) fn chain(&mut self, id: ExprId) {
        let bottom = self.chain.len();
        let mut first = id;
        while let Some(next) = self.link_before(first) {
            self.chain.push(first);
            first = next;
        }
        let folded = self.folded_start(first, bottom);
        for at in bottom..self.chain.len() {
            self.line_of(self.tree.expr(self.chain[at]).span);
        }
        match folded {
            Some(value) => self.load_constant(value),
            None => self.start(first),
        }
        while self.chain.len() > bottom {
            let Some(link) = self.chain.pop() else { break };
            self.link(link);
        }
    }

    /// What a link is applied to; `None` if its code is of another kind.
    fn link_before(&self, id: ExprId) -> Option<ExprId> {
        let kind = self.tree.expr(id).kind;
        match kind {
            ExprKind::Attribute { .. } if self.scopes.typing().is_type_checking(self.tree, id) => None,
            ExprKind::Call { func, .. } => {
                if self.scopes.typing().cast(self.tree, &kind).is_some() || self.is_super_call(id) {
                    return None;
                }
                match self.tree.expr(func).kind {
                    // Name and call are one link.
                    ExprKind::Attribute { value, .. } => (!self.is_super_call(value)).then_some(value),
                    _ => Some(func),
                }
            }
            _ => kind.leftmost(),
        }
    }

    /// The code of what a chain starts with.
    fn start(&mut self, id: ExprId) {
        let expr = *self.tree.expr(id);
        match expr.kind {
            ExprKind::Call { func, args, keywords } => {
                self.line_of(expr.span);
                self.first_call(id, func, args, keywords);
            }
            // A flag of type checkers.
            ExprKind::Attribute { .. } => self.load_constant(Constant::False),
            _ => self.unchained(id),
        }
    }

    /// The code of a link, behind that of the one before.
    fn link(&mut self, id: ExprId) {
        let expr = *self.tree.expr(id);
        match expr.kind {
            ExprKind::BinOp { op, right, .. } => {
                self.expr(right);
                self.op(binary(op));
            }
            ExprKind::Attribute { attr, .. } => {
                let name = self.id(attr.name);
                self.named(op::LOAD_ATTR, name);
            }
            ExprKind::Subscript { slice, .. } => {
                self.expr(slice);
                self.op(op::LOAD_SUBSCR);
            }
            ExprKind::Call { func, args, keywords } => {
                let callee = if let ExprKind::Attribute { attr, .. } = self.tree.expr(func).kind {
                    let name = self.id(attr.name);
                    self.line_of(Span::at(attr.span.start));
                    self.named(op::LOAD_METHOD, name);
                    Callee::Method
                } else {
                    Callee::Function
                };
                self.arguments(expr.span, callee, self.tree.list(args), self.tree.list(keywords));
            }
            // Nothing else is a link.
            _ => {}
        }
    }

    /// The value of what a chain starts with and of the first links, as many as are worth it; takes those links
    /// away. The chain is what lies above `bottom`.
    fn folded_start(&mut self, first: ExprId, bottom: usize) -> Option<Constant> {
        let is_operator = |&link: &ExprId| matches!(self.tree.expr(link).kind, ExprKind::BinOp { .. });
        if !self.options.optimize || !self.chain.get(bottom..).and_then(<[_]>::last).is_some_and(is_operator) {
            return None;
        }
        let mut value = self.constant(first)?;
        let mut worth = None;
        for at in (bottom..self.chain.len()).rev() {
            let Some(&link) = self.chain.get(at) else { break };
            let kind = self.tree.expr(link).kind;
            let ExprKind::BinOp { op, right, .. } = kind else { break };
            let Some(right) = self.constant(right) else { break };
            let Some(folded) = fold::binary(op, &value, &right) else { break };
            value = folded;
            if self.is_worth_folding(kind, &value) {
                worth = Some((at, value.clone()));
            }
        }
        let (at, value) = worth?;
        self.chain.truncate(at);
        Some(value)
    }

    /// The value of a chain of operators that is a constant.
    pub(super) fn constant_chain(&mut self, id: ExprId) -> Option<Constant> {
        let mut links = Vec::new();
        let mut first = id;
        // The right sides come first, because they are no chains: what is no constant mostly shows there.
        while let ExprKind::BinOp { left, op, right } = self.tree.expr(first).kind {
            links.push((op, self.constant(right)?));
            first = left;
        }
        let start = self.constant(first)?;
        links.into_iter().rev().try_fold(start, |left, (op, right)| fold::binary(op, &left, &right))
    }
}
