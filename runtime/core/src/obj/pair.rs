//! `staticmethod`, `classmethod`, `property` and `super` objects: small tuples with a meaning in the flags.

use crate::attr::Attr;
use crate::mem::{r32, w32};
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::obj::class;
use crate::ops::{self, is_kind};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::{Kind, flags};
use mpyc_abi::types::{self, TypeId};
use mpyc_abi::value::Value;

/// What a `Pair` is: the number of its type, in its flags.
const STATIC: u8 = types::STATICMETHOD.0;
const CLASS: u8 = types::CLASSMETHOD.0;
const PROPERTY: u8 = types::PROPERTY.0;
const SUPER: u8 = types::SUPER.0;

fn meaning(v: Value) -> u8 {
    if is_kind(v, Kind::Pair) { flags(r32(v.0)) & 0x7F } else { 0 }
}

/// The type of a `Pair`.
pub fn type_id(v: Value) -> TypeId {
    TypeId(meaning(v))
}

fn new(vm: &mut Vm, meaning: u8, values: &[Value]) -> Res {
    let v = vm.allocate(Kind::Pair, meaning, 1 + values.len() as u32)?;
    for (i, value) in values.iter().enumerate() {
        w32(v + 4 + i as u32 * 4, value.0);
    }
    Ok(Value::object(v))
}

/// Whether `v` is a `property`.
pub fn is_property(v: Value) -> bool {
    meaning(v) == PROPERTY
}

/// Whether `v` is a `super` object.
pub fn is_super(v: Value) -> bool {
    meaning(v) == SUPER
}

/// Whether storing `v` in a class makes its instances look for descriptors.
pub fn is_descriptor(v: Value) -> bool {
    is_property(v)
}

/// The function of a `staticmethod` or `classmethod`; `v` itself for others.
pub fn inner(v: Value) -> Value {
    if matches!(meaning(v), STATIC | CLASS) { Value::from_word(r32(v.0 + 4)) } else { v }
}

/// Binds what a class holds to an instance.
pub(crate) fn bind(v: Value, this: Value, cls: Value) -> Attr {
    match meaning(v) {
        STATIC => Attr::Value(Value::from_word(r32(v.0 + 4))),
        CLASS => Attr::Method(Value::from_word(r32(v.0 + 4)), cls),
        PROPERTY => match Value::from_word(r32(v.0 + 4)) {
            Value::NONE => Attr::Missing,
            f => Attr::Call(f, [this, Value::NULL, Value::NULL], 1),
        },
        _ => Attr::Value(v),
    }
}

/// Binds what a class holds to the class itself.
pub(crate) fn bind_to_class(v: Value, cls: Value) -> Attr {
    match meaning(v) {
        STATIC => Attr::Value(Value::from_word(r32(v.0 + 4))),
        CLASS => Attr::Method(Value::from_word(r32(v.0 + 4)), cls),
        _ => Attr::Value(v),
    }
}

/// A property's setter, or None.
pub fn setter(v: Value) -> Value {
    Value::from_word(r32(v.0 + 8))
}

/// A property's deleter, or None.
pub fn deleter(v: Value) -> Value {
    Value::from_word(r32(v.0 + 12))
}

/// `staticmethod(f)`.
///
/// # Errors
/// TypeError for another number of arguments.
pub fn make_static(vm: &mut Vm, args: Args) -> Res {
    one(vm, args, STATIC)
}

/// `classmethod(f)`.
///
/// # Errors
/// As [`make_static`].
pub fn make_class(vm: &mut Vm, args: Args) -> Res {
    one(vm, args, CLASS)
}

/// A `staticmethod` or `classmethod` of a function.
///
/// # Errors
/// MemoryError.
pub fn method(vm: &mut Vm, kind: TypeId, function: Value) -> Res {
    new(vm, kind.0, &[function])
}

fn one(vm: &mut Vm, args: Args, meaning: u8) -> Res {
    if args.len() != 1 || args.kw_len() != 0 {
        return Err(vm.type_error(Msg::WRONG_ARG_COUNT, &[Value::small(1), Value::small(args.len() as i32)]));
    }
    new(vm, meaning, &[args.get(0)])
}

/// `property(fget, fset, fdel)`.
///
/// # Errors
/// TypeError for too many arguments.
pub fn make_property(vm: &mut Vm, args: Args) -> Res {
    if args.len() > 4 {
        return Err(vm.type_error(Msg::EXPECTED_AT_MOST, &[Value::small(4), Value::small(args.len() as i32)]));
    }
    let part = |i: u32, name: u16| {
        let by_name = args.kw(name);
        if by_name.is_null() { args.or(i, Value::NONE) } else { by_name }
    };
    let parts = [part(0, mpyc_abi::names::FGET), part(1, mpyc_abi::names::FSET), part(2, mpyc_abi::names::FDEL)];
    new(vm, PROPERTY, &parts)
}

/// `super(cls, this)`; without arguments the compiler gives both.
///
/// # Errors
/// TypeError for another number of arguments.
pub fn make_super(vm: &mut Vm, args: Args) -> Res {
    if args.len() != 2 {
        return Err(vm.type_error(Msg::WRONG_ARG_COUNT, &[Value::small(2), Value::small(args.len() as i32)]));
    }
    let (cls, this) = (args.at(0), args.at(1));
    let own = ops::type_of(vm, this);
    let fits = class::is_class(cls)
        && (class::is_subclass(own, cls) || class::is_class(this) && class::is_subclass(this, cls));
    if !fits {
        return Err(vm.type_error(Msg::SUPER_ARGUMENTS, &[]));
    }
    new(vm, SUPER, &[cls, this])
}

/// Writes a `super` object.
///
/// # Errors
/// Whatever printing its object raises.
pub fn print_super(vm: &mut Vm, v: Value, out: &mut Out) -> Res<()> {
    out.text(vm, "<super: ")?;
    ops::print(vm, Value::from_word(r32(v.0 + 4)), out, true)?;
    out.text(vm, ", ")?;
    ops::print(vm, Value::from_word(r32(v.0 + 8)), out, true)?;
    out.text(vm, ">")
}

/// A property like `args[0]`, with one part replaced by `args[1]`.
fn replaced(vm: &mut Vm, args: Args, part: u32) -> Res {
    let v = args.at(0);
    if !is_property(v) {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    let mut parts = [Value::from_word(r32(v.0 + 4)), setter(v), deleter(v)];
    if let Some(slot) = parts.get_mut(part as usize) {
        *slot = args.at(1);
    }
    new(vm, PROPERTY, &parts)
}

fn with_getter(vm: &mut Vm, args: Args) -> Res {
    replaced(vm, args, 0)
}

fn with_setter(vm: &mut Vm, args: Args) -> Res {
    replaced(vm, args, 1)
}

fn with_deleter(vm: &mut Vm, args: Args) -> Res {
    replaced(vm, args, 2)
}

/// Methods of `property`.
pub static PROPERTY_MEMBERS: &[Member] = crate::member_table! {
    fn GETTER (2, 2) PURE => with_getter;
    fn SETTER (2, 2) PURE => with_setter;
    fn DELETER (2, 2) PURE => with_deleter;
};
