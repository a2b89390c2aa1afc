//! Variables that are never read, or read before they can have a value.

use mpyc_grammar::{ExprContext, ExprId, ExprKind, Span, StmtKind};
use rustc_hash::FxHashSet;

use super::Context;
use super::facts::{Bound, Variable};
use crate::diagnostics::{Diagnostic, Outer, unbound_local, unused_variable, used_too_early};
use crate::resolve::{Scope, ScopeKind};

/// Warnings about the variables of functions, and about those of the module that are used too early.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    context.used_too_early(found);
    let sees_names = context.sees_names();
    for (id, text, variable) in context.facts.variables() {
        let scope = context.facts.scopes.scope(id);
        if scope.kind != ScopeKind::Function || context.facts.is_opaque(id) {
            continue;
        }
        let Some(first) = variable.bindings.first() else { continue };
        let is_own = variable.bindings.iter().all(|binding| binding.scope == id);
        if is_own && variable.bindings.iter().all(|binding| context.needs_itself(binding.what, text)) {
            if !context.facts.caught(first.place).name {
                found.push(unbound_local(first.place, text, context.outer(scope, text)));
            }
        } else if variable.reads == 0
            && !sees_names
            && !text.starts_with('_')
            && variable.bindings.iter().all(|binding| matches!(binding.what, Bound::Assign(_)))
        {
            let outer = context.outer(scope, text);
            if context.is_for_nothing(variable, outer) {
                found.push(unused_variable(first.place, text, outer));
            }
        }
    }
}

impl Context<'_> {
    /// Reports names that the module's own statements use before the statement that gives them a value, each once.
    fn used_too_early(&self, found: &mut Vec<Diagnostic>) {
        let facts = self.facts;
        let module = facts.scopes.module();
        if !self
            .file
            .stars
            .iter()
            .all(|source| source.as_ref().is_some_and(|source| self.known.members(source).is_some()))
        {
            return;
        }
        let mut seen = FxHashSet::default();
        for (scope, expr) in facts.exprs() {
            let ExprKind::Name { id, ctx: ExprContext::Load } = expr.kind else { continue };
            if scope != module {
                continue;
            }
            let Some(variable) = facts.variable(scope, id) else { continue };
            let Some(first) = variable.bindings.iter().min_by_key(|binding| binding.place.start) else { continue };
            let text = facts.name(id);
            let is_own = variable.bindings.iter().all(|binding| binding.scope == module);
            let is_later = first.place.start > expr.span.start && !self.is_in_one_statement(expr.span, first.place);
            if is_own && is_later && !facts.caught(expr.span).name && !self.has_another_meaning(text) && seen.insert(id)
            {
                found.push(used_too_early(expr.span, text, first.place));
            }
        }
    }

    /// Whether the statement of the module that has the first place, with all its blocks, has the second too, or
    /// is there for type checkers only.
    fn is_in_one_statement(&self, a: Span, b: Span) -> bool {
        let tree = self.facts.tree;
        let has = |span: Span, place: Span| span.start <= place.start && place.end <= span.end;
        let around = tree.list(tree.body).iter().map(|&stmt| tree.stmt(stmt)).find(|stmt| has(stmt.span, a));
        around.is_some_and(|stmt| {
            let is_silent = match stmt.kind {
                StmtKind::If { test, .. } => self.facts.scopes.typing().is_type_checking(tree, test),
                _ => false,
            };
            is_silent || has(stmt.span, b)
        })
    }

    /// Whether a name of the module means something before the module gives it a value.
    fn has_another_meaning(&self, text: &str) -> bool {
        let from_star = |source: &Option<String>| {
            source.as_ref().and_then(|source| self.known.members(source)).is_some_and(|all| all.contains(text))
        };
        super::is_builtin_name(text)
            || super::IMPLICIT.contains(&text)
            || self.known.set_attributes.contains_key(text)
            || self.file.stars.iter().any(from_star)
            || super::makes_names(self.facts.tree)
    }

    /// Whether the file looks at its variables by their names in strings.
    pub(super) fn sees_names(&self) -> bool {
        self.facts.tree.exprs().any(|expr| match expr.kind {
            ExprKind::Name { id, .. } => {
                matches!(self.facts.name(id), "locals" | "globals" | "vars" | "dir" | "exec" | "eval" | "execfile")
            }
            _ => false,
        })
    }

    /// Whether an assigned variable is more than a name for the result of a call that is made for what it does.
    fn is_for_nothing(&self, variable: &Variable, outer: Outer) -> bool {
        variable.bindings.iter().all(|binding| match binding.what {
            Bound::Assign(value) => {
                let is_call =
                    matches!(self.facts.tree.expr(value).kind, ExprKind::Call { .. } | ExprKind::Await { .. });
                !is_call || outer != Outer::None
            }
            _ => false,
        })
    }

    /// Whether a binding reads the variable that it binds, before it does.
    fn needs_itself(&self, what: Bound, text: &str) -> bool {
        match what {
            Bound::Augmented => true,
            Bound::Assign(value) => self.reads_first(value, text),
            _ => false,
        }
    }

    /// Whether the value of a variable is an operand of an operator that is always evaluated.
    fn reads_first(&self, expr: ExprId, text: &str) -> bool {
        let mut pending = vec![expr];
        while let Some(next) = pending.pop() {
            match self.facts.tree.expr(next).kind {
                ExprKind::BinOp { left, right, .. } => pending.extend([left, right]),
                ExprKind::Name { id, .. } if next != expr && self.facts.name(id) == text => return true,
                _ => {}
            }
        }
        false
    }

    /// Where a variable of the same name is, around a function.
    fn outer(&self, scope: &Scope, text: &str) -> Outer {
        let binds = |scope: &Scope| scope.bound().any(|name| self.facts.names.text(name) == text);
        let around = std::iter::successors(scope.parent, |&id| self.facts.scopes.scope(id).parent);
        let mut around = around.map(|id| self.facts.scopes.scope(id)).filter(|scope| scope.kind != ScopeKind::Class);
        match around.find(|scope| binds(scope)) {
            Some(scope) if scope.kind == ScopeKind::Module => Outer::Global,
            Some(_) => Outer::Nonlocal,
            None => Outer::None,
        }
    }
}
