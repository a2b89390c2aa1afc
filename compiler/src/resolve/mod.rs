//! Name resolution: which variable each name of a module means.
//!
//! [`resolve`] walks the tree once to collect the names of every scope, with all errors about
//! scopes and misplaced statements, and then decides for each name where it lives. The result is
//! all that the code generator asks: slots, cells, captured variables and kinds of access.
//!
//! Rules (Python's, with MicroPython's representation):
//! * Module and class bodies keep names in a namespace; functions, lambdas and comprehensions in slots.
//! * A class body's names are invisible to the functions inside it, except `__class__`.
//! * Captured variables are the first arguments of a function, then its parameters, then the rest.
//! * `__name` inside a class is `_Class__name`.

mod collect;
mod erased;
mod expressions;
mod link;
mod mangle;
mod patterns;
mod statements;
mod typing;

use crate::code::{NameId, Names};
use crate::diagnostics::Diagnostic;
use mpyc_grammar::{ExprId, Module, Span, StmtId};
use rustc_hash::FxHashMap;

pub use mangle::mangle;
pub use typing::Typing;

/// A scope of a module: an index into [`Scopes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScopeId(u32);

/// What a scope belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// The file.
    Module,
    /// A class body.
    Class,
    /// A `def`.
    Function,
    /// A `lambda`.
    Lambda,
    /// A list, set or dict comprehension.
    Comprehension,
    /// A generator expression.
    Generator,
}

impl ScopeKind {
    /// Whether names live in slots.
    pub fn has_slots(self) -> bool {
        !matches!(self, ScopeKind::Module | ScopeKind::Class)
    }

    /// Whether it is a comprehension or generator expression.
    pub fn is_comprehension(self) -> bool {
        matches!(self, ScopeKind::Comprehension | ScopeKind::Generator)
    }
}

/// How a name is reached from a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// A slot of the frame.
    Fast(u32),
    /// The cell in a slot of the frame.
    Deref(u32),
    /// The module's globals, then the builtins.
    Global,
    /// The current namespace, then globals and builtins.
    Name,
}

/// A `global` or `nonlocal` declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Declared {
    Global,
    Nonlocal,
}

impl Declared {
    fn keyword(self) -> &'static str {
        match self {
            Declared::Global => "global",
            Declared::Nonlocal => "nonlocal",
        }
    }
}

/// What is known of a name in one scope.
#[derive(Clone, Debug)]
struct Symbol {
    /// First place where the name is used, bound or declared.
    first: Span,
    /// Whether the scope binds it.
    bound: bool,
    /// At how many places it is bound.
    bindings: u32,
    /// Where it is a parameter.
    parameter: Option<Span>,
    /// How and where it was declared.
    declared: Option<(Declared, Span)>,
    /// How it is reached, once linked.
    access: Access,
    /// Whether a scope inside captures it.
    captured: bool,
    /// Whether it is read or deleted anywhere but in the body of an `except` clause that binds it, or whether
    /// such clauses lie in each other.
    is_read_elsewhere: bool,
}

impl Symbol {
    /// Whether it is a variable of its own scope.
    fn is_own(&self) -> bool {
        self.bound && self.declared.is_none()
    }
}

/// One scope.
#[derive(Debug)]
pub struct Scope {
    /// What it belongs to.
    pub kind: ScopeKind,
    /// The scope around it.
    pub parent: Option<ScopeId>,
    /// Captured variables in the order of their slots.
    pub free: Vec<NameId>,
    /// Names of all slots: captured variables, parameters, other locals.
    pub slots: Vec<NameId>,
    /// How many slots of the frame are taken by the scope and those around it.
    n_slots: u32,
    /// Slots that become cells at entry.
    pub cells: Vec<u32>,
    /// Whether it suspends: it yields, awaits, or is an `async def`.
    pub is_generator: bool,
    /// Whether it is an asynchronous generator: it yields and awaits, or may.
    pub is_async_generator: bool,
    /// The first `return` with a value, by its keyword, of an `async def` that yields: by that it is no
    /// asynchronous generator but MicroPython's idea of a coroutine.
    pub returned_beside_yield: Option<Span>,
    /// Whether it is a comprehension without a function of its own (PEP 709): its variables have slots in the
    /// frame of the function around it.
    pub is_inline: bool,
    /// The slot of `__class__`, if functions of this class body need it.
    pub class_cell: Option<u32>,
    /// The class whose private names are written here, without leading underscores.
    private: Option<Box<str>>,
    /// Whether it is an `async def`.
    is_async: bool,
    /// The first `return` with a value, by its keyword.
    returned: Option<Span>,
    /// Names in order of first appearance.
    order: Vec<NameId>,
    symbols: FxHashMap<NameId, Symbol>,
    /// Parameters in the order of their slots.
    parameters: Vec<NameId>,
    /// Where the name of the function stands.
    name_span: Span,
}

