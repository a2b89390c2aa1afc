//! Byte arrays: the methods and operators that change them. The rest they share with `bytes`.
//!
//! The contents lie in a `Blob` that may be longer than the array. A slice of the contents must not be held
//! across anything here.

use super::buffer::{self, Form, Text, byte_value, codec, form, part, sequence, this};
use super::slice::{self, Indices, clamped};
use super::{bytes, iterator, str_repr};
use crate::mem::{self, r8, r32, w8, w32};
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::ops::{self, Binary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::{Kind, flags, words};
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

/// The type called with arguments: `bytearray(source=b'', encoding, errors)`.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    codec::construct(vm, args, Form::Bytearray)
}

/// Writes `str` or, if `repr`, `repr`: they are the same.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = repr;
    out.text(vm, "bytearray(")?;
    str_repr::binary(vm, out, buffer::data(v))?;
    out.text(vm, ")")
}

/// A binary operator with `a` of this type; `NOT_IMPLEMENTED` if it has none for `b`.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    match op {
        Binary::InplaceAdd if buffer::binary_data(b).is_some() => {
            let end = buffer::data(a).len();
            splice(vm, a, end, end, b)?;
            Ok(a)
        }
        Binary::InplaceMultiply if buffer::is_int(b) => {
            let product = sequence::operator(vm, Binary::Multiply, a, b)?;
            w32(a.0 + 4, r32(product.0 + 4));
            w32(a.0 + 8, r32(product.0 + 8));
            Ok(a)
        }
        _ => super::str::binary(vm, op, a, b),
    }
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm, v: Value, index: Value) -> Res {
    bytes::subscr(vm, v, index)
}

/// `v[index] = item`; deletes if `item` is NULL.
pub fn store_subscr(vm: &mut Vm, v: Value, index: Value, item: Value) -> Res<()> {
    if ops::is_kind(index, Kind::Slice) {
        return store_slice(vm, v, index, item);
    }
    let index = super::sequence::plain_index(vm, index)?;
    let Some(text) = Text::of(v) else { return Ok(()) };
    let at = sequence::position(vm, text, index)?;
    if item.is_null() {
        return splice(vm, v, at, at + 1, Value::NULL);
    }
    let b = byte_value(vm, item)?;
    set(vm, v, at, b)
}

/// Sets a byte. The array may have changed since `at` was found, if an `__index__` ran.
fn set(vm: &mut Vm, v: Value, at: usize, b: u8) -> Res<()> {
    if at >= buffer::data(v).len() {
        return Err(vm.raise(types::INDEX_ERROR, Msg::INDEX_RANGE, &[Value::str(names::BYTEARRAY)]));
    }
    w8(r32(v.0 + 8) + 4 + at as u32, b);
    Ok(())
}

fn store_slice(vm: &mut Vm, v: Value, index: Value, item: Value) -> Res<()> {
    let mark = vm.mark();
    let source = if item.is_null() { Value::NULL } else { source(vm, v, item)? };
    let index = slice::plain(vm, index)?;
    let at = slice::indices(vm, index, buffer::data(v).len() as u32)?;
    let start = at.start.max(0) as usize;
    if at.step == 1 {
        splice(vm, v, start, start + at.count as usize, source)?;
    } else if item.is_null() {
        delete_stepped(vm, v, at)?;
    } else {
        store_stepped(vm, v, at, source)?;
    }
    vm.cut(mark);
    Ok(())
}

/// What is put into an array: `bytes` or another `bytearray`, made from an iterable of ints if needed. Pushed.
fn source(vm: &mut Vm, v: Value, item: Value) -> Res {
    let source = match form(item) {
        Some(Form::Bytes | Form::Bytearray) if item != v => item,
        Some(Form::Bytes | Form::Bytearray) => bytes::new(vm, buffer::data(item))?,
        _ => codec::from_iterable(vm, item, Form::Bytes)?,
    };
    vm.push(source);
    Ok(source)
}

fn store_stepped(vm: &mut Vm, v: Value, at: Indices, source: Value) -> Res<()> {
    let given = buffer::data(source);
    if given.is_empty() {
        return delete_stepped(vm, v, at);
    }
    if given.len() != at.count as usize {
        let sizes = [Value::small(given.len() as i32), Value::small(at.count as i32)];
        return Err(vm.value_error(Msg::EXTENDED_SLICE, &sizes));
    }
    let mut place = at.start;
    for &b in given {
        set(vm, v, place as usize, b)?;
        place = place.wrapping_add(at.step);
    }
    Ok(())
}

fn delete_stepped(vm: &mut Vm, v: Value, at: Indices) -> Res<()> {
    if at.count == 0 {
        return Ok(());
    }
    // The same places in rising order.
    let step = at.step.unsigned_abs();
    let first = if at.step > 0 { at.start as u32 } else { at.start as u32 - (at.count - 1) * step };
    let start = r32(v.0 + 8) + 4;
    let length = r32(v.0 + 4);
    let (mut to, mut next, mut left) = (first, first, at.count);
    for from in first..length {
        if left > 0 && from == next {
            next = next.saturating_add(step);
            left -= 1;
        } else {
            w8(start + to, r8(start + from));
            to += 1;
        }
    }
    resize(vm, v, to)
}

/// Replaces the bytes from `from` to `to` by those of `source`, a `bytes` or `bytearray` or NULL for none.
pub(super) fn splice(vm: &mut Vm, v: Value, from: usize, to: usize, source: Value) -> Res<()> {
    let old = buffer::data(v).len();
    let to = to.min(old).max(from);
    let added = buffer::data(source).len();
    let tail = old - to;
    let length = (from + added).saturating_add(tail);
    // The source may be the array itself, whose bytes then move: they were measured above, and lie before `from`.
    if length > old {
        resize(vm, v, length as u32)?;
    }
    let start = r32(v.0 + 8) + 4;
    if tail > 0 {
        mem::copy(start + to as u32, start + (from + added) as u32, tail as u32);
    }
    if added > 0 {
        let given = part(buffer::data(source), 0, added);
        mem::copy(buffer::place(source).0, start + from as u32, given.len() as u32);
    }
    if length < old { resize(vm, v, length as u32) } else { Ok(()) }
}

