//! Code objects: the one form of compiled code between the syntax tree and bytes.
//!
//! A [`Unit`] is a compiled source file. Its functions are [`CodeObject`]s, which hold instructions
//! over symbolic labels, names and constants. The `.mpy` writer and the image linker both make
//! their bytes from it with [`crate::assemble`]; a pass in between may rewrite instructions.

use mpyc_abi::opcode::{Operand, op};
use num_bigint::BigInt;
use rustc_hash::FxHashMap;
use std::hash::{Hash, Hasher};

/// A name of a unit: an index into [`Unit::names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameId(pub u32);

/// A constant of a unit: an index into [`Unit::constants`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConstId(pub u32);

/// A place in the code of one function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label(pub u32);

/// A compiled source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The name that tracebacks show, as the caller gave it.
    pub source_name: String,
    /// All names that the code refers to, and those of locals.
    pub names: Names,
    /// The constant objects, no two equal.
    pub constants: Constants,
    /// The module's body.
    pub code: CodeObject,
}

/// What a code object was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// The body of a file.
    Module,
    /// The body of a class, which the class-making function calls.
    Class,
    /// A `def`.
    Function,
    /// A `lambda`.
    Lambda,
    /// A list, set or dict comprehension.
    Comprehension,
    /// A generator expression.
    Generator,
}

/// A function, class body, comprehension or module body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeObject {
    /// What it was made of.
    pub kind: CodeKind,
    /// The name tracebacks show.
    pub name: NameId,
    /// The line it starts in, from 1.
    pub line: u32,
    /// The flags of [`mpyc_abi::prelude`].
    pub flags: u8,
    /// Captured variables: the first so many positional arguments.
    pub n_free: u32,
    /// Positional arguments, the captured variables included.
    pub n_pos_args: u32,
    /// Keyword-only arguments.
    pub n_kwonly_args: u32,
    /// How many of the last positional arguments have defaults.
    pub n_def_pos_args: u32,
    /// Names of the positional, then the keyword-only arguments; `*` where no keyword may match.
    pub arg_names: Vec<NameId>,
    /// Names of all local slots, arguments first. Their number is the number of locals.
    pub local_names: Vec<NameId>,
    /// Local slots whose contents are wrapped in cells at entry.
    pub cells: Vec<u32>,
    /// Deepest value stack, with the headroom that MicroPython's machine uses unasked.
    pub max_stack: u32,
    /// Deepest nesting of handlers.
    pub max_handlers: u32,
    /// The code.
    pub items: Vec<Item>,
    /// How many labels there are: each is below this number.
    pub label_count: u32,
    /// The functions inside, as [`Arg::Child`] numbers them.
    pub children: Vec<CodeObject>,
}

/// A part of the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// An instruction.
    Instr(Instr),
    /// The place of a label.
    Label(Label),
    /// What follows comes from this source line.
    Line(u32),
}

/// An instruction.
///
/// Families with an operand in the opcode byte do not occur: locals are always
/// `LOAD_FAST_N` and `STORE_FAST_N`, small ints `LOAD_CONST_SMALL_INT`; the assembler picks the
/// short forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instr {
    /// The opcode.
    pub op: u8,
    /// The operand.
    pub arg: Arg,
    /// The raw byte, where the opcode has one.
    pub extra: u8,
}

/// An operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg {
    /// None.
    None,
    /// A name.
    Name(NameId),
    /// A constant.
    Const(ConstId),
    /// A function inside this one.
    Child(u32),
    /// A jump's target.
    Label(Label),
    /// A small int.
    Int(i32),
    /// A count, local slot or other number.
    Uint(u32),
}

impl Instr {
    /// An instruction without operand.
    pub const fn plain(op: u8) -> Instr {
        Instr { op, arg: Arg::None, extra: 0 }
    }

    /// An instruction with an operand.
    pub const fn new(op: u8, arg: Arg) -> Instr {
        Instr { op, arg, extra: 0 }
    }

    /// The operand as the stack effects of the opcode table take it.
    pub fn effect_arg(&self) -> u32 {
        match self.arg {
            Arg::Uint(value) => value,
            _ => 0,
        }
    }

    /// Whether the operand is of the kind that the opcode takes.
    pub fn is_well_formed(&self) -> bool {
        use mpyc_abi::opcode::operand;
        match operand(self.op) {
            Operand::None => self.arg == Arg::None,
            Operand::Qstr => matches!(self.arg, Arg::Name(_)),
            Operand::Object => matches!(self.arg, Arg::Const(_)),
            Operand::Child => matches!(self.arg, Arg::Child(_)),
            Operand::SmallInt => matches!(self.arg, Arg::Int(_)),
            Operand::JumpSigned | Operand::JumpForward => matches!(self.arg, Arg::Label(_)),
            _ => matches!(self.arg, Arg::Uint(_)),
        }
    }
}

