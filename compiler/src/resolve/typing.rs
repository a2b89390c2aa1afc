//! Imports for type checkers: names of `typing` and its like that a program does not need to run.
//!
//! MicroPython has no such modules. An import of theirs is *erased*, as if it were not written, when all
//! uses of the names it binds are in annotations, in `if TYPE_CHECKING:`, or of these kinds, which mean
//! nothing at run time or can be said without the module:
//!
//! ```text
//! cast(T, value)                          value
//! class A(Generic[T], Protocol): ...      the base is left out
//! @overload, @final, @override ...        the decorator is left out
//! T = TypeVar("T")                        None
//! Alias = Optional[int]                   None
//! ```
//!
//! Any other use needs the module, and its import stays: a board may have a module of that name. So does
//! an import whose name the program binds elsewhere too.

use mpyc_grammar::{Alias, ExprContext, ExprId, ExprKind, List, Module, PatternKind, Span, Stmt, StmtId, StmtKind};
use std::collections::{HashMap, HashSet};

/// The modules that only describe types.
const MODULES: [&str; 3] = ["typing", "typing_extensions", "collections.abc"];
/// Base classes that give nothing to a class.
const BASES: [&str; 2] = ["Generic", "Protocol"];
/// Decorators that give their function or class back.
const DECORATORS: [&str; 7] =
    ["final", "no_type_check", "overload", "override", "runtime", "runtime_checkable", "type_check_only"];
/// What makes type variables.
const VARIABLES: [&str; 3] = ["ParamSpec", "TypeVar", "TypeVarTuple"];

/// What a name of the program means.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Meaning {
    /// One of [`MODULES`].
    Module,
    /// The first part of the dotted name of one of them.
    Package,
    /// That name of one of them.
    Member(Box<str>),
}

/// The names that a program imports from modules that only describe types.
#[derive(Debug, Default)]
pub struct Typing {
    meanings: HashMap<Box<str>, Meaning>,
    /// Those of them that are needed at run time.
    needed: HashSet<Box<str>>,
}

impl Typing {
    /// Finds them in a tree.
    pub fn of(tree: &Module) -> Typing {
        let mut typing = Typing::default();
        if MODULES.iter().all(|name| tree.names.get(name).is_none()) {
            return typing;
        }
        for stmt in tree.stmts() {
            typing.import(tree, stmt);
        }
        for name in bound_otherwise(tree) {
            typing.meanings.remove(name);
        }
        let silent = typing.silent_parts(tree);
        for expr in tree.exprs() {
            if let ExprKind::Name { id, ctx: ExprContext::Load } = expr.kind
                && typing.meanings.contains_key(tree.name(id))
                && !silent.iter().any(|part| part.start <= expr.span.start && expr.span.end <= part.end)
            {
                typing.needed.insert(tree.name(id).into());
            }
        }
        typing
    }

    /// Whether an alias of an import statement is erased.
    pub fn erases(&self, tree: &Module, stmt: &StmtKind, alias: &Alias) -> bool {
        let name = bound_name(tree, alias);
        is_typing_import(tree, stmt, alias) && self.meanings.contains_key(name) && !self.needed.contains(name)
    }

    /// The name of a typing module that an expression is, if it is one.
    fn member<'t>(&'t self, tree: &'t Module, expr: ExprId) -> Option<&'t str> {
        self.member_of_kind(tree, &tree.expr(expr).kind)
    }

    fn member_of_kind<'t>(&'t self, tree: &'t Module, expr: &ExprKind) -> Option<&'t str> {
        match *expr {
            ExprKind::Name { id, .. } => match self.meanings.get(tree.name(id))? {
                Meaning::Member(name) => Some(name),
                Meaning::Module | Meaning::Package => None,
            },
            ExprKind::Attribute { value, attr, .. } => self.is_module(tree, value).then(|| tree.name(attr.name)),
            _ => None,
        }
    }

    /// Whether an expression is a typing module.
    fn is_module(&self, tree: &Module, expr: ExprId) -> bool {
        let meaning = |expr: ExprId| match tree.expr(expr).kind {
            ExprKind::Name { id, .. } => self.meanings.get(tree.name(id)),
            _ => None,
        };
        match tree.expr(expr).kind {
            ExprKind::Attribute { value, attr, .. } => {
                meaning(value) == Some(&Meaning::Package) && tree.name(attr.name) == "abc"
            }
            _ => meaning(expr) == Some(&Meaning::Module),
        }
    }

