//! Ranges: start, stop and step are ints of any size; those of small ints with a count below 2^30 are fast.

use super::iterator::{self, add};
use super::{arguments, sequence, slice};
use crate::mem::r32;
use crate::member_table;
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::ops::{self, Binary, Unary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::types;
use mpyc_abi::value::Value;

/// A range of small ints whose length fits a small int.
#[derive(Clone, Copy)]
struct Small {
    start: i32,
    step: i32,
    count: i32,
}

/// A range object of three ints.
fn new(vm: &mut Vm, start: Value, stop: Value, step: Value) -> Res {
    slice::of_kind(vm, Kind::Range, start, stop, step)
}

/// Whether `v` is a range.
pub fn is_range(v: Value) -> bool {
    ops::is_kind(v, Kind::Range)
}

/// Start, stop or step (0, 1, 2).
fn part(v: Value, i: u32) -> Value {
    Value::from_word(r32(v.0 + 4 + i * 4))
}

/// The range in machine words, if it fits.
fn small(v: Value) -> Option<Small> {
    let (start, stop) = (part(v, 0).small_value()?, part(v, 1).small_value()?);
    let step = part(v, 2).small_value()?;
    let (distance, stride) = if step < 0 { (start - stop, step.unsigned_abs()) } else { (stop - start, step as u32) };
    let count = match distance {
        ..=0 => 0,
        // Steps of 1 are common, and the processor has no divide instruction.
        _ if stride == 1 => distance as u32,
        _ => (distance as u32 - 1) / stride + 1,
    };
    if count >= 1 << 30 { None } else { Some(Small { start, step, count: count as i32 }) }
}

/// The length as an int of any size.
///
/// # Errors
/// MemoryError.
pub fn length(vm: &mut Vm, v: Value) -> Res {
    if let Some(s) = small(v) {
        return Ok(Value::small(s.count));
    }
    let mark = vm.mark();
    let zero = Value::small(0);
    let (mut low, mut high, mut step) = (part(v, 0), part(v, 1), part(v, 2));
    if ops::less(vm, step, zero)? {
        (low, high) = (high, low);
        step = ops::unary(vm, Unary::Negative, step)?;
        vm.push(step);
    }
    if !ops::less(vm, low, high)? {
        vm.cut(mark);
        return Ok(zero);
    }
    let distance = ops::binary(vm, Binary::Subtract, high, low)?;
    vm.push(distance);
    let last = add(vm, distance, Value::small(-1))?;
    vm.push(last);
    let steps = ops::binary(vm, Binary::FloorDivide, last, step)?;
    vm.push(steps);
    let count = add(vm, steps, Value::small(1));
    vm.cut(mark);
    count
}

/// Its length, at most 2^30 - 1: longer ranges are not sequences that positions can count.
///
/// # Errors
/// OverflowError.
pub fn len(vm: &mut Vm, v: Value) -> Res<u32> {
    match length(vm, v)?.small_value() {
        Some(n) => Ok(n as u32),
        None => Err(vm.raise(types::OVERFLOW_ERROR, Msg::LEN_OVERFLOW, &[])),
    }
}

/// Whether it has items.
///
/// # Errors
/// MemoryError.
pub fn truth(vm: &mut Vm, v: Value) -> Res<bool> {
    Ok(length(vm, v)? != Value::small(0))
}

/// The item at a position, which may lie outside the range.
fn item(vm: &mut Vm, v: Value, i: Value) -> Res {
    if let (Some(s), Some(i)) = (small(v), i.small_value())
        && let Some(item) = s.step.checked_mul(i).and_then(|d| s.start.checked_add(d)).and_then(Value::small_int)
    {
        return Ok(item);
    }
    let mark = vm.mark();
    let distance = ops::binary(vm, Binary::Multiply, part(v, 2), i)?;
    vm.push(distance);
    let sum = add(vm, part(v, 0), distance);
    vm.cut(mark);
    sum
}

/// The type called with arguments.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    arguments::expect(vm, args, 1, 3)?;
    let mut parts = [Value::small(0), Value::small(0), Value::small(1)];
    for i in 0..args.len() {
        let place = if args.len() == 1 { 1 } else { i as usize };
        let int = arguments::int(vm, args.get(i))?;
        vm.push(int);
        if let Some(p) = parts.get_mut(place) {
            *p = int;
        }
    }
    let [start, stop, step] = parts;
    if step == Value::small(0) {
        return Err(vm.value_error(Msg::ZERO_STEP, &[]));
    }
    new(vm, start, stop, step)
}

