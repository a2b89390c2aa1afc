//! Namespaces of modules and classes: a `Dict`, or a frozen one in ROM: a `Namespace`.
//!
//! Names are interned, so that identity finds them; a dict may also hold a computed string as a key, which is
//! compared by its text after no identical key was found. A frozen module's values are constants or RAM slots, a frozen
//! class's constants. What a program stores under a name that has no slot goes to the namespace's spill `Dict`, which is
//! asked first; a constant that was deleted is `DELETED` there. When a program asks for a frozen namespace as a dict, all
//! of it moves to the spill `Dict`, which then stands for it: so that dict is live, and in order.

use crate::frame::is_function;
use crate::mem::{r32, w32};
use crate::obj::dict;
use crate::ops::is_kind;
use crate::vm::{Res, Root, Vm};
use mpyc_abi::object::{Kind, flags, namespace, words};
use mpyc_abi::value::{Immediate, Value};

/// What a spill dict holds for a constant that was deleted.
const DELETED: Value = Value::immediate(Immediate::Slot, 0xFFFF);

/// The value of a name; `None` if it has none, or if `ns` is no namespace.
#[inline]
pub fn get(vm: &Vm, ns: Value, name: Value) -> Option<Value> {
    if is_kind(ns, Kind::Dict) {
        return dict::get_str(ns, name);
    }
    if !is_frozen(ns) {
        return None;
    }
    if let Some(spill) = spill(vm, ns) {
        let found = dict::get_str(spill, name);
        if found.is_some() || is_complete(spill) {
            return found.filter(|&v| v != DELETED);
        }
    }
    entry(ns, name).and_then(|at| some(read(vm, at)))
}

fn some(v: Value) -> Option<Value> {
    if v.is_null() { None } else { Some(v) }
}

// ---- frozen namespaces

/// Whether a namespace lies in ROM.
fn is_frozen(ns: Value) -> bool {
    is_kind(ns, Kind::Namespace)
}

/// Address of the slot that a `Slot` value stands for.
pub fn slot_address(vm: &Vm, slot: Value) -> u32 {
    vm.slots + slot.index() as u32 * 4
}

/// Where the spill dict of a frozen class is found among all.
fn class_key(ns: Value) -> Value {
    Value::small(ns.0 as i32)
}

/// The spill dict of a frozen namespace, if it has one.
fn spill(vm: &Vm, ns: Value) -> Option<Value> {
    if let Some(slot) = spill_slot(ns) {
        return some(Value::from_word(r32(slot_address(vm, slot))));
    }
    let all = vm.root(Root::Patched);
    if all.is_null() { None } else { dict::get_str(all, class_key(ns)) }
}

/// The slot of the spill dict of a module; a class has none.
fn spill_slot(ns: Value) -> Option<Value> {
    some(Value::from_word(r32(ns.0 + namespace::SPILL * 4)))
}

/// Whether names were stored that a ROM table lacks, or `ns` is none.
pub(crate) fn has_spilled(vm: &Vm, ns: Value) -> bool {
    !is_kind(ns, Kind::Namespace) || spill(vm, ns).is_some()
}

/// Address of a row of a frozen namespace: its name, then its value.
fn row(ns: Value, number: u32) -> u32 {
    ns.0 + (namespace::ENTRIES + number * 2) * 4
}

/// The name in a row of a frozen module.
pub(crate) fn row_name(ns: Value, number: u32) -> Value {
    Value::from_word(r32(row(ns, number)))
}

/// The constant in a row of a frozen module.
pub(crate) fn row_value(ns: Value, number: u32) -> Value {
    Value::from_word(r32(row(ns, number) + 4))
}

