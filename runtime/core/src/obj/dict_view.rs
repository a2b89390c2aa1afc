//! Views of dicts (`keys()`, `values()`, `items()`) and the iterators over dicts.
//!
//! A view is a `Pair` of type `dict_view`: the dict, and which [`View`] it is (small int). It shows the
//! dict as it is now.

use super::{dict, iterator, repr_guard};
use crate::mem::{r32, w32};
use crate::ops::{self, Binary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::{Kind, flags};
use mpyc_abi::types;
use mpyc_abi::value::Value;

/// What of a dict's entries is seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum View {
    /// The keys.
    Keys = 0,
    /// The values.
    Values = 1,
    /// Tuples of key and value.
    Items = 2,
}

impl View {
    fn from_number(n: i32) -> View {
        match n {
            0 => View::Keys,
            1 => View::Values,
            _ => View::Items,
        }
    }
}

/// A view of a dict.
///
/// # Errors
/// MemoryError.
pub fn new(vm: &mut Vm, d: Value, view: View) -> Res {
    let address = vm.allocate(Kind::Pair, types::DICT_VIEW.0, 3)?;
    w32(address + 4, d.0);
    w32(address + 8, Value::small(view as i32).0);
    Ok(Value::object(address))
}

/// Whether `v` is a view.
pub fn is_view(v: Value) -> bool {
    ops::is_kind(v, Kind::Pair) && flags(r32(v.0)) & 0x7F == types::DICT_VIEW.0
}

/// Whether `v` is a view of keys or items, which behaves as a set does.
pub fn is_set_like(v: Value) -> bool {
    is_view(v) && parts(v).1 != View::Values
}

/// The dict and what is seen of it.
fn parts(v: Value) -> (Value, View) {
    (Value::from_word(r32(v.0 + 4)), View::from_number(Value::from_word(r32(v.0 + 8)).as_small()))
}

/// An iterator over a dict.
///
/// # Errors
/// MemoryError.
pub fn iterator(vm: &mut Vm, d: Value, view: View) -> Res {
    let kind = match view {
        View::Keys => iterator::Kind::DictKeys,
        View::Values => iterator::Kind::DictValues,
        View::Items => iterator::Kind::DictItems,
    };
    iterator::new(vm, kind, &[d, Value::small(0), Value::small(dict::len(d) as i32)])
}

/// An iterator over `v`.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    let (d, view) = parts(v);
    iterator(vm, d, view)
}

/// An iterator over `v` from the last entry on.
///
/// # Errors
/// MemoryError.
pub fn reversed(vm: &mut Vm, v: Value) -> Res {
    let (d, view) = parts(v);
    iterator::reversed_dict(vm, d, view)
}

/// Its length.
pub fn len(v: Value) -> u32 {
    dict::len(parts(v).0)
}

/// Writes `str` or, if `repr`, `repr`.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = repr;
    let (d, view) = parts(v);
    let name = match view {
        View::Keys => "dict_keys([",
        View::Values => "dict_values([",
        View::Items => "dict_items([",
    };
    if !repr_guard::enter(vm, d, out, "...")? {
        return Ok(());
    }
    let mark = vm.mark();
    vm.push(v);
    let done = out.text(vm, name).and_then(|()| print_entries(vm, d, view, out));
    vm.cut(mark);
    repr_guard::leave(d);
    done
}

fn print_entries(vm: &mut Vm, d: Value, view: View, out: &mut Out) -> Res<()> {
    let mut at = 0;
    let mut separator = "";
    while let Some((key, value)) = dict::next(d, &mut at) {
        out.text(vm, separator)?;
        separator = ", ";
        let mark = vm.mark();
        vm.push(key);
        vm.push(value);
        match view {
            View::Keys => ops::print(vm, key, out, true)?,
            View::Values => ops::print(vm, value, out, true)?,
            View::Items => {
                out.text(vm, "(")?;
                ops::print(vm, key, out, true)?;
                out.text(vm, ", ")?;
                ops::print(vm, value, out, true)?;
                out.text(vm, ")")?;
            }
        }
        vm.cut(mark);
    }
    out.text(vm, "])")
}

/// `item in v`.
pub fn contains(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    let (d, view) = parts(v);
    let mark = vm.mark();
    let found = match view {
        View::Keys => dict::contains(vm, d, item),
        View::Values => contains_value(vm, d, item),
        View::Items => contains_item(vm, d, item),
    };
    vm.cut(mark);
    found
}

fn contains_value(vm: &mut Vm, d: Value, item: Value) -> Res<bool> {
    let mut at = 0;
    while let Some((_, value)) = dict::next(d, &mut at) {
        let mark = vm.mark();
        vm.push(value);
        if value == item || ops::eq(vm, value, item)? {
            return Ok(true);
        }
        vm.cut(mark);
    }
    Ok(false)
}

fn contains_item(vm: &mut Vm, d: Value, item: Value) -> Res<bool> {
    if !ops::is_kind(item, Kind::Tuple) || super::tuple::len(item) != 2 {
        return Ok(false);
    }
    let wanted = super::tuple::get(item, 1);
    match dict::get(vm, d, super::tuple::get(item, 0))? {
        Some(value) => {
            vm.push(value);
            Ok(value == wanted || ops::eq(vm, value, wanted)?)
        }
        None => Ok(false),
    }
}

/// `a == b`: views of keys or items are equal to views and sets with equal elements.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    if a == b {
        return Ok(true);
    }
    let comparable = is_set_like(b) || super::set::is_set(b);
    if !is_set_like(a) || !comparable || ops::len(vm, b)? != len(a) {
        return Ok(false);
    }
    vm.check_recursion()?;
    let mark = vm.mark();
    let iterator = iter(vm, a)?;
    vm.push(iterator);
    let inner = vm.mark();
    let mut equal = true;
    while let (true, Some(item)) = (equal, iterator::next(vm, iterator)?) {
        vm.push(item);
        equal = ops::contains(vm, b, item)?;
        vm.cut(inner);
    }
    vm.cut(mark);
    Ok(equal)
}

/// A binary operator with `a` a view: those of sets, with a set as result; `NOT_IMPLEMENTED` if it has none for `b`.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let arithmetic = matches!(op, Binary::Or | Binary::And | Binary::Xor | Binary::Subtract);
    let order = matches!(op, Binary::Less | Binary::More | Binary::LessEqual | Binary::MoreEqual);
    let other_fits = is_set_like(b) || super::set::is_set(b);
    if !is_set_like(a) || !(arithmetic || order && other_fits) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let mark = vm.mark();
    let left = super::set::from_iterable(vm, a, 0)?;
    vm.push(left);
    let right = super::set::from_iterable(vm, b, 0)?;
    vm.push(right);
    let result = super::set::binary(vm, op, left, right);
    vm.cut(mark);
    result
}
