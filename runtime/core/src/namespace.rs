//! Namespaces of modules and classes: a `Dict`, or the ROM `Namespace` of a frozen module or class.
//!
//! Names are interned, so that identity finds them; a dict may also hold a computed string as a key, which is
//! compared by its text after no identical key was found. A ROM table's values are constants or RAM slots.
//! What a program stores under a name that has no slot goes to the table's spill `Dict`, which is asked first;
//! a constant deleted from a ROM table is NULL there. When a program asks for a frozen namespace as a dict, all of
//! it moves to the spill `Dict`, which then stands for it: so that dict is live, and in order.

use crate::mem::{r32, w32};
use crate::obj::dict;
use crate::ops::is_kind;
use crate::vm::{Res, Vm};
use mpyc_abi::object::{Kind, flags, namespace, words};
use mpyc_abi::value::{Immediate, Value};

/// The value of a name; `None` if it has none, or if `ns` is no namespace.
#[inline]
pub fn get(vm: &Vm, ns: Value, name: Value) -> Option<Value> {
    if is_kind(ns, Kind::Dict) {
        return dict::get_str(ns, name);
    }
    if !is_kind(ns, Kind::Namespace) {
        return None;
    }
    if let Some(spill) = spill(vm, ns) {
        let found = dict::get_str(spill, name);
        if found.is_some() || is_complete(spill) {
            return found;
        }
    }
    entry(ns, name).and_then(|at| some(read(vm, at)))
}

fn some(v: Value) -> Option<Value> {
    if v.is_null() { None } else { Some(v) }
}

// ---- ROM tables

/// Address of the slot that a `Slot` value stands for.
pub fn slot_address(vm: &Vm, slot: Value) -> u32 {
    vm.slots + slot.index() as u32 * 4
}

fn spill(vm: &Vm, ns: Value) -> Option<Value> {
    let slot = Value::from_word(r32(ns.0 + namespace::SPILL * 4));
    if slot.is_null() { None } else { some(Value::from_word(r32(slot_address(vm, slot)))) }
}

/// Whether names were stored that a ROM table lacks, or `ns` is none.
pub(crate) fn has_spilled(vm: &Vm, ns: Value) -> bool {
    !is_kind(ns, Kind::Namespace) || spill(vm, ns).is_some()
}

/// The name that has a slot in a ROM table; the empty string if none has.
pub(crate) fn slot_name(ns: Value, slot: u32) -> Value {
    let value = Value::immediate(Immediate::Slot, slot as u16);
    let row = (0..rows(ns)).map(|row| ns.0 + (namespace::ENTRIES + row * 2) * 4).find(|at| r32(at + 4) == value.0);
    row.map_or(Value::str(mpyc_abi::names::EMPTY), |at| Value::from_word(r32(at)))
}

/// Whether a spill dict holds the whole namespace.
fn is_complete(spill: Value) -> bool {
    flags(r32(spill.0)) & COMPLETE != 0
}

/// Flag of a spill `Dict`: the ROM table and its slots count no more.
const COMPLETE: u8 = 0x01;

/// A namespace as a dict: itself, or for a frozen one its spill dict, to which everything moves.
///
/// # Errors
/// MemoryError.
pub fn as_dict(vm: &mut Vm, ns: Value) -> Res {
    if !is_kind(ns, Kind::Namespace) {
        return Ok(ns);
    }
    if let Some(d) = spill(vm, ns)
        && is_complete(d)
    {
        return Ok(d);
    }
    let d = dict::new(vm, 0)?;
    vm.push(d);
    let mut i = 0;
    while let Some((name, v)) = next(vm, ns, &mut i) {
        dict::set(vm, d, name, v)?;
    }
    vm.pop();
    let slot = Value::from_word(r32(ns.0 + namespace::SPILL * 4));
    if !slot.is_null() {
        w32(d.0, r32(d.0) | (COMPLETE as u32) << 8);
        w32(slot_address(vm, slot), d.0);
        clear_slots(vm, ns);
    }
    Ok(d)
}