    /// Whether an expression is `TYPE_CHECKING`, which is false when the program runs.
    pub fn is_type_checking(&self, tree: &Module, expr: ExprId) -> bool {
        self.member(tree, expr) == Some("TYPE_CHECKING")
    }

    /// The value of a call of `cast`.
    pub fn cast(&self, tree: &Module, call: &ExprKind) -> Option<ExprId> {
        let ExprKind::Call { func, args, keywords } = *call else { return None };
        let &[_, value] = tree.list(args) else { return None };
        let starred = tree.list(args).iter().any(|&arg| matches!(tree.expr(arg).kind, ExprKind::Starred { .. }));
        (self.member(tree, func) == Some("cast") && keywords.is_empty() && !starred).then_some(value)
    }

    /// Whether a base class gives nothing to a class.
    pub fn is_empty_base(&self, tree: &Module, base: ExprId) -> bool {
        let base = if let ExprKind::Subscript { value, .. } = tree.expr(base).kind { value } else { base };
        self.member(tree, base).is_some_and(|name| BASES.contains(&name))
    }

    /// Whether a decorator gives its function or class back.
    pub fn is_empty_decorator(&self, tree: &Module, decorator: ExprId) -> bool {
        self.member(tree, decorator).is_some_and(|name| DECORATORS.contains(&name))
    }

    /// Whether a value that is assigned to a name is a type variable or a description of a type.
    pub fn is_type(&self, tree: &Module, value: ExprId) -> bool {
        match tree.expr(value).kind {
            ExprKind::Call { func, .. } => self.member(tree, func).is_some_and(|name| VARIABLES.contains(&name)),
            ExprKind::Subscript { value, .. } => self.member(tree, value).is_some(),
            _ => false,
        }
    }

    fn import(&mut self, tree: &Module, stmt: &Stmt) {
        let (StmtKind::Import { names } | StmtKind::ImportFrom { names, .. }) = stmt.kind else { return };
        for alias in tree.list(names).iter().filter(|alias| is_typing_import(tree, &stmt.kind, alias)) {
            let meaning = match stmt.kind {
                StmtKind::ImportFrom { .. } => Meaning::Member(tree.name(alias.name.name).into()),
                _ if alias.asname.is_none() && tree.name(alias.name.name).contains('.') => Meaning::Package,
                _ => Meaning::Module,
            };
            self.meanings.insert(bound_name(tree, alias).into(), meaning);
        }
    }

    /// The parts of the text that nobody evaluates.
    fn silent_parts(&self, tree: &Module) -> Vec<Span> {
        let mut parts: Vec<Span> =
            tree.parameters().filter_map(|arg| arg.annotation).map(|expr| tree.expr(expr).span).collect();
        for stmt in tree.stmts() {
            self.silent_parts_of(tree, stmt, &mut parts);
        }
        let flags = tree.exprs().filter(|expr| self.member_of_kind(tree, &expr.kind) == Some("TYPE_CHECKING"));
        parts.extend(flags.map(|expr| expr.span));
        let casts = tree.exprs().filter_map(|call| {
            let value = self.cast(tree, &call.kind)?;
            Some(Span::new(call.span.start, tree.expr(value).span.start))
        });
        parts.extend(casts);
        parts
    }

    fn silent_parts_of(&self, tree: &Module, stmt: &Stmt, parts: &mut Vec<Span>) {
        let span = |expr: ExprId| tree.expr(expr).span;
        match stmt.kind {
            StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => {
                parts.extend(def.returns.map(span));
                parts.extend(tree.list(def.type_params).iter().map(|each| each.span));
                parts.extend(self.empty_decorators(tree, def.decorator_list));
            }
            StmtKind::ClassDef(def) => {
                parts.extend(tree.list(def.type_params).iter().map(|each| each.span));
                parts.extend(self.empty_decorators(tree, def.decorator_list));
                let bases = tree.list(def.bases).iter().filter(|&&base| self.is_empty_base(tree, base));
                parts.extend(bases.map(|&base| span(base)));
            }
            StmtKind::TypeAlias { .. } => parts.push(stmt.span),
            StmtKind::Assign { value, .. } if self.is_type(tree, value) => parts.push(span(value)),
            StmtKind::AnnAssign { annotation, value, .. } => {
                parts.push(span(annotation));
                parts.extend(value.filter(|&value| self.is_type(tree, value)).map(span));
            }
            StmtKind::If { test, body, .. } if self.is_type_checking(tree, test) => {
                parts.extend(tree.list(body).iter().map(|&id: &StmtId| tree.stmt(id).span));
            }
            _ => {}
        }
    }

