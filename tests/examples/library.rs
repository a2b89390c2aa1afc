//! The repository `micropython-lib` on real MicroPython, through the real `mpy-cross` and through ours.
//!
//! `cargo xtask library PATH` runs it; PATH is a checkout. Each Python file that `mpy-cross` takes must
//! compile with ours, plainly and optimised, and verify. Then the modules of all packages are laid out as
//! `mip` would install them, once through each compiler: what imports through `mpy-cross` must import
//! through ours, and each package's tests that pass through `mpy-cross` must pass, printing as many lines:
//! they print times, and what they find in the order of its hash.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use mpyc_compiler::{Options, mpy};
use mpyc_tests::corpus::{for_each, python_files};
use mpyc_tests::real::{Real, own, printed};

/// The ways to compile; what ours must do is what the first does.
const WAYS: [&str; 3] = ["mpy-cross", "plain", "optimised"];

/// Packages that call the C library of a Unix system: they stand in for others of the same name.
const FOREIGN: &str = "unix-ffi";

/// Folders inside a package that are no part of what is installed.
const BESIDE: [&str; 3] = ["examples", "tests", "multitests"];

/// Runs the tests of a module and says by its exit code whether they pass.
const RUNNER: &str =
    "import sys, unittest\nresult = unittest.main(NAME)\nsys.exit(result.failuresNum + result.errorsNum)";

/// A Python file of the repository.
struct Source {
    /// Its path in the repository.
    path: PathBuf,
    /// Its path in the folder of installed modules, if it is a module of a package.
    module: Option<PathBuf>,
    /// What each of [`WAYS`] makes of it.
    compiled: [Result<Vec<u8>, String>; 3],
}

/// How often a test is run.
const MOST_TRIES: usize = 8;

/// Something that was run in each of [`WAYS`].
struct Run {
    what: String,
    results: [Result<String, String>; 3],
}

fn main() -> ExitCode {
    let Some(root) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: library PATH");
        return ExitCode::FAILURE;
    };
    let Some(real) = Real::find() else {
        eprintln!("mpy-cross and MicroPython are needed: `cargo xtask setup` installs them");
        return ExitCode::FAILURE;
    };
    let files = python_files([root.clone()]);
    let sources = for_each(&files, |file| source(&real, &root, file));
    let folder = tempfile::tempdir().expect("a folder");
    lay_out(&root, &sources, folder.path());
    let modules: Vec<PathBuf> = sources.iter().filter(|source| source.module.is_some()).map(path_of).collect();
    let imports = for_each(&modules, |path| import(&real, &sources, path, folder.path()));
    let tests: Vec<PathBuf> = sources.iter().map(path_of).filter(|path| is_test(path)).collect();
    let tests = for_each(&tests, |path| test(&real, &root, path, folder.path()));
    report(&sources, &imports, &tests)
}

fn path_of(source: &Source) -> PathBuf {
    source.path.clone()
}

fn source(real: &Real, root: &Path, file: &Path) -> Source {
    let path = file.strip_prefix(root).unwrap_or(file).to_owned();
    let name = path.to_string_lossy();
    let text = fs::read(file).unwrap_or_default();
    let plain = Options { optimize: false, ..Options::default() };
    let ours = |options| own(&name, &text, options).and_then(verified);
    let compiled = [real.compile(file, &name), ours(&plain), ours(&Options::default())];
    Source { module: installed(root, &path), path, compiled }
}

fn verified(bytes: Vec<u8>) -> Result<Vec<u8>, String> {
    let file = mpy::read(&bytes).map_err(|error| error.to_string())?;
    mpy::verify(&file).map_err(|refusal| format!("{refusal:?}"))?;
    Ok(bytes)
}

/// Where a file of a package, a folder with a manifest, is installed.
fn installed(root: &Path, path: &Path) -> Option<PathBuf> {
    let package = path.ancestors().skip(1).find(|folder| root.join(folder).join("manifest.py").exists())?;
    let inside = path.strip_prefix(package).ok()?;
    let first = inside.iter().next()?.to_string_lossy();
    let is_beside = BESIDE.contains(&&*first) || is_test(path) || first == "manifest.py" || first.contains("example");
    (!is_beside).then(|| inside.to_owned())
}

/// Whether a file is a package's test.
fn is_test(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("test_") || path.parent().is_some_and(|folder| folder.ends_with("tests"))
}

/// The folder of installed modules, in a way's folder.
fn modules_of(path: &Path) -> &'static str {
    if path.starts_with(FOREIGN) { "foreign" } else { "lib" }
}

