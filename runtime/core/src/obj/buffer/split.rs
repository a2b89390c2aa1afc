//! Methods that take text apart and put it together: split, rsplit, splitlines, partition, rpartition, join.

use super::{Form, Text, Writer, allocate, data, find, finish, part, this, unicode, utf8};
use crate::msg::Msg;
use crate::native::Args;
use crate::obj::slice::clamped;
use crate::obj::{list, sequence, tuple};
use crate::ops;
use crate::out::Out;
use crate::vm::{Res, Vm};
use crate::wait::Stop;
use mpyc_abi::names;
use mpyc_abi::value::Value;

/// Bytes of white space at the start of `data` (of one character; 0 if there is none).
pub fn space_at_start(text: Text, data: &[u8]) -> usize {
    if text.wide() {
        let (c, width) = utf8::decode(data);
        return if width > 0 && unicode::is_space(c) { width } else { 0 };
    }
    data.first().map_or(0, |&b| usize::from(is_space_byte(text, b)))
}

/// Bytes of white space at the end of `data` (of one character; 0 if there is none).
pub fn space_at_end(text: Text, data: &[u8]) -> usize {
    if text.wide() {
        let last = part(data, utf8::back(data, data.len()), data.len());
        return space_at_start(text, last);
    }
    data.last().map_or(0, |&b| usize::from(is_space_byte(text, b)))
}

fn is_space_byte(text: Text, b: u8) -> bool {
    matches!(b, b'\t'..=b'\r' | b' ') || matches!(b, 0x1C..=0x1F) && text.form() == Form::Str
}

/// What remains to be split, and how.
#[derive(Clone, Copy)]
struct Parts<'a> {
    text: Text,
    rest: &'a [u8],
    /// `None`: runs of white space.
    separator: Option<&'a [u8]>,
    /// Splits still allowed.
    left: usize,
    from_end: bool,
    done: bool,
    stop: Stop<'static>,
}

impl<'a> Parts<'a> {
    /// `rest` without white space where the next part is taken from.
    fn trimmed(&self) -> &'a [u8] {
        let mut rest = self.rest;
        loop {
            let space = if self.from_end { space_at_end(self.text, rest) } else { space_at_start(self.text, rest) };
            if space == 0 {
                return rest;
            }
            rest = if self.from_end { part(rest, 0, rest.len() - space) } else { part(rest, space, rest.len()) };
        }
    }

    /// Start and end of the next separator in `rest`.
    fn gap(&self) -> Option<(usize, usize)> {
        if let Some(s) = self.separator {
            let at =
                if self.from_end { find::last(self.rest, s, self.stop) } else { find::first(self.rest, s, self.stop) };
            return at.map(|at| (at, at + s.len()));
        }
        let mut at = if self.from_end { self.rest.len() } else { 0 };
        loop {
            if self.from_end {
                let space = space_at_end(self.text, part(self.rest, 0, at));
                if space > 0 {
                    return Some((at - space, at));
                }
                at = at.checked_sub(1)?;
            } else {
                let tail = part(self.rest, at, self.rest.len());
                let space = space_at_start(self.text, tail);
                if space > 0 {
                    return Some((at, at + space));
                }
                if tail.is_empty() {
                    return None;
                }
                at += 1;
            }
        }
    }

    fn next(&mut self) -> Option<&'a [u8]> {
        if self.done || self.stop.is_asked() {
            return None;
        }
        if self.separator.is_none() {
            self.rest = self.trimmed();
            if self.rest.is_empty() {
                self.done = true;
                return None;
            }
        }
        let Some((start, end)) = (if self.left > 0 { self.gap() } else { None }) else {
            self.done = true;
            return Some(self.rest);
        };
        self.left -= 1;
        let (before, after) = (part(self.rest, 0, start), part(self.rest, end, self.rest.len()));
        self.rest = if self.from_end { before } else { after };
        Some(if self.from_end { after } else { before })
    }
}

fn split_with(vm: &mut Vm, args: Args, from_end: bool) -> Res {
    args.only(vm, &[names::SEP, names::MAXSPLIT])?;
    let text = this(vm, args)?;
    let separator = match args.either(1, names::SEP) {
        Value::NULL | Value::NONE => None,
        v => Some(text.peer(vm, v)?),
    };
    if separator.is_some_and(<[u8]>::is_empty) {
        return Err(vm.value_error(Msg::EMPTY_SEPARATOR, &[]));
    }
    let left = match args.either(2, names::MAXSPLIT) {
        Value::NULL => usize::MAX,
        v => usize::try_from(clamped(vm, v)?).unwrap_or(usize::MAX),
    };
    let mut parts = Parts { text, rest: text.data(), separator, left, from_end, done: false, stop: vm.stop() };
    let mut counting = parts;
    let mut count = 0;
    while counting.next().is_some() {
        count += 1;
    }
    let list = list::with_capacity(vm, count)?;
    vm.push(list);
    while let Some(piece) = parts.next() {
        let piece = text.make(vm, piece)?;
        list::append(vm, list, piece)?;
    }
    vm.check_interrupt()?;
    if from_end {
        // Not `count`: what was measured may have changed.
        reverse(list, list::len(list));
    }
    Ok(list)
}

