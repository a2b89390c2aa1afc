//! The two places where objects lie before freezing: the plain image, and the RAM of the machine that has run it.

use std::collections::HashMap;

use mpyc_abi::image;
use mpyc_abi::object::{self, Kind, code, namespace, unit};
use mpyc_abi::value::Value;

use super::super::code_object::{self, CodeBytes, NAMES_WORD};
use super::graph::Word;
use super::{Evaluated, Refused};

/// Image and RAM by the addresses of the machine that ran the program.
pub(super) struct Source {
    base: u32,
    rom: Vec<u32>,
    slots: u32,
    ram: Vec<u32>,
    /// Code that was changed since, by its address.
    changed: HashMap<u32, Code>,
}

/// An object as it was left.
#[derive(Clone, Copy)]
pub(super) struct Object<'a> {
    pub(super) kind: Kind,
    pub(super) flags: u8,
    /// All its words, the header first.
    pub(super) words: &'a [u32],
}

impl Object<'_> {
    /// The word at an index; 0 behind the object.
    pub(super) fn word(&self, index: u32) -> u32 {
        self.words.get(index as usize).copied().unwrap_or(0)
    }

    /// The bytes from a word on.
    pub(super) fn bytes_from(&self, word: usize) -> Vec<u8> {
        self.words.iter().skip(word).flat_map(|word| word.to_le_bytes()).collect()
    }
}

/// A module of the plain image: the words of its row in the module table.
#[derive(Clone, Copy)]
pub(super) struct ModuleRow {
    pub(super) name: u32,
    pub(super) object: u32,
    pub(super) namespace: u32,
    pub(super) body: u32,
}

impl Source {
    pub(super) fn new(image: &[u8], base: u32, evaluated: &Evaluated<'_>) -> Self {
        let words = |bytes: &[u8]| bytes.as_chunks::<4>().0.iter().map(|&word| u32::from_le_bytes(word)).collect();
        Self { base, rom: words(image), slots: evaluated.slots, ram: words(evaluated.ram), changed: HashMap::new() }
    }

    /// A word of the image's header.
    pub(super) fn header(&self, index: u32) -> u32 {
        self.rom.get(index as usize).copied().unwrap_or(0)
    }

    /// The contents of a slot.
    pub(super) fn slot(&self, number: u32) -> u32 {
        self.ram.get(number as usize).copied().unwrap_or(0)
    }

    /// The object that a word is the address of; `None` for immediates, numbers and constants.
    pub(super) fn object(&self, word: u32) -> Option<Object<'_>> {
        if !Value(word).is_object() {
            return None;
        }
        let (start, words) = if word >= self.slots { (self.slots, &self.ram) } else { (self.base, &self.rom) };
        let index = (word.checked_sub(start)? / 4) as usize;
        let header = *words.get(index)?;
        let words = words.get(index..index + object::words(header) as usize).filter(|words| !words.is_empty())?;
        Some(Object { kind: Kind::from_u8(header as u8)?, flags: object::flags(header), words })
    }

    /// The same, where the machine's layout says that there is one of that kind.
    pub(super) fn expect(&self, word: u32, kind: Kind) -> Result<Object<'_>, Refused> {
        self.object(word).filter(|object| object.kind == kind).ok_or(Refused("an object is missing"))
    }

    /// The values of an `Array`; none for NULL.
    pub(super) fn array(&self, word: u32) -> &[u32] {
        let array = self.object(word).filter(|object| object.kind == Kind::Array);
        array.map_or(&[][..], |array| &array.words[1..])
    }

    /// The text of a string, whether it is an object or an immediate.
    pub(super) fn text(&self, word: u32) -> Option<Vec<u8>> {
        let value = Value(word);
        if value.is(mpyc_abi::value::Immediate::Str) {
            return Some(mpyc_abi::names::text(value.index()).into());
        }
        if value.is(mpyc_abi::value::Immediate::Char) {
            return Some(vec![value.index() as u8]);
        }
        let object = self.object(word).filter(|object| object.kind == Kind::Str)?;
        let mut bytes = object.bytes_from(2);
        bytes.truncate((object.word(1) & 0xF_FFFF) as usize);
        Some(bytes)
    }

    /// The modules of the image in their order.
    pub(super) fn modules(&self) -> Vec<ModuleRow> {
        let table = self.array(self.header(image::W_MODULES));
        let row = |row: &[u32]| {
            let namespace = self.object(row[1]).map_or(0, |module| module.word(2));
            ModuleRow { name: row[0], object: row[1], namespace, body: row[2] }
        };
        table.chunks_exact(image::MODULE_ENTRY as usize).map(row).collect()
    }

    /// The entries of a ROM table of names.
    pub(super) fn entries(&self, namespace: u32) -> Vec<(u32, u32)> {
        let words = self.object(namespace).map_or(&[][..], |object| object.words);
        let entries = words.get(namespace::ENTRIES as usize..).unwrap_or_default();
        entries.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
    }

    /// The entries of a `Dict`, in order.
    pub(super) fn dict(&self, dict: u32) -> Vec<(u32, u32)> {
        let Some(table) = self.object(dict).and_then(|dict| self.object(dict.word(1))) else { return Vec::new() };
        let filled = (table.word(1) >> 16) as usize;
        let pairs = table.words.get(2..).unwrap_or_default().chunks_exact(2).take(filled);
        pairs.map(|pair| (pair[0], pair[1])).filter(|(key, _)| *key != 0).collect()
    }

    /// The names of a unit's table.
    pub(super) fn names(&self, unit: u32) -> &[u32] {
        self.array(unit).get(unit::NAMES as usize..).unwrap_or_default()
    }

    /// Puts other code in the place of a code object's.
    pub(super) fn change(&mut self, word: u32, code: Code) {
        self.changed.insert(word, code);
    }

    /// The globals of a unit's functions.
    pub(super) fn unit_globals(&self, unit: u32) -> u32 {
        self.array(unit).get(unit::GLOBALS as usize).copied().unwrap_or(0)
    }

    /// A code object taken apart.
    pub(super) fn code(&self, word: u32) -> Result<Code, Refused> {
        if let Some(code) = self.changed.get(&word) {
            return Ok(code.clone());
        }
        let object = self.expect(word, Kind::Code)?;
        let bytes = CodeBytes::read(object.words).ok_or(Refused("a function is cut off"))?;
        let unit = code_object::unit(word, object.words);
        let has_children = object.flags & code::HAS_CHILDREN != 0;
        Ok(Code {
            bytes,
            unit,
            constants: self.array(unit).get(unit::CONSTS as usize).copied().unwrap_or(0),
            children: object.words.last().copied().filter(|_| has_children).unwrap_or(0),
        })
    }
}

/// A code object taken apart, for freezing to change.
#[derive(Clone)]
pub(super) struct Code {
    pub(super) bytes: CodeBytes,
    /// Address of the unit's table of names.
    pub(super) unit: u32,
    /// Address of the `Array` of constants.
    pub(super) constants: u32,
    /// Address of the `Array` of inner functions, or 0.
    pub(super) children: u32,
}

impl Code {
    /// Its header flags and the words behind the header; `None` if it is too large.
    pub(super) fn packed(&self) -> Option<(u8, Vec<Word>)> {
        let packed = self.bytes.pack(self.children != 0)?;
        let mut words: Vec<Word> = packed.words.iter().copied().map(Word::Raw).collect();
        words[NAMES_WORD] = Word::Names { unit: self.unit, upper: packed.words[NAMES_WORD] };
        words.extend((self.children != 0).then_some(Word::Value(self.children)));
        Some((packed.flags, words))
    }
}
