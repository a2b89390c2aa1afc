//! The walk over expressions and assignment targets.

use super::ScopeKind;
use super::collect::Collector;
use crate::code::NameId;
use crate::diagnostics::scope;
use mpyc_grammar::{Comprehension, ExprContext, ExprId, ExprKind, Keyword, List, Span};
use rustc_hash::FxHashMap;

impl Collector<'_> {
    /// A chain of operators, attributes and calls may be long, so it is followed in a loop.
    pub(super) fn expr(&mut self, id: ExprId) {
        let bottom = self.chain.len();
        let mut first = id;
        while let Some(next) = self.tree.expr(first).kind.leftmost() {
            self.chain.push(first);
            first = next;
        }
        self.unchained(first);
        while self.chain.len() > bottom {
            let Some(link) = self.chain.pop() else { break };
            self.link(link);
        }
    }

    /// What a link of a chain has besides the link before.
    fn link(&mut self, id: ExprId) {
        match self.tree.expr(id).kind {
            ExprKind::BinOp { right: other, .. } | ExprKind::Subscript { slice: other, .. } => self.expr(other),
            ExprKind::Call { func, args, keywords } => {
                self.exprs(self.tree.list(args));
                self.keywords(self.tree.list(keywords));
                if args.is_empty() && keywords.is_empty() {
                    self.super_call(id, func);
                }
            }
            ExprKind::Attribute { attr, ctx, .. } if ctx != ExprContext::Load => self.not_debug(attr.name, attr.span),
            _ => {}
        }
    }

    /// An expression that is no link of a chain.
    fn unchained(&mut self, id: ExprId) {
        let expr = *self.tree.expr(id);
        let span = expr.span;
        match expr.kind {
            ExprKind::BoolOp { values, .. } | ExprKind::JoinedStr { values } => self.exprs(self.tree.list(values)),
            ExprKind::NamedExpr { target, value } => {
                self.expr(value);
                let in_type = self.not_in_type(span, ":=");
                if let ExprKind::Name { id, .. } = self.tree.expr(target).kind
                    && !in_type
                {
                    self.bind_walrus(id, self.tree.expr(target).span);
                }
            }
            ExprKind::UnaryOp { operand, .. } => self.expr(operand),
            ExprKind::Lambda { args, body } => {
                self.defaults(args);
                let scope = self.inside(ScopeKind::Lambda, span, |inner| {
                    inner.parameters(args);
                    inner.expr(body);
                });
                self.scopes.by_expr.insert(id, scope);
            }
            ExprKind::IfExp { test, body, orelse } => self.exprs(&[test, body, orelse]),
            ExprKind::Dict { keys, values } => {
                for (&key, &value) in self.tree.list(keys).iter().zip(self.tree.list(values)) {
                    self.optional(key);
                    self.expr(value);
                }
            }
            ExprKind::Set { elts } => self.exprs(self.tree.list(elts)),
            ExprKind::ListComp { elt, generators } | ExprKind::SetComp { elt, generators } => {
                self.comprehension(id, ScopeKind::Comprehension, generators, &[elt]);
            }
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension(id, ScopeKind::Comprehension, generators, &[key, value]);
            }
            ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension(id, ScopeKind::Generator, generators, &[elt]);
            }
            ExprKind::Await { value } if self.not_in_type(Self::keyword(span, 5), "await") => self.expr(value),
            ExprKind::Await { value } => {
                self.needs_async(Self::keyword(span, 5), "await");
                self.suspends();
                self.expr(value);
            }
            ExprKind::Yield { value } => {
                self.yield_(Self::keyword(span, 5), false);
                value.into_iter().for_each(|value| self.lone(value));
            }
            ExprKind::YieldFrom { value } => {
                self.yield_(Self::keyword(span, 10), true);
                self.expr(value);
            }
            ExprKind::Compare { left, comparators, .. } => {
                self.expr(left);
                self.exprs(self.tree.list(comparators));
            }
            ExprKind::FormattedValue { value, format_spec, .. } => {
                self.lone(value);
                self.optional(format_spec);
            }
            ExprKind::Constant { .. } => {}
            ExprKind::Starred { value, .. } => self.expr(value),
            ExprKind::Name { id, ctx } => match ctx {
                ExprContext::Load => self.name(id, span),
                ExprContext::Store => self.bind_name(id, span),
                ExprContext::Del => {
                    self.bind_name(id, span);
                    self.delete_name(id, span);
                }
            },
            ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => self.exprs(self.tree.list(elts)),
            ExprKind::Slice { lower, upper, step } => {
                self.optional(lower);
                self.optional(upper);
                self.optional(step);
            }
            ExprKind::BinOp { .. }
            | ExprKind::Call { .. }
            | ExprKind::Attribute { .. }
            | ExprKind::Subscript { .. } => self.link(id),
        }
    }

    fn name(&mut self, name: mpyc_grammar::Name, span: Span) {
        if self.tree.name(name) == "__class__" && self.is_in_class() {
            let id = self.names.intern("__class__");
            self.use_id(id, span);
            return;
        }
        self.use_name(name, span);
    }

    /// Binds a name that does not stand in the tree by itself.
    pub(super) fn bind_id(&mut self, name: NameId, span: Span) {
        self.use_id(name, span);
        if let Some(symbol) = self.scope_mut().symbols.get_mut(&name) {
            symbol.bound = true;
        }
    }

    /// An expression that may be a tuple without brackets: alone, it has no star.
    pub(super) fn lone(&mut self, id: ExprId) {
        let expr = self.tree.expr(id);
        if matches!(expr.kind, ExprKind::Starred { .. }) {
            self.report(scope::starred_value(expr.span));
        }
        self.expr(id);
    }

    /// An assignment target.
    pub(super) fn target(&mut self, id: ExprId) {
        let expr = self.tree.expr(id);
        match expr.kind {
            ExprKind::Starred { .. } => self.report(scope::starred_outside_list(expr.span)),
            ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => self.sequence_target(elts),
            _ => self.expr(id),
        }
    }

    fn sequence_target(&mut self, elts: List<ExprId>) {
        let mut star: Option<Span> = None;
        for &elt in self.tree.list(elts) {
            let expr = self.tree.expr(elt);
            let ExprKind::Starred { value, .. } = expr.kind else {
                self.target(elt);
                continue;
            };
            if let Some(first) = star {
                self.report(scope::two_starred_targets(expr.span, first));
            }
            star.get_or_insert(expr.span);
            self.target(value);
        }
    }

    pub(super) fn keywords(&mut self, keywords: &[Keyword]) {
        let mut seen = FxHashMap::default();
        for keyword in keywords {
            if let Some(arg) = keyword.arg {
                self.not_debug(arg.name, arg.span);
            }
            if let Some(arg) = keyword.arg
                && let Some(first) = seen.insert(arg.name, arg.span)
            {
                let text = self.tree.name(arg.name).to_owned();
                self.report(scope::duplicate_keyword_argument(arg.span, &text, first));
            }
            self.expr(keyword.value);
        }
    }

    /// The first iterable belongs to the scope around a comprehension, the rest to its own.
    fn comprehension(&mut self, id: ExprId, kind: ScopeKind, generators: List<Comprehension>, elements: &[ExprId]) {
        let generators = self.tree.list(generators);
        let Some((first, rest)) = generators.split_first() else { return };
        self.iterable(first.iter);
        let span = self.tree.expr(id).span;
        let scope = self.inside(kind, span, |inner| {
            inner.hidden_parameter(span);
            inner.scope_mut().is_generator = kind == ScopeKind::Generator;
            inner.clause(first);
            for generator in rest {
                inner.iterable(generator.iter);
                inner.clause(generator);
            }
            inner.exprs(elements);
        });
        if kind == ScopeKind::Comprehension && self.scopes.scope(scope).is_generator {
            self.suspends();
        }
        self.scopes.by_expr.insert(id, scope);
    }

    /// Target and conditions of one `for` of a comprehension.
    fn clause(&mut self, generator: &Comprehension) {
        if generator.is_async {
            let place = Self::keyword(generator.span, 9);
            self.needs_async(place, "async for");
            self.suspends();
        }
        self.target(generator.target);
        self.exprs(self.tree.list(generator.ifs));
    }

    /// The current scope waits for something. A comprehension that does is awaited itself, so that
    /// the comprehension around it waits too.
    fn suspends(&mut self) {
        match self.scope().kind {
            ScopeKind::Generator => self.scope_mut().is_async_generator = true,
            ScopeKind::Comprehension => self.scope_mut().is_generator = true,
            _ => {}
        }
    }

    fn iterable(&mut self, iter: ExprId) {
        let outer = std::mem::replace(&mut self.in_iterable, true);
        self.expr(iter);
        self.in_iterable = outer;
    }

    fn yield_(&mut self, keyword: Span, from: bool) {
        if self.not_in_type(keyword, "yield") {
            return;
        }
        match self.scope().kind {
            ScopeKind::Module | ScopeKind::Class => self.report(scope::yield_outside_function(keyword)),
            ScopeKind::Comprehension => self.report(scope::yield_in_comprehension(keyword, "comprehension")),
            ScopeKind::Generator => self.report(scope::yield_in_comprehension(keyword, "generator expression")),
            ScopeKind::Function | ScopeKind::Lambda if self.scope().is_async => {
                if from {
                    self.report(scope::yield_from_in_async(keyword));
                } else {
                    self.scope_mut().is_async_generator = true;
                }
            }
            ScopeKind::Function | ScopeKind::Lambda => self.scope_mut().is_generator = true,
        }
    }

    /// `super()` in a method means `super(__class__, first parameter)`.
    fn super_call(&mut self, call: ExprId, func: ExprId) {
        let ExprKind::Name { id, .. } = self.tree.expr(func).kind else { return };
        if self.tree.name(id) != "super" || !self.scope().kind.has_slots() || !self.is_in_class() {
            return;
        }
        let function = self.function();
        let Some(&first) = function.parameters.first().filter(|_| function.kind.has_slots()) else { return };
        let span = self.tree.expr(call).span;
        let class = self.names.intern("__class__");
        self.use_id(class, span);
        self.use_id(first, span);
        self.scopes.super_calls.insert(call, first);
    }
}