    fn empty_decorators(&self, tree: &Module, decorators: List<ExprId>) -> Vec<Span> {
        let empty = tree.list(decorators).iter().filter(|&&decorator| self.is_empty_decorator(tree, decorator));
        empty.map(|&decorator| tree.expr(decorator).span).collect()
    }
}

/// The name that an alias binds.
fn bound_name<'t>(tree: &'t Module, alias: &Alias) -> &'t str {
    match alias.asname {
        Some(name) => tree.name(name.name),
        None => tree.name(alias.name.name).split('.').next().unwrap_or_default(),
    }
}

/// Whether an alias of an import statement is of a typing module; `*` is not, as nobody knows what it binds.
fn is_typing_import(tree: &Module, stmt: &StmtKind, alias: &Alias) -> bool {
    let name = tree.name(alias.name.name);
    match *stmt {
        StmtKind::Import { .. } => MODULES.contains(&name),
        StmtKind::ImportFrom { module: Some(module), level: 0, .. } => {
            name != "*" && MODULES.contains(&tree.name(module.name))
        }
        _ => false,
    }
}

/// The names that something else than an import of a typing module binds, in any scope.
fn bound_otherwise(tree: &Module) -> Vec<&str> {
    let mut names: Vec<&str> = tree.parameters().map(|each| tree.name(each.arg.name)).collect();
    names.extend(tree.exprs().filter_map(|expr| match expr.kind {
        ExprKind::Name { id, ctx: ExprContext::Store | ExprContext::Del } => Some(tree.name(id)),
        _ => None,
    }));
    for stmt in tree.stmts() {
        match stmt.kind {
            StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => names.push(tree.name(def.name.name)),
            StmtKind::ClassDef(def) => names.push(tree.name(def.name.name)),
            StmtKind::Try(block) | StmtKind::TryStar(block) => {
                let handlers = tree.list(block.handlers).iter().filter_map(|handler| handler.name);
                names.extend(handlers.map(|name| tree.name(name.name)));
            }
            StmtKind::Import { names: aliases } | StmtKind::ImportFrom { names: aliases, .. } => {
                let other = tree.list(aliases).iter().filter(|alias| !is_typing_import(tree, &stmt.kind, alias));
                names.extend(other.map(|alias| bound_name(tree, alias)));
            }
            _ => {}
        }
    }
    names.extend(tree.patterns().filter_map(|pattern| match pattern.kind {
        PatternKind::MatchStar { name }
        | PatternKind::MatchAs { name, .. }
        | PatternKind::MatchMapping { rest: name, .. } => name.map(|name| tree.name(name.name)),
        _ => None,
    }));
    names
}

#[cfg(test)]
mod tests {
    use crate::imports::imports_of;
    use mpyc_grammar::parse_str;

    /// The modules that a program imports when it runs.
    fn imported(text: &str) -> Vec<String> {
        let (tree, errors) = parse_str(text);
        assert!(errors.is_empty(), "{errors:?}");
        imports_of(&tree).into_iter().map(|import| import.module).collect()
    }

    #[test]
    fn annotations_need_no_import() {
        assert!(
            imported("import typing as t\nfrom typing import Any\ndef f(a: t.List[Any]) -> Any: x: t.Any = a\n")
                .is_empty()
        );
        assert!(imported("from collections.abc import Callable\nx: Callable = 5\n").is_empty());
    }

    #[test]
    fn what_type_checkers_import_is_not_imported() {
        let text = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a\nelse:\n    import b\n";
        assert_eq!(imported(text), ["b"]);
    }

    #[test]
    fn uses_at_run_time_need_the_import() {
        assert_eq!(imported("from typing import Any, NamedTuple\nclass A(NamedTuple): x: Any\n"), ["typing"]);
        assert_eq!(
            imported("import collections.abc\nprint(isinstance([], collections.abc.Sized))\n"),
            ["collections.abc"]
        );
        assert_eq!(imported("from typing import cast\nf = cast\n"), ["typing"]);
    }

    #[test]
    fn what_can_be_said_without_the_module_needs_no_import() {
        let text = "from typing import Generic, TypeVar, cast, overload, Union\nT = TypeVar('T')\nU = Union[int, str]\n\
                    class A(Generic[T]):\n    @overload\n    def f(self): return cast(U, 1)\n";
        assert!(imported(text).is_empty());
    }

    #[test]
    fn names_that_are_bound_twice_are_ordinary() {
        assert_eq!(imported("from typing import Any\ndef f(Any): pass\n"), ["typing"]);
        assert_eq!(imported("try:\n    import typing\nexcept ImportError:\n    typing = None\n"), ["typing"]);
    }
}
