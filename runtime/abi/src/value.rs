//! A value: one little-endian word on every machine.
//!
//! | low bits | bit 31 | meaning |
//! |---|---|---|
//! | `..1`  | any | small int, 31 bits, two's complement, in bits 1..=31 |
//! | `..10` | any | float: the upper 30 bits of a binary32 (board v1: all floats; v2: those whose two lowest mantissa bits are 0) |
//! | `..00` | 0   | address of an object, word aligned; 0 is [`Value::NULL`], the absence of a value; below [`END_OF_CONSTANTS`] a constant |
//! | `..00` | 1   | immediate: kind in bits 24..=30, index in bits 2..=17 |
//!
//! Addresses are the board's: flash from 0, RAM from 0x2000_0000.
//!
//! `None`, `False`, `True` and `NotImplemented` are small words, which an instruction makes or compares: the addresses
//! of words of the chip's vector table that are 0 on every board. Read as a header, that is an object of kind `Free`.
//!
//! Two forms are canonical, so that identity is equality for them: the empty string is always
//! `Value::str(names::EMPTY)`, and a string of one ASCII character is always [`Value::char`].
//! An int that fits 31 bits is always a small int.

/// One word that names an object or is one. See the module's table.
///
/// No value is the word [`ABSENT`]. The firmware's compiler is told so: `Option<Value>` and a `Result` of a value
/// and a token are then one word, returned in one register. Other machines do without.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(transparent)]
#[cfg_attr(target_os = "none", rustc_layout_scalar_valid_range_start(5))]
#[cfg_attr(target_os = "none", rustc_layout_scalar_valid_range_end(3))]
pub struct Value(pub u32);

/// The word that is no value: it would be an object inside the chip's vector table.
pub const ABSENT: u32 = 4;

/// The first of the reserved words of the chip's vector table, four in a row.
const CONSTANTS: u32 = 0x1C;

/// Above the constants that are small words; objects have higher addresses.
pub const END_OF_CONSTANTS: u32 = CONSTANTS + 4 * 4;

/// What an immediate's index counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Immediate {
    /// `Ellipsis`, index 0.
    Const = 0,
    /// A built-in name: index in [`crate::names`].
    Str = 1,
    /// A string of one ASCII character: its code.
    Char = 2,
    /// A built-in type: [`crate::types::TypeId`].
    Type = 3,
    /// A native function: table number << 8 | row, see [`crate::tables`].
    Native = 4,
    /// A built-in module: [`crate::modules::ModuleId`].
    Module = 5,
    /// A built-in object of the board (the display, a button, a picture ...): index in the board's table.
    Object = 6,
    /// A RAM slot of the frozen image, only in ROM name tables: word index in the image's `.bss`.
    Slot = 7,
}

const SMALL_INT_MAX: i32 = 0x3FFF_FFFF;
const SMALL_INT_MIN: i32 = -0x4000_0000;
const IMMEDIATE: u32 = 0x8000_0000;

impl Default for Value {
    fn default() -> Value {
        Value::NULL
    }
}

impl Value {
    /// The value with that word, which is not [`ABSENT`].
    #[inline(always)]
    pub const fn from_word(word: u32) -> Value {
        debug_assert!(word != ABSENT);
        #[cfg(target_os = "none")]
        // Safety: words come from values, from words of objects that hold values, and from addresses of objects.
        unsafe {
            Value(word)
        }
        #[cfg(not(target_os = "none"))]
        Value(word)
    }

    /// No value: an unbound slot, a missing argument, the marker of method calls.
    pub const NULL: Value = Value::from_word(0);
    /// `None`.
    pub const NONE: Value = Value::from_word(CONSTANTS);
    /// `False`.
    pub const FALSE: Value = Value::from_word(CONSTANTS + 4);
    /// `True`.
    pub const TRUE: Value = Value::from_word(CONSTANTS + 8);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = Value::from_word(CONSTANTS + 12);
    /// `Ellipsis`.
    pub const ELLIPSIS: Value = Value::immediate(Immediate::Const, 0);

    /// The immediate of that kind and index.
    pub const fn immediate(kind: Immediate, index: u16) -> Value {
        Value::from_word(IMMEDIATE | (kind as u32) << 24 | (index as u32) << 2)
    }

    /// A small int, if `i` fits 31 bits.
    pub const fn small_int(i: i32) -> Option<Value> {
        if i >= SMALL_INT_MIN && i <= SMALL_INT_MAX { Some(Value::small(i)) } else { None }
    }

    /// A small int; bits of `i` above the 31st are lost, so `i` must fit (lengths, indexes, flags).
    pub const fn small(i: i32) -> Value {
        Value::from_word((i as u32) << 1 | 1)
    }

