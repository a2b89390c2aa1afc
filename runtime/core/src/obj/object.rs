//! `object`, `type` and `bool` as callables, and the members of every object.

use crate::attr;
use crate::builtins::object as builtins;
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::obj::{arguments, class, exception, instance, intern, str, type_object};
use crate::ops::{self, is_kind};
use crate::vm::{Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::tables::VAR;
use mpyc_abi::types::TypeId;
use mpyc_abi::value::Value;

/// `object()`.
///
/// # Errors
/// TypeError for arguments; MemoryError.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    arguments::expect(vm, args, 0, 0)?;
    let v = vm.allocate(Kind::Native, 0, 2)?;
    crate::mem::w32(v + 4, Value::typ(mpyc_abi::types::OBJECT).0);
    Ok(Value::object(v))
}

/// `type(v)`, `type(name, bases, namespace)`.
///
/// # Errors
/// TypeError for another number of arguments.
pub fn make_type(vm: &mut Vm, args: Args) -> Res {
    match args.len() {
        1 if args.kw_len() == 0 => Ok(ops::type_of(vm, args.at(0))),
        3 => builtins::make_class(vm, Value::NULL, args),
        _ => Err(vm.type_error(Msg::TYPE_ARGUMENTS, &[])),
    }
}

/// `bool(v)`.
///
/// # Errors
/// Whatever the truth of `v` raises.
pub fn make_bool(vm: &mut Vm, args: Args) -> Res {
    arguments::expect(vm, args, 0, 1)?;
    if args.is_empty() {
        return Ok(Value::FALSE);
    }
    ops::truth(vm, args.get(0)).map(Value::bool)
}

/// `__init__` of an object without one: instances of subclasses of built-in types take their value from it.
fn init(vm: &mut Vm, args: Args) -> Res {
    let v = args.at(0);
    if is_kind(v, Kind::Instance) {
        let layout = class::layout(ops::type_of(vm, v));
        if type_object::is_mutable(layout) {
            let payload = type_object::call(vm, layout, args.skip(1))?;
            instance::set_payload(v, payload);
        }
    }
    Ok(Value::NONE)
}

/// `__dict__`: the attributes of an instance, to be changed too; the namespace of a class; a type's members.
fn dict(vm: &mut Vm, args: Args) -> Res {
    let v = args.at(0);
    if is_kind(v, Kind::Instance) {
        return instance::dict(vm, v);
    }
    if is_kind(v, Kind::Class) {
        return crate::namespace::as_dict(vm, class::own_namespace(v));
    }
    if let Some(t) = v.as_type() {
        return members(vm, t);
    }
    let own = if is_kind(v, Kind::Exception) { crate::mem::r32(v.0 + exception::ATTRIBUTES) } else { 0 };
    if own != 0 {
        return Ok(Value::from_word(own));
    }
    Err(attr::missing(vm, v, Value::str(mpyc_abi::names::DUNDER_DICT)))
}

/// `__repr__` and `__str__` of an object whose class has none.
fn repr(vm: &mut Vm, args: Args) -> Res {
    let mut out = crate::out::Out::string(vm);
    ops::print_plain(vm, args.at(0), &mut out, true)?;
    out.finish(vm)
}

fn str_of(vm: &mut Vm, args: Args) -> Res {
    let mut out = crate::out::Out::string(vm);
    ops::print_plain(vm, args.at(0), &mut out, false)?;
    out.finish(vm)
}

/// The members of a built-in type as a new dict.
fn members(vm: &mut Vm, t: TypeId) -> Res {
    let d = crate::obj::dict::new(vm, 0)?;
    vm.push(d);
    for member in type_object::members(vm, t.0).iter().chain(type_object::shared(t)) {
        let name = Value::str(member.name());
        if let Some(v) = type_object::row(vm, t, name) {
            crate::obj::dict::set(vm, d, name, v)?;
        }
    }
    Ok(d)
}

fn name_of(vm: &mut Vm, v: Value) -> Res {
    if !str::is_str(v) {
        return Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, v, Value::str(mpyc_abi::names::STR)));
    }
    intern::intern_value(vm, v)
}

fn setattr(vm: &mut Vm, args: Args) -> Res {
    let name = name_of(vm, args.at(1))?;
    attr::store_plain(vm, args.at(0), name, args.at(2))?;
    Ok(Value::NONE)
}

fn delattr(vm: &mut Vm, args: Args) -> Res {
    let name = name_of(vm, args.at(1))?;
    attr::store_plain(vm, args.at(0), name, Value::NULL)?;
    Ok(Value::NONE)
}

fn eq(vm: &mut Vm, args: Args) -> Res {
    let _ = vm;
    Ok(if args.at(0) == args.at(1) { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}

fn hash(vm: &mut Vm, args: Args) -> Res {
    let _ = vm;
    Ok(Value::small((args.at(0).0 >> 2) as i32))
}

/// Members of `type`.
pub static TYPE_MEMBERS: &[Member] = crate::member_table! {
    fn DUNDER_CALL (1, VAR) KW => class::type_call;
};

/// Members of every object.
pub static MEMBERS: &[Member] = crate::member_table! {
    fn DUNDER_INIT (1, VAR) KW => init;
    fn DUNDER_INIT_SUBCLASS (1, 1) CLASS => init;
    fn DUNDER_NEW (1, VAR) STATIC + KW => class::bare;
    fn DUNDER_DICT (1, 1) GETTER => dict;
    fn DUNDER_SETATTR (3, 3) PLAIN => setattr;
    fn DUNDER_DELATTR (2, 2) PLAIN => delattr;
    fn DUNDER_EQ (2, 2) PLAIN => eq;
    fn DUNDER_HASH (1, 1) PLAIN => hash;
    fn DUNDER_REPR (1, 1) PLAIN => repr;
    fn DUNDER_STR (1, 1) PLAIN => str_of;
};
