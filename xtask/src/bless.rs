//! Renewing what tests compare with: outputs of the language programs, transcripts, snapshots.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{
    cpython,
    process::{cargo, command, output, run},
};

/// Writes CPython's output beside each language program and each program of several modules; then lets the other tests rewrite their files.
pub fn bless(root: &Path) -> Result<()> {
    let python = cpython::find(root).context("no CPython 3.12 here")?;
    for folder in ["tests/lang", "tests/lang/modern"] {
        for entry in fs::read_dir(root.join(folder))? {
            let program = entry?.path();
            if program.extension().is_some_and(|e| e == "py") {
                bless_program(root, &python, &program)?;
            }
        }
    }
    for entry in fs::read_dir(root.join("tests/frozen"))? {
        let folder = entry?.path();
        bless_program(root, &python, &folder.join("main.py"))?;
        if folder.join("prompt.py").exists() {
            bless_session(root, &python, &folder)?;
        }
    }
    run(cargo(root, &["test", "--locked", "--workspace", "--exclude", "mpyc-board-microbit-v1"])
        .env("BLESS", "1")
        .env("INSTA_UPDATE", "always"))
}

fn bless_program(root: &Path, python: &Path, program: &Path) -> Result<()> {
    bless_output(root, python, &[&program.to_string_lossy()], &program.with_extension("out"))
}

/// The same for a program whose folder has commands for the prompt.
fn bless_session(root: &Path, python: &Path, folder: &Path) -> Result<()> {
    let session = root.join("tests/src/session.py");
    let arguments = [&*session.to_string_lossy(), &*folder.to_string_lossy()];
    bless_output(root, python, &arguments, &folder.join("prompt.out"))
}

/// Keeps what CPython prints for those arguments in a file.
fn bless_output(root: &Path, python: &Path, arguments: &[&str], file: &Path) -> Result<()> {
    let mut cpython = command(root, python, &[&["-B"], arguments].concat());
    let printed =
        output(cpython.env("PYTHONHASHSEED", "0")).with_context(|| format!("{arguments:?} fails on CPython"))?;
    if fs::read_to_string(file).is_ok_and(|old| old == printed) {
        return Ok(());
    }
    println!("bless: {}", file.display());
    Ok(fs::write(file, printed)?)
}
