//! Reading an image back: header, objects, modules.
//!
//! The bytes may be any: every access is checked, and a walk over objects ends at the first that is
//! none.

use std::fmt;

use mpyc_abi::board::Board;
use mpyc_abi::image::Checksum;
use mpyc_abi::object::{self, Kind, code, namespace, unit};
use mpyc_abi::value::{Immediate, Value};
use mpyc_abi::{image, names};

use super::code_object::{self, CodeBytes};

/// An image whose header was checked.
#[derive(Clone, Debug)]
pub struct View {
    base: u32,
    words: Vec<u32>,
}

/// Why bytes are no image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewError {
    /// No image at all.
    NoImage,
    /// An image of a format that this mpyc does not know.
    Format(u32),
    /// The image is longer than the bytes there are.
    Truncated,
    /// The checksum does not match the bytes.
    Checksum,
}

impl fmt::Display for ViewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoImage => f.write_str("there is no image"),
            Self::Format(format) => {
                write!(f, "the image has format {format}, this mpyc knows format {}", image::FORMAT)
            }
            Self::Truncated => f.write_str("the image is cut off"),
            Self::Checksum => f.write_str("the image is damaged: its checksum does not match"),
        }
    }
}

impl std::error::Error for ViewError {}

/// An object of an image.
#[derive(Clone, Copy, Debug)]
pub struct ObjectView<'a> {
    /// Where it lies.
    pub address: u32,
    /// What it is.
    pub kind: Kind,
    /// The flags of its header.
    pub flags: u8,
    /// All its words, the header first.
    pub words: &'a [u32],
}

/// A module of an image.
#[derive(Clone, Copy, Debug)]
pub struct ModuleView<'a> {
    /// Its name.
    pub name: Value,
    /// Its object.
    pub object: ObjectView<'a>,
    /// Its namespace.
    pub namespace: ObjectView<'a>,
    /// The code of what is left of its body.
    pub body: Option<ObjectView<'a>>,
}

impl View {
    /// Takes the image that starts at `bytes` and lies at the board's place for it; bytes behind it are
    /// left alone.
    pub fn new(bytes: &[u8], board: &Board) -> Result<Self, ViewError> {
        let word = |index: u32| {
            let at = 4 * index as usize;
            Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
        };
        if word(image::W_MAGIC) != Some(image::MAGIC) {
            return Err(ViewError::NoImage);
        }
        let header = |index| word(index).ok_or(ViewError::Truncated);
        let format = header(image::W_FORMAT)?;
        if format != image::FORMAT {
            return Err(ViewError::Format(format));
        }
        let length = header(image::W_LENGTH)? as usize;
        let whole =
            bytes.get(..length).filter(|_| length >= 4 * image::HEADER_WORDS as usize).ok_or(ViewError::Truncated)?;
        if Checksum::of(whole) != header(image::W_CHECKSUM)? {
            return Err(ViewError::Checksum);
        }
        Ok(Self::unchecked(whole, board))
    }

    /// Takes all of `bytes` as an image, whether its header says so or not: the linker's, before its header is done.
    pub(super) fn unchecked(bytes: &[u8], board: &Board) -> Self {
        let words = bytes.as_chunks::<4>().0.iter().map(|&word| u32::from_le_bytes(word)).collect();
        Self { base: board.image_start, words }
    }

    /// A word of the header; 0 for an index outside it.
    pub fn header(&self, index: u32) -> u32 {
        self.words.get(index as usize).copied().unwrap_or(0)
    }

    /// Length in bytes.
    pub fn length(&self) -> u32 {
        4 * self.words.len() as u32
    }

