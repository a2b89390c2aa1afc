//! The standard modules that a program may do without: Python source that the compiler carries. One goes into
//! a program that imports it, and takes nothing of the others. Those whose names start with `_` are parts of others.

use crate::code::{NameId, Names};
use crate::resolve::Scopes;

/// The carried modules by name, with their texts.
macro_rules! carried {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../../runtime/lib/", $name, ".py")))),*]
    };
}

/// Name and source text of each carried module, in order of name.
pub const LIBRARY: &[(&str, &str)] = carried! {
    "_chainmap"
    "_complex"
    "_counter"
    "_defaultdict"
    "_deque"
    "_lru_cache"
    "_namedtuple"
    "_ordereddict"
    "_singledispatch"
    "_wrapper"
    "asyncio"
    "binascii"
    "bisect"
    "cmath"
    "collections"
    "enum"
    "errno"
    "functools"
    "hashlib"
    "heapq"
    "io"
    "itertools"
    "json"
    "os"
    "random"
    "re"
    "struct"
};

/// Modules that MicroPython had under names with `u` before them, which old programs use.
const OLD_NAMES: &[&str] =
    &["asyncio", "binascii", "collections", "errno", "hashlib", "heapq", "io", "json", "os", "random", "re", "struct"];

/// Builtins that the firmware lacks, with the carried modules that have them.
const BUILTINS: &[(&str, &str)] = &[("complex", COMPLEX_MODULE)];

/// The carried module that makes complex numbers.
pub(crate) const COMPLEX_MODULE: &str = "_complex";

/// Those builtins whose names a file has that does not bind them, each with its module.
pub(crate) fn carried_builtins(names: &Names, scopes: &Scopes) -> Vec<(NameId, &'static str)> {
    let found = BUILTINS.iter().filter_map(|(name, module)| Some((names.find(name)?, *module)));
    found.filter(|(name, _)| !scopes.module_binds(*name)).collect()
}

/// The text of the carried module of that name, which may be an old one.
pub fn library_source(name: &str) -> Option<&'static str> {
    let name = name.strip_prefix('u').filter(|name| OLD_NAMES.contains(name)).unwrap_or(name);
    let at = LIBRARY.binary_search_by_key(&name, |(name, _)| name).ok()?;
    LIBRARY.get(at).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn the_whole_folder_is_carried_in_order() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/lib");
        let mut files: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "py"))
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        files.sort();
        let carried: Vec<&str> = LIBRARY.iter().map(|(name, _)| *name).collect();
        assert_eq!(carried, files);
    }

    #[test]
    fn every_carried_module_is_needed_and_has_no_error() {
        for (name, text) in LIBRARY {
            assert!(!super::super::is_builtin(name), "the firmware has {name}: the file is never used");
            assert_eq!(library_source(name), Some(*text));
            let compiled = crate::compile(&format!("{name}.py"), text.as_bytes(), &crate::Options::default());
            assert!(compiled.unit.is_some(), "{name}: {:?}", compiled.diagnostics);
        }
        assert_eq!(library_source("no_such_module"), None);
        assert!(OLD_NAMES.iter().all(|name| library_source(name).is_some()));
        assert_eq!(library_source("ujson"), library_source("json"));
        assert_eq!(library_source("ufunctools"), None);
    }
}
