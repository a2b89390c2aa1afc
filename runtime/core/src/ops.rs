//! Operations on any value: the one place that knows which type does what.
//!
//! Each type's module under `obj` offers the operations it has; the functions here choose by the kind of
//! the operands and fall back to special methods of classes. They may call Python code, and so may
//! collect: keep operands reachable.

use crate::attr;
use crate::call;
use crate::frame::is_function;
use crate::mem::{r8, r32};
use crate::msg::Msg;
use crate::obj::exception::user_class;
use crate::obj::{
    bytearray, bytes, class, dict, dict_view, exception, float, function, generator, instance, int, iterator, list,
    module, pair, range, set, slice, str, tuple, type_object,
};
use crate::out::Out;
use crate::vm::{Raised, Res, Root, Vm};
use crate::{modules, operator, resume};
use mpyc_abi::object::Kind;
use mpyc_abi::value::{Immediate, Value};
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
///
/// NULL and the constants need no test of their own: at their addresses lies the number of a kind that no object in
/// use has, `Free`. On the board those are the low byte of the first stack pointer and reserved words of the vector
/// table, on the host nothing was written there.
#[inline]
pub fn is_kind(v: Value, k: Kind) -> bool {
    v.is_address() && r8(v.0) == k as u8
}

/// The type or class of a value.
pub fn type_of(vm: &Vm, v: Value) -> Value {
    type_object::type_value(vm, v)
}

/// The name of the type or class of a value (a string value).
pub fn type_name(vm: &Vm, v: Value) -> Value {
    let t = type_of(vm, v);
    match t.as_type() {
        Some(t) => Value::str(type_object::name(vm, t)),
        None => class::name(t),
    }
}

/// The value of a built-in type that an instance of a subclass of it stands for; any other value itself.
#[inline]
pub fn unwrap(v: Value) -> Value {
    if !is_kind(v, Kind::Instance) {
        return v;
    }
    let payload = instance::payload(v);
    if payload.is_null() { v } else { payload }
}

/// Truth of a value.
///
/// # Errors
/// Whatever `__bool__` or `__len__` raises.
pub fn truth(vm: &mut Vm, v: Value) -> Res<bool> {
    if user_class(v).is_some() {
        for name in [names::DUNDER_BOOL, names::DUNDER_LEN] {
            if let Some(result) = attr::call_special(vm, v, name, &[])? {
                return truth_of_result(vm, result, name);
            }
        }
    }
    plain_truth(vm, v)
}

/// Truth of what a special method gave: `__bool__` a bool, `__len__` a number.
///
/// # Errors
/// TypeError if `__bool__` gave anything else.
pub(crate) fn truth_of_result(vm: &mut Vm, v: Value, method: u16) -> Res<bool> {
    if method == names::DUNDER_BOOL && v != Value::TRUE && v != Value::FALSE {
        return Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, v, Value::str(names::BOOL)));
    }
    // Not by its class again: one that returns itself has no end.
    plain_truth(vm, v)
}

/// Truth of a value as its built-in type has it.
fn plain_truth(vm: &mut Vm, v: Value) -> Res<bool> {
    if v == Value::TRUE {
        return Ok(true);
    }
    if v == Value::FALSE || v == Value::NONE {
        return Ok(false);
    }
    let v = unwrap(v);
    match type_object::type_id(vm, v) {
        types::INT => Ok(v != Value::small(0)),
        types::FLOAT => Ok(float::truth(v)),
        types::STR => Ok(!str::bytes(v).is_empty()),
        types::RANGE => range::truth(vm, v),
        types::BYTES | types::BYTEARRAY | types::TUPLE | types::LIST | types::DICT | types::SET | types::FROZENSET => {
            len(vm, v).map(|n| n != 0)
        }
        types::DICT_VIEW => Ok(dict_view::len(v) != 0),
        t => match type_object::board_row(vm, t).and_then(|row| row.len) {
            Some(f) => f(vm, v).map(|n| n != 0),
            None => Ok(true),
        },
    }
}

/// `a == b`.
///
/// # Errors
/// Whatever `__eq__` raises; RuntimeError for structures too deep.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    operator::equal(vm, a, b)
}