/// Writes `str` or, if `repr`, `repr`.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = repr;
    let last = if part(v, 2) == Value::small(1) { 2 } else { 3 };
    for (i, before) in ["range(", ", ", ", "].iter().enumerate().take(last) {
        out.text(vm, before)?;
        ops::print(vm, part(v, i as u32), out, true)?;
    }
    out.text(vm, ")")
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm, v: Value, index: Value) -> Res {
    let mark = vm.mark();
    let found = if slice::is_slice(index) { subscr_slice(vm, v, index) } else { subscr_item(vm, v, index) };
    vm.cut(mark);
    found
}

fn subscr_item(vm: &mut Vm, v: Value, index: Value) -> Res {
    if let Some(s) = small(v) {
        let i = sequence::position(vm, types::RANGE, index, s.count as u32)?;
        return Ok(Value::small(s.start.wrapping_add(s.step.wrapping_mul(i as i32))));
    }
    if !arguments::is_int(index) && !ops::is_kind(index, Kind::Instance) {
        let given = ops::type_name(vm, index);
        return Err(vm.type_error(Msg::INDEX_TYPE, &[Value::typ(types::RANGE), given]));
    }
    let mut i = arguments::int(vm, index)?;
    vm.push(i);
    let n = length(vm, v)?;
    vm.push(n);
    if ops::less(vm, i, Value::small(0))? {
        i = add(vm, i, n)?;
        vm.push(i);
    }
    if ops::less(vm, i, Value::small(0))? || !ops::less(vm, i, n)? {
        return Err(vm.raise(types::INDEX_ERROR, Msg::INDEX_RANGE, &[Value::typ(types::RANGE)]));
    }
    item(vm, v, i)
}

fn subscr_slice(vm: &mut Vm, v: Value, index: Value) -> Res {
    let n = len(vm, v)?;
    let s = slice::indices(vm, index, n)?;
    let start = item(vm, v, Value::small(s.start))?;
    vm.push(start);
    let stop = item(vm, v, Value::small(s.stop))?;
    vm.push(stop);
    let step = ops::binary(vm, Binary::Multiply, part(v, 2), Value::small_int(s.step).unwrap_or(part(index, 2)))?;
    new(vm, start, stop, step)
}

/// An iterator over `v`.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    if let Some(s) = small(v) {
        return iterator::new(vm, iterator::Kind::Range, &[part(v, 0), part(v, 2), Value::small(s.count)]);
    }
    let n = length(vm, v)?;
    iterator::new(vm, iterator::Kind::LongRange, &[part(v, 0), part(v, 2), n])
}

/// An iterator over `v` from its last item on.
///
/// # Errors
/// MemoryError.
pub fn reversed(vm: &mut Vm, v: Value) -> Res {
    let mark = vm.mark();
    let n = length(vm, v)?;
    vm.push(n);
    let last = add(vm, n, Value::small(-1))?;
    vm.push(last);
    let first = item(vm, v, last)?;
    vm.push(first);
    let step = ops::unary(vm, Unary::Negative, part(v, 2))?;
    let simple = small(v).is_some() && step.is_small_int();
    let kind = if simple { iterator::Kind::Range } else { iterator::Kind::LongRange };
    let made = iterator::new(vm, kind, &[first, step, n]);
    vm.cut(mark);
    made
}

