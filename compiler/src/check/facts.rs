//! What the checks know of one file: the scope of every expression and statement, and for every
//! variable what binds and reads it.
//!
//! Scopes are those of [`resolve`](crate::resolve), the ones that code is made from. Annotations are never
//! evaluated: the names in them count as read, but their expressions have no scope here.

use mpyc_grammar::{Alias, ExprId, ExprKind, Ident, Module, Name, Stmt, StmtId};
use rustc_hash::FxHashMap;

use super::walk;
use crate::code::{NameId, Names};
use crate::diagnostics::Span;
use crate::resolve::{Resolved, Scope, ScopeId, Scopes};

/// What gives a variable its value at one place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Bound {
    /// `import module` or `import module as name`.
    Import(Alias),
    /// `from module import name`; the statement says which module.
    ImportFrom(StmtId, Alias),
    /// `def`
    Function(StmtId),
    /// `class`
    Class(StmtId),
    /// `name = value` or `name: type = value`.
    Assign(ExprId),
    /// `name += value`
    Augmented,
    /// A parameter of the function.
    Parameter,
    /// A loop, `with`, `except`, pattern, tuple or anything else.
    Other,
}

/// One place where a variable gets a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Binding {
    /// What gives it.
    pub(super) what: Bound,
    /// The name there.
    pub(super) place: Span,
    /// The scope of the statement, which may be another than the variable's (`global`).
    pub(super) scope: ScopeId,
}

/// A variable of one scope.
#[derive(Clone, Debug, Default)]
pub(super) struct Variable {
    /// Where it gets values, in the order of the source.
    pub(super) bindings: Vec<Binding>,
    /// How often it is read.
    pub(super) reads: u32,
}

/// Exceptions that a `try` statement catches around a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Caught {
    /// `ImportError`
    pub(super) import: bool,
    /// `NameError`
    pub(super) name: bool,
    /// `AttributeError`
    pub(super) attribute: bool,
    /// `TypeError` and `ValueError`
    pub(super) value: bool,
}

impl Caught {
    /// Every exception.
    pub(super) const ALL: Self = Self { import: true, name: true, attribute: true, value: true };
}

/// One file, ready to be checked.
pub(super) struct Facts<'a> {
    /// Its tree.
    pub(super) tree: &'a Module,
    /// Its text.
    pub(super) text: &'a str,
    /// Its scopes.
    pub(super) scopes: &'a Scopes,
    /// The names of the scopes.
    pub(super) names: Names,
    expr_scopes: Vec<Option<ScopeId>>,
    stmt_scopes: Vec<Option<ScopeId>>,
    variables: FxHashMap<(ScopeId, NameId), Variable>,
    /// The names of the tree as the scopes number them, where no class makes them private.
    interned: Vec<Option<NameId>>,
    /// The bodies of `try` statements with what is caught there.
    guarded: Vec<(Span, Caught)>,
    /// The `try` statements that catch a failed import, with all their blocks.
    tried: Vec<Span>,
    /// Strings that the program hands to `hasattr`, `getattr` and the like.
    pub(super) attribute_texts: Vec<String>,
    /// The `def` or `class` that each scope belongs to.
    definitions: FxHashMap<ScopeId, StmtId>,
    /// Scopes whose names a compiler for machine code understands in its own way.
    opaque: Vec<ScopeId>,
}

impl<'a> Facts<'a> {
    /// Collects the facts of a tree made of `text`. What is wrong with its scopes is reported when the module
    /// is compiled.
    pub(super) fn new(tree: &'a Module, text: &'a str, resolved: &'a Resolved) -> Self {
        let mut facts = Self {
            tree,
            text,
            scopes: &resolved.scopes,
            names: resolved.names.clone(),
            expr_scopes: vec![None; tree.expr_count()],
            stmt_scopes: vec![None; tree.stmt_count()],
            variables: FxHashMap::default(),
            interned: vec![None; tree.names.len()],
            guarded: Vec::new(),
            tried: Vec::new(),
            attribute_texts: Vec::new(),
            definitions: FxHashMap::default(),
            opaque: Vec::new(),
        };
        walk::walk(&mut facts);
        facts
    }

    /// The scope that an expression is evaluated in; `None` if it never is.
    pub(super) fn scope_of(&self, expr: ExprId) -> Option<ScopeId> {
        self.expr_scopes.get(expr.index()).copied().flatten()
    }

    /// The scope that a statement is run in.
    pub(super) fn stmt_scope(&self, stmt: StmtId) -> Option<ScopeId> {
        self.stmt_scopes.get(stmt.index()).copied().flatten()
    }

    /// All statements of the file, those inside a block before the statement that has the block.
    pub(super) fn stmts(&self) -> impl Iterator<Item = (ScopeId, &'a Stmt)> {
        let tree = self.tree;
        tree.stmts().zip(&self.stmt_scopes).filter_map(|(stmt, scope)| Some(((*scope)?, stmt)))
    }

    /// All expressions that are evaluated, with their scopes; the parts of an expression before it.
    pub(super) fn exprs(&self) -> impl Iterator<Item = (ScopeId, &'a mpyc_grammar::Expr)> {
        let tree = self.tree;
        tree.exprs().zip(&self.expr_scopes).filter_map(|(expr, scope)| Some(((*scope)?, expr)))
    }

