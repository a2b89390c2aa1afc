//! MicroPython's own tests on our firmware, on the emulated board or on the host, counted by what became of them.
//!
//! `cargo xtask conform PATH [--on board|host] [--classes FILE] [NAME...]` runs it; PATH is the folder `tests` of a
//! checkout of MicroPython, a name is a folder of it, a file, or how a file's path begins (`extmod/json`). A file of
//! classes has a line a test: its path and its class, with a tab between. Then the counts go by class too, and without
//! names those tests run whose class is `A` or `B`.
//!
//! On the board (16 KiB) each test goes over raw mode, so that the board's own compiler takes it, after a soft reset;
//! a board that does not answer makes way for a new one, and a test that imports modules that the compiler carries gets a
//! board which has them frozen. On the host our compiler makes a `.mpy` file of it, which
//! runs on the virtual machine with 124 KiB, in a process of its own, beside an image of the modules that it imports:
//! those of its folder, our `unittest`, and those that the compiler carries. The module `verdict` says what counts as
//! passed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use mpyc_abi::board::MICROBIT_V1;
use mpyc_compiler::link::firmware::Firmware;
use mpyc_compiler::link::program;
use mpyc_compiler::{Options, Target};
use mpyc_runtime::heap::Modes;
use mpyc_tests::carried;
use mpyc_tests::frozen;
use mpyc_tests::lang::cpython;
use mpyc_tests::machine::run_beside;
use mpyc_tests::qemu::{Machine, firmware};
use mpyc_tests::raw;
use mpyc_tests::real::{self, Ended, own};
use mpyc_tests::verdict::{Reason, Verdict, expected, judge};

/// The folders that run when none is named.
const FOLDERS: [&str; 3] = ["basics", "float", "unicode"];
/// What passes on the official firmware of the v1, on the same emulator over raw mode: folder, passed, of how many.
const OFFICIAL: &[(&str, usize, usize)] = &[("basics", 347, 576)];
/// Time after which a test counts as hanging. The emulated board takes a fraction of it for the longest.
const LIMIT: Duration = Duration::from_secs(20);
/// A board has so long to greet.
const GREETING_LIMIT: Duration = Duration::from_secs(10);
/// First argument of the process that runs one test on the host.
const ONE: &str = "--one";

/// Where the tests run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Board,
    Host,
}

/// A test, the folder it is counted in, and its class, which is empty where none is known.
struct Test {
    folder: String,
    path: PathBuf,
    class: String,
}

/// The classes whose tests run where a file of classes is given and no names are.
const CLASSES: [&str; 2] = ["A", "B"];
/// Precedes the path of the file of classes.
const CLASSES_OPTION: &str = "--classes";

