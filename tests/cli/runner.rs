//! Runs the transcripts of this folder; `readme.py` tells how they work.

use std::env;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use mpyc_tests::command::mpyc;

/// One line of a test's header.
struct Run {
    status: i32,
    arguments: String,
}

#[test]
fn transcripts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cli");
    let mut failures = Vec::new();
    let mut count = 0;
    for file in tests_in(&folder) {
        let runs = header(&fs::read(&file).expect("a test is readable"));
        if runs.is_empty() {
            continue;
        }
        count += 1;
        if let Err(failure) = check(&folder, &file, &runs) {
            failures.push(failure);
        }
    }
    assert!(count > 0, "no tests found");
    assert!(failures.is_empty(), "{} of {count} failed\n\n{}", failures.len(), failures.join("\n"));
}

/// All Python files below a folder, in order.
fn tests_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder is readable").map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            found.extend(tests_in(&path));
        } else if path.extension().is_some_and(|ending| ending == "py") {
            found.push(path);
        }
    }
    found
}

/// The lines at the top of a test that say what to run.
fn header(text: &[u8]) -> Vec<Run> {
    let text = String::from_utf8_lossy(text);
    text.trim_start_matches('\u{feff}').lines().map_while(|line| line.strip_prefix("# ")).filter_map(run_line).collect()
}

fn run_line(line: &str) -> Option<Run> {
    let (head, arguments) = line.split_once(": ")?;
    let status = match head {
        "RUN" => 0,
        "FAIL" => 1,
        _ => head.strip_prefix("FAIL[")?.strip_suffix(']')?.parse().ok()?,
    };
    Some(Run { status, arguments: arguments.to_owned() })
}

/// Runs a test and compares what it prints.
fn check(folder: &Path, file: &Path, runs: &[Run]) -> Result<(), String> {
    let name = file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/");
    let temporary = tempfile::tempdir().expect("a temporary folder can be made");
    let (mut stdout, mut stderr, mut failure) = (String::new(), String::new(), String::new());
    for run in runs {
        let output = pipeline(folder, &name, temporary.path(), &run.arguments);
        stdout.push_str(&String::from_utf8_lossy(&output.stdout));
        stderr.push_str(&String::from_utf8_lossy(&output.stderr));
        if output.status.code() != Some(run.status) {
            failure.push_str(&format!("{name}: `mpyc {}` ended with {}\n", run.arguments, output.status));
        }
    }
    let temporary = temporary.path().to_string_lossy().into_owned();
    for (text, ending) in [(&stdout, "stdout"), (&stderr, "stderr")] {
        let text = without_firmware(&text.replace(&temporary, "TEMPORARY").replace("\r\n", "\n"));
        failure.push_str(&compare(&file.with_extension(format!("py.{ending}")), &text));
    }
    if failure.is_empty() { Ok(()) } else { Err(failure) }
}

/// The text with `#` for the numbers of lines that depend on the firmware, which has budgets of its own.
fn without_firmware(text: &str) -> String {
    const STARTS: [&str; 3] = ["flash: firmware", "RAM: firmware", "RAM: free"];
    let depends = |line: &str| STARTS.iter().any(|start| line.starts_with(start));
    let line = |line: &str| if depends(line) { without_numbers(line) } else { line.to_owned() };
    text.split_inclusive('\n').map(line).collect()
}

/// A line with `#` for its numbers and one blank between its words.
fn without_numbers(line: &str) -> String {
    let hide = |word: &str| if word.contains(|c: char| c.is_ascii_digit()) { "#".to_owned() } else { word.to_owned() };
    // A bar says the same as the numbers.
    let words = line.split_whitespace().filter(|word| !word.starts_with(['█', '░']));
    let words: Vec<String> = words.map(hide).collect();
    words.join(" ") + "\n"
}

/// Runs the commands of one line, each with the output of the one before as its input.
fn pipeline(folder: &Path, name: &str, temporary: &Path, line: &str) -> Output {
    let mut input = Vec::new();
    let mut errors = Vec::new();
    let mut last = None;
    for command in line.split('|') {
        let argument = |word: &str| {
            let parent = Path::new(name).parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
            word.replace("%t", &temporary.to_string_lossy()).replace("%d", &parent.to_string_lossy()).replace('%', name)
        };
        let mut output = run(folder, command.split_whitespace().map(argument), &input);
        input = std::mem::take(&mut output.stdout);
        errors.append(&mut output.stderr);
        last = Some(output.status);
    }
    Output { status: last.expect("a line has a command"), stdout: input, stderr: errors }
}

fn run(folder: &Path, arguments: impl Iterator<Item = String>, input: &[u8]) -> Output {
    let mut child = Command::new(mpyc())
        .args(arguments)
        .current_dir(folder)
        .env("COLUMNS", "80")
        .env_remove("NO_COLOR")
        .env("MPYC_CACHE", "")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("mpyc starts");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A command that does not read its input closes it early.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("mpyc ends");
    writer.join().expect("the writer ends");
    output
}

/// Compares an output with its file, or writes the file; gives what differs.
fn compare(expected: &Path, text: &str) -> String {
    if env::var_os("BLESS").is_some() {
        bless(expected, text);
        return String::new();
    }
    let wanted = fs::read_to_string(expected).unwrap_or_default().replace("\r\n", "\n");
    if wanted == text {
        return String::new();
    }
    let diff = similar::TextDiff::from_lines(wanted.as_str(), text);
    format!("{} differs (BLESS=1 renews it):\n{}", expected.display(), diff.unified_diff())
}

fn bless(expected: &Path, text: &str) {
    if text.is_empty() {
        let _ = fs::remove_file(expected);
    } else {
        fs::write(expected, text).expect("an expectation can be written");
    }
}

