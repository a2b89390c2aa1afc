//! Checks of a whole program that CPython makes only when it gets there: names that nothing defines, and
//! names that a module does not have.
//!
//! Findings are warnings, as Python lets a program define names in ways that no check sees. Where a
//! module could do that (`exec`, `globals()`, a star import of unknown names), nothing is said about it.
//! Code that expects the failure (`try:` with `except ImportError:`) is left alone.

mod builtins;
mod comments;
mod levels;
mod members;
mod names;
mod native;

use std::collections::{HashMap, HashSet};

use mpyc_grammar::{ExprContext, ExprKind, Module, StmtKind};

use crate::code::Names;
use crate::diagnostics::Diagnostic;
use crate::imports::{Program, SourceModule};
use crate::resolve::{Scope, Scopes, resolve};

pub use builtins::is_builtin_name;
pub use levels::{Level, Levels, Selector, UnknownWarning};

use comments::Allowed;

/// What is known of the modules in a firmware.
pub trait Api {
    /// The names that a built-in module has; `None` for a module that is not known.
    fn members(&self, module: &str) -> Option<Vec<String>>;

    /// The built-in modules whose names a program may have forgotten to import, the likeliest first.
    fn modules(&self) -> Vec<String>;
}

/// Appends warnings to the modules of a program, and sets for all their warnings what becomes of them.
/// Modules with errors are passed over, as what was not understood may define anything.
pub fn check(program: &mut Program, api: &dyn Api, levels: &Levels) {
    let known = Known::new(program, api);
    let found: Vec<Vec<Diagnostic>> =
        program.modules.iter().map(|module| if module.is_valid() { known.check(module) } else { Vec::new() }).collect();
    for (module, found) in program.modules.iter_mut().zip(found) {
        module.diagnostics.extend(found);
        settle(&mut module.diagnostics, module.source.text());
        levels.apply(&mut module.diagnostics);
    }
}

/// Appends the warnings that a file gives without a look at others, and takes out what its comments
/// allow. It must be free of errors.
pub fn check_file(tree: &Module, text: &str, found: &mut Vec<Diagnostic>) {
    found.extend(native::check(tree));
    settle(found, text);
}

/// Takes out the warnings that comments allow.
fn settle(found: &mut Vec<Diagnostic>, text: &str) {
    let allowed = Allowed::of(text, found);
    found.retain(|each| each.is_error() || !allowed.covers(each));
    found.sort_by_key(Diagnostic::span);
}

/// What is known of a program's modules.
struct Known<'a> {
    api: &'a dyn Api,
    /// The names that each module of the program has; `None` where that is not certain.
    modules: HashMap<String, Option<HashSet<String>>>,
    /// Attributes that the program sets on anything: such a name may be set on a module.
    set_attributes: HashSet<String>,
}

impl<'a> Known<'a> {
    fn new(program: &Program, api: &'a dyn Api) -> Self {
        let set_attributes = program.modules.iter().flat_map(|module| set_attributes(&module.tree)).collect();
        let mut known = Self { api, modules: HashMap::new(), set_attributes };
        // Modules come after those that they import, so names of a star import are known by then.
        for module in &program.modules {
            let names = known.names_of(module, program);
            known.modules.insert(module.name.clone(), names);
        }
        known
    }

    /// The names that a module of the program has.
    fn names_of(&self, module: &SourceModule, program: &Program) -> Option<HashSet<String>> {
        let mut found = self.defined(module, &Resolved::new(&module.tree))?;
        let prefix = format!("{}.", module.name);
        found.extend(program.modules.iter().filter_map(|other| Some(other.name.strip_prefix(&prefix)?.to_owned())));
        if found.contains("__getattr__") { None } else { Some(found) }
    }

    /// The names that a module defines at its top; `None` if it may define others.
    fn defined(&self, module: &SourceModule, resolved: &Resolved) -> Option<HashSet<String>> {
        if !module.is_valid() || makes_names(&module.tree) {
            return None;
        }
        let mut found: HashSet<String> = IMPLICIT.iter().map(|&name| name.to_owned()).collect();
        found.extend(resolved.module_names());
        for source in star_imports(module) {
            found.extend(self.members(&source?)?.into_iter().filter(|name| !name.starts_with('_')));
        }
        Some(found)
    }

    /// The names that a module, built in or of the program, has; `None` if that is not known.
    fn members(&self, module: &str) -> Option<Vec<String>> {
        match self.modules.get(module) {
            Some(names) => names.as_ref().map(|names| names.iter().cloned().collect()),
            None => self.api.members(module),
        }
    }

    fn check(&self, module: &SourceModule) -> Vec<Diagnostic> {
        let mut found = names::check(self, module);
        found.extend(members::check(self, module));
        found.extend(native::check(&module.tree));
        found
    }
}

/// The names that every module has.
const IMPLICIT: &[&str] = &["__name__", "__file__", "__path__", "__doc__", "__builtins__", "__debug__", "__class__"];

/// A module's scopes with the texts of their names.
struct Resolved {
    scopes: Scopes,
    names: Names,
}

impl Resolved {
    fn new(tree: &Module) -> Self {
        let mut names = Names::default();
        // What is wrong with the scopes is reported when the module is compiled.
        let scopes = resolve(tree, &mut names, &mut Vec::new());
        Self { scopes, names }
    }

    /// The names that the module binds, at its top or by `global` declarations.
    fn module_names(&self) -> impl Iterator<Item = String> {
        let top = self.scopes.scope(self.scopes.module()).bound();
        let declared = self.scopes.iter().flat_map(Scope::bound_globals);
        top.chain(declared).map(|name| self.names.text(name).to_owned())
    }
}

/// Whether a module may define names that no statement shows.
fn makes_names(tree: &Module) -> bool {
    tree.exprs().any(|expr| match expr.kind {
        ExprKind::Name { id, .. } => matches!(tree.name(id), "exec" | "globals" | "execfile"),
        _ => false,
    })
}

/// The modules that a module imports all names of; `None` stands for one whose name leads nowhere.
fn star_imports(module: &SourceModule) -> impl Iterator<Item = Option<String>> {
    let tree = &module.tree;
    tree.stmts().filter_map(move |stmt| match stmt.kind {
        StmtKind::ImportFrom { module: from, names, level } => {
            let all = tree.list(names).iter().any(|alias| tree.name(alias.name.name) == "*");
            let from = from.map_or("", |from| tree.name(from.name));
            all.then(|| module.absolute_name(from, level))
        }
        _ => None,
    })
}

/// The attributes that a module sets on anything.
fn set_attributes(tree: &Module) -> impl Iterator<Item = String> {
    tree.exprs().filter_map(|expr| match expr.kind {
        ExprKind::Attribute { attr, ctx: ExprContext::Store, .. } => Some(tree.name(attr.name).to_owned()),
        _ => None,
    })
}

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