/// `a == b` for values of built-in types.
pub(crate) fn native_eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    vm.check_interrupt()?;
    if a == b && !a.is_float() {
        return Ok(!is_kind(a, Kind::Float) || float::eq(vm, a, b)?);
    }
    match type_object::type_id(vm, a) {
        types::INT | types::BOOL if matches!(type_object::type_id(vm, b), types::FLOAT) => float::eq(vm, b, a),
        types::INT | types::BOOL => int::eq(vm, a, b),
        types::FLOAT => float::eq(vm, a, b),
        types::STR => str::eq(vm, a, b),
        types::BYTES => bytes::eq(vm, a, b),
        types::BYTEARRAY => bytearray::eq(vm, a, b),
        types::TUPLE => tuple::eq(vm, a, b),
        types::LIST => list::eq(vm, a, b),
        types::DICT => dict::eq(vm, a, b),
        types::SET | types::FROZENSET => set::eq(vm, a, b),
        types::RANGE => range::eq(vm, a, b),
        types::SLICE => slice::eq(vm, a, b),
        types::DICT_VIEW => dict_view::eq(vm, a, b),
        types::BOUND_METHOD => Ok(same_method(a, b)),
        t => match type_object::board_row(vm, t).and_then(|row| row.binary) {
            Some(f) => f(vm, Binary::Equal, a, b).map(|v| v == Value::TRUE),
            None => Ok(a == b),
        },
    }
}

fn same_method(a: Value, b: Value) -> bool {
    is_kind(b, Kind::BoundMethod) && r32(a.0 + 4) == r32(b.0 + 4) && r32(a.0 + 8) == r32(b.0 + 8)
}

/// `a < b`.
///
/// # Errors
/// TypeError for types without order; whatever special methods raise.
pub fn less(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    if let (Some(x), Some(y)) = (a.small_value(), b.small_value()) {
        return Ok(x < y);
    }
    let result = binary(vm, Binary::Less, a, b)?;
    truth(vm, result)
}

/// The hash of a value: equal values have equal hashes.
///
/// # Errors
/// TypeError for unhashable values; whatever `__hash__` raises.
pub fn hash(vm: &mut Vm, v: Value) -> Res<u32> {
    if let Some(i) = v.small_value() {
        return Ok(i as u32);
    }
    if let Some(cls) = user_class(v) {
        return hash_instance(vm, v, cls);
    }
    match type_object::type_id(vm, v) {
        types::INT | types::BOOL => int::hash(vm, v),
        types::FLOAT => float::hash(vm, v),
        types::STR => str::hash(vm, v),
        types::BYTES => bytes::hash(vm, v),
        types::TUPLE => tuple::hash(vm, v),
        types::FROZENSET => set::hash(vm, v),
        types::RANGE => range::hash(vm, v),
        types::SLICE => {
            vm.check_recursion()?;
            let mut all = 0u32;
            for part in [4, 8, 12] {
                all = all.rotate_left(5) ^ hash(vm, Value::from_word(r32(v.0 + part)))?;
            }
            Ok(all)
        }
        types::BYTEARRAY | types::ARRAY | types::LIST | types::DICT | types::SET => Err(unhashable(vm, v)),
        types::DICT_VIEW if dict_view::is_set_like(v) => Err(unhashable(vm, v)),
        types::BOUND_METHOD => Ok(r32(v.0 + 4) >> 2 ^ r32(v.0 + 8)),
        _ => Ok(v.0 >> 2),
    }
}

fn hash_instance(vm: &mut Vm, v: Value, cls: Value) -> Res<u32> {
    match class::lookup_user(vm, cls, Value::str(names::DUNDER_HASH)) {
        Some(Value::NONE) => return Err(unhashable(vm, v)),
        Some(_) => {
            if let Some(result) = attr::call_special(vm, v, names::DUNDER_HASH, &[])? {
                return hash_result(vm, result);
            }
        }
        None if class::lookup_user(vm, cls, Value::str(names::DUNDER_EQ)).is_some() => return Err(unhashable(vm, v)),
        None => {}
    }
    let plain = unwrap(v);
    if plain == v { Ok(v.0 >> 2) } else { hash(vm, plain) }
}

fn hash_result(vm: &mut Vm, v: Value) -> Res<u32> {
    match type_object::type_id(vm, v) {
        types::INT | types::BOOL => int::hash(vm, v),
        _ => Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, v, Value::str(names::INT))),
    }
}

