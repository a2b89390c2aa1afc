//! Floats: an immediate word, or on boards with 32-bit floats an object where two bits are too many.

use super::int_arithmetic::{compares, zero_division};
use super::{arguments, buffer, int};
use crate::import;
use crate::mem::{r32, w32};
use crate::member_table;
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::num::float::Float;
use crate::num::float_text;
use crate::num::format_spec::Spec;
use crate::num::math;
use crate::ops::{self, Binary, Unary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use core::cmp::Ordering;
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

/// Whether floats may be objects: not on the boards with firmware of ours, which have 30 bits.
const BOXED: bool = !cfg!(target_os = "none");

/// The float object of a value.
///
/// # Errors
/// MemoryError, on boards with 32-bit floats.
pub fn new(vm: &mut Vm, value: Float) -> Res {
    let bits = value.bits();
    if !BOXED || bits & 3 == 0 {
        return Ok(Value::float_bits(bits));
    }
    let address = vm.allocate(Kind::Float, 0, 2)?;
    w32(address + 4, bits);
    Ok(Value::object(address))
}

/// The value of a float.
#[inline]
pub fn value(v: Value) -> Option<Float> {
    let bits = if v.is_float() {
        v.as_float_bits()
    } else if BOXED && ops::is_kind(v, Kind::Float) {
        r32(v.0 + 4)
    } else {
        return None;
    };
    Some(Float::from_bits(bits, crate::num::float::Width::Bits32))
}

/// The value of a float, int or bool as a float; ints beyond all floats are infinite.
pub fn number(vm: &Vm, v: Value) -> Option<Float> {
    if let Some(value) = value(v) {
        return Some(value);
    }
    if let Some(small) = int::small_value(v) {
        return Some(Float::from_i32(small, vm.float));
    }
    let mut room = [0; 2];
    int::view(v, &mut room).map(|x| Float::from_int(x, vm.float))
}

/// The value of an argument that must be a number: a float, int, bool, or an object with `__float__`.
///
/// # Errors
/// TypeError; whatever the method raises.
pub fn argument(vm: &mut Vm, v: Value) -> Res<Float> {
    if let Some(x) = number(vm, v) {
        return Ok(x);
    }
    let converted = arguments::number(vm, v, names::DUNDER_FLOAT, types::FLOAT)?;
    match number(vm, converted) {
        Some(x) => Ok(x),
        None => Err(vm.type_error_about(Msg::CANT_CONVERT, converted, Value::typ(types::FLOAT))),
    }
}

/// `float()`, `float(number)`, `float(text)`.
///
/// # Errors
/// TypeError, ValueError, OverflowError.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    arguments::expect(vm, args, 0, 1)?;
    let v = args.get(0);
    let value = if v.is_null() {
        Float::ZERO
    } else if let Some(text) = buffer::text(ops::unwrap(v)) {
        match float_text::parse(text, vm.float) {
            Some(value) => value,
            None => return Err(vm.value_error(Msg::INVALID_NUMBER, &[])),
        }
    } else {
        let value = argument(vm, v)?;
        if !value.is_finite() && ops::is_kind(ops::unwrap(v), Kind::Int) {
            return Err(vm.raise(types::OVERFLOW_ERROR, Msg::INT_TOO_LARGE, &[]));
        }
        value
    };
    new(vm, value)
}

/// Writes `str` or, if `repr`, `repr`.
///
/// # Errors
/// MemoryError.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, _repr: bool) -> Res<()> {
    super::number_format::put_float(vm, value(v).unwrap_or(Float::NAN), &Spec::default(), out)
}

/// A binary operator of immediate floats, or of one and a small int, where the board has a quick way; see [`binary`].
#[inline(always)]
pub fn immediate(op: Binary, a: Value, b: Value) -> Option<Value> {
    #[cfg(target_os = "none")]
    let result = crate::num::float::thumb::operator(a, b, op);
    #[cfg(not(target_os = "none"))]
    let (result, _) = (Value::NULL, (op, a, b));
    (!result.is_null()).then_some(result)
}

