//! The module `math`.

use crate::member_table;
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::num::float::{Float, Width};
use crate::num::math;
use crate::obj::{arguments, float, int, tuple};
use crate::ops::{self, Binary, Unary};
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::value::Value;

/// The constants are rounded to 30 bits on every board, so that they are immediates.
const fn constant(bits: u32) -> Value {
    Value::float_bits(bits)
}

/// Its members.
pub static MEMBERS: &[Member] = member_table! {
    value E => constant(0x402d_f854);
    value PI => constant(0x4049_0fdc);
    value TAU => constant(0x40c9_0fdc);
    value INF => constant(0x7f80_0000);
    value NAN => constant(0x7fc0_0000);
    fn ACOS (1, 1) PURE => acos;
    fn ACOSH (1, 1) PURE => acosh;
    fn ASIN (1, 1) PURE => asin;
    fn ASINH (1, 1) PURE => asinh;
    fn ATAN (1, 1) PURE => atan;
    fn ATAN2 (2, 2) PURE => atan2;
    fn ATANH (1, 1) PURE => atanh;
    fn CEIL (1, 1) PURE => ceil;
    fn COPYSIGN (2, 2) PURE => copysign;
    fn COS (1, 1) PURE => cos;
    fn COSH (1, 1) PURE => cosh;
    fn DEGREES (1, 1) PURE => degrees;
    fn EXP (1, 1) PURE => exp;
    fn EXPM1 (1, 1) PURE => expm1;
    fn FABS (1, 1) PURE => fabs;
    fn FACTORIAL (1, 1) PURE => factorial;
    fn FLOOR (1, 1) PURE => floor;
    fn FMOD (2, 2) PURE => fmod;
    fn FREXP (1, 1) PURE => frexp;
    fn ISCLOSE (2, 2) KW | PURE => isclose;
    fn ISFINITE (1, 1) PURE => isfinite;
    fn ISINF (1, 1) PURE => isinf;
    fn ISNAN (1, 1) PURE => isnan;
    fn LDEXP (2, 2) PURE => ldexp;
    fn LOG (1, 2) PURE => log;
    fn LOG10 (1, 1) PURE => log10;
    fn LOG2 (1, 1) PURE => log2;
    fn MODF (1, 1) PURE => modf;
    fn POW (2, 2) PURE => pow;
    fn RADIANS (1, 1) PURE => radians;
    fn SIN (1, 1) PURE => sin;
    fn SINH (1, 1) PURE => sinh;
    fn SQRT (1, 1) PURE => sqrt;
    fn TAN (1, 1) PURE => tan;
    fn TANH (1, 1) PURE => tanh;
    fn TRUNC (1, 1) PURE => trunc;
};

/// The value of a function with these arguments, or its domain error.
fn result(vm: &mut Vm, value: Float, arguments: &[Float]) -> Res {
    match math::checked(value, arguments) {
        Ok(value) => float::new(vm, value),
        Err(math::DomainError) => Err(vm.value_error(Msg::MATH_DOMAIN, &[])),
    }
}

fn unary(vm: &mut Vm, args: Args, function: fn(Float, Width) -> Float) -> Res {
    let x = float::argument(vm, args.at(0))?;
    let value = function(x, vm.float);
    result(vm, value, &[x])
}

fn binary(vm: &mut Vm, args: Args, function: fn(Float, Float, Width) -> Float) -> Res {
    let (x, y) = (float::argument(vm, args.at(0))?, float::argument(vm, args.at(1))?);
    let value = function(x, y, vm.float);
    result(vm, value, &[x, y])
}

macro_rules! unary_functions {
    ($($name:ident)*) => {$(
        #[doc = concat!("`", stringify!($name), "(x)`.")]
        fn $name(vm: &mut Vm, args: Args) -> Res {
            unary(vm, args, math::$name)
        }
    )*};
}

unary_functions! {
    acos acosh asin asinh atan atanh cos cosh degrees exp expm1 log10 log2 radians sin sinh sqrt tan tanh
}

/// `atan2(y, x)`.
fn atan2(vm: &mut Vm, args: Args) -> Res {
    binary(vm, args, math::atan2)
}

/// `pow(x, y)`.
fn pow(vm: &mut Vm, args: Args) -> Res {
    binary(vm, args, math::power)
}

/// `fmod(x, y)`.
fn fmod(vm: &mut Vm, args: Args) -> Res {
    binary(vm, args, |x, y, _| x.fmod(y))
}

/// `copysign(x, y)`.
fn copysign(vm: &mut Vm, args: Args) -> Res {
    binary(vm, args, |x, y, _| x.copysign(y))
}

