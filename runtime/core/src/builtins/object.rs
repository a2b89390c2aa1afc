//! Builtins about objects, classes, attributes and iteration.

use crate::attr::{self, Attr};
use crate::call;

use crate::import;
use crate::interp;
use crate::mem::r32;
use crate::msg::Msg;
use crate::namespace;
use crate::native::{Args, Member};
use crate::obj::{
    class, dict, exception, generator, instance, intern, iterator, list,
    list_sort::{self, Order},
    module, str, tuple, type_object,
};
use crate::ops::{self, is_kind};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::value::{Immediate, Value};
use mpyc_abi::{names, types};

/// `callable()`.
pub(super) fn callable(vm: &mut Vm, args: Args) -> Res {
    Ok(Value::bool(call::is_callable(vm, args.at(0))))
}

/// The interned string that names an attribute.
fn attribute_name(vm: &mut Vm, v: Value) -> Res {
    let v = ops::unwrap(v);
    if !str::is_str(v) {
        return Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, v, Value::str(names::STR)));
    }
    intern::intern_value(vm, v)
}

/// `getattr()`.
pub(super) fn getattr(vm: &mut Vm, args: Args) -> Res {
    let name = attribute_name(vm, args.at(1))?;
    let v = args.at(0);
    let default = args.get(2);
    if default.is_null() {
        return ops::load_attr(vm, v, name);
    }
    Ok(attr::try_load(vm, v, name)?.unwrap_or(default))
}

/// `hasattr()`.
pub(super) fn hasattr(vm: &mut Vm, args: Args) -> Res {
    let name = attribute_name(vm, args.at(1))?;
    Ok(Value::bool(attr::try_load(vm, args.at(0), name)?.is_some()))
}

/// `setattr()`.
pub(super) fn setattr(vm: &mut Vm, args: Args) -> Res {
    let name = attribute_name(vm, args.at(1))?;
    vm.push(name);
    attr::store_native(vm, args.at(0), name, args.at(2))?;
    Ok(Value::NONE)
}

/// `delattr()`.
pub(super) fn delattr(vm: &mut Vm, args: Args) -> Res {
    let name = attribute_name(vm, args.at(1))?;
    attr::store_native(vm, args.at(0), name, Value::NULL)?;
    Ok(Value::NONE)
}

/// `hash()`.
pub(super) fn hash(vm: &mut Vm, args: Args) -> Res {
    let h = ops::hash(vm, args.at(0))?;
    // The low 31 bits with their sign, so that the hash of a small int is the int.
    Ok(Value::small(h as i32))
}

/// `id()`.
pub(super) fn id(vm: &mut Vm, args: Args) -> Res {
    let _ = vm;
    Ok(Value::small((args.at(0).0 >> 2) as i32))
}

