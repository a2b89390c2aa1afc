//! Views of memory: the items of a `bytes`, `bytearray` or `array` object without a copy.
//!
//! A view is a `Bytearray` object with a flag beside its type code: word 2 is the object that it shows, word 3 the place
//! of its first byte in that. The bytes are looked up anew each time, so an object may grow and shrink while it is
//! shown; what a view then has no bytes for reads as 0.

use super::buffer::{self, codec, find};
use super::slice::Indices;
use super::{arguments, array};
use crate::mem::{self, r32, w32};
use crate::msg::Msg;
use crate::native::{Args, Member, TypeRow};
use crate::ops::{self, Binary, is_kind};
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::object::{Kind, flags};
use mpyc_abi::value::Value;

/// The flag; those below it are the type code.
pub const VIEW: u8 = 0x10;

/// The row of the type.
pub static ROW: TypeRow = TypeRow {
    name: names::MEMORYVIEW,
    members: MEMBERS,
    make: Some(make),
    print: None,
    binary: Some(binary),
    unary: None,
    subscript: Some(array::subscript),
    iter: Some(array::iter),
    len: Some(|_, v| Ok(array::len(v))),
};

/// Its members.
static MEMBERS: &[Member] = crate::member_table! {
    fn HEX (1, 3) PURE + KW => codec::hex;
    fn ITEMSIZE (1, 1) GETTER => item_size;
};

/// Whether a value is a view.
pub fn is_view(v: Value) -> bool {
    is_kind(v, Kind::Bytearray) && flags(r32(v.0)) & VIEW != 0
}

/// The object that a view shows.
pub fn shown(v: Value) -> Value {
    Value::from_word(r32(v.0 + 8))
}

/// The place of a view's first byte in that object.
pub fn first(v: Value) -> u32 {
    r32(v.0 + 12)
}

/// A view of `length` bytes of an object from `from` on, or of what that itself shows.
fn view(vm: &mut Vm, of: Value, from: u32, length: u32) -> Res {
    let (object, base) = if is_view(of) { (shown(of), first(of)) } else { (of, 0) };
    let made = vm.allocate(Kind::Bytearray, array::number(of) | VIEW, 4)?;
    w32(made + 4, length);
    w32(made + 8, object.0);
    w32(made + 12, base + from);
    Ok(Value::object(made))
}

/// `memoryview(object)`
fn make(vm: &mut Vm, args: Args) -> Res {
    arguments::expect(vm, args, 1, 1)?;
    let of = ops::unwrap(args.at(0));
    match buffer::binary_data(of) {
        Some(data) => view(vm, of, 0, data.len() as u32),
        None => Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, of, Value::str(names::BYTES))),
    }
}

/// `itemsize`: bytes that an item takes.
fn item_size(_vm: &mut Vm, args: Args) -> Res {
    Ok(Value::small(1 << array::scale(args.at(0))))
}

/// Views compare by their bytes, and only with what is bytes.
fn binary(_vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    if op != Binary::Equal {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(Value::bool(find::compare(a, b).is_some_and(core::cmp::Ordering::is_eq)))
}

/// The items of a view that a slice means.
///
/// # Errors
/// MemoryError.
pub(super) fn part(vm: &mut Vm, v: Value, at: Indices) -> Res {
    let scale = array::scale(v);
    view(vm, v, (at.start as u32) << scale, at.count << scale)
}

/// TypeError for a view of `bytes`, and for deleting items.
///
/// # Errors
/// TypeError.
pub(super) fn check_store(vm: &mut Vm, v: Value, item: Value) -> Res<()> {
    let fits = item != Value::NOT_IMPLEMENTED && !is_kind(shown(v), Kind::Bytes);
    if fits { Ok(()) } else { Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[])) }
}

/// Copies the bytes of a value with items of the same type to a part of the view with as many.
///
/// # Errors
/// TypeError for what has no bytes; ValueError if type or length differ.
pub(super) fn store_part(vm: &mut Vm, v: Value, at: Indices, value: Value) -> Res {
    let scale = array::scale(v);
    let (from, count) = ((at.start as u32) << scale, at.count << scale);
    let value = ops::unwrap(value);
    if buffer::binary_data(value).is_none() {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    let ((source, given), (target, length)) = (buffer::place(value), buffer::place(v));
    if at.step != 1 || given != count || array::number(value) != array::number(v) {
        return Err(vm.value_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    if from + count <= length {
        mem::copy(source, target + from, count);
    }
    Ok(Value::NONE)
}
