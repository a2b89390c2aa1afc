//! Iterators of built-in types: one kind of object for all of them.
//!
//! Word 1 of an `Iterator` object is its [`Kind`] (small int), then come the kind's words, all values; the
//! enum says which. Positions and counts are small ints. An iterator that has ended becomes
//! [`Kind::Done`], so it stays ended whatever happens to its container. Every function here expects the
//! iterator to be kept reachable by the caller.

use super::dict_view::View;
use super::{array, dict, dict_table, list, memoryview, tuple};
use crate::mem::{r32, w32};
use crate::member_table;
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::ops::{self, Binary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object;
use mpyc_abi::types::{self, TypeId};
use mpyc_abi::value::Value;

/// What an iterator goes over, and its words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Kind {
    /// Nothing more.
    Done = 0,
    /// List, index.
    List,
    /// Next value, step, how many are left: all small ints.
    Range,
    /// Tuple, index.
    Tuple,
    /// String, byte offset.
    Str,
    /// Bytes or bytearray, index.
    Bytes,
    /// Dict, entry number, length at the start.
    DictKeys,
    /// As `DictKeys`.
    DictValues,
    /// As `DictKeys`.
    DictItems,
    /// Set, entry number, length at the start.
    Set,
    /// Next value, step, how many are left: ints of any size.
    LongRange,
    /// Dict, entry number after the next, length at the start.
    DictKeysReversed,
    /// As `DictKeysReversed`.
    DictValuesReversed,
    /// As `DictKeysReversed`.
    DictItemsReversed,
    /// Sequence, index after the next.
    Reversed,
    /// Object with `__getitem__`, index.
    GetItem,
    /// Callable, sentinel.
    Callable,
    /// Iterator, count (an int).
    Enumerate,
    /// Whether lengths must agree (bool), iterators.
    Zip,
    /// Callable, iterators.
    Map,
    /// Callable or None, iterator.
    Filter,
}

const KINDS: [Kind; 21] = [
    Kind::Done,
    Kind::List,
    Kind::Range,
    Kind::Tuple,
    Kind::Str,
    Kind::Bytes,
    Kind::DictKeys,
    Kind::DictValues,
    Kind::DictItems,
    Kind::Set,
    Kind::LongRange,
    Kind::DictKeysReversed,
    Kind::DictValuesReversed,
    Kind::DictItemsReversed,
    Kind::Reversed,
    Kind::GetItem,
    Kind::Callable,
    Kind::Enumerate,
    Kind::Zip,
    Kind::Map,
    Kind::Filter,
];

/// Byte offset of word `i` of an iterator.
pub(super) const fn word(i: u32) -> u32 {
    8 + i * 4
}

/// An iterator of that kind with these words.
///
/// # Errors
/// MemoryError.
pub fn new(vm: &mut Vm, kind: Kind, words: &[Value]) -> Res {
    let mark = vm.mark();
    for &v in words {
        vm.push(v);
    }
    let address = vm.allocate(object::Kind::Iterator, 0, 2 + words.len() as u32);
    vm.cut(mark);
    let address = address?;
    w32(address + 4, Value::small(kind as i32).0);
    for (i, v) in words.iter().enumerate() {
        w32(address + word(i as u32), v.0);
    }
    Ok(Value::object(address))
}

/// An iterator over a dict from its last entry on.
///
/// # Errors
/// MemoryError.
pub fn reversed_dict(vm: &mut Vm, d: Value, view: View) -> Res {
    let kind = match view {
        View::Keys => Kind::DictKeysReversed,
        View::Values => Kind::DictValuesReversed,
        View::Items => Kind::DictItemsReversed,
    };
    new(vm, kind, &[d, Value::small(0x7FFF_FFFF >> 1), Value::small(dict::len(d) as i32)])
}

/// What the iterator goes over.
pub fn kind(v: Value) -> Kind {
    KINDS.get((r32(v.0 + 4) >> 1) as usize).copied().unwrap_or(Kind::Done)
}

/// The built-in type of an iterator object.
pub fn type_of(v: Value) -> TypeId {
    match kind(v) {
        Kind::Enumerate => types::ENUMERATE,
        Kind::Zip => types::ZIP,
        Kind::Map => types::MAP,
        Kind::Filter => types::FILTER,
        Kind::Reversed | Kind::DictKeysReversed | Kind::DictValuesReversed | Kind::DictItemsReversed => types::REVERSED,
        _ => types::ITERATOR,
    }
}

/// Writes `str` or, if `repr`, `repr`.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = repr;
    out.text(vm, "<")?;
    out.text(vm, mpyc_abi::names::text(types::name(type_of(v))))?;
    out.text(vm, ">")
}

/// An iterator over `v`: itself.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    let _ = vm;
    Ok(v)
}

/// The methods of every iterator type.
pub static MEMBERS: &[Member] = member_table! {
    fn DUNDER_ITER (1, 1) PLAIN => method_iter;
    fn DUNDER_NEXT (1, 1) PLAIN => method_next;
};

