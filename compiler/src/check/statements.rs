//! Statements that do something else than they look like.

use mpyc_grammar::{CmpOp, Constant, ExprId, ExprKind, List, Operator, Span, Stmt, StmtKind, UnaryOp};

use super::Context;
use super::facts::Caught;
use crate::diagnostics::{
    Diagnostic, always_true, loop_over_number, reversed_operator, self_assignment, tuple_as_condition,
    useless_expression,
};
use crate::resolve::{ScopeId, ScopeKind};

/// Warnings about single statements.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (scope, stmt) in context.facts.stmts() {
        match stmt.kind {
            StmtKind::Expr { value } => context.expression_statement(value, found),
            StmtKind::Assign { targets, value } => context.assignment(scope, stmt, targets, value, found),
            StmtKind::For(each) => context.loop_(each.iter, found),
            StmtKind::If { test, .. } => context.condition(test, "if", found),
            StmtKind::While { test, .. } => context.condition(test, "while", found),
            StmtKind::Assert { test, .. } => context.condition(test, "assert", found),
            _ => {}
        }
    }
}

impl Context<'_> {
    /// From the start of a statement to the end of its line.
    pub(super) fn first_line(&self, span: Span) -> Span {
        let text = span.text(self.facts.text);
        let length = text.find(['\n', '\r']).unwrap_or(text.len());
        Span::new(span.start, span.start + length as u32)
    }

    /// The source text of an expression.
    pub(super) fn source(&self, expr: ExprId) -> &str {
        self.facts.tree.expr(expr).span.text(self.facts.text)
    }

    fn expression_statement(&self, value: ExprId, found: &mut Vec<Diagnostic>) {
        let tree = self.facts.tree;
        let expr = tree.expr(value);
        let help = match expr.kind {
            ExprKind::Compare { ops, .. } => match *tree.list(ops) {
                [CmpOp::Eq] => Some("to give a variable a value, write one `=`"),
                _ => None,
            },
            ExprKind::UnaryOp { op: UnaryOp::UAdd | UnaryOp::USub, operand } => match tree.expr(operand).kind {
                ExprKind::UnaryOp { op: UnaryOp::UAdd, .. } => Some("Python has no `++`: write `+= 1`"),
                ExprKind::UnaryOp { op: UnaryOp::USub, .. } => Some("Python has no `--`: write `-= 1`"),
                _ => None,
            },
            ExprKind::BinOp { op: Operator::Div | Operator::FloorDiv | Operator::Mod, right, .. }
                if self.source(right) == "0" =>
            {
                // A way to raise an exception.
                return;
            }
            ExprKind::BinOp { .. } | ExprKind::UnaryOp { .. } => None,
            // A function that is not called is reported as that.
            ExprKind::Name { .. } if self.is_plain_variable(value) => None,
            _ => return,
        };
        // Where the failure is expected, the operation is there to fail.
        if self.facts.caught(expr.span) == Caught::default() {
            found.push(useless_expression(expr.span, help));
        }
    }

    /// Whether a name is a variable of the file that stands for no function.
    fn is_plain_variable(&self, name: ExprId) -> bool {
        let ExprKind::Name { id, .. } = self.facts.tree.expr(name).kind else { return false };
        let variable = self.facts.scope_of(name).and_then(|scope| self.facts.variable(scope, id));
        variable.is_some_and(|variable| !variable.bindings.is_empty()) && self.value(name).is_none()
    }

    fn assignment(
        &self,
        scope: ScopeId,
        stmt: &Stmt,
        targets: List<ExprId>,
        value: ExprId,
        found: &mut Vec<Diagnostic>,
    ) {
        let tree = self.facts.tree;
        let &[target] = tree.list(targets) else { return };
        if let (Some(name), Some(same)) = (self.facts.as_name(target), self.facts.as_name(value))
            && name == same
            && self.facts.scopes.scope(scope).kind != ScopeKind::Class
            && !self.comes_from_outside(name)
        {
            found.push(self_assignment(stmt.span, name));
        }
        self.reversed(value, found);
    }

    /// Whether a name at the top of the file may have a value from outside: of the builtins, or a module.
    fn comes_from_outside(&self, name: &str) -> bool {
        super::is_builtin_name(name) || !self.file.stars.is_empty()
    }

    /// `x =- 1`
    fn reversed(&self, value: ExprId, found: &mut Vec<Diagnostic>) {
        let expr = self.facts.tree.expr(value);
        let ExprKind::UnaryOp { op: UnaryOp::UAdd | UnaryOp::USub, .. } = expr.kind else { return };
        let start = expr.span.start as usize;
        let before = self.facts.text.get(..start).unwrap_or_default();
        let after = self.facts.text.get(start + 1..).unwrap_or_default();
        let is_glued = before.strip_suffix('=').is_some_and(|rest| rest.ends_with([' ', '\t']));
        if is_glued && after.starts_with([' ', '\t']) {
            let place = Span::new(expr.span.start - 1, expr.span.start + 1);
            found.push(reversed_operator(place, place.text(self.facts.text)));
        }
    }

    fn loop_(&self, iter: ExprId, found: &mut Vec<Diagnostic>) {
        let tree = self.facts.tree;
        let is_number = match tree.expr(iter).kind {
            ExprKind::Constant { value, .. } => matches!(value, Constant::Int(_) | Constant::Float(_)),
            ExprKind::Call { func, .. } => matches!(self.builtin_name(func), Some("len" | "int" | "abs")),
            _ => false,
        };
        let place = tree.expr(iter).span;
        if is_number && !self.facts.caught(place).value {
            found.push(loop_over_number(place, self.source(iter)));
        }
    }

    fn condition(&self, test: ExprId, keyword: &str, found: &mut Vec<Diagnostic>) {
        let tree = self.facts.tree;
        let expr = tree.expr(test);
        match expr.kind {
            ExprKind::Tuple { elts, .. } if !elts.is_empty() => found.push(tuple_as_condition(expr.span, keyword)),
            ExprKind::BoolOp { values, .. } => self.alternatives(tree.list(values), found),
            _ => {}
        }
    }

    /// `x == 1 or 2`
    fn alternatives(&self, values: &[ExprId], found: &mut Vec<Diagnostic>) {
        let tree = self.facts.tree;
        let mut compared = None;
        for &value in values {
            let expr = tree.expr(value);
            match expr.kind {
                ExprKind::Compare { left, ops, .. } => match *tree.list(ops) {
                    [CmpOp::Eq] => compared = Some((left, "==")),
                    [CmpOp::NotEq] => compared = Some((left, "!=")),
                    _ => {}
                },
                ExprKind::Constant { value: Constant::Str(_) | Constant::Int(2..) | Constant::Float(_), .. } => {
                    if let Some((left, operator)) = compared {
                        let instead = format!("{} {operator} {}", self.source(left), self.source(value));
                        found.push(always_true(expr.span, self.source(value), &instead));
                    }
                }
                _ => {}
            }
        }
    }
}
