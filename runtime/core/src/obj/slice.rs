//! Slices.

use super::arguments;
use crate::mem::{r32, w32};
use crate::member_table;
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::ops;
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::types;
use mpyc_abi::value::Value;

/// The positions that a slice means in a sequence: `count` of them, from `start` on, `step` apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Indices {
    /// First position, 0..=length (or -1 for an empty backward slice).
    pub start: i32,
    /// Where it ends, as Python's `slice.indices` gives it; -1 for a backward slice to the front.
    pub stop: i32,
    /// Distance, not 0.
    pub step: i32,
    /// How many positions.
    pub count: u32,
}

/// A slice object; `None` stands for a part left out.
///
/// # Errors
/// MemoryError.
pub fn new(vm: &mut Vm, start: Value, stop: Value, step: Value) -> Res {
    of_kind(vm, Kind::Slice, start, stop, step)
}

/// An object of three values, of a kind that has the layout of slices.
pub(super) fn of_kind(vm: &mut Vm, kind: Kind, start: Value, stop: Value, step: Value) -> Res {
    let mark = vm.mark();
    for v in [start, stop, step] {
        vm.push(v);
    }
    let address = vm.allocate(kind, 0, 4);
    vm.cut(mark);
    let address = address?;
    w32(address + 4, start.0);
    w32(address + 8, stop.0);
    w32(address + 12, step.0);
    Ok(Value::object(address))
}

/// A slice whose parts' `__index__` has been called: itself, if none has one.
///
/// # Errors
/// Whatever `__index__` raises; MemoryError.
pub fn plain(vm: &mut Vm, slice: Value) -> Res {
    let is_plain = |i| !ops::is_kind(part(slice, i), Kind::Instance);
    if (0..3).all(is_plain) {
        return Ok(slice);
    }
    let mark = vm.mark();
    vm.push(slice);
    let mut parts = [Value::NONE; 3];
    for (i, plain) in (0..3).zip(&mut parts) {
        *plain = part(slice, i);
        if !is_plain(i) {
            *plain = Value::small(ops::index(vm, *plain)?);
        }
    }
    vm.cut(mark);
    new(vm, parts[0], parts[1], parts[2])
}

/// Whether `v` is a slice.
pub fn is_slice(v: Value) -> bool {
    ops::is_kind(v, Kind::Slice)
}

/// Start, stop or step (0, 1, 2).
pub fn part(v: Value, i: u32) -> Value {
    Value::from_word(r32(v.0 + 4 + i * 4))
}

/// The positions that a slice means in a sequence of `length` (at most 2^31 - 1) items.
///
/// # Errors
/// TypeError for parts that are no ints; ValueError for step 0.
pub fn indices(vm: &mut Vm, slice: Value, length: u32) -> Res<Indices> {
    let mark = vm.mark();
    vm.push(slice);
    let step = if part(slice, 2) == Value::NONE { 1 } else { clamped(vm, part(slice, 2))? };
    if step == 0 {
        return Err(vm.value_error(Msg::SLICE_STEP, &[]));
    }
    let length = length as i32;
    // Backward slices reach from length - 1 down to -1, forward ones from 0 to length.
    let (low, high) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let (first, last) = if step < 0 { (high, low) } else { (low, high) };
    let start = bound(vm, part(slice, 0), first, length, (low, high))?;
    let stop = bound(vm, part(slice, 1), last, length, (low, high))?;
    vm.cut(mark);
    Ok(Indices { start, stop, step, count: count(start, stop, step) })
}

fn bound(vm: &mut Vm, v: Value, default: i32, length: i32, (low, high): (i32, i32)) -> Res<i32> {
    if v == Value::NONE {
        return Ok(default);
    }
    let i = clamped(vm, v)?;
    Ok(if i < 0 { (i + length).max(low) } else { i.min(high) })
}

fn count(start: i32, stop: i32, step: i32) -> u32 {
    let (distance, stride) = if step < 0 {
        (start.wrapping_sub(stop), step.unsigned_abs())
    } else {
        (stop.wrapping_sub(start), step as u32)
    };
    if distance <= 0 {
        0
    } else if stride == 1 {
        distance as u32
    } else {
        (distance as u32 - 1) / stride + 1
    }
}

/// An index as an `i32`; one that does not fit is the largest or smallest.
///
/// # Errors
/// TypeError if it is no int and has no `__index__`.
pub fn clamped(vm: &mut Vm, v: Value) -> Res<i32> {
    if let Some(i) = v.small_value() {
        return Ok(i);
    }
    let int = arguments::int(vm, v)?;
    Ok(clamp_int(int))
}

/// An int as an `i32`, the largest or smallest if it does not fit.
pub fn clamp_int(v: Value) -> i32 {
    match v.small_value() {
        Some(i) => i,
        None if super::sequence::has_flag(v, mpyc_abi::object::flag::NEGATIVE) => -i32::MAX,
        None => i32::MAX,
    }
}

/// The type called with arguments.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    arguments::expect(vm, args, 1, 3)?;
    match args.len() {
        1 => new(vm, Value::NONE, args.at(0), Value::NONE),
        _ => new(vm, args.at(0), args.at(1), args.or(2, Value::NONE)),
    }
}

/// Writes `str` or, if `repr`, `repr`.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = repr;
    vm.check_recursion()?;
    for (i, before) in ["slice(", ", ", ", "].iter().enumerate() {
        out.text(vm, before)?;
        ops::print(vm, part(v, i as u32), out, true)?;
    }
    out.text(vm, ")")
}

/// `a == b`, `a` of this type, `b` any value.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    if !is_slice(b) {
        return Ok(false);
    }
    vm.check_recursion()?;
    for i in 0..3 {
        let (x, y) = (part(a, i), part(b, i));
        if x != y && !ops::eq(vm, x, y)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Its methods and attributes.
pub static MEMBERS: &[Member] = member_table! {
    fn INDICES (2, 2) PURE => method_indices;
    fn START (1, 1) PURE + GETTER => start;
    fn STEP (1, 1) PURE + GETTER => step;
    fn STOP (1, 1) PURE + GETTER => stop;
};

fn receiver(vm: &mut Vm, args: Args) -> Res {
    arguments::receiver(vm, args, Kind::Slice, types::SLICE)
}

fn start(vm: &mut Vm, args: Args) -> Res {
    Ok(part(receiver(vm, args)?, 0))
}

fn stop(vm: &mut Vm, args: Args) -> Res {
    Ok(part(receiver(vm, args)?, 1))
}

fn step(vm: &mut Vm, args: Args) -> Res {
    Ok(part(receiver(vm, args)?, 2))
}

fn method_indices(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let length = clamped(vm, args.at(1))?;
    if length < 0 {
        return Err(vm.value_error(Msg::NEGATIVE_LENGTH, &[]));
    }
    let s = indices(vm, v, length as u32)?;
    let number = |i: i32| Value::small_int(i).unwrap_or(Value::small(0x3FFF_FFFF));
    super::tuple::new(vm, &[number(s.start), number(s.stop), number(s.step)])
}
