//! Building the firmware and storing it in the command line tool's folder.
//!
//! The stored ELF keeps what is loaded and one symbol, the info block. A stamp beside it says what it
//! was made from, so that anyone with the same compiler can make the same bytes again.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    outline,
    process::{cargo, command, output, run},
    toolchain::{self, Toolchain},
};

const BOARD: &str = "microbit-v1";
/// Name of the target, and of its folder.
const TARGET: &str = "thumbv6m-none-eabi";
/// Rust's target of that name, but without frame pointers: they would cost 3 % of the flash and a register.
const TARGET_FILE: &str = "runtime/boards/targets/thumbv6m-none-eabi.json";
const STORED: &str = "compiler/cli/firmware";
/// Where the firmware is built, in the workspace.
const FOLDER: &str = "target/firmware";
/// Where the firmware with the feature `stopwatch` is built, in the workspace.
const STOPWATCH_FOLDER: &str = "target/firmware-stopwatch";
const INFO_BLOCK: &[u8] = b"MPYC_INFO";
/// What the firmware is made from, in the workspace.
const SOURCES: [&str; 9] = [
    "Cargo.toml",
    "runtime/abi",
    "runtime/core",
    "runtime/microbit",
    "runtime/boards/microbit-v1",
    "runtime/boards/targets",
    ".cargo",
    "xtask/src/outline",
    "xtask/src/outline.rs",
];
/// Compiler flags: where `core` or the firmware would panic, it aborts, without text. The others take flash away:
/// what is cheap to compute is computed again rather than kept in a register, as there are few; blocks are ordered so
/// that jumps are short, and so that conditional jumps more often are not taken, which is faster; small constants
/// lie in the code; short switches are comparisons; only what gets shorter is inlined; copies between blocks share
/// registers; constants are made where they are used; tables of jumps are dense; the same single instruction before a
/// jump to one place stands once.
const FLAGS: [&str; 13] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Cllvm-args=-disable-machine-cse",
    "-Cllvm-args=-apply-ext-tsp-for-size",
    "-Cllvm-args=-ext-tsp-forward-weight-cond=0.5",
    "-Cllvm-args=-ext-tsp-backward-weight-cond=0.5",
    "-Cllvm-args=-arm-promote-constant",
    "-Cllvm-args=-min-jump-table-entries=7",
    "-Cllvm-args=-inline-threshold=0",
    "-Cllvm-args=-join-globalcopies",
    "-Cllvm-args=-disable-constant-hoisting",
    "-Cllvm-args=-optsize-jump-table-density=60",
    "-Cllvm-args=-tail-merge-size=1",
];

/// What a stored firmware was made from.
#[derive(Serialize, Deserialize)]
struct Stamp {
    /// The board's name.
    board: String,
    /// SHA-256 of the stored ELF.
    elf: String,
    /// SHA-256 of the sources' paths and contents.
    sources: String,
    /// SHA-256 of `Cargo.lock`.
    lock: String,
    /// `rustc -vV` of the compiler.
    rustc: String,
    /// First line of the linker's version.
    linker: String,
    /// Compiler flags.
    flags: Vec<String>,
}

/// Builds the firmware and stores it with its stamp.
pub fn store(root: &Path) -> Result<()> {
    let (elf, stamp) = make(root)?;
    fs::create_dir_all(root.join(STORED))?;
    fs::write(elf_path(root), elf)?;
    fs::write(stamp_path(root), serde_json::to_string_pretty(&stamp)? + "\n")?;
    println!("{} {}", stamp.elf, elf_path(root).display());
    Ok(())
}

/// Builds the firmware and compares it with the stored one: equal bytes are asked of an equal compiler.
pub fn check(root: &Path) -> Result<()> {
    let stored = fs::read(elf_path(root)).context("no stored firmware: run `cargo xtask firmware`")?;
    let stamp = read_stamp(root)?;
    if stamp.elf != digest(&stored) {
        bail!("the stored firmware is not the one that its stamp names: run `cargo xtask firmware`");
    }
    let (elf, made) = make(root)?;
    if elf == stored {
        println!("the stored firmware is what the sources give, byte for byte");
    } else if made.rustc == stamp.rustc && made.linker == stamp.linker {
        bail!("the stored firmware is not what the sources give: run `cargo xtask firmware`");
    } else {
        println!("warning: another compiler than the stored firmware's gives other bytes");
    }
    Ok(())
}

/// Builds the firmware; gives the ELF with all its symbols, in the build's own folder.
pub fn build(root: &Path) -> Result<PathBuf> {
    build_with(root, &toolchain(root)?, FOLDER, &[])
}

/// Builds the firmware that measures how long Ctrl-C takes, and says where it is.
pub fn stopwatch(root: &Path) -> Result<()> {
    let elf = build_with(root, &toolchain(root)?, STOPWATCH_FOLDER, &["--features", "stopwatch"])?;
    println!("{}", elf.display());
    Ok(())
}

/// Builds the program that computes floats, and says where it is.
pub fn floats(root: &Path) -> Result<()> {
    let mut build = build_command(root, &toolchain(root)?, FOLDER, "build");
    run(build.args(["--features", "floats", "--bin", "floats"]))?;
    println!("{}", root.join(FOLDER).join(TARGET).join("firmware/floats").display());
    Ok(())
}

