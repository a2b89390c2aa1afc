//! Methods that search: find, rfind, index, rindex, count, replace, startswith, endswith, in.

use super::{Form, Text, Writer, allocate, data, finish, form, part, this, utf8};
use crate::msg::Msg;
use crate::native::Args;
use crate::obj::array::is_array;
use crate::obj::slice::clamped;
use crate::obj::tuple;
use crate::vm::{Res, Vm};
use crate::wait::Stop;
use mpyc_abi::value::Value;

/// Offset of the first `needle` in `hay`; none when it is stopped.
pub fn first(hay: &[u8], needle: &[u8], stop: Stop<'_>) -> Option<usize> {
    let Some(&start) = needle.first() else { return Some(0) };
    let last = hay.len().checked_sub(needle.len())?;
    let is_there = |&at: &usize| hay.get(at) == Some(&start) && part(hay, at, at + needle.len()) == needle;
    (0..=last).take_while(|_| !stop.is_asked()).find(is_there)
}

/// Offset of the last `needle` in `hay`; none when it is stopped.
pub fn last(hay: &[u8], needle: &[u8], stop: Stop<'_>) -> Option<usize> {
    let last = hay.len().checked_sub(needle.len())?;
    (0..=last).rev().take_while(|_| !stop.is_asked()).find(|&at| part(hay, at, at + needle.len()) == needle)
}

/// Whether `needle` is in `hay`; not when it is stopped.
pub fn has(hay: &[u8], needle: &[u8], stop: Stop<'_>) -> bool {
    first(hay, needle, stop).is_some()
}

/// Number of `needle` in `hay` that do not overlap; `needle` is not empty.
fn occurrences(mut hay: &[u8], needle: &[u8], stop: Stop<'_>) -> usize {
    let mut count = 0;
    while let Some(at) = first(hay, needle, stop) {
        count += 1;
        hay = part(hay, at + needle.len(), hay.len());
    }
    count
}

// ---- methods

/// The character index that `find` and `rfind` give.
fn locate(vm: &mut Vm, args: Args, from_end: bool) -> Res<Option<usize>> {
    let text = this(vm, args)?;
    let needle = text.peer_or_byte(vm, args.at(1))?;
    let Some((start, end)) = text.span(vm, args, 2)? else { return Ok(None) };
    let hay = part(text.data(), start, end);
    let found = if from_end { last(hay, needle, vm.stop()) } else { first(hay, needle, vm.stop()) };
    vm.check_interrupt()?;
    Ok(found.map(|at| text.index(start + at)))
}

fn locate_or_raise(vm: &mut Vm, args: Args, from_end: bool) -> Res {
    match locate(vm, args, from_end)? {
        Some(at) => Ok(Value::small(at as i32)),
        None => Err(vm.value_error(Msg::SUBSTRING_NOT_FOUND, &[])),
    }
}

fn locate_or_minus_one(vm: &mut Vm, args: Args, from_end: bool) -> Res {
    let found = locate(vm, args, from_end)?;
    Ok(Value::small(found.map_or(-1, |at| at as i32)))
}

/// `find(sub, start=None, end=None)`
pub fn find(vm: &mut Vm, args: Args) -> Res {
    locate_or_minus_one(vm, args, false)
}

/// `rfind(sub, start=None, end=None)`
pub fn rfind(vm: &mut Vm, args: Args) -> Res {
    locate_or_minus_one(vm, args, true)
}

/// `index(sub, start=None, end=None)`
pub fn index(vm: &mut Vm, args: Args) -> Res {
    locate_or_raise(vm, args, false)
}

/// `rindex(sub, start=None, end=None)`
pub fn rindex(vm: &mut Vm, args: Args) -> Res {
    locate_or_raise(vm, args, true)
}

/// `count(sub, start=None, end=None)`
pub fn count(vm: &mut Vm, args: Args) -> Res {
    let text = this(vm, args)?;
    let needle = text.peer_or_byte(vm, args.at(1))?;
    let n = match text.span(vm, args, 2)? {
        None => 0,
        Some((start, end)) if needle.is_empty() => text.index(end) - text.index(start) + 1,
        Some((start, end)) => occurrences(part(text.data(), start, end), needle, vm.stop()),
    };
    vm.check_interrupt()?;
    Ok(Value::small(n as i32))
}

/// `replace(old, new, count=-1)`
pub fn replace(vm: &mut Vm, args: Args) -> Res {
    let text = this(vm, args)?;
    let (old, new) = (text.peer(vm, args.at(1))?, text.peer(vm, args.at(2))?);
    let limit = clamped(vm, args.or(3, Value::small(-1)))?;
    let present = if old.is_empty() { text.len() + 1 } else { occurrences(text.data(), old, vm.stop()) };
    let count = if limit < 0 { present } else { present.min(limit as usize) };
    vm.check_interrupt()?;
    if count == 0 {
        return text.same_or(vm, text.data());
    }
    let added = new.len().saturating_mul(count);
    let length = (text.data().len() - old.len() * count).saturating_add(added);
    let result = allocate(vm, text.form(), length)?;
    fill_replaced(text, old, new, count, &mut Writer::new(result), vm.stop());
    vm.check_interrupt()?;
    Ok(finish(result))
}

