//! Lists.
//!
//! A list is its header, its `Array` or NULL, its length. Array words behind the length are NULL.

use super::{arguments, iterator, repr_guard, sequence};
use crate::mem::{copy, r32, values, w32};
use crate::msg::Msg;
use crate::native::Args;
use crate::ops::{self, Binary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::{Kind, words};
use mpyc_abi::types;
use mpyc_abi::value::Value;

pub use super::list_methods::MEMBERS;

/// Byte offset of the array.
const ARRAY: u32 = 4;
/// Byte offset of the length.
const LENGTH: u32 = 8;

/// A list of these items, which need not be reachable otherwise.
///
/// # Errors
/// MemoryError.
pub fn new(vm: &mut Vm, items: &[Value]) -> Res {
    let mark = vm.mark();
    vm.reserve(items.len() as u32)?;
    for &v in items {
        vm.push(v);
    }
    let l = from_stack(vm, mark, items.len() as u32);
    vm.cut(mark);
    l
}

/// An empty list with room for `capacity` items.
///
/// # Errors
/// MemoryError.
pub fn with_capacity(vm: &mut Vm, capacity: u32) -> Res {
    let l = Value::object(vm.allocate(Kind::List, 0, 3)?);
    w32(l.0 + LENGTH, Value::small(0).0);
    reserve(vm, l, capacity)?;
    Ok(l)
}

/// A list of the `n` values at an address on the VM stack (or in a reachable object).
///
/// # Errors
/// MemoryError.
pub fn from_stack(vm: &mut Vm, address: u32, n: u32) -> Res {
    let l = with_capacity(vm, n)?;
    copy(address, self::address(l), n * 4);
    set_len(l, n);
    Ok(l)
}

/// A list of what an iterable gives.
///
/// # Errors
/// TypeError; whatever the iterator raises.
pub fn from_iterable(vm: &mut Vm, iterable: Value) -> Res {
    let mark = vm.mark();
    let l = with_capacity(vm, 0)?;
    vm.push(l);
    extend(vm, l, iterable)?;
    vm.cut(mark);
    Ok(l)
}

/// Whether `v` is a list.
pub fn is_list(v: Value) -> bool {
    ops::is_kind(v, Kind::List)
}

/// Address of the first item; meaningless while the list is empty.
pub fn address(l: Value) -> u32 {
    r32(l.0 + ARRAY) + 4
}

/// The items; valid while the list is reachable and not changed.
pub fn items(l: Value) -> &'static [Value] {
    let n = len(l);
    if n == 0 { &[] } else { values(address(l), n) }
}

/// Item `i`; NULL if there is none.
pub fn get(l: Value, i: u32) -> Value {
    if i < len(l) { Value::from_word(r32(address(l) + i * 4)) } else { Value::NULL }
}

/// Overwrites item `i`, if there is one.
pub fn put(l: Value, i: u32, item: Value) {
    if i < len(l) {
        w32(address(l) + i * 4, item.0);
    }
}

/// Its length.
pub fn len(v: Value) -> u32 {
    Value::from_word(r32(v.0 + LENGTH)).as_small() as u32
}

/// Sets the length, at most the capacity; new items must be written before anything else happens.
pub(super) fn set_len(l: Value, n: u32) {
    w32(l.0 + LENGTH, Value::small(n as i32).0);
}

fn capacity(l: Value) -> u32 {
    let array = r32(l.0 + ARRAY);
    if array == 0 { 0 } else { words(r32(array)) - 1 }
}

/// Makes room for `total` items.
///
/// # Errors
/// MemoryError.
pub fn reserve(vm: &mut Vm, l: Value, total: u32) -> Res<()> {
    if total <= capacity(l) {
        return Ok(());
    }
    let mark = vm.mark();
    vm.push(l);
    let array = vm.allocate(Kind::Array, 0, total.saturating_add(1));
    vm.cut(mark);
    let array = array?;
    let old = r32(l.0 + ARRAY);
    copy(old + 4, array + 4, len(l) * 4);
    w32(l.0 + ARRAY, array);
    if old != 0 {
        vm.heap.release(old);
    }
    Ok(())
}

