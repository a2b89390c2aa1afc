//! MicroPython's own tests on real MicroPython, each through the real `mpy-cross` and through ours.
//!
//! `cargo xtask suite PATH [FOLDER...]` runs it; PATH is the folder `tests` of a checkout of MicroPython.
//! A test passes if it prints its `.exp` file, or what CPython prints where there is none. Ours
//! compiles it plainly and optimised. A test that passes through `mpy-cross` and not through ours is a
//! failure, unless CPython refuses the text too or [`DIFFERENT`] gives a reason.

use std::collections::BTreeMap;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, thread};

use mpyc_compiler::Options;
use mpyc_tests::lang::cpython;
use mpyc_tests::real::{Real, own, printed};

/// The folders with tests of the language and of modules that the Unix build has.
const FOLDERS: [&str; 9] = ["basics", "float", "unicode", "micropython", "misc", "stress", "import", "io", "extmod"];

/// Tests that want another behaviour than CPython's, which ours has, with the reason.
const DIFFERENT: &[(&str, &str)] = &[
    ("basics/python34", "wants the value of a dict display evaluated before its key"),
    ("micropython/const2", "wants a constant's name to keep its value where the file binds it to something else"),
];

/// The programs of other people that take part.
struct Tools {
    cpython: PathBuf,
    real: Real,
}

/// What became of a test in one way of running it.
#[derive(Clone, PartialEq, Eq)]
enum Result {
    Passes,
    /// It says itself that the machine lacks something.
    Skips,
    /// The compiler does not take it.
    Refused(String),
    /// It printed something else.
    Prints(String),
}

/// What became of a test.
struct Outcome {
    folder: String,
    name: String,
    /// Whether it brings source text to the machine's own compiler.
    executes: bool,
    /// Whether CPython takes its text.
    is_python: bool,
    mpy_cross: Result,
    plain: Result,
    optimised: Result,
}

impl Outcome {
    /// Whether it passes through `mpy-cross` and not through ours.
    fn is_worse(&self) -> bool {
        self.mpy_cross == Result::Passes && [&self.plain, &self.optimised].iter().any(|&way| *way != Result::Passes)
    }
}

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let Some(root) = arguments.next() else {
        eprintln!("usage: suite PATH [FOLDER...]");
        return ExitCode::FAILURE;
    };
    let folders: Vec<String> = arguments.map(|folder| folder.to_string_lossy().into_owned()).collect();
    let (Some(cpython), Some(real)) = (cpython(), Real::find()) else {
        eprintln!("CPython 3.12, mpy-cross and MicroPython are needed: `cargo xtask setup` installs them");
        return ExitCode::FAILURE;
    };
    let tools = Tools { cpython, real };
    let tests = tests(&root, &folders);
    let outcomes = run(&tools, &tests);
    report(&outcomes)
}

/// The tests of the folders, or of [`FOLDERS`] if none is named.
fn tests(root: &Path, folders: &[String]) -> Vec<(String, PathBuf)> {
    let all = FOLDERS.map(str::to_owned);
    let mut found = Vec::new();
    for folder in if folders.is_empty() { &all } else { folders } {
        let entries = fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| has_ending(path, "py")).collect();
        files.sort();
        found.extend(files.into_iter().map(|file| (folder.clone(), std::path::absolute(&file).unwrap_or(file))));
    }
    found
}

fn has_ending(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|ending| ending == wanted)
}

