//! Arrays of numbers (module `array`): the items lie in memory as C has them, little-endian.
//!
//! An array is a `Bytearray` object whose flags are the number of its type code, so that all that reads bytes reads
//! the items as they lie there.

use super::buffer::{self, Form};
use super::int::{self, Room};
use super::slice::{self, Indices};
use super::{arguments, bytearray, float, int_bytes, iterator, memoryview, sequence};
use crate::mem::{self, r32, w32};
use crate::msg::Msg;
use crate::native::{Args, Member, TypeRow};
use crate::num::big::{self, ByteOrder};
use crate::num::binary64;
use crate::num::float::Float;
use crate::ops::{self, Binary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::{Kind, flags, header};
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

/// The type codes; their numbers start at 1. Lower case: signed, or a float.
const CODES: &[u8; 12] = b"bBhHiIlLqQfd";
/// The size of an item in bytes, as a power of two, by the code's number.
const SIZES: [u8; 13] = [0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 2, 3];

/// The row of the type.
pub static ROW: TypeRow = TypeRow {
    name: names::ARRAY,
    members: MEMBERS,
    make: Some(make),
    print: Some(print),
    binary: Some(binary),
    unary: None,
    subscript: Some(subscript),
    iter: Some(iter),
    len: Some(|_, v| Ok(len(v))),
};

/// The number of an array's type code, or of a view of one; 0 for all other values.
pub(super) fn number(v: Value) -> u8 {
    if ops::is_kind(v, Kind::Bytearray) { flags(r32(v.0)) & 0xF } else { 0 }
}

/// Whether a value is an array.
pub fn is_array(v: Value) -> bool {
    number(v) != 0 && !memoryview::is_view(v)
}

/// The power of two that is the size of an item.
pub(super) fn scale(v: Value) -> u8 {
    SIZES.get(number(v) as usize).copied().unwrap_or(0)
}

/// Number of items.
pub fn len(v: Value) -> u32 {
    r32(v.0 + 4) >> scale(v)
}

/// The items as bytes.
fn bytes_of(v: Value, from: u32, count: u32) -> &'static [u8] {
    let scale = scale(v);
    buffer::part(buffer::data(v), (from as usize) << scale, ((from + count) as usize) << scale)
}

/// Makes an array of an object with these bytes.
fn with_code(v: Value, number: u8) -> Value {
    w32(v.0, header(Kind::Bytearray, number, 3));
    v
}

/// An array of the same type with these bytes.
fn like(vm: &mut Vm, v: Value, bytes: &[u8]) -> Res {
    let made = buffer::new(vm, Form::Bytearray, bytes)?;
    Ok(with_code(made, number(v)))
}

fn code(number: u8) -> u8 {
    CODES.get((number as usize).wrapping_sub(1)).copied().unwrap_or(b'B')
}

// ---- items

/// Item number `at`.
///
/// # Errors
/// MemoryError.
pub fn load(vm: &mut Vm, v: Value, at: u32) -> Res {
    let content = bytes_of(v, at, 1);
    let mut word = [0; 8];
    word[..content.len()].copy_from_slice(content);
    let double = u64::from_le_bytes(word);
    let single = double as u32;
    match code(number(v)) {
        b'b' => Ok(Value::small(single as i8 as i32)),
        b'B' => Ok(Value::small(single as u8 as i32)),
        b'h' => Ok(Value::small(single as i16 as i32)),
        b'H' => Ok(Value::small(single as u16 as i32)),
        b'i' | b'l' => int::from_i32(vm, single as i32),
        b'I' | b'L' => int::from_u32(vm, single),
        b'f' => float::new(vm, Float::from_bits(single, vm.float)),
        b'd' => float::new(vm, Float::from_bits(binary64::narrow(double), vm.float)),
        long => {
            let room = Room::new(vm, 5)?;
            let shape = big::from_bytes(content, ByteOrder::Little, long == b'q', room.limbs());
            room.finish(vm, shape)
        }
    }
}