/// Appends an item.
///
/// # Errors
/// MemoryError.
pub fn append(vm: &mut Vm, l: Value, item: Value) -> Res<()> {
    let n = len(l);
    if n == capacity(l) {
        let mark = vm.mark();
        vm.push(item);
        let room = reserve(vm, l, n + n / 2 + 4);
        vm.cut(mark);
        room?;
    }
    w32(address(l) + n * 4, item.0);
    set_len(l, n + 1);
    Ok(())
}

/// Appends what an iterable gives.
///
/// # Errors
/// TypeError; whatever the iterator raises. What came before an error stays appended.
pub fn extend(vm: &mut Vm, l: Value, iterable: Value) -> Res<()> {
    let n = sequence::items(iterable).len() as u32;
    if is_list(iterable) || super::tuple::is_tuple(iterable) {
        let mark = vm.mark();
        vm.push(iterable);
        let room = reserve(vm, l, len(l) + n);
        vm.cut(mark);
        room?;
        if n > 0 {
            let from = if is_list(iterable) { address(iterable) } else { iterable.0 + 4 };
            copy(from, address(l) + len(l) * 4, n * 4);
            set_len(l, len(l) + n);
        }
        return Ok(());
    }
    let mark = vm.mark();
    let iterator = ops::iter(vm, iterable)?;
    vm.push(iterator);
    let inner = vm.mark();
    while let Some(item) = ops::next(vm, iterator)? {
        vm.cut(inner);
        append(vm, l, item)?;
        vm.poll()?;
    }
    vm.cut(mark);
    Ok(())
}

/// Replaces `old` items from `at` on by `new` items, which lie at an address outside this list.
///
/// # Errors
/// MemoryError.
pub(super) fn splice(vm: &mut Vm, l: Value, at: u32, old: u32, from: u32, new: u32) -> Res<()> {
    let n = len(l);
    // An `__index__` may have changed the list since the positions were computed.
    let at = at.min(n);
    let old = old.min(n - at);
    let total = n - old + new;
    if total > capacity(l) {
        reserve(vm, l, total + total / 4)?;
    }
    let base = address(l) + at * 4;
    if total > 0 {
        copy(base + old * 4, base + new * 4, (n - at - old) * 4);
        copy(from, base, new * 4);
    }
    if total < n {
        crate::mem::clear(address(l) + total * 4, n - total);
    }
    set_len(l, total);
    Ok(())
}

/// Removes item `i`, which must be there, and gives it.
pub fn take(l: Value, i: u32) -> Value {
    let (at, last) = (address(l) + i * 4, address(l) + (len(l) - 1) * 4);
    let item = Value::from_word(r32(at));
    copy(at + 4, at, last - at);
    w32(last, 0);
    set_len(l, len(l) - 1);
    item
}

/// Removes every item.
pub fn clear(vm: &mut Vm, l: Value) {
    let array = r32(l.0 + ARRAY);
    detach(l);
    if array != 0 {
        vm.heap.release(array);
    }
}

/// Takes the array out of a list, which is empty then: the array (NULL if there was none) and the length.
pub(super) fn detach(l: Value) -> (u32, u32) {
    let (array, n) = (r32(l.0 + ARRAY), len(l));
    w32(l.0 + ARRAY, 0);
    set_len(l, 0);
    (array, n)
}

/// Puts an array with `n` items back; whether the list was still as [`detach`] left it.
pub(super) fn attach(l: Value, array: u32, n: u32) -> bool {
    let untouched = r32(l.0 + ARRAY) == 0;
    w32(l.0 + ARRAY, array);
    set_len(l, n);
    untouched
}

/// The type called with arguments.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    arguments::expect(vm, args, 0, 1)?;
    if args.is_empty() { with_capacity(vm, 0) } else { from_iterable(vm, args.get(0)) }
}

