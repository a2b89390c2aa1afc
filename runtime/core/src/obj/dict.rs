//! Dictionaries, ordered by insertion.
//!
//! The functions up to [`clear`] are for Rust callers; they take dicts that the caller keeps reachable.
//! Keys and values given to them need not be reachable otherwise.

use super::{dict_table as table, dict_view, repr_guard};
use crate::mem::{r32, w32};
use crate::msg::Msg;
use crate::native::Args;
use crate::ops::{self, Binary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::types;
use mpyc_abi::value::Value;

pub use super::dict_methods::MEMBERS;

/// An empty dict with room for `capacity` entries.
///
/// # Errors
/// MemoryError.
pub fn new(vm: &mut Vm, capacity: u32) -> Res {
    let d = Value::object(vm.allocate(Kind::Dict, 0, 3)?);
    w32(d.0 + 8, Value::small(0).0);
    table::prepare(vm, d, capacity)?;
    Ok(d)
}

/// Whether `v` is a dict.
pub fn is_dict(v: Value) -> bool {
    ops::is_kind(v, Kind::Dict)
}

/// The value of a key.
///
/// # Errors
/// TypeError for unhashable keys; whatever `__hash__` and `__eq__` raise.
pub fn get(vm: &mut Vm, d: Value, key: Value) -> Res<Option<Value>> {
    let entry = table::find(vm, d, key)?;
    Ok(if entry == 0 { None } else { Some(value_at(entry)) })
}

/// The value of a string key. Allocates nothing and calls nothing.
pub fn get_str(d: Value, name: Value) -> Option<Value> {
    let entry = table::find_str(d, name);
    if entry == 0 { None } else { Some(value_at(entry)) }
}

/// `d[key] = value`.
///
/// # Errors
/// As [`get`]; MemoryError.
pub fn set(vm: &mut Vm, d: Value, key: Value, value: Value) -> Res<()> {
    let mark = vm.mark();
    vm.push(value);
    vm.push(key);
    let entry = table::insert(vm, d, key);
    vm.cut(mark);
    w32(entry? + 4, value.0);
    Ok(())
}

/// Removes a key; gives its value if it was there.
///
/// # Errors
/// As [`get`].
pub fn remove(vm: &mut Vm, d: Value, key: Value) -> Res<Option<Value>> {
    let entry = table::find(vm, d, key)?;
    if entry == 0 {
        return Ok(None);
    }
    let value = value_at(entry);
    table::remove(d, entry);
    Ok(Some(value))
}

/// Removes a string key; gives its value if it was there. Calls nothing.
pub fn remove_str(d: Value, name: Value) -> Option<Value> {
    let entry = table::find_str(d, name);
    if entry == 0 {
        return None;
    }
    let value = value_at(entry);
    table::remove(d, entry);
    Some(value)
}

/// Number of entries.
pub fn len(d: Value) -> u32 {
    table::len(d)
}

/// The next entry in order of insertion: start with `*at` 0. The dict may change between two calls.
pub fn next(d: Value, at: &mut u32) -> Option<(Value, Value)> {
    let entry = table::next(d, at);
    if entry == 0 { None } else { Some((Value::from_word(r32(entry)), value_at(entry))) }
}

/// A new dict with the entries of `d`.
///
/// # Errors
/// MemoryError.
pub fn copy(vm: &mut Vm, d: Value) -> Res {
    let new = new(vm, 0)?;
    table::copy_to(vm, d, new)?;
    Ok(new)
}

/// Removes every entry.
pub fn clear(vm: &mut Vm, d: Value) {
    table::clear(vm, d);
}

/// The value in the entry at an address.
pub(super) fn value_at(entry: u32) -> Value {
    Value::from_word(r32(entry + 4))
}

/// The type called with arguments.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    if args.len() > 1 {
        let given = Value::small(args.len() as i32);
        return Err(vm.type_error(Msg::EXPECTED_AT_MOST, &[Value::small(1), given]));
    }
    let d = new(vm, 0)?;
    vm.push(d);
    super::dict_methods::update_from(vm, d, args)?;
    Ok(d)
}

/// Writes `str` or, if `repr`, `repr`.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = repr;
    if !repr_guard::enter(vm, v, out, "{...}")? {
        return Ok(());
    }
    let mark = vm.mark();
    vm.push(v);
    let done = print_entries(vm, v, out);
    vm.cut(mark);
    repr_guard::leave(v);
    done
}

fn print_entries(vm: &mut Vm, d: Value, out: &mut Out) -> Res<()> {
    let mut at = 0;
    let mut separator = "{";
    while let Some((key, value)) = next(d, &mut at) {
        out.text(vm, separator)?;
        let mark = vm.mark();
        vm.push(value);
        vm.push(key);
        ops::print(vm, key, out, true)?;
        out.text(vm, ": ")?;
        ops::print(vm, value, out, true)?;
        vm.cut(mark);
        separator = ", ";
    }
    out.text(vm, if at == 0 { "{}" } else { "}" })
}

/// A binary operator with `a` of this type; `NOT_IMPLEMENTED` if it has none for `b`.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    match op {
        Binary::Or if is_dict(b) => {
            let d = copy(vm, a)?;
            let mark = vm.mark();
            vm.push(d);
            update(vm, d, b)?;
            vm.cut(mark);
            Ok(d)
        }
        Binary::InplaceOr => {
            let mark = vm.mark();
            super::dict_methods::update_with(vm, a, b)?;
            vm.cut(mark);
            Ok(a)
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Takes over every entry of another dict.
///
/// # Errors
/// As [`set`].
pub fn update(vm: &mut Vm, d: Value, from: Value) -> Res<()> {
    let mut at = 0;
    while let Some((key, value)) = next(from, &mut at) {
        set(vm, d, key, value)?;
    }
    Ok(())
}

/// `v[index] = item`; deletes if `item` is NULL.
pub fn store_subscr(vm: &mut Vm, v: Value, index: Value, item: Value) -> Res<()> {
    if !item.is_null() {
        return set(vm, v, index, item);
    }
    match remove(vm, v, index)? {
        Some(_) => Ok(()),
        None => Err(vm.raise_value(types::KEY_ERROR, index)),
    }
}

/// An iterator over `v`.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    dict_view::iterator(vm, v, dict_view::View::Keys)
}

/// `item in v`.
pub fn contains(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    Ok(table::find(vm, v, item)? != 0)
}

/// `a == b`, `a` of this type, `b` any value.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    if !is_dict(b) || len(a) != len(b) {
        return Ok(false);
    }
    vm.check_recursion()?;
    let mark = vm.mark();
    let equal = equal_entries(vm, a, b);
    vm.cut(mark);
    equal
}

fn equal_entries(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    let mut at = 0;
    while let Some((key, value)) = next(a, &mut at) {
        let mark = vm.mark();
        vm.push(key);
        vm.push(value);
        let Some(other) = get(vm, b, key)? else { return Ok(false) };
        vm.push(other);
        if value != other && !ops::eq(vm, value, other)? {
            return Ok(false);
        }
        vm.cut(mark);
    }
    Ok(true)
}
