use std::collections::BTreeMap;

use super::*;
use crate::diagnostics::short;

/// Search folders in memory: the first component of a path is the folder.
struct Memory {
    folders: Vec<String>,
    files: BTreeMap<String, Result<&'static str, String>>,
}

impl Memory {
    fn new(folders: &[&str], files: &[(&str, &'static str)]) -> Self {
        Self {
            folders: folders.iter().map(|&folder| folder.to_owned()).collect(),
            files: files.iter().map(|&(path, text)| (path.to_owned(), Ok(text))).collect(),
        }
    }
}

impl Loader for Memory {
    fn read(&mut self, folder: usize, path: &str) -> Result<Option<Vec<u8>>, String> {
        match self.files.get(&self.display(folder, path)) {
            Some(Ok(text)) => Ok(Some(text.as_bytes().to_vec())),
            Some(Err(error)) => Err(error.clone()),
            None => Ok(None),
        }
    }

    fn is_folder(&mut self, folder: usize, path: &str) -> bool {
        let start = format!("{}/", self.display(folder, path));
        self.files.keys().any(|file| file.starts_with(&start))
    }

    fn names(&mut self, folder: usize, path: &str) -> Vec<String> {
        let start = if path.is_empty() {
            format!("{}/", self.folders[folder])
        } else {
            format!("{}/", self.display(folder, path))
        };
        let inside = self.files.keys().filter_map(|file| file.strip_prefix(&start));
        inside.map(|rest| rest.split(['/', '.']).next().unwrap().to_owned()).collect()
    }

    fn display(&self, folder: usize, path: &str) -> String {
        format!("{}/{path}", self.folders[folder])
    }

    fn folders(&self) -> Vec<String> {
        self.folders.clone()
    }
}

/// The module names in order and all diagnostics, a line each.
fn load(app: &'static str, folders: &[&str], files: &[(&str, &'static str)]) -> String {
    report(app, &mut Memory::new(folders, files))
}

fn report(app: &str, loader: &mut Memory) -> String {
    let program = Program::load("app.py", app.as_bytes(), loader);
    let mut lines: Vec<String> = program.modules.iter().map(|module| module.name.clone()).collect();
    for module in &program.modules {
        lines.extend(module.diagnostics.iter().map(|found| short(found, &module.source).trim_end().to_owned()));
    }
    lines.join("\n")
}

#[test]
fn imported_modules_come_before_those_that_import_them() {
    let files = [("./a.py", "import c\n"), ("./b.py", "import c\nimport a\n"), ("./c.py", ""), ("./unused.py", "")];
    assert_eq!(load("import b\nimport a\nimport gc\n", &["."], &files), "c\na\nb\n__main__");
}

#[test]
fn cycles_are_allowed_and_the_order_is_that_of_the_source() {
    let files = [("./a.py", "import b\n"), ("./b.py", "import a\nimport c\n"), ("./c.py", "import c\n")];
    assert_eq!(load("import a\n", &["."], &files), "c\nb\na\n__main__");
    assert_eq!(load("import b\n", &["."], &files), "a\nc\nb\n__main__");
}

#[test]
fn packages_bring_their_parents_and_imported_submodules() {
    let files = [
        ("./pkg/__init__.py", "from . import first\n"),
        ("./pkg/first.py", "from .deep.inner import value\nfrom .. import x\n"),
        ("./pkg/deep/inner.py", "from ..second import y\nvalue = 1\n"),
        ("./pkg/second.py", ""),
        ("./pkg/third.py", ""),
    ];
    let found = load("import pkg.first as p\nfrom pkg import third, not_a_module\n", &["."], &files);
    assert_eq!(
        found,
        "pkg.deep\npkg.second\npkg.deep.inner\npkg.first\npkg\npkg.third\n__main__\n\
         ./pkg/first.py:2:1: error[E0502]: relative import beyond the outermost package"
    );
}

#[test]
fn search_folders_are_tried_in_order_and_packages_before_modules() {
    let files =
        [("lib/a.py", "import wrong\n"), ("./a/__init__.py", ""), ("./a.py", "import wrong\n"), ("lib/b.py", "")];
    assert_eq!(load("import a, b\n", &[".", "lib"], &files), "a\nb\n__main__");
}

