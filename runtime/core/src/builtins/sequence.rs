//! Built-in functions over iterables: `len iter next min max sum any all sorted`.

use crate::msg::Msg;
use crate::native::Args;
use crate::obj::iterator;
use crate::obj::list_sort::{self, Order};
use crate::obj::{arguments, list, range, str};
use crate::ops::{self, Binary};
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;

/// `len(v)`.
pub(super) fn len(vm: &mut Vm, args: Args) -> Res {
    let v = args.at(0);
    // Only a range can be longer than memory.
    if ops::is_kind(v, Kind::Range) { range::length(vm, v) } else { Ok(Value::small(ops::len(vm, v)? as i32)) }
}

/// `all(iterable)`.
pub(super) fn all(vm: &mut Vm, args: Args) -> Res {
    Ok(Value::bool(!some_is(vm, args, false)?))
}

/// `any(iterable)`.
pub(super) fn any(vm: &mut Vm, args: Args) -> Res {
    Ok(Value::bool(some_is(vm, args, true)?))
}

/// Whether an item of the first argument has that truth.
fn some_is(vm: &mut Vm, args: Args, truth: bool) -> Res<bool> {
    let iterator = ops::iter(vm, args.at(0))?;
    vm.push(iterator);
    let mark = vm.mark();
    while let Some(item) = ops::next(vm, iterator)? {
        vm.push(item);
        if ops::truth(vm, item)? == truth {
            return Ok(true);
        }
        vm.cut(mark);
        vm.poll()?;
    }
    Ok(false)
}

/// `sum(iterable, start=0)`.
pub(super) fn sum(vm: &mut Vm, args: Args) -> Res {
    let [iterable, start] = arguments::parse(vm, args, &[names::ITERABLE, names::START], 1)?;
    let mut total = if start.is_null() { Value::small(0) } else { start };
    if str::is_str(total) {
        return Err(vm.type_error(Msg::SUM_STRINGS, &[]));
    }
    let iterator = ops::iter(vm, iterable)?;
    vm.push(iterator);
    let mark = vm.mark();
    vm.push(total);
    while let Some(item) = ops::next(vm, iterator)? {
        vm.push(item);
        total = match (total.small_value(), item.small_value()) {
            (Some(_), Some(_)) => iterator::add(vm, total, item)?,
            _ => ops::binary(vm, Binary::Add, total, item)?,
        };
        vm.cut(mark);
        vm.push(total);
        vm.poll()?;
    }
    Ok(total)
}

/// `max(iterable, key=None, default=...)`, `max(a, b, ...)`.
pub(super) fn max(vm: &mut Vm, args: Args) -> Res {
    extreme(vm, args, true)
}

/// `min(iterable, key=None, default=...)`, `min(a, b, ...)`.
pub(super) fn min(vm: &mut Vm, args: Args) -> Res {
    extreme(vm, args, false)
}

fn extreme(vm: &mut Vm, args: Args, largest: bool) -> Res {
    if args.len() > 1 && args.kw_len() == 0 {
        return extreme_argument(vm, args, largest);
    }
    let named = Args::new(args.base() + args.len() * 4, 0, args.kw_len() as u8);
    let [key, default] = arguments::parse(vm, named, &[names::KEY, names::DEFAULT], 0)?;
    if args.len() > 1 && !default.is_null() {
        return Err(vm.type_error(Msg::UNEXPECTED_KEYWORD, &[Value::str(names::DEFAULT)]));
    }
    let items = if args.len() == 1 { args.get(0) } else { crate::obj::tuple::from_stack(vm, args.base(), args.len())? };
    vm.push(items);
    let iterator = ops::iter(vm, items)?;
    vm.push(iterator);
    let best = extreme_of(vm, iterator, key, largest)?;
    match best {
        Some(item) => Ok(item),
        None if !default.is_null() => Ok(default),
        None => Err(vm.value_error(Msg::EMPTY_SEQUENCE, &[])),
    }
}

/// The first of the largest or smallest arguments.
fn extreme_argument(vm: &mut Vm, args: Args, largest: bool) -> Res {
    let mut best = args.at(0);
    for i in 1..args.len() {
        let item = args.at(i);
        let (low, high) = if largest { (best, item) } else { (item, best) };
        if ops::less(vm, low, high)? {
            best = item;
        }
    }
    Ok(best)
}

/// The first of the largest or smallest items; what `key` gives is compared.
fn extreme_of(vm: &mut Vm, iterator: Value, key: Value, largest: bool) -> Res<Option<Value>> {
    let mark = vm.mark();
    let mut best: Option<(Value, Value)> = None;
    while let Some(item) = ops::next(vm, iterator)? {
        vm.push(item);
        let rank = if key.is_null() || key == Value::NONE { item } else { ops::call(vm, key, &[item])? };
        vm.push(rank);
        let better = match best {
            None => true,
            Some((rival, _)) if largest => ops::less(vm, rival, rank)?,
            Some((rival, _)) => ops::less(vm, rank, rival)?,
        };
        if better {
            best = Some((rank, item));
        }
        vm.cut(mark);
        if let Some((rank, item)) = best {
            vm.push(rank);
            vm.push(item);
        }
        vm.poll()?;
    }
    Ok(best.map(|(_, item)| item))
}

/// `sorted(iterable, key=None, reverse=False)`.
pub(super) fn sorted(vm: &mut Vm, args: Args) -> Res {
    let order = Order::from_keywords(vm, args)?;
    let l = list::from_iterable(vm, args.at(0))?;
    vm.push(l);
    list_sort::sort(vm, l, order)?;
    Ok(l)
}
