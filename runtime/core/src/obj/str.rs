//! Strings: UTF-8, indexed by character.

use crate::mem;
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::ops::Binary;
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::object::{Kind, flag};
use mpyc_abi::value::{Immediate, Value};

/// The type called with arguments.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    let _ = args;
    Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]))
}

/// Writes `str` or, if `repr`, `repr`.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = (v, repr);
    out.text(vm, "?")
}

/// A binary operator with `a` of this type; `NOT_IMPLEMENTED` if it has none for `b`.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let _ = (vm, op, a, b);
    Ok(Value::NOT_IMPLEMENTED)
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm, v: Value, index: Value) -> Res {
    let _ = (v, index);
    Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]))
}

/// An iterator over `v`.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    let _ = v;
    Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]))
}

/// `item in v`.
pub fn contains(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    let _ = (vm, v, item);
    Ok(false)
}

/// Its length.
pub fn len(v: Value) -> u32 {
    let _ = v;
    0
}

/// `a == b`, `a` of this type, `b` any value.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    let _ = vm;
    Ok(a == b)
}

/// Its hash.
pub fn hash(vm: &mut Vm, v: Value) -> Res<u32> {
    let _ = vm;
    Ok(v.0)
}

/// The hash of a `str`'s text; needs no machine and cannot fail.
pub fn text_hash(v: Value) -> u32 {
    v.0
}

/// Its methods.
pub static MEMBERS: &[Member] = &[];

/// A `str` with that UTF-8 text, in canonical form.
///
/// # Errors
/// MemoryError.
pub fn new(vm: &mut Vm, text: &[u8]) -> Res {
    match text {
        [] => return Ok(Value::str(names::EMPTY)),
        [c] if *c < 128 => return Ok(Value::char(*c)),
        _ => {}
    }
    let ascii = if text.is_ascii() { flag::ASCII } else { 0 };
    let length = text.len() as u32;
    let address = vm.allocate(Kind::Str, ascii, 2 + length.div_ceil(4))?;
    mem::w32(address + 4, length);
    mem::put(address + 8, text);
    Ok(Value::object(address))
}

/// Whether `v` is a `str`.
pub fn is_str(v: Value) -> bool {
    v.is(Immediate::Str) || v.is(Immediate::Char) || crate::ops::is_kind(v, Kind::Str)
}

/// The text of a `str`; empty for other values. Valid while the object is reachable.
pub fn bytes(v: Value) -> &'static [u8] {
    if v.is(Immediate::Str) {
        names::text(v.index()).as_bytes()
    } else if v.is(Immediate::Char) {
        let at = (v.index() & 127) as usize;
        ASCII.get(at..at + 1).unwrap_or(&[])
    } else if crate::ops::is_kind(v, Kind::Str) {
        mem::bytes(v.0 + 8, mem::r32(v.0 + 4) & LENGTH)
    } else {
        &[]
    }
}

/// Bits of word 1 that hold the byte length.
const LENGTH: u32 = 0xF_FFFF;

/// Every ASCII character once, for the text of one-character strings.
static ASCII: [u8; 128] = {
    let mut all = [0; 128];
    let mut i = 0;
    while i < 128 {
        all[i] = i as u8;
        i += 1;
    }
    all
};
