//! Warnings: what a program does that Python allows and its author hardly wants, or that CPython notices
//! only when it gets there.
//!
//! Nothing is reported that could be right: where a module may define names that no statement shows
//! (`exec`, `globals()`, a star import of unknown names), where a `try` catches the failure, or where a name
//! has more than one meaning, the checks keep quiet.
//!
//! `facts` collects in one walk what each file binds and reads; `values` says what an expression stands
//! for, with the data of `api`; the other modules are the checks, each a pass over statements or
//! expressions. `levels` and `comments` decide which findings the user sees.

pub mod api;

mod attributes;
mod board;
mod builtins;
mod calls;
mod comments;
mod coroutines;
mod definitions;
mod expressions;
mod facts;
mod flow;
mod imports;
mod levels;
mod members;
mod mixed;
mod names;
mod native;
mod parameters;
mod statements;
mod values;
mod variables;
mod walk;

use mpyc_grammar::{Constant, ExprContext, ExprKind, Module, StmtKind};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostics::{Diagnostic, Span};
use crate::imports::{Program, SourceModule, absolute_name, imports_of};
use crate::resolve::Resolved;

pub use builtins::is_builtin_name;
pub use levels::{Level, Levels, Selector, UnknownWarning};

use comments::Allowed;
use facts::Facts;

/// What is known of the modules in a firmware.
pub trait Api {
    /// The names that a built-in module has; `None` for a module that is not known.
    fn members(&self, module: &str) -> Option<Vec<String>>;

    /// The built-in modules whose names a program may have forgotten to import, the likeliest first.
    fn modules(&self) -> Vec<String>;

    /// Whether the board is a micro:bit v2.
    fn is_v2(&self) -> bool;
}

/// Appends warnings to the modules of a program, and sets for all their warnings what becomes of them.
/// Modules with errors in their own text are passed over, as what was not understood may define anything.
pub fn check(program: &mut Program, api: &dyn Api, levels: &Levels) {
    let found: Vec<Vec<Diagnostic>> = {
        let known = Known::new(program, api);
        let files = known.files.iter().zip(&program.modules);
        let asked = files.map(|(file, module)| file.as_ref().filter(|_| !module.is_carried));
        asked.map(|file| file.map_or(Vec::new(), |file| known.check(file))).collect()
    };
    for (module, mut found) in program.modules.iter_mut().zip(found) {
        // In a line with an error, that says what matters.
        let text = module.source.text();
        let errors: Vec<Span> =
            module.diagnostics.iter().filter(|each| each.is_error()).filter_map(Diagnostic::span).collect();
        found.retain(|each| {
            !each.span().is_some_and(|place| errors.iter().any(|&error| is_one_line(text, error, place)))
        });
        module.diagnostics.extend(found);
        settle(&mut module.diagnostics, module.source.text());
        levels.apply(&mut module.diagnostics);
    }
}

/// Whether two places are in one line.
fn is_one_line(text: &str, a: Span, b: Span) -> bool {
    let (first, last) = (a.start.min(b.start) as usize, a.start.max(b.start) as usize);
    text.get(first..last).is_some_and(|between| !between.contains('\n'))
}

/// Appends the warnings that a file gives without a look at others, and takes out what its comments
/// allow. It must be free of errors.
pub fn check_file(tree: &Module, text: &str, resolved: &Resolved, found: &mut Vec<Diagnostic>) {
    let file = File::new("", None, false, tree, text, resolved);
    let mut known = Known::nothing(&Elsewhere);
    known.is_alone = true;
    known.add_facts(&file);
    found.extend(known.check(&file));
    settle(found, text);
}

/// Appends the warnings that say that the result is another than the file asks for, and no others.
pub fn check_result(tree: &Module, text: &str, found: &mut Vec<Diagnostic>) {
    found.extend(native::first(tree));
    settle(found, text);
}

/// Takes out the warnings that comments allow.
fn settle(found: &mut Vec<Diagnostic>, text: &str) {
    let allowed = Allowed::of(text, found);
    found.retain(|each| each.is_error() || !allowed.covers(each));
    found.sort_by_key(|each| (each.span(), each.code));
}

/// Any firmware: what its modules have is not known.
struct Elsewhere;

impl Api for Elsewhere {
    fn members(&self, _: &str) -> Option<Vec<String>> {
        None
    }

    fn modules(&self) -> Vec<String> {
        Vec::new()
    }

    fn is_v2(&self) -> bool {
        false
    }
}

