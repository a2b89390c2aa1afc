//! Layout of heap and ROM objects: the same little-endian words on board, host and in the image.
//!
//! Word 0 of every object is its header: kind in bits 0..=7, flags in bits 8..=15, size in words
//! (header included) in bits 16..=31. Objects start at word addresses. Further words by kind:
//!
//! | kind | words 1.. |
//! |---|---|
//! | `Free` | next free chunk (0 = last); a chunk of one word has none |
//! | `Int` | limb count; little-endian u16 limbs, two a word, magnitude; flag `NEGATIVE` |
//! | `Float` | bits of a binary32 (board v2, where they do not fit an immediate) |
//! | `Str` | byte length in bits 0..=19, hash in bits 20..=31 (0 = not computed); UTF-8, zero padded; flags `INTERNED`, `ASCII` |
//! | `Bytes` | byte length; bytes, zero padded |
//! | `Bytearray` | length in bytes; its `Blob` or NULL; flags 0, or what an array's items are (see the runtime's `array`) |
//! | `Blob` | raw bytes |
//! | `Array` | values; a list's items, a table of names or constants or children |
//! | `Tuple` | items (length = size - 1) |
//! | `List` | its `Array` or NULL; length (small int) |
//! | `Dict` | its `DictTable` or NULL; entries in use (small int) |
//! | `DictTable` | capacity (bits 0..=15), entries filled, deleted ones included (bits 16..=31); capacity × (key, value), in insertion order, deleted: key NULL; index of capacity×3/2 rounded up to a power of two u8 (u16 if capacity > 254), only if capacity > 8 |
//! | `Set` | its `SetTable` or NULL; entries in use (small int); flag `FROZEN` |
//! | `SetTable` | as `DictTable` with capacity × key |
//! | `Range` | start, stop, step (int values) |
//! | `Slice` | start, stop, step |
//! | `Cell` | contents or NULL |
//! | `Code` | see [`code`] |
//! | `PlainFunction` | as `Code`: a function that is its own code. It has no cells, in RAM no defaults, in ROM perhaps those of positional parameters, and its globals are its [`mod@unit`]'s |
//! | `Function` | code; globals (`Dict`, `Namespace`); unless there are neither defaults nor cells: defaults (`Tuple` or NULL); keyword-only defaults (`Dict` or NULL); the closure's cells |
//! | `BoundMethod` | self; function |
//! | `Generator` | see the runtime's `frame` module; the function first |
//! | `Class` | see [`class`] |
//! | `Instance` | class; overflow `Dict` or NULL; attribute slots in the order of the class's key table |
//! | `Exception` | class (type value); args (`Tuple`, or `Message`); traceback (`Array` or NULL); attributes (`Dict` or NULL); the exception before it, or NULL; flags say what that is |
//! | `Message` | message id (small int); its arguments |
//! | `Module` | name; globals (`Dict` or `Namespace`) |
//! | `Namespace` | see [`namespace`] |
//! | `Iterator` | iterator kind (small int); its words, see the runtime's `iter` module |
//! | `Pair` | two values with the meaning of the type in flags: `staticmethod`, `classmethod`, `property`, `super` ... see the runtime |
//! | `Native` | type (type value); words of the board's own, the first `flags` of them values, the rest raw |
//!
//! Every word that the collector reads as a value must be one: raw numbers lie in fields that it
//! skips, or are stored as small ints. [`traced`] says which words those are.

use crate::value::Value;

/// What an object is. The numbers are part of the image format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
#[allow(missing_docs)] // the module's table documents each
pub enum Kind {
    Free = 0,
    Int = 1,
    Float = 2,
    Str = 3,
    Bytes = 4,
    Bytearray = 5,
    Blob = 6,
    Array = 7,
    Tuple = 8,
    List = 9,
    Dict = 10,
    DictTable = 11,
    Set = 12,
    SetTable = 13,
    Range = 14,
    Slice = 15,
    Cell = 16,
    Code = 17,
    Function = 18,
    BoundMethod = 19,
    Generator = 20,
    Class = 21,
    Instance = 22,
    Exception = 23,
    Message = 24,
    Module = 25,
    Namespace = 26,
    Iterator = 27,
    Pair = 28,
    Native = 29,
    PlainFunction = 30,
}

