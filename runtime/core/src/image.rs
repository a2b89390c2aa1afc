//! The frozen image: its modules.

use crate::mem::r32;
use crate::obj::module;
use crate::vm::Vm;
use mpyc_abi::image::{MODULE_ENTRY, RUN_AHEAD, W_ENTRY, W_MODULES};
use mpyc_abi::object::words;
use mpyc_abi::value::Value;

/// The image's module of that interned name, and the code of what is left to run of its body, or NULL.
pub(crate) fn find_module(vm: &Vm, name: Value) -> Option<(Value, Value)> {
    let (m, body) = modules(vm).find(|(m, _)| module::name(*m) == name)?;
    Some((m, if body == RUN_AHEAD { Value::NULL } else { body }))
}

/// All modules of the image, and what is left to run of their bodies: NULL if nothing is, or [`RUN_AHEAD`].
pub(crate) fn modules(vm: &Vm) -> impl Iterator<Item = (Value, Value)> + use<> {
    let table = if vm.image == 0 { 0 } else { r32(vm.image + W_MODULES * 4) };
    let rows = if table == 0 { 0 } else { (words(r32(table)) - 1) / MODULE_ENTRY };
    (0..rows)
        .map(move |row| table + 4 + row * MODULE_ENTRY * 4)
        .map(|at| (Value::from_word(r32(at + 4)), Value::from_word(r32(at + 8))))
}

/// Name of the module that the image starts with.
pub(crate) fn entry(vm: &Vm) -> Value {
    Value::from_word(r32(vm.image + W_ENTRY * 4))
}