/// The name that has a slot in a ROM table; the empty string if none has.
pub(crate) fn slot_name(ns: Value, slot: u32) -> Value {
    let value = Value::immediate(Immediate::Slot, slot as u16);
    let (rows, count) = entries(ns);
    let row = (0..count).map(|number| rows + number * 8).find(|at| r32(at + 4) == value.0);
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
    #[cfg(any(feature = "host", test))]
    crate::evaluate::check_namespace(vm);
    if !is_frozen(ns) {
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
    set_spill(vm, ns, d)?;
    vm.pop();
    w32(d.0, r32(d.0) | (COMPLETE as u32) << 8);
    vm.change_frozen();
    clear_slots(vm, ns);
    Ok(d)
}

/// Unbinds the slots of a table whose contents have moved.
fn clear_slots(vm: &Vm, ns: Value) {
    let (rows, count) = entries(ns);
    for number in 0..count {
        let v = Value::from_word(r32(rows + number * 8 + 4));
        if v.is(Immediate::Slot) {
            w32(slot_address(vm, v), 0);
        }
    }
}

/// Address and number of the entries of a frozen namespace, each a name and a value.
fn entries(ns: Value) -> (u32, u32) {
    (row(ns, 0), (words(r32(ns.0)) - namespace::ENTRIES) / 2)
}

/// Address of a name's value in a frozen namespace.
fn entry(ns: Value, name: Value) -> Option<u32> {
    let (mut at, count) = entries(ns);
    let end = at + count * 8;
    while at < end {
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
    if !is_frozen(ns) {
        return dict::set(vm, ns, name, v);
    }
    if spill(vm, ns).is_some_and(|spill| dict::get_str(spill, name) == Some(DELETED)) {
        // What comes back comes last.
        as_dict(vm, ns)?;
    }
    if !spill(vm, ns).is_some_and(is_complete) && write(vm, ns, name, v) {
        return Ok(());
    }
    let spill = make_spill(vm, ns)?;
    dict::set(vm, spill, name, v)
}

/// Writes to a name's slot, if it has one. The interpreter's core must not trust a module's constant or a class's method
/// that is changed.
fn write(vm: &mut Vm, ns: Value, name: Value, v: Value) -> bool {
    let at = entry(ns, name);
    if let Some(slot) = at.map(|at| Value::from_word(r32(at))).filter(|slot| slot.is(Immediate::Slot)) {
        w32(slot_address(vm, slot), v.0);
        return true;
    }
    if at.is_some_and(|at| spill_slot(ns).is_some() || is_function(read(vm, at))) {
        vm.change_frozen();
    }
    false
}

/// The spill dict of a frozen namespace, made if there is none.
fn make_spill(vm: &mut Vm, ns: Value) -> Res {
    if let Some(d) = spill(vm, ns) {
        return Ok(d);
    }
    let d = dict::new(vm, 0)?;
    vm.push(d);
    set_spill(vm, ns, d)?;
    vm.pop();
    Ok(d)
}

/// Makes a dict, which is reachable, the spill dict of a frozen namespace.
fn set_spill(vm: &mut Vm, ns: Value, d: Value) -> Res<()> {
    if let Some(slot) = spill_slot(ns) {
        w32(slot_address(vm, slot), d.0);
        return Ok(());
    }
    if vm.root(Root::Patched).is_null() {
        let all = dict::new(vm, 0)?;
        vm.set_root(Root::Patched, all);
    }
    dict::set(vm, vm.root(Root::Patched), class_key(ns), d)
}

/// Deletes a name; `false` if it has no value.
///
/// # Errors
/// MemoryError.
pub fn remove(vm: &mut Vm, ns: Value, name: Value) -> Res<bool> {
    if get(vm, ns, name).is_none() {
        return Ok(false);
    }
    if !is_frozen(ns) {
        dict::remove_str(ns, name);
        return Ok(true);
    }
    let spill = spill(vm, ns);
    if let Some(d) = spill {
        dict::remove_str(d, name);
    }
    if !spill.is_some_and(is_complete) && !write(vm, ns, name, Value::NULL) && entry(ns, name).is_some() {
        let d = make_spill(vm, ns)?;
        dict::set(vm, d, name, DELETED)?;
    }
    Ok(true)
}

/// The names that have a value, in order: `i` is 0 at first and counts on.
pub fn next(vm: &Vm, ns: Value, i: &mut u32) -> Option<(Value, Value)> {
    if !is_frozen(ns) {
        return if is_kind(ns, Kind::Dict) { dict::next(ns, i) } else { None };
    }
    let spill = spill(vm, ns);
    if let Some(d) = spill.filter(|&d| is_complete(d)) {
        return dict::next(d, i);
    }
    let (rows, count) = entries(ns);
    while *i < count {
        let at = rows + *i * 8;
        *i += 1;
        let name = Value::from_word(r32(at));
        let value = spill.and_then(|d| dict::get_str(d, name)).unwrap_or_else(|| read(vm, at + 4));
        if !value.is_null() && value != DELETED && !name.is_null() {
            return Some((name, value));
        }
    }
    let d = spill?;
    let mut j = *i - count;
    loop {
        let found = dict::next(d, &mut j);
        *i = count + j;
        match found {
            Some((name, _)) if entry(ns, name).is_some() => {}
            _ => return found,
        }
    }
}