/// Runs all tests on all cores.
fn run(tools: &Tools, tests: &[(String, PathBuf)]) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some((name, file)) = tests.get(at)
        {
            if at % 100 == 99 {
                eprintln!("{} of {} tests", at + 1, tests.len());
            }
            done.push((at, test(tools, name, file)));
        }
        done
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut done: Vec<(usize, Outcome)> = thread::scope(|scope| {
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        handles.into_iter().flat_map(|handle| handle.join().unwrap_or_default()).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    // Some want a port or a pause for themselves: what fails beside another test has a second chance alone.
    for (at, outcome) in done.iter_mut().filter(|(_, outcome)| outcome.is_worse()) {
        if let Some((name, file)) = tests.get(*at) {
            *outcome = test(tools, name, file);
        }
    }
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

fn test(tools: &Tools, folder: &str, file: &Path) -> Outcome {
    let source = fs::read(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&source);
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let source_name = file.file_name().unwrap_or_default().to_string_lossy();
    let expected = expected(tools, file);
    let mut tried: BTreeMap<Vec<u8>, Result> = BTreeMap::new();
    let scratch = scratch(file.parent().unwrap_or(Path::new(".")));
    let target = scratch.path().join(format!("{name}.mpy"));
    let mut through = |bytes: std::result::Result<Vec<u8>, String>| match bytes {
        Err(why) => Result::Refused(why),
        Ok(bytes) => tried
            .entry(bytes)
            .or_insert_with_key(|bytes| {
                fs::write(&target, bytes).expect("a file in the scratch folder");
                let result = compare(&expected, run_file(tools, file, &name, scratch.path()));
                fs::remove_file(&target).expect("the file just written");
                result
            })
            .clone(),
    };
    let plain = Options { optimize: false, ..Options::default() };
    Outcome {
        folder: folder.to_owned(),
        executes: text.contains("exec(") || text.contains("eval(") || text.contains("compile("),
        is_python: is_python(tools, file),
        mpy_cross: through(tools.real.compile(file, &source_name)),
        plain: through(own(&source_name, &source, &plain)),
        optimised: through(own(&source_name, &source, &Options::default())),
        name,
    }
}

/// What a test shall print: its `.exp` file, else what CPython prints; `None` if CPython fails.
fn expected(tools: &Tools, file: &Path) -> Option<String> {
    let stored = PathBuf::from(format!("{}.exp", file.display()));
    if let Ok(text) = fs::read_to_string(stored) {
        return Some(text.replace("\r\n", "\n"));
    }
    let mut command = Command::new(&tools.cpython);
    command.arg("-BS").arg(file).current_dir(file.parent().unwrap_or(Path::new("."))).env("PYTHONIOENCODING", "utf-8");
    printed(&mut command).ok()
}

fn is_python(tools: &Tools, file: &Path) -> bool {
    let check = "import sys; compile(open(sys.argv[1], 'rb').read(), 'test', 'exec')";
    let mut command = Command::new(&tools.cpython);
    printed(command.args(["-BSWignore", "-c", check]).arg(file)).is_ok()
}

/// Runs `NAME.mpy` of the scratch folder, where only that is found first, not the source beside the test.
fn run_file(tools: &Tools, file: &Path, name: &str, scratch: &Path) -> std::result::Result<String, String> {
    let folder = file.parent().unwrap_or(Path::new("."));
    printed(tools.real.machine(scratch, &[folder]).args(["-m", name]))
}

/// A folder to run the tests of a folder in: with what they read there, and none of their sources.
fn scratch(folder: &Path) -> tempfile::TempDir {
    let scratch = tempfile::tempdir().expect("a folder");
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if !has_ending(&entry.path(), "py") && !has_ending(&entry.path(), "exp") {
            symlink(entry.path(), scratch.path().join(entry.file_name())).expect("a link");
        }
    }
    scratch
}

/// Several tests end in an error on purpose: their `.exp` shows it, so the text alone counts.
fn compare(expected: &Option<String>, printed: std::result::Result<String, String>) -> Result {
    let (Ok(text) | Err(text)) = printed;
    match expected {
        _ if text.ends_with("SKIP\n") || text.ends_with("SKIP-TOO-LARGE\n") => Result::Skips,
        Some(expected) if text == *expected => Result::Passes,
        _ => Result::Prints(text),
    }
}

/// Prints the table and the tests that fail; fails if there is one without a reason.
fn report(outcomes: &[Outcome]) -> ExitCode {
    println!(
        "{:12} {:>6} {:>10} {:>10} {:>10} {:>10}",
        "folder", "tests", "executing", "mpy-cross", "plain", "optimised"
    );
    let mut folders: Vec<&str> = outcomes.iter().map(|outcome| outcome.folder.as_str()).collect();
    folders.dedup();
    for folder in &folders {
        table_row(folder, &outcomes.iter().filter(|outcome| outcome.folder == *folder).collect::<Vec<_>>());
    }
    table_row("all", &outcomes.iter().collect::<Vec<_>>());
    println!("executing: brings source text to the machine's own compiler");
    let mut failures = 0;
    for outcome in outcomes.iter().filter(|outcome| outcome.mpy_cross == Result::Passes) {
        for (way, result) in [("plain", &outcome.plain), ("optimised", &outcome.optimised)] {
            failures += u32::from(is_failure(outcome, way, result));
        }
    }
    println!("{failures} failures");
    if failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn table_row(name: &str, outcomes: &[&Outcome]) {
    let count = |of: fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| of(outcome)).count();
    println!(
        "{name:12} {:>6} {:>10} {:>10} {:>10} {:>10}",
        outcomes.len(),
        count(|outcome| outcome.executes),
        count(|outcome| outcome.mpy_cross == Result::Passes),
        count(|outcome| outcome.plain == Result::Passes),
        count(|outcome| outcome.optimised == Result::Passes),
    );
}

/// Says what is wrong with a test that `mpy-cross` gets right; whether it has no excuse.
fn is_failure(outcome: &Outcome, way: &str, result: &Result) -> bool {
    let test = format!("{}/{}", outcome.folder, outcome.name);
    let reason = DIFFERENT.iter().find(|(name, _)| *name == test).map(|(_, reason)| *reason);
    match (result, reason) {
        (Result::Passes, _) => return false,
        (Result::Refused(why), _) if !outcome.is_python => println!("{test} ({way}): CPython refuses it too: {why}"),
        (_, Some(reason)) => println!("{test} ({way}): {reason}"),
        (Result::Refused(why), None) => println!("FAILURE {test} ({way}): refused: {why}"),
        (Result::Skips, None) => println!("FAILURE {test} ({way}): skips itself"),
        (Result::Prints(text), None) => println!("FAILURE {test} ({way}): prints\n{}", tail(text)),
    }
    reason.is_none() && (outcome.is_python || !matches!(result, Result::Refused(_)))
}

fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(8)..].iter().map(|line| format!("    {line}\n")).collect()
}
