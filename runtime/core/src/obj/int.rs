//! Ints and bools.
//!
//! An int that fits 31 bits is always a small int: every result goes through [`from_i32`] or
//! [`Room::finish`]. Larger ones are `Int` objects: limbs of 16 bits, the sign a flag.

use super::{arguments, buffer, float, int_arithmetic, int_bytes};
use crate::mem::{self, r32, w32};
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::num::big::{self, Int, Limb, Shape};
use crate::num::float::{Float, INTEGER_LIMBS};
use crate::num::format_spec::Spec;
use crate::num::int_text::{self, ParseError, SmallDecimal};
use crate::ops::{self, Binary, Unary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use crate::{member_table, obj};
use mpyc_abi::object::{Kind, flag, header, words};
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

/// Bytes of an `Int` object in front of its limbs: header and limb count.
const LIMBS_AT: u32 = 8;

/// The value of a small int or bool.
#[inline]
pub fn small_value(v: Value) -> Option<i32> {
    match v {
        Value::FALSE => Some(0),
        Value::TRUE => Some(1),
        _ => v.small_value(),
    }
}

/// An int of any size or a bool as an operand; `room` holds the limbs of a small one.
pub fn view(v: Value, room: &mut [Limb; 2]) -> Option<Int<'_>> {
    if let Some(small) = small_value(v) {
        return Some(Int::from_i32(small, room));
    }
    ops::is_kind(v, Kind::Int).then(|| Int {
        negative: mpyc_abi::object::flags(r32(v.0)) & flag::NEGATIVE != 0,
        limbs: mem::halfwords(v.0 + LIMBS_AT, r32(v.0 + 4)),
    })
}

/// The int of a 32-bit value.
///
/// # Errors
/// MemoryError.
#[inline]
pub fn from_i32(vm: &mut Vm, value: i32) -> Res {
    match Value::small_int(value) {
        Some(v) => Ok(v),
        None => from_limbs(vm, Int::from_i32(value, &mut [0; 2])),
    }
}

/// The value of an int of at most 62 bits or a bool.
pub(super) fn wide_value(v: Value) -> Option<i64> {
    if let Some(small) = small_value(v) {
        return Some(i64::from(small));
    }
    if !ops::is_kind(v, Kind::Int) {
        return None;
    }
    let high = match r32(v.0 + 4) {
        0..=2 => 0,
        3 => r32(v.0 + LIMBS_AT + 4) & 0xFFFF,
        4 => r32(v.0 + LIMBS_AT + 4),
        _ => return None,
    };
    if high >> 30 != 0 {
        return None;
    }
    let magnitude = i64::from(high) << 32 | i64::from(r32(v.0 + LIMBS_AT));
    let negative = mpyc_abi::object::flags(r32(v.0)) & flag::NEGATIVE != 0;
    Some(if negative { -magnitude } else { magnitude })
}

/// The int of a 64-bit value other than the lowest one.
///
/// # Errors
/// MemoryError.
pub(super) fn from_wide(vm: &mut Vm, value: i64) -> Res {
    if let Some(small) = i32::try_from(value).ok().and_then(Value::small_int) {
        return Ok(small);
    }
    let (low, high) = (value.unsigned_abs() as u32, (value.unsigned_abs() >> 32) as u32);
    let limbs = match high {
        0 => 2,
        1..=0xFFFF => 3,
        _ => 4,
    };
    let flags = if value < 0 { flag::NEGATIVE } else { 0 };
    let address = vm.allocate(Kind::Int, flags, if limbs > 2 { 4 } else { 3 })?;
    w32(address + 4, limbs);
    w32(address + LIMBS_AT, low);
    if limbs > 2 {
        w32(address + LIMBS_AT + 4, high);
    }
    Ok(Value::object(address))
}

