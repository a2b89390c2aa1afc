//! What lists and tuples share: items by position, comparison, search, concatenation, repetition.
//!
//! A list may change whenever Python code runs, so items are read anew at each step.

use super::{list, tuple};
use crate::mem::{copy, w32};
use crate::msg::Msg;
use crate::native::Args;
use crate::ops::{self, Binary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::{Kind, flags};
use mpyc_abi::types::TypeId;
use mpyc_abi::value::Value;

/// The items of a list or tuple now; none for other values.
pub fn items(v: Value) -> &'static [Value] {
    match ops::kind(v) {
        Some(Kind::List) => list::items(v),
        Some(Kind::Tuple) => tuple::items(v),
        _ => &[],
    }
}

fn item(v: Value, i: u32) -> Option<Value> {
    items(v).get(i as usize).copied()
}

/// Whether two lists or two tuples are equal.
///
/// # Errors
/// Whatever `__eq__` of items raises; RuntimeError for structures too deep.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    if a == b {
        return Ok(true);
    }
    if items(a).len() != items(b).len() {
        return Ok(false);
    }
    let mark = vm.mark();
    let difference = first_difference(vm, a, b)?;
    vm.cut(mark);
    Ok(difference.is_none() && items(a).len() == items(b).len())
}

/// The items at the first position where both have one and they differ. They are left on the stack.
fn first_difference(vm: &mut Vm, a: Value, b: Value) -> Res<Option<(Value, Value)>> {
    vm.check_recursion()?;
    vm.push(a);
    vm.push(b);
    let mut i = 0;
    while let (Some(x), Some(y)) = (item(a, i), item(b, i)) {
        if x != y {
            let mark = vm.mark();
            vm.push(x);
            vm.push(y);
            if !ops::eq(vm, x, y)? {
                return Ok(Some((x, y)));
            }
            vm.cut(mark);
        }
        i += 1;
    }
    Ok(None)
}

/// The order of two lists or two tuples: by their first difference, else by length.
///
/// # Errors
/// Whatever comparing items raises.
pub fn compare(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let mark = vm.mark();
    let difference = first_difference(vm, a, b)?;
    if let Some((x, y)) = difference {
        let order = ops::binary(vm, op, x, y)?;
        vm.cut(mark);
        return Ok(order);
    }
    vm.cut(mark);
    let (a, b) = (items(a).len(), items(b).len());
    Ok(Value::bool(match op {
        Binary::Less => a < b,
        Binary::More => a > b,
        Binary::LessEqual => a <= b,
        _ => a >= b,
    }))
}

/// Whether `op` is one of `<`, `>`, `<=`, `>=`.
pub fn is_order(op: Binary) -> bool {
    matches!(op, Binary::Less | Binary::More | Binary::LessEqual | Binary::MoreEqual)
}

/// The position of the first item from `start` on and before `stop` that equals `wanted`.
///
/// # Errors
/// Whatever `__eq__` raises.
pub fn find(vm: &mut Vm, v: Value, wanted: Value, start: u32, stop: u32) -> Res<Option<u32>> {
    let mut i = start;
    while let Some(x) = item(v, i) {
        if i >= stop {
            return Ok(None);
        }
        if x == wanted {
            return Ok(Some(i));
        }
        if !(x.is_small_int() && wanted.is_small_int()) {
            let mark = vm.mark();
            vm.push(x);
            let equal = ops::eq(vm, x, wanted)?;
            vm.cut(mark);
            if equal {
                return Ok(Some(i));
            }
        }
        i += 1;
    }
    Ok(None)
}

/// The method `count(item)`.
///
/// # Errors
/// Whatever `__eq__` raises.
pub fn count(vm: &mut Vm, v: Value, wanted: Value) -> Res {
    let (mut n, mut from) = (0, 0);
    while let Some(i) = find(vm, v, wanted, from, u32::MAX)? {
        n += 1;
        from = i + 1;
    }
    Ok(Value::small(n))
}

/// The method `index(item, start=0, stop=len)`, with `v` the receiver.
///
/// # Errors
/// ValueError if it is not there.
pub fn index(vm: &mut Vm, v: Value, args: Args) -> Res {
    let length = items(v).len() as u32;
    let start = bound(vm, args.or(2, Value::small(0)), length)?;
    let stop = if args.len() > 3 { bound(vm, args.get(3), length)? } else { u32::MAX };
    match find(vm, v, args.at(1), start, stop)? {
        Some(i) => Ok(Value::small(i as i32)),
        None => Err(vm.value_error(Msg::NOT_IN_LIST, &[])),
    }
}

/// A start or stop position, from the end if below 0, not below 0.
fn bound(vm: &mut Vm, v: Value, length: u32) -> Res<u32> {
    let i = super::slice::clamped(vm, v)?;
    Ok(if i < 0 { (length as i32).saturating_add(i).max(0) as u32 } else { i as u32 })
}

/// A new list or tuple of the items of `a` and `b`.
///
/// # Errors
/// MemoryError.
pub fn concatenate(vm: &mut Vm, a: Value, b: Value) -> Res {
    let (m, n) = (items(a).len() as u32, items(b).len() as u32);
    let (new, to) = allocate_like(vm, a, m + n)?;
    copy_items(a, to);
    copy_items(b, to + m * 4);
    Ok(new)
}

