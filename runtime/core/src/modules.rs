//! The standard modules, and all built-in ones by number: the table of their members.

pub mod array;
pub mod gc;
pub mod math;
pub mod micropython;
pub mod sys;
pub mod time;

use crate::native::{Member, MemberKind};
use crate::obj::str;
use crate::vm::{Res, Root, Vm};
use crate::{builtins, namespace};
use mpyc_abi::modules::{self, BOARD_MODULES, ModuleId};
use mpyc_abi::value::{Immediate, Value};
use mpyc_abi::{names, tables};

/// The members of the module with that number.
pub(crate) fn members(vm: &Vm, number: u8) -> &'static [Member] {
    match ModuleId(number) {
        modules::BUILTINS => builtins::MEMBERS,
        modules::SYS => sys::MEMBERS,
        modules::SYS_IMPLEMENTATION => sys::IMPLEMENTATION,
        modules::SYS_STDOUT => sys::STDOUT,
        modules::GC => gc::MEMBERS,
        modules::MICROPYTHON => micropython::MEMBERS,
        modules::MATH => math::MEMBERS,
        modules::TIME => time::MEMBERS,
        modules::ARRAY => array::MEMBERS,
        _ => board_row(vm, number).map_or(&[], |row| row.members),
    }
}

fn board_row(vm: &Vm, number: u8) -> Option<&'static crate::native::ModuleRow> {
    let rows: &'static [crate::native::ModuleRow] = vm.port.modules;
    rows.get(number.checked_sub(BOARD_MODULES)? as usize)
}

/// Name of the module with that number.
pub(crate) fn name(vm: &Vm, number: u8) -> u16 {
    if let Some(row) = board_row(vm, number) {
        return row.name;
    }
    (1..names::NAMES).find(|&name| modules::find(name) == Some(ModuleId(number))).unwrap_or(names::EMPTY)
}

/// The built-in module of that name.
pub(crate) fn find(vm: &Vm, name: Value) -> Option<Value> {
    if !name.is(Immediate::Str) {
        return None;
    }
    let rows = vm.port.modules;
    if let Some(row) = rows.iter().position(|row| row.name == name.index()) {
        return Some(Value::module(ModuleId(BOARD_MODULES + row as u8)));
    }
    // A number of a board that this one is not stands for no module.
    modules::find(name.index()).filter(|m| m.0 < BOARD_MODULES).map(Value::module)
}

/// Does what a module wants done at its first import.
///
/// # Errors
/// What it raises.
pub(crate) fn initialise(vm: &mut Vm, m: Value) -> Res<()> {
    let number = m.index() as u8;
    let Some(init) = board_row(vm, number).and_then(|row| row.init) else {
        return Ok(());
    };
    let bit = 1 << (number - BOARD_MODULES).min(31);
    if vm.initialised & bit == 0 {
        vm.initialised |= bit;
        init(vm)?;
    }
    Ok(())
}

/// The value of a row of a module's members.
fn value(number: u8, row: usize, member: &Member) -> Value {
    match member.kind() {
        MemberKind::Value(v) => v,
        MemberKind::Function(_) => tables::native(tables::module_table(ModuleId(number)), row as u8),
    }
}

/// The value of a name that is not bound in the globals of `__main__`, but in the module whose names that sees.
#[cold]
pub(crate) fn main_name(vm: &Vm, globals: Value, name: Value) -> Option<Value> {
    let members = main_members(vm, globals);
    let row = members.iter().position(|member| Value::str(member.name()) == name)?;
    Some(value(vm.main_names.index() as u8, row, members.get(row)?))
}

/// The members of the module whose names these globals see: none but for those of `__main__` at the prompt.
pub(crate) fn main_members(vm: &Vm, globals: Value) -> &'static [Member] {
    if vm.main_names.is_null() || globals != vm.root(Root::Main) {
        return &[];
    }
    members(vm, vm.main_names.index() as u8)
}

/// Stores all public members in a namespace: `from m import *`.
///
/// # Errors
/// MemoryError.
pub(crate) fn store_all(vm: &mut Vm, ns: Value, m: Value) -> Res<()> {
    let number = m.index() as u8;
    for (row, member) in members(vm, number).iter().enumerate() {
        let name = Value::str(member.name());
        if str::bytes(name).first() == Some(&b'_') {
            continue;
        }
        namespace::set(vm, ns, name, value(number, row, member))?;
    }
    Ok(())
}
