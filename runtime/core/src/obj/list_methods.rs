//! Methods of lists.

use super::{arguments, list, list_sort, sequence, slice};
use crate::member_table;
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::vm::{Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::types;
use mpyc_abi::value::Value;

/// Its methods.
pub static MEMBERS: &[Member] = member_table! {
    fn APPEND (2, 2) PLAIN => append;
    fn CLEAR (1, 1) PLAIN => clear;
    fn COPY (1, 1) PURE => copy;
    fn COUNT (2, 2) PURE => count;
    fn EXTEND (2, 2) PLAIN => extend;
    fn INDEX (2, 4) PURE => index;
    fn INSERT (3, 3) PLAIN => insert;
    fn POP (1, 2) PLAIN => pop;
    fn REMOVE (2, 2) PLAIN => remove;
    fn REVERSE (1, 1) PLAIN => reverse;
    fn SORT (1, 1) KW => sort;
};

fn receiver(vm: &mut Vm, args: Args) -> Res {
    arguments::receiver(vm, args, Kind::List, types::LIST)
}

fn append(vm: &mut Vm, args: Args) -> Res {
    let l = receiver(vm, args)?;
    list::append(vm, l, args.at(1))?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm, args: Args) -> Res {
    let l = receiver(vm, args)?;
    list::clear(vm, l);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: Args) -> Res {
    let l = receiver(vm, args)?;
    list::from_stack(vm, list::address(l), list::len(l))
}

fn count(vm: &mut Vm, args: Args) -> Res {
    let l = receiver(vm, args)?;
    sequence::count(vm, l, args.at(1))
}

fn extend(vm: &mut Vm, args: Args) -> Res {
    let l = receiver(vm, args)?;
    list::extend(vm, l, args.at(1))?;
    Ok(Value::NONE)
}

fn index(vm: &mut Vm, args: Args) -> Res {
    let l = receiver(vm, args)?;
    sequence::index(vm, l, args)
}

fn insert(vm: &mut Vm, args: Args) -> Res {
    let l = receiver(vm, args)?;
    let wanted = slice::clamped(vm, args.at(1))?;
    let n = list::len(l) as i32;
    let at = if wanted < 0 { (wanted + n).max(0) } else { wanted.min(n) };
    // The item lies on the stack, outside the list.
    list::splice(vm, l, at as u32, 0, args.base() + 8, 1)?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: Args) -> Res {
    let l = receiver(vm, args)?;
    list::pop(vm, l, args.or(1, Value::small(-1)))
}

fn remove(vm: &mut Vm, args: Args) -> Res {
    let l = receiver(vm, args)?;
    match sequence::find(vm, l, args.at(1), 0, u32::MAX)? {
        Some(i) if i < list::len(l) => {
            list::take(l, i);
            Ok(Value::NONE)
        }
        _ => Err(vm.value_error(Msg::NOT_IN_LIST, &[])),
    }
}

fn reverse(vm: &mut Vm, args: Args) -> Res {
    let l = receiver(vm, args)?;
    let (mut i, mut j) = (0, list::len(l));
    while i + 1 < j {
        j -= 1;
        let (a, b) = (list::get(l, i), list::get(l, j));
        list::put(l, i, b);
        list::put(l, j, a);
        i += 1;
    }
    Ok(Value::NONE)
}

fn sort(vm: &mut Vm, args: Args) -> Res {
    let l = receiver(vm, args)?;
    let order = list_sort::Order::from_keywords(vm, args)?;
    list_sort::sort(vm, l, order)?;
    Ok(Value::NONE)
}
