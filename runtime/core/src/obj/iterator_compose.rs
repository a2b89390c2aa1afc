//! Iterators that call something for each item: enumerate, zip, map, filter, reversed, `iter(f, sentinel)`,
//! `__getitem__`, ranges beyond small ints.
//!
//! Enumerate, zip, map and filter have no end of their own, as in Python: they ask the iterators below them each time.

use super::iterator::{self, Kind, add, count, finish, set_count, word};
use crate::mem::{r32, values, w32};
use crate::msg::Msg;
use crate::native::Args;
use crate::ops;
use crate::resume::is_raised;
use crate::vm::{Res, Root, Vm};
use mpyc_abi::object;
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

/// The next item of an iterator of one of these kinds.
pub(super) fn next(vm: &mut Vm, it: Value) -> Res<Option<Value>> {
    let mark = vm.mark();
    let item = match iterator::kind(it) {
        Kind::LongRange => next_long(vm, it),
        Kind::Reversed => next_reversed(vm, it),
        Kind::GetItem => next_get_item(vm, it),
        Kind::Callable => next_call(vm, it),
        Kind::Enumerate => next_enumerate(vm, it),
        Kind::Zip => next_zip(vm, it),
        Kind::Map => next_map(vm, it),
        Kind::Filter => next_filter(vm, it),
        _ => Ok(None),
    };
    vm.cut(mark);
    item
}

fn get(it: Value, i: u32) -> Value {
    Value::from_word(r32(it.0 + word(i)))
}

fn next_long(vm: &mut Vm, it: Value) -> Res<Option<Value>> {
    let left = get(it, 2);
    if left == Value::small(0) {
        return Ok(finish(it));
    }
    let value = get(it, 0);
    vm.push(value);
    let left = add(vm, left, Value::small(-1))?;
    vm.push(left);
    let following = add(vm, value, get(it, 1))?;
    w32(it.0 + word(0), following.0);
    w32(it.0 + word(2), left.0);
    Ok(Some(value))
}

fn next_reversed(vm: &mut Vm, it: Value) -> Res<Option<Value>> {
    let index = count(it, 1);
    if index == 0 {
        return Ok(finish(it));
    }
    set_count(it, 1, index - 1);
    match ops::subscr(vm, get(it, 0), Value::small(index as i32 - 1)) {
        Ok(v) => Ok(Some(v)),
        Err(e) => end_at(vm, it, types::INDEX_ERROR, e),
    }
}

fn next_get_item(vm: &mut Vm, it: Value) -> Res<Option<Value>> {
    let index = count(it, 1);
    match ops::subscr(vm, get(it, 0), Value::small(index as i32)) {
        Ok(v) => {
            set_count(it, 1, index + 1);
            Ok(Some(v))
        }
        Err(_) if is_raised(vm, types::STOP_ITERATION) => {
            // Its value is not this iterator's.
            vm.set_root(Root::Exception, Value::NONE);
            Ok(finish(it))
        }
        Err(e) => end_at(vm, it, types::INDEX_ERROR, e),
    }
}

/// Takes an exception of that class as the end.
fn end_at(vm: &mut Vm, it: Value, class: types::TypeId, e: crate::vm::Raised) -> Res<Option<Value>> {
    if is_raised(vm, class) { Ok(finish(it)) } else { Err(e) }
}

fn next_call(vm: &mut Vm, it: Value) -> Res<Option<Value>> {
    let sentinel = get(it, 1);
    vm.push(sentinel);
    let item = match ops::call(vm, get(it, 0), &[]) {
        Ok(item) => item,
        Err(e) => return end_at(vm, it, types::STOP_ITERATION, e),
    };
    vm.push(item);
    if item == sentinel || ops::eq(vm, item, sentinel)? {
        return Ok(finish(it));
    }
    Ok(Some(item))
}

fn next_enumerate(vm: &mut Vm, it: Value) -> Res<Option<Value>> {
    let Some(item) = ops::next(vm, get(it, 0))? else { return Ok(None) };
    vm.push(item);
    let number = get(it, 1);
    let pair = super::tuple::new(vm, &[number, item])?;
    vm.push(pair);
    let following = add(vm, number, Value::small(1))?;
    w32(it.0 + word(1), following.0);
    Ok(Some(pair))
}

/// Pushes the next item of each iterator from word 1 on; the number of the first that has ended, if one has.
fn push_next_of_each(vm: &mut Vm, it: Value) -> Res<Option<u32>> {
    let count = object::words(r32(it.0)) - 3;
    vm.reserve(count)?;
    for i in 0..count {
        match ops::next(vm, get(it, i + 1))? {
            Some(item) => vm.push(item),
            None => return Ok(Some(i)),
        }
    }
    Ok(None)
}

fn next_zip(vm: &mut Vm, it: Value) -> Res<Option<Value>> {
    let mark = vm.mark();
    let strict = get(it, 0) == Value::TRUE;
    if object::words(r32(it.0)) == 3 {
        return Ok(None);
    }
    if let Some(ended) = push_next_of_each(vm, it)? {
        if strict {
            check_all_ended(vm, it, ended)?;
        }
        return Ok(None);
    }
    let count = (vm.mark() - mark) / 4;
    Ok(Some(super::tuple::from_stack(vm, mark, count)?))
}

