//! Operators: special methods first, then what the built-in types do, then reflected methods.
//!
//! One [`Attempt`] after the other is asked for, by the interpreter (which pushes a frame for a method) and by
//! native code (which calls it) alike.

use crate::attr;
use crate::call;
use crate::frame::{Action, Then};
use crate::mem::r32;
use crate::msg::Msg;
use crate::obj::exception::{self, user_class};
use crate::obj::{class, float, int, type_object};
use crate::ops::{self, Binary, Unary};
use crate::vm::{Raised, Res, Vm};
use mpyc_abi::names;
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;

/// What to do for an operator.
enum Attempt {
    /// This is the result.
    Done(Value),
    /// Call the method with these operands; if it gives NotImplemented, go on with the stage. The result may have
    /// to be negated.
    Call { function: Value, this: Value, other: Value, stage: u32, negate: bool },
}

/// Stages: in-place method, plain method of the left operand, the built-in operation, reflected method of the
/// right operand, and what remains.
const INPLACE: u32 = 0;
const REFLECTED_FIRST: u32 = 1;
const PLAIN: u32 = 2;
const NATIVE: u32 = 3;
const REFLECTED: u32 = 4;
const LAST: u32 = 5;

/// Names of the methods of `Binary` from `Less` on: plain, reflected.
static METHODS: [(u16, u16); 35] = [
    (names::DUNDER_LT, names::DUNDER_GT),
    (names::DUNDER_GT, names::DUNDER_LT),
    (names::DUNDER_EQ, names::DUNDER_EQ),
    (names::DUNDER_LE, names::DUNDER_GE),
    (names::DUNDER_GE, names::DUNDER_LE),
    (names::DUNDER_NE, names::DUNDER_NE),
    (0, names::DUNDER_CONTAINS),
    (0, 0),
    (0, 0),
    (names::DUNDER_IOR, 0),
    (names::DUNDER_IXOR, 0),
    (names::DUNDER_IAND, 0),
    (names::DUNDER_ILSHIFT, 0),
    (names::DUNDER_IRSHIFT, 0),
    (names::DUNDER_IADD, 0),
    (names::DUNDER_ISUB, 0),
    (names::DUNDER_IMUL, 0),
    (names::DUNDER_IMATMUL, 0),
    (names::DUNDER_IFLOORDIV, 0),
    (names::DUNDER_ITRUEDIV, 0),
    (names::DUNDER_IMOD, 0),
    (names::DUNDER_IPOW, 0),
    (names::DUNDER_OR, names::DUNDER_ROR),
    (names::DUNDER_XOR, names::DUNDER_RXOR),
    (names::DUNDER_AND, names::DUNDER_RAND),
    (names::DUNDER_LSHIFT, names::DUNDER_RLSHIFT),
    (names::DUNDER_RSHIFT, names::DUNDER_RRSHIFT),
    (names::DUNDER_ADD, names::DUNDER_RADD),
    (names::DUNDER_SUB, names::DUNDER_RSUB),
    (names::DUNDER_MUL, names::DUNDER_RMUL),
    (names::DUNDER_MATMUL, names::DUNDER_RMATMUL),
    (names::DUNDER_FLOORDIV, names::DUNDER_RFLOORDIV),
    (names::DUNDER_TRUEDIV, names::DUNDER_RTRUEDIV),
    (names::DUNDER_MOD, names::DUNDER_RMOD),
    (names::DUNDER_POW, names::DUNDER_RPOW),
];

const FIRST_INPLACE: u8 = Binary::InplaceOr as u8;
const LAST_INPLACE: u8 = Binary::InplacePower as u8;
const EQUAL: u8 = Binary::Equal as u8;
const NOT_EQUAL: u8 = Binary::NotEqual as u8;
const IN: u8 = Binary::In as u8;
/// Data bit of the action: the result is to be negated (`!=` by way of `__eq__`).
const NEGATE: u32 = 1 << 10;

/// The operator with that number, which comes from an opcode.
fn binary_of(op: u8) -> Binary {
    debug_assert!(op <= Binary::Power as u8);
    // Safety: `Binary` is `repr(u8)` with the numbers 0..=34 and `op` is one of them: an opcode less 0xD7.
    unsafe { core::mem::transmute(op.min(Binary::Power as u8)) }
}

