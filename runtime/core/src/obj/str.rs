//! Strings: UTF-8, indexed by character.
//!
//! Two forms are canonical (`mpyc_abi::value`): the empty string and strings of one ASCII character are
//! immediates. So is a built-in name once it is interned ([`super::intern`]); the same text may also be an
//! object, and equal texts have equal hashes whatever their form.

use super::buffer::{self, Form, Text, case, codec, find, sequence, utf8};
use super::{iterator, str_format, str_percent, str_repr};
use crate::mem::{self, r32, w32};
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::ops::{self, Binary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::object::{self, Kind, flag};
use mpyc_abi::tables::VAR;
use mpyc_abi::value::{Immediate, Value};

/// The type called with arguments: `str(object='', encoding='utf-8', errors='strict')`.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    args.only(vm, &[names::OBJECT, names::ENCODING, names::ERRORS])?;
    let v = args.either(0, names::OBJECT);
    let (encoding, errors) = (args.either(1, names::ENCODING), args.either(2, names::ERRORS));
    if args.len() > 3 {
        return Err(vm.type_error(Msg::EXPECTED_AT_MOST, &[Value::small(3), Value::small(args.len() as i32)]));
    }
    if v.is_null() {
        return Ok(Value::str(names::EMPTY));
    }
    if encoding.is_null() && errors.is_null() {
        return ops::to_str(vm, v);
    }
    match buffer::binary_data(v) {
        Some(bytes) => codec::decoded(vm, bytes, encoding, errors),
        None => Err(vm.type_error(Msg::BUFFER_REQUIRED, &[])),
    }
}

/// Writes `str` or, if `repr`, `repr`.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    if repr { str_repr::text(vm, out, bytes(v), false) } else { out.put(vm, bytes(v)) }
}

/// A binary operator with a str or bytes-like `a`; `NOT_IMPLEMENTED` if it has none for `b`.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    if op == Binary::Modulo {
        return str_percent::format(vm, a, b);
    }
    sequence::operator(vm, op, a, b)
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm, v: Value, index: Value) -> Res {
    let Some(text) = Text::of(v) else { return Ok(Value::NULL) };
    if ops::is_kind(index, Kind::Slice) {
        return sequence::slice(vm, text, index);
    }
    let at = sequence::position(vm, text, index)?;
    let start = text.offset(at);
    new(vm, buffer::part(text.data(), start, start + text.width(start)))
}

/// An iterator over `v`.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    iterator::new(vm, iterator::Kind::Str, &[v, Value::small(0)])
}

/// `item in v`.
pub fn contains(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    find::contains(vm, v, item)
}

/// Its length in characters.
pub fn len(v: Value) -> u32 {
    Text::of(v).map_or(0, |t| t.len() as u32)
}

/// `a == b`, `a` of this type, `b` any value.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    let _ = vm;
    Ok(same(a, b))
}

/// Whether `b` is a string with the text of the string `a`.
pub fn same(a: Value, b: Value) -> bool {
    if a == b {
        return true;
    }
    if !is_str(b) || is_interned(a) && is_interned(b) {
        return false;
    }
    bytes(a) == bytes(b)
}

/// Whether `v` is the one string of its text: an immediate, or an object with the flag `INTERNED`.
pub fn is_interned(v: Value) -> bool {
    v.is_immediate() || v.is_object() && object::flags(r32(v.0)) & flag::INTERNED != 0
}

/// Its hash.
pub fn hash(vm: &mut Vm, v: Value) -> Res<u32> {
    let _ = vm;
    Ok(text_hash(v))
}

/// The hash of a `str`'s text; needs no machine and cannot fail. An object in RAM remembers it.
pub fn text_hash(v: Value) -> u32 {
    if v.is(Immediate::Str) {
        return names::text_hash(v.index());
    }
    if !v.is_object() {
        return object::text_hash(bytes(v));
    }
    let word = r32(v.0 + 4);
    if word & !LENGTH != 0 {
        return word >> HASH_SHIFT;
    }
    let hash = object::text_hash(bytes(v));
    if v.0 >= mem::RAM {
        w32(v.0 + 4, word | hash << HASH_SHIFT);
    }
    hash
}

/// The methods that the other two types of [`buffer`] do not have.
pub static MEMBERS: &[Member] = crate::member_table! {
    fn CASEFOLD (1, 1) PURE => case::casefold;
    fn ISDECIMAL (1, 1) PURE => case::isdecimal;
    fn ISNUMERIC (1, 1) PURE => case::isnumeric;
    fn ISIDENTIFIER (1, 1) PURE => case::isidentifier;
    fn ISPRINTABLE (1, 1) PURE => case::isprintable;
    fn FORMAT (1, VAR) KW => str_format::format;
    fn ENCODE (1, 3) PURE + KW => codec::encode;
};

/// A `str` with that UTF-8 text, in canonical form.
///
/// # Errors
/// MemoryError.
pub fn new(vm: &mut Vm, text: &[u8]) -> Res {
    buffer::new(vm, Form::Str, text)
}

/// The `str` of one character below 0x110000.
///
/// # Errors
/// MemoryError.
pub fn from_char(vm: &mut Vm, c: u32) -> Res {
    new(vm, utf8::encode(c).bytes())
}

/// Whether `v` is a `str`.
pub fn is_str(v: Value) -> bool {
    v.is(Immediate::Str) || v.is(Immediate::Char) || ops::is_kind(v, Kind::Str)
}

/// The text of a `str`; empty for other values. Valid while the object is reachable.
pub fn bytes(v: Value) -> &'static [u8] {
    if v.is(Immediate::Str) {
        names::text(v.index()).as_bytes()
    } else if v.is(Immediate::Char) {
        buffer::byte(v.index() as u8)
    } else if ops::is_kind(v, Kind::Str) {
        mem::bytes(v.0 + 8, r32(v.0 + 4) & LENGTH)
    } else {
        &[]
    }
}

/// Bits of word 1 that hold the byte length; the hash lies above them.
const LENGTH: u32 = 0xF_FFFF;
const HASH_SHIFT: u32 = 20;