/// ValueError unless, with iterator `ended` the first to end, all end now.
fn check_all_ended(vm: &mut Vm, it: Value, ended: u32) -> Res<()> {
    let number = |i: u32| Value::small(i as i32 + 1);
    if ended > 0 {
        return Err(vm.value_error(Msg::ZIP_SHORTER, &[number(ended)]));
    }
    for i in 1..object::words(r32(it.0)) - 3 {
        if ops::next(vm, get(it, i + 1))?.is_some() {
            return Err(vm.value_error(Msg::ZIP_LONGER, &[number(i)]));
        }
    }
    Ok(())
}

fn next_map(vm: &mut Vm, it: Value) -> Res<Option<Value>> {
    let mark = vm.mark();
    if push_next_of_each(vm, it)?.is_some() {
        return Ok(None);
    }
    let count = (vm.mark() - mark) / 4;
    match ops::call(vm, get(it, 0), values(mark, count)) {
        Ok(v) => Ok(Some(v)),
        Err(e) if is_raised(vm, types::STOP_ITERATION) => {
            let _ = e;
            Ok(None)
        }
        Err(e) => Err(e),
    }
}

fn next_filter(vm: &mut Vm, it: Value) -> Res<Option<Value>> {
    let test = get(it, 0);
    vm.push(test);
    let mark = vm.mark();
    while let Some(item) = ops::next(vm, get(it, 1))? {
        vm.push(item);
        let verdict = if test == Value::NONE { item } else { ops::call(vm, test, &[item])? };
        vm.push(verdict);
        if ops::truth(vm, verdict)? {
            return Ok(Some(item));
        }
        vm.cut(mark);
        vm.poll()?;
    }
    Ok(None)
}

/// `enumerate(iterable, start=0)`.
///
/// # Errors
/// TypeError.
pub fn make_enumerate(vm: &mut Vm, args: Args) -> Res {
    let [iterable, start] = super::arguments::parse(vm, args, &[names::ITERABLE, names::START], 1)?;
    let start = if start.is_null() { Value::small(0) } else { super::arguments::int(vm, start)? };
    vm.push(start);
    let iterator = ops::iter(vm, iterable)?;
    iterator::new(vm, Kind::Enumerate, &[iterator, start])
}

/// `zip(*iterables, strict=False)`.
///
/// # Errors
/// TypeError.
pub fn make_zip(vm: &mut Vm, args: Args) -> Res {
    let strict = match args.kw(names::STRICT) {
        Value::NULL if args.kw_len() == 0 => false,
        v if args.kw_len() == 1 && !v.is_null() => ops::truth(vm, v)?,
        _ => return Err(super::arguments::unexpected_keyword(vm, args)),
    };
    over_each(vm, Kind::Zip, Value::bool(strict), args)
}

/// `map(function, iterable, *iterables)`.
///
/// # Errors
/// TypeError.
pub fn make_map(vm: &mut Vm, args: Args) -> Res {
    if args.len() < 2 {
        return Err(vm.type_error(Msg::MISSING_ARGS, &[Value::small(2 - args.len() as i32)]));
    }
    over_each(vm, Kind::Map, args.at(0), args.skip(1))
}

/// An iterator with `first` and an iterator over each argument.
fn over_each(vm: &mut Vm, kind: Kind, first: Value, args: Args) -> Res {
    vm.reserve(args.len() + 1)?;
    let mark = vm.mark();
    vm.push(first);
    for i in 0..args.len() {
        let iterator = ops::iter(vm, args.at(i))?;
        vm.push(iterator);
    }
    let count = args.len() + 1;
    let address = vm.allocate(object::Kind::Iterator, 0, 2 + count)?;
    w32(address + 4, Value::small(kind as i32).0);
    crate::mem::copy(mark, address + word(0), count * 4);
    Ok(Value::object(address))
}

/// `filter(function, iterable)`.
///
/// # Errors
/// TypeError.
pub fn make_filter(vm: &mut Vm, args: Args) -> Res {
    if args.len() != 2 {
        return Err(super::arguments::wrong_count(vm, 2, args.len()));
    }
    let iterator = ops::iter(vm, args.at(1))?;
    iterator::new(vm, Kind::Filter, &[args.at(0), iterator])
}

/// `reversed(sequence)`.
///
/// # Errors
/// TypeError.
pub fn make_reversed(vm: &mut Vm, args: Args) -> Res {
    if args.len() != 1 {
        return Err(super::arguments::wrong_count(vm, 1, args.len()));
    }
    let v = args.at(0);
    match ops::kind(v) {
        Some(object::Kind::Range) => return super::range::reversed(vm, v),
        Some(object::Kind::Dict) => return iterator::reversed_dict(vm, v, super::dict_view::View::Keys),
        Some(object::Kind::Pair) if super::dict_view::is_view(v) => return super::dict_view::reversed(vm, v),
        Some(object::Kind::Set) => {
            return Err(vm.type_error_about(Msg::NOT_REVERSIBLE, v, Value::NULL));
        }
        Some(object::Kind::Instance) => {
            if let Some(method) = crate::attr::try_load(vm, v, Value::str(names::DUNDER_REVERSED))? {
                return ops::call(vm, method, &[]);
            }
        }
        _ => {}
    }
    let length = ops::len(vm, v)?;
    iterator::new(vm, Kind::Reversed, &[v, Value::small(length as i32)])
}
