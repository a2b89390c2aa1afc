//! What libraries take of the board when a program imports them, frozen: RAM on the emulated board, flash in the image, beside
//! the same libraries as source on the official firmware, and as `mpy-tool` freezes them. `cargo xtask bench image FILE|FOLDER ...`
//! runs it; each argument is a module or package, and lies where its own imports are found.
//!
//! The first columns are of the whole library, as the prompt can use it. The last ones are of a program that uses it,
//! `tests/examples/uses/NAME.py` if there is one: its image, and what `mpy-tool` takes for the same modules, the program with them.
//!
//! What `mpy-tool` takes is computed from `mpy-cross`'s files, by the tables that it makes of one: bytecode, 12 bytes a
//! function that has inner ones and 4 for each of these, 2 bytes a name used and 4 a constant, 12 a module, 8 a text that no
//! firmware has, and the texts.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use mpyc_abi::board::MICROBIT_V1;
use mpyc_compiler::link::firmware::Firmware;
use mpyc_compiler::link::program;
use mpyc_compiler::link::view::View;
use mpyc_compiler::mpy::{self, File, Name, Object, RawCode};
use mpyc_tests::lang::mpy_cross;
use mpyc_tests::official::official;
use mpyc_tests::qemu::Machine;
use mpyc_tests::{frozen, raw};
use tempfile::TempDir;

const TIMEOUT: Duration = Duration::from_secs(30);
/// Prints what is free after a collection.
const FREE: &str = "import gc\ngc.collect()\nprint(gc.mem_free())\n";

fn main() -> ExitCode {
    let scratch = TempDir::new().expect("a folder");
    let bench = Bench::new(scratch.path());
    println!(
        "{:16}{:>8}{:>8}{:>9}{:>9}{:>14}{:>9}{:>9}{:>14}",
        "", "RAM", "objects", "official", "flash", "mpy-tool", ".mpy", "used", "mpy-tool"
    );
    let mut is_good = true;
    for module in std::env::args().skip(1).map(PathBuf::from) {
        let name = module.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match bench.measure(&module, &name) {
            Ok(figures) => println!("{name:16}{figures}"),
            Err(why) => {
                is_good = false;
                println!("{name:16}  {why}");
            }
        }
    }
    if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Bench<'a> {
    scratch: &'a Path,
    firmware: Firmware,
    official: Option<PathBuf>,
    /// What is free, and the length of the image, without a library.
    base: (u32, u32),
}

impl<'a> Bench<'a> {
    fn new(scratch: &'a Path) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../compiler/cli/firmware/microbit-v1.elf");
        let elf = fs::read(path).expect("the firmware");
        let firmware = Firmware::read(&elf, &MICROBIT_V1).expect("a firmware for the board");
        let mut bench = Self { scratch, firmware, official: official(scratch), base: (0, 0) };
        let (free, flash, _) = bench.program(scratch, "").expect("an empty program runs");
        bench.base = (free, flash);
        bench
    }

    /// Runs a program of those lines and the measurement: bytes free, of the image, and of objects made at build.
    fn program(&self, folder: &Path, lines: &str) -> Result<(u32, u32, u32), String> {
        let source = format!("import gc\n{lines}gc.collect()\nprint(gc.mem_free())\n");
        let image = frozen::image_in(folder, &source)?;
        let hex = program::hex(&self.firmware, &image, &MICROBIT_V1).map_err(|error| error.to_string())?;
        let path = self.scratch.join("app.hex");
        fs::write(&path, hex).map_err(|error| error.to_string())?;
        let mut board = Machine::start(&path).map_err(|error| error.to_string())?;
        let printed = board.read_up_to("MicroPython v", TIMEOUT);
        let first = printed.lines().next().unwrap_or_default().trim();
        let free = first.parse().map_err(|_| printed.lines().take(4).collect::<Vec<_>>().join(" | "))?;
        Ok((free, image.bytes.len() as u32, image.heap))
    }

    fn measure(&self, module: &Path, name: &str) -> Result<String, String> {
        let folder = module.parent().ok_or("no folder")?;
        let (free, flash, objects) = self.program(folder, &format!("import {name}\n"))?;
        let ram = i64::from(self.base.0) - i64::from(free);
        let files = frozen::files_in(folder, &format!("import {name}\n"))?;
        let (theirs, packed) = self.foreign(&files)?;
        let source = self.as_source(module);
        let flash = flash - self.base.1;
        let used = self.used(folder, name)?;
        Ok(format!("{ram:>8}{objects:>8}{source:>9}{}{packed:>9}{used}", beside(flash, theirs)))
    }

