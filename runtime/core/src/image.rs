//! The frozen image: its modules.

use crate::mem::r32;
use crate::vm::Vm;
use mpyc_abi::image::{MODULE_ENTRY, W_ENTRY, W_MODULES};
use mpyc_abi::object::words;
use mpyc_abi::value::Value;

/// Namespace and body of the image's module of that interned name.
pub(crate) fn find_module(vm: &Vm, name: Value) -> Option<(Value, Value)> {
    if vm.image == 0 {
        return None;
    }
    let table = r32(vm.image + W_MODULES * 4);
    let rows = (words(r32(table)) - 1) / MODULE_ENTRY;
    (0..rows)
        .map(|row| table + 4 + row * MODULE_ENTRY * 4)
        .find(|&at| r32(at) == name.0)
        .map(|at| (Value::from_word(r32(at + 4)), Value::from_word(r32(at + 8))))
}

/// Name of the module that the image starts with.
pub(crate) fn entry(vm: &Vm) -> Value {
    Value::from_word(r32(vm.image + W_ENTRY * 4))
}