/// The plain operator of an in-place one.
fn plain_of(op: u8) -> u8 {
    if (FIRST_INPLACE..=LAST_INPLACE).contains(&op) { op + (Binary::Or as u8 - FIRST_INPLACE) } else { op }
}

fn methods(op: u8) -> (u16, u16) {
    METHODS.get(op as usize).copied().unwrap_or((0, 0))
}

/// The next attempt at `a op b` from `stage` on.
fn attempt(vm: &mut Vm, op: u8, mut stage: u32, a: Value, b: Value) -> Res<Attempt> {
    let plain = plain_of(op);
    let (method, reflected) = methods(plain);
    loop {
        let mut negate = false;
        let found = match stage {
            INPLACE if plain != op => try_method(vm, a, methods(op).0, b),
            REFLECTED_FIRST if goes_first(vm, a, b, reflected) => try_method(vm, b, reflected, a),
            PLAIN => try_or_negated(vm, op, a, method, b, &mut negate),
            NATIVE => {
                let result = native(vm, op, plain, a, b)?;
                if result != Value::NOT_IMPLEMENTED {
                    return Ok(Attempt::Done(result));
                }
                None
            }
            REFLECTED => try_or_negated(vm, op, b, reflected, a, &mut negate),
            LAST => return last(vm, op, a, b).map(Attempt::Done),
            _ => None,
        };
        stage += 1;
        if let Some((function, this, other)) = found {
            return Ok(Attempt::Call { function, this, other, stage, negate });
        }
    }
}

/// A method of `v`; for `!=` without `__ne__`, `__eq__`, whose result is to be negated.
fn try_or_negated(
    vm: &mut Vm,
    op: u8,
    v: Value,
    name: u16,
    other: Value,
    negate: &mut bool,
) -> Option<(Value, Value, Value)> {
    let found = try_method(vm, v, name, other);
    if found.is_some() || op != NOT_EQUAL {
        return found;
    }
    *negate = true;
    try_method(vm, v, names::DUNDER_EQ, other)
}

/// Whether the right operand's method comes first: its class derives from the left one's and has one of its own.
fn goes_first(vm: &mut Vm, a: Value, b: Value, reflected: u16) -> bool {
    let Some(other) = user_class(b) else { return false };
    let own = ops::type_of(vm, a);
    if own == other || reflected == 0 || !class::is_subclass(other, own) {
        return false;
    }
    let name = Value::str(reflected);
    let theirs = class::lookup_user(vm, other, name);
    if own.as_type().is_some() { theirs.is_some() } else { theirs != class::lookup_user(vm, own, name) }
}

fn try_method(vm: &mut Vm, v: Value, name: u16, other: Value) -> Option<(Value, Value, Value)> {
    if name == 0 {
        return None;
    }
    let (function, this) = attr::special(vm, v, name)?;
    Some((function, this, other))
}

/// The operation of the built-in types.
fn native(vm: &mut Vm, op: u8, plain: u8, a: Value, b: Value) -> Res {
    let (x, y) = (ops::unwrap(a), ops::unwrap(b));
    if op == EQUAL || op == NOT_EQUAL {
        if (x == a && user_class(a).is_some()) || (y == b && user_class(b).is_some()) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let equal = ops::native_eq(vm, x, y)?;
        return Ok(Value::bool(equal == (op == EQUAL)));
    }
    let result = type_object::binary(vm, binary_of(op), x, y)?;
    if result != Value::NOT_IMPLEMENTED || plain == op {
        return Ok(result);
    }
    type_object::binary(vm, binary_of(plain), x, y)
}

/// When nobody knows the operator.
fn last(vm: &mut Vm, op: u8, a: Value, b: Value) -> Res {
    match op {
        EQUAL => Ok(Value::bool(a == b)),
        NOT_EQUAL => Ok(Value::bool(a != b)),
        _ => {
            let is_product = plain_of(op) == Binary::Multiply as u8;
            let result = if is_product { repeated(vm, op, a, b)? } else { Value::NOT_IMPLEMENTED };
            if result == Value::NOT_IMPLEMENTED { Err(unsupported(vm, op, a, b)) } else { Ok(result) }
        }
    }
}

/// A sequence so many times as the `__index__` of an object says; NotImplemented if it is none.
fn repeated(vm: &mut Vm, op: u8, a: Value, b: Value) -> Res {
    let (sequence, times) = if user_class(b).is_some() { (a, b) } else { (b, a) };
    if attr::special(vm, times, names::DUNDER_INDEX).is_none() || float::number(vm, ops::unwrap(sequence)).is_some() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let times = Value::small(ops::index(vm, times)?);
    native(vm, op, plain_of(op), sequence, times)
}

