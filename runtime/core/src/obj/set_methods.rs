//! Methods and operators of sets and frozensets.

use super::{arguments, dict_table as table, set};
use crate::member_table;
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::ops::{self, Binary};
use crate::vm::{Res, Vm};
use mpyc_abi::object::{Kind, flag, flags};
use mpyc_abi::tables::VAR;
use mpyc_abi::types;
use mpyc_abi::value::Value;

/// Methods of `set`.
pub static MEMBERS: &[Member] = member_table! {
    fn ADD (2, 2) PLAIN => add;
    fn CLEAR (1, 1) PLAIN => clear;
    fn COPY (1, 1) PURE => copy;
    fn DIFFERENCE (1, VAR) PURE => difference;
    fn DIFFERENCE_UPDATE (1, VAR) PLAIN => difference_update;
    fn DISCARD (2, 2) PLAIN => discard;
    fn INTERSECTION (1, VAR) PURE => intersection;
    fn INTERSECTION_UPDATE (1, VAR) PLAIN => intersection_update;
    fn ISDISJOINT (2, 2) PURE => isdisjoint;
    fn ISSUBSET (2, 2) PURE => issubset;
    fn ISSUPERSET (2, 2) PURE => issuperset;
    fn POP (1, 1) PLAIN => pop;
    fn REMOVE (2, 2) PLAIN => remove;
    fn SYMMETRIC_DIFFERENCE (2, 2) PURE => symmetric_difference;
    fn SYMMETRIC_DIFFERENCE_UPDATE (2, 2) PLAIN => symmetric_difference_update;
    fn UNION (1, VAR) PURE => union;
    fn UPDATE (1, VAR) PLAIN => update;
};

/// Methods of `frozenset`.
pub static FROZEN_MEMBERS: &[Member] = member_table! {
    fn COPY (1, 1) PURE => copy;
    fn DIFFERENCE (1, VAR) PURE => difference;
    fn INTERSECTION (1, VAR) PURE => intersection;
    fn ISDISJOINT (2, 2) PURE => isdisjoint;
    fn ISSUBSET (2, 2) PURE => issubset;
    fn ISSUPERSET (2, 2) PURE => issuperset;
    fn SYMMETRIC_DIFFERENCE (2, 2) PURE => symmetric_difference;
    fn UNION (1, VAR) PURE => union;
};

fn receiver(vm: &mut Vm, args: Args) -> Res {
    arguments::receiver(vm, args, Kind::Set, types::SET)
}

/// The receiver of a method that changes it.
fn mutable(vm: &mut Vm, args: Args) -> Res {
    let s = receiver(vm, args)?;
    if set::is_frozen(s) {
        let name = ops::type_name(vm, s);
        return Err(vm.type_error(Msg::ARGUMENT_TYPE, &[Value::typ(types::SET), name]));
    }
    Ok(s)
}

/// A new set of the receiver's type with its elements; pushed.
fn copy_of(vm: &mut Vm, s: Value) -> Res {
    let kind = flags(crate::mem::r32(s.0)) & flag::FROZEN;
    let copy = set::from_iterable(vm, s, kind)?;
    vm.push(copy);
    Ok(copy)
}

/// Calls `each` for what an iterable gives; the item is on the stack meanwhile. False from `each` ends it.
fn for_each(vm: &mut Vm, iterable: Value, s: Value, each: fn(&mut Vm, Value, Value) -> Res<bool>) -> Res<bool> {
    let mark = vm.mark();
    let iterator = ops::iter(vm, iterable)?;
    vm.push(iterator);
    let inner = vm.mark();
    let mut all = true;
    while let (true, Some(item)) = (all, ops::next(vm, iterator)?) {
        vm.push(item);
        all = each(vm, s, item)?;
        vm.cut(inner);
        vm.poll()?;
    }
    vm.cut(mark);
    Ok(all)
}

