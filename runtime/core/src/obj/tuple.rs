//! Tuples.

use super::{arguments, list, repr_guard, sequence};
use crate::mem::{r32, values, w32};
use crate::member_table;
use crate::native::{Args, Member};
use crate::ops::{self, Binary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::{Kind, words};
use mpyc_abi::types;
use mpyc_abi::value::Value;

/// A tuple of these items, which need not be reachable otherwise.
///
/// # Errors
/// MemoryError.
pub fn new(vm: &mut Vm, items: &[Value]) -> Res {
    let mark = vm.mark();
    vm.reserve(items.len() as u32)?;
    for &v in items {
        vm.push(v);
    }
    let tuple = from_stack(vm, mark, items.len() as u32);
    vm.cut(mark);
    tuple
}

/// A tuple of the `n` values at an address on the VM stack (or in a reachable object).
///
/// # Errors
/// MemoryError.
pub fn from_stack(vm: &mut Vm, address: u32, n: u32) -> Res {
    if n == 0 {
        return Ok(vm.empty_tuple());
    }
    let tuple = vm.allocate(Kind::Tuple, 0, 1 + n)?;
    crate::mem::copy(address, tuple + 4, n * 4);
    Ok(Value::object(tuple))
}

/// Whether `v` is a tuple.
pub fn is_tuple(v: Value) -> bool {
    ops::is_kind(v, Kind::Tuple)
}

/// Item `i`; NULL if there is none.
pub fn get(v: Value, i: u32) -> Value {
    if i < len(v) { Value::from_word(r32(v.0 + 4 + i * 4)) } else { Value::NULL }
}

/// Writes item `i` of a tuple under construction; `i` must be below its length.
pub fn init(v: Value, i: u32, item: Value) {
    w32(v.0 + 4 + i * 4, item.0);
}

/// The items; valid while the tuple is reachable.
pub fn items(v: Value) -> &'static [Value] {
    values(v.0 + 4, len(v))
}

/// A tuple of what an iterable gives.
///
/// # Errors
/// TypeError; whatever the iterator raises.
pub fn from_iterable(vm: &mut Vm, iterable: Value) -> Res {
    if is_tuple(iterable) {
        return Ok(iterable);
    }
    let mark = vm.mark();
    let l = if list::is_list(iterable) { iterable } else { list::from_iterable(vm, iterable)? };
    vm.push(l);
    let tuple = from_stack(vm, list::address(l), list::len(l));
    vm.cut(mark);
    tuple
}

/// The type called with arguments.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    arguments::expect(vm, args, 0, 1)?;
    if args.is_empty() { Ok(vm.empty_tuple()) } else { from_iterable(vm, args.get(0)) }
}

/// Writes `str` or, if `repr`, `repr`.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = repr;
    if !repr_guard::enter(vm, v, out, "(...)")? {
        return Ok(());
    }
    let mark = vm.mark();
    vm.push(v);
    let done = out
        .text(vm, "(")
        .and_then(|()| sequence::print_items(vm, v, out))
        .and_then(|()| out.text(vm, if len(v) == 1 { ",)" } else { ")" }));
    vm.cut(mark);
    repr_guard::leave(v);
    done
}

/// A binary operator with `a` of this type (or `b`, for `*`); `NOT_IMPLEMENTED` if it has none for the other.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    match op {
        Binary::Add | Binary::InplaceAdd if is_tuple(a) && is_tuple(b) => {
            if len(b) == 0 {
                return Ok(a);
            }
            sequence::concatenate(vm, a, b)
        }
        Binary::Multiply | Binary::InplaceMultiply => {
            let (v, n) = if is_tuple(a) { (a, b) } else { (b, a) };
            match sequence::repetitions(n) {
                Some(n) => sequence::repeat(vm, v, n),
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        }
        op if sequence::is_order(op) && is_tuple(a) && is_tuple(b) => sequence::compare(vm, op, a, b),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm, v: Value, index: Value) -> Res {
    if ops::is_kind(index, Kind::Slice) {
        return sequence::subscr_slice(vm, v, index);
    }
    let i = sequence::position(vm, types::TUPLE, index, len(v))?;
    Ok(get(v, i))
}

/// An iterator over `v`.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    super::iterator::new(vm, super::iterator::Kind::Tuple, &[v, Value::small(0)])
}

/// `item in v`.
pub fn contains(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    Ok(sequence::find(vm, v, item, 0, u32::MAX)?.is_some())
}

/// Its length.
pub fn len(v: Value) -> u32 {
    words(r32(v.0)) - 1
}

/// `a == b`, `a` of this type, `b` any value.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    if is_tuple(b) { sequence::eq(vm, a, b) } else { Ok(false) }
}

/// Its hash.
pub fn hash(vm: &mut Vm, v: Value) -> Res<u32> {
    vm.check_recursion()?;
    let start = vm.mark();
    vm.push(v);
    let mark = vm.mark();
    let mut h = len(v);
    for i in 0..len(v) {
        let item = ops::hash(vm, get(v, i))?;
        vm.cut(mark);
        h = (h.rotate_left(5) ^ item).wrapping_mul(0x9E37_79B1);
    }
    vm.cut(start);
    Ok(h)
}

/// Its methods.
pub static MEMBERS: &[Member] = member_table! {
    fn COUNT (2, 2) PURE => method_count;
    fn INDEX (2, 4) PURE => method_index;
};

fn receiver(vm: &mut Vm, args: Args) -> Res {
    arguments::receiver(vm, args, Kind::Tuple, types::TUPLE)
}

fn method_count(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    sequence::count(vm, v, args.at(1))
}

fn method_index(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    sequence::index(vm, v, args)
}
