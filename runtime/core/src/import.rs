//! Imports: finding modules by name, running their bodies as frames.
//!
//! A dotted name is imported package by package. After a body has run, the import is done again from its start:
//! what was loaded is found in the table of modules, so no state needs to be kept meanwhile.

use crate::attr;
use crate::call;
use crate::compile::{Mode, Source, compile};
#[cfg(any(feature = "host", test))]
use crate::files;
use crate::filesystem;
use crate::frame::{Action, Then};
use crate::image;
use crate::interp;
use crate::load::{self, Bytes};
use crate::msg::Msg;
use crate::obj::{dict, intern, module, str, tuple};
use crate::ops::{self, is_kind};
use crate::vm::{Raised, Res, Root, Vm};
use crate::{modules, namespace};
use mpyc_abi::object::Kind;
use mpyc_abi::value::{Immediate, Value};
use mpyc_abi::{names, types};

/// What finding a module came to.
enum Found {
    Module(Value),
    /// A body was pushed as a frame; the import goes on after it.
    Loading,
}

/// IMPORT_NAME: the stack holds the level and the names to import (or None). `start` is the address of the operand.
///
/// # Errors
/// ImportError; whatever a module's body raises.
pub(crate) fn import_name(vm: &mut Vm, name: Value, start: u32) -> Res<Option<Value>> {
    let (level, from) = (vm.peek(1).small_value().unwrap_or(0), vm.peek(0));
    let mark = vm.mark();
    if let Some(m) = import(vm, name, level, from, Some(start))? {
        vm.cut(mark - 8);
        vm.push(m);
    }
    Ok(None)
}

/// The same from native code, which runs bodies by recursion.
///
/// # Errors
/// As [`import_name`].
pub(crate) fn import_native(vm: &mut Vm, name: Value, level: i32, from: Value) -> Res {
    let mark = vm.mark();
    let m = import(vm, name, level, from, None)?;
    vm.cut(mark);
    Ok(m.unwrap_or(Value::NONE))
}

/// A member of a carried module, which is imported for it; `None` if the image has no such module, or that no such member.
///
/// # Errors
/// Whatever the module's body raises.
pub(crate) fn carried(vm: &mut Vm, module: u16, member: u16) -> Res<Option<Value>> {
    let name = Value::str(module);
    if image::find_module(vm, name).is_none() {
        return Ok(None);
    }
    let module = import_native(vm, name, 0, Value::NONE)?;
    attr::try_load(vm, module, Value::str(member))
}

/// Imports a name, package by package: the top package, or the leaf if names are to be taken from it. `None`: a
/// body was pushed as a frame, and the import is to be done again after it.
fn import(vm: &mut Vm, name: Value, level: i32, from: Value, start: Option<u32>) -> Res<Option<Value>> {
    let mark = vm.mark();
    let full = absolute(vm, name, level)?;
    vm.push(full);
    let bytes = str::bytes(full);
    let (mut end, mut top, mut leaf) = (0, Value::NULL, Value::NULL);
    while end < bytes.len() || leaf.is_null() {
        let rest = bytes.get(end + (end > 0) as usize..).unwrap_or(&[]);
        let part = rest.iter().position(|&c| c == b'.').unwrap_or(rest.len());
        end += part + (end > 0) as usize;
        let prefix = intern::intern(vm, bytes.get(..end).unwrap_or(bytes))?;
        let m = match find(vm, prefix, mark, start)? {
            Found::Loading => return Ok(None),
            Found::Module(m) => m,
        };
        top = if top.is_null() { m } else { top };
        leaf = m;
    }
    Ok(Some(if from == Value::NONE && level == 0 { top } else { leaf }))
}

/// The absolute name that a relative import means; `level` counts its dots.
fn absolute(vm: &mut Vm, name: Value, level: i32) -> Res {
    if level <= 0 {
        return Ok(name);
    }
    let globals = interp::globals(vm);
    let own = namespace::get(vm, globals, Value::str(names::DUNDER_NAME)).unwrap_or(Value::NONE);
    let is_package = namespace::get(vm, globals, Value::str(names::DUNDER_PATH)).is_some();
    let mut base = str::bytes(own);
    for _ in 0..level - is_package as i32 {
        match base.iter().rposition(|&c| c == b'.') {
            Some(dot) => base = base.get(..dot).unwrap_or(&[]),
            None => return Err(vm.raise(types::IMPORT_ERROR, Msg::RELATIVE_IMPORT, &[])),
        }
    }
    let rest = str::bytes(name);
    if rest.is_empty() {
        return intern::intern(vm, base);
    }
    let mut out = crate::out::Out::string(vm);
    out.put(vm, base)?;
    out.put(vm, b".")?;
    out.put(vm, rest)?;
    let text = out.finish(vm)?;
    vm.push(text);
    intern::intern_value(vm, text)
}

