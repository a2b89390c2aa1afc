//! The objects of an image and what each of them names.

use std::collections::{HashMap, HashSet};

use mpyc_abi::code::{Dialect, decode};
use mpyc_abi::image;
use mpyc_abi::object::{Kind, traced};
use mpyc_abi::opcode::{self, Operand};
use mpyc_abi::value::{Immediate, Value};

use crate::link::view::{ObjectView, View};

/// All objects, those in ROM first.
pub(super) struct Objects<'a> {
    pub(super) view: &'a View,
    pub(super) all: Vec<ObjectView<'a>>,
    /// How many of them lie in ROM.
    pub(super) in_rom: usize,
    /// Numbers of objects by address.
    numbers: HashMap<u32, usize>,
    /// Entries of a table that instructions use, by the table's address: they belong to the users.
    used: HashMap<u32, HashSet<u32>>,
}

impl<'a> Objects<'a> {
    pub(super) fn new(view: &'a View) -> Self {
        let mut all: Vec<ObjectView<'_>> = view.objects().collect();
        let in_rom = all.len();
        all.extend(view.heap_objects());
        let numbers = all.iter().enumerate().map(|(number, object)| (object.address, number)).collect();
        let mut used: HashMap<u32, HashSet<u32>> = HashMap::new();
        for &code in all.iter().filter(|object| object.is_code()) {
            let entries = used_entries(view, code);
            let tables: Vec<ObjectView<'_>> = arrays(view, code).collect();
            let inner = tables.iter().flat_map(|&table| arrays(view, table));
            for table in inner.chain(tables.iter().copied()) {
                used.entry(table.address).or_default().extend(&entries);
            }
        }
        Self { view, all, in_rom, numbers, used }
    }

    /// The number of the object at an address.
    pub(super) fn number(&self, address: u32) -> Option<usize> {
        self.numbers.get(&address).copied()
    }

    /// The objects that an object holds, by number: those that it names, and those in tables that a function's instructions
    /// name. What the image's own tables list is held by others, and so is what tables have for functions that use it.
    pub(super) fn held_by(&self, number: usize) -> Vec<usize> {
        let object = self.all[number];
        if self.is_index(object) {
            return Vec::new();
        }
        let none = HashSet::new();
        let used = self.used.get(&object.address).unwrap_or(&none);
        let named = references(self.view, object).map(|other| other.address).filter(|address| !used.contains(address));
        let from_code = match object.kind {
            Kind::Code | Kind::PlainFunction => used_entries(self.view, object),
            Kind::Namespace => start_values(self.view, object),
            _ => Vec::new(),
        };
        named.chain(from_code).filter_map(|address| self.number(address)).collect()
    }

    /// Whether an object is one of the image's own tables, which list what others hold.
    fn is_index(&self, object: ObjectView<'_>) -> bool {
        [image::W_MODULES, image::W_NAMES, image::W_ROOTS].iter().any(|&word| self.view.header(word) == object.address)
    }
}

/// The objects that an object names.
pub(super) fn references<'a>(view: &'a View, object: ObjectView<'a>) -> impl Iterator<Item = ObjectView<'a>> {
    let (start, end) = match object.kind {
        Kind::Namespace => (1, object.words.len() as u32),
        _ => traced(object.words[0], object.word(1)),
    };
    let words = object.words.get(start as usize..end as usize).unwrap_or_default();
    let unit = view.unit(object).filter(|_| object.is_code());
    unit.into_iter().chain(words.iter().filter_map(|&word| view.object(Value(word))))
}

/// The arrays among them.
fn arrays<'a>(view: &'a View, object: ObjectView<'a>) -> impl Iterator<Item = ObjectView<'a>> {
    references(view, object).filter(|object| object.kind == Kind::Array)
}

/// The function's name, and the names and constants that its instructions use, as words.
fn used_entries(view: &View, object: ObjectView<'_>) -> Vec<u32> {
    let Some(code) = view.code(object) else { return Vec::new() };
    let entry = |instr: mpyc_abi::code::Instr| match opcode::operand(instr.op) {
        Operand::Qstr => code.names.get(instr.arg as usize),
        Operand::LocalName => code.names.get((instr.arg >> 10) as usize),
        Operand::Object => code.constants.get(instr.arg as usize),
        _ => None,
    };
    let instructions = decode(&code.opcodes, Dialect::Frozen).map_while(Result::ok);
    std::iter::once(code.name.0).chain(instructions.filter_map(entry).copied()).collect()
}

/// What the slots of a namespace hold at the start, as words.
fn start_values(view: &View, namespace: ObjectView<'_>) -> Vec<u32> {
    slots(namespace).filter_map(|slot| view.slot(slot)).map(|value| value.0).collect()
}

/// The slots of a namespace.
pub(super) fn slots(namespace: ObjectView<'_>) -> impl Iterator<Item = u32> {
    let words = namespace.words.iter().skip(1).map(|&word| Value(word));
    words.filter(|value| value.is(Immediate::Slot)).map(|value| u32::from(value.index()))
}

/// Bytes of all line tables of an image.
pub(super) fn line_bytes(view: &View) -> u32 {
    let codes = view.objects().filter(ObjectView::is_code);
    codes.filter_map(|object| Some(view.code(object)?.lines.len() as u32)).sum()
}