/// The checks of a file.
const CHECKS: &[fn(&Context<'_>, &mut Vec<Diagnostic>)] = &[
    names::check,
    members::check,
    imports::check,
    variables::check,
    flow::check,
    statements::check,
    expressions::check,
    definitions::check,
    calls::check,
    mixed::check,
    attributes::check,
    board::check,
    native::check,
    coroutines::check,
];

/// A module without errors.
struct File<'a> {
    /// Its dotted name.
    name: &'a str,
    /// The package that its relative imports start at.
    package: Option<&'a str>,
    /// Whether it is a package itself.
    is_package: bool,
    facts: Facts<'a>,
    /// The modules that it imports all names of; `None` stands for one whose name leads nowhere.
    stars: Vec<Option<String>>,
}

impl<'a> File<'a> {
    fn new(
        name: &'a str,
        package: Option<&'a str>,
        is_package: bool,
        tree: &'a Module,
        text: &'a str,
        resolved: &'a Resolved,
    ) -> Self {
        let stars = star_imports(tree, package).collect();
        Self { name, package, is_package, facts: Facts::new(tree, text, resolved), stars }
    }

    fn of(module: &'a SourceModule) -> Self {
        let (package, text) = (module.package(), module.source.text());
        Self::new(&module.name, package, module.is_package, &module.tree, text, &module.resolved)
    }

    /// The dotted name that an import of `module` behind `level` dots means.
    fn absolute_name(&self, module: &str, level: u32) -> Option<String> {
        absolute_name(self.package, module, level)
    }
}

/// What a check works on.
struct Context<'a> {
    known: &'a Known<'a>,
    file: &'a File<'a>,
    facts: &'a Facts<'a>,
}

/// What is known of a program's modules.
struct Known<'a> {
    api: &'a dyn Api,
    /// Whether there is one file only, and what else the program has is not known.
    is_alone: bool,
    /// The modules in the program's order; `None` where one has errors in its text.
    files: Vec<Option<File<'a>>>,
    /// The names that each module of the program has; `None` where that is not certain.
    modules: FxHashMap<String, Option<FxHashSet<String>>>,
    /// The modules of the program that the compiler carries.
    carried: FxHashSet<String>,
    /// The names that the built-in modules have that the program imports.
    natives: FxHashMap<String, FxHashSet<String>>,
    /// Attributes that the program sets on anything, each with the file that does, if only one does.
    set_attributes: FxHashMap<String, Option<String>>,
    /// Attributes that the program asks for by strings.
    asked_attributes: FxHashSet<String>,
    /// The names of the classes that other classes are made of.
    bases: FxHashSet<String>,
}

impl<'a> Known<'a> {
    fn nothing(api: &'a dyn Api) -> Self {
        Self {
            api,
            is_alone: false,
            files: Vec::new(),
            modules: FxHashMap::default(),
            carried: FxHashSet::default(),
            natives: FxHashMap::default(),
            set_attributes: FxHashMap::default(),
            asked_attributes: FxHashSet::default(),
            bases: FxHashSet::default(),
        }
    }

    /// Adds what a file does that matters to others.
    fn add_facts(&mut self, file: &File<'_>) {
        let tree = file.facts.tree;
        for name in set_attributes(tree) {
            let only = self.set_attributes.entry(name.to_owned()).or_insert_with(|| Some(file.name.to_owned()));
            if only.as_deref() != Some(file.name) {
                *only = None;
            }
        }
        self.asked_attributes.extend(file.facts.attribute_texts.iter().cloned());
        for stmt in tree.stmts() {
            let StmtKind::ClassDef(def) = stmt.kind else { continue };
            for &base in tree.list(def.bases) {
                match tree.expr(base).kind {
                    ExprKind::Name { id, .. } => self.bases.insert(tree.name(id).to_owned()),
                    ExprKind::Attribute { attr, .. } => self.bases.insert(tree.name(attr.name).to_owned()),
                    _ => false,
                };
            }
        }
        for import in imports_of(tree) {
            if let Some(name) = file.absolute_name(&import.module, import.level)
                && let Some(members) = self.api.members(&name)
            {
                self.natives.insert(name, members.into_iter().collect());
            }
        }
    }

    fn new(program: &'a Program, api: &'a dyn Api) -> Self {
        let mut known = Self::nothing(api);
        // Modules come after those that they import, so names of a star import are known by then.
        for module in &program.modules {
            let file = module.is_understood().then(|| File::of(module));
            if let Some(file) = &file {
                known.add_facts(file);
            }
            let names = file.as_ref().and_then(|file| known.names_of(file, program));
            known.modules.insert(module.name.clone(), names);
            known.files.push(file);
            known.carried.extend(module.is_carried.then(|| module.name.clone()));
        }
        known
    }

