//! The functions of the module as a program calls them.

use super::MEMBERS;
use crate::mem::Space;
use crate::native::{Args, MemberKind};
use crate::num::float::Float;
use crate::obj::{exception, float, int, tuple};
use crate::testing::machine;
use crate::vm::{Res, Vm};
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

fn call(vm: &mut Vm, name: u16, args: &[Value]) -> Res {
    let member = MEMBERS.iter().find(|m| m.name() == name).unwrap();
    let MemberKind::Function(function) = member.kind() else {
        panic!("a function");
    };
    let base = vm.mark();
    for &v in args {
        vm.push(v);
    }
    function(vm, Args::new(base, args.len() as u16, 0))
}

fn number(vm: &mut Vm, x: f32) -> Value {
    let v = float::new(vm, Float::new(x, vm.float)).unwrap();
    vm.push(v);
    v
}

fn close(vm: &mut Vm, name: u16, args: &[Value], expected: f32) {
    let v = call(vm, name, args).unwrap();
    let got = float::value(v).unwrap().get();
    assert!((got - expected).abs() <= expected.abs() * 1e-6, "{}: {got} {expected}", names::text(name));
}

#[test]
fn functions_of_floats_and_ints() {
    let _space = Space::new();
    let mut vm = machine();
    let vm = &mut vm;
    let half = number(vm, 0.5);
    close(vm, names::SIN, &[half], 0.479_425_55);
    close(vm, names::SQRT, &[Value::small(2)], core::f32::consts::SQRT_2);
    close(vm, names::POW, &[Value::small(2), half], core::f32::consts::SQRT_2);
    close(vm, names::LOG, &[Value::small(8), Value::small(2)], 3.0);
    close(vm, names::LOG, &[Value::small(10)], core::f32::consts::LN_10);
    close(vm, names::ATAN2, &[Value::TRUE, Value::small(-1)], 2.356_194_5);
    close(vm, names::DEGREES, &[half], 28.647_89);
    close(vm, names::FMOD, &[Value::small(-7), Value::small(3)], -1.0);
    close(vm, names::COPYSIGN, &[half, Value::small(-1)], -0.5);
}

#[test]
fn whole_numbers_are_ints() {
    let _space = Space::new();
    let mut vm = machine();
    let vm = &mut vm;
    let x = number(vm, -1.5);
    for (name, expected) in [(names::FLOOR, -2), (names::CEIL, -1), (names::TRUNC, -1)] {
        assert_eq!(call(vm, name, &[x]).unwrap(), Value::small(expected));
    }
    assert_eq!(call(vm, names::FLOOR, &[Value::small(7)]).unwrap(), Value::small(7));
    let large = number(vm, 1e10);
    assert!(int::from_text(vm, b"9999998976", 10).is_ok());
    assert!(call(vm, names::CEIL, &[large]).unwrap().is_object());
}

#[test]
fn pairs() {
    let _space = Space::new();
    let mut vm = machine();
    let vm = &mut vm;
    let x = number(vm, -2.5);
    let v = call(vm, names::FREXP, &[x]).unwrap();
    assert_eq!(tuple::items(v), [number(vm, -0.625), Value::small(2)]);
    let v = call(vm, names::MODF, &[x]).unwrap();
    assert_eq!(tuple::items(v), [number(vm, -0.5), number(vm, -2.0)]);
    assert_eq!(call(vm, names::LDEXP, &[x, Value::small(3)]).unwrap(), number(vm, -20.0));
}

#[test]
fn tests_of_floats() {
    let _space = Space::new();
    let mut vm = machine();
    let vm = &mut vm;
    let (x, inf, nan) = (number(vm, 1.0), number(vm, f32::INFINITY), number(vm, f32::NAN));
    for (name, expected) in [
        (names::ISFINITE, [true, false, false]),
        (names::ISINF, [false, true, false]),
        (names::ISNAN, [false, false, true]),
    ] {
        for (v, expected) in [x, inf, nan].into_iter().zip(expected) {
            assert_eq!(call(vm, name, &[v]).unwrap(), Value::bool(expected));
        }
    }
    let near = number(vm, 1.000_01);
    assert_eq!(call(vm, names::ISCLOSE, &[x, near]).unwrap(), Value::FALSE);
    assert_eq!(call(vm, names::ISCLOSE, &[x, Value::small(1)]).unwrap(), Value::TRUE);
}

#[test]
fn errors() {
    let _space = Space::new();
    let mut vm = machine();
    let vm = &mut vm;
    let minus_one = Value::small(-1);
    for (name, args) in [
        (names::SQRT, &[minus_one][..]),
        (names::LOG, &[Value::small(0)]),
        (names::ACOS, &[Value::small(2)]),
        (names::POW, &[Value::small(0), minus_one]),
        (names::EXP, &[Value::small(1000)]),
        (names::FACTORIAL, &[minus_one]),
    ] {
        assert!(call(vm, name, args).is_err(), "{}", names::text(name));
        assert_eq!(exception::class(vm.exception()), Value::typ(types::VALUE_ERROR));
    }
    assert!(call(vm, names::SIN, &[Value::NONE]).is_err());
    assert_eq!(exception::class(vm.exception()), Value::typ(types::TYPE_ERROR));
}

#[test]
fn factorials_grow() {
    let _space = Space::new();
    let mut vm = machine();
    vm.heap.modes.stress = true;
    let v = call(&mut vm, names::FACTORIAL, &[Value::small(25)]).unwrap();
    vm.push(v);
    let expected = int::from_text(&mut vm, b"15511210043330985984000000", 10).unwrap();
    assert_eq!(int::eq(&mut vm, v, expected).ok(), Some(true));
}
