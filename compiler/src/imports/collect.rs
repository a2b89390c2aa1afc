//! The import statements of a module, in source order.

use mpyc_grammar::{Constant, ExceptHandler, Expr, ExprKind, List, Module, Stmt, StmtId, StmtKind, Try};

use super::library::{COMPLEX_MODULE, carried_builtins};
use crate::diagnostics::Span;
use crate::resolve::{Resolved, Typing};

/// One module that an import statement names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Import {
    /// The dotted name, without leading dots; may be empty in `from . import x`.
    pub(crate) module: String,
    /// How many leading dots there are.
    pub(crate) level: u32,
    /// The names of `from module import a, b`, which may be modules of a package.
    pub(crate) names: Vec<(String, Span)>,
    /// What to point at.
    pub(crate) span: Span,
    /// Whether the program goes on if the module is missing.
    pub(crate) may_fail: bool,
}

/// The imports of a whole module, those in functions and classes included.
pub(crate) fn imports_of(tree: &Module) -> Vec<Import> {
    let typing = Typing::of(tree);
    let mut found = Vec::new();
    // An explicit stack: chains of `elif` nest deeper than a native stack may.
    let mut pending: Vec<(StmtId, bool)> = Vec::new();
    push(tree, &mut pending, tree.body, false);
    while let Some((id, may_fail)) = pending.pop() {
        let stmt = tree.stmt(id);
        collect(tree, &typing, stmt, may_fail, &mut found);
        for (block, may_fail) in blocks(tree, &typing, &stmt.kind, may_fail).into_iter().rev() {
            push(tree, &mut pending, block, may_fail);
        }
    }
    found
}

/// The carried modules that a module needs without an import statement: those of builtins that the firmware lacks.
pub(super) fn implied_imports(tree: &Module, resolved: &Resolved) -> Vec<Import> {
    let mut modules: Vec<&str> = carried_builtins(&resolved.names, &resolved.scopes)
        .into_iter()
        .filter(|(name, _)| resolved.scopes.read_builtin(*name))
        .map(|(_, module)| module)
        .collect();
    if tree.exprs().any(is_imaginary) && !modules.contains(&COMPLEX_MODULE) {
        modules.push(COMPLEX_MODULE);
    }
    let import = |module: &str| Import {
        module: module.to_owned(),
        level: 0,
        names: Vec::new(),
        span: Span::default(),
        may_fail: false,
    };
    modules.into_iter().map(import).collect()
}

/// Whether it is a literal such as `2j`.
fn is_imaginary(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Constant { value: Constant::Imaginary(_), .. })
}

/// Puts a block on the stack so that its first statement comes off first.
fn push(tree: &Module, pending: &mut Vec<(StmtId, bool)>, block: List<StmtId>, may_fail: bool) {
    pending.extend(tree.list(block).iter().rev().map(|&id| (id, may_fail)));
}

/// The imports of one statement itself.
fn collect(tree: &Module, typing: &Typing, stmt: &Stmt, may_fail: bool, found: &mut Vec<Import>) {
    match stmt.kind {
        StmtKind::Import { names } => {
            let needed = tree.list(names).iter().filter(|alias| !typing.erases(tree, &stmt.kind, alias));
            found.extend(needed.map(|alias| Import {
                module: tree.name(alias.name.name).to_owned(),
                level: 0,
                names: Vec::new(),
                span: alias.name.span,
                may_fail,
            }));
        }
        StmtKind::ImportFrom { module, names, level } => {
            let text = module.map_or("", |module| tree.name(module.name));
            // `from __future__` speaks to the compiler.
            if level == 0 && text == "__future__" {
                return;
            }
            let needed: Vec<_> =
                tree.list(names).iter().filter(|alias| !typing.erases(tree, &stmt.kind, alias)).collect();
            if needed.is_empty() {
                return;
            }
            let names = needed.iter().map(|alias| (tree.name(alias.name.name).to_owned(), alias.name.span));
            found.push(Import {
                module: text.to_owned(),
                level,
                names: names.filter(|(name, _)| name != "*").collect(),
                span: module.map_or(stmt.span, |module| module.span),
                may_fail,
            });
        }
        _ => {}
    }
}

/// The blocks of a statement in source order, each with whether a missing module is caught there.
fn blocks(tree: &Module, typing: &Typing, kind: &StmtKind, may_fail: bool) -> Vec<(List<StmtId>, bool)> {
    match *kind {
        StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => vec![(def.body, may_fail)],
        StmtKind::ClassDef(def) => vec![(def.body, may_fail)],
        StmtKind::For(each) | StmtKind::AsyncFor(each) => vec![(each.body, may_fail), (each.orelse, may_fail)],
        StmtKind::If { test, orelse, .. } if typing.is_type_checking(tree, test) => vec![(orelse, may_fail)],
        StmtKind::While { body, orelse, .. } | StmtKind::If { body, orelse, .. } => {
            vec![(body, may_fail), (orelse, may_fail)]
        }
        StmtKind::With(with) | StmtKind::AsyncWith(with) => vec![(with.body, may_fail)],
        StmtKind::Match { cases, .. } => tree.list(cases).iter().map(|case| (case.body, may_fail)).collect(),
        StmtKind::Try(block) | StmtKind::TryStar(block) => try_blocks(tree, &block, may_fail),
        _ => Vec::new(),
    }
}

/// The blocks of a `try` statement; its body is the one it protects.
fn try_blocks(tree: &Module, block: &Try, may_fail: bool) -> Vec<(List<StmtId>, bool)> {
    let caught = tree.list(block.handlers).iter().any(|handler| catches_import_error(tree, handler));
    let mut all = vec![(block.body, may_fail || caught)];
    all.extend(tree.list(block.handlers).iter().map(|handler| (handler.body, may_fail)));
    all.extend([(block.orelse, may_fail), (block.finalbody, may_fail)]);
    all
}

/// Whether a handler catches the exception of a missing module.
fn catches_import_error(tree: &Module, handler: &ExceptHandler) -> bool {
    let Some(expr) = handler.type_ else { return true };
    let names = match tree.expr(expr).kind {
        ExprKind::Tuple { elts, .. } => tree.list(elts).to_vec(),
        _ => vec![expr],
    };
    names.into_iter().any(|expr| match tree.expr(expr).kind {
        ExprKind::Name { id, .. } => {
            matches!(tree.name(id), "ImportError" | "ModuleNotFoundError" | "Exception" | "BaseException")
        }
        _ => false,
    })
}
