//! Operations on any value: the one place that knows which type does what.
//!
//! Each type's module under `obj` offers the operations it has; the functions here choose by the kind of
//! the operands and fall back to special methods of classes. They may call Python code, and so may
//! collect: keep operands reachable.

use crate::mem::r32;
use crate::msg::Msg;
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

/// Binary operators, in the order of the opcodes from 0xD7 on; in-place ones from 9 to 21.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
#[allow(missing_docs)] // they are Python's operators
pub enum Binary {
    Less = 0,
    More = 1,
    Equal = 2,
    LessEqual = 3,
    MoreEqual = 4,
    NotEqual = 5,
    In = 6,
    Is = 7,
    ExceptionMatch = 8,
    InplaceOr = 9,
    InplaceXor = 10,
    InplaceAnd = 11,
    InplaceLshift = 12,
    InplaceRshift = 13,
    InplaceAdd = 14,
    InplaceSubtract = 15,
    InplaceMultiply = 16,
    InplaceMatMultiply = 17,
    InplaceFloorDivide = 18,
    InplaceTrueDivide = 19,
    InplaceModulo = 20,
    InplacePower = 21,
    Or = 22,
    Xor = 23,
    And = 24,
    Lshift = 25,
    Rshift = 26,
    Add = 27,
    Subtract = 28,
    Multiply = 29,
    MatMultiply = 30,
    FloorDivide = 31,
    TrueDivide = 32,
    Modulo = 33,
    Power = 34,
}

/// Unary operators, in the order of the opcodes from 0xD0 on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
#[allow(missing_docs)] // they are Python's operators
pub enum Unary {
    Positive = 0,
    Negative = 1,
    Invert = 2,
    Not = 3,
}

/// The kind of an object; `None` for immediates, small ints, immediate floats and NULL.
#[inline]
pub fn kind(v: Value) -> Option<Kind> {
    if v.is_object() { Kind::from_u8(r32(v.0) as u8) } else { None }
}

/// Whether `v` is an object of that kind.
#[inline]
pub fn is_kind(v: Value, k: Kind) -> bool {
    v.is_object() && r32(v.0) as u8 == k as u8
}

/// The type or class of a value.
pub fn type_of(vm: &Vm, v: Value) -> Value {
    let _ = vm;
    if v.is_small_int() {
        return Value::typ(types::INT);
    }
    if v.is_float() {
        return Value::typ(types::FLOAT);
    }
    Value::typ(types::OBJECT)
}

/// The name of the type or class of a value (a string value).
pub fn type_name(vm: &Vm, v: Value) -> Value {
    let _ = (vm, v);
    Value::str(names::OBJECT)
}

/// Truth of a value.
///
/// # Errors
/// Whatever `__bool__` or `__len__` raises.
pub fn truth(vm: &mut Vm, v: Value) -> Res<bool> {
    let _ = vm;
    Ok(v != Value::FALSE && v != Value::NONE && v != Value::small(0))
}

/// `a == b`.
///
/// # Errors
/// Whatever `__eq__` raises; RuntimeError for structures too deep.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    let _ = vm;
    Ok(a == b)
}

/// `a < b`.
///
/// # Errors
/// TypeError for types without order; whatever special methods raise.
pub fn less(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    let result = binary(vm, Binary::Less, a, b)?;
    truth(vm, result)
}

/// The hash of a value: equal values have equal hashes.
///
/// # Errors
/// TypeError for unhashable values; whatever `__hash__` raises.
pub fn hash(vm: &mut Vm, v: Value) -> Res<u32> {
    let _ = vm;
    Ok(if crate::obj::str::is_str(v) { crate::obj::str::text_hash(v) } else { v.0 })
}

/// A binary operator, reflected and in-place forms included.
///
/// # Errors
/// TypeError for unsupported operands; whatever special methods raise.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let _ = (op, a, b);
    Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]))
}

/// A unary operator.
///
/// # Errors
/// As [`binary`].
pub fn unary(vm: &mut Vm, op: Unary, v: Value) -> Res {
    let _ = (op, v);
    Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]))
}