/// The compiler that made the stored firmware, when it is here, else any that can.
fn toolchain(root: &Path) -> Result<Toolchain> {
    let stamped = read_stamp(root).map(|stamp| stamp.rustc);
    toolchain::find(root, stamped.ok().as_deref())
}

/// Builds the firmware, has the compiler write its assembly text, takes repetitions out of that and builds the result.
fn build_with(root: &Path, toolchain: &Toolchain, folder: &str, features: &[&str]) -> Result<PathBuf> {
    let written = ["--", "--emit=asm"];
    run(build_command(root, toolchain, folder, "rustc").args(["--bin", BOARD]).args(features).args(written))?;
    let programs = root.join(folder).join(TARGET).join("firmware");
    let text = fs::read_to_string(assembly_of(&programs)?)?;
    let shortened = root.join(folder).join(BOARD).with_extension("s");
    write_changed(&shortened, &outline::shorten(&text))?;
    let mut build = build_command(root, toolchain, folder, "build");
    build.args(["--features", "outlined", "--bin", "outlined"]).env("MPYC_ASSEMBLY", &shortened);
    run(&mut build)?;
    Ok(programs.join("outlined"))
}

/// The assembly text that the compiler wrote along with the program: it bears the name of the program's file, one of
/// whose copies is where cargo puts the last build's.
fn assembly_of(programs: &Path) -> Result<PathBuf> {
    let program = fs::read(programs.join(BOARD))?;
    for entry in programs.join("deps").read_dir()? {
        let path = entry?.path().with_extension("s");
        if path.is_file() && fs::read(path.with_extension("")).is_ok_and(|bytes| bytes == program) {
            return Ok(path);
        }
    }
    bail!("the compiler wrote no assembly text for {BOARD}")
}

/// Writes a file unless it is there already: a new date would have the program built again.
fn write_changed(path: &Path, text: &str) -> Result<()> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    Ok(fs::write(path, text)?)
}

/// Cargo's `task` for the board's package.
fn build_command(root: &Path, toolchain: &Toolchain, folder: &str, task: &str) -> Command {
    let package = format!("mpyc-board-{BOARD}");
    let mut build = cargo(root, &[task, "-Zjson-target-spec", "-Zbuild-std=core", "--target", TARGET_FILE]);
    build.args(["--target-dir", folder, "--profile", "firmware", "--locked", "--package", &package]);
    // The linker's path is not a flag: flags go into every symbol's hash, and paths differ by machine.
    build.env("CARGO_TARGET_THUMBV6M_NONE_EABI_LINKER", &toolchain.linker);
    build.env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\x1f"));
    build.env("RUSTC", &toolchain.rustc);
    build.env("RUSTC_BOOTSTRAP", "1");
    build.env_remove("RUSTC_WRAPPER").env_remove("RUSTFLAGS");
    build
}

fn make(root: &Path) -> Result<(Vec<u8>, Stamp)> {
    let toolchain = toolchain(root)?;
    let elf = strip(&fs::read(build_with(root, &toolchain, FOLDER, &[])?)?)?;
    let linker = output(&mut command(root, &toolchain.linker, &["-flavor", "gnu", "--version"]))?;
    let stamp = Stamp {
        board: BOARD.into(),
        elf: digest(&elf),
        sources: digest_of_sources(root)?,
        lock: digest(&fs::read(root.join("Cargo.lock"))?),
        rustc: toolchain.version,
        linker: linker.lines().next().unwrap_or_default().into(),
        flags: FLAGS.map(Into::into).to_vec(),
    };
    Ok((elf, stamp))
}

/// An ELF with the same loaded contents and no symbol but the info block's.
fn strip(elf: &[u8]) -> Result<Vec<u8>> {
    let mut builder = object::build::elf::Builder::read(elf)?;
    for symbol in &mut builder.symbols {
        symbol.delete = symbol.name.as_slice() != INFO_BLOCK;
    }
    for section in &mut builder.sections {
        let name = section.name.as_slice();
        section.delete = name == b".comment" || name == b".ARM.attributes" || name.starts_with(b".debug");
    }
    let mut stripped = Vec::new();
    builder.write(&mut stripped)?;
    Ok(stripped)
}

fn elf_path(root: &Path) -> PathBuf {
    root.join(STORED).join(BOARD).with_extension("elf")
}

fn stamp_path(root: &Path) -> PathBuf {
    root.join(STORED).join(BOARD).with_extension("json")
}

fn read_stamp(root: &Path) -> Result<Stamp> {
    let text = fs::read_to_string(stamp_path(root)).context("no stamp: run `cargo xtask firmware`")?;
    Ok(serde_json::from_str(&text)?)
}

fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// One hash over all sources: each file's path, length and contents, in order of path.
fn digest_of_sources(root: &Path) -> Result<String> {
    let mut files = Vec::new();
    for source in SOURCES {
        list_files(&root.join(source), &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let contents = fs::read(&file)?;
        let path = file.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        hash.update(format!("{path}\0{}\0", contents.len()));
        hash.update(contents);
    }
    Ok(hex(&hash.finalize()))
}

fn list_files(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in path.read_dir()? {
            list_files(&entry?.path(), files)?;
        }
    } else {
        files.push(path.to_path_buf());
    }
    Ok(())
}
