//! The import graph: which modules a program is made of.
//!
//! From the text of the app, [`Program::load`] follows `import` statements through a [`Loader`],
//! which the caller implements over its file system, and parses every module it finds. Cycles are
//! allowed, as in Python. A module that is not found is a diagnostic at the import statement, unless
//! the program expects that (`try: import log` / `except ImportError:`).
//!
//! Where a module is looked for: the built-in modules first; then each search folder, the app's own
//! first, for `name/__init__.py`, then `name.py`; then the modules that the compiler carries; then a folder
//! `name` without `__init__.py`, which is an empty package. The order of the modules depends on nothing but the texts.

mod collect;
mod lazy;
mod library;
mod search;

use std::collections::HashMap;

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::DfsPostOrder;

use crate::check::api;
use crate::diagnostics::{self, Diagnostic, SourceFile, Span};
use crate::resolve::Resolved;
pub(crate) use collect::imports_of;
use collect::{Import, implied_imports};
pub(crate) use library::{COMPLEX_MODULE, carried_builtins};
pub use library::{LIBRARY, library_source};
pub use search::is_builtin;
pub(crate) use search::is_only_on_computers;
use search::{Found, Search};

/// Where module files come from. Paths are relative to a search folder and use `/`.
pub trait Loader {
    /// Whether the firmware has a module of that dotted name.
    fn is_builtin(&self, name: &str) -> bool {
        is_builtin(name)
    }

    /// The bytes of the file `path` in search folder number `folder`; `None` if there is no such
    /// file, an error text if it cannot be read.
    fn read(&mut self, folder: usize, path: &str) -> Result<Option<Vec<u8>>, String>;

    /// Whether search folder number `folder` has a folder `path`.
    fn is_folder(&mut self, folder: usize, path: &str) -> bool;

    /// Names of the modules and packages in folder `path` of search folder number `folder`
    /// (`""` for itself), for suggestions.
    fn names(&mut self, folder: usize, path: &str) -> Vec<String>;

    /// How messages call the file `path` in search folder number `folder`.
    fn display(&self, folder: usize, path: &str) -> String;

    /// The search folders as messages show them, in order.
    fn folders(&self) -> Vec<String>;
}

/// A module of a program, parsed.
#[derive(Debug)]
pub struct SourceModule {
    /// The dotted name; the app is `__main__`.
    pub name: String,
    /// Whether it is a package.
    pub is_package: bool,
    /// Whether the compiler carries it: no file of the user's, and nothing for the user to change.
    pub is_carried: bool,
    /// Names that it could be asked for, but no module of the program has: what it would import for them is not in the program.
    pub unasked: Vec<String>,
    /// The file as tracebacks show it: relative to the search folder it was found in, so that it does not
    /// depend on where the build runs.
    pub source_name: String,
    /// Its text, under the name that messages show. An implicit package has an empty text.
    pub source: SourceFile,
    /// The bytes of its file as they were read; `None` for an implicit package and what the compiler carries.
    pub file: Option<Vec<u8>>,
    /// Its syntax tree, as far as it could be understood.
    pub tree: mpyc_grammar::Module,
    /// The tree with its names resolved.
    pub resolved: Resolved,
    /// What is wrong with it: syntax errors and missing modules.
    pub diagnostics: Vec<Diagnostic>,
}

impl SourceModule {
    /// Whether it has no error; warnings may be there.
    pub fn is_valid(&self) -> bool {
        !self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Whether its own text has no error; modules that it imports may be missing.
    pub(crate) fn is_understood(&self) -> bool {
        let is_own = |found: &&Diagnostic| !diagnostics::import::is_about_import(found.code);
        !self.diagnostics.iter().filter(is_own).any(Diagnostic::is_error)
    }

    /// The package that its relative imports start at; `None` outside packages.
    pub(crate) fn package(&self) -> Option<&str> {
        if self.is_package {
            return Some(&self.name);
        }
        self.name.rsplit_once('.').map(|(package, _)| package)
    }

    /// The dotted name that an import of `module` behind `level` dots means; `None` if it leads out of the
    /// package.
    pub(crate) fn absolute_name(&self, module: &str, level: u32) -> Option<String> {
        absolute_name(self.package(), module, level)
    }
}

/// The dotted name that an import of `module` behind `level` dots means in a module of `package`.
pub(crate) fn absolute_name(package: Option<&str>, module: &str, level: u32) -> Option<String> {
    if level == 0 {
        return Some(module.to_owned());
    }
    let mut base = package?;
    for _ in 1..level {
        base = base.rsplit_once('.')?.0;
    }
    Some(if module.is_empty() { base.to_owned() } else { format!("{base}.{module}") })
}

/// All modules of a program.
#[derive(Debug)]
pub struct Program {
    /// The modules in import order: a module comes after those it imports, as far as there is no
    /// cycle; the app is the last.
    pub modules: Vec<SourceModule>,
}

/// The name that the app runs under.
pub const MAIN: &str = "__main__";

impl Program {
    /// Parses the app and all modules it imports, directly or not. `name` is what messages call the
    /// app's file; search folder 0 is the one it lies in.
    pub fn load(name: &str, text: &[u8], loader: &mut dyn Loader) -> Program {
        let mut build = Build::new(loader);
        let main = build.add(app(name, text));
        build.complete(main)
    }