/// Finds a module, or loads it: natively, or with `start` by a frame, the stack cut to `mark` below it.
fn find(vm: &mut Vm, name: Value, mark: u32, start: Option<u32>) -> Res<Found> {
    let loaded = vm.root(Root::Modules);
    if !loaded.is_null()
        && let Some(m) = dict::get_str(loaded, name)
    {
        #[cfg(any(feature = "host", test))]
        crate::evaluate::check_import(vm, m);
        return Ok(Found::Module(m));
    }
    if let Some(m) = modules::find(vm, name) {
        modules::initialise(vm, m)?;
        return Ok(Found::Module(m));
    }
    #[cfg(any(feature = "host", test))]
    if let Some(m) = files::import(vm, name)? {
        return Ok(Found::Module(m));
    }
    let (m, code) = match image::find_module(vm, name) {
        Some(found) => found,
        None => of_file(vm, name)?,
    };
    #[cfg(any(feature = "host", test))]
    crate::evaluate::check_import(vm, m);
    let Some(start) = start.filter(|_| !code.is_null()) else {
        return load_natively(vm, name, m, code).map(Found::Module);
    };
    register(vm, name, m)?;
    // Code of a file is kept by what was pushed above the mark.
    let function = call::make_function(vm, code, module::globals(m), Value::NULL, Value::NULL, (0, 0))?;
    vm.cut(mark);
    vm.push(m);
    push_call(vm, function, Action::of(Then::Import))?;
    // The import is done again after the body.
    vm.set_caller_ip(start);
    Ok(Found::Loading)
}

/// Enters a module in the table of modules and makes it an attribute of the package it lies in.
///
/// # Errors
/// MemoryError.
pub(crate) fn register(vm: &mut Vm, name: Value, m: Value) -> Res<()> {
    let mark = vm.mark();
    vm.push(m);
    if vm.root(Root::Modules).is_null() {
        let table = dict::new(vm, 0)?;
        vm.set_root(Root::Modules, table);
    }
    let table = vm.root(Root::Modules);
    dict::set(vm, table, name, m)?;
    let path = str::bytes(name);
    if let Some(dot) = path.iter().rposition(|&c| c == b'.')
        && let package = intern::intern(vm, path.get(..dot).unwrap_or(path))?
        && let Some(package) = dict::get_str(table, package).filter(|&package| is_kind(package, Kind::Module))
    {
        let short = intern::intern(vm, path.get(dot + 1..).unwrap_or(path))?;
        // Of an import at build it is there already.
        if namespace::get(vm, module::globals(package), short) != Some(m) {
            namespace::set(vm, module::globals(package), short, m)?;
        }
    }
    vm.cut(mark);
    Ok(())
}

/// Whether a module is in the table of modules.
pub(crate) fn is_loaded(vm: &Vm, m: Value) -> bool {
    let table = vm.root(Root::Modules);
    !table.is_null() && dict::get_str(table, module::name(m)) == Some(m)
}

/// Enters the modules that were imported at build and have nothing left to run: that import does it on no board.
///
/// # Errors
/// MemoryError.
pub(crate) fn register_done(vm: &mut Vm) -> Res<()> {
    for (m, body) in image::modules(vm) {
        if body.is_null() && !is_loaded(vm, m) {
            register(vm, module::name(m), m)?;
        }
    }
    Ok(())
}

/// Pushes a function and the frame of a call of it.
///
/// # Errors
/// MemoryError; RuntimeError without room.
pub(crate) fn push_call(vm: &mut Vm, function: Value, action: Action) -> Res<()> {
    let slot = vm.sp;
    vm.push(function);
    call::call(vm, slot, 0, 0, action).map(|_| ())
}

/// A new module for the file of that name, and the code of its body; both are on the stack.
fn of_file(vm: &mut Vm, name: Value) -> Res<(Value, Value)> {
    let Some((file_name, file, is_text)) = filesystem::find_module(vm, str::bytes(name)) else {
        return Err(vm.raise(types::MODULE_NOT_FOUND_ERROR, Msg::NO_MODULE, &[name]));
    };
    let code = if is_text {
        let file_name = intern::intern(vm, file_name)?;
        vm.push(file_name);
        vm.file = file;
        compile(vm, Source::Stream(|vm| Ok(vm.file.next())), file_name, Mode::Module)?
    } else {
        load::load(vm, file)?
    };
    vm.push(code);
    let globals = dict::new(vm, 0)?;
    vm.push(globals);
    namespace::set(vm, globals, Value::str(names::DUNDER_NAME), name)?;
    let m = module::new(vm, name, globals)?;
    vm.push(m);
    Ok((m, code))
}

/// A module's body raised: drops the module, which lies on top of the stack.
pub(crate) fn forget(vm: &mut Vm) {
    let m = vm.pop();
    let table = vm.root(Root::Modules);
    if !table.is_null() && is_kind(m, Kind::Module) {
        dict::remove_str(table, module::name(m));
    }
}