    /// The text of a name in the tree.
    pub(super) fn name(&self, name: Name) -> &'a str {
        self.tree.name(name)
    }

    /// The name that an expression is, if it is one.
    pub(super) fn as_name(&self, expr: ExprId) -> Option<&'a str> {
        match self.tree.expr(expr).kind {
            ExprKind::Name { id, .. } => Some(self.tree.name(id)),
            _ => None,
        }
    }

    /// The variable of that name in a scope, if anything binds or reads it.
    pub(super) fn variable(&self, scope: ScopeId, name: Name) -> Option<&Variable> {
        let id = self.interned.get(name.index()).copied().flatten();
        // Names that a class makes private are numbered by their longer text.
        let id = id.or_else(|| self.scopes.find_name(scope, self.tree.name(name), &self.names))?;
        self.variables.get(&(self.scopes.owner(scope, id), id))
    }

    /// The module's variable of that name.
    pub(super) fn global(&self, name: &str) -> Option<&Variable> {
        self.variable_in(self.scopes.module(), name)
    }

    /// The variable of that name that a scope owns.
    pub(super) fn variable_in(&self, scope: ScopeId, name: &str) -> Option<&Variable> {
        self.variables.get(&(scope, self.scopes.find_name(scope, name, &self.names)?))
    }

    /// All variables with the scopes that own them, in no order.
    pub(super) fn variables(&self) -> impl Iterator<Item = (ScopeId, &str, &Variable)> {
        self.variables.iter().map(|(&(scope, name), variable)| (scope, self.names.text(name), variable))
    }

    /// Whether a place is in a statement that tries to import something.
    pub(super) fn is_tried(&self, place: Span) -> bool {
        self.tried.iter().any(|span| span.start <= place.start && place.end <= span.end)
    }

    /// The names that the module binds, at its top or by `global` declarations.
    pub(super) fn module_names(&self) -> impl Iterator<Item = String> {
        let top = self.scopes.scope(self.scopes.module()).bound();
        let declared = self.scopes.iter().flat_map(Scope::bound_globals);
        top.chain(declared).map(|name| self.names.text(name).to_owned())
    }

    /// The `def` or `class` that a scope belongs to.
    pub(super) fn definition(&self, scope: ScopeId) -> Option<StmtId> {
        self.definitions.get(&scope).copied()
    }

    /// The exceptions that are caught around a place.
    pub(super) fn caught(&self, place: Span) -> Caught {
        let around = self.guarded.iter().filter(|(span, _)| span.start <= place.start && place.end <= span.end);
        around.fold(Caught::default(), |all, (_, caught)| Caught {
            import: all.import || caught.import,
            name: all.name || caught.name,
            attribute: all.attribute || caught.attribute,
            value: all.value || caught.value,
        })
    }

    /// Whether a scope is in a function whose names are no variables (`@micropython.asm_thumb`).
    pub(super) fn is_opaque(&self, scope: ScopeId) -> bool {
        if self.opaque.is_empty() {
            return false;
        }
        let mut next = Some(scope);
        while let Some(id) = next {
            if self.opaque.contains(&id) {
                return true;
            }
            next = self.scopes.scope(id).parent;
        }
        false
    }
}

/// What the walk records.
impl Facts<'_> {
    pub(super) fn set_expr_scope(&mut self, expr: ExprId, scope: ScopeId) {
        if let Some(place) = self.expr_scopes.get_mut(expr.index()) {
            *place = Some(scope);
        }
    }

    pub(super) fn set_stmt_scope(&mut self, stmt: StmtId, scope: ScopeId) {
        if let Some(place) = self.stmt_scopes.get_mut(stmt.index()) {
            *place = Some(scope);
        }
    }

    pub(super) fn guard(&mut self, span: Span, caught: Caught) {
        if caught != Caught::default() {
            self.guarded.push((span, caught));
        }
    }

    pub(super) fn try_import(&mut self, span: Span) {
        self.tried.push(span);
    }

    pub(super) fn define(&mut self, scope: ScopeId, stmt: StmtId) {
        self.definitions.insert(scope, stmt);
    }

    pub(super) fn make_opaque(&mut self, scope: ScopeId) {
        self.opaque.push(scope);
    }

    /// The variable that a name means in a scope, for the walk to add to.
    pub(super) fn variable_mut(&mut self, scope: ScopeId, name: Name) -> &mut Variable {
        let id = match self.interned.get(name.index()).copied().flatten() {
            Some(id) => id,
            None => self.intern(scope, name),
        };
        let owner = self.scopes.owner(scope, id);
        self.variables.entry((owner, id)).or_default()
    }

    /// The same for a name that does not stand in the tree by itself.
    pub(super) fn variable_of_text(&mut self, scope: ScopeId, text: &str) -> &mut Variable {
        let id = self.scopes.name(scope, text, &mut self.names);
        let owner = self.scopes.owner(scope, id);
        self.variables.entry((owner, id)).or_default()
    }

    fn intern(&mut self, scope: ScopeId, name: Name) -> NameId {
        let text = self.tree.name(name);
        let id = self.scopes.name(scope, text, &mut self.names);
        if !text.starts_with("__")
            && let Some(place) = self.interned.get_mut(name.index())
        {
            *place = Some(id);
        }
        id
    }

    pub(super) fn bind(&mut self, scope: ScopeId, ident: Ident, what: Bound) {
        let binding = Binding { what, place: ident.span, scope };
        self.variable_mut(scope, ident.name).bindings.push(binding);
    }
}