/// Writes `str` or, if `repr`, `repr`.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = repr;
    if !repr_guard::enter(vm, v, out, "[...]")? {
        return Ok(());
    }
    let mark = vm.mark();
    vm.push(v);
    let done = out.text(vm, "[").and_then(|()| sequence::print_items(vm, v, out)).and_then(|()| out.text(vm, "]"));
    vm.cut(mark);
    repr_guard::leave(v);
    done
}

/// A binary operator with `a` of this type (or `b`, for `*`); `NOT_IMPLEMENTED` if it has none for the other.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    match op {
        Binary::Add if is_list(a) && is_list(b) => sequence::concatenate(vm, a, b),
        Binary::InplaceAdd if is_list(a) => {
            extend(vm, a, b)?;
            Ok(a)
        }
        Binary::Multiply | Binary::InplaceMultiply => multiply(vm, op, a, b),
        op if sequence::is_order(op) && is_list(a) && is_list(b) => sequence::compare(vm, op, a, b),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn multiply(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let (l, n) = if is_list(a) { (a, b) } else { (b, a) };
    let Some(n) = sequence::repetitions(n) else { return Ok(Value::NOT_IMPLEMENTED) };
    if op == Binary::Multiply || l != a {
        return sequence::repeat(vm, l, n);
    }
    let repeated = sequence::repeat(vm, l, n)?;
    let (old, _) = detach(l);
    let (array, n) = detach(repeated);
    attach(l, array, n);
    if old != 0 {
        vm.heap.release(old);
    }
    Ok(l)
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm, v: Value, index: Value) -> Res {
    if super::slice::is_slice(index) {
        return sequence::subscr_slice(vm, v, index);
    }
    let index = sequence::plain_index(vm, index)?;
    let i = sequence::position(vm, types::LIST, index, len(v))?;
    Ok(get(v, i))
}

/// `v[index] = item`; deletes if `item` is NULL.
pub fn store_subscr(vm: &mut Vm, v: Value, index: Value, item: Value) -> Res<()> {
    if super::slice::is_slice(index) {
        return super::list_slice::store(vm, v, index, item);
    }
    let index = sequence::plain_index(vm, index)?;
    let i = sequence::position(vm, types::LIST, index, len(v))?;
    if item.is_null() {
        take(v, i);
    } else {
        put(v, i, item);
    }
    Ok(())
}

/// An iterator over `v`.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    iterator::new(vm, iterator::Kind::List, &[v, Value::small(0)])
}

/// `item in v`.
pub fn contains(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    Ok(sequence::find(vm, v, item, 0, u32::MAX)?.is_some())
}

/// `a == b`, `a` of this type, `b` any value.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    if is_list(b) { sequence::eq(vm, a, b) } else { Ok(false) }
}