/// A constant object. Small ints, short strings, None and booleans that stand alone have opcodes.
#[derive(Clone, Debug)]
pub enum Constant {
    /// `None`
    None,
    /// `False`
    False,
    /// `True`
    True,
    /// `...`
    Ellipsis,
    /// A string in WTF-8.
    Str(Vec<u8>),
    /// Bytes.
    Bytes(Vec<u8>),
    /// An integer of any size.
    Int(BigInt),
    /// A float.
    Float(f64),
    /// An imaginary number.
    Imaginary(f64),
    /// A tuple of constants.
    Tuple(Vec<Constant>),
}

/// Equal means the same object would do: same type, same value, zeros of equal sign.
impl PartialEq for Constant {
    fn eq(&self, other: &Constant) -> bool {
        match (self, other) {
            (Constant::Str(a), Constant::Str(b)) | (Constant::Bytes(a), Constant::Bytes(b)) => a == b,
            (Constant::Int(a), Constant::Int(b)) => a == b,
            (Constant::Float(a), Constant::Float(b)) | (Constant::Imaginary(a), Constant::Imaginary(b)) => {
                a.to_bits() == b.to_bits()
            }
            (Constant::Tuple(a), Constant::Tuple(b)) => a == b,
            _ => self.is_bare() && std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl Eq for Constant {}

impl Hash for Constant {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Constant::Str(bytes) | Constant::Bytes(bytes) => bytes.hash(state),
            Constant::Int(value) => value.hash(state),
            Constant::Float(value) | Constant::Imaginary(value) => value.to_bits().hash(state),
            Constant::Tuple(items) => items.hash(state),
            Constant::None | Constant::False | Constant::True | Constant::Ellipsis => {}
        }
    }
}

impl Constant {
    /// Whether the variant says it all.
    pub fn is_bare(&self) -> bool {
        matches!(self, Constant::None | Constant::False | Constant::True | Constant::Ellipsis)
    }
}

/// A table of distinct values, numbered in order of first appearance.
#[derive(Clone, Debug)]
pub struct Interner<T> {
    values: Vec<T>,
    index: FxHashMap<T, u32>,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Interner { values: Vec::new(), index: FxHashMap::default() }
    }
}

impl<T: PartialEq> PartialEq for Interner<T> {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values
    }
}

impl<T: Eq> Eq for Interner<T> {}

impl<T: Clone + Eq + Hash> Interner<T> {
    fn number(&mut self, value: T) -> u32 {
        if let Some(&number) = self.index.get(&value) {
            return number;
        }
        let number = self.values.len() as u32;
        self.values.push(value.clone());
        self.index.insert(value, number);
        number
    }

    /// The number of a value that the table holds.
    fn number_of(&self, value: &T) -> Option<u32> {
        self.index.get(value).copied()
    }

    /// The values in order of their numbers.
    pub fn values(&self) -> &[T] {
        &self.values
    }
}

/// The names of a unit.
pub type Names = Interner<Box<str>>;

impl Names {
    /// The number of a name.
    pub fn intern(&mut self, text: &str) -> NameId {
        match self.index.get(text) {
            Some(&number) => NameId(number),
            None => NameId(self.number(text.into())),
        }
    }

    /// The number of a name that the table holds.
    pub fn find(&self, text: &str) -> Option<NameId> {
        self.index.get(text).map(|&number| NameId(number))
    }

    /// The text of a name; `""` for a number of another table.
    pub fn text(&self, name: NameId) -> &str {
        self.values.get(name.0 as usize).map_or("", |text| text)
    }
}

/// The constants of a unit.
pub type Constants = Interner<Constant>;

impl Constants {
    /// The number of a constant.
    pub fn intern(&mut self, value: Constant) -> ConstId {
        ConstId(self.number(value))
    }

    /// The number of a constant that the table holds.
    pub fn find(&self, value: &Constant) -> Option<ConstId> {
        self.number_of(value).map(ConstId)
    }

    /// The value of a constant, if the number belongs to this table.
    pub fn value(&self, constant: ConstId) -> Option<&Constant> {
        self.values.get(constant.0 as usize)
    }
}

impl CodeObject {
    /// Number of local slots.
    pub fn n_locals(&self) -> u32 {
        self.local_names.len() as u32
    }

    /// The instructions, without labels and lines.
    pub fn instrs(&self) -> impl Iterator<Item = &Instr> {
        self.items.iter().filter_map(|item| match item {
            Item::Instr(instr) => Some(instr),
            _ => None,
        })
    }
}

/// The short form of an instruction: opcode byte and what is left of its operand.
pub fn short_form(instr: &Instr) -> (u8, Arg) {
    match (instr.op, instr.arg) {
        (op::LOAD_FAST_N, Arg::Uint(local @ 0..=15)) => (op::LOAD_FAST_MULTI + local as u8, Arg::None),
        (op::STORE_FAST_N, Arg::Uint(local @ 0..=15)) => (op::STORE_FAST_MULTI + local as u8, Arg::None),
        (op::LOAD_CONST_SMALL_INT, Arg::Int(value @ -16..=47)) => ((0x80 + value) as u8, Arg::None),
        (op, arg) => (op, arg),
    }
}