/// Writes the text with the first `count` of `old` replaced; an empty `old` lies before each character and at the end.
fn fill_replaced(text: Text, old: &[u8], new: &[u8], count: usize, out: &mut Writer, stop: Stop<'_>) {
    let mut rest = text.data();
    for _ in 0..count {
        let Some(at) = first(rest, old, stop) else { break };
        out.put(part(rest, 0, at));
        out.put(new);
        rest = part(rest, at + old.len(), rest.len());
        if old.is_empty() {
            let width = if text.wide() { rest.first().map_or(0, |&b| utf8::width(b)) } else { 1 };
            out.put(part(rest, 0, width));
            rest = part(rest, width.min(rest.len()), rest.len());
        }
    }
    out.put(rest);
}

/// Whether `text` starts (or ends) with a prefix, or with one of a tuple of them.
fn affixed(vm: &mut Vm, args: Args, at_end: bool) -> Res {
    let text = this(vm, args)?;
    let affix = args.at(1);
    let candidates = if tuple::is_tuple(affix) { tuple::items(affix) } else { &[affix][..] };
    let span = text.span(vm, args, 2)?;
    for &candidate in candidates {
        let candidate = text.peer(vm, candidate)?;
        let Some((start, end)) = span else { continue };
        let hay = part(text.data(), start, end);
        if if at_end { hay.ends_with(candidate) } else { hay.starts_with(candidate) } {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// `startswith(prefix, start=None, end=None)`
pub fn startswith(vm: &mut Vm, args: Args) -> Res {
    affixed(vm, args, false)
}

/// `endswith(suffix, start=None, end=None)`
pub fn endswith(vm: &mut Vm, args: Args) -> Res {
    affixed(vm, args, true)
}

/// `removeprefix(prefix)`
pub fn removeprefix(vm: &mut Vm, args: Args) -> Res {
    let text = this(vm, args)?;
    let prefix = text.peer(vm, args.at(1))?;
    text.same_or(vm, text.data().strip_prefix(prefix).unwrap_or(text.data()))
}

/// `removesuffix(suffix)`
pub fn removesuffix(vm: &mut Vm, args: Args) -> Res {
    let text = this(vm, args)?;
    let suffix = text.peer(vm, args.at(1))?;
    text.same_or(vm, text.data().strip_suffix(suffix).unwrap_or(text.data()))
}

/// `item in text`: a part of it, or for `bytes` and `bytearray` an int.
///
/// # Errors
/// TypeError; ValueError for an int that is no byte.
pub fn contains(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    let Some(text) = Text::of(v) else { return Ok(false) };
    let needle = text.peer_or_byte(vm, item)?;
    let found = has(text.data(), needle, vm.stop());
    vm.check_interrupt()?;
    Ok(found)
}

/// Order of two texts of the same kind; `None` if one is no such text. `bytes` and `bytearray` compare with each other,
/// an array's items are no bytes.
pub fn compare(a: Value, b: Value) -> Option<core::cmp::Ordering> {
    if is_array(a) || is_array(b) {
        return None;
    }
    let (x, y) = (form(a)?, form(b)?);
    ((x == Form::Str) == (y == Form::Str)).then(|| data(a).cmp(data(b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::port::poll;
    use core::sync::atomic::AtomicU8;

    #[test]
    fn places() {
        let stop = Stop::never();
        assert_eq!(
            [first(b"hello", b"l", stop), first(b"hello", b"lo", stop), first(b"hello", b"", stop)],
            [Some(2), Some(3), Some(0)]
        );
        assert_eq!(
            [last(b"hello", b"l", stop), last(b"hello", b"", stop), last(b"", b"x", stop)],
            [Some(3), Some(5), None]
        );
        assert_eq!(
            [first(b"aab", b"ab", stop), first(b"ab", b"abc", stop), first(b"", b"", stop)],
            [Some(1), None, Some(0)]
        );
        assert_eq!(occurrences(b"aaaa", b"aa", stop), 2);
    }

    #[test]
    fn a_search_that_is_stopped_ends() {
        let pending = AtomicU8::new(poll::INTERRUPT);
        let stop = Stop::new(&pending);
        assert_eq!([first(b"hello", b"l", stop), last(b"hello", b"l", stop)], [None, None]);
        assert_eq!(occurrences(b"aaaa", b"a", stop), 0);
    }
}
