//! First half of resolution: the scopes of a module with the names used and bound in each.

use super::{Access, Declared, Scope, ScopeId, ScopeKind, Scopes, Symbol, Typing, mangle};
use crate::code::{NameId, Names};
use crate::diagnostics::{self as diag, Diagnostic};
use mpyc_grammar::{ArgumentsId, ExprId, Ident, Module, Name, Span};
use rustc_hash::FxHashMap;

/// Walks the whole tree.
pub(super) fn collect(tree: &Module, names: &mut Names, diagnostics: &mut Vec<Diagnostic>) -> Scopes {
    let scopes = Scopes {
        scopes: Vec::new(),
        by_stmt: FxHashMap::default(),
        by_expr: FxHashMap::default(),
        super_calls: FxHashMap::default(),
        typing: Typing::of(tree),
    };
    let mut collector = Collector {
        tree,
        names,
        diagnostics,
        scopes,
        current: ScopeId(0),
        loops: 0,
        in_iterable: false,
        clauses: Vec::new(),
        type_place: None,
        chain: Vec::new(),
    };
    collector.scopes.scopes.push(new_scope(ScopeKind::Module, None, None, Span::at(0)));
    collector.body(tree.body);
    collector.scopes
}

pub(super) struct Collector<'a> {
    pub(super) tree: &'a Module,
    pub(super) names: &'a mut Names,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
    pub(super) scopes: Scopes,
    pub(super) current: ScopeId,
    /// Loops around the current statement, within its function.
    pub(super) loops: u32,
    /// Whether the current expression is part of the iterable of a comprehension.
    pub(super) in_iterable: bool,
    /// The names of the `except` clauses around the current statement, within its function.
    pub(super) clauses: Vec<NameId>,
    /// What kind of type expression this is in, if it is in one.
    pub(super) type_place: Option<&'static str>,
    /// The links of the chains around the current expression that wait for their turn.
    pub(super) chain: Vec<ExprId>,
}

fn new_scope(kind: ScopeKind, parent: Option<ScopeId>, private: Option<Box<str>>, name_span: Span) -> Scope {
    Scope {
        kind,
        parent,
        free: Vec::new(),
        slots: Vec::new(),
        n_slots: 0,
        cells: Vec::new(),
        is_generator: false,
        is_async_generator: false,
        returned_beside_yield: None,
        is_inline: false,
        class_cell: None,
        private,
        is_async: false,
        returned: None,
        order: Vec::new(),
        symbols: FxHashMap::default(),
        parameters: Vec::new(),
        name_span,
    }
}

impl Symbol {
    fn bind(&mut self) {
        self.bound = true;
        self.bindings += 1;
    }
}