    /// As [`Program::load`], with more modules, as if the app imported them too.
    ///
    /// # Errors
    /// The first of them that is not found.
    pub fn load_with(
        name: &str,
        text: &[u8],
        more: &[String],
        loader: &mut dyn Loader,
    ) -> Result<Program, ModuleNotFound> {
        let mut build = Build::new(loader);
        let main = build.add(app(name, text));
        for module in more {
            build.require_all(main, module)?;
        }
        Ok(build.complete(main))
    }

    /// Whether no module has an error; warnings may be there.
    pub fn is_valid(&self) -> bool {
        self.modules.iter().all(SourceModule::is_valid)
    }
}

/// A module that a program shall have and that is nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleNotFound {
    /// Its dotted name.
    pub name: String,
    /// A module whose name is like it.
    pub near: Option<String>,
}

/// The app's own module.
fn app(name: &str, text: &[u8]) -> SourceModule {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    SourceModule { file: Some(text.to_vec()), ..parse(MAIN, false, file, name, text) }
}

/// The packages that a dotted name goes through, and itself: `a`, `a.b`, `a.b.c`.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('.').map(|(dot, _)| &name[..dot]).chain([name])
}

/// Parses one module.
fn parse(name: &str, is_package: bool, source_name: &str, shown: &str, bytes: &[u8]) -> SourceModule {
    let parsed = crate::front::parse(shown, bytes);
    SourceModule {
        name: name.to_owned(),
        is_package,
        is_carried: false,
        unasked: Vec::new(),
        source_name: source_name.to_owned(),
        source: parsed.source,
        file: None,
        resolved: Resolved::of(&parsed.tree),
        tree: parsed.tree,
        diagnostics: parsed.diagnostics,
    }
}

/// Parses a module that the compiler carries. Warnings would be of no use to anybody who builds a program.
fn carried(name: &str, text: &str) -> SourceModule {
    let file = format!("{name}.py");
    let mut module = parse(name, false, &file, &format!("<mpyc>/{file}"), text.as_bytes());
    module.is_carried = true;
    module.diagnostics.retain(Diagnostic::is_error);
    module
}

/// The graph while it grows. An edge goes from a module to one it imports.
struct Build<'a> {
    loader: &'a mut dyn Loader,
    graph: DiGraph<SourceModule, ()>,
    by_name: HashMap<String, NodeIndex>,
    /// Modules that are wanted with all that they could be asked for.
    whole: Vec<NodeIndex>,
    /// Imports of modules that are done when they are asked for a name.
    waiting: Vec<(NodeIndex, String, Import)>,
}

impl<'a> Build<'a> {
    fn new(loader: &'a mut dyn Loader) -> Self {
        Self { loader, graph: DiGraph::new(), by_name: HashMap::new(), whole: Vec::new(), waiting: Vec::new() }
    }

    fn add(&mut self, module: SourceModule) -> NodeIndex {
        let name = module.name.clone();
        let node = self.graph.add_node(module);
        self.by_name.insert(name, node);
        node
    }

    /// Follows all imports.
    fn complete(mut self, main: NodeIndex) -> Program {
        let mut next = 0;
        loop {
            // Every module is followed once; following adds nodes at the end.
            while next < self.graph.node_count() {
                self.follow(NodeIndex::new(next));
                next += 1;
            }
            if !self.follow_asked() {
                break;
            }
        }
        for (node, name, _) in std::mem::take(&mut self.waiting) {
            self.graph[node].unasked.push(name);
        }
        self.in_import_order(main)
    }

    /// Follows the imports of modules that are asked for a name; whether there was one.
    fn follow_asked(&mut self) -> bool {
        let (asked, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|(node, name, _)| self.whole.contains(node) || self.is_asked(*node, name));
        self.waiting = others;
        for (node, _, import) in &asked {
            self.import(*node, import, &import.module);
        }
        !asked.is_empty()
    }

    /// Whether a module but this one has a name.
    fn is_asked(&self, node: NodeIndex, name: &str) -> bool {
        self.graph.node_indices().any(|other| other != node && lazy::has(&self.graph[other].tree, name))
    }

    /// Adds a module with its packages, as if the app imported it.
    fn require_all(&mut self, main: NodeIndex, name: &str) -> Result<(), ModuleNotFound> {
        for part in parts(name) {
            match self.require(part, Span::default()) {
                Required::Builtin => return Ok(()),
                Required::Node(node) => {
                    self.link(main, node);
                    self.whole.push(node);
                }
                Required::Broken(found) => self.graph[main].diagnostics.push(found),
                Required::Missing => {
                    let near = Search::new(self.loader).near(part);
                    return Err(ModuleNotFound { name: part.to_owned(), near });
                }
            }
        }
        Ok(())
    }