    /// All objects in ROM, in order of address.
    pub fn objects(&self) -> impl Iterator<Item = ObjectView<'_>> {
        self.walk(self.base + 4 * image::HEADER_WORDS, self.header(image::W_DATA))
    }

    /// The objects of the initial heap, in order of their addresses in RAM.
    pub fn heap_objects(&self) -> impl Iterator<Item = ObjectView<'_>> {
        let end = self.header(image::W_RAM_END);
        self.walk(self.heap_start().unwrap_or(end), end)
    }

    /// The objects from one address to another, up to the first that is none.
    fn walk(&self, from: u32, to: u32) -> impl Iterator<Item = ObjectView<'_>> {
        let mut next = from;
        std::iter::from_fn(move || {
            let object = self.object(Value::object(next)).filter(|_| next < to)?;
            next = next.saturating_add(object.size());
            Some(object)
        })
    }

    /// Words of the initial heap.
    fn heap_words(&self) -> u32 {
        self.header(image::W_DATA_WORDS).saturating_sub(self.header(image::W_BSS))
    }

    /// Where it starts in RAM.
    fn heap_start(&self) -> Option<u32> {
        self.header(image::W_RAM_END).checked_sub(self.heap_words().checked_mul(4)?)
    }

    /// The initial contents of a slot, if the image has any.
    pub fn slot(&self, number: u32) -> Option<Value> {
        if number >= self.header(image::W_BSS) || self.header(image::W_DATA_WORDS) == 0 {
            return None;
        }
        let index = self.header(image::W_DATA).checked_sub(self.base)? / 4;
        self.words.get(index.checked_add(number)? as usize).map(|&word| Value(word))
    }

    /// Where the word lies that has an address, in ROM or in the initial heap.
    fn index(&self, address: u32) -> Option<usize> {
        match self.heap_start().and_then(|start| address.checked_sub(start)) {
            Some(offset) if offset / 4 < self.heap_words() => {
                let data = self.header(image::W_DATA).checked_sub(self.base)? / 4;
                data.checked_add(self.header(image::W_BSS))?.checked_add(offset / 4).map(|index| index as usize)
            }
            _ => Some((address.checked_sub(self.base)? / 4) as usize),
        }
    }

    /// The object that a value is the address of, if it lies in the image or its initial heap.
    pub fn object(&self, value: Value) -> Option<ObjectView<'_>> {
        if !value.is_object() {
            return None;
        }
        let address = value.address();
        let index = self.index(address)?;
        let header = *self.words.get(index)?;
        let kind = Kind::from_u8(header as u8)?;
        let size = object::words(header) as usize;
        let words = self.words.get(index..index + size).filter(|words| !words.is_empty())?;
        Some(ObjectView { address, kind, flags: object::flags(header), words })
    }

    /// An object of that kind.
    fn object_of(&self, value: Value, kind: Kind) -> Option<ObjectView<'_>> {
        self.object(value).filter(|object| object.kind == kind)
    }

    /// The modules in import order.
    pub fn modules(&self) -> impl Iterator<Item = ModuleView<'_>> {
        let table = self.object_of(Value(self.header(image::W_MODULES)), Kind::Array);
        let entries = table.map_or(&[][..], |table| &table.words[1..]);
        entries.chunks_exact(image::MODULE_ENTRY as usize).filter_map(|entry| {
            let object = self.object_of(Value(entry[1]), Kind::Module)?;
            Some(ModuleView {
                name: Value(entry[0]),
                object,
                namespace: self.object_of(Value(object.word(2)), Kind::Namespace)?,
                body: self.object_of(Value(entry[2]), Kind::Code),
            })
        })
    }

    /// The text of a string value.
    pub fn text(&self, value: Value) -> Option<String> {
        if value.is(Immediate::Str) {
            return Some(names::text(value.index()).to_owned());
        }
        if value.is(Immediate::Char) {
            return Some(char::from(value.index() as u8).to_string());
        }
        let object = self.object_of(value, Kind::Str)?;
        let length = (object.word(1) & 0xF_FFFF) as usize;
        Some(String::from_utf8_lossy(object.bytes_from(2).get(..length)?).into_owned())
    }

    /// The code object and the namespace of a function.
    pub fn function<'a>(&'a self, object: ObjectView<'a>) -> Option<(ObjectView<'a>, Value)> {
        match object.kind {
            Kind::Function => {
                Some((self.object(Value(object.word(1))).filter(ObjectView::is_code)?, Value(object.word(2))))
            }
            Kind::PlainFunction => {
                let unit = self.unit(object)?;
                Some((object, Value(unit.word(1 + unit::GLOBALS as usize))))
            }
            _ => None,
        }
    }

    /// The function's name, bytecode and tables of a code object.
    pub fn code<'a>(&'a self, object: ObjectView<'a>) -> Option<CodeView<'a>> {
        let bytes = CodeBytes::read(object.words)?;
        let array = |word| self.object_of(Value(word), Kind::Array).map_or(&[][..], |array| &array.words[1..]);
        let unit = self.unit(object).map_or(&[][..], |array| &array.words[1..]);
        let names = unit.get(unit::NAMES as usize..)?;
        let has_children = object.flags & code::HAS_CHILDREN != 0;
        Some(CodeView {
            name: Value(*names.get(bytes.name as usize)?),
            params: bytes.params,
            opcodes: bytes.opcodes,
            lines: bytes.lines,
            names,
            constants: array(unit[unit::CONSTS as usize]),
            children: if has_children { array(object.word(object.words.len() - 1)) } else { &[] },
        })
    }

    /// What the functions of its module's code share, of a code object.
    pub(super) fn unit(&self, object: ObjectView<'_>) -> Option<ObjectView<'_>> {
        self.object_of(Value(code_object::unit(object.address, object.words)), Kind::Array)
    }
}

/// A code object taken apart.
#[derive(Clone, Debug)]
pub struct CodeView<'a> {
    /// The function's name.
    pub name: Value,
    /// What it takes: see [`code::params`].
    pub params: u32,
    /// Its opcodes.
    pub opcodes: Vec<u8>,
    /// Its line table.
    pub lines: Vec<u8>,
    /// The table of names of its module, as value words.
    pub names: &'a [u32],
    /// The table of constants of its module, as value words.
    pub constants: &'a [u32],
    /// The functions inside, as value words.
    pub children: &'a [u32],
}

impl ObjectView<'_> {
    /// Whether it is a code object, be it a function, too, or not.
    pub fn is_code(&self) -> bool {
        matches!(self.kind, Kind::Code | Kind::PlainFunction)
    }

    /// The word at an index; 0 behind the object.
    pub fn word(&self, index: usize) -> u32 {
        self.words.get(index).copied().unwrap_or(0)
    }

    /// The bytes from a word on.
    pub fn bytes_from(&self, word: usize) -> Vec<u8> {
        self.words.iter().skip(word).flat_map(|word| word.to_le_bytes()).collect()
    }

    /// Size in bytes.
    pub fn size(&self) -> u32 {
        4 * self.words.len() as u32
    }

    /// The entries of a namespace: names and their values.
    pub fn entries(&self) -> impl Iterator<Item = (Value, Value)> {
        let entries = self.words.get(namespace::ENTRIES as usize..).unwrap_or_default();
        entries.chunks_exact(2).map(|pair| (Value(pair[0]), Value(pair[1])))
    }
}