fn method_iter(vm: &mut Vm, args: Args) -> Res {
    super::arguments::receiver(vm, args, object::Kind::Iterator, types::ITERATOR)
}

fn method_next(vm: &mut Vm, args: Args) -> Res {
    let v = super::arguments::receiver(vm, args, object::Kind::Iterator, types::ITERATOR)?;
    ops::next_or_stop(vm, v)
}

/// The next item, `None` when there are no more.
///
/// # Errors
/// RuntimeError if a dict or set changed its size; whatever Python code behind the iterator raises.
pub fn next(vm: &mut Vm, it: Value) -> Res<Option<Value>> {
    match kind(it) {
        Kind::Done => Ok(None),
        Kind::List => Ok(next_of(it, list::items(Value::from_word(r32(it.0 + word(0)))))),
        Kind::Tuple => Ok(next_of(it, tuple::items(Value::from_word(r32(it.0 + word(0)))))),
        Kind::Range => Ok(next_in_range(it)),
        Kind::Str => next_character(vm, it),
        Kind::Bytes => next_byte(vm, it),
        Kind::DictKeys | Kind::DictValues | Kind::DictItems => next_entry(vm, it),
        Kind::DictKeysReversed | Kind::DictValuesReversed | Kind::DictItemsReversed => next_entry(vm, it),
        Kind::Set => next_element(vm, it),
        _ => {
            vm.check_recursion()?;
            super::iterator_compose::next(vm, it)
        }
    }
}

/// Ends an iterator: it lets go of what it went over.
pub(super) fn finish(it: Value) -> Option<Value> {
    w32(it.0 + 4, Value::small(Kind::Done as i32).0);
    let size = object::words(r32(it.0)) * 4;
    crate::mem::clear(it.0 + word(0), size / 4 - 2);
    None
}

/// Word `i` as the count or position that it is.
pub(super) fn count(it: Value, i: u32) -> u32 {
    Value::from_word(r32(it.0 + word(i))).as_small() as u32
}

pub(super) fn set_count(it: Value, i: u32, n: u32) {
    w32(it.0 + word(i), Value::small(n as i32).0);
}

fn next_of(it: Value, items: &[Value]) -> Option<Value> {
    let index = count(it, 1);
    match items.get(index as usize) {
        Some(&v) => {
            set_count(it, 1, index + 1);
            Some(v)
        }
        None => finish(it),
    }
}

fn next_in_range(it: Value) -> Option<Value> {
    let left = count(it, 2);
    if left == 0 {
        return finish(it);
    }
    let value = Value::from_word(r32(it.0 + word(0)));
    let step = Value::from_word(r32(it.0 + word(1)));
    set_count(it, 2, left - 1);
    // Behind the last value this may wrap; it is not used then.
    w32(it.0 + word(0), Value::small(value.as_small().wrapping_add(step.as_small())).0);
    Some(value)
}

fn next_character(vm: &mut Vm, it: Value) -> Res<Option<Value>> {
    let offset = count(it, 1) as usize;
    let Some(rest) = super::str::bytes(Value::from_word(r32(it.0 + word(0)))).get(offset..) else {
        return Ok(finish(it));
    };
    let length = match rest.first() {
        None => return Ok(finish(it)),
        Some(0..=0x7F) => 1,
        Some(0..=0xDF) => 2,
        Some(0..=0xEF) => 3,
        Some(_) => 4,
    };
    let character = super::str::new(vm, rest.get(..length).unwrap_or(rest))?;
    set_count(it, 1, (offset + length) as u32);
    Ok(Some(character))
}

/// The next byte of a bytes or bytearray object, or the next item of an array.
fn next_byte(vm: &mut Vm, it: Value) -> Res<Option<Value>> {
    let (v, index) = (Value::from_word(r32(it.0 + word(0))), count(it, 1));
    let item = if array::is_array(v) || memoryview::is_view(v) {
        if index < array::len(v) { Some(array::load(vm, v, index)?) } else { None }
    } else {
        byte_at(v, index).map(|byte| Value::small(byte as i32))
    };
    if item.is_none() {
        return Ok(finish(it));
    }
    set_count(it, 1, index + 1);
    Ok(item)
}

/// Byte `index` of a bytes or bytearray object.
pub(crate) fn byte_at(v: Value, index: u32) -> Option<u8> {
    let start = match ops::kind(v) {
        Some(object::Kind::Bytes) => v.0 + 8,
        Some(object::Kind::Bytearray) => r32(v.0 + 8) + 4,
        _ => return None,
    };
    if index < r32(v.0 + 4) { Some(crate::mem::r8(start + index)) } else { None }
}

