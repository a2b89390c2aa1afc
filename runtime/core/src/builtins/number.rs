//! Built-in functions on numbers: `abs bin divmod hex oct pow round`.

use crate::attr;
use crate::msg::Msg;
use crate::native::Args;
use crate::num::float_text;
use crate::num::format_spec::Spec;
use crate::num::int_text::Radix;
use crate::obj::{arguments, float, int, int_arithmetic, number_format, tuple};
use crate::ops::{self, Binary, Unary};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::value::Value;

/// `abs(number)`; `__abs__` of an object.
pub(super) fn abs(vm: &mut Vm, args: Args) -> Res {
    let v = args.at(0);
    if let Some(result) = attr::call_special(vm, v, names::DUNDER_ABS, &[])? {
        return Ok(result);
    }
    let v = ops::unwrap(v);
    if arguments::is_int(v) {
        return int_arithmetic::abs(vm, v);
    }
    match float::value(v) {
        Some(x) => float::new(vm, x.abs()),
        None => Err(unsupported(vm, names::DUNDER_ABS, v)),
    }
}

#[cold]
fn unsupported(vm: &mut Vm, name: u16, v: Value) -> crate::vm::Raised {
    let type_name = ops::type_name(vm, v);
    vm.type_error(Msg::UNSUPPORTED_UNARY, &[Value::str(name), type_name])
}

/// `bin(int)`.
pub(super) fn bin(vm: &mut Vm, args: Args) -> Res {
    in_base(vm, args.at(0), Radix::Binary)
}

/// `hex(int)`.
pub(super) fn hex(vm: &mut Vm, args: Args) -> Res {
    in_base(vm, args.at(0), Radix::Hex)
}

/// `oct(int)`.
pub(super) fn oct(vm: &mut Vm, args: Args) -> Res {
    in_base(vm, args.at(0), Radix::Octal)
}

/// The digits of an int with the prefix of their base.
fn in_base(vm: &mut Vm, v: Value, radix: Radix) -> Res {
    let v = arguments::int(vm, ops::unwrap(v))?;
    vm.push(v);
    let mut out = Out::string(vm);
    let spec = Spec { alternate: true, ..Spec::default() };
    number_format::put_int(vm, v, &spec, radix, &mut out)?;
    out.finish(vm)
}

/// `divmod(a, b)`.
pub(super) fn divmod(vm: &mut Vm, args: Args) -> Res {
    let (a, b) = (args.at(0), args.at(1));
    for (v, name, other) in [(a, names::DUNDER_DIVMOD, b), (b, names::DUNDER_RDIVMOD, a)] {
        if let Some(result) = attr::call_special(vm, v, name, &[other])?
            && result != Value::NOT_IMPLEMENTED
        {
            return Ok(result);
        }
    }
    let (x, y) = (ops::unwrap(a), ops::unwrap(b));
    let pair = match int_arithmetic::divmod(vm, x, y)? {
        Some(pair) => Some(pair),
        None => float::divmod(vm, x, y)?,
    };
    if let Some((quotient, remainder)) = pair {
        return tuple::new(vm, &[quotient, remainder]);
    }
    let quotient = ops::binary(vm, Binary::FloorDivide, a, b)?;
    vm.push(quotient);
    let remainder = ops::binary(vm, Binary::Modulo, a, b)?;
    vm.push(remainder);
    tuple::new(vm, &[quotient, remainder])
}

/// `pow(base, exponent)`, `pow(base, exponent, modulus)`.
pub(super) fn pow(vm: &mut Vm, args: Args) -> Res {
    if args.len() == 2 || args.get(2) == Value::NONE {
        return ops::binary(vm, Binary::Power, args.at(0), args.at(1));
    }
    let given = [args.get(1), args.get(2)];
    if let Some(result) = attr::call_special(vm, args.at(0), names::DUNDER_POW, &given)?
        && result != Value::NOT_IMPLEMENTED
    {
        return Ok(result);
    }
    let [base, exponent, modulus] = [0, 1, 2].map(|i| ops::unwrap(args.get(i)));
    int_arithmetic::power_mod(vm, base, exponent, modulus)
}

/// `round(number)`, `round(number, places)`; `__round__` of an object.
pub(super) fn round(vm: &mut Vm, args: Args) -> Res {
    let v = args.at(0);
    let given = [args.get(1)];
    let given = if args.len() > 1 { &given[..] } else { &[] };
    if let Some(result) = attr::call_special(vm, v, names::DUNDER_ROUND, given)? {
        return Ok(result);
    }
    let v = ops::unwrap(v);
    let places = match args.or(1, Value::NONE) {
        Value::NONE => None,
        places => Some(ops::index(vm, places)?),
    };
    if arguments::is_int(v) {
        return round_int(vm, v, places.unwrap_or(0));
    }
    let Some(x) = float::value(v) else {
        return Err(unsupported(vm, names::DUNDER_ROUND, v));
    };
    match places {
        None => int::from_float(vm, x.round_half_even(vm.float)),
        Some(places) => float::new(vm, float_text::round_places(x, places, vm.float)),
    }
}

/// An int rounded to a multiple of `10**-places`, a half to the even one.
fn round_int(vm: &mut Vm, v: Value, places: i32) -> Res {
    if places >= 0 {
        return int::unary(vm, Unary::Positive, v);
    }
    let exponent = int::from_i32(vm, places.saturating_neg())?;
    let unit = int::binary(vm, Binary::Power, Value::small(10), exponent)?;
    vm.push(unit);
    let half = int::binary(vm, Binary::FloorDivide, unit, Value::small(2))?;
    vm.push(half);
    // Floor division by the unit, with the half added, rounds a half up: to be taken back if that is odd.
    let raised = int::binary(vm, Binary::Add, v, half)?;
    vm.push(raised);
    let Some((mut quotient, remainder)) = int_arithmetic::divmod(vm, raised, unit)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    vm.push(quotient);
    let odd = int::binary(vm, Binary::And, quotient, Value::small(1))? != Value::small(0);
    if remainder == Value::small(0) && odd {
        quotient = int::binary(vm, Binary::Subtract, quotient, Value::small(1))?;
        vm.push(quotient);
    }
    int::binary(vm, Binary::Multiply, quotient, unit)
}