impl Kind {
    /// The kind with that number.
    pub const fn from_u8(n: u8) -> Option<Kind> {
        const KINDS: [Kind; 31] = [
            Kind::Free,
            Kind::Int,
            Kind::Float,
            Kind::Str,
            Kind::Bytes,
            Kind::Bytearray,
            Kind::Blob,
            Kind::Array,
            Kind::Tuple,
            Kind::List,
            Kind::Dict,
            Kind::DictTable,
            Kind::Set,
            Kind::SetTable,
            Kind::Range,
            Kind::Slice,
            Kind::Cell,
            Kind::Code,
            Kind::Function,
            Kind::BoundMethod,
            Kind::Generator,
            Kind::Class,
            Kind::Instance,
            Kind::Exception,
            Kind::Message,
            Kind::Module,
            Kind::Namespace,
            Kind::Iterator,
            Kind::Pair,
            Kind::Native,
            Kind::PlainFunction,
        ];
        if (n as usize) < KINDS.len() { Some(KINDS[n as usize]) } else { None }
    }
}

/// Flags of a header, bits 0..=7 of its second byte.
pub mod flag {
    /// Any heap object: reached by the collector's current pass.
    pub const MARK: u8 = 0x80;
    /// `Int`: below zero.
    pub const NEGATIVE: u8 = 0x01;
    /// `Str`: the one object with this text; identity is equality among interned strings.
    pub const INTERNED: u8 = 0x01;
    /// `Str`: every character is one byte.
    pub const ASCII: u8 = 0x02;
    /// `List`, `Tuple`, `Dict`, `Set` in RAM: its `repr` is being written.
    pub const PRINTING: u8 = 0x40;
    /// `Set`: a frozenset.
    pub const FROZEN: u8 = 0x01;
}

/// The header word. `words` counts the header, 1..=65535.
pub const fn header(kind: Kind, flags: u8, words: u32) -> u32 {
    kind as u32 | (flags as u32) << 8 | words << 16
}

/// Size in words that a header states.
pub const fn words(header: u32) -> u32 {
    header >> 16
}

/// Flags that a header states.
pub const fn flags(header: u32) -> u8 {
    (header >> 8) as u8
}

/// Most words that an object can have.
pub const MAX_WORDS: u32 = 0xFFFF;

/// Words after the header, from word 1 on, that hold values; `word1` is the object's word 1.
pub const fn traced(header: u32, word1: u32) -> (u32, u32) {
    let size = words(header);
    match header as u8 {
        k if k == Kind::Free as u8 => (1, 1),
        k if k == Kind::Int as u8
            || k == Kind::Float as u8
            || k == Kind::Str as u8
            || k == Kind::Bytes as u8
            || k == Kind::Blob as u8 =>
        {
            (1, 1)
        }
        k if k == Kind::Bytearray as u8 => (2, 3),
        k if k == Kind::DictTable as u8 => (2, 2 + 2 * (word1 & 0xFFFF)),
        k if k == Kind::SetTable as u8 => (2, 2 + (word1 & 0xFFFF)),
        k if k == Kind::Code as u8 || k == Kind::PlainFunction as u8 => {
            (size - (flags(header) & code::VALUES) as u32, size)
        }
        k if k == Kind::Native as u8 => (1, 2 + (flags(header) & 0x7F) as u32),
        _ => (1, size),
    }
}

/// A `Code` object: a function's bytecode with what a call needs to know of it.
///
/// | from | what |
/// |---|---|
/// | word [`code::SHAPE`] | see [`code::shape`] |
/// | byte [`code::NAMES`] | how many words behind the object's address the first of the unit's names lies: an i16 |
/// | byte [`code::OPCODES`] | the opcodes |
/// | | as many zeros as the flags state ([`code::PADDING`]), so that the rest ends with a word |
/// | | the locals that inner functions capture (u8 each); numbers of names (varuints): the function's own and those of its parameters; the line table |
/// | | the length of these parts (u8; from 0x80 on two bytes, see [`code::LONG`]) |
/// | a word | see [`code::params`]; of a function that is not plain |
/// | values | as many as the flags state ([`code::VALUES`]): in RAM the unit's `Array`, in ROM perhaps defaults ([`code::HAS_DEFAULTS`]); then the `Array` of the functions inside, if there are any |
pub mod code {
    /// The word with what most calls need.
    pub const SHAPE: u32 = 1;
    /// Byte offset of the distance of the names (see [`super::unit`]).
    pub const NAMES: u32 = 8;
    /// Byte offset of the opcodes.
    pub const OPCODES: u32 = 10;

