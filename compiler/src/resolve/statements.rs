//! The walk over statements.

use super::ScopeKind;
use super::collect::Collector;
use super::erased::{GENERIC, TYPE_ALIAS};
use crate::diagnostics::{self as diag, scope};
use mpyc_grammar::{
    Alias, ClassDef, ExprId, ExprKind, For, FunctionDef, Ident, List, Span, StmtId, StmtKind, Try, With,
};

impl Collector<'_> {
    pub(super) fn body(&mut self, body: List<StmtId>) {
        for &stmt in self.tree.list(body) {
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, id: StmtId) {
        let stmt = *self.tree.stmt(id);
        let span = stmt.span;
        match stmt.kind {
            StmtKind::FunctionDef(def) => self.function_def(id, &def, false),
            StmtKind::AsyncFunctionDef(def) => self.function_def(id, &def, true),
            StmtKind::ClassDef(def) => self.class_def(id, &def),
            StmtKind::Return { value } => self.return_(value, span),
            StmtKind::Delete { targets } => self.exprs(self.tree.list(targets)),
            StmtKind::Assign { targets, value } => {
                self.lone(value);
                for &target in self.tree.list(targets) {
                    self.target(target);
                }
            }
            StmtKind::TypeAlias { name, type_params, value } => {
                self.bounds(type_params);
                self.erased(value, Some(TYPE_ALIAS));
                self.expr(name);
            }
            StmtKind::AugAssign { target, value, .. } => {
                if let ExprKind::Name { id, .. } = self.tree.expr(target).kind {
                    self.use_name(id, self.tree.expr(target).span);
                }
                self.expr(target);
                self.lone(value);
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.erased(annotation, None);
                self.ann_assign(target, value, simple);
            }
            StmtKind::For(for_) => self.for_(&for_),
            StmtKind::AsyncFor(for_) => {
                self.needs_async(Self::keyword(span, 9), "async for");
                self.for_(&for_);
            }
            StmtKind::While { test, body, orelse } => {
                self.expr(test);
                self.loop_body(body);
                self.body(orelse);
            }
            StmtKind::If { .. } => self.if_(id),
            StmtKind::With(with) => self.with(&with),
            StmtKind::AsyncWith(with) => {
                self.needs_async(Self::keyword(span, 10), "async with");
                self.with(&with);
            }
            StmtKind::Match { subject, cases } => self.match_(subject, self.tree.list(cases)),
            StmtKind::Raise { exc, cause } => {
                self.optional(exc);
                self.optional(cause);
            }
            StmtKind::Try(try_) => self.try_(&try_),
            StmtKind::TryStar(try_) => {
                self.report(diag::feature::unsupported_feature(
                    Self::keyword(span, 3),
                    "`except*`",
                    "catch the exceptions with a plain `except`",
                ));
                self.try_(&try_);
            }
            StmtKind::Assert { test, msg } => {
                self.expr(test);
                self.optional(msg);
            }
            StmtKind::Import { names } => self.import(self.tree.list(names)),
            StmtKind::ImportFrom { module, names, level } => {
                self.import_from(module, self.tree.list(names), level, span);
            }
            StmtKind::Global { names } => self.declare_global(self.tree.list(names)),
            StmtKind::Nonlocal { names } => self.declare_nonlocal(self.tree.list(names), span),
            StmtKind::Expr { value } => self.lone(value),
            StmtKind::Pass => {}
            StmtKind::Break if self.loops == 0 => self.report(scope::break_outside_loop(span)),
            StmtKind::Continue if self.loops == 0 => self.report(scope::continue_outside_loop(span)),
            StmtKind::Break | StmtKind::Continue => {}
        }
    }

    /// An `if` with its `elif`s, which are a chain in the tree.
    fn if_(&mut self, first: StmtId) {
        let mut next = Some(first);
        while let Some(id) = next.take() {
            let StmtKind::If { test, body, orelse } = self.tree.stmt(id).kind else { return };
            self.expr(test);
            self.body(body);
            match *self.tree.list(orelse) {
                [only] if matches!(self.tree.stmt(only).kind, StmtKind::If { .. }) => next = Some(only),
                _ => self.body(orelse),
            }
        }
    }

    fn function_def(&mut self, id: StmtId, def: &FunctionDef, is_async: bool) {
        self.exprs(self.tree.list(def.decorator_list));
        self.defaults(def.args);
        self.signature(def.args, def.returns, def.type_params);
        self.bind(def.name);
        let scope = self.inside(ScopeKind::Function, def.name.span, |inner| {
            inner.scope_mut().is_async = is_async;
            inner.scope_mut().is_generator = is_async;
            inner.parameters(def.args);
            inner.body(def.body);
            inner.coroutine_if_it_returns_a_value();
        });
        self.scopes.by_stmt.insert(id, scope);
    }

    /// An asynchronous generator has no one to return a value to: then it is MicroPython's idea of a coroutine.
    fn coroutine_if_it_returns_a_value(&mut self) {
        if let (true, Some(keyword)) = (self.scope().is_async_generator, self.scope().returned) {
            self.scope_mut().is_async_generator = false;
            self.scope_mut().returned_beside_yield = Some(keyword);
        }
    }

    fn class_def(&mut self, id: StmtId, def: &ClassDef) {
        self.exprs(self.tree.list(def.decorator_list));
        self.bounds(def.type_params);
        self.type_place = (!def.type_params.is_empty()).then_some(GENERIC);
        self.exprs(self.tree.list(def.bases));
        self.keywords(self.tree.list(def.keywords));
        self.type_place = None;
        self.bind(def.name);
        let scope = self.inside(ScopeKind::Class, def.name.span, |inner| {
            let name = inner.tree.name(def.name.name).to_owned();
            inner.set_private(&name);
            inner.body(def.body);
        });
        self.scopes.by_stmt.insert(id, scope);
    }

    fn return_(&mut self, value: Option<ExprId>, span: Span) {
        if !matches!(self.scope().kind, ScopeKind::Function | ScopeKind::Lambda) {
            self.report(scope::return_outside_function(Self::keyword(span, 6)));
        }
        if value.is_some() {
            self.scope_mut().returned.get_or_insert(Self::keyword(span, 6));
        }
        value.into_iter().for_each(|value| self.lone(value));
    }

    fn ann_assign(&mut self, target: ExprId, value: Option<ExprId>, simple: bool) {
        value.into_iter().for_each(|value| self.lone(value));
        if let ExprKind::Name { id, .. } = self.tree.expr(target).kind {
            let span = self.tree.expr(target).span;
            self.annotate(id, span);
            if simple || value.is_some() {
                self.bind_name(id, span);
            }
            return;
        }
        self.expr(target);
    }

    fn for_(&mut self, for_: &For) {
        self.lone(for_.iter);
        self.target(for_.target);
        self.loop_body(for_.body);
        self.body(for_.orelse);
    }

    fn loop_body(&mut self, body: List<StmtId>) {
        self.loops += 1;
        self.body(body);
        self.loops -= 1;
    }

    fn with(&mut self, with: &With) {
        for item in self.tree.list(with.items) {
            self.expr(item.context_expr);
            if let Some(target) = item.optional_vars {
                self.target(target);
            }
        }
        self.body(with.body);
    }

    fn try_(&mut self, try_: &Try) {
        self.body(try_.body);
        let handlers = self.tree.list(try_.handlers);
        for (at, handler) in handlers.iter().enumerate() {
            if handler.type_.is_none()
                && let Some(next) = handlers.get(at + 1)
            {
                let place = Self::keyword(handler.span, 6);
                self.report(scope::bare_except_not_last(place, Self::keyword(next.span, 6)));
            }
            self.optional(handler.type_);
            match handler.name {
                Some(name) => self.clause_body(name, |this| this.body(handler.body)),
                None => self.body(handler.body),
            }
        }
        self.body(try_.orelse);
        self.body(try_.finalbody);
    }

    fn import(&mut self, names: &[Alias]) {
        for alias in names {
            match alias.asname {
                Some(name) => self.bind(name),
                None => self.bind_text(&first_part(self.tree.name(alias.name.name)), alias.name.span),
            }
        }
    }

    fn import_from(&mut self, module: Option<Ident>, names: &[Alias], level: u32, span: Span) {
        if level == 0 && module.is_some_and(|module| self.tree.name(module.name) == "__future__") {
            self.future(names, span);
            return;
        }
        for alias in names {
            if self.tree.name(alias.name.name) != "*" {
                self.bind(alias.asname.unwrap_or(alias.name));
            } else if self.scope().kind != ScopeKind::Module {
                self.report(scope::import_star_in_function(alias.span));
            }
        }
    }

    /// `from __future__ import ...` says nothing that 3.12 does not do anyway.
    fn future(&mut self, names: &[Alias], span: Span) {
        if self.scope().kind != ScopeKind::Module || !self.is_at_start(span) {
            self.report(scope::late_future_import(span));
        }
        for alias in names {
            let text = self.tree.name(alias.name.name);
            if !FUTURE_FEATURES.contains(&text) {
                let text = text.to_owned();
                self.report(scope::unknown_future_feature(alias.span, &text, None));
            }
        }
    }

    /// Whether only a docstring and other future imports stand before a statement.
    fn is_at_start(&self, span: Span) -> bool {
        let before = self.tree.list(self.tree.body).iter().map(|&id| *self.tree.stmt(id));
        before.take_while(|stmt| stmt.span.start < span.start).enumerate().all(|(at, stmt)| match stmt.kind {
            StmtKind::Expr { value } => at == 0 && matches!(self.tree.expr(value).kind, ExprKind::Constant { .. }),
            StmtKind::ImportFrom { module: Some(module), level: 0, .. } => self.tree.name(module.name) == "__future__",
            _ => false,
        })
    }

    /// Binds the first part of a dotted module name.
    fn bind_text(&mut self, text: &str, span: Span) {
        let name = super::mangle(text, self.scope().private.as_deref()).into_owned();
        let id = self.names.intern(&name);
        self.bind_id(id, span);
    }
}

fn first_part(dotted: &str) -> String {
    dotted.split('.').next().unwrap_or_default().to_owned()
}

/// The features of `__future__`.
const FUTURE_FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];
