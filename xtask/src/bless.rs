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
        bless_program(root, &python, &entry?.path().join("main.py"))?;
    }
    run(cargo(root, &["test", "--locked", "--workspace", "--exclude", "mpyc-board-microbit-v1"])
        .env("BLESS", "1")
        .env("INSTA_UPDATE", "always"))
}

fn bless_program(root: &Path, python: &Path, program: &Path) -> Result<()> {
    let name = program.to_string_lossy();
    let mut cpython = command(root, python, &["-B", &name]);
    let printed = output(cpython.env("PYTHONHASHSEED", "0")).with_context(|| format!("{name} fails on CPython"))?;
    let file = program.with_extension("out");
    if fs::read_to_string(&file).is_ok_and(|old| old == printed) {
        return Ok(());
    }
    println!("bless: {}", file.display());
    Ok(fs::write(file, printed)?)
}