#[cold]
fn unsupported(vm: &mut Vm, op: u8, a: Value, b: Value) -> Raised {
    let (left, right) = (ops::type_name(vm, a), ops::type_name(vm, b));
    let (method, _) = methods(op);
    vm.type_error(Msg::UNSUPPORTED_BINARY, &[Value::str(method), left, right])
}

/// Whether `v` is a small int or an immediate float, which have no special methods to look for.
fn is_number(v: Value) -> bool {
    v.is_small_int() || v.is_float()
}

/// Whether `v` is an int of any length.
fn is_int(v: Value) -> bool {
    v.is_small_int() || ops::is_kind(v, Kind::Int)
}

/// A binary operator from an opcode: the operands are the top two words, the result replaces them.
///
/// # Errors
/// TypeError; whatever methods raise.
#[inline(never)]
pub(crate) fn binary(vm: &mut Vm, op: u8) -> Res<Option<Value>> {
    let (a, b) = (vm.peek(1), vm.peek(0));
    let ints = is_int(a) && is_int(b);
    if !ints && let Some(result) = float::immediate(binary_of(plain_of(op)), a, b) {
        return finish(vm, op as u32, result);
    }
    if ints || is_number(a) && is_number(b) {
        let operation = if ints { int::binary } else { float::binary };
        let result = operation(vm, binary_of(plain_of(op)), a, b)?;
        if result != Value::NOT_IMPLEMENTED {
            return finish(vm, op as u32, result);
        }
    }
    match op {
        IN => contains(vm),
        x if x == Binary::ExceptionMatch as u8 => exception_match(vm),
        // Values of built-in types have no methods to look for.
        _ if user_class(a).is_none() && user_class(b).is_none() => {
            let result = native(vm, op, plain_of(op), a, b)?;
            let result = if result == Value::NOT_IMPLEMENTED { last(vm, op, a, b)? } else { result };
            finish(vm, op as u32, result)
        }
        _ => go_on(vm, op as u32, INPLACE),
    }
}

/// Attempts at an operator from a stage on.
fn go_on(vm: &mut Vm, op: u32, stage: u32) -> Res<Option<Value>> {
    let (a, b) = (vm.peek(1), vm.peek(0));
    match attempt(vm, op as u8, stage, a, b)? {
        Attempt::Done(v) => finish(vm, op, v),
        Attempt::Call { function, this, other, stage, negate } => {
            let data = if negate { op | NEGATE } else { op };
            let slot = vm.sp;
            vm.push(function);
            if !this.is_null() {
                vm.push(this);
            }
            vm.push(other);
            let pos = (vm.sp - slot) / 4 - 1;
            call::call_then(vm, slot, pos, 0, Action::with(Then::Operator, data | stage << 12))
        }
    }
}

/// A method gave `v`: the result, or NotImplemented.
///
/// # Errors
/// As [`binary`].
pub(crate) fn resume(vm: &mut Vm, data: u32, v: Value) -> Res<Option<Value>> {
    let stage = data >> 12;
    let data = data & 0xFFF;
    if v == Value::NOT_IMPLEMENTED {
        return go_on(vm, data & !NEGATE, stage);
    }
    finish(vm, data, v)
}

fn finish(vm: &mut Vm, data: u32, v: Value) -> Res<Option<Value>> {
    let v = if data & NEGATE != 0 { Value::bool(!ops::truth(vm, v)?) } else { v };
    vm.sp -= 8;
    vm.push(v);
    Ok(None)
}

/// `item in container`: the container is on top.
fn contains(vm: &mut Vm) -> Res<Option<Value>> {
    let slot = vm.sp - 8;
    let (item, container) = (vm.at(slot), vm.at(slot + 4));
    if attr::special(vm, container, names::DUNDER_CONTAINS).is_some() {
        crate::mem::w32(slot, container.0);
        crate::mem::w32(slot + 4, item.0);
        if let Some(called) = attr::call_special_in_place(vm, slot, names::DUNDER_CONTAINS, Action::of(Then::Truth)) {
            return called;
        }
    }
    let found = ops::contains(vm, container, item)?;
    vm.sp = slot;
    vm.push(Value::bool(found));
    Ok(None)
}