#[test]
fn missing_modules_are_located_with_near_names() {
    let files = [("./helpers.py", ""), ("./pkg/__init__.py", ""), ("./pkg/blink.py", "")];
    let app = "import helper\ndef f():\n    from pkg.blnik import x\nimport requests\nimport helpers.x\n";
    let mut memory = Memory::new(&[".", "lib"], &files);
    let program = Program::load("app.py", app.as_bytes(), &mut memory);
    let main = program.modules.last().unwrap();
    let page: String =
        main.diagnostics.iter().map(|found| diagnostics::human(found, &main.source, Default::default())).collect();
    insta::assert_snapshot!(page);
    assert!(!program.is_valid());
}

#[test]
fn a_missing_module_that_is_caught_is_left_to_the_board() {
    let caught = "try:\n    import log\nexcept ImportError:\n    log = None\n";
    assert_eq!(load(caught, &["."], &[]), "__main__");
    let other = "try:\n    import log\nexcept (ValueError, OSError):\n    import more\n";
    let found = load(other, &["."], &[]);
    assert_eq!(found.matches("E0501").count(), 2, "{found}");
}

#[test]
fn complex_numbers_bring_their_module() {
    let needs = |app: &'static str| load(app, &["."], &[]).starts_with("_complex\n");
    for app in ["z = 2j\n", "def f():\n    return (1, [-2.5J])\n", "z = complex(1)\n", "class A(complex):\n    pass\n"]
    {
        assert!(needs(app), "{app}");
    }
    for app in [
        "complex = 1\nprint(complex)\n",
        "def f(complex):\n    return complex\n",
        "from m import complex\n",
        "def f(z: complex):\n    return z.complex\n",
        "class A:\n    complex = 1\n    print(complex)\n",
    ] {
        assert!(!needs(app), "{app}");
    }
}

#[test]
fn a_file_named_like_a_built_in_module_is_a_warning() {
    let found = load("import math\nimport microbit\n", &["."], &[("./math.py", "syntax error\n")]);
    assert_eq!(found, "__main__\napp.py:1:8: warning[W0501]: `math` is the built-in module, not your file");
}

#[test]
fn no_file_takes_the_place_of_a_part_of_a_carried_module() {
    let files = [("./_complex.py", "syntax error\n"), ("./_deque.py", "import math\n")];
    assert_eq!(load("z = 2j\n", &["."], &files), "_complex\n__main__");
    assert_eq!(load("import collections\n", &["."], &files).lines().find(|line| line.contains("warning")), None);
    assert_eq!(
        load("import _deque\n", &["."], &files),
        "_deque\n__main__\napp.py:1:8: warning[W0501]: `_deque` is the built-in module, not your file"
    );
}

#[test]
fn unreadable_module_is_an_error_at_the_import() {
    let mut memory = Memory::new(&["."], &[]);
    memory.files.insert("./a.py".into(), Err("permission denied".into()));
    assert_eq!(
        report("import a\n", &mut memory),
        "__main__\napp.py:1:8: error[E0503]: the file of module `a` cannot be read"
    );
}

#[test]
fn relative_import_in_the_app_has_no_package() {
    let found = load("from . import a\nfrom .b import c\n", &["."], &[("./a.py", "")]);
    assert_eq!(found.matches("E0502").count(), 2, "{found}");
}