/// `fabs(x)`.
fn fabs(vm: &mut Vm, args: Args) -> Res {
    unary(vm, args, |x, _| x.abs())
}

/// `log(x)`, `log(x, base)`.
fn log(vm: &mut Vm, args: Args) -> Res {
    let natural = unary(vm, args, math::log)?;
    if args.len() == 1 {
        return Ok(natural);
    }
    vm.push(natural);
    let base = unary(vm, args.skip(1), math::log)?;
    float::binary(vm, Binary::TrueDivide, natural, base)
}

/// The integer that `function` makes of an argument; ints stay as they are.
fn whole(vm: &mut Vm, args: Args, function: fn(Float, Width) -> Float) -> Res {
    let v = args.at(0);
    if arguments::is_int(v) {
        return int::unary(vm, Unary::Positive, v);
    }
    let x = float::argument(vm, v)?;
    int::from_float(vm, function(x, vm.float))
}

/// `ceil(x)`.
fn ceil(vm: &mut Vm, args: Args) -> Res {
    whole(vm, args, Float::ceil)
}

/// `floor(x)`.
fn floor(vm: &mut Vm, args: Args) -> Res {
    whole(vm, args, Float::floor)
}

/// `trunc(x)`.
fn trunc(vm: &mut Vm, args: Args) -> Res {
    whole(vm, args, |x, _| x.truncate())
}

fn test(vm: &mut Vm, args: Args, property: fn(Float) -> bool) -> Res {
    let x = float::argument(vm, args.at(0))?;
    Ok(Value::bool(property(x)))
}

/// `isfinite(x)`.
fn isfinite(vm: &mut Vm, args: Args) -> Res {
    test(vm, args, Float::is_finite)
}

/// `isinf(x)`.
fn isinf(vm: &mut Vm, args: Args) -> Res {
    test(vm, args, Float::is_infinite)
}

/// `isnan(x)`.
fn isnan(vm: &mut Vm, args: Args) -> Res {
    test(vm, args, Float::is_nan)
}

/// `isclose(a, b, *, rel_tol=1e-9, abs_tol=0.0)`.
fn isclose(vm: &mut Vm, args: Args) -> Res {
    let (a, b) = (float::argument(vm, args.at(0))?, float::argument(vm, args.at(1))?);
    let (mut relative, mut absolute) = (Float::new(1e-9, vm.float), Float::ZERO);
    for i in 0..args.kw_len() {
        let (name, value) = args.kw_at(i);
        let tolerance = if name == Value::str(names::REL_TOL) {
            &mut relative
        } else if name == Value::str(names::ABS_TOL) {
            &mut absolute
        } else {
            return Err(vm.type_error(Msg::UNEXPECTED_KEYWORD, &[name]));
        };
        *tolerance = float::argument(vm, value)?;
        if tolerance.is_negative() && !tolerance.is_zero() {
            return Err(vm.value_error(Msg::MATH_DOMAIN, &[]));
        }
    }
    Ok(Value::bool(math::is_close(a, b, relative, absolute)))
}

/// `frexp(x)`: fraction and exponent.
fn frexp(vm: &mut Vm, args: Args) -> Res {
    let x = float::argument(vm, args.at(0))?;
    let (fraction, exponent) = math::frexp(x);
    let fraction = float::new(vm, fraction)?;
    tuple::new(vm, &[fraction, Value::small(exponent)])
}

/// `ldexp(x, exponent)`.
fn ldexp(vm: &mut Vm, args: Args) -> Res {
    let (x, exponent) = (float::argument(vm, args.at(0))?, ops::index(vm, args.at(1))?);
    let value = math::ldexp(x, exponent, vm.float);
    result(vm, value, &[x])
}

/// `modf(x)`: fraction and whole part.
fn modf(vm: &mut Vm, args: Args) -> Res {
    let x = float::argument(vm, args.at(0))?;
    let (fraction, whole) = math::modf(x, vm.float);
    let fraction = float::new(vm, fraction)?;
    vm.push(fraction);
    let whole = float::new(vm, whole)?;
    vm.push(whole);
    tuple::new(vm, &[fraction, whole])
}

/// `factorial(n)`.
fn factorial(vm: &mut Vm, args: Args) -> Res {
    let n = ops::index(vm, args.at(0))?;
    if n < 0 {
        return Err(vm.value_error(Msg::NEGATIVE_FACTORIAL, &[]));
    }
    let mut product = Value::small(1);
    let mark = vm.mark();
    for i in 2..=n {
        vm.cut(mark);
        vm.push(product);
        product = int::binary(vm, Binary::Multiply, product, Value::small(i))?;
        vm.poll()?;
    }
    Ok(product)
}

#[cfg(test)]
mod tests;