/// The scopes of a module.
#[derive(Debug)]
pub struct Scopes {
    scopes: Vec<Scope>,
    by_stmt: FxHashMap<StmtId, ScopeId>,
    by_expr: FxHashMap<ExprId, ScopeId>,
    super_calls: FxHashMap<ExprId, NameId>,
    typing: Typing,
}

impl Scope {
    /// The names that the scope binds itself, in order of first appearance; those it declares `global` are
    /// names of the module.
    pub fn bound(&self) -> impl Iterator<Item = NameId> {
        self.named(|symbol| symbol.bound && symbol.declared.is_none()).map(|(name, _)| name)
    }

    /// The names of the module that the scope binds by a `global` declaration.
    pub fn bound_globals(&self) -> impl Iterator<Item = NameId> {
        self.named(|symbol| symbol.bound && matches!(symbol.declared, Some((Declared::Global, _))))
            .map(|(name, _)| name)
    }

    /// Whether a function has a `return` with a value.
    pub fn returns_value(&self) -> bool {
        self.returned.is_some()
    }

    /// The first parameter of a function.
    pub fn first_parameter(&self) -> Option<NameId> {
        self.parameters.first().copied()
    }

    fn named(&self, filter: impl Fn(&Symbol) -> bool) -> impl Iterator<Item = (NameId, Span)> {
        let symbols = self.order.iter().filter_map(|name| Some((*name, self.symbols.get(name)?)));
        symbols.filter(move |(_, symbol)| filter(symbol)).map(|(name, symbol)| (name, symbol.first))
    }
}

impl Scopes {
    /// The names that only describe types.
    pub fn typing(&self) -> &Typing {
        &self.typing
    }

    /// All scopes, an outer one before those inside.
    pub fn iter(&self) -> impl Iterator<Item = &Scope> {
        self.scopes.iter()
    }

    /// Whether any of them is an asynchronous generator.
    pub fn have_async_generator(&self) -> bool {
        self.scopes.iter().any(|scope| scope.is_async_generator)
    }

    /// The scope of the file.
    pub fn module(&self) -> ScopeId {
        ScopeId(0)
    }

    /// Whether the module binds that name, in its body or by a `global` declaration.
    pub fn module_binds(&self, name: NameId) -> bool {
        let binds = |(at, scope): (usize, &Scope)| {
            let symbol = scope.symbols.get(&name);
            symbol.is_some_and(|s| s.bound && (at == 0 || matches!(s.declared, Some((Declared::Global, _)))))
        };
        self.scopes.iter().enumerate().any(binds)
    }

    /// Whether that name, read in a scope, can only be a builtin: no scope around it and no statement of the module
    /// binds it.
    pub fn is_builtin(&self, scope: ScopeId, name: NameId) -> bool {
        let is_bound_here = || self.scope(scope).symbols.get(&name).is_some_and(|symbol| symbol.bound);
        let is_free = matches!(self.access(scope, name), Access::Global | Access::Name);
        is_free && !self.module_binds(name) && !is_bound_here()
    }

    /// Whether any scope reads a builtin of that name.
    pub fn read_builtin(&self, name: NameId) -> bool {
        let reads = |(at, scope): (usize, &Scope)| {
            scope.symbols.contains_key(&name) && self.is_builtin(ScopeId(at as u32), name)
        };
        self.scopes.iter().enumerate().any(reads)
    }

    /// The scope of a `def` or `class`.
    pub fn of_stmt(&self, stmt: StmtId) -> ScopeId {
        self.by_stmt.get(&stmt).copied().unwrap_or(ScopeId(0))
    }

    /// The scope of a lambda, comprehension or generator expression.
    pub fn of_expr(&self, expr: ExprId) -> ScopeId {
        self.by_expr.get(&expr).copied().unwrap_or(ScopeId(0))
    }

    /// A scope by its id.
    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    /// The scope in whose frame the variables of a scope live: itself, unless it is inline.
    pub fn frame(&self, id: ScopeId) -> ScopeId {
        let mut frame = id;
        while self.scope(frame).is_inline {
            let Some(parent) = self.scope(frame).parent else { break };
            frame = parent;
        }
        frame
    }