    /// Adds the modules that the module at `node` imports.
    fn follow(&mut self, node: NodeIndex) {
        let module = &self.graph[node];
        let mut imports = imports_of(&module.tree);
        imports.extend(implied_imports(&module.tree, &module.resolved));
        let asked_for = if module.is_carried { lazy::asked_for(&module.tree) } else { Vec::new() };
        for import in imports {
            if let Some((_, name)) = asked_for.iter().find(|(span, _)| *span == import.span) {
                self.waiting.push((node, name.clone(), import));
                continue;
            }
            let module = &self.graph[node];
            match module.absolute_name(&import.module, import.level) {
                Some(target) => self.import(node, &import, &target),
                None => {
                    let found = diagnostics::relative_import_outside_package(import.span, module.package());
                    self.graph[node].diagnostics.push(found);
                }
            }
        }
    }

    /// Adds the module `target` with its packages, and the names imported from it that are modules.
    fn import(&mut self, from: NodeIndex, import: &Import, target: &str) {
        let is_own = !self.graph[from].is_carried && import.span != Span::default();
        for part in parts(target).filter(|part| !part.is_empty()) {
            if is_own && let Some(file) = Search::new(self.loader).hidden_by_part(part) {
                let found = diagnostics::file_hidden_by_builtin(import.span, part, &file);
                self.graph[from].diagnostics.push(found);
            }
            match self.require(part, import.span) {
                Required::Builtin => return,
                Required::Node(node) => self.link(from, node),
                Required::Broken(found) => return self.graph[from].diagnostics.push(found),
                Required::Missing if import.may_fail => return,
                Required::Missing => {
                    let found = self.missing(part, import.span);
                    return self.graph[from].diagnostics.push(found);
                }
            }
        }
        for (name, span) in &import.names {
            // A name that is no module of the package is an attribute of it, seen at run time.
            let full = if target.is_empty() { name.clone() } else { format!("{target}.{name}") };
            match self.require(&full, *span) {
                Required::Node(node) => self.link(from, node),
                Required::Broken(found) => self.graph[from].diagnostics.push(found),
                Required::Builtin | Required::Missing => {}
            }
        }
    }

    fn link(&mut self, from: NodeIndex, to: NodeIndex) {
        if from != to {
            self.graph.update_edge(from, to, ());
        }
    }

    /// The module of that dotted name, found and parsed if it is new.
    fn require(&mut self, name: &str, span: Span) -> Required {
        if let Some(&node) = self.by_name.get(name) {
            return Required::Node(node);
        }
        let parent_is_module = name
            .rsplit_once('.')
            .and_then(|(parent, _)| self.by_name.get(parent))
            .is_some_and(|&parent| !self.graph[parent].is_package);
        if parent_is_module {
            return Required::Missing;
        }
        match Search::new(self.loader).find(name) {
            Ok(Found::Builtin { hides: None }) => Required::Builtin,
            Ok(Found::Builtin { hides: Some(file) }) => {
                Required::Broken(diagnostics::file_hidden_by_builtin(span, name, &file))
            }
            Ok(Found::File { is_package, path, file, bytes }) => {
                let module = parse(name, is_package, &path, &file, bytes.as_deref().unwrap_or_default());
                Required::Node(self.add(SourceModule { file: bytes, ..module }))
            }
            Ok(Found::Carried { text }) => Required::Node(self.add(carried(name, text))),
            Ok(Found::Missing) => Required::Missing,
            Err((file, error)) => Required::Broken(diagnostics::module_unreadable(span, name, &file, &error)),
        }
    }

    /// The diagnostic for a module that is not found.
    fn missing(&mut self, name: &str, span: Span) -> Diagnostic {
        let near = Search::new(self.loader).near(name);
        let found = diagnostics::module_not_found(span, name, &self.loader.folders(), near.as_deref());
        match api::module(name) {
            Some(module) if module.v2 => found.help("only the micro:bit v2 has it"),
            Some(_) => found.help("the micro:bit's official firmware has it, this one does not"),
            None => found,
        }
    }

    /// The modules, those imported before those that import them.
    fn in_import_order(self, main: NodeIndex) -> Program {
        // petgraph walks the edges of a node in the order they were added, which is the source's.
        let mut order = Vec::new();
        let mut visit = DfsPostOrder::new(&self.graph, main);
        while let Some(node) = visit.next(&self.graph) {
            order.push(node);
        }
        let (nodes, _) = self.graph.into_nodes_edges();
        let mut nodes: Vec<Option<SourceModule>> = nodes.into_iter().map(|node| Some(node.weight)).collect();
        Program { modules: order.into_iter().filter_map(|node| nodes.get_mut(node.index())?.take()).collect() }
    }
}

/// What became of a module that is needed.
enum Required {
    Builtin,
    Node(NodeIndex),
    Missing,
    /// Found, but with something to report; only a warning where the module is built in.
    Broken(Diagnostic),
}

#[cfg(test)]
mod tests;