/// `len(v)`.
///
/// # Errors
/// TypeError; whatever `__len__` raises.
pub fn len(vm: &mut Vm, v: Value) -> Res<u32> {
    let name = type_name(vm, v);
    Err(vm.type_error(Msg::NO_LEN, &[name]))
}

/// `v[index]`.
///
/// # Errors
/// TypeError, IndexError, KeyError; whatever `__getitem__` raises.
pub fn subscr(vm: &mut Vm, v: Value, index: Value) -> Res {
    let _ = index;
    let name = type_name(vm, v);
    Err(vm.type_error(Msg::NOT_SUBSCRIPTABLE, &[name]))
}

/// `v[index] = item`; `del v[index]` if `item` is NULL.
///
/// # Errors
/// As [`subscr`].
pub fn store_subscr(vm: &mut Vm, v: Value, index: Value, item: Value) -> Res<()> {
    let _ = (index, item);
    let name = type_name(vm, v);
    Err(vm.type_error(Msg::NO_ITEM_ASSIGNMENT, &[name]))
}

/// An iterator over `v`.
///
/// # Errors
/// TypeError; whatever `__iter__` raises.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    let name = type_name(vm, v);
    Err(vm.type_error(Msg::NOT_ITERABLE, &[name]))
}

/// The next item of an iterator, `None` when it is exhausted (StopIteration is not raised).
///
/// # Errors
/// Whatever the iterator raises besides StopIteration.
pub fn next(vm: &mut Vm, iterator: Value) -> Res<Option<Value>> {
    let name = type_name(vm, iterator);
    Err(vm.type_error(Msg::NOT_AN_ITERATOR, &[name]))
}

/// `item in v`.
///
/// # Errors
/// TypeError; whatever `__contains__`, `__eq__` or the iterator raise.
pub fn contains(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    let _ = item;
    let name = type_name(vm, v);
    Err(vm.type_error(Msg::NOT_ITERABLE, &[name]))
}

/// Writes `str(v)` or, if `repr`, `repr(v)`.
///
/// # Errors
/// Whatever `__str__` or `__repr__` raise; RuntimeError for structures too deep.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = (v, repr);
    out.text(vm, "?")
}

/// `str(v)`.
///
/// # Errors
/// As [`print`].
pub fn to_str(vm: &mut Vm, v: Value) -> Res {
    if crate::obj::str::is_str(v) {
        return Ok(v);
    }
    let mut out = Out::string(vm);
    print(vm, v, &mut out, false)?;
    out.finish(vm)
}

/// `repr(v)`.
///
/// # Errors
/// As [`print`].
pub fn to_repr(vm: &mut Vm, v: Value) -> Res {
    let mut out = Out::string(vm);
    print(vm, v, &mut out, true)?;
    out.finish(vm)
}

/// Calls any callable from Rust (see the interpreter's `call_from_native`).
///
/// # Errors
/// TypeError; whatever the callee raises; RuntimeError when the native stack is used up.
pub fn call(vm: &mut Vm, callee: Value, args: &[Value]) -> Res {
    let _ = args;
    let name = type_name(vm, callee);
    Err(vm.type_error(Msg::NOT_CALLABLE, &[name]))
}

/// `v.name`; `name` is an interned string.
///
/// # Errors
/// AttributeError; whatever `__getattr__` or a property raise.
pub fn load_attr(vm: &mut Vm, v: Value, name: Value) -> Res {
    let type_name = type_name(vm, v);
    Err(vm.raise(types::ATTRIBUTE_ERROR, Msg::NO_ATTRIBUTE, &[type_name, name]))
}

/// The value as an index: an int that fits 31 bits, a bool, or an object with `__index__`.
///
/// # Errors
/// TypeError; OverflowError for ints beyond 31 bits.
pub fn index(vm: &mut Vm, v: Value) -> Res<i32> {
    match v.small_value() {
        Some(i) => Ok(i),
        None => {
            let name = type_name(vm, v);
            Err(vm.type_error(Msg::CANT_CONVERT_IMPLICITLY, &[name, Value::str(names::INT)]))
        }
    }
}