/// Unbinds the slots of a table whose contents have moved.
fn clear_slots(vm: &Vm, ns: Value) {
    for row in 0..rows(ns) {
        let v = Value::from_word(r32(ns.0 + (namespace::ENTRIES + row * 2 + 1) * 4));
        if v.is(Immediate::Slot) {
            w32(slot_address(vm, v), 0);
        }
    }
}

/// Number of entries of a ROM table.
fn rows(ns: Value) -> u32 {
    (words(r32(ns.0)) - namespace::ENTRIES) / 2
}

/// Address of a name's value in a ROM table.
fn entry(ns: Value, name: Value) -> Option<u32> {
    let end = ns.0 + words(r32(ns.0)) * 4;
    let mut at = ns.0 + namespace::ENTRIES * 4;
    while at + 4 < end {
        if r32(at) == name.0 {
            return Some(at + 4);
        }
        at += 8;
    }
    None
}

fn read(vm: &Vm, at: u32) -> Value {
    let v = Value::from_word(r32(at));
    if v.is(Immediate::Slot) { Value::from_word(r32(slot_address(vm, v))) } else { v }
}

/// Stores a name.
///
/// # Errors
/// MemoryError; TypeError if `ns` cannot be written.
pub fn set(vm: &mut Vm, ns: Value, name: Value, v: Value) -> Res<()> {
    if is_kind(ns, Kind::Namespace) {
        if !spill(vm, ns).is_some_and(is_complete)
            && let Some(at) = entry(ns, name)
        {
            let slot = Value::from_word(r32(at));
            if slot.is(Immediate::Slot) {
                w32(slot_address(vm, slot), v.0);
                return Ok(());
            }
        }
        let spill = make_spill(vm, ns)?;
        return dict::set(vm, spill, name, v);
    }
    dict::set(vm, ns, name, v)
}

/// The spill dict of a ROM table, made if there is none.
fn make_spill(vm: &mut Vm, ns: Value) -> Res {
    if let Some(d) = spill(vm, ns) {
        return Ok(d);
    }
    let slot = Value::from_word(r32(ns.0 + namespace::SPILL * 4));
    if slot.is_null() {
        return Err(vm.type_error(crate::msg::Msg::WRONG_ARGUMENTS, &[]));
    }
    let d = dict::new(vm, 0)?;
    w32(slot_address(vm, slot), d.0);
    Ok(d)
}

/// Deletes a name; `false` if it has no value.
///
/// # Errors
/// MemoryError.
pub fn remove(vm: &mut Vm, ns: Value, name: Value) -> Res<bool> {
    if get(vm, ns, name).is_none() {
        return Ok(false);
    }
    if !is_kind(ns, Kind::Namespace) {
        dict::remove_str(ns, name);
        return Ok(true);
    }
    if let Some(d) = spill(vm, ns)
        && dict::get_str(d, name).is_some()
    {
        dict::remove_str(d, name);
    }
    if let Some(at) = entry(ns, name) {
        let slot = Value::from_word(r32(at));
        if slot.is(Immediate::Slot) {
            w32(slot_address(vm, slot), 0);
        }
    }
    Ok(true)
}

/// The names that have a value, in order: `i` is 0 at first and counts on.
pub fn next(vm: &Vm, ns: Value, i: &mut u32) -> Option<(Value, Value)> {
    if is_kind(ns, Kind::Dict) {
        return dict::next(ns, i);
    }
    if !is_kind(ns, Kind::Namespace) {
        return None;
    }
    if let Some(d) = spill(vm, ns)
        && is_complete(d)
    {
        return dict::next(d, i);
    }
    let rows = rows(ns);
    while *i < rows {
        let at = ns.0 + (namespace::ENTRIES + *i * 2) * 4;
        *i += 1;
        let name = Value::from_word(r32(at));
        let value = spill(vm, ns).and_then(|d| dict::get_str(d, name)).unwrap_or_else(|| read(vm, at + 4));
        if !value.is_null() {
            return Some((name, value));
        }
    }
    let d = spill(vm, ns)?;
    let mut j = *i - rows;
    loop {
        let found = dict::next(d, &mut j);
        *i = rows + j;
        match found {
            Some((name, _)) if entry(ns, name).is_some() => {}
            _ => return found,
        }
    }
}
