//! Imports that nothing uses.

use mpyc_grammar::{Alias, Constant, ExprKind, StmtId, StmtKind};
use rustc_hash::FxHashSet;

use super::Context;
use super::facts::{Binding, Bound};
use crate::diagnostics::{Diagnostic, Span, unused_import};
use crate::imports::MAIN;
use crate::resolve::{ScopeId, ScopeKind};

/// Modules that do something when they are imported.
const DOERS: &[&str] = &["this", "love", "antigravity", "radio", "__future__"];

/// Warnings about names that are imported and never read.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if context.file.is_package || context.sees_names() {
        return;
    }
    let exported = context.exported();
    let already: Vec<Option<Span>> = found.iter().map(Diagnostic::span).collect();
    let unused = context.facts.variables().filter(|(_, _, variable)| variable.reads == 0);
    for (scope, text, variable) in unused {
        if exported.contains(text) || !context.may_be_unused(scope, text) {
            continue;
        }
        if !variable.bindings.iter().all(is_import) {
            continue;
        }
        let unused: Vec<Diagnostic> =
            variable.bindings.iter().filter_map(|binding| context.unused_import(text, binding)).collect();
        // A name that the module does not have is reported as that.
        found.extend(unused.into_iter().filter(|each| !already.contains(&each.span())));
    }
}

/// Whether a binding is an import.
fn is_import(binding: &Binding) -> bool {
    matches!(binding.what, Bound::Import(_) | Bound::ImportFrom(..))
}

impl Context<'_> {
    /// The names in `__all__`.
    fn exported(&self) -> FxHashSet<String> {
        let tree = self.facts.tree;
        let all = self.facts.global("__all__").is_some();
        let texts = tree.exprs().filter(|_| all).filter_map(|expr| match expr.kind {
            ExprKind::Constant { value: Constant::Str(text), .. } => Some(tree.text(text)),
            _ => None,
        });
        texts.map(|text| String::from_utf8_lossy(text).into_owned()).collect()
    }

    /// Whether nobody else takes a name from the module.
    fn may_be_unused(&self, scope: ScopeId, text: &str) -> bool {
        let scope = self.facts.scopes.scope(scope);
        if scope.kind != ScopeKind::Module {
            return scope.kind == ScopeKind::Function;
        }
        !self.known.is_alone && (self.file.name == MAIN || !self.known.is_taken(text, self.file))
    }

    /// The warning about one import, unless there is a reason for it.
    fn unused_import(&self, text: &str, binding: &Binding) -> Option<Diagnostic> {
        let alias = match binding.what {
            Bound::Import(alias) if self.does_something(self.facts.name(alias.name.name)) => return None,
            Bound::ImportFrom(stmt, _) if self.is_special(stmt) => return None,
            Bound::Import(alias) | Bound::ImportFrom(_, alias) => alias,
            _ => return None,
        };
        let is_export = |alias: Alias| alias.asname.is_some_and(|name| name.name == alias.name.name);
        if is_export(alias) || text.starts_with('_') || self.facts.is_tried(binding.place) {
            return None;
        }
        Some(unused_import(alias.span, text))
    }

    /// Whether an import is for another purpose: it speaks to the compiler, or is a package's own.
    fn is_special(&self, stmt: StmtId) -> bool {
        match self.facts.tree.stmt(stmt).kind {
            // A file with a relative import is no app, and who imports it is not known.
            StmtKind::ImportFrom { level: 1.., .. } => self.file.name == MAIN,
            StmtKind::ImportFrom { module: Some(module), .. } => self.facts.name(module.name) == "__future__",
            _ => false,
        }
    }

    /// Whether importing a module does more than making it known. Files of the program may.
    fn does_something(&self, module: &str) -> bool {
        let is_users = self.known.modules.contains_key(module) && !self.known.carried.contains(module);
        DOERS.contains(&module) || module.contains('.') || is_users
    }
}

impl super::Known<'_> {
    /// Whether another file of the program takes a name from a module.
    fn is_taken(&self, name: &str, file: &super::File<'_>) -> bool {
        let others = self.files.iter().flatten().filter(|other| other.name != file.name);
        others.into_iter().any(|other| {
            let tree = other.facts.tree;
            let by_attribute = tree.exprs().any(|expr| match expr.kind {
                ExprKind::Attribute { attr, .. } => tree.name(attr.name) == name,
                _ => false,
            });
            by_attribute
                || tree.stmts().any(|stmt| match stmt.kind {
                    StmtKind::ImportFrom { names, .. } => tree.list(names).iter().any(|alias| {
                        let text = tree.name(alias.name.name);
                        text == "*" || text == name
                    }),
                    _ => false,
                })
        })
    }
}
