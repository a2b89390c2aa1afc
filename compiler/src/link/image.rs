//! Compiled modules to the frozen image, laid out as `mpyc_abi::image` and `mpyc_abi::object` say.
//!
//! ```text
//! header
//! interned names of all modules, in order of first use
//! for each module in import order:
//!     constants, table of names, table of constants
//!     code objects, the inner ones first, each behind its bytecode
//!     namespace
//! table of interned names
//! module table
//! ```
//!
//! Every function passes the verifier before its bytes go in. A module's namespace holds `__name__`,
//! `__path__` if it is a package, and the names that the module itself binds, each with a slot in the image's `.bss`; packages also have a
//! slot for each module in them, where its import puts it. The same modules give the same bytes.

use std::collections::BTreeSet;

use mpyc_abi::board::{Board, FloatWidth};
use mpyc_abi::code::{Dialect, Instr, decode};
use mpyc_abi::info::ABI_HASH;
use mpyc_abi::opcode::op;
use mpyc_abi::prelude::Prelude;
use mpyc_abi::value::{Immediate, Value};
use mpyc_abi::{image, names};
use num_bigint::BigInt;

use super::error::LinkError;
use super::flash::{Layout, layout};
use super::float;
use super::function;
use super::report::Largest;
use super::rom::{Placed, Rom};
use crate::mpy::{File, Object, RawCode};

/// A compiled module and the dotted name it is imported by.
#[derive(Clone, Copy, Debug)]
pub struct ImageModule<'a> {
    /// The dotted name; the entry module has the name that it runs under.
    pub name: &'a str,
    /// Whether it is a package, which relative imports start at.
    pub is_package: bool,
    /// Its code: what [`crate::mpy::pack`] makes of a unit, or a file that was read.
    pub file: &'a File,
}

/// A linked image.
#[derive(Clone, Debug)]
pub struct Image {
    /// All bytes, a whole number of words.
    pub bytes: Vec<u8>,
    /// The block of sources that lies behind it, or nothing; a whole number of words.
    pub sources: Vec<u8>,
    /// Where the file system lies beside them.
    pub layout: Layout,
    /// Bytes of RAM for the modules' variables.
    pub variables: u32,
    /// Bytes of RAM for the initial heap.
    pub heap: u32,
}

impl Image {
    /// What lies in flash from the image's start on: the image, then the sources.
    pub fn flash(&self) -> Vec<u8> {
        [&self.bytes[..], &self.sources].concat()
    }
}

/// An image that may be larger than its board's room for it, whose header states no length, board and checksum yet.
#[derive(Clone, Debug)]
pub struct Plain {
    /// All bytes, a whole number of words.
    pub bytes: Vec<u8>,
    /// As in [`Image`].
    pub variables: u32,
    /// As in [`Image`].
    pub heap: u32,
}