/// Whether `classes` is a class or a tuple of classes, nested at will.
fn any_class(vm: &mut Vm, own: Value, classes: Value) -> Res<bool> {
    if class::is_class(classes) {
        return Ok(class::is_subclass(own, classes));
    }
    if !is_kind(classes, Kind::Tuple) {
        return Err(vm.type_error(Msg::NOT_A_CLASS, &[]));
    }
    vm.check_recursion()?;
    for &c in tuple::items(classes) {
        if any_class(vm, own, c)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `isinstance()`.
pub(super) fn isinstance(vm: &mut Vm, args: Args) -> Res {
    let own = ops::type_of(vm, args.at(0));
    any_class(vm, own, args.at(1)).map(Value::bool)
}

/// `issubclass()`.
pub(super) fn issubclass(vm: &mut Vm, args: Args) -> Res {
    let own = args.at(0);
    if !class::is_class(own) {
        return Err(vm.type_error(Msg::NOT_A_CLASS, &[]));
    }
    any_class(vm, own, args.at(1)).map(Value::bool)
}

/// `iter()`.
pub(super) fn iter(vm: &mut Vm, args: Args) -> Res {
    if args.len() == 2 {
        return iterator::new(vm, iterator::Kind::Callable, &[args.at(0), args.get(1)]);
    }
    let v = args.at(0);
    if let Some((f, this)) = attr::special(vm, v, names::DUNDER_ITER) {
        return tail_call(vm, args, f, this);
    }
    ops::iter(vm, v)
}

/// Calls a special method in place of the native function that runs.
fn tail_call(vm: &mut Vm, args: Args, f: Value, this: Value) -> Res {
    let (action, slot) = (vm.frame.action, args.base() - 4);
    vm.cut(slot);
    vm.push(f);
    if !this.is_null() {
        vm.push(this);
    }
    let pos = (vm.mark() - slot) / 4 - 1;
    match call::call(vm, slot, pos, 0, action)? {
        call::Called::Pushed => Ok(Value::NULL),
        call::Called::Done(v) => Ok(v),
    }
}

/// `next()`.
pub(super) fn next(vm: &mut Vm, args: Args) -> Res {
    let iterator = args.at(0);
    if args.len() == 1 {
        if is_kind(iterator, Kind::Generator) {
            return generator::next(vm, args);
        }
        if let Some((f, this)) = attr::special(vm, iterator, names::DUNDER_NEXT) {
            return tail_call(vm, args, f, this);
        }
    }
    if args.len() == 2 {
        return Ok(ops::next(vm, iterator)?.unwrap_or(args.get(1)));
    }
    ops::next_or_stop(vm, iterator)
}

// ---- namespaces

/// `globals()`.
pub(super) fn globals(vm: &mut Vm, args: Args) -> Res {
    let _ = args;
    let ns = interp::globals(vm);
    namespace::as_dict(vm, ns)
}

/// `locals()`.
pub(super) fn locals(vm: &mut Vm, args: Args) -> Res {
    let _ = args;
    let ns = interp::locals(vm);
    namespace::as_dict(vm, ns)
}

/// `vars()`.
pub(super) fn vars(vm: &mut Vm, args: Args) -> Res {
    let v = args.get(0);
    if v.is_null() {
        return locals(vm, args);
    }
    if is_kind(v, Kind::Module) {
        return namespace::as_dict(vm, module::globals(v));
    }
    ops::load_attr(vm, v, Value::str(names::DUNDER_DICT))
}

/// Collects names, each once.
struct Names {
    list: Value,
}

impl Names {
    fn add(&self, vm: &mut Vm, name: Value) -> Res<()> {
        if list::items(self.list).contains(&name) { Ok(()) } else { list::append(vm, self.list, name) }
    }

    fn add_namespace(&self, vm: &mut Vm, ns: Value) -> Res<()> {
        let mut i = 0;
        while let Some((name, _)) = namespace::next(vm, ns, &mut i) {
            self.add(vm, name)?;
        }
        Ok(())
    }

    fn add_members(&self, vm: &mut Vm, members: &[Member]) -> Res<()> {
        for m in members {
            self.add(vm, Value::str(m.name()))?;
        }
        Ok(())
    }

    fn add_class(&self, vm: &mut Vm, cls: Value) -> Res<()> {
        if let Some(mut t) = cls.as_type() {
            while t.0 != 0 {
                let members = type_object::members(vm, t.0);
                self.add_members(vm, members)?;
                self.add_members(vm, type_object::shared(t))?;
                t = types::base(t);
            }
            return Ok(());
        }
        for &c in [cls].iter().chain(class::ancestry(cls)) {
            if c.is(Immediate::Type) {
                self.add_class(vm, c)?;
                continue;
            }
            let mut i = 0;
            while let Some((name, _)) = class::next(vm, c, &mut i) {
                self.add(vm, name)?;
            }
        }
        Ok(())
    }
}

/// `dir()`, `dir(v)`: the names, each once, in order of the alphabet.
pub(super) fn dir(vm: &mut Vm, args: Args) -> Res {
    let names = names_of(vm, args.get(0))?;
    vm.push(names);
    list_sort::sort(vm, names, Order { key: Value::NULL, reverse: false })?;
    Ok(names)
}

/// `help()`: what there is to try; `help(v)`: its type, and what its names mean, a line each, but for the machine's own.
pub(super) fn help(vm: &mut Vm, args: Args) -> Res {
    let mut out = Out::Console;
    if args.is_empty() {
        out.message(vm, Msg::HELP)?;
        out.text(vm, "\n")?;
        return Ok(Value::NONE);
    }
    let v = args.at(0);
    out.text(vm, "object ")?;
    ops::print(vm, v, &mut out, true)?;
    out.text(vm, " is of type ")?;
    let name = ops::type_name(vm, v);
    out.put(vm, str::bytes(name))?;
    let names = dir(vm, args)?;
    for i in 0..list::len(names) {
        let name = attribute_name(vm, list::get(names, i))?;
        if !str::bytes(name).starts_with(b"__")
            && let Attr::Value(found) | Attr::Method(found, _) = attr::lookup(vm, v, name)
        {
            out.text(vm, "\n  ")?;
            out.put(vm, str::bytes(name))?;
            out.text(vm, " -- ")?;
            vm.push(found);
            ops::print(vm, found, &mut out, true)?;
            vm.pop();
        }
    }
    out.text(vm, "\n")?;
    Ok(Value::NONE)
}

/// The names in a namespace, or of a value's attributes.
fn names_of(vm: &mut Vm, v: Value) -> Res {
    if let Some(names) = attr::call_special(vm, v, names::DUNDER_DIR, &[])? {
        vm.push(names);
        return list::from_iterable(vm, names);
    }
    let all = Names { list: list::new(vm, &[])? };
    vm.push(all.list);
    if v.is_null() {
        let ns = interp::locals(vm);
        all.add_namespace(vm, ns)?;
        let members = crate::modules::main_members(vm, ns);
        all.add_members(vm, members)?;
    } else if is_kind(v, Kind::Module) {
        #[cfg(any(feature = "host", test))]
        crate::evaluate::check_module(vm, v);
        all.add_namespace(vm, module::globals(v))?;
    } else if v.is(Immediate::Module) {
        let members = crate::modules::members(vm, v.index() as u8);
        all.add(vm, Value::str(names::DUNDER_NAME))?;
        all.add_members(vm, members)?;
    } else {
        if is_kind(v, Kind::Instance) {
            let mut i = 0;
            while let Some((name, _)) = instance::next(v, &mut i) {
                all.add(vm, name)?;
            }
        }
        if is_kind(v, Kind::Exception) && r32(v.0 + exception::ATTRIBUTES) != 0 {
            all.add_namespace(vm, Value::from_word(r32(v.0 + exception::ATTRIBUTES)))?;
        }
        let cls = if class::is_class(v) { v } else { ops::type_of(vm, v) };
        all.add_class(vm, cls)?;
    }
    Ok(all.list)
}

/// `__import__(name, globals, locals, fromlist, level)`: the top package, or the module itself with a `fromlist`.
pub(super) fn dunder_import(vm: &mut Vm, args: Args) -> Res {
    let name = attribute_name(vm, args.at(0))?;
    let level = ops::index(vm, args.or(4, Value::small(0)))?;
    let from = args.or(3, Value::NONE);
    if level < 0 || level == 0 && name == Value::str(names::EMPTY) {
        return Err(vm.value_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    let globals = args.or(1, Value::NONE);
    if level > 0 && globals != Value::NONE && !is_kind(globals, Kind::Dict) {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    vm.push(name);
    import::import_native(vm, name, level, from)
}

/// What `type(name, bases, namespace, **keywords)` makes, or a metaclass that is called so.
///
/// # Errors
/// TypeError for wrong arguments.
pub(crate) fn make_class(vm: &mut Vm, meta: Value, args: Args) -> Res {
    let (name, bases, ns) = (args.get(0), args.get(1), ops::unwrap(args.get(2)));
    if !str::is_str(name) || !is_kind(bases, Kind::Tuple) || !is_kind(ns, Kind::Dict) {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    let ns = dict::copy(vm, ns)?;
    vm.push(ns);
    class::new(vm, meta, name, bases, ns, args)
}
