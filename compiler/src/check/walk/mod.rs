//! The walk over a tree that collects the [facts](super::facts) of a file.

mod definitions;
mod expressions;
mod patterns;

use mpyc_grammar::{ExceptHandler, ExprId, ExprKind, For, Ident, List, Module, Span, StmtId, StmtKind, Try, With};

use super::facts::{Binding, Bound, Caught, Facts};
use crate::resolve::ScopeId;

/// Collects the facts of the tree that `facts` belongs to.
pub(super) fn walk(facts: &mut Facts<'_>) {
    let scope = facts.scopes.module();
    let tree = facts.tree;
    Walker { tree, facts, scope, chain: Vec::new() }.body(tree.body);
}

struct Walker<'w, 'a> {
    tree: &'a Module,
    facts: &'w mut Facts<'a>,
    scope: ScopeId,
    /// The links of the chains around the current expression that wait for their turn.
    chain: Vec<ExprId>,
}

impl Walker<'_, '_> {
    fn body(&mut self, body: List<StmtId>) {
        for &stmt in self.tree.list(body) {
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, id: StmtId) {
        self.facts.set_stmt_scope(id, self.scope);
        match self.tree.stmt(id).kind {
            StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => self.function_def(id, &def),
            StmtKind::ClassDef(def) => self.class_def(id, &def),
            StmtKind::Return { value } => self.optional(value),
            StmtKind::Delete { targets } => self.exprs(targets),
            StmtKind::Assign { targets, value } => self.assign(targets, value),
            StmtKind::TypeAlias { name, type_params, value } => {
                self.expr(name);
                self.type_params(type_params);
                self.annotation(value);
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.augmented(target);
                self.expr(value);
            }
            StmtKind::AnnAssign { target, annotation, value, .. } => self.ann_assign(target, annotation, value),
            StmtKind::For(each) | StmtKind::AsyncFor(each) => self.for_(&each),
            StmtKind::While { test, body, orelse } => {
                self.expr(test);
                self.body(body);
                self.body(orelse);
            }
            StmtKind::If { .. } => self.if_(id),
            StmtKind::With(with) | StmtKind::AsyncWith(with) => self.with(&with),
            StmtKind::Match { subject, cases } => {
                self.expr(subject);
                for case in self.tree.list(cases) {
                    self.pattern(case.pattern);
                    self.optional(case.guard);
                    self.body(case.body);
                }
            }
            StmtKind::Raise { exc, cause } => {
                self.optional(exc);
                self.optional(cause);
            }
            StmtKind::Try(block) | StmtKind::TryStar(block) => self.try_(&block, self.tree.stmt(id).span),
            StmtKind::Assert { test, msg } => {
                self.expr(test);
                self.optional(msg);
            }
            StmtKind::Import { names } => {
                for &alias in self.tree.list(names) {
                    self.import(alias.asname, alias.name, Bound::Import(alias));
                }
            }
            StmtKind::ImportFrom { names, .. } => {
                for &alias in self.tree.list(names) {
                    self.import(alias.asname, alias.name, Bound::ImportFrom(id, alias));
                }
            }
            StmtKind::Expr { value } => self.expr(value),
            StmtKind::Global { .. }
            | StmtKind::Nonlocal { .. }
            | StmtKind::Pass
            | StmtKind::Break
            | StmtKind::Continue => {}
        }
    }

    /// An `if` with its `elif`s, which are a chain in the tree.
    fn if_(&mut self, first: StmtId) {
        let mut next = Some(first);
        while let Some(id) = next.take() {
            self.facts.set_stmt_scope(id, self.scope);
            let StmtKind::If { test, body, orelse } = self.tree.stmt(id).kind else { return };
            self.expr(test);
            self.body(body);
            match *self.tree.list(orelse) {
                [only] if matches!(self.tree.stmt(only).kind, StmtKind::If { .. }) => next = Some(only),
                _ => self.body(orelse),
            }
        }
    }

    fn inside(&mut self, scope: ScopeId, walk: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.scope, scope);
        walk(self);
        self.scope = outer;
    }

    fn assign(&mut self, targets: List<ExprId>, value: ExprId) {
        self.expr(value);
        for &target in self.tree.list(targets) {
            self.target(target, Bound::Assign(value));
        }
    }

    /// A target that is a plain name is bound as `what` says, all others in their own way.
    fn target(&mut self, target: ExprId, what: Bound) {
        let expr = self.tree.expr(target);
        match expr.kind {
            ExprKind::Name { id, .. } => {
                self.facts.set_expr_scope(target, self.scope);
                self.facts.bind(self.scope, Ident { name: id, span: expr.span }, what);
            }
            _ => self.expr(target),
        }
    }

