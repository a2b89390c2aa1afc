//! Where modules are found.

use mpyc_abi::{modules, names};

use super::Loader;
use super::library::{LIBRARY, library_source};

/// What a search found.
pub(super) enum Found {
    /// A module of the firmware; `hides` is a file of the same name, which is not used.
    Builtin { hides: Option<String> },
    /// A file, or a package without one (no bytes): its path in the search folder, and as messages call it.
    File { is_package: bool, path: String, file: String, bytes: Option<Vec<u8>> },
    /// A module that the compiler carries.
    Carried { text: &'static str },
    /// Nothing.
    Missing,
}

/// Modules of CPython that a board has no place for, so that a message can say so.
const ONLY_ON_COMPUTERS: &[&str] = &[
    "argparse",
    "concurrent",
    "csv",
    "ctypes",
    "dataclasses",
    "datetime",
    "email",
    "flask",
    "glob",
    "http",
    "importlib",
    "inspect",
    "logging",
    "matplotlib",
    "multiprocessing",
    "numpy",
    "pandas",
    "pathlib",
    "pickle",
    "pygame",
    "requests",
    "shutil",
    "socket",
    "sqlite3",
    "ssl",
    "statistics",
    "subprocess",
    "tempfile",
    "threading",
    "tkinter",
    "turtle",
    "typing",
    "unittest",
    "urllib",
];

/// Whether a module belongs to Python on computers and not to boards.
pub(crate) fn is_only_on_computers(name: &str) -> bool {
    let root = name.split('.').next().unwrap_or(name);
    ONLY_ON_COMPUTERS.contains(&root)
}

/// Whether every firmware has a module of this name.
pub fn is_builtin(name: &str) -> bool {
    names::find(name.as_bytes()).and_then(modules::find).is_some()
}

/// Whether a name is one of those that parts of carried modules have: no file takes the place of these.
fn is_part(name: &str) -> bool {
    name.starts_with('_')
}

/// A search over the folders of a loader.
pub(super) struct Search<'a> {
    loader: &'a mut dyn Loader,
}

impl<'a> Search<'a> {
    pub(super) fn new(loader: &'a mut dyn Loader) -> Self {
        Self { loader }
    }

    /// Finds the module of that dotted name. An error is the file that cannot be read and why.
    pub(super) fn find(&mut self, name: &str) -> Result<Found, (String, String)> {
        let path = name.replace('.', "/");
        let folders = 0..self.loader.folders().len();
        if self.loader.is_builtin(name) {
            return Ok(Found::Builtin { hides: self.file(name) });
        }
        if is_part(name)
            && let Some(text) = library_source(name)
        {
            return Ok(Found::Carried { text });
        }
        for folder in folders.clone() {
            for (path, is_package) in [(format!("{path}/__init__.py"), true), (format!("{path}.py"), false)] {
                let file = self.loader.display(folder, &path);
                match self.loader.read(folder, &path) {
                    Ok(Some(bytes)) => return Ok(Found::File { is_package, path, file, bytes: Some(bytes) }),
                    Ok(None) => {}
                    Err(error) => return Err((file, error)),
                }
            }
        }
        if let Some(text) = library_source(name) {
            return Ok(Found::Carried { text });
        }
        for folder in folders {
            if self.loader.is_folder(folder, &path) {
                let file = self.loader.display(folder, &path);
                return Ok(Found::File { is_package: true, path, file, bytes: None });
            }
        }
        Ok(Found::Missing)
    }

    /// The file of that name, as messages call it.
    fn file(&mut self, name: &str) -> Option<String> {
        let file = format!("{}.py", name.replace('.', "/"));
        (0..self.loader.folders().len()).find_map(|folder| {
            matches!(self.loader.read(folder, &file), Ok(Some(_))).then(|| self.loader.display(folder, &file))
        })
    }

    /// The file that a part of a carried module hides.
    pub(super) fn hidden_by_part(&mut self, name: &str) -> Option<String> {
        if is_part(name) && library_source(name).is_some() { self.file(name) } else { None }
    }

    /// The module whose name is most like `name`, if one is like it.
    pub(super) fn near(&mut self, name: &str) -> Option<String> {
        let (package, last) = name.rsplit_once('.').map_or(("", name), |(package, last)| (package, last));
        let path = package.replace('.', "/");
        let mut candidates: Vec<String> =
            (0..self.loader.folders().len()).flat_map(|folder| self.loader.names(folder, &path)).collect();
        if package.is_empty() {
            let builtin = (1..names::NAMES).filter(|&name| modules::find(name).is_some());
            candidates.extend(builtin.map(|name| names::text(name).to_owned()));
            let whole = LIBRARY.iter().filter(|(name, _)| !name.starts_with('_'));
            candidates.extend(whole.map(|(name, _)| (*name).to_owned()));
        }
        let near = crate::diagnostics::nearest(last, candidates.iter().map(String::as_str))?;
        Some(if package.is_empty() { near.to_owned() } else { format!("{package}.{near}") })
    }
}
