//! Native functions: signature, arguments, and the member tables made from `mpyc_abi::tables`.

use crate::mem::r32;
use crate::msg::Msg;
use crate::ops::{Binary, Unary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::tables;
use mpyc_abi::value::Value;

/// A function written in Rust. It gets its arguments on the VM stack and leaves the stack as it likes:
/// the caller cuts it back.
pub type NativeFn = fn(&mut Vm, Args) -> Res;

/// Arguments of a native call: positional values, then pairs (name, value), on the VM stack.
///
/// Two words, so that they are passed in two registers.
#[derive(Clone, Copy)]
pub struct Args {
    base: u32,
    /// Positional arguments in bits 0..=15, pairs above.
    counts: u32,
}

impl Args {
    /// Arguments that start at a stack address.
    pub fn new(base: u32, pos: u16, kw: u8) -> Args {
        Args { base, counts: pos as u32 | (kw as u32) << 16 }
    }

    /// Number of positional arguments.
    #[inline(always)]
    pub fn len(self) -> u32 {
        self.counts & 0xFFFF
    }

    /// Whether there are no positional arguments.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Positional argument `i`; NULL if it was not given.
    #[inline(always)]
    pub fn get(self, i: u32) -> Value {
        if i < self.len() { Value::from_word(r32(self.base + i * 4)) } else { Value::NULL }
    }

    /// Positional argument `i`, one of those that the function's row requires.
    #[inline(always)]
    pub fn at(self, i: u32) -> Value {
        debug_assert!(i < self.len());
        Value::from_word(r32(self.base + i * 4))
    }

    /// Positional argument `i`, or `default` if it was not given.
    pub fn or(self, i: u32, default: Value) -> Value {
        let v = self.get(i);
        if v.is_null() { default } else { v }
    }

    /// Number of keyword arguments.
    pub fn kw_len(self) -> u32 {
        self.counts >> 16
    }

    /// Keyword argument number `i`: name and value.
    pub fn kw_at(self, i: u32) -> (Value, Value) {
        let at = self.base + (self.len() + i * 2) * 4;
        (Value::from_word(r32(at)), Value::from_word(r32(at + 4)))
    }

    /// Keyword argument of that built-in name; NULL if it was not given.
    pub fn kw(self, name: u16) -> Value {
        let name = Value::str(name);
        (0..self.kw_len()).map(|i| self.kw_at(i)).find(|(n, _)| *n == name).map_or(Value::NULL, |(_, v)| v)
    }

    /// Argument of that position or of that name; NULL if it was not given.
    pub fn either(self, i: u32, name: u16) -> Value {
        let v = self.get(i);
        if v.is_null() { self.kw(name) } else { v }
    }

    /// Checks that every keyword argument has one of these names.
    ///
    /// # Errors
    /// TypeError.
    pub fn only(self, vm: &mut Vm, names: &[u16]) -> Res<()> {
        for i in 0..self.kw_len() {
            let given = self.kw_at(i).0;
            if !names.iter().any(|&n| Value::str(n) == given) {
                return Err(vm.type_error(Msg::EXTRA_KEYWORDS, &[]));
            }
        }
        Ok(())
    }

    /// The arguments from `skip` on.
    pub fn skip(self, skip: u8) -> Args {
        let skip = (skip as u32).min(self.len());
        Args { base: self.base + skip * 4, counts: self.counts - skip }
    }

    /// Address of the first argument.
    pub fn base(self) -> u32 {
        self.base
    }
}

/// One member of a built-in type or module.
#[derive(Clone, Copy)]
pub struct Member {
    /// Name in bits 0..=10, flags above: there are hundreds of rows in flash.
    name_and_flags: u16,
    /// Fewest positional arguments; [`VALUE`] for a row that is a value.
    pub min: u8,
    /// Most positional arguments, [`tables::VAR`] for any number.
    pub max: u8,
    /// The function or value.
    item: Item,
}

/// Bits of [`Member`]'s first field that are the name.
const NAME: u16 = 0x7FF;

/// `Member::min` of a row that is a value.
pub const VALUE: u8 = 0xFF;

/// A member's function or value: [`Member::min`] says which.
#[derive(Clone, Copy)]
pub union Item {
    /// The function.
    pub function: NativeFn,
    /// The value.
    pub value: Value,
}

/// What a member is.
pub enum MemberKind {
    /// A native function.
    Function(NativeFn),
    /// A value.
    Value(Value),
}

impl Member {
    /// A row `fn`.
    pub const fn function(name: u16, min: u8, max: u8, flags: u8, function: NativeFn) -> Member {
        assert!(name <= NAME && flags & 7 == 0);
        Member { name_and_flags: name | (flags as u16) << 8, min, max, item: Item { function } }
    }

    /// A row `value`.
    pub const fn value(name: u16, value: Value) -> Member {
        assert!(name <= NAME);
        Member { name_and_flags: name, min: VALUE, max: 0, item: Item { value } }
    }

    /// Its name, a number in `mpyc_abi::names`.
    pub const fn name(&self) -> u16 {
        self.name_and_flags & NAME
    }

    /// Flags of [`tables`].
    pub const fn flags(&self) -> u8 {
        (self.name_and_flags >> 8) as u8 & !(NAME >> 8) as u8
    }

    /// The row's function or value.
    pub fn kind(&self) -> MemberKind {
        // Safety: both constructors set `min` to match the field of the union that they set.
        unsafe {
            if self.min == VALUE {
                MemberKind::Value(self.item.value)
            } else {
                MemberKind::Function(self.item.function)
            }
        }
    }
}

/// Makes the `static` table of a type's or module's members from its rows; see `mpyc_abi::tables`.
#[macro_export]
macro_rules! member_table {
    (@rows [$($done:tt)*]) => { &[$($done)*] };
    (@rows [$($done:tt)*] fn $name:ident ($min:expr, $max:expr) $flags:expr => $path:path; $($rest:tt)*) => {
        $crate::member_table!(@rows [$($done)* $crate::native::Member::function(
            ::mpyc_abi::names::$name, $min, $max, { use ::mpyc_abi::tables::*; $flags }, $path),] $($rest)*)
    };
    (@rows [$($done:tt)*] value $name:ident => $value:expr; $($rest:tt)*) => {
        $crate::member_table!(@rows [$($done)* $crate::native::Member::value(::mpyc_abi::names::$name, $value),] $($rest)*)
    };
    ($($rows:tt)*) => { $crate::member_table!(@rows [] $($rows)*) };
}

/// A built-in module of core or board.
pub struct ModuleRow {
    /// Its name, a number in `mpyc_abi::names`.
    pub name: u16,
    /// Its members.
    pub members: &'static [Member],
    /// Called at the first import.
    pub init: Option<fn(&mut Vm) -> Res<()>>,
}

/// A type of the board. `None` in a slot: the operation is a TypeError (or, for `print`, the usual `<Name>`).
pub struct TypeRow {
    /// Its name, a number in `mpyc_abi::names`.
    pub name: u16,
    /// Its members.
    pub members: &'static [Member],
    /// Called with the arguments of a call of the type.
    pub make: Option<NativeFn>,
    /// Writes `str` or (last argument true) `repr`.
    pub print: Option<fn(&mut Vm, Value, &mut Out, bool) -> Res<()>>,
    /// Binary operator with an operand of this type on the left (or, if that gave NotImplemented, on the right).
    pub binary: Option<fn(&mut Vm, Binary, Value, Value) -> Res>,
    /// Unary operator.
    pub unary: Option<fn(&mut Vm, Unary, Value) -> Res>,
    /// Subscript: object, index, value (NULL: load; the `Value::NOT_IMPLEMENTED` mark: delete).
    pub subscript: Option<fn(&mut Vm, Value, Value, Value) -> Res>,
    /// An iterator over the object.
    pub iter: Option<fn(&mut Vm, Value) -> Res>,
    /// Its length.
    pub len: Option<fn(&mut Vm, Value) -> Res<u32>>,
}

/// Whether a member can be called with that many positional arguments.
pub fn accepts(m: &Member, given: u32) -> bool {
    given >= m.min as u32 && (m.max == tables::VAR || given <= m.max as u32)
}
