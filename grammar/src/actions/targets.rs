//! Expressions that turn out to be targets.
//!
//! Contract: an expression is first built as a value; when the text after it shows that it is assigned
//! to or deleted, it is checked and its context is changed in place.

use super::{Actions, Checked, Mark};
use crate::ast::{Constant, ExprContext, ExprId, ExprKind, Operator, StmtKind};
use crate::error::{ParseErrorKind, TargetUse};
use crate::span::Span;

impl Actions<'_> {
    pub fn assign(&mut self, mark: Mark, value: ExprId, l: u32, r: u32) -> Checked<()> {
        for index in mark as usize..self.scratch.exprs.len() {
            let target = self.scratch.exprs[index];
            self.set_context(target, ExprContext::Store, TargetUse::Assignment)?;
        }
        let targets = self.finish_exprs(mark);
        self.stmt(StmtKind::Assign { targets, value }, l, r);
        Ok(())
    }

    pub fn delete(&mut self, mark: Mark, l: u32, r: u32) -> Checked<()> {
        for index in mark as usize..self.scratch.exprs.len() {
            let target = self.scratch.exprs[index];
            self.set_context(target, ExprContext::Del, TargetUse::Delete)?;
        }
        let targets = self.finish_exprs(mark);
        self.stmt(StmtKind::Delete { targets }, l, r);
        Ok(())
    }

    pub fn aug_assign(&mut self, target: ExprId, op: Operator, value: ExprId, l: u32, r: u32) -> Checked<()> {
        self.single_target(target, TargetUse::AugmentedAssignment)?;
        self.stmt(StmtKind::AugAssign { target, op, value }, l, r);
        Ok(())
    }

    pub fn ann_assign(
        &mut self,
        target: ExprId,
        annotation: ExprId,
        value: Option<ExprId>,
        l: u32,
        r: u32,
    ) -> Checked<()> {
        self.single_target(target, TargetUse::Annotation)?;
        let node = self.module.expr(target);
        let simple = matches!(node.kind, ExprKind::Name { .. }) && node.span.start == l;
        self.stmt(StmtKind::AnnAssign { target, annotation, value, simple }, l, r);
        Ok(())
    }

    pub fn named_expr(&mut self, target: ExprId, value: ExprId, l: u32, m: u32, r: u32) -> Checked<ExprId> {
        let node = *self.module.expr(target);
        if !matches!(node.kind, ExprKind::Name { .. }) || node.span != Span::new(l, m) {
            return self.bad_target(target, TargetUse::NamedExpression);
        }
        self.set_context(target, ExprContext::Store, TargetUse::NamedExpression)?;
        Ok(self.expr(ExprKind::NamedExpr { target, value }, l, r))
    }

    pub fn target(&mut self, target: ExprId, used_for: TargetUse) -> Checked<ExprId> {
        self.set_context(target, ExprContext::Store, used_for)?;
        Ok(target)
    }

    /// A target that is neither a tuple nor a list.
    fn single_target(&mut self, target: ExprId, used_for: TargetUse) -> Checked<()> {
        match self.module.expr(target).kind {
            ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => {
                self.set_context(target, ExprContext::Store, used_for)
            }
            _ => self.bad_target(target, used_for),
        }
    }

    /// Checks `target` and all targets in it, and sets their context.
    fn set_context(&mut self, target: ExprId, context: ExprContext, used_for: TargetUse) -> Checked<()> {
        self.scratch.work.clear();
        let mut next = Some(target);
        while let Some(target) = next {
            match &mut self.module.exprs[target.index()].kind {
                ExprKind::Name { ctx, .. } | ExprKind::Attribute { ctx, .. } | ExprKind::Subscript { ctx, .. } => {
                    *ctx = context;
                }
                ExprKind::Starred { value, ctx } if used_for != TargetUse::Delete => {
                    *ctx = context;
                    self.scratch.work.push(*value);
                }
                ExprKind::Tuple { elts, ctx } | ExprKind::List { elts, ctx } => {
                    *ctx = context;
                    let elts = *elts;
                    self.scratch.work.extend_from_slice(self.module.list(elts));
                }
                _ => return self.bad_target(target, used_for),
            }
            next = self.scratch.work.pop();
        }
        Ok(())
    }

    fn bad_target<T>(&self, target: ExprId, used_for: TargetUse) -> Checked<T> {
        let node = self.module.expr(target);
        let is_name = |id: ExprId| matches!(self.module.expr(id).kind, ExprKind::Name { .. });
        let found = match node.kind {
            ExprKind::BinOp { left, op: Operator::Sub, right } if is_name(left) && is_name(right) => "difference",
            ref other => describe(other),
        };
        let kind = ParseErrorKind::InvalidTarget { found, target: used_for };
        self.fail(kind, node.span.start, node.span.end)
    }
}

/// What Python's messages call an expression of this kind.
pub(crate) fn describe(kind: &ExprKind) -> &'static str {
    match kind {
        ExprKind::BoolOp { .. } | ExprKind::BinOp { .. } | ExprKind::UnaryOp { .. } => "expression",
        ExprKind::NamedExpr { .. } => "named expression",
        ExprKind::Lambda { .. } => "lambda",
        ExprKind::IfExp { .. } => "conditional expression",
        ExprKind::Dict { .. } => "dict literal",
        ExprKind::Set { .. } => "set display",
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp { .. } => "dict comprehension",
        ExprKind::GeneratorExp { .. } => "generator expression",
        ExprKind::Await { .. } => "await expression",
        ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } => "yield expression",
        ExprKind::Compare { .. } => "comparison",
        ExprKind::Call { .. } => "function call",
        ExprKind::FormattedValue { .. } | ExprKind::JoinedStr { .. } => "f-string expression",
        ExprKind::Constant { value, .. } => match value {
            Constant::None => "None",
            Constant::True => "True",
            Constant::False => "False",
            Constant::Ellipsis => "ellipsis",
            _ => "literal",
        },
        ExprKind::Attribute { .. } => "attribute",
        ExprKind::Subscript { .. } => "subscript",
        ExprKind::Starred { .. } => "starred",
        ExprKind::Name { .. } => "name",
        ExprKind::List { .. } => "list",
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::Slice { .. } => "slice",
    }
}
