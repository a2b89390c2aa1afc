//! Sets and frozensets, iterated in order of insertion.

use super::{dict_table as table, iterator, repr_guard, sequence, set_methods};
use crate::mem::{r32, w32};
use crate::native::Args;
use crate::ops::{self, Binary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::{Kind, flag};
use mpyc_abi::types::{self, TypeId};
use mpyc_abi::value::Value;

pub use super::set_methods::{FROZEN_MEMBERS, MEMBERS};

/// `set` or `frozenset`.
pub fn type_of(s: Value) -> TypeId {
    if is_frozen(s) { types::FROZENSET } else { types::SET }
}

/// An empty set, or a frozenset with `flags` [`flag::FROZEN`].
///
/// # Errors
/// MemoryError.
pub fn new(vm: &mut Vm, flags: u8) -> Res {
    let s = Value::object(vm.allocate(Kind::Set, flags & flag::FROZEN, 3)?);
    w32(s.0 + 8, Value::small(0).0);
    Ok(s)
}

/// Whether `v` is a set or frozenset.
pub fn is_set(v: Value) -> bool {
    ops::is_kind(v, Kind::Set)
}

/// Whether a set is a frozenset.
pub fn is_frozen(s: Value) -> bool {
    sequence::has_flag(s, flag::FROZEN)
}

/// Adds an element.
///
/// # Errors
/// TypeError for unhashable elements; whatever `__hash__` and `__eq__` raise; MemoryError.
pub fn add(vm: &mut Vm, s: Value, element: Value) -> Res<()> {
    let mark = vm.mark();
    vm.push(s);
    vm.push(element);
    let entry = table::insert(vm, s, element);
    vm.cut(mark);
    entry.map(|_| ())
}

/// Removes an element; whether it was there.
///
/// # Errors
/// As [`add`].
pub fn remove(vm: &mut Vm, s: Value, element: Value) -> Res<bool> {
    let entry = table::find(vm, s, element)?;
    if entry != 0 {
        table::remove(s, entry);
    }
    Ok(entry != 0)
}

/// The next element in order of insertion: start with `*at` 0. The set may change between two calls.
pub fn next(s: Value, at: &mut u32) -> Option<Value> {
    let entry = table::next(s, at);
    if entry == 0 { None } else { Some(Value::from_word(r32(entry))) }
}

/// A set of what an iterable gives, or a frozenset.
///
/// # Errors
/// TypeError; as [`add`].
pub fn from_iterable(vm: &mut Vm, iterable: Value, flags: u8) -> Res {
    let mark = vm.mark();
    let s = new(vm, flags)?;
    vm.push(s);
    if is_set(iterable) {
        table::copy_to(vm, iterable, s)?;
    } else {
        set_methods::add_all(vm, s, iterable)?;
    }
    vm.cut(mark);
    Ok(s)
}

/// The type `set` called with arguments.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    super::arguments::expect(vm, args, 0, 1)?;
    if args.is_empty() { new(vm, 0) } else { from_iterable(vm, args.get(0), 0) }
}

/// The type `frozenset` called with arguments.
pub fn make_frozen(vm: &mut Vm, args: Args) -> Res {
    super::arguments::expect(vm, args, 0, 1)?;
    match args.get(0) {
        Value::NULL => new(vm, flag::FROZEN),
        v if is_set(v) && is_frozen(v) => Ok(v),
        v => from_iterable(vm, v, flag::FROZEN),
    }
}

/// Writes `str` or, if `repr`, `repr`.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = repr;
    if len(v) == 0 {
        return out.text(vm, if is_frozen(v) { "frozenset()" } else { "set()" });
    }
    if !repr_guard::enter(vm, v, out, if is_frozen(v) { "frozenset(...)" } else { "set(...)" })? {
        return Ok(());
    }
    let mark = vm.mark();
    vm.push(v);
    let done = print_elements(vm, v, out);
    vm.cut(mark);
    repr_guard::leave(v);
    done
}