/// Adds what an iterable gives.
///
/// # Errors
/// TypeError; whatever the iterator and hashing raise.
pub(super) fn add_all(vm: &mut Vm, s: Value, iterable: Value) -> Res<()> {
    for_each(vm, iterable, s, |vm, s, item| set::add(vm, s, item).map(|()| true)).map(|_| ())
}

fn remove_all(vm: &mut Vm, s: Value, iterable: Value) -> Res<()> {
    if iterable == s {
        table::clear(vm, s);
        return Ok(());
    }
    for_each(vm, iterable, s, |vm, s, item| set::remove(vm, s, item).map(|_| true)).map(|_| ())
}

/// Adds the elements of set `other` that are missing and removes those that are there.
fn toggle_all(vm: &mut Vm, s: Value, other: Value) -> Res<()> {
    if other == s {
        table::clear(vm, s);
        return Ok(());
    }
    for_each(vm, other, s, |vm, s, item| {
        if !set::remove(vm, s, item)? {
            set::add(vm, s, item)?;
        }
        Ok(true)
    })
    .map(|_| ())
}

/// Whether set `s` holds all that an iterable gives.
fn holds_all(vm: &mut Vm, s: Value, iterable: Value) -> Res<bool> {
    for_each(vm, iterable, s, set::contains)
}

/// Whether every element of `a` is in `b`, both sets.
///
/// # Errors
/// Whatever hashing and comparing raise.
pub(super) fn is_subset(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    if a == b {
        return Ok(true);
    }
    vm.check_recursion()?;
    Ok(set::len(a) <= set::len(b) && holds_all(vm, b, a)?)
}

/// Keeps the elements of `s` that are in `other` (a set).
fn keep_all(vm: &mut Vm, s: Value, other: Value) -> Res<()> {
    let mut at = 0;
    while let Some(element) = set::next(s, &mut at) {
        let mark = vm.mark();
        vm.push(element);
        if !set::contains(vm, other, element)? {
            set::remove(vm, s, element)?;
        }
        vm.cut(mark);
    }
    Ok(())
}

/// The set itself, or a set of what an iterable gives; pushed.
fn as_set(vm: &mut Vm, v: Value) -> Res {
    let s = if set::is_set(v) { v } else { set::from_iterable(vm, v, 0)? };
    vm.push(s);
    Ok(s)
}

/// An operator with two sets.
///
/// # Errors
/// Whatever hashing and comparing raise; MemoryError.
pub(super) fn operator(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let result = match op {
        Binary::LessEqual => is_subset(vm, a, b)?,
        Binary::MoreEqual => is_subset(vm, b, a)?,
        Binary::Less => set::len(a) < set::len(b) && is_subset(vm, a, b)?,
        Binary::More => set::len(a) > set::len(b) && is_subset(vm, b, a)?,
        _ => return combine(vm, op, a, b),
    };
    Ok(Value::bool(result))
}

