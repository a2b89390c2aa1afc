//! Which of the firmware's functions the benchmark programs spend their time in: what `xtask/src/outline` leaves alone.
//!
//! Each program runs frozen and compiled on the board. `cargo xtask bench functions` runs this with the paths of a firmware that
//! still has its symbols, which is the one that `mpyc` carries, and of the list to write.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use goblin::elf::{Elf, sym::STT_FUNC};
use mpyc_tests::command::mpyc;
use mpyc_tests::qemu::executed;

/// The least part of a program's instructions that a function of the list takes.
const LEAST: f64 = 0.003;
/// Functions that compile a program are none of its own.
const COMPILER: &str = "mpyc_runtime::compile::";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [firmware, list] = &arguments[..] else {
        eprintln!("usage: hot FIRMWARE LIST");
        return ExitCode::FAILURE;
    };
    let functions = functions(Path::new(firmware));
    let programs = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("bench")).expect("the programs");
    let programs =
        programs.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "py"));
    let mut hot = BTreeSet::new();
    for program in programs {
        let text = fs::read_to_string(&program).expect("a program");
        for source in [text.clone(), format!("exec({text:?})")] {
            let taken = taken(&source, &functions);
            let all: u64 = taken.values().sum();
            hot.extend(
                taken.into_iter().filter(|(_, count)| *count as f64 >= LEAST * all as f64).map(|(name, _)| name),
            );
        }
        println!("{}: {} functions by now", program.display(), hot.len());
    }
    fs::write(list, hot.into_iter().map(|name| name + "\n").collect::<String>()).expect("the list can be written");
    ExitCode::SUCCESS
}

/// Instructions by function until the program has printed its line.
fn taken(source: &str, functions: &BTreeMap<u32, (u32, String)>) -> BTreeMap<String, u64> {
    let folder = tempfile::tempdir().expect("a folder");
    let (program, hex) = (folder.path().join("app.py"), folder.path().join("app.hex"));
    fs::write(&program, source).expect("a file");
    let built = Command::new(mpyc()).arg("build").arg(&program).arg("-o").arg(&hex).output().expect("mpyc runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let mut taken = BTreeMap::new();
    for (address, count) in executed(&hex, b'\n').expect("the program prints a line") {
        let Some((start, (size, name))) = functions.range(..=address).next_back() else { continue };
        if address < start + size && !name.contains(COMPILER) {
            *taken.entry(name.clone()).or_default() += count;
        }
    }
    taken
}

/// The functions of Rust in a firmware, by address: their sizes and names.
fn functions(firmware: &Path) -> BTreeMap<u32, (u32, String)> {
    let bytes = fs::read(firmware).expect("the firmware");
    let elf = Elf::parse(&bytes).expect("an ELF file");
    let functions = elf.syms.iter().filter(|symbol| symbol.st_type() == STT_FUNC);
    let named = functions.filter_map(|symbol| Some((symbol, elf.strtab.get_at(symbol.st_name)?)));
    named
        .filter(|(_, name)| !name.contains(".outlined."))
        .map(|(symbol, name)| {
            let name = format!("{:#}", rustc_demangle::demangle(name));
            (symbol.st_value as u32 & !1, (symbol.st_size as u32, name))
        })
        .collect()
}