/// A binary operator of which one operand is a float and the other one a number; `NOT_IMPLEMENTED`
/// for other operands. The operands are reachable.
///
/// # Errors
/// ZeroDivisionError, MemoryError; ValueError for a complex power, unless the image has complex numbers.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    if op as u8 <= Binary::NotEqual as u8 {
        return Ok(compare(op, a, b));
    }
    let (Some(x), Some(y)) = (number(vm, a), number(vm, b)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let width = vm.float;
    let result = match op {
        Binary::Add => x.add(y, width),
        Binary::Subtract => x.subtract(y, width),
        Binary::Multiply => x.multiply(y, width),
        Binary::TrueDivide if !y.is_zero() => x.divide(y, width),
        Binary::FloorDivide if !y.is_zero() => x.divmod(y, width).0,
        Binary::Modulo if !y.is_zero() => x.divmod(y, width).1,
        Binary::Power => {
            let result = power(vm, x, y)?;
            return if result == Value::NOT_IMPLEMENTED { complex_power(vm, a, b) } else { Ok(result) };
        }
        Binary::TrueDivide | Binary::FloorDivide | Binary::Modulo => return Err(zero_division(vm)),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    new(vm, result)
}

/// A comparison of which one operand is a float: exact with ints.
fn compare(op: Binary, a: Value, b: Value) -> Value {
    match order(a, b) {
        Order::Is(order) => compares(op, order).unwrap_or(Value::NOT_IMPLEMENTED),
        // Nothing is in order with NaN.
        Order::Unordered => Value::bool(op == Binary::NotEqual),
        Order::NoNumber => Value::NOT_IMPLEMENTED,
    }
}

enum Order {
    Is(Ordering),
    Unordered,
    NoNumber,
}

/// The order of two numbers of which one is a float.
fn order(a: Value, b: Value) -> Order {
    let mut room = [0; 2];
    let order = match (value(a), value(b)) {
        (Some(x), Some(y)) => x.compare(y),
        (Some(x), None) => match int::view(b, &mut room) {
            Some(y) => x.compare_int(y),
            None => return Order::NoNumber,
        },
        (None, Some(y)) => match int::view(a, &mut room) {
            Some(x) => y.compare_int(x).map(Ordering::reverse),
            None => return Order::NoNumber,
        },
        (None, None) => return Order::NoNumber,
    };
    order.map_or(Order::Unordered, Order::Is)
}

/// `x ** y`; `NOT_IMPLEMENTED` if it is complex.
///
/// # Errors
/// ZeroDivisionError, MemoryError.
pub fn power(vm: &mut Vm, x: Float, y: Float) -> Res {
    if x.is_zero() && y.is_negative() && !y.is_zero() && y.is_finite() {
        return Err(zero_division(vm));
    }
    let result = math::power(x, y, vm.float);
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    new(vm, result)
}

/// `a ** b`, which is no float, by the carried module of complex numbers.
#[cold]
fn complex_power(vm: &mut Vm, a: Value, b: Value) -> Res {
    match import::carried(vm, names::COMPLEX_MODULE, names::POW)? {
        Some(power) => ops::call(vm, power, &[a, b]),
        None => Err(vm.value_error(Msg::COMPLEX, &[])),
    }
}

/// `divmod(a, b)` of two numbers of which one is a float; `None` for other operands.
///
/// # Errors
/// ZeroDivisionError, MemoryError.
pub fn divmod(vm: &mut Vm, a: Value, b: Value) -> Res<Option<(Value, Value)>> {
    let (Some(x), Some(y)) = (number(vm, a), number(vm, b)) else {
        return Ok(None);
    };
    if y.is_zero() {
        return Err(zero_division(vm));
    }
    let (quotient, remainder) = x.divmod(y, vm.float);
    let quotient = new(vm, quotient)?;
    vm.push(quotient);
    let remainder = new(vm, remainder)?;
    vm.pop();
    Ok(Some((quotient, remainder)))
}

/// A unary operator; `NOT_IMPLEMENTED` if the type has none.
///
/// # Errors
/// MemoryError.
pub fn unary(vm: &mut Vm, op: Unary, v: Value) -> Res {
    let Some(x) = value(v) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match op {
        Unary::Positive => Ok(v),
        Unary::Negative => new(vm, x.negate()),
        Unary::Invert => Ok(Value::NOT_IMPLEMENTED),
        Unary::Not => Ok(Value::bool(x.is_zero())),
    }
}

/// Whether a float is other than zero.
pub fn truth(v: Value) -> bool {
    value(v).is_some_and(|x| !x.is_zero())
}

/// `a == b`, `a` of this type, `b` any value.
///
/// # Errors
/// None.
pub fn eq(_: &mut Vm, a: Value, b: Value) -> Res<bool> {
    Ok(matches!(order(a, b), Order::Is(Ordering::Equal)))
}

/// Its hash: that of an equal int too.
///
/// # Errors
/// None.
pub fn hash(_: &mut Vm, v: Value) -> Res<u32> {
    Ok(value(v).map_or(0, |x| x.hash() as u32))
}

/// Its methods.
pub static MEMBERS: &[Member] = member_table! {
    fn IS_INTEGER (1, 1) PURE => is_integer;
};

/// `x.is_integer()`.
fn is_integer(vm: &mut Vm, args: Args) -> Res {
    let x = argument(vm, args.at(0))?;
    Ok(Value::bool(x.is_integer()))
}