/// IMPORT_FROM: pushes an attribute of the module on top, or its submodule.
///
/// # Errors
/// ImportError.
pub(crate) fn import_from(vm: &mut Vm, name: Value) -> Res<Option<Value>> {
    let m = vm.peek(0);
    if let Some(v) = attr::try_load(vm, m, name)? {
        vm.push(v);
        return Ok(None);
    }
    if is_kind(m, Kind::Module)
        && let Some(v) = loaded_submodule(vm, m, name)?
    {
        vm.push(v);
        return Ok(None);
    }
    Err(cannot_import(vm, name))
}

#[cold]
fn cannot_import(vm: &mut Vm, name: Value) -> Raised {
    vm.raise(types::IMPORT_ERROR, Msg::CANNOT_IMPORT, &[name])
}

/// A submodule `m.name`: loaded already, or loaded now.
fn loaded_submodule(vm: &mut Vm, m: Value, name: Value) -> Res<Option<Value>> {
    let mark = vm.mark();
    let mut out = crate::out::Out::string(vm);
    out.put(vm, str::bytes(module::name(m)))?;
    out.put(vm, b".")?;
    out.put(vm, str::bytes(name))?;
    let text = out.finish(vm)?;
    vm.push(text);
    let full = intern::intern_value(vm, text)?;
    vm.push(full);
    let table = vm.root(Root::Modules);
    let mut found = if table.is_null() { None } else { dict::get_str(table, full) };
    if found.is_none()
        && let Some((m, code)) = image::find_module(vm, full)
    {
        #[cfg(any(feature = "host", test))]
        crate::evaluate::check_import(vm, m);
        found = Some(load_natively(vm, full, m, code)?);
    }
    #[cfg(any(feature = "host", test))]
    if found.is_none() {
        found = files::import(vm, full)?;
    }
    vm.cut(mark);
    Ok(found)
}

/// Enters a module and runs what there is of its body at once.
///
/// # Errors
/// Whatever the body raises.
pub(crate) fn load_natively(vm: &mut Vm, name: Value, m: Value, code: Value) -> Res {
    register(vm, name, m)?;
    vm.push(m);
    if let Err(raised) = run_body(vm, m, code) {
        dict::remove_str(vm.root(Root::Modules), name);
        return Err(raised);
    }
    Ok(m)
}

/// Runs a module's body from native code, if it has one.
///
/// # Errors
/// Whatever it raises.
pub(crate) fn run_body(vm: &mut Vm, m: Value, code: Value) -> Res<()> {
    if code.is_null() { Ok(()) } else { run_in(vm, module::globals(m), code) }
}

/// Runs a module's body with these globals from native code.
///
/// # Errors
/// Whatever it raises.
pub(crate) fn run_in(vm: &mut Vm, globals: Value, code: Value) -> Res<()> {
    let function = call::make_function(vm, code, globals, Value::NULL, Value::NULL, (0, 0))?;
    let slot = vm.sp;
    vm.push(function);
    call::call_from_native(vm, slot, 0, 0).map(|_| ())
}

/// IMPORT_STAR: stores the public names of the module on top.
///
/// # Errors
/// TypeError, AttributeError for a broken `__all__`; MemoryError.
pub(crate) fn import_star(vm: &mut Vm) -> Res<Option<Value>> {
    let m = vm.peek(0);
    let ns = interp::locals(vm);
    if m.is(Immediate::Module) {
        modules::store_all(vm, ns, m)?;
    } else if let Some(all) = attr::try_load(vm, m, Value::str(names::DUNDER_ALL))? {
        store_all(vm, ns, m, all)?;
    } else {
        let is_module = is_kind(m, Kind::Module);
        #[cfg(any(feature = "host", test))]
        if is_module {
            crate::evaluate::check_module(vm, m);
        }
        let from = if is_module { module::globals(m) } else { ops::load_attr(vm, m, Value::str(names::DUNDER_DICT))? };
        vm.push(from);
        store_public(vm, ns, from)?;
        vm.pop();
    }
    vm.pop();
    Ok(None)
}

fn store_all(vm: &mut Vm, ns: Value, m: Value, all: Value) -> Res<()> {
    let names = tuple::from_iterable(vm, all)?;
    vm.push(names);
    for &name in tuple::items(names) {
        let name = intern::intern_value(vm, name)?;
        let Some(v) = attr::try_load(vm, m, name)? else {
            return Err(attr::missing(vm, m, name));
        };
        namespace::set(vm, ns, name, v)?;
    }
    vm.pop();
    Ok(())
}

fn store_public(vm: &mut Vm, ns: Value, from: Value) -> Res<()> {
    let mut i = 0;
    while let Some((name, v)) = namespace::next(vm, from, &mut i) {
        if str::bytes(name).first() != Some(&b'_') {
            namespace::set(vm, ns, name, v)?;
        }
    }
    Ok(())
}