#[test]
fn imports_hide_in_every_kind_of_block() {
    let app = "\
class A:
    import a
with x:
    import b
match x:
    case 1:
        import c
for i in x:
    pass
else:
    import d
while x:
    import e
async def f():
    async with x:
        import g
if x:
    pass
elif y:
    import h
else:
    import i
try:
    pass
finally:
    import j
";
    let files: Vec<(String, &'static str)> = "abcdeghij".chars().map(|c| (format!("./{c}.py"), "")).collect();
    let files: Vec<(&str, &'static str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let mut memory = Memory::new(&["."], &files);
    assert_eq!(report(app, &mut memory), "a\nb\nc\nd\ne\ng\nh\ni\nj\n__main__");
}

#[test]
fn the_app_imported_by_name_is_a_second_module() {
    assert_eq!(load("import app\n", &["."], &[("./app.py", "import app\n")]), "app\n__main__");
}

#[test]
fn carried_modules_come_after_the_users_files_and_before_empty_packages() {
    let app = "import heapq\nimport bisect\nimport itertools\n";
    let files = [("./bisect.py", "import errno\n"), ("lib/itertools/data.txt", "")];
    assert_eq!(load(app, &[".", "lib"], &files), "heapq\nerrno\nbisect\nitertools\n__main__");
    let program = Program::load("app.py", app.as_bytes(), &mut Memory::new(&[".", "lib"], &files));
    let origins: Vec<_> = program.modules.iter().map(|module| (module.source.name(), module.is_carried)).collect();
    assert_eq!(
        origins,
        [
            ("<mpyc>/heapq.py", true),
            ("<mpyc>/errno.py", true),
            ("./bisect.py", false),
            ("<mpyc>/itertools.py", true),
            ("app.py", false)
        ]
    );
}

#[test]
fn a_carried_module_that_is_misspelt_is_suggested() {
    let program = Program::load("app.py", b"import itertool\n", &mut Memory::new(&["."], &[]));
    let found = &program.modules[0].diagnostics[0];
    assert_eq!(found.help[0], "did you mean `itertools`?");
}

#[test]
fn names_of_any_letters_are_looked_for() {
    let program = Program::load("app.py", "import é, ñ.ü\n".as_bytes(), &mut Memory::new(&["."], &[]));
    let messages: Vec<&str> = program.modules[0].diagnostics.iter().map(|found| &*found.message).collect();
    assert_eq!(messages, ["no module named `é`", "no module named `ñ`"]);
    assert_eq!(load("import ñ.ü\n", &["."], &[("./ñ/ü.py", "")]), "ñ\nñ.ü\n__main__");
}

#[test]
fn more_modules_are_there_as_if_the_app_imported_them() {
    let files = [("./pkg/__init__.py", ""), ("./pkg/sub.py", "import bisect\n")];
    let load = |more: &[&str]| {
        let more: Vec<String> = more.iter().map(|&name| name.to_owned()).collect();
        let mut memory = Memory::new(&["."], &files);
        let program = Program::load_with("app.py", b"import json\n", &more, &mut memory)?;
        Ok(program.modules.iter().map(|module| module.name.clone()).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(load(&[]).unwrap(), "json __main__");
    assert_eq!(load(&["heapq", "math", "json"]).unwrap(), "heapq json __main__");
    assert_eq!(load(&["pkg.sub"]).unwrap(), "pkg bisect pkg.sub json __main__");
    let missing = |name: &str, near: Option<&str>| ModuleNotFound { name: name.into(), near: near.map(str::to_owned) };
    assert_eq!(load(&["jsn"]), Err(missing("jsn", Some("json"))));
    assert_eq!(load(&["pkg.nothing_like_it"]), Err(missing("pkg.nothing_like_it", None)));
    assert_eq!(load(&["."]), Err(missing("", None)));
}

#[test]
fn a_part_of_a_carried_module_is_there_when_something_has_its_name() {
    let unasked = |app: &str| {
        let mut memory = Memory::new(&["."], &[("./other.py", "import collections\nNAMES = ['deque']\n")]);
        let program = Program::load("app.py", app.as_bytes(), &mut memory);
        let names: Vec<&str> = program.modules.iter().map(|module| &*module.name).collect();
        let collections = program.modules.iter().find(|module| module.name == "collections");
        (names.join(" "), collections.map_or_else(String::new, |module| module.unasked.join(" ")))
    };
    let (modules, others) = unasked("from collections import deque\n");
    assert_eq!(modules, "_deque collections __main__");
    assert_eq!(others, "namedtuple OrderedDict defaultdict Counter ChainMap");
    assert_eq!(unasked("import collections\nx = collections.Counter\n").0, "_counter collections __main__");
    assert_eq!(unasked("import other\n").0, "_deque collections other __main__");
    assert_eq!(unasked("import collections\n").0, "collections __main__");
    let mut memory = Memory::new(&["."], &[]);
    let frozen = Program::load_with("app.py", b"", &["collections".into()], &mut memory).unwrap();
    assert_eq!(frozen.modules.len(), 8);
}