/// The bytes of a value as an item of `v`, in the first ones.
fn encoded(vm: &mut Vm, v: Value, item: Value) -> Res<[u8; 8]> {
    let mut bytes = [0; 8];
    let code = code(number(v));
    match code {
        b'f' => bytes[..4].copy_from_slice(&float::argument(vm, item)?.bits().to_le_bytes()),
        b'd' => bytes = binary64::widen(float::argument(vm, item)?.bits()).to_le_bytes(),
        _ => {
            let item = ops::unwrap(item);
            if !arguments::is_int(item) {
                return Err(vm.type_error_about(Msg::CANT_CONVERT, item, Value::typ(types::INT)));
            }
            let size = 1 << scale(v);
            int_bytes::write(vm, item, ByteOrder::Little, code.is_ascii_lowercase(), &mut bytes[..size])?;
        }
    }
    Ok(bytes)
}

fn store(vm: &mut Vm, v: Value, at: u32, item: Value) -> Res<()> {
    let bytes = encoded(vm, v, item)?;
    // A conversion may have run the program, and that may have cut the array.
    let end = (at + 1) << scale(v);
    let (start, length) = buffer::place(v);
    if end <= length {
        let size = 1 << scale(v);
        mem::put(start + end - size, &bytes[..size as usize]);
    }
    Ok(())
}

fn push_item(vm: &mut Vm, v: Value, item: Value) -> Res<()> {
    let bytes = encoded(vm, v, item)?;
    let (old, size) = (r32(v.0 + 4), 1 << scale(v));
    bytearray::resize(vm, v, old + size)?;
    mem::put(r32(v.0 + 8) + 4 + old, &bytes[..size as usize]);
    Ok(())
}

/// Appends all items of an iterable.
fn push_all(vm: &mut Vm, v: Value, items: Value) -> Res<()> {
    if number(items) == number(v) {
        let end = buffer::data(v).len();
        return bytearray::splice(vm, v, end, end, items);
    }
    let mark = vm.mark();
    let it = ops::iter(vm, items)?;
    vm.push(it);
    while let Some(item) = ops::next(vm, it)? {
        push_item(vm, v, item)?;
    }
    vm.cut(mark);
    Ok(())
}

// ---- the type

/// `array(typecode, items=())`; bytes are taken as the items' memory.
fn make(vm: &mut Vm, args: Args) -> Res {
    arguments::expect(vm, args, 1, 2)?;
    let found = match buffer::text(args.at(0)) {
        Some(&[code]) => CODES.iter().position(|&known| known == code),
        _ => None,
    };
    let Some(index) = found else { return Err(vm.value_error(Msg::TYPECODE, &[])) };
    let made = buffer::allocate(vm, Form::Bytearray, 0)?;
    let v = with_code(made, index as u8 + 1);
    let mark = vm.mark();
    vm.push(v);
    let given = args.get(1);
    match buffer::binary_data(given) {
        Some(bytes) if !is_array(ops::unwrap(given)) => {
            let scale = scale(v);
            bytearray::splice(vm, v, 0, 0, ops::unwrap(given))?;
            bytearray::resize(vm, v, (bytes.len() as u32) >> scale << scale)?;
        }
        _ if given.is_null() => {}
        _ => push_all(vm, v, ops::unwrap(given))?,
    }
    vm.cut(mark);
    Ok(v)
}

fn print(vm: &mut Vm, v: Value, out: &mut Out, _repr: bool) -> Res<()> {
    out.text(vm, "array('")?;
    out.put(vm, &[code(number(v))])?;
    out.text(vm, "'")?;
    for at in 0..len(v) {
        out.text(vm, if at == 0 { ", [" } else { ", " })?;
        let item = load(vm, v, at)?;
        vm.push(item);
        ops::print(vm, item, out, true)?;
        vm.pop();
    }
    out.text(vm, if len(v) == 0 { ")" } else { "])" })
}

/// An iterator over the items.
///
/// # Errors
/// MemoryError.
pub(super) fn iter(vm: &mut Vm, v: Value) -> Res {
    iterator::new(vm, iterator::Kind::Bytes, &[v, Value::small(0)])
}

