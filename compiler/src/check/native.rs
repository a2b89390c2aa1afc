//! Functions that ask for native code.

use mpyc_grammar::{ExprId, ExprKind, Module, StmtKind};

use super::Context;
use crate::diagnostics::{Diagnostic, native_as_bytecode};

/// A warning about the first `@micropython.native` of a file.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    found.extend(first(context.facts.tree));
}

/// The same for a tree of which nothing else is known.
pub(super) fn first(tree: &Module) -> Option<Diagnostic> {
    let decorators = tree.stmts().flat_map(|statement| match &statement.kind {
        StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => tree.list(def.decorator_list),
        _ => &[],
    });
    let spans = decorators.filter(|&&decorator| is_native(tree, decorator)).map(|&decorator| tree.expr(decorator).span);
    spans.min().map(native_as_bytecode)
}

fn is_native(tree: &Module, decorator: ExprId) -> bool {
    let ExprKind::Attribute { value, attr, .. } = tree.expr(decorator).kind else { return false };
    let ExprKind::Name { id, .. } = tree.expr(value).kind else { return false };
    tree.name(id) == "micropython" && tree.name(attr.name) == "native"
}
