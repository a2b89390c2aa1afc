//! Finding CPython 3.12, the measure of programs' output and of syntax trees.
//!
//! The tests and `xtask` share this file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where `cargo xtask setup` puts a CPython made of Node's `pyodide`, when it finds no other.
pub const SUBSTITUTE: &str = "target/tools/cpython/python3";

/// CPython 3.12: `python3.12` or `python3` on the path, one of pyenv's, or the [`SUBSTITUTE`] below `root`,
/// the workspace's folder. No other version: trees and messages change with it.
pub fn find(root: &Path) -> Option<PathBuf> {
    let mut candidates = vec![PathBuf::from("python3.12"), PathBuf::from("python3")];
    if let Some(home) = std::env::var_os("HOME") {
        let versions = fs::read_dir(Path::new(&home).join(".pyenv/versions"));
        candidates.extend(versions.into_iter().flatten().flatten().map(|entry| entry.path().join("bin/python3")));
    }
    candidates.push(root.join(SUBSTITUTE));
    candidates.into_iter().find(|python| is_right(python))
}

fn is_right(python: &Path) -> bool {
    let check = "import sys; raise SystemExit(sys.version_info[:2] != (3, 12))";
    // Nobody hears what a version manager may say about versions it does not have.
    let status = Command::new(python)
        .args(["-c", check])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}