/// Sets the length; new bytes have any value. Memory is kept in hand for further growth, and given back when
/// more than half is free.
pub(super) fn resize(vm: &mut Vm, v: Value, length: u32) -> Res<()> {
    let blob = r32(v.0 + 8);
    let capacity = if blob == 0 { 0 } else { (words(r32(blob)) - 1) * 4 };
    if length > capacity {
        let old = r32(v.0 + 4);
        // An eighth more than is needed, and a word.
        let size = 1 + (length >> 2).saturating_add(1 + (length >> 5));
        let new = vm.allocate(Kind::Blob, 0, size)?;
        if blob != 0 {
            mem::copy(blob + 4, new + 4, old);
            vm.heap.release(blob);
        }
        w32(v.0 + 8, new);
    } else if length == 0 {
        w32(v.0 + 8, 0);
    } else if length < capacity >> 1 && (vm.heap.frontier()..vm.heap.end()).contains(&blob) {
        let needed = 1 + length.div_ceil(4);
        vm.heap.shrink(blob, needed.max(2));
    }
    w32(v.0 + 4, length);
    Ok(())
}

/// An iterator over `v`.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    iterator::new(vm, iterator::Kind::Bytes, &[v, Value::small(0)])
}

/// `item in v`.
pub fn contains(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    bytes::contains(vm, v, item)
}

/// Its length.
pub fn len(v: Value) -> u32 {
    bytes::len(v)
}

/// `a == b`, `a` of this type, `b` any value.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    bytes::eq(vm, a, b)
}

/// The methods that the other two types of [`buffer`] do not have.
pub static MEMBERS: &[Member] = crate::member_table! {
    fn DECODE (1, 3) PURE + KW => codec::decode;
    fn HEX (1, 3) PURE + KW => codec::hex;
    fn FROMHEX (2, 2) PURE + CLASS => codec::fromhex;
    fn APPEND (2, 2) PLAIN => append;
    fn EXTEND (2, 2) PLAIN => extend;
    fn INSERT (3, 3) PLAIN => insert;
    fn POP (1, 2) PLAIN => pop;
    fn REMOVE (2, 2) PLAIN => remove;
    fn REVERSE (1, 1) PLAIN => reverse;
    fn CLEAR (1, 1) PLAIN => clear;
    fn COPY (1, 1) PLAIN => copy;
};

/// The array that a method was called on.
fn receiver(vm: &mut Vm, args: Args) -> Res {
    let text = this(vm, args)?;
    // Arrays and views are laid out alike, with flags.
    if text.form() == Form::Bytearray && flags(r32(text.value.0)) == 0 {
        return Ok(text.value);
    }
    Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, text.value, Value::str(names::BYTEARRAY)))
}

/// Makes room for one byte at `at` and sets it.
fn put(vm: &mut Vm, v: Value, at: usize, b: u8) -> Res {
    let old = r32(v.0 + 4);
    resize(vm, v, old + 1)?;
    let start = r32(v.0 + 8) + 4 + at as u32;
    mem::copy(start, start + 1, old - at as u32);
    w8(start, b);
    Ok(Value::NONE)
}

/// `append(byte)`
fn append(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let b = byte_value(vm, args.at(1))?;
    put(vm, v, buffer::data(v).len(), b)
}

/// `extend(iterable)`
fn extend(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let source = source(vm, v, args.at(1))?;
    let end = buffer::data(v).len();
    splice(vm, v, end, end, source)?;
    Ok(Value::NONE)
}

/// A place counted from the end if negative.
fn from_end(i: i32, length: usize) -> i32 {
    if i < 0 { i + length as i32 } else { i }
}

/// `insert(index, byte)`
fn insert(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let b = byte_value(vm, args.at(2))?;
    let i = clamped(vm, args.at(1))?;
    let length = buffer::data(v).len();
    put(vm, v, (from_end(i, length).max(0) as usize).min(length), b)
}

/// `pop(index=-1)`
fn pop(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let i = clamped(vm, args.or(1, Value::small(-1)))?;
    let length = buffer::data(v).len();
    if length == 0 {
        return Err(vm.raise(types::INDEX_ERROR, Msg::POP_EMPTY, &[Value::str(names::BYTEARRAY)]));
    }
    let at = from_end(i, length);
    let Some(&b) = usize::try_from(at).ok().and_then(|at| buffer::data(v).get(at)) else {
        return Err(vm.raise(types::INDEX_ERROR, Msg::INDEX_RANGE, &[Value::str(names::BYTEARRAY)]));
    };
    splice(vm, v, at as usize, at as usize + 1, Value::NULL)?;
    Ok(Value::small(b as i32))
}

/// `remove(byte)`
fn remove(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let b = byte_value(vm, args.at(1))?;
    match buffer::data(v).iter().position(|x| *x == b) {
        Some(at) => splice(vm, v, at, at + 1, Value::NULL).map(|()| Value::NONE),
        None => Err(vm.value_error(Msg::NOT_IN_LIST, &[])),
    }
}

/// `reverse()`
fn reverse(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    buffer::filling(v).reverse();
    Ok(Value::NONE)
}

/// `clear()`
fn clear(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    resize(vm, v, 0)?;
    Ok(Value::NONE)
}

/// `copy()`
fn copy(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    buffer::new(vm, Form::Bytearray, buffer::data(v))
}
