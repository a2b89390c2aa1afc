//! Methods that all built-in containers have and that the types' own tables leave out: what operators and
//! `len`, `iter`, `str` do, by name. A subclass reaches them through `super()`.

use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::ops;
use crate::vm::{Res, Vm};
use mpyc_abi::types::{self, TypeId};
use mpyc_abi::value::Value;

/// The number of this table: that of a type without members of its own.
pub const TABLE: TypeId = types::CELL;

/// Whether a type's values have these methods.
pub fn covers(t: TypeId) -> bool {
    matches!(
        t,
        types::STR
            | types::BYTES
            | types::BYTEARRAY
            | types::TUPLE
            | types::LIST
            | types::DICT
            | types::SET
            | types::FROZENSET
            | types::RANGE
    )
}

/// A value of a built-in type, not an instance of a program's class: the operation must not come back to it.
fn receiver(vm: &mut Vm, args: Args) -> Res {
    let v = ops::unwrap(args.at(0));
    if ops::type_of(vm, v).as_type().is_some_and(covers) {
        return Ok(v);
    }
    Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]))
}

fn getitem(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    ops::subscr(vm, v, args.at(1))
}

fn setitem(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    ops::store_subscr(vm, v, args.at(1), args.at(2))?;
    Ok(Value::NONE)
}

fn delitem(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    ops::store_subscr(vm, v, args.at(1), Value::NULL)?;
    Ok(Value::NONE)
}

fn contains(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    ops::contains(vm, v, args.at(1)).map(Value::bool)
}

fn len(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    ops::len(vm, v).map(|n| Value::small(n as i32))
}

fn iter(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    ops::iter(vm, v)
}

fn eq(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    ops::eq(vm, v, args.at(1)).map(Value::bool)
}

fn str(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    ops::to_str(vm, v)
}

fn repr(vm: &mut Vm, args: Args) -> Res {
    let v = receiver(vm, args)?;
    ops::to_repr(vm, v)
}

/// The methods.
pub static MEMBERS: &[Member] = crate::member_table! {
    fn DUNDER_GETITEM (2, 2) PURE => getitem;
    fn DUNDER_SETITEM (3, 3) PLAIN => setitem;
    fn DUNDER_DELITEM (2, 2) PLAIN => delitem;
    fn DUNDER_CONTAINS (2, 2) PURE => contains;
    fn DUNDER_LEN (1, 1) PURE => len;
    fn DUNDER_ITER (1, 1) PURE => iter;
    fn DUNDER_EQ (2, 2) PURE => eq;
    fn DUNDER_STR (1, 1) PURE => str;
    fn DUNDER_REPR (1, 1) PURE => repr;
};
