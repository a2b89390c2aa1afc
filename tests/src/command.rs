//! The `mpyc` command under test.

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