/// The int of an unsigned 32-bit value.
///
/// # Errors
/// MemoryError.
pub fn from_u32(vm: &mut Vm, value: u32) -> Res {
    let mut limbs = [0; 2];
    let len = big::from_u32(value, &mut limbs);
    from_limbs(vm, Int { negative: false, limbs: &limbs[..len] })
}

/// The int of an operand.
///
/// # Errors
/// MemoryError.
pub fn from_limbs(vm: &mut Vm, value: Int<'_>) -> Res {
    let limbs = big::trim(value.limbs);
    if let [] | [_] = limbs {
        let n = limbs.first().map_or(0, |&limb| i32::from(limb));
        return Ok(Value::small(if value.negative { -n } else { n }));
    }
    let room = Room::new(vm, limbs.len())?;
    room.limbs()[..limbs.len()].copy_from_slice(limbs);
    room.finish(vm, Shape { negative: value.negative, len: limbs.len() })
}

/// The integer part of a float.
///
/// # Errors
/// OverflowError for infinities, ValueError for NaN, MemoryError.
pub fn from_float(vm: &mut Vm, value: Float) -> Res {
    if let Some(small) = value.to_i32() {
        return from_i32(vm, small);
    }
    if value.is_nan() {
        return Err(vm.value_error(Msg::NAN_TO_INT, &[]));
    }
    if value.is_infinite() {
        return Err(vm.raise(types::OVERFLOW_ERROR, Msg::INF_TO_INT, &[]));
    }
    let mut limbs = [0; INTEGER_LIMBS];
    let len = value.to_limbs(&mut limbs);
    from_limbs(vm, Int { negative: value.is_negative(), limbs: &limbs[..len] })
}

/// An `Int` object under construction, or working room of limbs: nothing else refers to it.
#[derive(Clone, Copy)]
pub struct Room(u32);

impl Room {
    /// Room for that many limbs, all 0.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new(vm: &mut Vm, limbs: usize) -> Res<Room> {
        let words = 2 + limbs.div_ceil(2).min(u32::MAX as usize / 8);
        let address = vm.allocate(Kind::Int, 0, words as u32)?;
        Ok(Room(address))
    }

    /// The limbs, to write; they stay valid until [`Room::finish`] or [`Room::release`].
    pub fn limbs(self) -> &'static mut [Limb] {
        let room = (words(r32(self.0)) - 2) * 2;
        mem::halfwords_mut(self.0 + LIMBS_AT, room)
    }

    /// The object, for keeping it on the stack across another allocation.
    pub fn value(self) -> Value {
        Value::object(self.0)
    }

    /// The int of the first limbs; the rest is freed, or all if it is a small int.
    ///
    /// # Errors
    /// KeyboardInterrupt: what was computed may be wrong then.
    pub fn finish(self, vm: &mut Vm, shape: Shape) -> Res {
        vm.check_interrupt()?;
        let limbs = &self.limbs()[..shape.len];
        let int = Int { negative: shape.negative, limbs };
        if let Some(small) = int.to_i32().and_then(Value::small_int) {
            self.release(vm);
            return Ok(small);
        }
        let flags = if shape.negative { flag::NEGATIVE } else { 0 };
        let size = words(r32(self.0));
        w32(self.0, header(Kind::Int, flags, size));
        w32(self.0 + 4, shape.len as u32);
        vm.heap.shrink(self.0, 2 + shape.len.div_ceil(2) as u32);
        Ok(Value::object(self.0))
    }

    /// Frees working room.
    pub fn release(self, vm: &mut Vm) {
        vm.heap.release(self.0);
    }
}

