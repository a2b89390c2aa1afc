//! Instances of user classes.
//!
//! Words: class; overflow `Dict` or NULL; for classes laid out as a built-in type its value (the *payload*);
//! then attribute slots. Slot `k` belongs to the `k`-th name of the class's key table. An attribute goes to its
//! slot only if all lower slots are set, all higher ones are not and nothing has overflowed, so that slots and
//! overflow together are in the order of insertion.

use crate::mem::{r32, w32};
use crate::obj::{class, dict};
use crate::vm::{Res, Vm};
use mpyc_abi::object::instance::{FIRST_SLOTS, MOST_KEYS};
use mpyc_abi::object::{Kind, class as class_words, words};
use mpyc_abi::value::Value;

const OVERFLOW: u32 = 8;
const PAYLOAD: u32 = 12;

/// An instance without attributes, of a class that is not laid out as an exception.
///
/// # Errors
/// MemoryError.
pub(crate) fn new(vm: &mut Vm, cls: Value) -> Res {
    let keys = keys(cls);
    let slots = if keys.is_null() { FIRST_SLOTS } else { key_count(keys) };
    let v = vm.allocate(Kind::Instance, 0, 3 + class::has_payload(cls) as u32 + slots)?;
    w32(v + 4, cls.0);
    Ok(Value::object(v))
}

fn keys(cls: Value) -> Value {
    Value::from_word(r32(cls.0 + class_words::KEYS * 4))
}

fn class_of(v: Value) -> Value {
    Value::from_word(r32(v.0 + 4))
}

/// The value that an instance of a subclass of a built-in type stands for; NULL if it is none.
pub(crate) fn payload(v: Value) -> Value {
    if class::has_payload(class_of(v)) { Value::from_word(r32(v.0 + PAYLOAD)) } else { Value::NULL }
}

pub(crate) fn set_payload(v: Value, payload: Value) {
    w32(v.0 + PAYLOAD, payload.0);
}

/// Address of the first slot and number of slots.
fn slots(v: Value) -> (u32, u32) {
    let first = 3 + class::has_payload(class_of(v)) as u32;
    (v.0 + first * 4, words(r32(v.0)).saturating_sub(first))
}

/// Number of names in the key table that are in use.
fn key_count(keys: Value) -> u32 {
    if keys.is_null() {
        return 0;
    }
    let all = words(r32(keys.0)) - 1;
    (0..all).find(|i| r32(keys.0 + 4 + i * 4) == 0).unwrap_or(all)
}

/// The number of a name in the class's key table.
#[inline]
fn key_index(keys: Value, name: Value) -> Option<u32> {
    if keys.is_null() {
        return None;
    }
    let end = keys.0 + words(r32(keys.0)) * 4;
    let mut at = keys.0 + 4;
    while at < end {
        if r32(at) == name.0 {
            return Some((at - keys.0 - 4) / 4);
        }
        at += 4;
    }
    None
}

/// The value of an instance attribute.
#[inline]
pub(crate) fn get(v: Value, name: Value) -> Option<Value> {
    let (first, count) = slots(v);
    if let Some(k) = key_index(keys(class_of(v)), name)
        && k < count
    {
        let value = r32(first + k * 4);
        if value != 0 {
            return Some(Value::from_word(value));
        }
    }
    let overflow = Value::from_word(r32(v.0 + OVERFLOW));
    if overflow.is_null() { None } else { dict::get_str(overflow, name) }
}

/// Stores an attribute, or deletes it for NULL; `false` if there is none to delete.
///
/// # Errors
/// MemoryError.
pub(crate) fn set(vm: &mut Vm, v: Value, name: Value, value: Value) -> Res<bool> {
    let (first, count) = slots(v);
    let cls = class_of(v);
    let mut index = key_index(keys(cls), name);
    if let Some(k) = index
        && k < count
        && r32(first + k * 4) != 0
    {
        w32(first + k * 4, value.0);
        return Ok(true);
    }
    let overflow = Value::from_word(r32(v.0 + OVERFLOW));
    if value.is_null() {
        return Ok(!overflow.is_null() && dict::remove_str(overflow, name).is_some());
    }
    if overflow.is_null() {
        if index.is_none() {
            index = learn(vm, cls, name)?;
        }
        if let Some(k) = index
            && k < count
            && in_order(first, count, k)
        {
            w32(first + k * 4, value.0);
            return Ok(true);
        }
    }
    store_overflow(vm, v, name, value)?;
    Ok(true)
}

/// Whether slot `k` is the first free one with none set behind it.
fn in_order(first: u32, count: u32, k: u32) -> bool {
    (0..k).all(|i| r32(first + i * 4) != 0) && (k..count).all(|i| r32(first + i * 4) == 0)
}

fn store_overflow(vm: &mut Vm, v: Value, name: Value, value: Value) -> Res<()> {
    let mark = vm.mark();
    for held in [v, name, value] {
        vm.push(held);
    }
    let mut overflow = Value::from_word(r32(v.0 + OVERFLOW));
    if overflow.is_null() {
        overflow = dict::new(vm, 0)?;
        w32(v.0 + OVERFLOW, overflow.0);
    }
    dict::set(vm, overflow, name, value)?;
    vm.cut(mark);
    Ok(())
}

/// Adds a name to the key table of a class in RAM, if it is not full; gives its number.
fn learn(vm: &mut Vm, cls: Value, name: Value) -> Res<Option<u32>> {
    if !class::is_writable(cls) {
        return Ok(None);
    }
    let old = keys(cls);
    let used = key_count(old);
    if used >= MOST_KEYS {
        return Ok(None);
    }
    let room = if old.is_null() { 0 } else { words(r32(old.0)) - 1 };
    if used == room {
        let new = vm.allocate(Kind::Array, 0, 1 + room + FIRST_SLOTS)?;
        crate::mem::copy(old.0 + 4, new + 4, room * 4);
        w32(cls.0 + class_words::KEYS * 4, new);
    }
    w32(keys(cls).0 + 4 + used * 4, name.0);
    Ok(Some(used))
}

/// The dict of its attributes: from now on they all live there, so that changing the dict changes the instance.
///
/// # Errors
/// MemoryError.
pub(crate) fn dict(vm: &mut Vm, v: Value) -> Res {
    let (first, count) = slots(v);
    let overflow = Value::from_word(r32(v.0 + OVERFLOW));
    if !overflow.is_null() && (0..count).all(|k| r32(first + k * 4) == 0) {
        return Ok(overflow);
    }
    let mark = vm.mark();
    vm.push(v);
    let all = dict::new(vm, 0)?;
    vm.push(all);
    let mut i = 0;
    while let Some((name, value)) = next(v, &mut i) {
        dict::set(vm, all, name, value)?;
    }
    vm.cut(mark);
    crate::mem::clear(first, count);
    w32(v.0 + OVERFLOW, all.0);
    Ok(all)
}

/// The attributes, in order: `i` is 0 at first and counts on.
pub(crate) fn next(v: Value, i: &mut u32) -> Option<(Value, Value)> {
    let (first, count) = slots(v);
    let keys = keys(class_of(v));
    let known = key_count(keys).min(count);
    while *i < known {
        let k = *i;
        *i += 1;
        let value = Value::from_word(r32(first + k * 4));
        if !value.is_null() {
            return Some((Value::from_word(r32(keys.0 + 4 + k * 4)), value));
        }
    }
    let overflow = Value::from_word(r32(v.0 + OVERFLOW));
    if overflow.is_null() {
        return None;
    }
    let mut at = *i - known;
    let found = dict::next(overflow, &mut at);
    *i = known + at;
    found
}