    /// Header flags: how many values are at the end.
    pub const VALUES: u8 = 0x03;
    /// Header flag: there are functions inside.
    pub const HAS_CHILDREN: u8 = 0x04;
    /// Header flag, in ROM: the first of the values are the defaults of the positional parameters (`Tuple`) of the function
    /// that is this code.
    pub const HAS_DEFAULTS: u8 = 0x20;
    /// Header flags: how many bytes pad the opcodes, from bit [`PADDING_SHIFT`] on.
    pub const PADDING: u8 = 0x18;
    /// See [`PADDING`].
    pub const PADDING_SHIFT: u32 = 3;
    /// The last byte of a length of two bytes is the high one, plus this.
    pub const LONG: u8 = 0x80;
    /// The length is less than this.
    pub const MOST_INFO: u32 = 0x8000;

    /// Scope flag: a generator function.
    pub const GENERATOR: u8 = 1;
    /// Scope flag: takes `**kwargs`.
    pub const VAR_KEYWORDS: u8 = 2;
    /// Scope flag: takes `*args`.
    pub const VAR_ARGS: u8 = 4;
    /// Scope flag: has keyword-only defaults.
    pub const KW_DEFAULTS: u8 = 8;

    /// Most locals.
    pub const MOST_LOCALS: u32 = 0x3FF;
    /// Most words of a frame besides its header: handlers count their depth in 12 bits.
    pub const MOST_FRAME: u32 = 0xFFF;
    /// Most handlers at a time.
    pub const MOST_HANDLERS: u32 = 0x1F;
    /// Most parameters of a plain function.
    pub const MOST_PLAIN: u32 = 0xF;
    /// Bit of the word `SHAPE` where the words of the frame start.
    pub const FRAME_SHIFT: u32 = 10;
    /// Where the handlers start.
    pub const HANDLERS_SHIFT: u32 = 22;
    /// Where the number of arguments of a plain call starts, which is negative if no call is plain.
    pub const PLAIN_SHIFT: u32 = 27;

    /// The word `SHAPE`: locals, words of a frame besides its header, handlers, and what `params` says of plain calls.
    /// A call with as many positional arguments as a *plain* function has parameters needs nothing but a frame above them: it
    /// is no generator, and has neither stars nor keyword-only parameters nor locals that inner functions capture.
    pub const fn shape(locals: u32, state: u32, handlers: u32, params: u32) -> u32 {
        let plain = if params <= MOST_PLAIN { params } else { 0x1F };
        locals | (state + 2 * handlers) << FRAME_SHIFT | handlers << HANDLERS_SHIFT | plain << PLAIN_SHIFT
    }

    /// Whether numbers fit their fields in [`shape`].
    pub const fn fits(locals: u32, state: u32, handlers: u32) -> bool {
        locals <= MOST_LOCALS && handlers <= MOST_HANDLERS && state <= MOST_FRAME && state + 2 * handlers <= MOST_FRAME
    }

    /// What a function takes, from numbers below 256: positional parameters, keyword-only ones, scope flags, captured locals.
    pub const fn params(positional: u32, keyword_only: u32, flags: u8, cells: u32) -> u32 {
        positional | keyword_only << 8 | (flags as u32) << 16 | cells << 24
    }

    /// Number of locals, by the word `SHAPE`.
    pub const fn locals(shape: u32) -> u32 {
        shape & MOST_LOCALS
    }

    /// Words of a frame besides its header, by the word `SHAPE`.
    pub const fn frame(shape: u32) -> u32 {
        shape >> FRAME_SHIFT & MOST_FRAME
    }

    /// Handlers, by the word `SHAPE`.
    pub const fn handlers(shape: u32) -> u32 {
        shape >> HANDLERS_SHIFT & MOST_HANDLERS
    }

    /// What [`params`] says of a plain function, by the word `SHAPE`; negative if the function is not plain.
    pub const fn plain(shape: u32) -> i32 {
        shape as i32 >> PLAIN_SHIFT
    }
}

/// Items of the `Array` that all functions of a module's code share.
pub mod unit {
    /// Globals of the functions that are their own code (`Dict`, `Namespace`), or NULL: there is none yet.
    pub const GLOBALS: u32 = 0;
    /// The `Array` of its constants.
    pub const CONSTS: u32 = 1;
    /// First of its names; that is the source file's.
    pub const NAMES: u32 = 2;
}

