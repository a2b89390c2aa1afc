//! Assignment to slices of lists, and their deletion.

use super::slice::{self, Indices};
use super::{list, sequence, tuple};
use crate::msg::Msg;
use crate::vm::{Res, Vm};
use mpyc_abi::value::Value;

/// `l[slice] = source`; deletes if `source` is NULL.
///
/// # Errors
/// TypeError, ValueError; whatever iterating over `source` raises.
pub fn store(vm: &mut Vm, l: Value, slice: Value, source: Value) -> Res<()> {
    if source.is_null() {
        let slice = slice::plain(vm, slice)?;
        let s = slice::indices(vm, slice, list::len(l))?;
        return delete(vm, l, s);
    }
    let mark = vm.mark();
    let source = snapshot(vm, l, source)?;
    vm.push(source);
    let stored = replace(vm, l, slice, source);
    vm.cut(mark);
    stored
}

/// `l[slice] = source`, a list or tuple other than `l`.
fn replace(vm: &mut Vm, l: Value, slice: Value, source: Value) -> Res<()> {
    let slice = slice::plain(vm, slice)?;
    // Only now: `__index__`, and iterating over the source, may have changed the list.
    let s = slice::indices(vm, slice, list::len(l))?;
    let n = sequence::items(source).len() as u32;
    if s.step == 1 {
        let from = if tuple::is_tuple(source) { source.0 + 4 } else { list::address(source) };
        return list::splice(vm, l, s.start as u32, s.count, from, n);
    }
    if n != s.count {
        return Err(vm.value_error(Msg::SLICE_SIZE, &[Value::small(n as i32), Value::small(s.count as i32)]));
    }
    let mut at = s.start;
    for &item in sequence::items(source) {
        list::put(l, at as u32, item);
        at = at.wrapping_add(s.step);
    }
    Ok(())
}

/// A list or tuple, other than `l` itself, of what an iterable gives.
fn snapshot(vm: &mut Vm, l: Value, source: Value) -> Res {
    if tuple::is_tuple(source) || (list::is_list(source) && source != l) {
        return Ok(source);
    }
    list::from_iterable(vm, source)
}

fn delete(vm: &mut Vm, l: Value, s: Indices) -> Res<()> {
    if s.count == 0 {
        return Ok(());
    }
    // The same positions from the lowest up.
    let (first, step) = if s.step < 0 {
        (s.start + s.step.wrapping_mul(s.count as i32 - 1), s.step.unsigned_abs())
    } else {
        (s.start, s.step as u32)
    };
    if step == 1 {
        return list::splice(vm, l, first as u32, s.count, 0, 0);
    }
    let (mut next, mut left, mut to) = (first as u32, s.count, 0);
    let n = list::len(l);
    for i in 0..n {
        if left > 0 && i == next {
            left -= 1;
            next = next.wrapping_add(step);
        } else {
            list::put(l, to, list::get(l, i));
            to += 1;
        }
    }
    if to < n {
        crate::mem::clear(list::address(l) + to * 4, n - to);
        list::set_len(l, to);
    }
    Ok(())
}