#[cold]
fn unhashable(vm: &mut Vm, v: Value) -> Raised {
    vm.type_error_about(Msg::UNHASHABLE, v, Value::NULL)
}

/// A binary operator, reflected and in-place forms included.
///
/// # Errors
/// TypeError for unsupported operands; whatever special methods raise.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    match op {
        Binary::In => contains(vm, b, a).map(Value::bool),
        Binary::Is => Ok(Value::bool(a == b)),
        Binary::ExceptionMatch => Ok(Value::bool(exception::matches(vm, a, b))),
        _ => operator::binary_native(vm, op, a, b),
    }
}

/// A unary operator.
///
/// # Errors
/// As [`binary`].
pub fn unary(vm: &mut Vm, op: Unary, v: Value) -> Res {
    operator::unary_native(vm, op, v)
}

/// `len(v)`.
///
/// # Errors
/// TypeError; whatever `__len__` raises.
pub fn len(vm: &mut Vm, v: Value) -> Res<u32> {
    if let Some(result) = attr::call_special(vm, v, names::DUNDER_LEN, &[])? {
        return len_result(vm, result);
    }
    let v = unwrap(v);
    match type_object::type_id(vm, v) {
        types::STR => Ok(str::len(v)),
        types::BYTES => Ok(bytes::len(v)),
        types::BYTEARRAY => Ok(bytearray::len(v)),
        types::TUPLE => Ok(tuple::len(v)),
        types::LIST => Ok(list::len(v)),
        types::DICT => Ok(dict::len(v)),
        types::SET | types::FROZENSET => Ok(set::len(v)),
        types::RANGE => range::len(vm, v),
        types::DICT_VIEW => Ok(dict_view::len(v)),
        t => match type_object::board_row(vm, t).and_then(|row| row.len) {
            Some(f) => f(vm, v),
            None => Err(vm.type_error_about(Msg::NO_LEN, v, Value::NULL)),
        },
    }
}

fn len_result(vm: &mut Vm, v: Value) -> Res<u32> {
    match index(vm, v)? {
        n if n >= 0 => Ok(n as u32),
        _ => Err(vm.value_error(Msg::NEGATIVE_LEN, &[])),
    }
}

/// `v[index]`.
///
/// # Errors
/// TypeError, IndexError, KeyError; whatever `__getitem__` raises.
pub fn subscr(vm: &mut Vm, v: Value, index: Value) -> Res {
    if let Some(result) = attr::call_special(vm, v, names::DUNDER_GETITEM, &[index])? {
        return Ok(result);
    }
    let (whole, v) = (v, unwrap(v));
    match type_object::type_id(vm, v) {
        types::STR => str::subscr(vm, v, index),
        types::BYTES => bytes::subscr(vm, v, index),
        types::BYTEARRAY => bytearray::subscr(vm, v, index),
        types::TUPLE => tuple::subscr(vm, v, index),
        types::LIST => list::subscr(vm, v, index),
        types::DICT => match dict::get(vm, v, index)? {
            Some(found) => Ok(found),
            None => match attr::call_special(vm, whole, names::DUNDER_MISSING, &[index])? {
                Some(made) => Ok(made),
                None => Err(vm.raise_value(types::KEY_ERROR, index)),
            },
        },
        types::RANGE => range::subscr(vm, v, index),
        t => match type_object::board_row(vm, t).and_then(|row| row.subscript) {
            Some(f) => f(vm, v, index, Value::NULL),
            None => class_item(vm, v, index),
        },
    }
}

/// `v[index]` of what is no container: a class may have a `__class_getitem__`.
fn class_item(vm: &mut Vm, v: Value, index: Value) -> Res {
    if is_kind(v, Kind::Class)
        && let Some(f) = attr::try_load(vm, v, Value::str(names::DUNDER_CLASS_GETITEM))?
    {
        return call(vm, f, &[index]);
    }
    Err(vm.type_error_about(Msg::NOT_SUBSCRIPTABLE, v, Value::NULL))
}