impl Test {
    fn name(&self) -> String {
        format!("{}/{}", self.folder, self.path.file_name().unwrap_or_default().to_string_lossy())
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [one, file] = &arguments[..]
        && one == ONE
    {
        return run_one(Path::new(file));
    }
    match conform(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the tests and reports; an error if there is nothing to run or to run it with.
fn conform(arguments: &[String]) -> Result<(), String> {
    let [root, place, rest @ ..] = arguments else {
        return Err("usage: conform PATH board|host [--classes FILE] [NAME...]".into());
    };
    let place = if place == "host" { Place::Host } else { Place::Board };
    let root = std::path::absolute(root).map_err(|error| error.to_string())?;
    let tests = match rest {
        [option, list, names @ ..] if option == CLASSES_OPTION => classified(&root, &classes(list)?, names)?,
        names => tests(&root, names)?,
    };
    let cpython = cpython().ok_or("CPython 3.12 is needed: `cargo xtask setup` installs it")?;
    let start = Instant::now();
    let verdicts = run(&cpython, &tests, place);
    report(&tests, &verdicts);
    println!("{:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}

// ---- which tests

/// The tests that the names mean, or those of [`FOLDERS`].
fn tests(root: &Path, names: &[String]) -> Result<Vec<Test>, String> {
    let all = FOLDERS.map(str::to_owned);
    let mut found = Vec::new();
    for name in if names.is_empty() { &all } else { names } {
        let path = root.join(name);
        let (folder, prefix) = if path.is_dir() { (path, String::new()) } else { split(&path) };
        let files = files(&folder, &prefix);
        if files.is_empty() {
            return Err(format!("no test `{name}` in {}", root.display()));
        }
        let folder = folder.strip_prefix(root).unwrap_or(&folder).to_string_lossy().into_owned();
        found.extend(files.into_iter().map(|path| Test { folder: folder.clone(), path, class: String::new() }));
    }
    Ok(found)
}

/// Reads a file of classes: the class by the test's path.
fn classes(list: &str) -> Result<BTreeMap<String, String>, String> {
    let text = fs::read_to_string(list).map_err(|error| format!("{list}: {error}"))?;
    let fields = text.lines().filter_map(|line| line.split_once('\t'));
    Ok(fields.map(|(path, rest)| (path.into(), rest.split('\t').next().unwrap_or_default().into())).collect())
}

/// The tests that the names mean, with their classes; without names, those of [`CLASSES`].
fn classified(root: &Path, classes: &BTreeMap<String, String>, names: &[String]) -> Result<Vec<Test>, String> {
    if names.is_empty() {
        let wanted = classes.iter().filter(|(path, class)| CLASSES.contains(&&***class) && root.join(path).is_file());
        let test = |(path, class): (&String, &String)| {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            Test { folder: folder.into(), path: root.join(path), class: class.clone() }
        };
        return Ok(wanted.map(test).collect());
    }
    let mut tests = tests(root, names)?;
    for test in &mut tests {
        test.class = classes.get(&test.name()).cloned().unwrap_or_default();
    }
    Ok(tests)
}

/// The folder of a path and the beginning of a file's name.
fn split(path: &Path) -> (PathBuf, String) {
    let folder = path.parent().unwrap_or(Path::new("."));
    (folder.to_path_buf(), path.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

/// The Python files of a folder whose names begin so, by name.
fn files(folder: &Path, prefix: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_wanted = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(prefix) && name.ends_with(".py")
    };
    let mut files: Vec<PathBuf> = entries.filter(is_wanted).collect();
    files.sort();
    files
}

// ---- running

/// What became of each test; `None` where nobody knows what it shall print. On all cores.
fn run(cpython: &Path, tests: &[Test], place: Place) -> Vec<Option<Verdict>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        let mut board = None;
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some(test) = tests.get(at)
        {
            if at % 100 == 99 {
                eprintln!("{} of {} tests", at + 1, tests.len());
            }
            let expected = expected(cpython, &test.path);
            let verdict = expected.as_ref().map(|expected| run_at(place, &mut board, &test.path, expected));
            done.push((at, expected, verdict));
        }
        done
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut done: Vec<_> = thread::scope(|scope| {
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        handles.into_iter().flat_map(|handle| handle.join().expect("a worker ends")).collect()
    });
    done.sort_by_key(|(at, ..)| *at);
    // On a busy machine bytes may be lost and time run out: what fails beside another test has a second chance alone.
    let mut board = None;
    for (at, expected, verdict) in &mut done {
        if let (Some(expected), Some(Verdict::Fails(_))) = (expected, &verdict) {
            *verdict = Some(run_at(place, &mut board, &tests[*at].path, expected));
        }
    }
    done.into_iter().map(|(.., verdict)| verdict).collect()
}

fn run_at(place: Place, board: &mut Option<Machine>, test: &Path, expected: &str) -> Verdict {
    match place {
        Place::Board => on_board(board, test, expected),
        Place::Host => on_host(test, expected),
    }
}

/// Runs a test over raw mode, on the worker's board or, when that does not answer, on a new one.
fn on_board(board: &mut Option<Machine>, test: &Path, expected: &str) -> Verdict {
    let source = String::from_utf8_lossy(&fs::read(test).unwrap_or_default()).into_owned();
    // A board with what `mpyc build --freeze` puts there makes way for the next test's.
    let mut with_modules = of_modules(&source);
    let board = if with_modules.is_some() { &mut with_modules } else { board };
    let Some(machine) = fresh(board) else { return Verdict::Fails(Reason::Dies) };
    match raw::exec(machine, &source, LIMIT) {
        Ok((output, error)) => judge(&(output + &error).replace("\r\n", "\n"), expected),
        Err(_) => {
            let answers = machine.send(b"\x03").is_ok() && machine.read_until("\x04>", GREETING_LIMIT).is_ok();
            *board = None;
            Verdict::Fails(if answers { Reason::Hangs } else { Reason::Dies })
        }
    }
}

/// A board with the carried modules that a test imports, frozen for the prompt; `None` if there are none, or they have no room.
fn of_modules(source: &str) -> Option<Machine> {
    let names: Vec<String> = carried::modules(source).into_iter().map(|(name, _)| name).collect();
    if names.is_empty() {
        return None;
    }
    let folder = tempfile::tempdir().ok()?;
    let program = format!("def load():\n    import {}\ndel load\n", names.join(", "));
    let image = frozen::image_in(folder.path(), &program).ok()?;
    let elf = Firmware::read(&fs::read(firmware()).ok()?, &MICROBIT_V1).ok()?;
    let file = folder.path().join("modules.hex");
    fs::write(&file, program::hex(&elf, &image, &MICROBIT_V1).ok()?).ok()?;
    let mut machine = Machine::start(&file).ok()?;
    raw::enter(&mut machine, GREETING_LIMIT).ok()?;
    Some(machine)
}

/// The worker's board after a soft reset, or a new one; `None` if that does not start either.
fn fresh(board: &mut Option<Machine>) -> Option<&mut Machine> {
    let is_alive = board.as_mut().is_some_and(|machine| raw::soft_reset(machine, GREETING_LIMIT).is_ok());
    if !is_alive {
        let mut machine = Machine::start(&firmware()).ok()?;
        raw::enter(&mut machine, GREETING_LIMIT).ok()?;
        *board = Some(machine);
    }
    board.as_mut()
}

/// Runs a test in a process of its own, which may crash.
fn on_host(test: &Path, expected: &str) -> Verdict {
    let this = env::current_exe().expect("this program has a path");
    match real::run(Command::new(this).arg(ONE).arg(test), LIMIT) {
        Ok(Ended::Done(status, text)) if status.success() => judge(&text, expected),
        Ok(Ended::Hangs) => Verdict::Fails(Reason::Hangs),
        Ok(Ended::Done(..)) | Err(_) => Verdict::Fails(Reason::Dies),
    }
}

/// Compiles and runs a test on the host. What the compiler refuses looks as on the board.
fn run_one(test: &Path) -> ExitCode {
    let source = fs::read(test).unwrap_or_default();
    let name = test.file_name().unwrap_or_default().to_string_lossy();
    let text = String::from_utf8_lossy(&source);
    // Builtins of carried modules are there for linked programs.
    let target =
        if carried::modules(&text).iter().any(|(name, _)| name == "_complex") { Target::Image } else { Target::File };
    let file = match own(&name, &source, &Options { target, ..Options::default() }) {
        Ok(file) => file,
        Err(why) => {
            println!("Traceback (most recent call last):\nSyntaxError: {why}");
            return ExitCode::SUCCESS;
        }
    };
    let folders = [test.parent().unwrap_or(Path::new(".")).to_owned(), helpers()];
    match carried::image_of_folders(&text, &folders) {
        Ok(image) => print!("{}", run_beside(image.as_ref(), &file, Modes::NONE)),
        Err(why) => println!("{why}"),
    }
    ExitCode::SUCCESS
}

/// The folder of modules that tests import and firmware lacks.
fn helpers() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("conform")
}

// ---- telling

/// How many tests of a folder ended how.
#[derive(Default)]
struct Count {
    passes: usize,
    skips: usize,
    fails: usize,
}

impl Count {
    fn add(&mut self, other: &Self) {
        self.passes += other.passes;
        self.skips += other.skips;
        self.fails += other.fails;
    }
}

/// Prints the tests that fail by their reasons, then a table of reasons and one of folders.
fn report(tests: &[Test], verdicts: &[Option<Verdict>]) {
    let mut failures: Vec<(&Reason, String)> = Vec::new();
    let mut counts: BTreeMap<(&str, &str), Count> = BTreeMap::new();
    for (test, verdict) in tests.iter().zip(verdicts) {
        let Some(verdict) = verdict else { continue };
        let count = counts.entry((&test.folder, &test.class)).or_default();
        match verdict {
            Verdict::Passes => count.passes += 1,
            Verdict::Skips => count.skips += 1,
            Verdict::Fails(reason) => {
                count.fails += 1;
                failures.push((reason, test.name()));
            }
        }
    }
    failures.sort_by_key(|(reason, name)| (reason.kind(), reason.to_string(), name.clone()));
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for (reason, name) in &failures {
        println!("{name:40} {reason}");
        *reasons.entry(reason.kind()).or_default() += 1;
    }
    println!("\n{:24} {:>6}", "reason", "tests");
    for (reason, count) in reasons {
        println!("{reason:24} {count:>6}");
    }
    let unknown = verdicts.iter().filter(|verdict| verdict.is_none()).count();
    println!(
        "\n{:18} {:5} {:>6} {:>6} {:>6} {:>6}  official firmware",
        "folder", "class", "pass", "skip", "fail", "of"
    );
    let mut sums: BTreeMap<&str, Count> = BTreeMap::new();
    for ((folder, class), count) in &counts {
        row(folder, class, count);
        sums.entry(class).or_default().add(count);
    }
    for (class, sum) in &sums {
        row("all", class, sum);
    }
    println!("{unknown} more are not counted: CPython does not run them, and no file says what they print");
}

fn row(folder: &str, class: &str, count: &Count) {
    let Count { passes, skips, fails } = count;
    let official = OFFICIAL.iter().find(|(name, ..)| class.is_empty() && *name == folder);
    let official = official.map_or_else(String::new, |(_, passed, all)| format!("{passed} of {all} on the board"));
    let all = passes + skips + fails;
    println!("{folder:18} {class:5} {passes:>6} {skips:>6} {fails:>6} {all:>6}  {official}");
}
