//! The walk over a tree that collects the [facts](super::facts) of a file.

use mpyc_grammar::{
    Arguments, ArgumentsId, ClassDef, Comprehension, Constant, ExceptHandler, ExprContext, ExprId, ExprKind, For,
    FunctionDef, Ident, Keyword, List, Module, PatternId, PatternKind, Span, StmtId, StmtKind, Try, TypeParam,
    TypeParamKind, With,
};

use super::facts::{Bound, Caught, Facts};
use crate::resolve::ScopeId;

/// Collects the facts of the tree that `facts` belongs to.
pub(super) fn walk(facts: &mut Facts<'_>) {
    let scope = facts.scopes.module();
    let tree = facts.tree;
    Walker { tree, facts, scope }.body(tree.body);
}

struct Walker<'w, 'a> {
    tree: &'a Module,
    facts: &'w mut Facts<'a>,
    scope: ScopeId,
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

    fn function_def(&mut self, id: StmtId, def: &FunctionDef) {
        for &decorator in self.tree.list(def.decorator_list) {
            if self.is_directive(decorator) { self.annotation(decorator) } else { self.expr(decorator) }
        }
        let arguments = *self.tree.arguments(def.args);
        self.defaults(&arguments);
        self.facts.bind(self.scope, def.name, Bound::Function(id));
        if let Some(returns) = def.returns {
            self.annotation(returns);
        }
        let scope = self.facts.scopes.of_stmt(id);
        self.facts.define(scope, id);
        if self.tree.list(def.decorator_list).iter().any(|&decorator| self.is_assembler(decorator)) {
            self.facts.make_opaque(scope);
        }
        self.inside(scope, |walk| {
            walk.type_params(def.type_params);
            walk.parameters(&arguments);
            walk.body(def.body);
        });
    }

    /// Whether a decorator speaks to the compiler and is never evaluated: `@micropython.native`.
    fn is_directive(&self, decorator: ExprId) -> bool {
        match self.tree.expr(decorator).kind {
            ExprKind::Attribute { value, .. } => self.facts.as_name(value) == Some("micropython"),
            ExprKind::Call { func, .. } => self.is_directive(func),
            _ => false,
        }
    }

    /// Whether a decorator makes a function whose body is no Python, or has more built-in names.
    fn is_assembler(&self, decorator: ExprId) -> bool {
        match self.tree.expr(decorator).kind {
            ExprKind::Attribute { attr, .. } => {
                let name = self.tree.name(attr.name);
                name.starts_with("asm_") || name == "viper"
            }
            ExprKind::Call { func, .. } => self.is_assembler(func),
            _ => false,
        }
    }

    fn class_def(&mut self, id: StmtId, def: &ClassDef) {
        self.exprs(def.decorator_list);
        self.exprs(def.bases);
        self.keywords(def.keywords);
        self.facts.bind(self.scope, def.name, Bound::Class(id));
        let scope = self.facts.scopes.of_stmt(id);
        self.facts.define(scope, id);
        self.inside(scope, |walk| {
            walk.type_params(def.type_params);
            walk.body(def.body);
        });
    }

    fn inside(&mut self, scope: ScopeId, walk: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.scope, scope);
        walk(self);
        self.scope = outer;
    }

    fn defaults(&mut self, arguments: &Arguments) {
        self.exprs(arguments.defaults);
        for &default in self.tree.list(arguments.kw_defaults) {
            self.optional(default);
        }
    }

    fn parameters(&mut self, arguments: &Arguments) {
        let listed = [arguments.posonlyargs, arguments.args, arguments.kwonlyargs];
        let listed = listed.into_iter().flat_map(|list| self.tree.list(list).iter().copied());
        for parameter in listed.chain(arguments.vararg).chain(arguments.kwarg) {
            self.facts.bind(self.scope, parameter.arg, Bound::Parameter);
            if let Some(annotation) = parameter.annotation {
                self.annotation(annotation);
            }
        }
    }

    fn type_params(&mut self, params: List<TypeParam>) {
        for param in self.tree.list(params) {
            if let TypeParamKind::TypeVar { bound: Some(bound), .. } = param.kind {
                self.annotation(bound);
            }
        }
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
                let binding = super::facts::Binding { what, place: name.span, scope: self.scope };
                self.facts.variable_of_text(self.scope, first).bindings.push(binding);
            }
        }
    }

    fn pattern(&mut self, id: PatternId) {
        match self.tree.pattern(id).kind {
            PatternKind::MatchValue { value } => self.expr(value),
            PatternKind::MatchSingleton { .. } => {}
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => self.patterns(patterns),
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.exprs(keys);
                self.patterns(patterns);
                self.capture(rest);
            }
            PatternKind::MatchClass { cls, patterns, kwd_patterns, .. } => {
                self.expr(cls);
                self.patterns(patterns);
                self.patterns(kwd_patterns);
            }
            PatternKind::MatchStar { name } => self.capture(name),
            PatternKind::MatchAs { pattern, name } => {
                if let Some(pattern) = pattern {
                    self.pattern(pattern);
                }
                self.capture(name);
            }
        }
    }

    fn patterns(&mut self, patterns: List<PatternId>) {
        for &pattern in self.tree.list(patterns) {
            self.pattern(pattern);
        }
    }

    fn capture(&mut self, name: Option<Ident>) {
        if let Some(name) = name {
            self.facts.bind(self.scope, name, Bound::Other);
        }
    }
}

impl Walker<'_, '_> {
    fn optional(&mut self, expr: Option<ExprId>) {
        if let Some(expr) = expr {
            self.expr(expr);
        }
    }

    fn exprs(&mut self, exprs: List<ExprId>) {
        for &expr in self.tree.list(exprs) {
            self.expr(expr);
        }
    }