/// Words of a `Function` object.
pub mod function {
    /// Size in words of one with neither defaults nor cells.
    pub const PLAIN_WORDS: u32 = 3;
    /// Keyword-only defaults: a `Dict` or NULL.
    pub const KW_DEFAULTS: u32 = 4;
    /// Size in words of one with defaults or cells, which is also where the cells start.
    pub const WORDS: u32 = 5;
}

/// The index of a `DictTable` or `SetTable`.
pub mod table {
    /// Most entries of a table without index.
    pub const SCAN_MAX: u32 = 8;
    /// Most entries of a table whose index slots are bytes; of larger ones they are halfwords.
    pub const BYTE_MAX: u32 = 254;

    /// Slots of the index: a third to two thirds of them are in use when the table is full.
    pub const fn index_slots(capacity: u32) -> u32 {
        (capacity + capacity / 2).next_power_of_two()
    }

    /// Words of the index.
    pub const fn index_words(capacity: u32) -> u32 {
        if capacity <= SCAN_MAX {
            0
        } else if capacity <= BYTE_MAX {
            index_slots(capacity) / 4
        } else {
            index_slots(capacity) / 2
        }
    }

    /// Spreads a hash over 16 bits: consecutive ints stay apart, and so do multiples of a power of two. Its low bits are the
    /// index slot where probing starts.
    pub const fn spread(hash: u32) -> u32 {
        hash.wrapping_mul(0x9E37_79B1) >> 16
    }
}

/// The attributes of an instance.
pub mod instance {
    /// Slots of the first instance of a class, whose attributes are not known yet.
    pub const FIRST_SLOTS: u32 = 4;
    /// Most names that a class's table of keys has.
    pub const MOST_KEYS: u32 = 12;
}

/// Words of a `Class` object.
pub mod class {
    /// Name (string value).
    pub const NAME: u32 = 1;
    /// Bases: a `Tuple` of types and classes; `()` means `object`.
    pub const BASES: u32 = 2;
    /// Namespace: a `Dict`; of a frozen class a `Namespace`.
    pub const NAMESPACE: u32 = 3;
    /// Linear order of the class's ancestors: a `Tuple`, the same as its bases if it can be.
    pub const MRO: u32 = 4;
    /// Names of instance attributes in slot order: an `Array`, or NULL.
    pub const KEYS: u32 = 5;
    /// Bits (small int): see the constants below; bits 8..=15: the built-in type that instances are laid out as ([`crate::types::TypeId`], 0 = object).
    pub const BITS: u32 = 6;
    /// Size in words, without [`META`].
    pub const WORDS: u32 = 7;
    /// The metaclass: a word that only a class has whose metaclass is not `type`.
    pub const META: u32 = 7;

    /// The class or an ancestor defines `__getattr__`.
    pub const HAS_GETATTR: i32 = 1;
    /// ... `__setattr__` or `__delattr__`.
    pub const HAS_SETATTR: i32 = 2;
    /// ... a property or another descriptor.
    pub const HAS_DESCRIPTORS: i32 = 4;
    /// ... `__new__`.
    pub const HAS_NEW: i32 = 8;
}

/// Words of a `Namespace`: the ROM name table of a frozen module or class. Names are interned.
pub mod namespace {
    /// Slot (a [`crate::value::Value`] of kind `Slot`) that holds the spill `Dict` for names unknown at build and for constants that
    /// were stored or deleted, or NULL; of a class NULL instead of the slot.
    pub const SPILL: u32 = 1;
    /// First of the entries (name, value); a value of kind `Slot` stands for the contents of that RAM slot, NULL there means unbound.
    pub const ENTRIES: u32 = 2;
}

/// Whether a value may be the address of a heap object in `[low, high)`.
pub const fn in_heap(v: Value, low: u32, high: u32) -> bool {
    v.0 & 3 == 0 && v.0 >= low && v.0 < high
}

/// Hash of a string's UTF-8 text, 1..=4095: what the hash field of a `Str` holds once it is computed.
pub const fn text_hash(text: &[u8]) -> u32 {
    let mut h: u32 = 5381;
    let mut i = 0;
    while i < text.len() {
        h = (h << 5).wrapping_add(h) ^ text[i] as u32;
        i += 1;
    }
    h = (h ^ h >> 12 ^ h >> 24) & 0xFFF;
    if h == 0 { 1 } else { h }
}