/// `v[index] = item`; `del v[index]` if `item` is NULL.
///
/// # Errors
/// As [`subscr`].
pub fn store_subscr(vm: &mut Vm, v: Value, index: Value, item: Value) -> Res<()> {
    let special = if item.is_null() {
        attr::call_special(vm, v, names::DUNDER_DELITEM, &[index])?
    } else {
        attr::call_special(vm, v, names::DUNDER_SETITEM, &[index, item])?
    };
    if special.is_some() {
        return Ok(());
    }
    let v = unwrap(v);
    match type_object::type_id(vm, v) {
        types::BYTEARRAY => bytearray::store_subscr(vm, v, index, item),
        types::LIST => list::store_subscr(vm, v, index, item),
        types::DICT => dict::store_subscr(vm, v, index, item),
        t => match type_object::board_row(vm, t).and_then(|row| row.subscript) {
            Some(f) => {
                let item = if item.is_null() { Value::NOT_IMPLEMENTED } else { item };
                f(vm, v, index, item).map(|_| ())
            }
            None => Err(no_item(vm, v, item)),
        },
    }
}

#[cold]
fn no_item(vm: &mut Vm, v: Value, item: Value) -> Raised {
    let name = type_name(vm, v);
    let text = if item.is_null() { Msg::NO_ITEM_DELETION } else { Msg::NO_ITEM_ASSIGNMENT };
    vm.type_error(text, &[name])
}

/// An iterator over `v`.
///
/// # Errors
/// TypeError; whatever `__iter__` raises.
pub fn iter(vm: &mut Vm, v: Value) -> Res {
    for method in [names::DUNDER_ITER, names::DUNDER_AWAIT] {
        if let Some(result) = attr::call_special(vm, v, method, &[])? {
            return Ok(result);
        }
    }
    if unwrap(v) == v && attr::special(vm, v, names::DUNDER_GETITEM).is_some() {
        return iterator::new(vm, iterator::Kind::GetItem, &[v, Value::small(0)]);
    }
    let v = unwrap(v);
    match type_object::type_id(vm, v) {
        types::STR => str::iter(vm, v),
        types::BYTES => bytes::iter(vm, v),
        types::BYTEARRAY => bytearray::iter(vm, v),
        types::TUPLE => tuple::iter(vm, v),
        types::LIST => list::iter(vm, v),
        types::DICT => dict::iter(vm, v),
        types::SET | types::FROZENSET => set::iter(vm, v),
        types::RANGE => range::iter(vm, v),
        types::DICT_VIEW => dict_view::iter(vm, v),
        types::GENERATOR
        | types::ITERATOR
        | types::ENUMERATE
        | types::ZIP
        | types::MAP
        | types::FILTER
        | types::REVERSED => Ok(v),
        t => match type_object::board_row(vm, t).and_then(|row| row.iter) {
            Some(f) => f(vm, v),
            None => Err(vm.type_error_about(Msg::NOT_ITERABLE, v, Value::NULL)),
        },
    }
}

/// The next item of an iterator, `None` when it is exhausted (StopIteration is not raised).
///
/// # Errors
/// Whatever the iterator raises besides StopIteration.
pub fn next(vm: &mut Vm, iterator: Value) -> Res<Option<Value>> {
    if is_kind(iterator, Kind::Iterator) {
        return iterator::next(vm, iterator);
    }
    if is_kind(iterator, Kind::Generator) {
        return generator::next_native(vm, iterator);
    }
    match attr::call_special(vm, iterator, names::DUNDER_NEXT, &[]) {
        Ok(Some(v)) => Ok(Some(v)),
        Ok(None) if unwrap(iterator) != iterator => next(vm, unwrap(iterator)),
        Ok(None) => board_next(vm, iterator),
        Err(_) if exception::matches(vm, vm.exception(), Value::typ(types::STOP_ITERATION)) => Ok(None),
        Err(raised) => Err(raised),
    }
}

/// The next item of an iterator; at the end the StopIteration that Python code raised for it, or a new one.
///
/// # Errors
/// StopIteration; whatever the iterator raises.
pub fn next_or_stop(vm: &mut Vm, iterator: Value) -> Res {
    vm.set_root(Root::Exception, Value::NONE);
    match next(vm, iterator)? {
        Some(v) => Ok(v),
        None if resume::is_raised(vm, types::STOP_ITERATION) => Err(vm.raise_object(vm.exception())),
        None => Err(vm.raise_value(types::STOP_ITERATION, Value::NULL)),
    }
}

