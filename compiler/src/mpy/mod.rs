//! `.mpy` version 6 files: the model, its [`write()`] and its [`read()`].
//!
//! ```text
//! file       'M' 6 feature small_int_bits [arch_flags if feature bit 6]
//!            n_qstr n_obj qstr* object* code
//! qstr       v                 v odd: static qstr v >> 1
//!            v text NUL        v even: v >> 1 bytes of text
//! object     type payload      see `Object`
//! code       h data extra [n code*]    h = length << 3 | has_children << 2 | kind
//! extra      bytecode: nothing   native: prelude_offset
//!            viper: flags [rodata] [bss]   asm: flags n_args return_type
//! ```
//! Numbers are varuints. Names and constants belong to the file, not to a function; the first
//! name is the source file. Writer and reader are mirror files: the same functions in the same
//! order, each of them one line of this table.

mod number;
mod order;
mod pack;
mod read;
mod verify;
mod write;

pub use number::float_text;
pub use pack::{PackError, pack};
pub use read::{ReadError, ReadReason, read};
pub(crate) use verify::FileTables;
pub use verify::{Refusal, verify};
pub use write::write;

/// A `.mpy` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Sub-version and architecture; 0 for bytecode.
    pub feature: u8,
    /// Bits a small int must have, sign included.
    pub small_int_bits: u8,
    /// Flags of the architecture; written only if bit 6 of `feature` is set.
    pub arch_flags: u32,
    /// The name table. Entry 0 is the name of the source file.
    pub names: Vec<Name>,
    /// The constant objects.
    pub objects: Vec<Object>,
    /// The module's body.
    pub code: RawCode,
}

impl File {
    /// The text of a name.
    pub fn name(&self, index: u32) -> Option<&[u8]> {
        self.names.get(index as usize).map(Name::text)
    }
}

/// An entry of the name table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A static qstr, by a valid id.
    Static(u16),
    /// The text itself, not empty.
    Text(Vec<u8>),
}

impl Name {
    /// The entry for a text: static if there is one.
    pub fn new(text: &str) -> Name {
        match mpyc_abi::qstr::id(text) {
            Some(id) => Name::Static(id),
            None => Name::Text(text.into()),
        }
    }

    /// The text.
    pub fn text(&self) -> &[u8] {
        match self {
            Name::Static(id) => mpyc_abi::qstr::text(*id).unwrap_or_default().as_bytes(),
            Name::Text(text) => text,
        }
    }
}

/// A constant object. Numbers are kept as the text the file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Object {
    /// The native function table.
    FunTable,
    /// `None`
    None,
    /// `False`
    False,
    /// `True`
    True,
    /// `...`
    Ellipsis,
    /// A string, nearly always UTF-8.
    Str(Vec<u8>),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Decimal digits with an optional `-`.
    Int(Vec<u8>),
    /// A float as `repr` prints it.
    Float(Vec<u8>),
    /// An imaginary number, as `repr` prints it.
    Complex(Vec<u8>),
    /// A tuple of constants.
    Tuple(Vec<Object>),
}

/// A function's code and those of the functions inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawCode {
    /// What the data is.
    pub kind: CodeKind,
    /// Prelude and opcodes, or machine code.
    pub data: Vec<u8>,
    /// The functions inside, by the index that instructions use.
    pub children: Vec<RawCode>,
}

/// What the data of a [`RawCode`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// Prelude and opcodes.
    Bytecode,
    /// Machine code of a Python function.
    Native {
        /// Where in the data the prelude lies.
        prelude_offset: u32,
    },
    /// Machine code on machine words.
    Viper {
        /// What a native-module linker added; 0 otherwise.
        flags: u32,
        /// Length of the read-only data, if flag 0x20 is set.
        rodata: Vec<u8>,
        /// Length of zeroed data in bytes, if flag 0x40 is set.
        bss: u32,
    },
    /// Inline assembler.
    Asm {
        /// 0.
        flags: u32,
        /// Positional arguments, 0 to 4.
        n_args: u32,
        /// 0 object, 1 bool, 2 int, 3 uint.
        return_type: u32,
    },
}

/// Viper flag: relocations follow, which this reader does not take.
const VIPER_RELOCATIONS: u32 = 0x10;
/// Viper flag: read-only data follow.
const VIPER_RODATA: u32 = 0x20;
/// Viper flag: the size of zeroed data follows.
const VIPER_BSS: u32 = 0x40;

/// How deep tuples and functions may nest in a file.
pub const MAX_NESTING: u32 = 200;

#[cfg(test)]
mod tests;