#[test]
fn the_same_program_gives_the_same_hex_in_any_folder() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("cli/build");
    let there = tempfile::tempdir().expect("a temporary folder can be made");
    let copy = there.path().join("deep/inside");
    fs::create_dir_all(copy.join("lib")).expect("a folder can be made");
    for file in ["app.py", "lib/greeting.py"] {
        fs::copy(here.join(file), copy.join(file)).expect("a file can be copied");
    }
    let build = |folder: &Path, app: &str| {
        let arguments = ["build", app, "-o", "-", "--path", "lib"].map(str::to_owned);
        let output = run(folder, arguments.into_iter(), b"");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let first = build(&here, "app.py");
    assert!(first.ends_with(b":00000001FF\n"));
    assert_eq!(build(&copy, "app.py"), first);
    assert_eq!(build(&copy, &copy.join("app.py").to_string_lossy()), first);
}

#[test]
fn embedded_sources_come_back_byte_for_byte() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    // Where a file lies, its path among the sources, its bytes.
    let files: [(&str, &str, &[u8]); 5] = [
        ("app.py", "app.py", b"\xEF\xBB\xBFimport pkg.part, other\r\nimport json\r\nimport plain.deep\r\nprint(1)"),
        ("pkg/__init__.py", "pkg/__init__.py", b""),
        ("pkg/part.py", "pkg/part.py", b"# a comment\n\n\n"),
        ("plain/deep.py", "plain/deep.py", b"\n\n"),
        ("lib/other.py", "other.py", b"# coding: latin-1\nx = '\xE9'\n"),
    ];
    for (path, _, contents) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder can be made");
        fs::write(path, contents).expect("a file can be written");
    }
    let mpyc = |line: &str| run(folder.path(), line.split(' ').map(str::to_owned), b"");
    let built = mpyc("build app.py -o a.hex --path lib --embed-source");
    assert_eq!(built.status.code(), Some(0), "{}", String::from_utf8_lossy(&built.stderr));
    let extracted = mpyc("extract a.hex -d out");
    assert_eq!(extracted.status.code(), Some(0), "{}", String::from_utf8_lossy(&extracted.stderr));
    for (_, path, contents) in files {
        assert_eq!(fs::read(folder.path().join("out").join(path)).expect("it is there"), contents, "{path}");
    }
    assert_eq!(String::from_utf8_lossy(&extracted.stdout).lines().count(), files.len(), "nothing else");
    // What is there stays, and then nothing is written.
    fs::write(folder.path().join("other.py"), "mine").expect("a file can be written");
    assert_eq!(mpyc("extract a.hex -d .").status.code(), Some(2));
    assert_eq!(fs::read(folder.path().join("other.py")).expect("it is there"), b"mine");
    fs::remove_file(folder.path().join("app.py")).expect("a file can be removed");
    assert_eq!(mpyc("extract a.hex").status.code(), Some(2));
    assert!(!folder.path().join("app.py").exists());
    assert_eq!(mpyc("extract a.hex --force").status.code(), Some(0));
    assert!(folder.path().join("app.py").exists());
}

#[test]
fn many_workers_write_into_one_new_folder() {
    let sources = tempfile::tempdir().expect("a temporary folder can be made");
    for number in 0..16 {
        fs::write(sources.path().join(format!("m{number}.py")), "pass\n").expect("a file can be written");
    }
    for round in 0..50 {
        let arguments = ["compile", ".", "-j", "16", "-o", &format!("out/{round}/deep")].map(str::to_owned);
        let output = run(sources.path(), arguments.into_iter(), b"");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[test]
fn a_program_comes_from_standard_input() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cli");
    let output = run(&folder, ["compile", "-"].map(str::to_owned).into_iter(), b"print(1)\n");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.starts_with(b"M\x06"), "{:?}", output.stdout);
    let wrong = run(&folder, ["--message-format", "short", "check", "-"].map(str::to_owned).into_iter(), b"import\n");
    assert_eq!(wrong.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&wrong.stderr), "<stdin>:1:7: error[E0002]: this line is not finished\n");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut child = Command::new(mpyc())
        .args(["explain"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("mpyc starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("mpyc ends");
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn what_comes_from_the_cache_is_the_same_with_its_warnings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cli/compile");
    let cache = tempfile::tempdir().expect("a temporary folder can be made");
    let compile = |more: &[&str]| {
        let mut command = Command::new(mpyc());
        command.args(["--message-format", "short", "compile", "warnings.py", "-o", "-"]).args(more);
        command.current_dir(&folder).env("MPYC_CACHE", cache.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("mpyc starts")
    };
    let finished = |child: std::process::Child| child.wait_with_output().expect("mpyc ends");
    // Two at once fill an empty cache.
    let both = [compile(&[]), compile(&[])].map(finished);
    let entries = entries_of(cache.path());
    assert_eq!(entries.len(), 1, "{entries:?}");
    let uncached = finished(compile(&["--no-cache"]));
    assert!(String::from_utf8_lossy(&uncached.stderr).contains("W0301"));
    for output in both.iter().chain([&finished(compile(&[]))]) {
        assert_eq!(output, &uncached);
    }
    // Other options are another entry, a level of a warning is not.
    assert!(finished(compile(&["-O3"])).status.success());
    assert_eq!(finished(compile(&["--deny", "all"])).status.code(), Some(1));
    assert_eq!(entries_of(cache.path()).len(), 2);
    fs::write(&entries[0], "damaged").expect("an entry can be written");
    assert_eq!(finished(compile(&[])), uncached);
    assert_ne!(fs::read(&entries[0]).expect("the entry is there"), b"damaged");
}

/// The files in a cache.
fn entries_of(cache: &Path) -> Vec<PathBuf> {
    let inside = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    inside(cache.join("files")).flat_map(inside).collect()
}
