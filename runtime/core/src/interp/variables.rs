//! Names that are no locals: globals, builtins, the names of class bodies; and what is said of unbound ones.

use crate::code_object;
use crate::mem::r32;
use crate::msg::Msg;
use crate::namespace;
use crate::ops::is_kind;
use crate::vm::{Raised, Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::types;
use mpyc_abi::value::Value;

#[cold]
pub(super) fn unbound(vm: &mut Vm) -> Raised {
    vm.raise(types::UNBOUND_LOCAL_ERROR, Msg::LOCAL_UNBOUND, &[])
}

#[cold]
pub(super) fn undefined(vm: &mut Vm, name: Value) -> Raised {
    vm.raise(types::NAME_ERROR, Msg::NAME_NOT_DEFINED, &[name])
}

/// Globals of the running function.
pub(crate) fn globals(vm: &Vm) -> Value {
    code_object::globals_of(vm.function().0)
}

#[inline(never)]
pub(super) fn load_global(vm: &Vm, fp: u32, name: Value) -> Option<Value> {
    let globals = code_object::globals_of(r32(fp - 4));
    namespace::get(vm, globals, name)
        .or_else(|| crate::builtins::get(name))
        .or_else(|| crate::modules::main_name(vm, globals, name))
}

/// A name that the table of the running function's module lacks: the module's spill dict may have it.
#[inline(never)]
pub(super) fn load_builtin(vm: &Vm, fp: u32, name: Value) -> Option<Value> {
    let globals = code_object::globals_of(r32(fp - 4));
    if namespace::has_spilled(vm, globals) {
        return load_global(vm, fp, name);
    }
    crate::builtins::get(name).or_else(|| crate::modules::main_name(vm, globals, name))
}

/// The constant in a row of the running function's module, or what stands for it since it was changed.
#[inline(never)]
pub(super) fn load_frozen(vm: &Vm, fp: u32, row: u32) -> Option<Value> {
    let globals = code_object::globals_of(r32(fp - 4));
    if vm.has_changed_frozen() {
        return load_global(vm, fp, namespace::row_name(globals, row));
    }
    Some(namespace::row_value(globals, row))
}

// A slot is empty while its name is unbound, and when `globals()` has moved everything to a dict.

pub(super) fn load_empty_slot(vm: &mut Vm, slot: u32) -> Res<Option<Value>> {
    let name = namespace::slot_name(globals(vm), slot);
    match load_global(vm, vm.frame.fp, name) {
        Some(v) => {
            vm.push(v);
            Ok(None)
        }
        None => Err(undefined(vm, name)),
    }
}

pub(super) fn store_empty_slot(vm: &mut Vm, slot: u32) -> Res<Option<Value>> {
    let name = namespace::slot_name(globals(vm), slot);
    store_global(vm, name)
}

pub(super) fn load_name(vm: &Vm, name: Value) -> Option<Value> {
    let context = vm.context();
    if !context.is_null()
        && let Some(v) = namespace::get(vm, context, name)
    {
        return Some(v);
    }
    load_global(vm, vm.frame.fp, name)
}

/// The namespace of names that are stored: a class body's, else the globals.
pub(crate) fn locals(vm: &Vm) -> Value {
    let context = vm.context();
    if is_kind(context, Kind::Dict) || is_kind(context, Kind::Namespace) { context } else { globals(vm) }
}

pub(super) fn store_name(vm: &mut Vm, name: Value) -> Res<Option<Value>> {
    let (ns, v) = (locals(vm), vm.peek(0));
    namespace::set(vm, ns, name, v)?;
    vm.pop();
    Ok(None)
}

pub(super) fn store_global(vm: &mut Vm, name: Value) -> Res<Option<Value>> {
    let (ns, v) = (globals(vm), vm.peek(0));
    namespace::set(vm, ns, name, v)?;
    vm.pop();
    Ok(None)
}

pub(super) fn delete_name(vm: &mut Vm, name: Value) -> Res<Option<Value>> {
    let ns = locals(vm);
    delete_from(vm, ns, name)
}

pub(super) fn delete_from(vm: &mut Vm, ns: Value, name: Value) -> Res<Option<Value>> {
    if namespace::remove(vm, ns, name)? { Ok(None) } else { Err(undefined(vm, name)) }
}