/// Links modules in import order to an image without anything evaluated; the last one is run.
pub fn link(modules: &[ImageModule<'_>], board: &Board) -> Result<Image, LinkError> {
    plain(modules, board)?.finish(board)
}

/// As [`link`], with the instructions of the files as they are: none are fused.
///
/// # Errors
/// What cannot lie in an image.
pub fn link_unfused(modules: &[ImageModule<'_>], board: &Board) -> Result<Image, LinkError> {
    linked(modules, board, false)?.finish(board)
}

/// Links modules in import order; the last one is run.
///
/// # Errors
/// What cannot lie in an image.
pub fn plain(modules: &[ImageModule<'_>], board: &Board) -> Result<Plain, LinkError> {
    linked(modules, board, true)
}

fn linked(modules: &[ImageModule<'_>], board: &Board, fuses: bool) -> Result<Plain, LinkError> {
    let mut linker =
        Linker { rom: Rom::new(board.image_start, image::HEADER_WORDS), float: board.float, fuses, slots: 0 };
    let names = linker.place_names(modules)?;
    let mut table = Vec::new();
    for module in modules {
        table.extend(linker.module(module, modules)?);
    }
    linker.finish(modules, names, &table)
}

/// What is known of a name as a global of a module.
#[derive(Clone, Copy)]
pub(super) enum Global {
    /// The module binds it: its slot.
    Slot(u32),
    /// The module does not bind it, so it is a builtin, unless somebody else has stored it.
    Unbound,
    /// It may be one of the names that every module has.
    Unknown,
}

struct Linker {
    rom: Rom,
    float: FloatWidth,
    /// Whether runs of instructions are fused.
    fuses: bool,
    /// Slots given out so far.
    slots: u32,
}

impl Linker {
    /// Places the names of all modules, so that a string constant with the same text as a name is that name, and the names lie
    /// side by side; gives the address of their index.
    fn place_names(&mut self, modules: &[ImageModule<'_>]) -> Result<Value, LinkError> {
        let mut texts = BTreeSet::from([Vec::new()]);
        for module in modules {
            texts.insert(module.name.into());
            texts.extend(module.file.names.iter().map(|name| name.text().to_vec()));
            texts.extend(bound_names(module, modules));
        }
        let longest = |module: &&ImageModule<'_>| module.file.names.iter().map(|name| name.text().len()).max();
        let culprit = || modules.iter().max_by_key(longest).map_or("", |module| module.name);
        self.rom.place_names(&texts).map_err(|error| LinkError::object(culprit(), error))
    }

    /// Places a module; gives its entry in the module table.
    fn module(&mut self, module: &ImageModule<'_>, modules: &[ImageModule<'_>]) -> Result<[Value; 3], LinkError> {
        let placed = |result: Placed<Value>| result.map_err(|error| LinkError::object(module.name, error));
        let mut names = Vec::with_capacity(module.file.names.len());
        for name in &module.file.names {
            names.push(self.rom.name(name.text()));
        }
        let constants = self.constants(module)?;
        let globals = self.globals(module, modules);
        let namespace = placed(self.namespace(module, modules))?;
        // As `unit` has them, before the names.
        names.splice(..0, [namespace, constants]);
        let unit = placed(self.rom.array(&names))?;
        let mut functions = function::Functions {
            rom: &mut self.rom,
            module: module.name,
            file: module.file,
            unit,
            globals,
            fuses: self.fuses,
        };
        let code = functions.place(&module.file.code)?;
        let name = self.rom.name(module.name.as_bytes());
        let object = placed(self.rom.module(name, namespace))?;
        Ok([name, object, code])
    }

    /// The table of a module's constants.
    fn constants(&mut self, module: &ImageModule<'_>) -> Result<Value, LinkError> {
        let mut values = Vec::with_capacity(module.file.objects.len());
        for object in &module.file.objects {
            values.push(self.constant(module.name, object)?);
        }
        self.rom.array(&values).map_err(|error| LinkError::object(module.name, error))
    }

    fn constant(&mut self, module: &str, object: &Object) -> Result<Value, LinkError> {
        let no_type = |name| LinkError::NoSuchType { module: module.into(), name };
        let placed = match object {
            Object::None => Ok(Value::NONE),
            Object::False => Ok(Value::FALSE),
            Object::True => Ok(Value::TRUE),
            Object::Ellipsis => Ok(Value::ELLIPSIS),
            Object::Str(text) => self.rom.str(text),
            Object::Bytes(bytes) => self.rom.bytes(bytes),
            Object::Int(digits) => {
                let value = BigInt::parse_bytes(digits, 10).ok_or_else(|| no_type("malformed int"))?;
                self.rom.int(&value)
            }
            Object::Float(text) => {
                let text = std::str::from_utf8(text).ok();
                let bits = text.and_then(|text| float::parse(text, self.float));
                self.rom.float(bits.ok_or_else(|| no_type("malformed float"))?)
            }
            Object::Complex(_) => return Err(no_type("complex")),
            Object::FunTable => return Err(no_type("native code")),
            Object::Tuple(items) => {
                let items: Vec<Value> =
                    items.iter().map(|item| self.constant(module, item)).collect::<Result<_, _>>()?;
                self.rom.tuple(&items)
            }
        };
        placed.map_err(|error| LinkError::object(module, error))
    }

    /// What each name of a module's file is as a global, in the namespace that will be made next.
    fn globals(&self, module: &ImageModule<'_>, modules: &[ImageModule<'_>]) -> Vec<Global> {
        let bound = bound_names(module, modules);
        let what = |text: &[u8]| match bound.iter().position(|name| name == text) {
            // The namespace's first slot is that of its spill dict.
            Some(place) => Global::Slot(self.slots + 1 + place as u32),
            None if text.starts_with(b"__") => Global::Unknown,
            None => Global::Unbound,
        };
        module.file.names.iter().map(|name| what(name.text())).collect()
    }

    /// The namespace of a module: `__name__`, `__path__` of a package, then what it binds, a slot each.
    fn namespace(&mut self, module: &ImageModule<'_>, modules: &[ImageModule<'_>]) -> Placed<Value> {
        let spill = self.slot();
        let own_name = self.rom.name(module.name.as_bytes());
        let mut entries = vec![(Value::str(names::DUNDER_NAME), own_name)];
        if module.is_package {
            // The machine tells packages by this name; there is no folder that it could say.
            entries.push((Value::str(names::DUNDER_PATH), own_name));
        }
        for name in bound_names(module, modules) {
            entries.push((self.rom.name(&name), self.slot()));
        }
        self.rom.namespace(spill, &entries)
    }

    /// The next slot. More than the board's RAM holds are refused at the end.
    fn slot(&mut self) -> Value {
        let slot = Value::immediate(Immediate::Slot, self.slots as u16);
        self.slots += 1;
        slot
    }

    /// Adds the tables and the header.
    fn finish(mut self, modules: &[ImageModule<'_>], names: Value, table: &[Value]) -> Result<Plain, LinkError> {
        let entry = modules.last().map_or("", |module| module.name);
        let whole = |result: Placed<Value>| result.map_err(|error| LinkError::object(entry, error));
        let table = whole(self.rom.array(table))?;
        let entry_name = self.rom.name(entry.as_bytes());
        let end = self.rom.next();
        let mut words = self.rom.into_words();
        let header = [
            (image::W_MAGIC, image::MAGIC),
            (image::W_FORMAT, image::FORMAT),
            (image::W_MODULES, table.0),
            (image::W_ENTRY, entry_name.0),
            (image::W_NAMES, names.0),
            (image::W_BSS, self.slots),
            (image::W_DATA, end),
            (image::W_DATA_WORDS, 0),
            (image::W_ABI, ABI_HASH),
        ];
        for (index, word) in header {
            words[index as usize] = word;
        }
        let bytes = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        Ok(Plain { bytes, variables: self.slots.saturating_mul(4), heap: 0 })
    }
}

impl Plain {
    /// The image, if it has room on the board: its header says how long it is and for which board.
    ///
    /// # Errors
    /// What there is too much of.
    pub fn finish(mut self, board: &Board) -> Result<Image, LinkError> {
        let length = self.bytes.len() as u32;
        let ram = board.ram.1 - board.ram.0;
        if self.variables > ram {
            let largest = Largest::of(&self.bytes, board);
            return Err(LinkError::TooMuchRam { bytes: self.variables, room: ram, largest });
        }
        let layout = match layout(board, length) {
            Ok(layout) => layout,
            Err(excess) => {
                return Err(LinkError::ImageTooLarge {
                    bytes: length,
                    excess,
                    largest: Largest::of(&self.bytes, board),
                });
            }
        };
        let board_and_layout = u32::from(board.id) | u32::from(layout.id) << 16;
        self.set(image::W_LENGTH, length);
        self.set(image::W_BOARD, board_and_layout);
        let checksum = image::Checksum::of(&self.bytes);
        self.set(image::W_CHECKSUM, checksum);
        Ok(Image { bytes: self.bytes, sources: Vec::new(), layout, variables: self.variables, heap: self.heap })
    }

    /// Writes a word of the header.
    fn set(&mut self, index: u32, word: u32) {
        self.bytes[4 * index as usize..][..4].copy_from_slice(&word.to_le_bytes());
    }
}

/// The names that a module's namespace has slots for, in definition order: what its body binds, then
/// what its functions bind as globals, then the modules of a package.
fn bound_names(module: &ImageModule<'_>, modules: &[ImageModule<'_>]) -> Vec<Vec<u8>> {
    let mut found: Vec<Vec<u8>> = Vec::new();
    let mut add = |name: &[u8]| {
        if !matches!(name, b"__name__" | b"__path__") && !found.iter().any(|known| known == name) {
            found.push(name.to_vec());
        }
    };
    for instr in instructions(&module.file.code) {
        if matches!(instr.op, op::STORE_NAME | op::STORE_GLOBAL) {
            add(module.file.name(instr.arg).unwrap_or_default());
        }
    }
    let mut pending: Vec<&RawCode> = module.file.code.children.iter().rev().collect();
    while let Some(code) = pending.pop() {
        for instr in instructions(code).filter(|instr| instr.op == op::STORE_GLOBAL) {
            add(module.file.name(instr.arg).unwrap_or_default());
        }
        pending.extend(code.children.iter().rev());
    }
    let prefix = format!("{}.", module.name);
    let inside = modules.iter().filter_map(|other| other.name.strip_prefix(&prefix));
    for name in inside.filter(|name| !name.contains('.')) {
        add(name.as_bytes());
    }
    found
}

/// The instructions of a function up to the first that cannot be read, which the verifier reports.
fn instructions(code: &RawCode) -> impl Iterator<Item = Instr> {
    let opcodes = Prelude::read(&code.data).map_or(&[][..], |prelude| prelude.code);
    decode(opcodes, Dialect::Frozen).map_while(Result::ok)
}

#[cfg(test)]
mod tests;
