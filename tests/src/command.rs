//! What tests build: the `mpyc` command under test, and the firmware that measures.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// Path of the `mpyc` command, built on first use from the sources as they are, in the same profile
/// and target folder as the running test.
///
/// # Panics
///
/// If it does not build: a test has nothing to test then.
pub fn mpyc() -> &'static Path {
    static COMMAND: OnceLock<PathBuf> = OnceLock::new();
    COMMAND.get_or_init(build)
}

/// Path of the firmware with its stopwatch, an ELF file with all symbols, built from the sources as they are.
///
/// # Panics
///
/// If it does not build: `cargo xtask setup` installs what that needs.
pub fn stopwatch_firmware() -> PathBuf {
    static FIRMWARE: OnceLock<PathBuf> = OnceLock::new();
    FIRMWARE.get_or_init(|| build_for_board("--stopwatch")).clone()
}

/// Path of the board's program that computes floats, an ELF file.
///
/// # Panics
///
/// As [`stopwatch_firmware`].
pub fn float_program() -> PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| build_for_board("--floats")).clone()
}

fn build_for_board(option: &str) -> PathBuf {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--quiet", "--locked", "--package", "xtask", "--", "firmware", option]);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo starts");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "`cargo xtask firmware {option}` does not build: {error}");
    // The path is what it prints last.
    PathBuf::from(String::from_utf8_lossy(&output.stdout).lines().last().expect("a path is printed"))
}

fn build() -> PathBuf {
    let test = env::current_exe().expect("a test has a path");
    // target/PROFILE/deps/TEST
    let profile = test.ancestors().nth(2).expect("a test lies in target/PROFILE/deps");
    let target = profile.parent().expect("a profile's folder lies in the target folder");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet", "--package", "mpyc", "--target-dir"]).arg(target);
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    let status = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status().expect("cargo starts");
    assert!(status.success(), "the command mpyc does not build");
    profile.join(format!("mpyc{}", env::consts::EXE_SUFFIX))
}