fn next_entry(vm: &mut Vm, it: Value) -> Res<Option<Value>> {
    let (d, what) = (Value::from_word(r32(it.0 + word(0))), kind(it));
    if dict::len(d) != count(it, 2) {
        return Err(vm.raise(types::RUNTIME_ERROR, Msg::DICT_CHANGED, &[]));
    }
    let mut at = count(it, 1);
    let entry = match what {
        Kind::DictKeys | Kind::DictValues | Kind::DictItems => dict_table::next(d, &mut at),
        _ => dict_table::previous(d, &mut at),
    };
    if entry == 0 {
        return Ok(finish(it));
    }
    let (key, value) = (Value::from_word(r32(entry)), Value::from_word(r32(entry + 4)));
    let item = match what {
        Kind::DictKeys | Kind::DictKeysReversed => key,
        Kind::DictValues | Kind::DictValuesReversed => value,
        _ => tuple::new(vm, &[key, value])?,
    };
    set_count(it, 1, at);
    Ok(Some(item))
}

fn next_element(vm: &mut Vm, it: Value) -> Res<Option<Value>> {
    let set = Value::from_word(r32(it.0 + word(0)));
    if dict_table::len(set) != count(it, 2) {
        return Err(vm.raise(types::RUNTIME_ERROR, Msg::SET_CHANGED, &[]));
    }
    let mut at = count(it, 1);
    let entry = dict_table::next(set, &mut at);
    if entry == 0 {
        return Ok(finish(it));
    }
    set_count(it, 1, at);
    Ok(Some(Value::from_word(r32(entry))))
}

/// `a + b` of ints.
pub(crate) fn add(vm: &mut Vm, a: Value, b: Value) -> Res {
    match (a.small_value(), b.small_value()) {
        (Some(x), Some(y)) => match Value::small_int(x + y) {
            Some(sum) => Ok(sum),
            None => ops::binary(vm, Binary::Add, a, b),
        },
        _ => ops::binary(vm, Binary::Add, a, b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mem::Space;
    use crate::obj::{list, set};
    use crate::testing::machine;
    use std::vec::Vec;

    fn all(vm: &mut Vm, it: Value) -> Vec<i32> {
        vm.push(it);
        let mut items = Vec::new();
        while let Some(v) = next(vm, it).unwrap() {
            items.push(v.as_small());
        }
        assert!(next(vm, it).unwrap().is_none());
        items
    }

    #[test]
    fn ranges_count_in_both_directions() {
        let _space = Space::new();
        let mut vm = machine();
        vm.heap.modes.stress = true;
        let words = [Value::small(7), Value::small(-3), Value::small(3)];
        let it = new(&mut vm, Kind::Range, &words).unwrap();
        assert_eq!(all(&mut vm, it), [7, 4, 1]);
        let last = [Value::small(0x3FFF_FFFE), Value::small(1), Value::small(2)];
        let it = new(&mut vm, Kind::Range, &last).unwrap();
        assert_eq!(all(&mut vm, it), [0x3FFF_FFFE, 0x3FFF_FFFF]);
    }

    #[test]
    fn a_list_may_grow_until_its_iterator_has_ended() {
        let _space = Space::new();
        let mut vm = machine();
        let l = list::new(&mut vm, &[Value::small(1)]).unwrap();
        vm.push(l);
        let it = list::iter(&mut vm, l).unwrap();
        vm.push(it);
        assert_eq!(next(&mut vm, it).unwrap(), Some(Value::small(1)));
        list::append(&mut vm, l, Value::small(2)).unwrap();
        assert_eq!(all(&mut vm, it), [2]);
        list::append(&mut vm, l, Value::small(3)).unwrap();
        assert!(next(&mut vm, it).unwrap().is_none());
    }

    #[test]
    fn dicts_and_sets_may_not_change_their_size() {
        let _space = Space::new();
        let mut vm = machine();
        let d = dict::new(&mut vm, 0).unwrap();
        vm.push(d);
        dict::set(&mut vm, d, Value::small(1), Value::NONE).unwrap();
        let it = dict::iter(&mut vm, d).unwrap();
        vm.push(it);
        dict::set(&mut vm, d, Value::small(2), Value::NONE).unwrap();
        assert!(next(&mut vm, it).is_err());
        let s = set::new(&mut vm, 0).unwrap();
        vm.push(s);
        let it = set::iter(&mut vm, s).unwrap();
        vm.push(it);
        set::add(&mut vm, s, Value::small(2)).unwrap();
        assert!(next(&mut vm, it).is_err());
    }

    #[test]
    fn dicts_backwards() {
        let _space = Space::new();
        let mut vm = machine();
        let d = dict::new(&mut vm, 0).unwrap();
        vm.push(d);
        for i in 0..12 {
            dict::set(&mut vm, d, Value::small(i), Value::small(i * 10)).unwrap();
        }
        dict::remove(&mut vm, d, Value::small(5)).unwrap();
        let it = reversed_dict(&mut vm, d, View::Values).unwrap();
        assert_eq!(all(&mut vm, it), [110, 100, 90, 80, 70, 60, 40, 30, 20, 10, 0]);
    }
}
