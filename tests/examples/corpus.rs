//! Compiles every Python file below the given folders and verifies the result.
//!
//! `cargo xtask corpus PATH...` runs it. A file that does not compile is named with its first
//! error; a `.mpy` that the verifier refuses, or a panic of the compiler, is a failure.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, panic};

use mpyc_compiler::{Options, compile, compile_mpy, mpy};
use mpyc_tests::corpus::{for_each, python_files};

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
    let files = python_files(std::env::args_os().skip(1).map(PathBuf::from));
    let outcomes = for_each(&files, |file| {
        panic::catch_unwind(|| check(file)).unwrap_or_else(|_| Outcome::Fault("the compiler panicked".into()))
    });
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
