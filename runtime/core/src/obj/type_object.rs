//! Built-in types: which type a value has, the types' members, and their operations by number.

use crate::attr::Attr;
use crate::call;
use crate::mem::r32;
use crate::msg::Msg;
use crate::native::{Args, Member, MemberKind, TypeRow};
use crate::obj::{
    array, buffer, bytearray, bytes, class, dict, dict_view, exception, float, generator, int, iterator,
    iterator_compose, list, memoryview, object, pair, protocol, range, set, slice, str, tuple,
};
use crate::ops::{self, Binary, Unary};
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::object::Kind;
use mpyc_abi::tables;
use mpyc_abi::types::{self, BOARD_TYPES, TypeId};
use mpyc_abi::value::{Immediate, Value};

/// The built-in type of a value; for instances of a program's classes, `object`.
pub(crate) fn type_id(vm: &Vm, v: Value) -> TypeId {
    if v.is_small_int() {
        return types::INT;
    }
    if v.is_float() {
        return types::FLOAT;
    }
    match ops::kind(v) {
        Some(kind) => object_type(v, kind),
        None => immediate_type(vm, v),
    }
}

fn immediate_type(vm: &Vm, v: Value) -> TypeId {
    match v {
        Value::NONE => return types::NONE_TYPE,
        Value::TRUE | Value::FALSE => return types::BOOL,
        Value::ELLIPSIS => return types::ELLIPSIS,
        Value::NOT_IMPLEMENTED => return types::NOT_IMPLEMENTED_TYPE,
        _ => {}
    }
    if v.is(Immediate::Str) || v.is(Immediate::Char) {
        types::STR
    } else if v.is(Immediate::Type) {
        types::TYPE
    } else if v.is(Immediate::Native) {
        types::FUNCTION
    } else if v.is(Immediate::Module) {
        types::MODULE
    } else if v.is(Immediate::Object) {
        vm.port.objects.get(v.index() as usize).copied().unwrap_or(types::OBJECT)
    } else {
        types::OBJECT
    }
}

fn object_type(v: Value, kind: Kind) -> TypeId {
    match kind {
        Kind::Int => types::INT,
        Kind::Float => types::FLOAT,
        Kind::Str => types::STR,
        Kind::Bytes => types::BYTES,
        Kind::Bytearray if array::is_array(v) => types::ARRAY,
        Kind::Bytearray if memoryview::is_view(v) => types::MEMORYVIEW,
        Kind::Bytearray => types::BYTEARRAY,
        Kind::Tuple => types::TUPLE,
        Kind::List => types::LIST,
        Kind::Dict => types::DICT,
        Kind::Set => set::type_of(v),
        Kind::Range => types::RANGE,
        Kind::Slice => types::SLICE,
        Kind::Cell => types::CELL,
        Kind::Code => types::CODE,
        Kind::Function | Kind::PlainFunction => types::FUNCTION,
        Kind::BoundMethod => types::BOUND_METHOD,
        Kind::Generator => types::GENERATOR,
        Kind::Class => types::TYPE,
        Kind::Exception => exception::class(v).as_type().unwrap_or(types::BASE_EXCEPTION),
        Kind::Module => types::MODULE,
        Kind::Iterator => iterator::type_of(v),
        Kind::Pair => pair::type_id(v),
        Kind::Native => Value::from_word(r32(v.0 + 4)).as_type().unwrap_or(types::OBJECT),
        _ => types::OBJECT,
    }
}

/// The row of a type that is not dispatched by its number: `array`, `memoryview`, and those of the board.
pub(crate) fn board_row(vm: &Vm, t: TypeId) -> Option<&'static TypeRow> {
    match t {
        types::ARRAY => return Some(&array::ROW),
        types::MEMORYVIEW => return Some(&memoryview::ROW),
        _ => {}
    }
    let types: &'static [TypeRow] = vm.port.types;
    types.get(t.0.checked_sub(BOARD_TYPES)? as usize)
}