    /// At how many places each name is bound, or deleted, in all scopes together.
    pub fn bindings(&self) -> FxHashMap<NameId, u32> {
        let mut counts = FxHashMap::default();
        for scope in &self.scopes {
            for (&name, symbol) in &scope.symbols {
                *counts.entry(name).or_default() += symbol.bindings;
            }
        }
        counts.retain(|_, &mut count| count > 0);
        counts
    }

    /// How a name, private names already mangled, is reached from a scope.
    pub fn access(&self, scope: ScopeId, name: NameId) -> Access {
        let scope = self.scope(scope);
        let default = if scope.kind.has_slots() { Access::Global } else { Access::Name };
        scope.symbols.get(&name).map_or(default, |symbol| symbol.access)
    }

    /// Whether a name is read only in the bodies of `except` clauses that bind it, so that nothing tells
    /// whether it is deleted at their ends.
    pub fn stays_in_clauses(&self, scope: ScopeId, name: NameId) -> bool {
        let symbol = self.scope(scope).symbols.get(&name);
        symbol.is_some_and(|symbol| matches!(symbol.access, Access::Fast(_)) && !symbol.is_read_elsewhere)
    }

    /// The slot whose cell holds a captured variable of a scope, for handing it on to a function inside.
    pub fn cell_slot(&self, scope: ScopeId, name: NameId) -> Option<u32> {
        let scope = self.scope(scope);
        scope.slots.iter().position(|&slot| slot == name).map(|slot| slot as u32)
    }

    /// The name of the first parameter that a call `super()` means, if this call is one.
    pub fn super_self(&self, call: ExprId) -> Option<NameId> {
        self.super_calls.get(&call).copied()
    }

    /// The scope whose variable a name, private names already mangled, means in a scope; the module's for a
    /// name that nothing binds.
    pub fn owner(&self, scope: ScopeId, name: NameId) -> ScopeId {
        let is_bound = |symbol: &&Symbol| symbol.bound && symbol.access != Access::Global;
        let first = self.scope(scope);
        // A class body that binds a name means its own, even if it hands on one of the same name.
        if !first.kind.has_slots() && first.symbols.get(&name).is_some_and(|symbol| is_bound(&symbol)) {
            return scope;
        }
        let mut id = scope;
        let is_from_outside = |scope: &Scope| {
            scope.free.contains(&name) || scope.is_inline && !scope.symbols.get(&name).is_some_and(Symbol::is_own)
        };
        while is_from_outside(self.scope(id)) {
            let Some(parent) = self.scope(id).parent else { break };
            id = parent;
        }
        let owner = self.scope(id);
        let owns = owner.kind.has_slots() && owner.symbols.get(&name).filter(is_bound).is_some();
        if owns { id } else { self.module() }
    }

    /// A name as it is known in a scope, if any scope has it.
    pub fn find_name(&self, scope: ScopeId, text: &str, names: &Names) -> Option<NameId> {
        names.find(&mangle(text, self.scope(scope).private.as_deref()))
    }

    /// A name as it is known in a scope: private names mangled.
    pub fn name(&self, scope: ScopeId, text: &str, names: &mut Names) -> NameId {
        names.intern(&mangle(text, self.scope(scope).private.as_deref()))
    }
}

/// A module with its names resolved.
#[derive(Debug)]
pub struct Resolved {
    /// Its scopes.
    pub scopes: Scopes,
    /// The names of the scopes.
    pub names: Names,
    /// What is wrong with them. With an error among it the rest is complete but of no use.
    pub diagnostics: Vec<Diagnostic>,
}

impl Resolved {
    /// Resolves the names of a module.
    pub fn of(tree: &Module) -> Self {
        let (mut names, mut diagnostics) = (Names::default(), Vec::new());
        let scopes = resolve(tree, &mut names, &mut diagnostics);
        Self { scopes, names, diagnostics }
    }
}

/// Finds the scopes of a module and appends what is wrong with them to `diagnostics`.
///
/// With an error reported, the result is still complete but of no use.
pub fn resolve(tree: &Module, names: &mut Names, diagnostics: &mut Vec<Diagnostic>) -> Scopes {
    let mut scopes = collect::collect(tree, names, diagnostics);
    link::link(&mut scopes, names, diagnostics);
    scopes
}

#[cfg(test)]
mod tests;