    fn augmented(&mut self, target: ExprId) {
        if let ExprKind::Name { id, .. } = self.tree.expr(target).kind {
            self.facts.variable_mut(self.scope, id).reads += 1;
        }
        self.target(target, Bound::Augmented);
    }

    fn ann_assign(&mut self, target: ExprId, annotation: ExprId, value: Option<ExprId>) {
        self.optional(value);
        self.annotation(annotation);
        self.target(target, value.map_or(Bound::Other, Bound::Assign));
    }

    fn for_(&mut self, each: &For) {
        self.expr(each.iter);
        self.expr(each.target);
        self.body(each.body);
        self.body(each.orelse);
    }

    fn with(&mut self, with: &With) {
        if self.tree.list(with.items).iter().any(|item| self.expects_failure(item.context_expr)) {
            let body = self.tree.list(with.body).iter().map(|&stmt| self.tree.stmt(stmt).span);
            if let Some(span) = body.reduce(Span::to) {
                self.facts.guard(span, Caught::ALL);
            }
        }
        for item in self.tree.list(with.items) {
            self.expr(item.context_expr);
            self.optional(item.optional_vars);
        }
        self.body(with.body);
    }

    /// Whether the object of a `with` is there to catch exceptions: `assertRaises(...)`, `suppress(...)`.
    fn expects_failure(&self, expr: ExprId) -> bool {
        let ExprKind::Call { func, .. } = self.tree.expr(expr).kind else { return false };
        let name = match self.tree.expr(func).kind {
            ExprKind::Attribute { attr, .. } => attr.name,
            ExprKind::Name { id, .. } => id,
            _ => return false,
        };
        let name = self.tree.name(name);
        ["aises", "uppress", "arns"].iter().any(|part| name.contains(part))
    }

    fn try_(&mut self, block: &Try, statement: Span) {
        let body = self.tree.list(block.body);
        if let (Some(&first), Some(&last)) = (body.first(), body.last()) {
            let span = self.tree.stmt(first).span.to(self.tree.stmt(last).span);
            let handlers = self.tree.list(block.handlers).iter();
            let mut caught = handlers.fold(Caught::default(), |caught, handler| self.caught(caught, handler));
            // What catches everything expects no slip of the finger, unless it is there for one statement.
            if caught == Caught::ALL && body.len() > 1 {
                caught = Caught { name: false, attribute: false, ..caught };
            }
            self.facts.guard(span, caught);
            if caught.import {
                self.facts.try_import(statement);
            }
        }
        self.body(block.body);
        for handler in self.tree.list(block.handlers) {
            self.optional(handler.type_);
            if let Some(name) = handler.name {
                self.facts.bind(self.scope, name, Bound::Other);
            }
            self.body(handler.body);
        }
        self.body(block.orelse);
        self.body(block.finalbody);
    }

    /// Adds what a handler catches.
    fn caught(&self, mut caught: Caught, handler: &ExceptHandler) -> Caught {
        let Some(type_) = handler.type_ else {
            return Caught::ALL;
        };
        let types = match self.tree.expr(type_).kind {
            ExprKind::Tuple { elts, .. } => self.tree.list(elts),
            _ => std::slice::from_ref(&type_),
        };
        for &each in types {
            match self.tree.expr(each).kind {
                ExprKind::Name { id, .. } => match self.tree.name(id) {
                    "ImportError" | "ModuleNotFoundError" => caught.import = true,
                    "NameError" | "UnboundLocalError" => caught.name = true,
                    "AttributeError" => caught.attribute = true,
                    "TypeError" | "ValueError" => caught.value = true,
                    "Exception" | "BaseException" => {
                        return Caught::ALL;
                    }
                    _ => {}
                },
                // An exception that is computed may be any.
                _ => return Caught::ALL,
            }
        }
        caught
    }

    /// `name` binds the part before the first dot.
    fn import(&mut self, asname: Option<Ident>, name: Ident, what: Bound) {
        let text = self.tree.name(name.name);
        match asname {
            Some(asname) => self.facts.bind(self.scope, asname, what),
            None if text == "*" => {}
            None => {
                let first = text.split('.').next().unwrap_or_default();
                let binding = Binding { what, place: name.span, scope: self.scope };
                self.facts.variable_of_text(self.scope, first).bindings.push(binding);
            }
        }
    }
}
