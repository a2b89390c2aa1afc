//! `LOAD_SUBSCR` and `STORE_SUBSCR` of what is no list, tuple or bytearray with a small index.

use crate::attr;
use crate::frame::{Action, Then};
use crate::mem::{r32, w32};
use crate::obj::dict_table;
use crate::ops::{self, is_kind};
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;

#[inline(never)]
pub(super) fn load_subscr(vm: &mut Vm) -> Res<Option<Value>> {
    let slot = vm.sp - 8;
    let (v, index) = (vm.at(slot), vm.at(slot + 4));
    if is_kind(v, Kind::Dict) {
        let entry = dict_table::find_same(v, index);
        if entry != 0 {
            w32(slot, r32(entry + 4));
            vm.sp = slot + 4;
            return Ok(None);
        }
    }
    if is_kind(v, Kind::Instance)
        && let Some(called) = attr::call_special_in_place(vm, slot, names::DUNDER_GETITEM, Action::PUSH)
    {
        return called;
    }
    let result = ops::subscr(vm, v, index)?;
    vm.sp = slot;
    vm.push(result);
    Ok(None)
}

/// The stack holds value (NULL: delete), object, index.
#[inline(never)]
pub(super) fn store_subscr(vm: &mut Vm) -> Res<Option<Value>> {
    let slot = vm.sp - 12;
    let (item, v, index) = (vm.at(slot), vm.at(slot + 4), vm.at(slot + 8));
    if is_kind(v, Kind::Dict) && !item.is_null() {
        let entry = dict_table::find_same(v, index);
        if entry != 0 {
            w32(entry + 4, item.0);
            vm.sp = slot;
            return Ok(None);
        }
    }
    if is_kind(v, Kind::Instance) {
        let method = if item.is_null() { names::DUNDER_DELITEM } else { names::DUNDER_SETITEM };
        if attr::special(vm, v, method).is_some() {
            w32(slot, v.0);
            w32(slot + 4, index.0);
            w32(slot + 8, item.0);
            if item.is_null() {
                vm.pop();
            }
            if let Some(called) = attr::call_special_in_place(vm, slot, method, Action::of(Then::Discard)) {
                return called;
            }
        }
    }
    ops::store_subscr(vm, v, index, item)?;
    vm.sp = slot;
    Ok(None)
}