fn combine(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let plain = match op {
        Binary::InplaceOr => Binary::Or,
        Binary::InplaceAnd => Binary::And,
        Binary::InplaceXor => Binary::Xor,
        Binary::InplaceSubtract => Binary::Subtract,
        op => op,
    };
    let change = match plain {
        Binary::Or => add_all,
        Binary::And => keep_all,
        Binary::Xor => toggle_all,
        Binary::Subtract => remove_all,
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let result = if plain == op || set::is_frozen(a) { copy_of(vm, a)? } else { a };
    change(vm, result, b)?;
    Ok(result)
}

fn add(vm: &mut Vm, args: Args) -> Res {
    let s = mutable(vm, args)?;
    set::add(vm, s, args.at(1))?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm, args: Args) -> Res {
    let s = mutable(vm, args)?;
    table::clear(vm, s);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: Args) -> Res {
    let s = receiver(vm, args)?;
    if set::is_frozen(s) { Ok(s) } else { copy_of(vm, s) }
}

fn discard(vm: &mut Vm, args: Args) -> Res {
    let s = mutable(vm, args)?;
    set::remove(vm, s, args.at(1))?;
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm, args: Args) -> Res {
    let s = mutable(vm, args)?;
    if set::remove(vm, s, args.at(1))? {
        return Ok(Value::NONE);
    }
    Err(vm.raise_value(types::KEY_ERROR, args.at(1)))
}

fn pop(vm: &mut Vm, args: Args) -> Res {
    let s = mutable(vm, args)?;
    let mut at = 0;
    let entry = table::next(s, &mut at);
    if entry == 0 {
        return Err(vm.raise(types::KEY_ERROR, Msg::POP_EMPTY_SET, &[]));
    }
    let element = Value::from_word(crate::mem::r32(entry));
    table::remove(s, entry);
    Ok(element)
}

/// Changes `s` by each of the arguments after the receiver.
fn change_by_each(vm: &mut Vm, s: Value, args: Args, change: fn(&mut Vm, Value, Value) -> Res<()>) -> Res<()> {
    for i in 1..args.len() {
        change(vm, s, args.at(i))?;
    }
    Ok(())
}

fn keep_all_of_iterable(vm: &mut Vm, s: Value, iterable: Value) -> Res<()> {
    let mark = vm.mark();
    let other = as_set(vm, iterable)?;
    keep_all(vm, s, other)?;
    vm.cut(mark);
    Ok(())
}

fn toggle_all_of_iterable(vm: &mut Vm, s: Value, iterable: Value) -> Res<()> {
    let mark = vm.mark();
    // As a set: an item that comes twice must not be toggled back.
    let other = as_set(vm, iterable)?;
    toggle_all(vm, s, other)?;
    vm.cut(mark);
    Ok(())
}

/// A changed copy of the receiver.
fn changed_copy(vm: &mut Vm, args: Args, change: fn(&mut Vm, Value, Value) -> Res<()>) -> Res {
    let s = receiver(vm, args)?;
    let copy = copy_of(vm, s)?;
    change_by_each(vm, copy, args, change)?;
    Ok(copy)
}

/// The receiver, changed.
fn changed(vm: &mut Vm, args: Args, change: fn(&mut Vm, Value, Value) -> Res<()>) -> Res {
    let s = mutable(vm, args)?;
    change_by_each(vm, s, args, change)?;
    Ok(Value::NONE)
}

fn union(vm: &mut Vm, args: Args) -> Res {
    changed_copy(vm, args, add_all)
}

fn update(vm: &mut Vm, args: Args) -> Res {
    changed(vm, args, add_all)
}

fn difference(vm: &mut Vm, args: Args) -> Res {
    changed_copy(vm, args, remove_all)
}

fn difference_update(vm: &mut Vm, args: Args) -> Res {
    changed(vm, args, remove_all)
}

fn intersection(vm: &mut Vm, args: Args) -> Res {
    changed_copy(vm, args, keep_all_of_iterable)
}

fn intersection_update(vm: &mut Vm, args: Args) -> Res {
    changed(vm, args, keep_all_of_iterable)
}

fn symmetric_difference(vm: &mut Vm, args: Args) -> Res {
    changed_copy(vm, args, toggle_all_of_iterable)
}

fn symmetric_difference_update(vm: &mut Vm, args: Args) -> Res {
    changed(vm, args, toggle_all_of_iterable)
}

fn isdisjoint(vm: &mut Vm, args: Args) -> Res {
    let s = receiver(vm, args)?;
    let none = for_each(vm, args.at(1), s, |vm, s, item| Ok(!set::contains(vm, s, item)?))?;
    Ok(Value::bool(none))
}

fn issubset(vm: &mut Vm, args: Args) -> Res {
    let s = receiver(vm, args)?;
    let other = as_set(vm, args.at(1))?;
    Ok(Value::bool(is_subset(vm, s, other)?))
}

fn issuperset(vm: &mut Vm, args: Args) -> Res {
    let s = receiver(vm, args)?;
    Ok(Value::bool(holds_all(vm, s, args.at(1))?))
}