fn print_elements(vm: &mut Vm, v: Value, out: &mut Out) -> Res<()> {
    let mut separator = if is_frozen(v) { "frozenset({" } else { "{" };
    let mut at = 0;
    while let Some(element) = next(v, &mut at) {
        out.text(vm, separator)?;
        let mark = vm.mark();
        vm.push(element);
        ops::print(vm, element, out, true)?;
        vm.cut(mark);
        separator = ", ";
    }
    out.text(vm, if is_frozen(v) { "})" } else { "}" })
}

/// A binary operator with `a` of this type; `NOT_IMPLEMENTED` if it has none for `b`.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let fits = is_set(b) || super::dict_view::is_set_like(b);
    if !fits {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let mark = vm.mark();
    let b = if is_set(b) { b } else { from_iterable(vm, b, 0)? };
    vm.push(b);
    let result = set_methods::operator(vm, op, a, b);
    vm.cut(mark);
    result
}

/// An iterator over `v`.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    iterator::new(vm, iterator::Kind::Set, &[v, Value::small(0), Value::small(len(v) as i32)])
}

/// `item in v`.
pub fn contains(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    Ok(table::find(vm, v, item)? != 0)
}

/// Its length.
pub fn len(v: Value) -> u32 {
    table::len(v)
}

/// `a == b`, `a` of this type, `b` any value.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    if is_set(b) {
        return Ok(len(a) == len(b) && set_methods::is_subset(vm, a, b)?);
    }
    if super::dict_view::is_set_like(b) { super::dict_view::eq(vm, b, a) } else { Ok(false) }
}

/// The hash of a frozenset: the order of its elements does not matter.
pub fn hash(vm: &mut Vm, v: Value) -> Res<u32> {
    if !is_frozen(v) {
        return Err(vm.type_error_about(crate::msg::Msg::UNHASHABLE, v, Value::NULL));
    }
    vm.check_recursion()?;
    let start = vm.mark();
    vm.push(v);
    let mark = vm.mark();
    let mut h = len(v);
    let mut at = 0;
    while let Some(element) = next(v, &mut at) {
        let e = ops::hash(vm, element)?;
        vm.cut(mark);
        h = h.wrapping_add((e ^ e >> 15).wrapping_mul(0x9E37_79B1));
    }
    vm.cut(start);
    Ok(h)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mem::Space;
    use crate::testing::machine;
    use std::vec::Vec;

    fn of(vm: &mut Vm, elements: core::ops::Range<i32>) -> Value {
        let s = new(vm, 0).unwrap();
        vm.push(s);
        for i in elements {
            add(vm, s, Value::small(i)).unwrap();
        }
        s
    }

    fn elements(s: Value) -> Vec<i32> {
        let (mut at, mut all) = (0, Vec::new());
        while let Some(v) = next(s, &mut at) {
            all.push(v.as_small());
        }
        all
    }

    #[test]
    fn changed_in_place_by_operators() {
        let _space = Space::new();
        let mut vm = machine();
        vm.heap.modes.stress = true;
        let (a, b) = (of(&mut vm, 0..20), of(&mut vm, 15..25));
        let both = set_methods::operator(&mut vm, Binary::InplaceAnd, a, b).unwrap();
        assert_eq!((both, elements(a)), (a, (15..20).collect()));
        let smaller = binary(&mut vm, Binary::Less, a, b).unwrap();
        assert_eq!(smaller, Value::TRUE);
        assert!(!eq(&mut vm, a, b).unwrap());
    }

    #[test]
    fn a_refused_allocation_leaves_the_set_as_it_was() {
        let _space = Space::new();
        let mut vm = machine();
        let s = of(&mut vm, 0..8);
        vm.heap.modes.refuse_every = 1;
        assert!(add(&mut vm, s, Value::small(99)).is_err());
        assert!(from_iterable(&mut vm, s, flag::FROZEN).is_err());
        vm.heap.modes.refuse_every = 0;
        assert_eq!(elements(s), (0..8).collect::<Vec<_>>());
        add(&mut vm, s, Value::small(99)).unwrap();
        assert_eq!(len(s), 9);
    }
}