/// `int()`, `int(number)`, `int(text)`, `int(text, base)`.
///
/// # Errors
/// TypeError, ValueError, OverflowError.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    let [mut v, base] = arguments::parse(vm, args, &[names::EMPTY, names::BASE], 0)?;
    if v.is_null() {
        return Ok(Value::small(0));
    }
    if !base.is_null() {
        let base = ops::index(vm, base)?;
        let Some(text) = buffer::text(ops::unwrap(v)) else {
            return Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, v, Value::str(names::STR)));
        };
        // A negative base is as wrong as a large one.
        return from_text(vm, text, base as u32);
    }
    if ops::is_kind(v, Kind::Instance) {
        v = arguments::number(vm, v, names::DUNDER_INT, types::INT)?;
    }
    if let Some(small) = small_value(v) {
        return Ok(Value::small(small));
    }
    if ops::is_kind(v, Kind::Int) {
        return Ok(v);
    }
    if let Some(value) = float::value(v) {
        return from_float(vm, value);
    }
    match buffer::text(v) {
        Some(text) => from_text(vm, text, 10),
        None => arguments::number(vm, v, names::DUNDER_INT, types::INT),
    }
}

/// The int that a text shows.
///
/// # Errors
/// ValueError if it shows none; MemoryError.
pub fn from_text(vm: &mut Vm, text: &[u8], base: u32) -> Res {
    let parsed = match int_text::parse(text, base) {
        Ok(parsed) => parsed,
        Err(ParseError::Base) => return Err(vm.value_error(Msg::INT_BASE, &[])),
        Err(ParseError::Syntax) => return Err(vm.value_error(Msg::INVALID_INT, &[Value::small(base as i32)])),
    };
    if let Some(small) = parsed.to_i32() {
        return from_i32(vm, small);
    }
    let room = Room::new(vm, parsed.room())?;
    let len = parsed.magnitude(room.limbs(), vm.stop());
    room.finish(vm, Shape { negative: parsed.negative, len })
}

/// Writes `str` or, if `repr`, `repr`.
///
/// # Errors
/// MemoryError.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, _repr: bool) -> Res<()> {
    match v {
        Value::FALSE => return out.text(vm, "False"),
        Value::TRUE => return out.text(vm, "True"),
        _ => {}
    }
    match v.small_value() {
        Some(small) => out.put(vm, SmallDecimal::new(small).bytes()),
        None => obj::number_format::put_int(vm, v, &Spec::default(), int_text::Radix::Decimal, out),
    }
}

/// A binary operator with `a` of this type; `NOT_IMPLEMENTED` if it has none for `b`.
///
/// # Errors
/// ZeroDivisionError, ValueError, OverflowError, MemoryError.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    int_arithmetic::binary(vm, op, a, b)
}

/// A unary operator; `NOT_IMPLEMENTED` if the type has none.
///
/// # Errors
/// MemoryError.
pub fn unary(vm: &mut Vm, op: Unary, v: Value) -> Res {
    int_arithmetic::unary(vm, op, v)
}

/// `a == b`, `a` of this type, `b` any value.
///
/// # Errors
/// None.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    let (mut left, mut right) = ([0; 2], [0; 2]);
    match (view(a, &mut left), view(b, &mut right)) {
        (Some(x), Some(y)) => Ok(big::compare_signed(x, y).is_eq()),
        _ if float::value(b).is_some() => float::eq(vm, b, a),
        _ => Ok(false),
    }
}

/// Its hash: that of an equal float too.
///
/// # Errors
/// None.
pub fn hash(_: &mut Vm, v: Value) -> Res<u32> {
    let mut room = [0; 2];
    Ok(match small_value(v) {
        Some(small) => small as u32,
        None => view(v, &mut room).map_or(0, |int| int.hash() as u32),
    })
}

/// Its methods.
pub static MEMBERS: &[Member] = member_table! {
    fn BIT_COUNT (1, 1) PURE => int_bytes::bit_count;
    fn BIT_LENGTH (1, 1) PURE => int_bytes::bit_length;
    fn FROM_BYTES (2, 3) CLASS | KW | PURE => int_bytes::from_bytes;
    fn TO_BYTES (1, 3) KW | PURE => int_bytes::to_bytes;
};

#[cfg(test)]
mod tests;