/// Whether an exception is of a class or of one of a tuple of classes; False for what is no exception.
fn exception_match(vm: &mut Vm) -> Res<Option<Value>> {
    let (e, classes) = (vm.peek(1), vm.peek(0));
    if !exception::is_class_or_tuple(classes) {
        return Err(vm.type_error(Msg::NOT_AN_EXCEPTION, &[]));
    }
    let matches = exception::matches(vm, e, classes);
    vm.sp -= 8;
    vm.push(Value::bool(matches));
    Ok(None)
}

/// A binary operator from native code. `In` and `ExceptionMatch` are not among them.
///
/// # Errors
/// As [`binary`].
pub(crate) fn binary_native(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let mark = vm.sp;
    vm.push(a);
    vm.push(b);
    let result = attempts(vm, op as u8, a, b);
    vm.cut(mark);
    result
}

fn attempts(vm: &mut Vm, op: u8, a: Value, b: Value) -> Res {
    let mut stage = INPLACE;
    loop {
        match attempt(vm, op, stage, a, b)? {
            Attempt::Done(v) => return Ok(v),
            Attempt::Call { function, this, other, stage: next, negate } => {
                let args = [this, other];
                let args = args.get(this.is_null() as usize..).unwrap_or(&[]);
                let result = ops::call(vm, function, args)?;
                if result != Value::NOT_IMPLEMENTED {
                    return if negate { ops::truth(vm, result).map(|t| Value::bool(!t)) } else { Ok(result) };
                }
                stage = next;
            }
        }
    }
}

/// `a == b` for any values, from native code.
///
/// # Errors
/// Whatever `__eq__` raises.
pub(crate) fn equal(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    if user_class(a).is_none() && user_class(b).is_none() {
        return ops::native_eq(vm, a, b);
    }
    let v = binary_native(vm, Binary::Equal, a, b)?;
    ops::truth(vm, v)
}

// ---- unary operators

fn unary_method(op: Unary) -> u16 {
    match op {
        Unary::Positive => names::DUNDER_POS,
        Unary::Negative => names::DUNDER_NEG,
        Unary::Invert => names::DUNDER_INVERT,
        Unary::Not => 0,
    }
}

/// A unary operator from an opcode, the operand is on top; the result replaces it.
///
/// # Errors
/// TypeError; whatever a method raises.
#[inline(never)]
pub(crate) fn unary(vm: &mut Vm, op: Unary) -> Res<Option<Value>> {
    let slot = vm.sp - 4;
    if op == Unary::Not {
        return not(vm, slot);
    }
    if let Some(called) = attr::call_special_in_place(vm, slot, unary_method(op), Action::PUSH) {
        return called;
    }
    let v = Value::from_word(r32(slot));
    let result = native_unary(vm, op, v)?;
    vm.sp = slot;
    vm.push(result);
    Ok(None)
}

/// `not v`: by `__bool__`, else by `__len__`, else by the built-in types.
fn not(vm: &mut Vm, slot: u32) -> Res<Option<Value>> {
    for method in [names::DUNDER_BOOL, names::DUNDER_LEN] {
        let action = Action::with(Then::Truth, method.into());
        if let Some(called) = attr::call_special_in_place(vm, slot, method, action) {
            return called;
        }
    }
    let truth = ops::truth(vm, Value::from_word(r32(slot)))?;
    vm.sp = slot;
    vm.push(Value::bool(!truth));
    Ok(None)
}

fn native_unary(vm: &mut Vm, op: Unary, v: Value) -> Res {
    let result = type_object::unary(vm, op, ops::unwrap(v))?;
    if result != Value::NOT_IMPLEMENTED {
        return Ok(result);
    }
    let name = ops::type_name(vm, v);
    Err(vm.type_error(Msg::UNSUPPORTED_UNARY, &[Value::str(unary_method(op)), name]))
}

/// A unary operator from native code.
///
/// # Errors
/// As [`unary`].
pub(crate) fn unary_native(vm: &mut Vm, op: Unary, v: Value) -> Res {
    if op == Unary::Not {
        return ops::truth(vm, v).map(|t| Value::bool(!t));
    }
    if let Some(result) = attr::call_special(vm, v, unary_method(op), &[])? {
        return Ok(result);
    }
    native_unary(vm, op, v)
}
