//! Compiles every Python file below the given folders and verifies the result.
//!
//! `cargo xtask corpus PATH...` runs it. A file that does not compile is named with its first
//! error; a `.mpy` that the verifier refuses, or a panic of the compiler, is a failure.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, panic, thread};

use mpyc_compiler::{Options, compile, compile_mpy, mpy};

/// What became of a file.
enum Outcome {
    /// Compiled and verified, so many bytes.
    Good(usize),
    /// Refused with this message.
    Refused(String),
    /// A fault of the compiler.
    Fault(String),
}

fn main() -> ExitCode {
    let mut files = Vec::new();
    for argument in std::env::args().skip(1) {
        collect(Path::new(&argument), &mut files);
    }
    files.sort();
    let outcomes = run(&files);
    let (mut good, mut bytes, mut refused, mut faults) = (0, 0, 0, 0);
    for (file, outcome) in files.iter().zip(outcomes) {
        match outcome {
            Outcome::Good(size) => (good, bytes) = (good + 1, bytes + size),
            Outcome::Refused(message) => {
                refused += 1;
                println!("refused {}: {message}", file.display());
            }
            Outcome::Fault(message) => {
                faults += 1;
                println!("FAULT   {}: {message}", file.display());
            }
        }
    }
    println!("{good} compiled and verified ({bytes} bytes), {refused} refused, {faults} faults");
    if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A file itself, the files a `.txt` lists line by line, or all `.py` files below a folder.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.extension().is_some_and(|ending| ending == "txt") {
        let list = fs::read_to_string(path).unwrap_or_default();
        files.extend(list.lines().filter(|line| !line.is_empty()).map(PathBuf::from));
        return;
    }
    let Ok(entries) = fs::read_dir(path) else {
        files.push(path.to_owned());
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "py") {
            files.push(path);
        }
    }
}

fn run(files: &[PathBuf]) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut outcomes: Vec<Option<Outcome>> = files.iter().map(|_| None).collect();
    let results = thread::scope(|scope| {
        let work = || {
            let mut done = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(file) = files.get(at) else { return done };
                let outcome = panic::catch_unwind(|| check(file));
                done.push((at, outcome.unwrap_or_else(|_| Outcome::Fault("the compiler panicked".into()))));
            }
        };
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        handles.into_iter().flat_map(|handle| handle.join().unwrap_or_default()).collect::<Vec<_>>()
    });
    for (at, outcome) in results {
        outcomes[at] = Some(outcome);
    }
    outcomes.into_iter().map(|outcome| outcome.unwrap_or(Outcome::Fault("not reached".into()))).collect()
}

fn check(path: &Path) -> Outcome {
    let Ok(text) = fs::read(path) else { return Outcome::Fault("cannot be read".into()) };
    let compiled = compile(&path.to_string_lossy(), &text, &Options::default());
    let Some(unit) = compiled.unit else {
        let first = compiled.diagnostics.first();
        let message = first.map_or("no code and no message".into(), |found| {
            let line = found
                .span()
                .map_or(0, |span| text.iter().take(span.start as usize).filter(|&&byte| byte == b'\n').count() + 1);
            format!("line {line}: {} {}", found.code, found.message)
        });
        return Outcome::Refused(message);
    };
    let bytes = match compile_mpy(&unit, &String::from_utf8_lossy(&text)) {
        Ok(bytes) => bytes,
        Err(found) => return Outcome::Refused(format!("{} {}", found.code, found.message)),
    };
    match mpy::read(&bytes) {
        Err(error) => Outcome::Fault(format!("cannot be read back: {error}")),
        Ok(file) if mpy::write(&file) != bytes => Outcome::Fault("does not round trip".into()),
        Ok(file) => match mpy::verify(&file) {
            Ok(()) => Outcome::Good(bytes.len()),
            Err(refusal) => Outcome::Fault(format!("{refusal:?}")),
        },
    }
}