impl Collector<'_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn scope(&self) -> &Scope {
        self.scopes.scope(self.current)
    }

    pub(super) fn scope_mut(&mut self) -> &mut Scope {
        &mut self.scopes.scopes[self.current.0 as usize]
    }

    /// Walks something inside a new scope; gives the scope.
    pub(super) fn inside(&mut self, kind: ScopeKind, name_span: Span, walk: impl FnOnce(&mut Self)) -> ScopeId {
        let private = self.scope().private.clone();
        let parent = self.current;
        let id = ScopeId(self.scopes.scopes.len() as u32);
        self.scopes.scopes.push(new_scope(kind, Some(parent), private, name_span));
        let loops = std::mem::take(&mut self.loops);
        let in_iterable = std::mem::replace(&mut self.in_iterable, false);
        let clauses = if kind.is_comprehension() { self.clauses.clone() } else { Vec::new() };
        let clauses = std::mem::replace(&mut self.clauses, clauses);
        self.current = id;
        walk(self);
        self.current = parent;
        self.clauses = clauses;
        self.loops = loops;
        self.in_iterable = in_iterable;
        id
    }

    /// Sets the class whose private names the current scope writes.
    pub(super) fn set_private(&mut self, class: &str) {
        let class = class.trim_start_matches('_');
        self.scope_mut().private = (!class.is_empty()).then(|| class.into());
    }

    /// The name as the current scope knows it.
    pub(super) fn intern(&mut self, name: Name) -> NameId {
        let mangled = mangle(self.tree.name(name), self.scopes.scope(self.current).private.as_deref());
        self.names.intern(&mangled)
    }

    /// The symbol of a name in a scope, made at its first appearance.
    fn symbol(&mut self, scope: ScopeId, name: NameId, span: Span) -> &mut Symbol {
        let scope = &mut self.scopes.scopes[scope.0 as usize];
        if !scope.symbols.contains_key(&name) {
            scope.order.push(name);
        }
        scope.symbols.entry(name).or_insert(Symbol {
            first: span,
            bound: false,
            bindings: 0,
            parameter: None,
            declared: None,
            access: Access::Global,
            captured: false,
            is_read_elsewhere: false,
        })
    }

    /// The current scope reads a name.
    pub(super) fn use_name(&mut self, name: Name, span: Span) {
        let name = self.intern(name);
        self.use_id(name, span);
    }

    /// The current scope reads a name that does not stand in the source.
    pub(super) fn use_id(&mut self, name: NameId, span: Span) {
        let in_clause = self.clauses.contains(&name);
        self.symbol(self.current, name, span).is_read_elsewhere |= !in_clause;
    }

    /// Walks the body of an `except` clause that binds a name.
    pub(super) fn clause_body(&mut self, name: Ident, walk: impl FnOnce(&mut Self)) {
        self.bind(name);
        let id = self.intern(name.name);
        let is_nested = self.clauses.contains(&id);
        self.symbol(self.current, id, name.span).is_read_elsewhere |= is_nested;
        self.clauses.push(id);
        walk(self);
        self.clauses.pop();
    }

    /// The current scope binds a name.
    pub(super) fn bind_name(&mut self, name: Name, span: Span) {
        self.not_debug(name, span);
        let name = self.intern(name);
        self.symbol(self.current, name, span).bind();
    }

    /// The current scope deletes a name that it binds.
    pub(super) fn delete_name(&mut self, name: Name, span: Span) {
        let name = self.intern(name);
        self.symbol(self.current, name, span).is_read_elsewhere = true;
    }

    /// Reports that `__debug__` is given a value, of whatever kind the name is.
    pub(super) fn not_debug(&mut self, name: Name, span: Span) {
        if self.tree.name(name) == "__debug__" {
            self.report(diag::scope::constant_target(span, "__debug__"));
        }
    }

    pub(super) fn bind(&mut self, ident: Ident) {
        self.bind_name(ident.name, ident.span);
    }

    /// A walrus binds in the scope around all comprehensions.
    pub(super) fn bind_walrus(&mut self, name: Name, span: Span) {
        if self.in_iterable {
            self.report(diag::scope::walrus_in_iterable(span));
            return;
        }
        let mut owner = self.current;
        let id = self.intern(name);
        while self.scopes.scope(owner).kind.is_comprehension() {
            let bound_here = self.scopes.scope(owner).symbols.get(&id).filter(|symbol| symbol.bound).map(|s| s.first);
            if let Some(target) = bound_here {
                let text = self.tree.name(name).to_owned();
                self.report(diag::scope::walrus_rebinds_loop_name(span, &text, target));
                return;
            }
            let Some(parent) = self.scopes.scope(owner).parent else { break };
            owner = parent;
        }
        if owner == self.current {
            self.bind_name(name, span);
            return;
        }
        self.bind_outside(owner, id, span);
    }

    /// Binds a name in `owner` and lets the comprehensions inside reach it there.
    fn bind_outside(&mut self, owner: ScopeId, name: NameId, span: Span) {
        let declared = match self.scopes.scope(owner).kind {
            ScopeKind::Class => {
                self.report(diag::scope::walrus_in_class_comprehension(span));
                return;
            }
            ScopeKind::Module => Declared::Global,
            _ => {
                let symbol = self.symbol(owner, name, span);
                let outer = symbol.declared.map(|(declared, _)| declared);
                symbol.bind();
                outer.filter(|&outer| outer == Declared::Global).unwrap_or(Declared::Nonlocal)
            }
        };
        if declared == Declared::Global && self.scopes.scope(owner).kind == ScopeKind::Module {
            self.symbol(owner, name, span).bind();
        }
        let mut scope = self.current;
        while scope != owner {
            let symbol = self.symbol(scope, name, span);
            symbol.declared = Some((declared, span));
            let Some(parent) = self.scopes.scope(scope).parent else { break };
            scope = parent;
        }
    }

    /// A `global` or `nonlocal` statement.
    fn declare(&mut self, ident: Ident, declared: Declared) {
        let text = self.tree.name(ident.name).to_owned();
        let name = self.intern(ident.name);
        let known = self.scope().symbols.get(&name).cloned();
        let symbol = self.symbol(self.current, name, ident.span);
        if let Some(known) = known {
            if let Some(parameter) = known.parameter {
                self.report(diag::scope::parameter_and_declared(ident.span, declared.keyword(), &text, parameter));
                return;
            }
            if let Some((other, place)) = known.declared {
                if other != declared {
                    self.report(diag::scope::global_and_nonlocal(ident.span, &text, place));
                }
                return;
            }
            self.report(diag::scope::declared_after_use(ident.span, declared.keyword(), &text, known.first));
            return;
        }
        symbol.declared = Some((declared, ident.span));
    }

    pub(super) fn declare_global(&mut self, idents: &[Ident]) {
        for &ident in idents {
            self.declare(ident, Declared::Global);
        }
    }

    pub(super) fn declare_nonlocal(&mut self, idents: &[Ident], statement: Span) {
        if self.scope().kind == ScopeKind::Module {
            self.report(diag::scope::nonlocal_at_module_level(statement));
            return;
        }
        for &ident in idents {
            self.declare(ident, Declared::Nonlocal);
        }
    }

    /// An annotated name must not be declared.
    pub(super) fn annotate(&mut self, name: Name, span: Span) {
        let id = self.intern(name);
        if let Some((declared, place)) = self.scope().symbols.get(&id).and_then(|symbol| symbol.declared) {
            let text = self.tree.name(name).to_owned();
            self.report(diag::scope::annotated_and_declared(span, declared.keyword(), &text, place));
        }
    }

    /// Makes the parameters of a function the first names of the current scope.
    pub(super) fn parameters(&mut self, arguments: ArgumentsId) {
        let arguments = *self.tree.arguments(arguments);
        let positional = [self.tree.list(arguments.posonlyargs), self.tree.list(arguments.args)].concat();
        let keyword = self.tree.list(arguments.kwonlyargs);
        let rest = arguments.vararg.into_iter().chain(arguments.kwarg);
        for parameter in positional.into_iter().chain(keyword.iter().copied()).chain(rest) {
            self.parameter(parameter.arg);
        }
    }

    fn parameter(&mut self, ident: Ident) {
        let id = self.intern(ident.name);
        if let Some(first) = self.scope().symbols.get(&id).and_then(|symbol| symbol.parameter) {
            let text = self.tree.name(ident.name).to_owned();
            self.report(diag::scope::duplicate_parameter(ident.span, &text, first));
            return;
        }
        self.bind(ident);
        self.symbol(self.current, id, ident.span).parameter = Some(ident.span);
        self.scope_mut().parameters.push(id);
    }

    /// The hidden argument of a comprehension: no name can be spelled like it.
    pub(super) fn hidden_parameter(&mut self, span: Span) {
        let id = self.names.intern("*");
        self.symbol(self.current, id, span).bound = true;
        self.scope_mut().parameters.push(id);
    }

    /// The defaults of a function, which the scope around it evaluates.
    pub(super) fn defaults(&mut self, arguments: ArgumentsId) {
        let arguments = *self.tree.arguments(arguments);
        for &default in self.tree.list(arguments.defaults) {
            self.expr(default);
        }
        for &default in self.tree.list(arguments.kw_defaults) {
            self.optional(default);
        }
    }

    pub(super) fn optional(&mut self, expr: Option<ExprId>) {
        if let Some(expr) = expr {
            self.expr(expr);
        }
    }

    pub(super) fn exprs(&mut self, exprs: &[ExprId]) {
        for &expr in exprs {
            self.expr(expr);
        }
    }

    /// The nearest scope around the current one that is no comprehension.
    pub(super) fn function(&self) -> &Scope {
        let mut scope = self.scope();
        while scope.kind.is_comprehension() {
            let Some(parent) = scope.parent else { break };
            scope = self.scopes.scope(parent);
        }
        scope
    }

    /// Whether a generator expression of the current function lies around the current scope.
    fn is_in_generator_expression(&self) -> bool {
        let mut scope = self.scope();
        while scope.kind == ScopeKind::Comprehension {
            let Some(parent) = scope.parent else { break };
            scope = self.scopes.scope(parent);
        }
        scope.kind == ScopeKind::Generator
    }

    /// `await` and its like need an asynchronous function or a generator expression around them.
    pub(super) fn needs_async(&mut self, place: Span, construct: &str) {
        let function = self.function();
        if function.is_async || self.is_in_generator_expression() {
            return;
        }
        let name = (function.kind == ScopeKind::Function).then_some(function.name_span);
        self.report(diag::scope::await_outside_async(place, construct, name));
    }

    /// Whether a class lies around the current scope.
    pub(super) fn is_in_class(&self) -> bool {
        let mut scope = Some(self.current);
        while let Some(id) = scope {
            if self.scopes.scope(id).kind == ScopeKind::Class {
                return true;
            }
            scope = self.scopes.scope(id).parent;
        }
        false
    }

    /// The keyword of a statement or expression that starts at `span`.
    pub(super) fn keyword(span: Span, length: u32) -> Span {
        Span::new(span.start, span.start + length.min(span.len()))
    }
}