    fn keywords(&mut self, keywords: List<Keyword>) {
        for keyword in self.tree.list(keywords) {
            self.expr(keyword.value);
        }
    }

    fn expr(&mut self, id: ExprId) {
        self.facts.set_expr_scope(id, self.scope);
        let expr = self.tree.expr(id);
        match expr.kind {
            ExprKind::Name { id: name, ctx } => match ctx {
                ExprContext::Load => self.facts.variable_mut(self.scope, name).reads += 1,
                ExprContext::Store | ExprContext::Del => {
                    self.facts.bind(self.scope, Ident { name, span: expr.span }, Bound::Other);
                }
            },
            ExprKind::NamedExpr { target, value } => {
                self.expr(value);
                self.target(target, Bound::Other);
            }
            ExprKind::Lambda { args, body } => self.lambda(id, args, body),
            ExprKind::ListComp { elt, generators }
            | ExprKind::SetComp { elt, generators }
            | ExprKind::GeneratorExp { elt, generators } => self.comprehension(id, generators, &[elt]),
            ExprKind::DictComp { key, value, generators } => self.comprehension(id, generators, &[key, value]),
            ExprKind::Call { func, args, keywords } => {
                self.expr(func);
                self.exprs(args);
                self.keywords(keywords);
                self.attribute_text(func, args);
            }
            _ => self.parts(id, Self::expr),
        }
    }

    /// Hands the parts of an expression that opens no scope to `each`.
    fn parts(&mut self, id: ExprId, each: fn(&mut Self, ExprId)) {
        let tree = self.tree;
        let mut all = |list: &[ExprId]| list.iter().for_each(|&part| each(self, part));
        match tree.expr(id).kind {
            ExprKind::BoolOp { values, .. } | ExprKind::JoinedStr { values } => all(tree.list(values)),
            ExprKind::BinOp { left, right, .. } => all(&[left, right]),
            ExprKind::UnaryOp { operand: part, .. }
            | ExprKind::Await { value: part }
            | ExprKind::YieldFrom { value: part }
            | ExprKind::Attribute { value: part, .. }
            | ExprKind::Starred { value: part, .. }
            | ExprKind::Yield { value: Some(part) } => all(&[part]),
            ExprKind::IfExp { test, body, orelse } => all(&[test, body, orelse]),
            ExprKind::Dict { keys, values } => {
                for (&key, &value) in tree.list(keys).iter().zip(tree.list(values)) {
                    all(key.as_slice());
                    all(&[value]);
                }
            }
            ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => all(tree.list(elts)),
            ExprKind::Compare { left, comparators, .. } => {
                all(&[left]);
                all(tree.list(comparators));
            }
            ExprKind::FormattedValue { value, format_spec, .. } => {
                all(&[value]);
                all(format_spec.as_slice());
            }
            ExprKind::Subscript { value, slice, .. } => all(&[value, slice]),
            ExprKind::Slice { lower, upper, step } => [lower, upper, step].iter().for_each(|part| all(part.as_slice())),
            ExprKind::Call { func, args, keywords } => {
                all(&[func]);
                all(tree.list(args));
                tree.list(keywords).iter().for_each(|keyword| all(&[keyword.value]));
            }
            ExprKind::NamedExpr { .. }
            | ExprKind::Lambda { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Yield { value: None }
            | ExprKind::Constant { .. }
            | ExprKind::Name { .. } => {}
        }
    }

    fn lambda(&mut self, id: ExprId, args: ArgumentsId, body: ExprId) {
        let arguments = *self.tree.arguments(args);
        self.defaults(&arguments);
        let scope = self.facts.scopes.of_expr(id);
        self.inside(scope, |walk| {
            walk.parameters(&arguments);
            walk.expr(body);
        });
    }

    /// The first iterable belongs to the scope around a comprehension, the rest to its own.
    fn comprehension(&mut self, id: ExprId, generators: List<Comprehension>, elements: &[ExprId]) {
        let generators = self.tree.list(generators);
        let Some((first, rest)) = generators.split_first() else { return };
        self.expr(first.iter);
        let scope = self.facts.scopes.of_expr(id);
        self.inside(scope, |walk| {
            walk.clause(first);
            for generator in rest {
                walk.expr(generator.iter);
                walk.clause(generator);
            }
            elements.iter().for_each(|&element| walk.expr(element));
        });
    }

    fn clause(&mut self, generator: &Comprehension) {
        self.expr(generator.target);
        self.exprs(generator.ifs);
    }

    /// Remembers the string that `hasattr(x, 'name')` asks for.
    fn attribute_text(&mut self, func: ExprId, args: List<ExprId>) {
        let is_asking = |name| matches!(name, "hasattr" | "getattr" | "setattr" | "delattr");
        if !self.facts.as_name(func).is_some_and(is_asking) {
            return;
        }
        if let Some(&name) = self.tree.list(args).get(1)
            && let ExprKind::Constant { value: Constant::Str(text), .. } = self.tree.expr(name).kind
        {
            let text = String::from_utf8_lossy(self.tree.text(text)).into_owned();
            self.facts.attribute_texts.push(text);
        }
    }

    /// The names in an annotation count as read. One may be written as a string.
    fn annotation(&mut self, id: ExprId) {
        match self.tree.expr(id).kind {
            ExprKind::Name { id, .. } => self.facts.variable_mut(self.scope, id).reads += 1,
            ExprKind::Constant { value: Constant::Str(text), .. } => {
                let text = String::from_utf8_lossy(self.tree.text(text)).into_owned();
                for word in text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()) {
                    self.facts.variable_of_text(self.scope, word).reads += 1;
                }
            }
            _ => self.parts(id, Self::annotation),
        }
    }
}
