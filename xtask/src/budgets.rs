//! What the firmware takes of flash and RAM, held against `xtask/budgets.toml`.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, bail};
use goblin::elf::{Elf, Sym, program_header::PT_LOAD, sym::STT_FUNC};
use serde::Deserialize;

use crate::firmware;

const RAM_START: u64 = 0x2000_0000;

/// The checked-in limits, all in bytes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    /// The whole firmware in flash.
    flash: u64,
    /// The native stacks.
    native_stack: u64,
    /// Statics, native stacks excluded.
    statics: u64,
    /// What must be left of RAM for the heap.
    heap: u64,
    /// Parts of the firmware; the first that fits takes a symbol.
    component: Vec<Component>,
    /// Flash of what no component takes: the processor's tables, constants without a name, compiler routines.
    rest: u64,
}

/// A part of the firmware: functions and constants whose names contain one of the words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Component {
    /// What it is.
    name: String,
    /// Limit in bytes.
    flash: u64,
    /// Words of symbol names, as the compiler mangles them.
    words: Vec<String>,
}

/// Prints the firmware's sizes and fails when one is over its limit.
pub fn check(root: &Path) -> Result<()> {
    let budgets: Budgets = toml::from_str(&fs::read_to_string(root.join("xtask/budgets.toml"))?)?;
    let bytes = fs::read(firmware::build(root)?)?;
    let elf = Elf::parse(&bytes)?;
    let mut over = Vec::new();
    let heap = address(&elf, "_ram_end")? - address(&elf, "__sheap")?;
    println!("{:<24} {heap:>8} of {:>8} B wanted", "free for the heap", budgets.heap);
    if heap < budgets.heap {
        over.push("heap".to_owned());
    }
    let mut line = |name: &str, used: u64, limit: u64| {
        println!("{name:<24} {used:>8} of {limit:>8} B");
        if used > limit {
            over.push(name.to_owned());
        }
    };
    line("flash", flash(&elf), budgets.flash);
    line("native stack", address(&elf, "_stack_start")? - address(&elf, "_stack_end")?, budgets.native_stack);
    line("statics", address(&elf, "__sheap")? - address(&elf, "_stack_start")?, budgets.statics);
    let sizes = sizes(&elf, &budgets.component);
    for (component, size) in budgets.component.iter().zip(&sizes) {
        line(&component.name, *size, component.flash);
    }
    line("rest", flash(&elf) - sizes.iter().sum::<u64>(), budgets.rest);
    let forbidden = forbidden(&elf);
    if !forbidden.is_empty() {
        bail!("the firmware links what it must not: {}", forbidden.join(" "));
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}

/// Bytes of flash that are loaded.
fn flash(elf: &Elf<'_>) -> u64 {
    elf.program_headers.iter().filter(|header| header.p_type == PT_LOAD).map(|header| header.p_filesz).sum()
}

/// The address of a symbol of the linker's.
fn address(elf: &Elf<'_>, wanted: &str) -> Result<u64> {
    let found = elf.syms.iter().find(|symbol| elf.strtab.get_at(symbol.st_name) == Some(wanted));
    found.map(|symbol| symbol.st_value).with_context(|| format!("the firmware has no symbol {wanted}"))
}

/// Bytes of each component's functions and constants in flash.
fn sizes(elf: &Elf<'_>, components: &[Component]) -> Vec<u64> {
    let mut sizes = vec![0; components.len()];
    // Two names of one place are one thing.
    let mut seen = BTreeSet::new();
    for (name, symbol) in symbols(elf) {
        if symbol.st_value >= RAM_START || symbol.st_size == 0 || !seen.insert(symbol.st_value) {
            continue;
        }
        let fits = |component: &Component| component.words.iter().any(|word| name.contains(word.as_str()));
        if let Some(at) = components.iter().position(fits) {
            sizes[at] += symbol.st_size;
        }
    }
    sizes
}

/// Functions that the design keeps out: text formatting, double precision, panics with text.
fn forbidden(elf: &Elf<'_>) -> Vec<String> {
    const DOUBLES: [&str; 6] = ["__aeabi_d", "__adddf3", "__muldf3", "__divdf3", "__subdf3", "df2"];
    let is_forbidden = |name: &str| {
        name.contains("4core3fmt") || name.contains("panic_fmt") || DOUBLES.iter().any(|part| name.contains(part))
    };
    let functions = symbols(elf).filter(|(_, symbol)| symbol.st_type() == STT_FUNC && symbol.st_size > 0);
    functions.filter(|(name, _)| is_forbidden(name)).map(|(name, _)| name.to_owned()).collect()
}

fn symbols<'a>(elf: &'a Elf<'_>) -> impl Iterator<Item = (&'a str, Sym)> {
    elf.syms.iter().filter_map(|symbol| Some((elf.strtab.get_at(symbol.st_name)?, symbol)))
}