/// Name of a type, of the board's too.
pub(crate) fn name(vm: &Vm, t: TypeId) -> u16 {
    match board_row(vm, t) {
        Some(row) => row.name,
        None => types::name(t),
    }
}

/// The members of the type with that number.
pub(crate) fn members(vm: &Vm, number: u8) -> &'static [Member] {
    let t = TypeId(number);
    match t {
        types::OBJECT => object::MEMBERS,
        types::TYPE => object::TYPE_MEMBERS,
        types::INT => int::MEMBERS,
        types::FLOAT => float::MEMBERS,
        types::STR => str::MEMBERS,
        types::BYTES => bytes::MEMBERS,
        types::BYTEARRAY => bytearray::MEMBERS,
        types::TUPLE => tuple::MEMBERS,
        types::LIST => list::MEMBERS,
        types::DICT => dict::MEMBERS,
        types::SET => set::MEMBERS,
        types::FROZENSET => set::FROZEN_MEMBERS,
        types::RANGE => range::MEMBERS,
        types::SLICE => slice::MEMBERS,
        types::GENERATOR => generator::MEMBERS,
        types::DICT_VIEW => &[],
        types::ITERATOR | types::ENUMERATE | types::ZIP | types::MAP | types::FILTER | types::REVERSED => {
            iterator::MEMBERS
        }
        protocol::TABLE => protocol::MEMBERS,
        buffer::TABLE => buffer::METHODS,
        types::PROPERTY => pair::PROPERTY_MEMBERS,
        types::BASE_EXCEPTION => exception::MEMBERS,
        types::STOP_ITERATION => exception::STOP_MEMBERS,
        types::OS_ERROR => exception::OS_MEMBERS,
        _ => board_row(vm, t).map_or(&[], |row| row.members),
    }
}

/// The number of a built-in name; `None` for other strings.
#[inline]
pub(crate) fn name_number(name: Value) -> Option<u16> {
    if name.is(Immediate::Str) {
        return Some(name.index());
    }
    if name.is(Immediate::Char) {
        return names::find(&[name.index() as u8]);
    }
    None
}

/// Row of a member in a table.
pub(crate) fn row_in(members: &[Member], name: u16) -> Option<u8> {
    members.iter().position(|m| m.name() == name).map(|row| row as u8)
}

/// The member of a type itself, not of its bases: a native function, or its value.
pub(crate) fn row(vm: &Vm, t: TypeId, name: Value) -> Option<Value> {
    let number = name_number(name)?;
    let mut found = member_of(vm, t, number);
    if found.is_none() && buffer::covers(t) {
        found = member_of(vm, buffer::TABLE, number);
    }
    if found.is_none() && protocol::covers(t) {
        found = member_of(vm, protocol::TABLE, number);
    }
    found
}

/// The member in the table with that number.
fn member_of(vm: &Vm, table: TypeId, name: u16) -> Option<Value> {
    let rows = members(vm, table.0);
    let row = row_in(rows, name)?;
    match rows.get(row as usize)?.kind() {
        MemberKind::Function(_) => Some(tables::native(table.0, row)),
        MemberKind::Value(v) => Some(v),
    }
}

/// The methods that a type shares with others and that belong to it all the same.
pub(crate) fn shared(t: TypeId) -> &'static [Member] {
    if buffer::covers(t) { buffer::METHODS } else { &[] }
}

/// The member of a type or its bases.
pub(crate) fn method(vm: &Vm, t: TypeId, name: Value) -> Option<Value> {
    let number = name_number(name)?;
    let key = (number as u32) << 8 | t.0 as u32;
    let line = &vm.methods[(number ^ t.0 as u16) as usize % METHOD_LINES];
    let (known, found) = line.get();
    if known == key {
        return Some(found);
    }
    let mut t = t;
    while t.0 != 0 {
        if let Some(found) = row(vm, t, name) {
            line.set((key, found));
            return Some(found);
        }
        t = types::base(t);
    }
    None
}

