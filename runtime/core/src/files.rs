//! Modules that lie in `.mpy` files: what an import on the host finds besides the image's modules.

use std::string::String;
use std::sync::Arc;
use std::vec::Vec;

use crate::obj::{dict, module, str};
use crate::vm::{Res, Vm};
use crate::{import, load, namespace};
use mpyc_abi::names;
use mpyc_abi::value::Value;

/// A module's file.
#[derive(Debug)]
pub struct ModuleFile {
    /// The module's dotted name.
    pub name: String,
    /// Whether the file is a package's `__init__`.
    pub is_package: bool,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

/// Imports the module of that interned name from its file, if it has one.
///
/// # Errors
/// As [`load::load`]; whatever the module's body raises.
pub(crate) fn import(vm: &mut Vm, name: Value) -> Res<Option<Value>> {
    let Some(file) = vm.files.iter().find(|file| file.name.as_bytes() == str::bytes(name)) else {
        return Ok(None);
    };
    let file = Arc::clone(file);
    let mark = vm.mark();
    let code = load::load(vm, file.bytes.as_slice())?;
    vm.push(code);
    let globals = dict::new(vm, 0)?;
    vm.push(globals);
    namespace::set(vm, globals, Value::str(names::DUNDER_NAME), name)?;
    if file.is_package {
        namespace::set(vm, globals, Value::str(names::DUNDER_PATH), name)?;
    }
    let m = module::new(vm, name, globals)?;
    let m = import::load_natively(vm, name, m, code)?;
    vm.cut(mark);
    Ok(Some(m))
}
