//! What a carried module imports only when it is asked for a name: the branches of its `__getattr__(name)`.
//!
//! ```python
//! def __getattr__(name):
//!     if name == "deque":
//!         from _deque import deque as value
//! ```
//!
//! Such an import belongs to the program only if some other module of it has that name, as a name or as a text.

use mpyc_grammar::{Constant, ExprKind, Module, StmtId, StmtKind};

use crate::diagnostics::Span;

/// The imports in such branches: what each points at, as in [`super::Import`], with the name that asks for it.
pub(super) fn asked_for(tree: &Module) -> Vec<(Span, String)> {
    let getattr = tree.list(tree.body).iter().find_map(|&id| match tree.stmt(id).kind {
        StmtKind::FunctionDef(def) if tree.name(def.name.name) == "__getattr__" => Some(def),
        _ => None,
    });
    let body = getattr.map_or(&[][..], |def| tree.list(def.body));
    let mut pending: Vec<StmtId> = body.to_vec();
    let mut found = Vec::new();
    while let Some(id) = pending.pop() {
        let StmtKind::If { test, body, orelse } = tree.stmt(id).kind else { continue };
        pending.extend(tree.list(orelse));
        if let Some(name) = compared(tree, test) {
            let imports = tree.list(body).iter().filter_map(|&id| import(tree, id));
            found.extend(imports.map(|span| (span, name.clone())));
        }
    }
    found
}

/// The text that an expression compares a variable with, if it does nothing else.
fn compared(tree: &Module, test: mpyc_grammar::ExprId) -> Option<String> {
    let ExprKind::Compare { comparators, .. } = tree.expr(test).kind else { return None };
    let &[text] = tree.list(comparators) else { return None };
    let ExprKind::Constant { value: Constant::Str(text), .. } = tree.expr(text).kind else { return None };
    String::from_utf8(tree.text(text).to_vec()).ok()
}

/// What a `from` statement's import points at.
fn import(tree: &Module, id: StmtId) -> Option<Span> {
    match tree.stmt(id).kind {
        StmtKind::ImportFrom { module, .. } => module.map(|module| module.span),
        _ => None,
    }
}

/// Whether a module has a name, of whatever, or a text that is this name.
pub(super) fn has(tree: &Module, name: &str) -> bool {
    let is_text = |kind: &ExprKind| match *kind {
        ExprKind::Constant { value: Constant::Str(text), .. } => tree.text(text) == name.as_bytes(),
        _ => false,
    };
    tree.names.get(name).is_some() || tree.exprs().any(|expr| is_text(&expr.kind))
}