    /// The names that a module of the program has.
    fn names_of(&self, file: &File<'_>, program: &Program) -> Option<FxHashSet<String>> {
        if program.modules.iter().any(|module| module.name == file.name && module.is_carried) {
            return Some(carried_names(file));
        }
        let mut found = self.defined(file)?;
        let prefix = format!("{}.", file.name);
        found.extend(program.modules.iter().filter_map(|other| Some(other.name.strip_prefix(&prefix)?.to_owned())));
        if found.contains("__getattr__") { None } else { Some(found) }
    }

    /// The names that a module defines at its top; `None` if it may define others.
    fn defined(&self, file: &File<'_>) -> Option<FxHashSet<String>> {
        if makes_names(file.facts.tree) {
            return None;
        }
        let mut found: FxHashSet<String> = IMPLICIT.iter().map(|&name| name.to_owned()).collect();
        found.extend(file.facts.module_names());
        for source in &file.stars {
            let members = self.members(source.as_ref()?)?;
            found.extend(members.iter().filter(|name| !name.starts_with('_')).cloned());
        }
        Some(found)
    }

    /// All warnings of one file.
    fn check(&self, file: &File<'_>) -> Vec<Diagnostic> {
        let context = Context { known: self, file, facts: &file.facts };
        let mut found = Vec::new();
        for check in CHECKS {
            check(&context, &mut found);
        }
        found
    }

    /// The names that a module, built in or of the program, has; `None` if that is not known.
    fn members(&self, module: &str) -> Option<&FxHashSet<String>> {
        match self.modules.get(module) {
            Some(names) => names.as_ref(),
            None => self.natives.get(module),
        }
    }
}

/// The names that every module has.
const IMPLICIT: &[&str] = &[
    "__name__",
    "__file__",
    "__path__",
    "__doc__",
    "__builtins__",
    "__debug__",
    "__class__",
    "__package__",
    "__loader__",
    "__spec__",
    "__annotations__",
];

/// The names of a module that the compiler carries: what it defines, and what its `__getattr__`, if it has one, compares
/// the name that is asked for with. We wrote these modules, so there are no others.
fn carried_names(file: &File<'_>) -> FxHashSet<String> {
    let tree = file.facts.tree;
    let mut found: FxHashSet<String> = IMPLICIT.iter().map(|&name| name.to_owned()).collect();
    found.extend(file.facts.module_names());
    if found.contains("__getattr__") {
        let compared = tree.exprs().filter_map(|expr| match expr.kind {
            ExprKind::Compare { comparators, .. } => Some(tree.list(comparators)),
            _ => None,
        });
        found.extend(compared.flatten().filter_map(|&expr| match tree.expr(expr).kind {
            ExprKind::Constant { value: Constant::Str(text), .. } => {
                Some(String::from_utf8_lossy(tree.text(text)).into_owned())
            }
            _ => None,
        }));
    }
    found
}

/// Whether a module may define names that no statement shows.
fn makes_names(tree: &Module) -> bool {
    tree.exprs().any(|expr| match expr.kind {
        ExprKind::Name { id, .. } => matches!(tree.name(id), "exec" | "globals" | "execfile"),
        // Ways of an enumeration to make its members names of the module.
        ExprKind::Attribute { attr, .. } => matches!(tree.name(attr.name), "global_enum" | "_convert_"),
        _ => false,
    })
}

/// The modules that a module imports all names of; `None` stands for one whose name leads nowhere.
fn star_imports(tree: &Module, package: Option<&str>) -> impl Iterator<Item = Option<String>> {
    tree.stmts().filter_map(move |stmt| match stmt.kind {
        StmtKind::ImportFrom { module: from, names, level } => {
            let all = tree.list(names).iter().any(|alias| tree.name(alias.name.name) == "*");
            let from = from.map_or("", |from| tree.name(from.name));
            all.then(|| absolute_name(package, from, level))
        }
        _ => None,
    })
}

/// The attributes that a module sets on anything.
fn set_attributes(tree: &Module) -> impl Iterator<Item = &str> {
    tree.exprs().filter_map(|expr| match expr.kind {
        ExprKind::Attribute { attr, ctx: ExprContext::Store, .. } => Some(tree.name(attr.name)),
        _ => None,
    })
}

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