/// A new list or tuple of `n` times the items of `v`; the empty one for `n` below 0.
///
/// # Errors
/// MemoryError.
pub fn repeat(vm: &mut Vm, v: Value, n: i32) -> Res {
    let (length, n) = (items(v).len() as u32, n.max(0) as u32);
    let Some(total) = length.checked_mul(n) else {
        let _ = vm.allocate(Kind::Array, 0, u32::MAX)?;
        return Ok(v);
    };
    let (new, mut to) = allocate_like(vm, v, total)?;
    let end = to + total * 4;
    while to < end {
        copy_items(v, to);
        to += length * 4;
    }
    Ok(new)
}

/// The operand that is a count of repetitions, if `v` is an int or bool.
pub fn repetitions(v: Value) -> Option<i32> {
    match v.small_value() {
        Some(n) => Some(n),
        None if v == Value::TRUE => Some(1),
        None if v == Value::FALSE => Some(0),
        None if ops::is_kind(v, Kind::Int) => Some(super::slice::clamp_int(v)),
        None => None,
    }
}

/// A new list or tuple, as `v` is, of `n` items to be written; and the address of the first.
pub fn allocate_like(vm: &mut Vm, v: Value, n: u32) -> Res<(Value, u32)> {
    if ops::is_kind(v, Kind::List) {
        let l = list::with_capacity(vm, n)?;
        list::set_len(l, n);
        return Ok((l, list::address(l)));
    }
    if n == 0 {
        let empty = vm.empty_tuple();
        return Ok((empty, empty.0));
    }
    let address = vm.allocate(Kind::Tuple, 0, n.saturating_add(1))?;
    Ok((Value::object(address), address + 4))
}

/// Copies the items of a list or tuple to an address.
pub fn copy_items(v: Value, to: u32) {
    let from = if ops::is_kind(v, Kind::List) { list::address(v) } else { v.0 + 4 };
    copy(from, to, items(v).len() as u32 * 4);
}

/// `v[slice]` of a list or tuple.
///
/// # Errors
/// TypeError, ValueError for a bad slice; MemoryError.
pub fn subscr_slice(vm: &mut Vm, v: Value, slice: Value) -> Res {
    let slice = super::slice::plain(vm, slice)?;
    let s = super::slice::indices(vm, slice, items(v).len() as u32)?;
    let (new, to) = allocate_like(vm, v, s.count)?;
    let from = items(v);
    let mut at = s.start;
    for i in 0..s.count {
        let x = from.get(at as usize).copied().unwrap_or(Value::NONE);
        w32(to + i * 4, x.0);
        at = at.wrapping_add(s.step);
    }
    Ok(new)
}

/// An index or slice whose `__index__`, which may change the sequence, has been called.
///
/// # Errors
/// Whatever `__index__` raises.
pub fn plain_index(vm: &mut Vm, index: Value) -> Res {
    if super::slice::is_slice(index) {
        return super::slice::plain(vm, index);
    }
    if ops::is_kind(index, Kind::Instance) { Ok(Value::small(ops::index(vm, index)?)) } else { Ok(index) }
}

/// The position that an index means.
///
/// # Errors
/// TypeError if it is no int; IndexError.
pub fn position(vm: &mut Vm, t: TypeId, index: Value, length: u32) -> Res<u32> {
    let i = match index.small_value() {
        Some(i) => i,
        None if super::arguments::is_int(index) => super::slice::clamped(vm, index)?,
        None if ops::is_kind(index, Kind::Instance) => ops::index(vm, index)?,
        None => {
            let given = ops::type_name(vm, index);
            return Err(vm.type_error(Msg::INDEX_TYPE, &[Value::typ(t), given]));
        }
    };
    let at = if i < 0 { i.wrapping_add(length as i32) } else { i };
    if at < 0 || at as u32 >= length {
        return Err(vm.raise(mpyc_abi::types::INDEX_ERROR, Msg::INDEX_RANGE, &[Value::typ(t)]));
    }
    Ok(at as u32)
}

/// Writes the items' `repr` with commas between.
///
/// # Errors
/// Whatever `__repr__` raises.
pub fn print_items(vm: &mut Vm, v: Value, out: &mut Out) -> Res<()> {
    let mut i = 0;
    while let Some(x) = item(v, i) {
        if i > 0 {
            out.text(vm, ", ")?;
        }
        let mark = vm.mark();
        vm.push(x);
        ops::print(vm, x, out, true)?;
        vm.cut(mark);
        i += 1;
    }
    Ok(())
}

/// Whether an object's header has a flag.
pub fn has_flag(v: Value, f: u8) -> bool {
    flags(crate::mem::r32(v.0)) & f != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mem::Space;
    use crate::testing::machine;

    #[test]
    fn as_many_items_as_words_in_the_address_space_are_too_many() {
        let _space = Space::new();
        let mut vm = machine();
        let five = tuple::new(&mut vm, &[Value::small(1); 5]).unwrap();
        vm.push(five);
        // 5 * 858,993,459 is 2^32 - 1: with the header's word, nothing is left of it.
        assert!(repeat(&mut vm, five, 858_993_459).is_err());
    }
}