/// Lines of the cache of methods of built-in types.
pub(crate) const METHOD_LINES: usize = 8;

/// Binds a member that was found for a value of a built-in type.
pub(crate) fn bind(vm: &Vm, t: TypeId, found: Value, v: Value) -> Attr {
    if found.is(Immediate::Native) { bind_native(vm, found, v, Value::typ(t)) } else { Attr::Value(found) }
}

/// Binds a native function to a value. Functions of types take the value that an instance of a subclass holds.
pub(crate) fn bind_native(vm: &Vm, native: Value, v: Value, cls: Value) -> Attr {
    let table = (native.index() >> 8) as u8;
    let Some(member) = call::native_member(vm, native) else {
        return Attr::Missing;
    };
    if table >= 128 || member.flags() & tables::STATIC != 0 {
        return Attr::Value(native);
    }
    if member.flags() & tables::CLASS != 0 {
        return Attr::Method(native, cls);
    }
    let this = if TypeId(table) == types::OBJECT { v } else { ops::unwrap(v) };
    if member.flags() & tables::GETTER != 0 {
        return Attr::Call(native, [this, Value::NULL, Value::NULL], 1);
    }
    Attr::Method(native, this)
}

/// Binds a native function to the class through which it was found.
pub(crate) fn bind_to_class(vm: &Vm, found: Value, cls: Value) -> Attr {
    if found.is(Immediate::Native)
        && found.index() >> 8 < 128
        && call::native_member(vm, found).is_some_and(|m| m.flags() & tables::CLASS != 0)
    {
        return Attr::Method(found, cls);
    }
    Attr::Value(found)
}

/// An attribute of a built-in type as an object.
pub(crate) fn attribute(vm: &mut Vm, t: TypeId, name: Value) -> Attr {
    if name == Value::str(names::DUNDER_DICT) {
        return dict_of_class(vm, Value::typ(t));
    }
    if let Some(found) = method(vm, t, name) {
        return bind_to_class(vm, found, Value::typ(t));
    }
    if name == Value::str(names::DUNDER_NAME) || name == Value::str(names::DUNDER_QUALNAME) {
        return Attr::Value(Value::str(self::name(vm, t)));
    }
    class::ancestors(vm, Value::typ(t), name)
}

/// `__dict__` of a type or class: the getter of `object` makes it.
pub(crate) fn dict_of_class(vm: &Vm, cls: Value) -> Attr {
    match row(vm, types::OBJECT, Value::str(names::DUNDER_DICT)) {
        Some(getter) => Attr::Call(getter, [cls, Value::NULL, Value::NULL], 1),
        None => Attr::Missing,
    }
}

/// Whether a class may have the type as base.
pub(crate) fn is_base(t: TypeId) -> bool {
    types::is_subtype(t, types::BASE_EXCEPTION)
        || matches!(
            t,
            types::TYPE
                | types::INT
                | types::FLOAT
                | types::STR
                | types::BYTES
                | types::BYTEARRAY
                | types::ARRAY
                | types::TUPLE
                | types::LIST
                | types::DICT
                | types::SET
                | types::FROZENSET
                | types::ENUMERATE
                | types::ZIP
                | types::MAP
                | types::FILTER
                | types::REVERSED
        )
}

/// Whether values of the type can change.
pub(crate) fn is_mutable(t: TypeId) -> bool {
    matches!(t, types::BYTEARRAY | types::LIST | types::DICT | types::SET)
}