/// Loads, stores or deletes an item or a part.
///
/// # Errors
/// TypeError, IndexError; for a view of bytes TypeError.
pub(super) fn subscript(vm: &mut Vm, v: Value, index: Value, value: Value) -> Res {
    let index = sequence::plain_index(vm, index)?;
    if memoryview::is_view(v) && !value.is_null() {
        memoryview::check_store(vm, v, value)?;
    }
    if slice::is_slice(index) {
        let at = slice::indices(vm, index, len(v))?;
        return if value.is_null() { part(vm, v, at) } else { store_part(vm, v, at, value) };
    }
    let at = sequence::position(vm, types::ARRAY, index, len(v))?;
    match value {
        Value::NULL => load(vm, v, at),
        Value::NOT_IMPLEMENTED => replace(vm, v, at, 1, Value::NULL),
        item => store(vm, v, at, item).map(|()| Value::NONE),
    }
}

fn part(vm: &mut Vm, v: Value, at: Indices) -> Res {
    if at.step == 1 && memoryview::is_view(v) {
        return memoryview::part(vm, v, at);
    }
    if at.step == 1 {
        return like(vm, v, bytes_of(v, at.start as u32, at.count));
    }
    let made = like(vm, v, &[])?;
    vm.push(made);
    for i in 0..at.count as i32 {
        let item = load(vm, v, (at.start + i * at.step) as u32)?;
        push_item(vm, made, item)?;
    }
    Ok(vm.pop())
}

fn store_part(vm: &mut Vm, v: Value, at: Indices, value: Value) -> Res {
    if memoryview::is_view(v) {
        return memoryview::store_part(vm, v, at, value);
    }
    if value == Value::NOT_IMPLEMENTED && at.step == 1 {
        return replace(vm, v, at.start as u32, at.count, Value::NULL);
    }
    if at.step != 1 || number(value) != number(v) {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    let value = if value == v { like(vm, v, buffer::data(v))? } else { value };
    vm.push(value);
    replace(vm, v, at.start as u32, at.count, value)?;
    vm.pop();
    Ok(Value::NONE)
}

/// Puts the items of another array, or none for NULL, in the place of `count` items.
fn replace(vm: &mut Vm, v: Value, at: u32, count: u32, items: Value) -> Res {
    let scale = scale(v);
    bytearray::splice(vm, v, (at as usize) << scale, ((at + count) as usize) << scale, items)?;
    Ok(Value::NONE)
}

fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let joins = matches!(op, Binary::Add | Binary::InplaceAdd) && number(a) == number(b);
    let repeats = matches!(op, Binary::Multiply | Binary::InplaceMultiply) && buffer::is_int(b);
    if is_array(a) && (joins || repeats) {
        let code = number(a);
        let made = bytearray::binary(vm, op, a, b)?;
        return Ok(with_code(made, code));
    }
    if is_array(a) && is_array(b) && (sequence::is_order(op) || matches!(op, Binary::Equal | Binary::NotEqual)) {
        return compare(vm, op, a, b);
    }
    Ok(Value::NOT_IMPLEMENTED)
}

/// Compares item by item, then the lengths.
fn compare(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    for at in 0..len(a).min(len(b)) {
        let x = load(vm, a, at)?;
        vm.push(x);
        let y = load(vm, b, at)?;
        vm.push(y);
        let same = ops::eq(vm, x, y)?;
        let result = if same { Value::NULL } else { ops::binary(vm, op, x, y)? };
        vm.cut(vm.mark() - 8);
        if !same {
            return Ok(result);
        }
    }
    ops::binary(vm, op, Value::small(len(a) as i32), Value::small(len(b) as i32))
}

/// Its methods.
static MEMBERS: &[Member] = crate::member_table! {
    fn APPEND (2, 2) PLAIN => append;
    fn EXTEND (2, 2) PLAIN => extend;
};

/// The array that a method was called on.
fn receiver(vm: &mut Vm, args: Args) -> Res {
    let v = args.at(0);
    if is_array(v) { Ok(v) } else { Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[])) }
}

/// `append(item)`
fn append(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    push_item(vm, v, args.at(1)).map(|()| Value::NONE)
}

/// `extend(iterable)`
fn extend(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    push_all(vm, v, ops::unwrap(args.at(1))).map(|()| Value::NONE)
}