/// Writes, for each way, the repository with `.mpy` files for sources, and the installed modules.
fn lay_out(root: &Path, sources: &[Source], folder: &Path) {
    for (at, way) in WAYS.iter().enumerate() {
        let way = folder.join(way);
        copy_data(root, &way.join("repository"));
        for source in sources {
            let Ok(bytes) = &source.compiled[at] else { continue };
            write(&way.join("repository").join(&source.path), bytes);
            if let Some(module) = &source.module {
                write(&way.join(modules_of(&source.path)).join(module), bytes);
            }
        }
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap_or(path)).expect("a folder for a file");
    fs::write(path.with_extension("mpy"), bytes).expect("a file in it");
}

/// Copies the folders below `from`, and the files that are no Python.
fn copy_data(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder like that of the repository");
    for entry in fs::read_dir(from).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            if name != ".git" {
                copy_data(&path, &to.join(name));
            }
        } else if path.extension().is_none_or(|ending| ending != "py") {
            fs::copy(&path, to.join(name)).expect("a copy of a file");
        }
    }
}

/// Imports an installed module.
fn import(real: &Real, sources: &[Source], path: &Path, folder: &Path) -> Run {
    let module = sources.iter().find(|source| source.path == path).and_then(|source| source.module.as_deref());
    let module = module.unwrap_or(path).with_extension("");
    let module = if module.ends_with("__init__") { module.parent().unwrap_or(&module) } else { &module };
    let name = module.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join(".");
    let results = WAYS.map(|way| {
        let way = folder.join(way);
        let mut machine = real.machine(&way.join(modules_of(path)), &[&way.join("lib")]);
        printed(machine.args(["-c", &format!("__import__('{name}')")]))
    });
    Run { what: name, results }
}

/// Runs a test in its folder, again and again while ours is worse: some try random numbers.
fn test(real: &Real, root: &Path, path: &Path, folder: &Path) -> Run {
    let mut run = run_test(real, root, path, folder);
    for _ in 1..MOST_TRIES {
        if failures(&run).next().is_none() {
            break;
        }
        run = run_test(real, root, path, folder);
    }
    run
}

fn run_test(real: &Real, root: &Path, path: &Path, folder: &Path) -> Run {
    let text = fs::read_to_string(root.join(path)).unwrap_or_default();
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let results = WAYS.map(|way| {
        let way = folder.join(way);
        let here = way.join("repository").join(path.parent().unwrap_or(path));
        let mut machine = real.machine(&here, &[&way.join(modules_of(path)), &way.join("lib")]);
        if text.contains("unittest") {
            machine.args(["-c", &RUNNER.replace("NAME", &format!("'{name}'"))]);
        } else {
            machine.args(["-m", &name]);
        }
        printed(&mut machine)
    });
    Run { what: path.display().to_string(), results }
}

/// Prints the table and what fails.
fn report(sources: &[Source], imports: &[Run], tests: &[Run]) -> ExitCode {
    println!("{:10} {:>6} {:>10} {:>10} {:>10}", "", "all", WAYS[0], WAYS[1], WAYS[2]);
    let compiled: Vec<_> = sources.iter().map(|source| source.compiled.each_ref().map(Result::is_ok)).collect();
    row("compile", &compiled);
    row("import", &imports.iter().map(successes).collect::<Vec<_>>());
    row("pass tests", &tests.iter().map(successes).collect::<Vec<_>>());
    let mut count = 0;
    for source in sources.iter().filter(|source| source.compiled[0].is_ok()) {
        for (way, result) in WAYS.iter().zip(&source.compiled).skip(1) {
            if let Err(why) = result {
                count += 1;
                println!("FAILURE {} ({way}): {why}", source.path.display());
            }
        }
    }
    for run in imports.iter().chain(tests) {
        for (way, text, expected) in failures(run) {
            count += 1;
            println!("FAILURE {} ({way}): prints\n{text}\ninstead of\n{expected}", run.what);
        }
    }
    println!("{count} failures");
    if count == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn successes(run: &Run) -> [bool; 3] {
    run.results.each_ref().map(Result::is_ok)
}

fn row(name: &str, outcomes: &[[bool; 3]]) {
    let count = |way: usize| outcomes.iter().filter(|outcome| outcome[way]).count();
    println!("{name:10} {:>6} {:>10} {:>10} {:>10}", outcomes.len(), count(0), count(1), count(2));
}

/// The ways in which ours is worse than `mpy-cross`, with what they print and what they should.
fn failures(run: &Run) -> impl Iterator<Item = (&str, &str, &str)> {
    let [expected, ours @ ..] = &run.results;
    let expected = expected.as_deref().ok();
    WAYS.into_iter().skip(1).zip(ours).filter_map(move |(way, result)| {
        let expected = expected?;
        let is_good = result.as_ref().is_ok_and(|text| text.lines().count() == expected.lines().count());
        let (Ok(text) | Err(text)) = result;
        (!is_good).then_some((way, text.as_str(), expected))
    })
}