/// The item that `pop` takes away.
///
/// # Errors
/// IndexError.
pub fn pop(vm: &mut Vm, l: Value, index: Value) -> Res {
    let index = sequence::plain_index(vm, index)?;
    if len(l) == 0 {
        return Err(vm.raise(types::INDEX_ERROR, Msg::POP_EMPTY, &[Value::typ(types::LIST)]));
    }
    let i = sequence::position(vm, types::LIST, index, len(l))?;
    Ok(take(l, i))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mem::Space;
    use crate::testing::machine;
    use std::vec::Vec;

    fn numbers(l: Value) -> Vec<i32> {
        items(l).iter().map(|v| v.as_small()).collect()
    }

    fn of(vm: &mut Vm, from: core::ops::Range<i32>) -> Value {
        let l = with_capacity(vm, 0).unwrap();
        vm.push(l);
        for i in from {
            append(vm, l, Value::small(i)).unwrap();
        }
        l
    }

    fn slice(vm: &mut Vm, start: i32, stop: i32, step: i32) -> Value {
        let s = super::super::slice::new(vm, Value::small(start), Value::small(stop), Value::small(step)).unwrap();
        vm.push(s);
        s
    }

    #[test]
    fn grows_takes_and_clears() {
        let _space = Space::new();
        let mut vm = machine();
        vm.heap.modes.stress = true;
        let l = of(&mut vm, 0..40);
        assert_eq!(take(l, 3), Value::small(3));
        assert_eq!(pop(&mut vm, l, Value::small(-1)).unwrap(), Value::small(39));
        assert_eq!((len(l), get(l, 3), get(l, 38)), (38, Value::small(4), Value::NULL));
        clear(&mut vm, l);
        assert_eq!(len(l), 0);
    }

    #[test]
    fn slices_are_read_assigned_and_deleted() {
        let _space = Space::new();
        let mut vm = machine();
        vm.heap.modes.stress = true;
        let l = of(&mut vm, 0..10);
        let back = slice(&mut vm, 8, 1, -3);
        let part = subscr(&mut vm, l, back).unwrap();
        vm.push(part);
        assert_eq!(numbers(part), [8, 5, 2]);
        let three = new(&mut vm, &[Value::small(80), Value::small(50), Value::small(20)]).unwrap();
        vm.push(three);
        store_subscr(&mut vm, l, back, three).unwrap();
        assert_eq!(numbers(l), [0, 1, 20, 3, 4, 50, 6, 7, 80, 9]);
        store_subscr(&mut vm, l, back, Value::NULL).unwrap();
        assert_eq!(numbers(l), [0, 1, 3, 4, 6, 7, 9]);
        let middle = slice(&mut vm, 1, 3, 1);
        store_subscr(&mut vm, l, middle, l).unwrap();
        assert_eq!(numbers(l), [0, 0, 1, 3, 4, 6, 7, 9, 4, 6, 7, 9]);
        store_subscr(&mut vm, l, middle, Value::NULL).unwrap();
        assert_eq!(numbers(l), [0, 3, 4, 6, 7, 9, 4, 6, 7, 9]);
        assert!(store_subscr(&mut vm, l, back, part).is_ok());
        assert!(store_subscr(&mut vm, l, back, l).is_err());
    }

    #[test]
    fn an_empty_slice_backwards_deletes_nothing() {
        let _space = Space::new();
        let mut vm = machine();
        let l = of(&mut vm, 0..3);
        let nothing = slice(&mut vm, -9, 2, -1);
        store_subscr(&mut vm, l, nothing, Value::NULL).unwrap();
        assert_eq!(numbers(l), [0, 1, 2]);
    }

    #[test]
    fn a_refused_allocation_leaves_the_list_as_it_was() {
        let _space = Space::new();
        let mut vm = machine();
        let l = of(&mut vm, 0..4);
        vm.heap.modes.refuse_every = 1;
        assert!(append(&mut vm, l, Value::NONE).is_err());
        assert!(extend(&mut vm, l, l).is_err());
        assert!(splice(&mut vm, l, 0, 0, address(l), 2).is_err());
        vm.heap.modes.refuse_every = 0;
        assert_eq!(numbers(l), [0, 1, 2, 3]);
        extend(&mut vm, l, l).unwrap();
        assert_eq!(numbers(l), [0, 1, 2, 3, 0, 1, 2, 3]);
    }

    #[test]
    fn repeated_and_joined() {
        let _space = Space::new();
        let mut vm = machine();
        vm.heap.modes.stress = true;
        let l = of(&mut vm, 0..2);
        let six = binary(&mut vm, Binary::Multiply, l, Value::small(3)).unwrap();
        vm.push(six);
        let eight = binary(&mut vm, Binary::Add, six, l).unwrap();
        assert_eq!(numbers(eight), [0, 1, 0, 1, 0, 1, 0, 1]);
        assert!(binary(&mut vm, Binary::Multiply, l, Value::small(0x3FFF_FFFF)).is_err());
        binary(&mut vm, Binary::InplaceMultiply, l, Value::small(2)).unwrap();
        assert_eq!(numbers(l), [0, 1, 0, 1]);
        binary(&mut vm, Binary::InplaceMultiply, l, Value::small(-2)).unwrap();
        assert_eq!(len(l), 0);
    }
}
