//! Unpacking of sequences: UNPACK_SEQUENCE and UNPACK_EX.
//!
//! The items are collected on the stack, the first one lowest, then turned around, so that the first ends on
//! top. Iterators of Python code are asked for items by frames; the collected items stay below them.

use crate::attr;
use crate::frame::{Action, Then};
use crate::mem::{r32, w32};
use crate::msg::Msg;
use crate::obj::{generator, list};
use crate::ops::{self, is_kind};
use crate::vm::{Raised, Res, Vm};
use mpyc_abi::names;
use mpyc_abi::object::{Kind, words};
use mpyc_abi::value::Value;

/// Operand of an unpacking in an action's data: items before the star, after it, and whether there is a star.
#[derive(Clone, Copy)]
struct Ends {
    before: u32,
    after: u32,
    star: bool,
}

impl Ends {
    fn of(data: u32) -> Ends {
        Ends { before: data & 0xFF, after: data >> 8 & 0xFF, star: data & STAR != 0 }
    }

    fn needed(self) -> u32 {
        self.before + self.after
    }
}

const STAR: u32 = 1 << 16;

/// UNPACK_SEQUENCE of `n` items: the sequence is on top.
///
/// # Errors
/// TypeError; ValueError for another number of items; whatever the iterator raises.
#[inline(never)]
pub(crate) fn sequence(vm: &mut Vm, n: u32) -> Res<Option<Value>> {
    let v = vm.peek(0);
    if n > 0xFF {
        return unpack_native(vm, n);
    }
    if is_kind(v, Kind::Tuple) && words(r32(v.0)) - 1 == n {
        vm.room(vm.sp + n * 4)?;
        vm.pop();
        for i in (1..=n).rev() {
            vm.push(Value::from_word(r32(v.0 + i * 4)));
        }
        return Ok(None);
    }
    start(vm, n)
}

/// UNPACK_EX: the sequence is on top; `ends` as in the opcode.
///
/// # Errors
/// As [`sequence`].
#[inline(never)]
pub(crate) fn star(vm: &mut Vm, ends: u32) -> Res<Option<Value>> {
    start(vm, ends & 0xFFFF | STAR)
}

/// Unpacks more items than an action can count, without frames.
fn unpack_native(vm: &mut Vm, n: u32) -> Res<Option<Value>> {
    let base = vm.sp - 4;
    crate::call::push_items(vm, Value::from_word(r32(base)))?;
    let count = (vm.sp - base) / 4 - 1;
    if count != n {
        return Err(wrong_count(vm, count, n));
    }
    crate::mem::copy(base + 4, base, n * 4);
    vm.sp -= 4;
    reverse(base, n);
    Ok(None)
}

fn wrong_count(vm: &mut Vm, given: u32, needed: u32) -> Raised {
    if given < needed {
        return vm.value_error(Msg::NEED_MORE_VALUES, &[Value::small(given as i32)]);
    }
    vm.value_error(Msg::TOO_MANY_VALUES, &[Value::small(needed as i32)])
}

/// Replaces the sequence by a list for the items and asks for its iterator.
fn start(vm: &mut Vm, data: u32) -> Res<Option<Value>> {
    let slot = vm.sp - 4;
    let items = list::new(vm, &[])?;
    let v = vm.at(slot);
    w32(slot, items.0);
    vm.push(v);
    let action = Action::with(Then::Unpack, data);
    if let Some(called) = attr::call_special_in_place(vm, slot + 4, names::DUNDER_ITER, action) {
        return called;
    }
    let iterator = ops::iter(vm, v)?;
    vm.pop();
    iterate(vm, action, iterator)
}

/// The iterator is there; the list is on top of the stack.
///
/// # Errors
/// As [`sequence`].
pub(crate) fn iterate(vm: &mut Vm, action: Action, iterator: Value) -> Res<Option<Value>> {
    vm.push(iterator);
    ask(vm, Action::with(Then::UnpackNext, action.data()))
}

/// Asks the iterator on top of the stack for items until it needs a frame or ends.
fn ask(vm: &mut Vm, action: Action) -> Res<Option<Value>> {
    loop {
        let iterator = vm.peek(0);
        if is_kind(iterator, Kind::Generator) {
            let slot = vm.sp;
            return generator::resume_next(vm, slot, iterator, action);
        }
        if attr::special(vm, iterator, names::DUNDER_NEXT).is_some() {
            let slot = vm.sp;
            vm.push(iterator);
            if let Some(called) = attr::call_special_in_place(vm, slot, names::DUNDER_NEXT, action) {
                return called;
            }
        }
        match ops::next(vm, iterator)? {
            Some(v) => keep(vm, action, v)?,
            None => return end(vm, action),
        }
    }
}

/// An item that a frame gave.
///
/// # Errors
/// As [`sequence`].
pub(crate) fn item(vm: &mut Vm, action: Action, v: Value) -> Res<Option<Value>> {
    keep(vm, action, v)?;
    ask(vm, action)
}

fn keep(vm: &mut Vm, action: Action, v: Value) -> Res<()> {
    let items = vm.peek(1);
    let ends = Ends::of(action.data());
    if !ends.star && list::len(items) >= ends.needed() {
        return Err(vm.value_error(Msg::TOO_MANY_VALUES, &[Value::small(ends.needed() as i32)]));
    }
    list::append(vm, items, v)
}

/// The iterator is exhausted: replaces list and iterator by the items.
///
/// # Errors
/// ValueError for too few.
pub(crate) fn end(vm: &mut Vm, action: Action) -> Res<Option<Value>> {
    let ends = Ends::of(action.data());
    let items = vm.peek(1);
    let given = list::len(items);
    if given < ends.needed() {
        return Err(vm.value_error(Msg::NEED_MORE_VALUES, &[Value::small(given as i32)]));
    }
    let base = vm.sp - 8;
    vm.room(vm.sp + (ends.needed() + 1) * 4)?;
    for i in 0..ends.before {
        vm.push(list::get(items, i));
    }
    if ends.star {
        let all = list::items(items).get(ends.before as usize..(given - ends.after) as usize);
        let middle = list::new(vm, all.unwrap_or(&[]))?;
        vm.push(middle);
    }
    for i in given - ends.after..given {
        vm.push(list::get(items, i));
    }
    let count = (vm.sp - base) / 4 - 2;
    crate::mem::copy(base + 8, base, count * 4);
    vm.sp = base + count * 4;
    reverse(base, count);
    Ok(None)
}

/// Turns `n` words around.
fn reverse(base: u32, n: u32) {
    if n == 0 {
        return;
    }
    let (mut low, mut high) = (base, base + (n - 1) * 4);
    while low < high {
        let (a, b) = (r32(low), r32(high));
        w32(low, b);
        w32(high, a);
        low += 4;
        high -= 4;
    }
}
