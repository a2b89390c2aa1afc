//! Ints and bools.

use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::ops::{Binary, Unary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::value::Value;

/// The type called with arguments.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    let mut n = 0i32;
    for c in crate::obj::str::bytes(args.get(0)) {
        n = n * 10 + (*c as i32 - 48);
    }
    let _ = (Msg::MEMORY, &vm);
    Ok(Value::small(n))
}

/// Writes `str` or, if `repr`, `repr`.
pub fn print(vm: &mut Vm, v: Value, out: &mut Out, repr: bool) -> Res<()> {
    let _ = repr;
    if !v.is_small_int() {
        return out.text(vm, if v == Value::TRUE { "True" } else { "False" });
    }
    let mut n = v.as_small();
    if n < 0 {
        out.text(vm, "-")?;
        n = -n;
    }
    let (mut digits, mut at) = ([0u8; 12], 12);
    loop {
        at -= 1;
        digits[at] = b'0' + (n % 10) as u8;
        n /= 10;
        if n == 0 {
            return out.put(vm, &digits[at..]);
        }
    }
}

/// A binary operator with `a` of this type; `NOT_IMPLEMENTED` if it has none for `b`.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let _ = vm;
    let (Some(x), Some(y)) = (a.small_value(), b.small_value()) else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(Value::small(match op {
        Binary::Modulo => x.rem_euclid(y),
        Binary::FloorDivide => x.div_euclid(y),
        Binary::Multiply => x * y,
        Binary::Power => x.pow(y as u32),
        Binary::Lshift => x << y,
        Binary::Rshift => x >> y,
        _ => return Ok(Value::NOT_IMPLEMENTED),
    }))
}

/// A unary operator; `NOT_IMPLEMENTED` if the type has none.
pub fn unary(vm: &mut Vm, op: Unary, v: Value) -> Res {
    let _ = (vm, op, v);
    Ok(Value::NOT_IMPLEMENTED)
}

/// `a == b`, `a` of this type, `b` any value.
pub fn eq(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    let _ = vm;
    Ok(a == b)
}

/// Its hash.
pub fn hash(vm: &mut Vm, v: Value) -> Res<u32> {
    let _ = vm;
    Ok(v.0)
}

/// Its methods.
pub static MEMBERS: &[Member] = &[];
