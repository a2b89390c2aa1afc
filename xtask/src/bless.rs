//! Renewing what tests compare with: outputs of the language programs, transcripts, snapshots.

use std::{env, fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::process::{cargo, command, output, run};

/// Writes CPython's output beside each language program; then lets the other tests rewrite their files.
pub fn bless(root: &Path) -> Result<()> {
    let python = cpython(root).context("no CPython 3.12 or later here")?;
    let folder = root.join("tests/lang");
    for entry in fs::read_dir(&folder)? {
        let program = entry?.path();
        if program.extension().is_some_and(|e| e == "py") {
            bless_program(root, &python, &program)?;
        }
    }
    run(cargo(root, &["test", "--locked", "--workspace", "--exclude", "mpyc-board-microbit-v1"])
        .env("BLESS", "1")
        .env("INSTA_UPDATE", "always"))
}

fn bless_program(root: &Path, python: &str, program: &Path) -> Result<()> {
    let name = program.to_string_lossy();
    let mut cpython = command(root, python, &[&name]);
    let printed = output(cpython.env("PYTHONHASHSEED", "0")).with_context(|| format!("{name} fails on CPython"))?;
    let file = program.with_extension("out");
    if fs::read_to_string(&file).is_ok_and(|old| old == printed) {
        return Ok(());
    }
    println!("bless: {}", file.display());
    Ok(fs::write(file, printed)?)
}

/// CPython 3.12 or later: on the path, or among pyenv's versions.
fn cpython(root: &Path) -> Result<String> {
    let mut candidates: Vec<String> = (12..=15).map(|minor| format!("python3.{minor}")).collect();
    if let Some(home) = env::var_os("HOME") {
        let versions = Path::new(&home).join(".pyenv/versions");
        for entry in fs::read_dir(versions).into_iter().flatten().flatten() {
            candidates.push(entry.path().join("bin/python3").to_string_lossy().into_owned());
        }
    }
    let check = "import sys; raise SystemExit(sys.version_info < (3, 12))";
    for python in candidates {
        if output(&mut command(root, &python, &["-c", check])).is_ok() {
            return Ok(python);
        }
    }
    bail!("none of python3.12 to python3.15 runs")
}
