//! Modules: those of Python code, with a namespace, and built-in ones, with a table of members.

use crate::attr::Attr;
use crate::mem::{r32, w32};
use crate::modules;
use crate::namespace;
use crate::native::MemberKind;
use crate::obj::type_object;
use crate::vm::{Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;
use mpyc_abi::{names, tables};

const NAME: u32 = 4;
const GLOBALS: u32 = 8;

/// A module of Python code; its namespace is given.
///
/// # Errors
/// MemoryError.
pub fn new(vm: &mut Vm, name: Value, globals: Value) -> Res {
    let module = vm.allocate(Kind::Module, 0, 3)?;
    w32(module + NAME, name.0);
    w32(module + GLOBALS, globals.0);
    Ok(Value::object(module))
}

/// Its name.
pub fn name(module: Value) -> Value {
    Value::from_word(r32(module.0 + NAME))
}

/// Its namespace.
pub fn globals(module: Value) -> Value {
    Value::from_word(r32(module.0 + GLOBALS))
}

/// An attribute of a module of Python code; a function `__getattr__` in it is asked last.
pub(crate) fn attribute(vm: &mut Vm, module: Value, name: Value) -> Attr {
    #[cfg(any(feature = "host", test))]
    crate::evaluate::check_module(vm, module);
    let globals = globals(module);
    if let Some(v) = namespace::get(vm, globals, name) {
        return Attr::Value(v);
    }
    if name == Value::str(names::DUNDER_NAME) {
        return Attr::Value(self::name(module));
    }
    if name == Value::str(names::DUNDER_DICT) {
        return Attr::made(namespace::as_dict(vm, globals));
    }
    if name == Value::str(names::DUNDER_CLASS) {
        return Attr::Value(Value::typ(mpyc_abi::types::MODULE));
    }
    match namespace::get(vm, globals, Value::str(names::DUNDER_GETATTR)) {
        Some(f) => Attr::Call(f, [name, Value::NULL, Value::NULL], 1),
        None => Attr::Missing,
    }
}

/// Stores or deletes an attribute.
///
/// # Errors
/// MemoryError.
pub(crate) fn set(vm: &mut Vm, module: Value, name: Value, value: Value) -> Res<bool> {
    #[cfg(any(feature = "host", test))]
    crate::evaluate::check_module(vm, module);
    let globals = globals(module);
    if value.is_null() {
        return namespace::remove(vm, globals, name);
    }
    namespace::set(vm, globals, name, value)?;
    Ok(true)
}

/// An attribute of a built-in module.
pub(crate) fn builtin_attribute(vm: &mut Vm, module: Value, name: Value) -> Attr {
    let number = module.index() as u8;
    if name == Value::str(names::DUNDER_NAME) {
        return Attr::Value(Value::str(modules::name(vm, number)));
    }
    if name == Value::str(names::DUNDER_CLASS) {
        return Attr::Value(Value::typ(mpyc_abi::types::MODULE));
    }
    if number == mpyc_abi::modules::BUILTINS.0 {
        return crate::builtins::get(name).map_or(Attr::Missing, Attr::Value);
    }
    let members = modules::members(vm, number);
    let row = type_object::name_number(name).and_then(|n| type_object::row_in(members, n));
    let Some((row, member)) = row.and_then(|row| members.get(row as usize).map(|m| (row, m))) else {
        return Attr::Missing;
    };
    match member.kind() {
        MemberKind::Value(v) => Attr::Value(v),
        MemberKind::Function(_) => {
            let native = tables::native(tables::module_table(mpyc_abi::modules::ModuleId(number)), row);
            if member.flags() & tables::GETTER != 0 {
                return Attr::Call(native, [module, Value::NULL, Value::NULL], 1);
            }
            Attr::Value(native)
        }
    }
}
