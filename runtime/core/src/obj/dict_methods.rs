//! Methods of dicts.

use super::dict_view::{self, View};
use super::{dict, dict_table as table};
use crate::mem::r32;
use crate::member_table;
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::ops;
use crate::vm::{Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

/// Its methods.
pub static MEMBERS: &[Member] = member_table! {
    fn CLEAR (1, 1) PLAIN => clear;
    fn COPY (1, 1) PURE => copy;
    fn FROMKEYS (2, 3) CLASS => fromkeys;
    fn GET (2, 3) PURE => get;
    fn ITEMS (1, 1) PURE => items;
    fn KEYS (1, 1) PURE => keys;
    fn POP (2, 3) PLAIN => pop;
    fn POPITEM (1, 1) PLAIN => popitem;
    fn SETDEFAULT (2, 3) PLAIN => setdefault;
    fn UPDATE (1, 2) KW => update;
    fn VALUES (1, 1) PURE => values;
};

/// The dict that a method was called on.
fn receiver(vm: &mut Vm, args: Args) -> Res {
    super::arguments::receiver(vm, args, Kind::Dict, types::DICT)
}

fn clear(vm: &mut Vm, args: Args) -> Res {
    let d = receiver(vm, args)?;
    dict::clear(vm, d);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: Args) -> Res {
    let d = receiver(vm, args)?;
    dict::copy(vm, d)
}

fn fromkeys(vm: &mut Vm, args: Args) -> Res {
    let d = dict::new(vm, 0)?;
    vm.push(d);
    let value = args.or(2, Value::NONE);
    let iterator = ops::iter(vm, args.at(1))?;
    vm.push(iterator);
    while let Some(key) = ops::next(vm, iterator)? {
        dict::set(vm, d, key, value)?;
        vm.poll()?;
    }
    Ok(d)
}

fn get(vm: &mut Vm, args: Args) -> Res {
    let d = receiver(vm, args)?;
    Ok(dict::get(vm, d, args.at(1))?.unwrap_or(args.or(2, Value::NONE)))
}

fn items(vm: &mut Vm, args: Args) -> Res {
    let d = receiver(vm, args)?;
    dict_view::new(vm, d, View::Items)
}

fn keys(vm: &mut Vm, args: Args) -> Res {
    let d = receiver(vm, args)?;
    dict_view::new(vm, d, View::Keys)
}

fn values(vm: &mut Vm, args: Args) -> Res {
    let d = receiver(vm, args)?;
    dict_view::new(vm, d, View::Values)
}

fn pop(vm: &mut Vm, args: Args) -> Res {
    let d = receiver(vm, args)?;
    match dict::remove(vm, d, args.at(1))? {
        Some(value) => Ok(value),
        None if args.len() > 2 => Ok(args.get(2)),
        None => Err(vm.raise_value(types::KEY_ERROR, args.at(1))),
    }
}

fn popitem(vm: &mut Vm, args: Args) -> Res {
    let d = receiver(vm, args)?;
    let mut at = u32::MAX;
    let entry = table::previous(d, &mut at);
    if entry == 0 {
        return Err(vm.raise(types::KEY_ERROR, Msg::POPITEM_EMPTY, &[]));
    }
    let item = super::tuple::new(vm, &[Value::from_word(r32(entry)), dict::value_at(entry)])?;
    table::remove(d, entry);
    Ok(item)
}

fn setdefault(vm: &mut Vm, args: Args) -> Res {
    let d = receiver(vm, args)?;
    let (key, value) = (args.at(1), args.or(2, Value::NONE));
    let entry = table::insert(vm, d, key)?;
    if dict::value_at(entry).is_null() {
        crate::mem::w32(entry + 4, value.0);
    }
    Ok(dict::value_at(entry))
}

fn update(vm: &mut Vm, args: Args) -> Res {
    let d = receiver(vm, args)?;
    update_from(vm, d, args.skip(1))?;
    Ok(Value::NONE)
}

/// Takes over a positional argument, if there is one, then the keyword arguments.
pub(super) fn update_from(vm: &mut Vm, d: Value, args: Args) -> Res<()> {
    if !args.is_empty() {
        update_with(vm, d, args.get(0))?;
    }
    for i in 0..args.kw_len() {
        let (name, value) = args.kw_at(i);
        dict::set(vm, d, name, value)?;
    }
    Ok(())
}

/// Takes over the entries of a dict or of an object with `keys()`, or pairs from an iterable.
pub(super) fn update_with(vm: &mut Vm, d: Value, source: Value) -> Res<()> {
    if dict::is_dict(source) {
        return dict::update(vm, d, source);
    }
    if ops::is_kind(source, Kind::Instance)
        && let Some(keys) = crate::attr::try_load(vm, source, Value::str(names::KEYS))?
    {
        vm.push(keys);
        return update_with_mapping(vm, d, source, keys);
    }
    let iterator = ops::iter(vm, source)?;
    vm.push(iterator);
    while let Some(pair) = ops::next(vm, iterator)? {
        let mark = vm.mark();
        vm.push(pair);
        let (key, value) = unpack_pair(vm, pair)?;
        dict::set(vm, d, key, value)?;
        vm.cut(mark);
        vm.poll()?;
    }
    Ok(())
}

fn update_with_mapping(vm: &mut Vm, d: Value, source: Value, keys: Value) -> Res<()> {
    let all = ops::call(vm, keys, &[])?;
    vm.push(all);
    let iterator = ops::iter(vm, all)?;
    vm.push(iterator);
    while let Some(key) = ops::next(vm, iterator)? {
        let mark = vm.mark();
        vm.push(key);
        let value = ops::subscr(vm, source, key)?;
        dict::set(vm, d, key, value)?;
        vm.cut(mark);
    }
    Ok(())
}

/// The two items of an iterable; leaves them on the stack.
fn unpack_pair(vm: &mut Vm, pair: Value) -> Res<(Value, Value)> {
    let iterator = ops::iter(vm, pair)?;
    vm.push(iterator);
    let mut items = [Value::NULL; 2];
    for item in &mut items {
        match ops::next(vm, iterator)? {
            Some(v) => *item = v,
            None => return Err(vm.value_error(Msg::DICT_UPDATE_LENGTH, &[])),
        }
        vm.push(*item);
    }
    match ops::next(vm, iterator)? {
        Some(_) => Err(vm.value_error(Msg::DICT_UPDATE_LENGTH, &[])),
        None => Ok((items[0], items[1])),
    }
}