/// Calls a type: makes a value of it.
///
/// # Errors
/// TypeError for types that cannot be called or wrong arguments.
pub(crate) fn call(vm: &mut Vm, t: TypeId, args: Args) -> Res {
    #[cfg(any(feature = "host", test))]
    crate::evaluate::check_type(vm, t);
    if types::is_subtype(t, types::BASE_EXCEPTION) {
        return exception::make(vm, Value::typ(t), args);
    }
    let make = match t {
        types::OBJECT => object::make,
        types::TYPE => object::make_type,
        types::INT => int::make,
        types::BOOL => object::make_bool,
        types::FLOAT => float::make,
        types::STR => str::make,
        types::BYTES => bytes::make,
        types::BYTEARRAY => bytearray::make,
        types::TUPLE => tuple::make,
        types::LIST => list::make,
        types::DICT => dict::make,
        types::SET => set::make,
        types::FROZENSET => set::make_frozen,
        types::RANGE => range::make,
        types::SLICE => slice::make,
        types::ENUMERATE => iterator_compose::make_enumerate,
        types::ZIP => iterator_compose::make_zip,
        types::MAP => iterator_compose::make_map,
        types::FILTER => iterator_compose::make_filter,
        types::REVERSED => iterator_compose::make_reversed,
        types::SUPER => pair::make_super,
        types::STATICMETHOD => pair::make_static,
        types::CLASSMETHOD => pair::make_class,
        types::PROPERTY => pair::make_property,
        _ => match board_row(vm, t).and_then(|row| row.make) {
            Some(make) => make,
            None => {
                let name = Value::str(name(vm, t));
                return Err(vm.type_error(Msg::CANNOT_CREATE, &[name]));
            }
        },
    };
    make(vm, args)
}

/// A binary operator of built-in types; `NOT_IMPLEMENTED` if none of the two knows it.
///
/// # Errors
/// Whatever the operation raises.
pub(crate) fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let left = type_id(vm, a);
    let result = binary_of(vm, left, op, a, b)?;
    if result != Value::NOT_IMPLEMENTED {
        return Ok(result);
    }
    let right = type_id(vm, b);
    if right == left {
        return Ok(result);
    }
    // `3 * [0]`: the sequence knows; int and float meet at the float.
    let repeats = matches!(op, Binary::Multiply | Binary::InplaceMultiply)
        && matches!(right, types::STR | types::BYTES | types::BYTEARRAY | types::ARRAY | types::LIST | types::TUPLE);
    if repeats {
        return binary_of(vm, right, Binary::Multiply, b, a);
    }
    match right {
        types::FLOAT if matches!(left, types::INT | types::BOOL) => float::binary(vm, op, a, b),
        _ if right.0 >= BOARD_TYPES => binary_of(vm, right, op, a, b),
        _ => Ok(result),
    }
}

fn binary_of(vm: &mut Vm, t: TypeId, op: Binary, a: Value, b: Value) -> Res {
    match t {
        types::INT | types::BOOL => int::binary(vm, op, a, b),
        types::FLOAT => float::binary(vm, op, a, b),
        types::STR | types::BYTES => str::binary(vm, op, a, b),
        types::BYTEARRAY => bytearray::binary(vm, op, a, b),
        types::TUPLE => tuple::binary(vm, op, a, b),
        types::LIST => list::binary(vm, op, a, b),
        types::DICT => dict::binary(vm, op, a, b),
        types::SET | types::FROZENSET => set::binary(vm, op, a, b),
        types::DICT_VIEW => dict_view::binary(vm, op, a, b),
        _ => match board_row(vm, t).and_then(|row| row.binary) {
            Some(f) => f(vm, op, a, b),
            None => Ok(Value::NOT_IMPLEMENTED),
        },
    }
}

/// A unary operator of a built-in type; `NOT_IMPLEMENTED` if it has none.
///
/// # Errors
/// Whatever the operation raises.
pub(crate) fn unary(vm: &mut Vm, op: Unary, v: Value) -> Res {
    match type_id(vm, v) {
        types::INT | types::BOOL => int::unary(vm, op, v),
        types::FLOAT => float::unary(vm, op, v),
        t => match board_row(vm, t).and_then(|row| row.unary) {
            Some(f) => f(vm, op, v),
            None => Ok(Value::NOT_IMPLEMENTED),
        },
    }
}

/// The type value or class that a value's type is.
pub(crate) fn type_value(vm: &Vm, v: Value) -> Value {
    exception::user_class(v).unwrap_or_else(|| Value::typ(type_id(vm, v)))
}
