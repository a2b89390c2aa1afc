//! Names that are taken from modules which do not have them.

use std::collections::HashMap;

use mpyc_grammar::{ExprContext, ExprKind, Module, StmtKind};

use super::Known;
use crate::diagnostics::{Diagnostic, Span, nearest, no_such_member};
use crate::imports::{SourceModule, imports_of};

/// Warnings about `from module import name` and `module.name`.
pub(super) fn check(known: &Known<'_>, module: &SourceModule) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for import in imports_of(&module.tree).iter().filter(|import| !import.may_fail && !import.names.is_empty()) {
        if let Some(source) = module.absolute_name(&import.module, import.level) {
            found.extend(import.names.iter().filter_map(|(name, place)| known.missing(&source, name, *place)));
        }
    }
    let modules = imported_modules(&module.tree);
    for expr in module.tree.exprs() {
        let ExprKind::Attribute { value, attr, ctx: ExprContext::Load } = expr.kind else { continue };
        let ExprKind::Name { id, .. } = module.tree.expr(value).kind else { continue };
        if let Some(source) = modules.get(module.tree.name(id)) {
            found.extend(known.missing(source, module.tree.name(attr.name), attr.span));
        }
    }
    found
}

impl Known<'_> {
    /// The warning about a member that a module does not have.
    fn missing(&self, module: &str, member: &str, place: Span) -> Option<Diagnostic> {
        let members = self.members(module)?;
        let is_module = self.modules.contains_key(&format!("{module}.{member}"));
        if is_module || self.set_attributes.contains(member) || members.iter().any(|name| name == member) {
            return None;
        }
        let near = nearest(member, members.iter().map(String::as_str).filter(|name| !name.starts_with("__")));
        Some(no_such_member(place, module, member, near))
    }
}

/// The names by which a module knows whole modules, where nothing else has the same name.
fn imported_modules(tree: &Module) -> HashMap<String, String> {
    let mut found = HashMap::new();
    for stmt in tree.stmts() {
        let StmtKind::Import { names } = stmt.kind else { continue };
        for alias in tree.list(names) {
            let module = tree.name(alias.name.name);
            let name = match alias.asname {
                Some(name) => tree.name(name.name),
                None if module.contains('.') => continue,
                None => module,
            };
            found.insert(name.to_owned(), module.to_owned());
        }
    }
    for expr in tree.exprs() {
        if let ExprKind::Name { id, ctx: ExprContext::Store | ExprContext::Del } = expr.kind {
            found.remove(tree.name(id));
        }
    }
    for parameter in tree.parameters() {
        found.remove(tree.name(parameter.name));
    }
    found
}
