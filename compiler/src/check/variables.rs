//! Variables that are never read, or read before they can have a value.

use mpyc_grammar::{ExprId, ExprKind};

use super::Context;
use super::facts::{Bound, Variable};
use crate::diagnostics::{Diagnostic, Outer, unbound_local, unused_variable};
use crate::resolve::{Scope, ScopeKind};

/// Warnings about the local variables of functions.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
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
