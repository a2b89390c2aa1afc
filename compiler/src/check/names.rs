//! Names that nothing defines.

use super::{IMPLICIT, Known, Resolved, is_builtin_name};
use crate::diagnostics::{Diagnostic, nearest, undefined_name};
use crate::imports::SourceModule;

/// Warnings about the names of a module that neither it nor the builtins have.
pub(super) fn check(known: &Known<'_>, module: &SourceModule) -> Vec<Diagnostic> {
    let resolved = Resolved::new(&module.tree);
    let Some(defined) = known.defined(module, &resolved) else { return Vec::new() };
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for scope in resolved.scopes.iter() {
        for (name, place) in scope.looked_up() {
            let text = resolved.names.text(name);
            let is_known = defined.contains(text) || is_builtin_name(text) || IMPLICIT.contains(&text);
            if !is_known && seen.insert(name) {
                let mut candidates: Vec<&str> = super::builtins::all().collect();
                candidates.extend(defined.iter().map(String::as_str));
                let near = nearest(text, candidates.into_iter().filter(|name| !name.starts_with("__")));
                found.push(undefined_name(place, text, near, known.module_with(text).as_deref()));
            }
        }
    }
    found
}

impl Known<'_> {
    /// The built-in module of that name, or that a forgotten import would take the name from.
    fn module_with(&self, name: &str) -> Option<String> {
        let has = |module: &String| self.api.members(module).is_some_and(|all| all.iter().any(|member| member == name));
        let modules = self.api.modules();
        modules.iter().find(|module| *module == name).or_else(|| modules.iter().find(|module| has(module))).cloned()
    }
}