    /// The built-in name with that index (see [`crate::names`]); one-character names come as [`Value::char`].
    pub const fn str(name: u16) -> Value {
        match crate::names::character(name) {
            Some(c) => Value::char(c),
            None => Value::immediate(Immediate::Str, name),
        }
    }

    /// The string of one ASCII character, `c` < 128.
    pub const fn char(c: u8) -> Value {
        Value::immediate(Immediate::Char, c as u16)
    }

    /// A bool.
    pub const fn bool(b: bool) -> Value {
        if b { Value::TRUE } else { Value::FALSE }
    }

    /// A float from the bits of a binary32 whose two lowest bits are dropped (round first).
    pub const fn float_bits(bits: u32) -> Value {
        Value::from_word(bits & !3 | 2)
    }

    /// A built-in type.
    pub const fn typ(t: crate::types::TypeId) -> Value {
        Value::immediate(Immediate::Type, t.0 as u16)
    }

    /// A built-in module.
    pub const fn module(m: crate::modules::ModuleId) -> Value {
        Value::immediate(Immediate::Module, m.0 as u16)
    }

    /// The object at that address (a multiple of 4 below 0x8000_0000).
    pub const fn object(address: u32) -> Value {
        Value::from_word(address)
    }

    /// Whether this is [`Value::NULL`].
    pub const fn is_null(self) -> bool {
        self.0 == 0
    }

    /// Whether this is a small int.
    pub const fn is_small_int(self) -> bool {
        self.0 & 1 == 1
    }

    /// Whether this is an immediate float.
    pub const fn is_float(self) -> bool {
        self.0 & 3 == 2
    }

    /// Whether this is the address of an object in RAM or ROM.
    pub const fn is_object(self) -> bool {
        // Immediates are less than 0. This takes no mask that would lie in flash as a word.
        self.0 as i32 >= END_OF_CONSTANTS as i32 && self.0 & 3 == 0
    }

    /// Whether this is the address of an object, NULL or a constant that is a small word: all can be read as headers.
    pub const fn is_address(self) -> bool {
        self.0 & 0x8000_0003 == 0
    }

    /// Whether this is an immediate (a built-in name, type, native ...).
    pub const fn is_immediate(self) -> bool {
        self.0.rotate_left(1) & 7 == 1
    }

    /// The small int's value; meaningless for other values.
    pub const fn as_small(self) -> i32 {
        self.0 as i32 >> 1
    }

    /// The small int's value, if it is one.
    pub const fn small_value(self) -> Option<i32> {
        if self.is_small_int() { Some(self.as_small()) } else { None }
    }

    /// The bits of the binary32 (two lowest 0); meaningless for other values than immediate floats.
    pub const fn as_float_bits(self) -> u32 {
        self.0 & !3
    }

    /// Whether this is an immediate of that kind.
    pub const fn is(self, kind: Immediate) -> bool {
        self.0 & 0xFF00_0003 == IMMEDIATE | (kind as u32) << 24
    }

    /// The immediate's index; meaningless for other values.
    pub const fn index(self) -> u16 {
        (self.0 >> 2) as u16
    }

    /// The built-in type, if it is one.
    #[inline(never)]
    pub const fn as_type(self) -> Option<crate::types::TypeId> {
        if self.is(Immediate::Type) { Some(crate::types::TypeId(self.index() as u8)) } else { None }
    }

    /// The address of an object; meaningless for other values.
    pub const fn address(self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_ints_round_trip() {
        for i in [0, 1, -1, SMALL_INT_MAX, SMALL_INT_MIN] {
            assert_eq!(Value::small_int(i).and_then(Value::small_value), Some(i));
        }
        assert_eq!(Value::small_int(SMALL_INT_MAX + 1), None);
        assert_eq!(Value::small_int(SMALL_INT_MIN - 1), None);
    }

    #[test]
    fn kinds_do_not_overlap() {
        let one_of_each =
            [Value::small(5), Value::float_bits(0x3F80_0000), Value::object(0x2000_0100), Value::ELLIPSIS];
        for (i, v) in one_of_each.iter().enumerate() {
            let kinds = [v.is_small_int(), v.is_float(), v.is_object(), v.is_immediate()];
            assert_eq!(kinds.iter().filter(|k| **k).count(), 1);
            assert!(kinds[i]);
        }
        for small in [Value::NULL, Value::NONE, Value::FALSE, Value::TRUE, Value::NOT_IMPLEMENTED] {
            assert!(small.is_address() && !small.is_object() && !small.is_immediate());
        }
    }
}
