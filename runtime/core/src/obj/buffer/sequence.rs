//! What all sequences can do, for text: `+`, `*`, order, index, slice.

use super::{Form, Text, Writer, allocate, concat, data, find, finish, form, is_int, part, utf8};
use crate::msg::Msg;
use crate::obj::slice::{self, Indices, clamped};
use crate::ops::{self, Binary};
use crate::out::Out;
use crate::vm::{Raised, Res, Vm};
use core::cmp::Ordering;
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

/// `a op b` with `a` one of the three types: `+`, `*` and the comparisons; `NOT_IMPLEMENTED` for others.
///
/// # Errors
/// MemoryError.
pub fn operator(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    match op {
        Binary::Add => add(vm, a, b),
        Binary::Multiply if is_int(b) => {
            let times = clamped(vm, b)?;
            repeat(vm, a, times)
        }
        _ => Ok(match find::compare(a, b) {
            Some(order) => ordered(op, order),
            None => Value::NOT_IMPLEMENTED,
        }),
    }
}

fn ordered(op: Binary, order: Ordering) -> Value {
    Value::bool(match op {
        Binary::Less => order.is_lt(),
        Binary::More => order.is_gt(),
        Binary::Equal => order.is_eq(),
        Binary::LessEqual => order.is_le(),
        Binary::MoreEqual => order.is_ge(),
        Binary::NotEqual => order.is_ne(),
        _ => return Value::NOT_IMPLEMENTED,
    })
}

/// The sum has the type of `a`.
fn add(vm: &mut Vm, a: Value, b: Value) -> Res {
    let (Some(x), Some(y)) = (form(a), form(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    if (x == Form::Str) != (y == Form::Str) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (data(a), data(b));
    if right.is_empty() && x != Form::Bytearray {
        return Ok(a);
    }
    if left.is_empty() && x == y && x != Form::Bytearray {
        return Ok(b);
    }
    concat(vm, x, &[left, right])
}

/// `a` repeated; not at all for a count below 1.
fn repeat(vm: &mut Vm, a: Value, times: i32) -> Res {
    let Some(text) = Text::of(a) else { return Ok(Value::NOT_IMPLEMENTED) };
    let times = usize::try_from(times).unwrap_or(0);
    if times == 1 {
        return text.same_or(vm, text.data());
    }
    if text.is_empty() {
        return text.make(vm, &[]);
    }
    let result = allocate(vm, text.form(), text.data().len().saturating_mul(times))?;
    Writer::new(result).repeat(text.data(), times);
    Ok(finish(result))
}

/// The name that messages about indexes use.
fn name(text: Text) -> Value {
    Value::str(match text.form() {
        Form::Str => names::STRING,
        Form::Bytes => names::BYTES,
        Form::Bytearray => names::BYTEARRAY,
    })
}

/// IndexError for an index out of range.
pub fn out_of_range(vm: &mut Vm, text: Text) -> Raised {
    vm.raise(types::INDEX_ERROR, Msg::INDEX_RANGE, &[name(text)])
}

/// The number of the character that an index means.
///
/// # Errors
/// TypeError for what is no index, IndexError.
pub fn position(vm: &mut Vm, text: Text, index: Value) -> Res<usize> {
    if !is_int(index) && !ops::is_kind(index, Kind::Instance) {
        let given = ops::type_name(vm, index);
        return Err(vm.type_error(Msg::INDEX_TYPE, &[name(text), given]));
    }
    let mut i = clamped(vm, index)?;
    // Only a wide text has to be walked to know its length.
    if i >= 0 && text.wide() {
        return if text.offset(i as usize) < text.data().len() { Ok(i as usize) } else { Err(out_of_range(vm, text)) };
    }
    let length = text.len() as i32;
    if i < 0 {
        i += length;
    }
    if i >= 0 && i < length { Ok(i as usize) } else { Err(out_of_range(vm, text)) }
}

/// The part that a slice object means, a new object of the same type.
///
/// # Errors
/// TypeError, ValueError for step 0, MemoryError.
pub fn slice(vm: &mut Vm, text: Text, index: Value) -> Res {
    let at = slice::indices(vm, index, text.len() as u32)?;
    if at.count == 0 {
        return text.make(vm, &[]);
    }
    let start = text.offset(at.start as usize);
    if at.step == 1 {
        let rest = part(text.data(), start, text.data().len());
        let length = if text.wide() { utf8::offset(rest, at.count as usize) } else { at.count as usize };
        return text.same_or(vm, part(rest, 0, length));
    }
    stepped(vm, text, start, at)
}

/// A slice with a step: walks over the text from byte offset `start` on.
fn stepped(vm: &mut Vm, text: Text, start: usize, at: Indices) -> Res {
    let (data, wide) = (text.data(), text.wide());
    let mark = vm.mark();
    let mut out = Out::string(vm);
    let mut here = start;
    for _ in 0..at.count {
        out.put(vm, part(data, here, here + text.width(here)))?;
        let distance = at.step.unsigned_abs() as usize;
        here = match (at.step > 0, wide) {
            (true, false) => here.saturating_add(distance),
            (false, false) => here.saturating_sub(distance),
            (true, true) => here + utf8::offset(part(data, here, data.len()), distance),
            (false, true) => (0..distance.min(here)).fold(here, |end, _| utf8::back(data, end)),
        };
    }
    let slice = out.finish_as(vm, text.form())?;
    vm.cut(mark);
    Ok(slice)
}