/// The next item of an iterator of the board's: its member `__next__`.
fn board_next(vm: &mut Vm, iterator: Value) -> Res<Option<Value>> {
    let t = type_object::type_id(vm, iterator);
    match type_object::method(vm, t, Value::str(names::DUNDER_NEXT)) {
        Some(f) => match call(vm, f, &[iterator]) {
            Ok(v) => Ok(Some(v)),
            Err(_) if exception::matches(vm, vm.exception(), Value::typ(types::STOP_ITERATION)) => Ok(None),
            Err(raised) => Err(raised),
        },
        None => Err(vm.type_error_about(Msg::NOT_AN_ITERATOR, iterator, Value::NULL)),
    }
}

/// `item in v`.
///
/// # Errors
/// TypeError; whatever `__contains__`, `__eq__` or the iterator raise.
pub fn contains(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    if let Some(result) = attr::call_special(vm, v, names::DUNDER_CONTAINS, &[item])? {
        return truth(vm, result);
    }
    let plain = unwrap(v);
    match type_object::type_id(vm, plain) {
        types::STR => str::contains(vm, plain, item),
        types::BYTES => bytes::contains(vm, plain, item),
        types::BYTEARRAY => bytearray::contains(vm, plain, item),
        types::TUPLE => tuple::contains(vm, plain, item),
        types::LIST => list::contains(vm, plain, item),
        types::DICT => dict::contains(vm, plain, item),
        types::SET | types::FROZENSET => set::contains(vm, plain, item),
        types::RANGE => range::contains(vm, plain, item),
        types::DICT_VIEW => dict_view::contains(vm, plain, item),
        _ => contains_by_iteration(vm, v, item),
    }
}

fn contains_by_iteration(vm: &mut Vm, v: Value, item: Value) -> Res<bool> {
    let mark = vm.mark();
    vm.push(item);
    let iterator = iter(vm, v)?;
    vm.push(iterator);
    let inner = vm.mark();
    while let Some(candidate) = next(vm, iterator)? {
        vm.push(candidate);
        vm.poll()?;
        if candidate == item || eq(vm, candidate, item)? {
            vm.cut(mark);
            return Ok(true);
        }
        vm.cut(inner);
    }
    vm.cut(mark);
    Ok(false)
}

/// Writes `str(v)` or, if `repr`, `repr(v)`.
///
/// # Errors
/// Whatever `__str__` or `__repr__` raise; RuntimeError for structures too deep.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    if user_class(v).is_some() {
        return print_instance(vm, v, out, repr);
    }
    // Chosen first, called after: otherwise this function's native frame holds the locals of all of them.
    let print: fn(&mut Vm, Value, &mut Out, bool) -> Res<()> = match type_object::type_id(vm, v) {
        types::INT | types::BOOL => int::print,
        types::FLOAT => float::print,
        types::STR => str::print,
        types::BYTES => bytes::print,
        types::BYTEARRAY => bytearray::print,
        types::TUPLE => tuple::print,
        types::LIST => list::print,
        types::DICT => dict::print,
        types::SET | types::FROZENSET => set::print,
        types::RANGE => range::print,
        types::SLICE => slice::print,
        types::DICT_VIEW => dict_view::print,
        _ if is_kind(v, Kind::Iterator) => iterator::print,
        _ if is_kind(v, Kind::Exception) => exception::print,
        _ => print_other,
    };
    print(vm, v, out, repr)
}

/// `__str__` or `__repr__` of an instance of a program's class, or what its base does.
#[inline(never)]
fn print_instance(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    vm.check_recursion()?;
    let is_exception = is_kind(v, Kind::Exception);
    for (name, wanted) in [(names::DUNDER_STR, !repr), (names::DUNDER_REPR, repr || !is_exception)] {
        if !wanted {
            continue;
        }
        if let Some(text) = attr::call_special(vm, v, name, &[])? {
            if !str::is_str(unwrap(text)) {
                return Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, text, Value::str(names::STR)));
            }
            vm.push(text);
            out.put(vm, str::bytes(unwrap(text)))?;
            vm.pop();
            return Ok(());
        }
    }
    print_plain(vm, v, out, repr)
}

