//! Bytes.

use super::buffer::{self, Form, Text, codec, find, sequence};
use super::{iterator, str_repr};
use crate::native::{Args, Member};
use crate::ops;
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::{self, Kind};
use mpyc_abi::value::Value;

/// The type called with arguments: `bytes(source=b'', encoding, errors)`.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    codec::construct(vm, args, Form::Bytes)
}

/// Writes `str` or, if `repr`, `repr`: they are the same.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = repr;
    str_repr::binary(vm, out, buffer::data(v))
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm, v: Value, index: Value) -> Res {
    let index = super::sequence::plain_index(vm, index)?;
    let Some(text) = Text::of(v) else { return Ok(Value::NULL) };
    if ops::is_kind(index, Kind::Slice) {
        return sequence::slice(vm, text, index);
    }
    let at = sequence::position(vm, text, index)?;
    Ok(Value::small(text.data().get(at).map_or(0, |&b| b as i32)))
}

/// An iterator over `v`.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    iterator::new(vm, iterator::Kind::Bytes, &[v, Value::small(0)])
}

/// `item in v`.
pub fn contains(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    find::contains(vm, v, item)
}

/// Its length.
pub fn len(v: Value) -> u32 {
    buffer::data(v).len() as u32
}

/// `a == b`, `a` of this type, `b` any value.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    let _ = vm;
    Ok(a == b || find::compare(a, b).is_some_and(core::cmp::Ordering::is_eq))
}

/// Its hash.
pub fn hash(vm: &mut Vm, v: Value) -> Res<u32> {
    let _ = vm;
    Ok(object::text_hash(buffer::data(v)))
}

/// The methods that the other two types of [`buffer`] do not have.
pub static MEMBERS: &[Member] = crate::member_table! {
    fn DECODE (1, 3) PURE + KW => codec::decode;
    fn HEX (1, 3) PURE + KW => codec::hex;
    fn FROMHEX (2, 2) PURE + CLASS => codec::fromhex;
};

/// Byte offset of the content in a `Bytes` object.
pub const CONTENT: u32 = 8;

/// A `bytes` object with that content.
///
/// # Errors
/// MemoryError.
pub fn new(vm: &mut Vm, content: &[u8]) -> Res {
    buffer::new(vm, Form::Bytes, content)
}
