//! Operators of ints and bools: small ints in machine words, everything else on limbs.

use super::float;
use super::int::{Room, from_i32, from_limbs, from_wide, small_value, view, wide_value};
use crate::msg::Msg;
use crate::num::big::{self, BitOp, Int, Shape};
use crate::num::float::Float;
use crate::ops::{Binary, Unary};
use crate::vm::{Raised, Res, Vm};
use core::cmp::Ordering;
use mpyc_abi::types;
use mpyc_abi::value::Value;

/// A binary operator of two ints or bools; `NOT_IMPLEMENTED` for other operands, and for the in-place
/// forms, for which the plain ones stand in.
pub(super) fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    if let (Some(x), Some(y)) = (small_value(a), small_value(b)) {
        let both_bool = !a.is_small_int() && !b.is_small_int();
        if let Some(v) = small_binary(vm, op, x, y)? {
            let logical = matches!(op, Binary::And | Binary::Or | Binary::Xor);
            return Ok(if both_bool && logical { Value::bool(v != Value::small(0)) } else { v });
        }
    }
    if let (Some(x), Some(y)) = (wide_value(a), wide_value(b))
        && let Some(result) = wide_binary(op, x, y)
    {
        return from_wide(vm, result);
    }
    let (mut left, mut right) = ([0; 2], [0; 2]);
    match (view(a, &mut left), view(b, &mut right)) {
        (Some(x), Some(y)) => big_binary(vm, op, x, y),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Whether an order is what a comparison asks for; `None` for other operators.
pub(super) fn compares(op: Binary, order: Ordering) -> Option<Value> {
    Some(Value::bool(match op {
        Binary::Less => order.is_lt(),
        Binary::More => order.is_gt(),
        Binary::Equal => order.is_eq(),
        Binary::LessEqual => order.is_le(),
        Binary::MoreEqual => order.is_ge(),
        Binary::NotEqual => order.is_ne(),
        _ => return None,
    }))
}

/// ZeroDivisionError.
#[cold]
pub(super) fn zero_division(vm: &mut Vm) -> Raised {
    vm.raise(types::ZERO_DIVISION_ERROR, Msg::DIVIDE_BY_ZERO, &[])
}

#[cold]
fn negative_shift(vm: &mut Vm) -> Raised {
    vm.value_error(Msg::NEGATIVE_SHIFT, &[])
}

#[cold]
fn too_large(vm: &mut Vm) -> Raised {
    vm.raise(types::OVERFLOW_ERROR, Msg::MACHINE_WORD, &[])
}

/// The operators whose operands and results fit machine words; `None` if this is not one of them.
fn small_binary(vm: &mut Vm, op: Binary, x: i32, y: i32) -> Res<Option<Value>> {
    let result = match op {
        Binary::Add => x + y,
        Binary::Subtract => x - y,
        Binary::Multiply => match small_product(x, y) {
            Some(product) => product,
            None => return Ok(None),
        },
        Binary::FloorDivide if y != 0 => floor_divide(x, y).0,
        Binary::Modulo if y != 0 => floor_modulo(x, y),
        Binary::And => x & y,
        Binary::Or => x | y,
        Binary::Xor => x ^ y,
        Binary::Lshift if (0..31).contains(&y) && (x << y) >> y == x => x << y,
        Binary::Rshift if y >= 0 => x >> y.min(31),
        Binary::Power if y >= 0 => match small_power(x, y) {
            Some(power) => power,
            None => return Ok(None),
        },
        _ => return Ok(compares(op, x.cmp(&y))),
    };
    from_i32(vm, result).map(Some)
}

/// The operators that are quick on ints of at most 62 bits; `None` if this is not one of them.
fn wide_binary(op: Binary, x: i64, y: i64) -> Option<i64> {
    Some(match op {
        Binary::Add => x + y,
        Binary::Subtract => x - y,
        Binary::And => x & y,
        Binary::Or => x | y,
        Binary::Xor => x ^ y,
        Binary::Multiply => i64::from(i32::try_from(x).ok()?) * i64::from(i32::try_from(y).ok()?),
        Binary::Rshift if (0..64).contains(&y) => x >> y,
        _ => return None,
    })
}

/// `x * y`, if it fits 32 bits.
fn small_product(x: i32, y: i32) -> Option<i32> {
    const HALF: i32 = 1 << 15;
    if (-HALF..HALF).contains(&x) && (-HALF..HALF).contains(&y) {
        return Some(x * y);
    }
    i32::try_from(i64::from(x) * i64::from(y)).ok()
}

/// `x // y` and `x % y` for `y` other than 0. Both operands are small ints.
fn floor_divide(x: i32, y: i32) -> (i32, i32) {
    let (quotient, rest) = (x.wrapping_div(y), x.wrapping_rem(y));
    if rest != 0 && (rest ^ y) < 0 { (quotient - 1, rest + y) } else { (quotient, rest) }
}

/// `x % y` for `y` other than 0, without division where that is easy.
fn floor_modulo(x: i32, y: i32) -> i32 {
    if y > 0 && y & (y - 1) == 0 {
        return x & (y - 1);
    }
    if x >= 0 && x < y { x } else { floor_divide(x, y).1 }
}

/// `x**n`, if it fits 32 bits.
fn small_power(x: i32, n: i32) -> Option<i32> {
    let (mut square, mut left, mut power) = (x, n, 1);
    loop {
        if left & 1 != 0 {
            power = small_product(power, square)?;
        }
        left >>= 1;
        if left == 0 {
            return Some(power);
        }
        square = small_product(square, square)?;
    }
}

/// A binary operator on operands of any size.
fn big_binary(vm: &mut Vm, op: Binary, x: Int<'_>, y: Int<'_>) -> Res {
    let longer = x.limbs.len().max(y.limbs.len()) + 1;
    match op {
        Binary::FloorDivide => divide(vm, x, y, true),
        Binary::Modulo => divide(vm, x, y, false),
        Binary::TrueDivide => true_divide(vm, x, y),
        Binary::Power => power(vm, x, y),
        Binary::Lshift => {
            let count = shift_count(vm, x, y)?;
            compute(vm, x.limbs.len() + count / big::LIMB_BITS + 1, op, x, y, count)
        }
        Binary::Rshift if y.negative => Err(negative_shift(vm)),
        // A count that does not fit a word shifts everything out.
        Binary::Rshift => compute(vm, longer, op, x, y, y.to_i32().unwrap_or(i32::MAX) as usize),
        Binary::Multiply => compute(vm, x.limbs.len() + y.limbs.len(), op, x, y, 0),
        Binary::Add | Binary::Subtract | Binary::And | Binary::Or | Binary::Xor => compute(vm, longer, op, x, y, 0),
        _ => Ok(compares(op, big::compare_signed(x, y)).unwrap_or(Value::NOT_IMPLEMENTED)),
    }
}

/// The result of an operator that needs no room but for it: of that many limbs.
fn compute(vm: &mut Vm, limbs: usize, op: Binary, x: Int<'_>, y: Int<'_>, count: usize) -> Res {
    let room = Room::new(vm, limbs)?;
    let out = room.limbs();
    let shape = match op {
        Binary::Add => big::add_signed(x, y, out),
        Binary::Subtract => big::subtract_signed(x, y, out),
        Binary::Multiply => big::multiply_signed(x, y, out, vm.stop()),
        Binary::Lshift => Shape { negative: x.negative, len: big::shift_left(x.limbs, count, out) },
        Binary::Rshift => big::shift_right(x, count, out),
        Binary::And => big::bitwise(BitOp::And, x, y, out),
        Binary::Or => big::bitwise(BitOp::Or, x, y, out),
        _ => big::bitwise(BitOp::Xor, x, y, out),
    };
    room.finish(vm, shape)
}

/// The count of a shift to the left; 0 if `x` is.
fn shift_count(vm: &mut Vm, x: Int<'_>, y: Int<'_>) -> Res<usize> {
    if y.negative {
        return Err(negative_shift(vm));
    }
    match y.to_i32() {
        _ if x.is_zero() => Ok(0),
        Some(count) => Ok(count as usize),
        None => Err(too_large(vm)),
    }
}

/// `x // y` or `x % y`.
fn divide(vm: &mut Vm, x: Int<'_>, y: Int<'_>, wants_quotient: bool) -> Res {
    let (quotient, remainder) = divide_rooms(vm, x, y)?;
    let ((quotient, q), (remainder, r)) = (quotient, remainder);
    if wants_quotient {
        remainder.release(vm);
        quotient.finish(vm, q)
    } else {
        quotient.release(vm);
        remainder.finish(vm, r)
    }
}

type Part = (Room, Shape);

/// Quotient and remainder, not finished yet.
fn divide_rooms(vm: &mut Vm, x: Int<'_>, y: Int<'_>) -> Res<(Part, Part)> {
    if y.is_zero() {
        return Err(zero_division(vm));
    }
    let mark = vm.mark();
    let quotient = Room::new(vm, x.limbs.len() + 1)?;
    vm.push(quotient.value());
    let remainder = Room::new(vm, big::divide_room(x.limbs.len(), y.limbs.len()))?;
    vm.cut(mark);
    let (q, r) = big::divide_floor(x, y, quotient.limbs(), remainder.limbs(), vm.stop());
    Ok(((quotient, q), (remainder, r)))
}

/// `divmod(a, b)` of two ints: the quotient, and the remainder. `None` for other operands.
///
/// # Errors
/// ZeroDivisionError, MemoryError.
pub fn divmod(vm: &mut Vm, a: Value, b: Value) -> Res<Option<(Value, Value)>> {
    if let (Some(x), Some(y)) = (small_value(a), small_value(b))
        && y != 0
    {
        let (quotient, remainder) = floor_divide(x, y);
        return Ok(Some((from_i32(vm, quotient)?, Value::small(remainder))));
    }
    let (mut left, mut right) = ([0; 2], [0; 2]);
    let (Some(x), Some(y)) = (view(a, &mut left), view(b, &mut right)) else {
        return Ok(None);
    };
    let ((quotient, q), (remainder, r)) = divide_rooms(vm, x, y)?;
    Ok(Some((quotient.finish(vm, q)?, remainder.finish(vm, r)?)))
}

fn true_divide(vm: &mut Vm, x: Int<'_>, y: Int<'_>) -> Res {
    if y.is_zero() {
        return Err(zero_division(vm));
    }
    let quotient = Float::quotient(x, y, vm.float);
    float::new(vm, quotient)
}

fn power(vm: &mut Vm, x: Int<'_>, y: Int<'_>) -> Res {
    if y.negative {
        let (x, y) = (Float::from_int(x, vm.float), Float::from_int(y, vm.float));
        return float::power(vm, x, y);
    }
    if let Some(base) = x.to_i32()
        && (-1..=1).contains(&base)
    {
        let odd = y.limbs.first().is_some_and(|limb| limb & 1 != 0);
        return Ok(Value::small(if base < 0 && !odd { 1 } else { base }));
    }
    let exponent = y.to_i32().map_or(u32::MAX, |n| n as u32);
    let Some(limbs) = big::power_room(x.limbs, exponent) else {
        return Err(too_large(vm));
    };
    let mark = vm.mark();
    let result = Room::new(vm, limbs)?;
    vm.push(result.value());
    let work = Room::new(vm, limbs)?;
    vm.cut(mark);
    let len = big::power(x.limbs, exponent, result.limbs(), work.limbs(), vm.stop());
    work.release(vm);
    result.finish(vm, Shape { negative: x.negative && exponent & 1 != 0, len })
}

/// `pow(base, exponent, modulus)` of three ints.
///
/// # Errors
/// TypeError for other operands, ValueError for a modulus of 0 or a negative exponent, MemoryError.
pub fn power_mod(vm: &mut Vm, base: Value, exponent: Value, modulus: Value) -> Res {
    let (mut first, mut second, mut third) = ([0; 2], [0; 2], [0; 2]);
    let (Some(x), Some(n), Some(m)) = (view(base, &mut first), view(exponent, &mut second), view(modulus, &mut third))
    else {
        return Err(vm.type_error(Msg::POW_INTEGERS, &[]));
    };
    if m.is_zero() {
        return Err(vm.value_error(Msg::DIVIDE_BY_ZERO, &[]));
    }
    if n.negative {
        return Err(vm.value_error(Msg::NEGATIVE_EXPONENT, &[]));
    }
    let mark = vm.mark();
    let result = Room::new(vm, m.limbs.len() + 1)?;
    vm.push(result.value());
    let work = Room::new(vm, big::power_mod_room(x.limbs.len(), m.limbs.len()))?;
    vm.cut(mark);
    let mut len = big::power_mod(x.limbs, n.limbs, m.limbs, result.limbs(), work.limbs(), vm.stop());
    // The power of a negative base to an odd exponent is below zero; the result has the sign of m.
    let odd = n.limbs.first().is_some_and(|limb| limb & 1 != 0);
    if len != 0 && (x.negative && odd) != m.negative {
        len = big::subtract(m.limbs, &result.limbs()[..len], work.limbs());
        result.limbs()[..len].copy_from_slice(&work.limbs()[..len]);
    }
    work.release(vm);
    result.finish(vm, Shape { negative: m.negative && len != 0, len })
}

/// A unary operator of an int or bool.
pub(super) fn unary(vm: &mut Vm, op: Unary, v: Value) -> Res {
    if let Some(x) = small_value(v) {
        return match op {
            Unary::Positive => Ok(Value::small(x)),
            Unary::Negative => from_i32(vm, -x),
            Unary::Invert => from_i32(vm, !x),
            Unary::Not => Ok(Value::bool(x == 0)),
        };
    }
    let mut room = [0; 2];
    let Some(x) = view(v, &mut room) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match op {
        Unary::Positive => Ok(v),
        Unary::Negative => from_limbs(vm, x.negated()),
        Unary::Invert => {
            let minus_one = Int { negative: true, limbs: &[1] };
            compute(vm, x.limbs.len() + 1, Binary::Xor, x, minus_one, 0)
        }
        Unary::Not => Ok(Value::FALSE),
    }
}

/// `abs(v)` of an int or bool.
///
/// # Errors
/// MemoryError.
pub fn abs(vm: &mut Vm, v: Value) -> Res {
    match view(v, &mut [0; 2]) {
        Some(x) if x.negative => unary(vm, Unary::Negative, v),
        _ => unary(vm, Unary::Positive, v),
    }
}