/// Writes a value as its built-in base does, whatever its class defines.
///
/// # Errors
/// As [`print`].
pub(crate) fn print_plain(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let Some(cls) = user_class(v) else {
        return print(vm, v, out, repr);
    };
    if is_kind(v, Kind::Exception) {
        return exception::print(vm, v, out, repr);
    }
    if is_kind(v, Kind::Class) {
        return print_other(vm, v, out, repr);
    }
    let plain = unwrap(v);
    if plain != v {
        return print(vm, plain, out, repr);
    }
    out.text(vm, "<")?;
    let name = class::name(cls);
    out.put(vm, str::bytes(name))?;
    out.text(vm, " object")?;
    function::address(vm, v, out)
}

/// Types without a text of their own.
fn print_other(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let t = type_object::type_id(vm, v);
    if let Some(f) = type_object::board_row(vm, t).and_then(|row| row.print) {
        return f(vm, v, out, repr);
    }
    match t {
        types::NONE_TYPE => out.text(vm, "None"),
        types::ELLIPSIS => out.text(vm, "Ellipsis"),
        types::NOT_IMPLEMENTED_TYPE => out.text(vm, "NotImplemented"),
        types::TYPE => {
            out.text(vm, "<class '")?;
            let name = match v.as_type() {
                Some(t) => Value::str(type_object::name(vm, t)),
                None => class::name(v),
            };
            out.put(vm, str::bytes(name))?;
            out.text(vm, "'>")
        }
        types::FUNCTION if is_function(v) => function::print(vm, v, out),
        types::GENERATOR => generator::print(vm, v, out),
        types::SUPER => pair::print_super(vm, v, out),
        types::MODULE if v == Value::module(mpyc_abi::modules::SYS_IMPLEMENTATION) => {
            out.text(vm, modules::sys::IMPLEMENTATION_TEXT)
        }
        types::MODULE => {
            out.text(vm, "<module '")?;
            let name =
                if v.is(Immediate::Module) { Value::str(modules::name(vm, v.index() as u8)) } else { module::name(v) };
            out.put(vm, str::bytes(name))?;
            out.text(vm, "'>")
        }
        types::OBJECT if v.is_null() => out.text(vm, "(nil)"),
        _ => {
            out.text(vm, "<")?;
            let name = type_name(vm, v);
            out.put(vm, str::bytes(name))?;
            out.text(vm, ">")
        }
    }
}

/// `str(v)`.
///
/// # Errors
/// As [`print`].
pub fn to_str(vm: &mut Vm, v: Value) -> Res {
    if str::is_str(v) {
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
    vm.reserve(args.len() as u32 + 1)?;
    let slot = vm.mark();
    vm.push(callee);
    for &a in args {
        vm.push(a);
    }
    call::call_from_native(vm, slot, args.len() as u32, 0)
}

/// `v.name`; `name` is an interned string.
///
/// # Errors
/// AttributeError; whatever `__getattr__` or a property raise.
pub fn load_attr(vm: &mut Vm, v: Value, name: Value) -> Res {
    match attr::load_found(vm, v, name)? {
        Some(found) => Ok(found),
        None => Err(attr::missing(vm, v, name)),
    }
}

/// The value as an index: an int that fits 31 bits, a bool, or an object with `__index__`.
///
/// # Errors
/// TypeError; OverflowError for ints beyond 31 bits.
pub fn index(vm: &mut Vm, v: Value) -> Res<i32> {
    if let Some(i) = v.small_value() {
        return Ok(i);
    }
    match unwrap(v) {
        Value::TRUE => return Ok(1),
        Value::FALSE => return Ok(0),
        plain if plain.is_small_int() => return Ok(plain.as_small()),
        plain if is_kind(plain, Kind::Int) => return Err(vm.raise(types::OVERFLOW_ERROR, Msg::INT_TOO_LARGE, &[])),
        _ => {}
    }
    if let Some(result) = attr::call_special(vm, v, names::DUNDER_INDEX, &[])? {
        if result.is_small_int() || is_kind(result, Kind::Int) {
            return index(vm, result);
        }
        return Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, result, Value::str(names::INT)));
    }
    Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, v, Value::str(names::INT)))
}