    /// The columns of a program that uses a library, if there is one.
    fn used(&self, folder: &Path, name: &str) -> Result<String, String> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/uses").join(name).with_extension("py");
        let Ok(text) = fs::read_to_string(path) else { return Ok(String::new()) };
        let image = frozen::image_for(folder, &text)?;
        let view = View::new(&image.bytes, &MICROBIT_V1).map_err(|error| error.to_string())?;
        let inside: Vec<String> = view.modules().filter_map(|module| view.text(module.name)).collect();
        let mut files = frozen::files_in(folder, &text)?;
        files.retain(|(name, _)| inside.contains(name));
        files.push(("main".into(), text));
        let (theirs, _) = self.foreign(&files)?;
        Ok(beside(image.bytes.len() as u32, theirs))
    }

    /// What the library takes as source at the official firmware's prompt.
    fn as_source(&self, module: &Path) -> String {
        let file = if module.is_dir() { module.join("__init__.py") } else { module.to_owned() };
        let measured = || -> Option<i64> {
            let mut board = Machine::start(self.official.as_ref()?).ok()?;
            raw::enter(&mut board, TIMEOUT).ok()?;
            let free = |board: &mut Machine| raw::exec(board, FREE, TIMEOUT).ok()?.0.trim().parse::<i64>().ok();
            let before = free(&mut board)?;
            let (_, error) = raw::exec(&mut board, &fs::read_to_string(&file).ok()?, TIMEOUT).ok()?;
            if error.is_empty() { Some(before - free(&mut board)?) } else { None }
        };
        measured().map_or("fails".into(), |bytes| bytes.to_string())
    }

    /// What `mpy-tool` takes to freeze these sources, and the size of `mpy-cross`'s files.
    fn foreign(&self, sources: &[(String, String)]) -> Result<(u32, u32), String> {
        let compiler = mpy_cross().ok_or("no mpy-cross here: `cargo xtask setup` installs it")?;
        let mut packed = 0;
        let mut files = Vec::new();
        for (name, text) in sources {
            let (source, target) = (self.scratch.join(format!("{name}.py")), self.scratch.join("module.mpy"));
            fs::write(&source, text).map_err(|error| error.to_string())?;
            let status = Command::new(&compiler).arg("-o").arg(&target).arg(&source).output();
            if !status.is_ok_and(|output| output.status.success()) {
                return Err(format!("mpy-cross refuses {name}"));
            }
            let bytes = fs::read(&target).map_err(|error| error.to_string())?;
            packed += bytes.len() as u32;
            files.push(mpy::read(&bytes).map_err(|error| format!("{error:?}"))?);
        }
        Ok((mpy_tool(&files), packed))
    }
}

/// Bytes of ours, those of `mpy-tool`, and the share.
fn beside(ours: u32, theirs: u32) -> String {
    format!("{ours:>9}{theirs:>8} {:4.0}%", 100.0 * f64::from(ours) / f64::from(theirs))
}

/// Flash that the tables take which `mpy-tool` makes of files.
fn mpy_tool(files: &[File]) -> u32 {
    let mut texts = BTreeSet::new();
    let mut total = 0;
    for file in files {
        total += 20 + 2 * file.names.len() + 4 * file.objects.len() + functions(&file.code);
        for name in &file.names {
            if let Name::Text(text) = name {
                texts.insert(text.clone());
            }
        }
        total += file.objects.iter().map(|object| constant(object, &mut texts)).sum::<usize>();
    }
    (total + texts.iter().map(|text| text.len() + 8).sum::<usize>()) as u32
}

/// A function's bytecode, and what it has for its inner functions, with these.
fn functions(code: &RawCode) -> usize {
    let tables = if code.children.is_empty() { 0 } else { 12 + 4 * code.children.len() };
    code.data.len() + tables + code.children.iter().map(functions).sum::<usize>()
}

/// A constant's object. A short text is a name.
fn constant(object: &Object, texts: &mut BTreeSet<Vec<u8>>) -> usize {
    /// Texts of fewer bytes are names.
    const SHORT: usize = 25;
    match object {
        Object::Str(text) if text.len() < SHORT => {
            texts.insert(text.clone());
            0
        }
        Object::Str(bytes) | Object::Bytes(bytes) => 17 + bytes.len(),
        Object::Int(digits) if digits.len() > 4 => 16 + digits.len() * 2 / 5,
        Object::Float(_) => 8,
        Object::Tuple(items) => 8 + 4 * items.len() + items.iter().map(|item| constant(item, texts)).sum::<usize>(),
        _ => 0,
    }
}