/// The position of an int in the range.
fn position(vm: &mut Vm, v: Value, wanted: Value) -> Res<Option<Value>> {
    let wanted = arguments::int(vm, wanted)?;
    let mark = vm.mark();
    vm.push(wanted);
    let distance = ops::binary(vm, Binary::Subtract, wanted, part(v, 0))?;
    vm.push(distance);
    let rest = ops::binary(vm, Binary::Modulo, distance, part(v, 2))?;
    let mut found = None;
    if rest == Value::small(0) {
        let i = ops::binary(vm, Binary::FloorDivide, distance, part(v, 2))?;
        vm.push(i);
        let n = length(vm, v)?;
        vm.push(n);
        if !ops::less(vm, i, Value::small(0))? && ops::less(vm, i, n)? {
            found = Some(i);
        }
    }
    vm.cut(mark);
    Ok(found)
}

/// The position of the first item equal to a value that is no int (a float, an instance).
fn search(vm: &mut Vm, v: Value, wanted: Value) -> Res<Option<Value>> {
    let mark = vm.mark();
    let iterator = iter(vm, v)?;
    vm.push(iterator);
    let inner = vm.mark();
    let mut i = Value::small(0);
    let mut found = None;
    while let Some(x) = iterator::next(vm, iterator)? {
        vm.push(i);
        vm.push(x);
        if ops::eq(vm, x, wanted)? {
            found = Some(i);
            break;
        }
        i = add(vm, i, Value::small(1))?;
        vm.cut(inner);
        vm.poll()?;
    }
    vm.cut(mark);
    Ok(found)
}

fn find(vm: &mut Vm, v: Value, wanted: Value) -> Res<Option<Value>> {
    if arguments::is_int(wanted) {
        return position(vm, v, wanted);
    }
    search(vm, v, wanted)
}

/// `item in v`.
pub fn contains(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    if let (Some(s), Some(i)) = (small(v), item.small_value()) {
        let distance = if s.step < 0 { s.start - i } else { i - s.start };
        let stride = s.step.unsigned_abs();
        return Ok(match distance {
            ..0 => false,
            _ if stride == 1 => distance < s.count,
            _ => (distance as u32).is_multiple_of(stride) && ((distance as u32 / stride) as i32) < s.count,
        });
    }
    Ok(find(vm, v, item)?.is_some())
}

/// Length, first item and step: two ranges are equal if these are, as far as the length lets them matter.
fn signature(vm: &mut Vm, v: Value) -> Res<[Value; 3]> {
    let n = length(vm, v)?;
    let start = if n == Value::small(0) { Value::NONE } else { part(v, 0) };
    let step = if n == Value::small(0) || n == Value::small(1) { Value::NONE } else { part(v, 2) };
    Ok([n, start, step])
}

/// `a == b`, `a` of this type, `b` any value.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    if !is_range(b) {
        return Ok(false);
    }
    let mark = vm.mark();
    let x = signature(vm, a)?;
    vm.push(x[0]);
    let y = signature(vm, b)?;
    vm.push(y[0]);
    let mut equal = true;
    for (&p, &q) in x.iter().zip(y.iter()) {
        equal = equal && (p == q || ops::eq(vm, p, q)?);
    }
    vm.cut(mark);
    Ok(equal)
}

/// Its hash.
pub fn hash(vm: &mut Vm, v: Value) -> Res<u32> {
    let mark = vm.mark();
    let s = signature(vm, v)?;
    let t = super::tuple::new(vm, &s)?;
    let h = super::tuple::hash(vm, t);
    vm.cut(mark);
    h
}

/// Its methods and attributes.
pub static MEMBERS: &[Member] = member_table! {
    fn COUNT (2, 2) PURE => method_count;
    fn INDEX (2, 2) PURE => method_index;
    fn START (1, 1) PURE + GETTER => start;
    fn STEP (1, 1) PURE + GETTER => step;
    fn STOP (1, 1) PURE + GETTER => stop;
};

fn receiver(vm: &mut Vm, args: Args) -> Res {
    arguments::receiver(vm, args, Kind::Range, types::RANGE)
}

fn method_count(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    Ok(Value::small(contains(vm, v, args.at(1))? as i32))
}

fn method_index(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    match find(vm, v, args.at(1))? {
        Some(i) => Ok(i),
        None => Err(vm.value_error(Msg::NOT_IN_LIST, &[])),
    }
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