fn reverse(list: Value, count: u32) {
    for i in 0..count >> 1 {
        let (first, last) = (list::get(list, i), list::get(list, count - 1 - i));
        list::put(list, i, last);
        list::put(list, count - 1 - i, first);
    }
}

/// `split(sep=None, maxsplit=-1)`
pub fn split(vm: &mut Vm, args: Args) -> Res {
    split_with(vm, args, false)
}

/// `rsplit(sep=None, maxsplit=-1)`
pub fn rsplit(vm: &mut Vm, args: Args) -> Res {
    split_with(vm, args, true)
}

/// Length of the line that `data` starts with, without and with its end.
fn line(text: Text, data: &[u8]) -> (usize, usize) {
    let wide = text.wide();
    let mut at = 0;
    while let Some(&b) = data.get(at) {
        let (c, width) = if wide { utf8::decode(part(data, at, data.len())) } else { (b as u32, 1) };
        let ends = match c {
            0x0A | 0x0D => true,
            0x0B | 0x0C | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029 => text.form() == Form::Str,
            _ => false,
        };
        if ends {
            let pair = b == b'\r' && data.get(at + 1) == Some(&b'\n');
            return (at, at + width + usize::from(pair));
        }
        at += width;
    }
    (data.len(), data.len())
}

/// `splitlines(keepends=False)`
pub fn splitlines(vm: &mut Vm, args: Args) -> Res {
    args.only(vm, &[names::KEEPENDS])?;
    let text = this(vm, args)?;
    let keep = match args.either(1, names::KEEPENDS) {
        Value::NULL => false,
        v => ops::truth(vm, v)?,
    };
    let mut count = 0;
    let mut rest = text.data();
    while !rest.is_empty() {
        rest = part(rest, line(text, rest).1, rest.len());
        count += 1;
    }
    let list = list::with_capacity(vm, count)?;
    vm.push(list);
    rest = text.data();
    while !rest.is_empty() {
        let (bare, whole) = line(text, rest);
        let piece = text.make(vm, part(rest, 0, if keep { whole } else { bare }))?;
        list::append(vm, list, piece)?;
        rest = part(rest, whole, rest.len());
    }
    Ok(list)
}

fn partition_with(vm: &mut Vm, args: Args, from_end: bool) -> Res {
    let text = this(vm, args)?;
    let separator = text.peer(vm, args.at(1))?;
    if separator.is_empty() {
        return Err(vm.value_error(Msg::EMPTY_SEPARATOR, &[]));
    }
    let data = text.data();
    let found = if from_end { find::last(data, separator, vm.stop()) } else { find::first(data, separator, vm.stop()) };
    vm.check_interrupt()?;
    let length = data.len();
    let (start, end) = found.map_or(if from_end { (0, 0) } else { (length, length) }, |at| (at, at + separator.len()));
    let pieces = vm.mark();
    for piece in [part(data, 0, start), part(data, start, end), part(data, end, length)] {
        let piece = text.make(vm, piece)?;
        vm.push(piece);
    }
    tuple::from_stack(vm, pieces, 3)
}

/// `partition(sep)`
pub fn partition(vm: &mut Vm, args: Args) -> Res {
    partition_with(vm, args, false)
}

/// `rpartition(sep)`
pub fn rpartition(vm: &mut Vm, args: Args) -> Res {
    partition_with(vm, args, true)
}

// ---- join

/// Whether `item` may be joined by `text`; raises TypeError if not.
fn check_item(vm: &mut Vm, text: Text, item: Value) -> Res<&'static [u8]> {
    vm.check_interrupt()?;
    match super::form(item) {
        Some(form) if (form == Form::Str) == (text.form() == Form::Str) => Ok(data(item)),
        _ => Err(vm.type_error(Msg::JOIN_ITEMS, &[])),
    }
}

/// `join(iterable)`
pub fn join(vm: &mut Vm, args: Args) -> Res {
    let text = this(vm, args)?;
    let iterable = args.at(1);
    if list::is_list(iterable) || tuple::is_tuple(iterable) {
        return join_items(vm, text, sequence::items(iterable));
    }
    join_iterable(vm, text, iterable)
}

/// Measures first, so that only the result is allocated.
fn join_items(vm: &mut Vm, text: Text, items: &[Value]) -> Res {
    let mut length = text.data().len().saturating_mul(items.len().saturating_sub(1));
    for &item in items {
        length = length.saturating_add(check_item(vm, text, item)?.len());
    }
    if let ([one], Form::Str) = (items, text.form()) {
        return Ok(ops::unwrap(*one));
    }
    let result = allocate(vm, text.form(), length)?;
    let mut out = Writer::new(result);
    let mut separator: &[u8] = &[];
    for &item in items {
        out.put(separator);
        out.put(data(item));
        separator = text.data();
    }
    Ok(finish(result))
}

fn join_iterable(vm: &mut Vm, text: Text, iterable: Value) -> Res {
    let iterator = ops::iter(vm, iterable)?;
    vm.push(iterator);
    let mut out = Out::string(vm);
    let mut is_first = true;
    while let Some(item) = ops::next(vm, iterator)? {
        vm.push(item);
        let piece = check_item(vm, text, item)?;
        if !is_first {
            // Not the contents before: the iterator may have changed the array.
            out.put(vm, data(text.value))?;
        }
        out.put(vm, piece)?;
        vm.pop();
        is_first = false;
    }
    out.finish_as(vm, text.form())
}
