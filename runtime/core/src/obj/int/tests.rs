//! Operators, conversions and texts of int and float objects, with a collection at every allocation.

use crate::mem::Space;
use crate::obj::{bytes, exception, float, int, int_arithmetic, number_format, str};
use crate::ops::{Binary, Unary};
use crate::out::Out;
use crate::testing::machine;
use crate::vm::{Res, Vm};
use mpyc_abi::types;
use mpyc_abi::value::Value;
use std::format;
use std::string::String;
use std::string::ToString;
use std::vec::Vec;

fn with_machine(test: impl FnOnce(&mut Vm)) {
    let _space = Space::new();
    let mut vm = machine();
    vm.heap.modes.stress = true;
    test(&mut vm);
}

/// A literal: an int, a float, `True` or `False`. It stays on the stack.
fn value(vm: &mut Vm, text: &str) -> Value {
    let v = match text {
        "True" => Value::TRUE,
        "False" => Value::FALSE,
        _ => match int::from_text(vm, text.as_bytes(), 0) {
            Ok(v) => v,
            Err(_) => {
                let x = crate::num::float_text::parse(text.as_bytes(), vm.float).unwrap();
                float::new(vm, x).unwrap()
            }
        },
    };
    vm.push(v);
    v
}

fn shown(vm: &mut Vm, result: Res) -> String {
    let Ok(v) = result else {
        let class = exception::class(vm.exception());
        let name = class.as_type().map_or(0, types::name);
        return mpyc_abi::names::text(name).to_string();
    };
    vm.push(v);
    let mut out = Out::string(vm);
    match v {
        Value::NOT_IMPLEMENTED => return "NotImplemented".to_string(),
        _ if float::value(v).is_some() => float::print(vm, v, &mut out, true).unwrap(),
        _ => int::print(vm, v, &mut out, true).unwrap(),
    }
    String::from_utf8(out.bytes(vm).to_vec()).unwrap()
}

fn operator(symbol: &str) -> Binary {
    match symbol {
        "+" => Binary::Add,
        "-" => Binary::Subtract,
        "*" => Binary::Multiply,
        "/" => Binary::TrueDivide,
        "//" => Binary::FloorDivide,
        "%" => Binary::Modulo,
        "**" => Binary::Power,
        "&" => Binary::And,
        "|" => Binary::Or,
        "^" => Binary::Xor,
        "<<" => Binary::Lshift,
        ">>" => Binary::Rshift,
        "<" => Binary::Less,
        ">" => Binary::More,
        "==" => Binary::Equal,
        "<=" => Binary::LessEqual,
        ">=" => Binary::MoreEqual,
        _ => Binary::NotEqual,
    }
}

fn apply(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let mixed = float::value(a).is_some() || float::value(b).is_some();
    if mixed { float::binary(vm, op, a, b) } else { int::binary(vm, op, a, b) }
}

#[test]
fn operators_as_in_cpython() {
    with_machine(|vm| {
        for line in include_str!("operators.tsv").lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [a, symbol, b, expected] = fields[..] else {
                panic!("four fields: {line}");
            };
            let mark = vm.mark();
            let (a, b) = (value(vm, a), value(vm, b));
            let result = apply(vm, operator(symbol), a, b);
            assert_eq!(shown(vm, result), expected, "{line}");
            vm.cut(mark);
        }
    });
}

#[test]
fn results_that_fit_are_small_ints() {
    with_machine(|vm| {
        let big = value(vm, "1073741824");
        assert!(big.is_object());
        let one = Value::small(1);
        let back = int::binary(vm, Binary::Subtract, big, one).unwrap();
        assert_eq!(back.small_value(), Some(0x3fff_ffff));
        let least = int::unary(vm, Unary::Negative, big).unwrap();
        assert_eq!(least.small_value(), Some(-0x4000_0000));
        let again = int::unary(vm, Unary::Negative, least).unwrap();
        assert!(again.is_object());
        assert_eq!(int::eq(vm, again, big).ok(), Some(true));
        let used = vm.used_bytes();
        for _ in 0..100 {
            int::binary(vm, Binary::Modulo, big, Value::small(7)).unwrap();
        }
        vm.collect();
        assert!(vm.used_bytes() <= used, "nothing leaks");
    });
}

#[test]
fn unary_operators() {
    with_machine(|vm| {
        for (v, negative, inverted, absolute) in [
            ("5", "-5", "-6", "5"),
            ("-5", "5", "4", "5"),
            ("0", "0", "-1", "0"),
            ("True", "-1", "-2", "1"),
            ("-1073741824", "1073741824", "1073741823", "1073741824"),
            ("1180591620717411303424", "-1180591620717411303424", "-1180591620717411303425", "1180591620717411303424"),
            ("-1180591620717411303424", "1180591620717411303424", "1180591620717411303423", "1180591620717411303424"),
        ] {
            let mark = vm.mark();
            let v = value(vm, v);
            let result = int::unary(vm, Unary::Negative, v);
            assert_eq!(shown(vm, result), negative);
            let result = int::unary(vm, Unary::Invert, v);
            assert_eq!(shown(vm, result), inverted);
            let result = int_arithmetic::abs(vm, v);
            assert_eq!(shown(vm, result), absolute);
            vm.cut(mark);
        }
    });
}

#[test]
fn hashes_of_equal_numbers_are_equal() {
    with_machine(|vm| {
        for (int, float) in [("1", "1.0"), ("-7", "-7.0"), ("1180591620717411303424", "1180591620717411303424.0")] {
            let (a, b) = (value(vm, int), value(vm, float));
            assert_eq!(float::eq(vm, b, a).ok(), Some(true));
            assert_eq!(int::hash(vm, a).ok(), float::hash(vm, b).ok());
        }
        assert_eq!(int::hash(vm, Value::TRUE).ok(), int::hash(vm, Value::small(1)).ok());
        assert_eq!(int::hash(vm, Value::small(-1)).ok(), Some(u32::MAX));
    });
}

#[test]
fn powers_modulo_an_int() {
    with_machine(|vm| {
        for (base, exponent, modulus, expected) in [
            ("2", "10", "7", "2"),
            ("-2", "3", "5", "2"),
            ("2", "3", "-5", "-2"),
            ("-2", "3", "-5", "-3"),
            ("3", "0", "1", "0"),
            ("123456789012345678901234567890", "98765432109876543210", "1000000007", "397050127"),
            ("2", "3", "0", "ValueError"),
            ("2", "-1", "5", "ValueError"),
            ("2.0", "3", "5", "TypeError"),
        ] {
            let mark = vm.mark();
            let (a, b, c) = (value(vm, base), value(vm, exponent), value(vm, modulus));
            let result = int_arithmetic::power_mod(vm, a, b, c);
            assert_eq!(shown(vm, result), expected, "pow({base}, {exponent}, {modulus})");
            vm.cut(mark);
        }
    });
}

#[test]
fn floats_become_ints() {
    with_machine(|vm| {
        for (text, expected) in [
            ("1.9", "1"),
            ("-1.9", "-1"),
            ("1e9", "1000000000"),
            ("-1073741824.0", "-1073741824"),
            ("1.5e10", "15000000512"),
            ("-1e38", "-99999996802856924650656260769173209088"),
            ("inf", "OverflowError"),
            ("nan", "ValueError"),
        ] {
            vm.float = crate::num::float::Width::Bits32;
            let x = crate::num::float_text::parse(text.as_bytes(), vm.float).unwrap();
            let result = int::from_float(vm, x);
            assert_eq!(shown(vm, result), expected, "int({text})");
        }
    });
}

#[test]
fn floats_of_32_bits_are_objects_where_they_must() {
    with_machine(|vm| {
        vm.float = crate::num::float::Width::Bits32;
        let (a, b) = (value(vm, "0.1"), value(vm, "0.2"));
        assert!(a.is_object());
        let result = float::binary(vm, Binary::Add, a, b);
        assert_eq!(shown(vm, result), "0.3");
        let one = value(vm, "1.0");
        assert!(one.is_float());
        let same = value(vm, "0.1");
        assert_eq!(float::eq(vm, a, same).ok(), Some(true));
        assert_eq!(float::hash(vm, a).ok(), float::hash(vm, same).ok());
    });
}

#[test]
fn divisions_with_remainder() {
    with_machine(|vm| {
        for (a, b, quotient, remainder) in [
            ("7", "-2", "-4", "-1"),
            ("-1073741824", "-1", "1073741824", "0"),
            ("1180591620717411303424", "-7", "-168655945816773043347", "-5"),
        ] {
            let mark = vm.mark();
            let (a, b) = (value(vm, a), value(vm, b));
            let (q, r) = int_arithmetic::divmod(vm, a, b).unwrap().unwrap();
            vm.push(r);
            assert_eq!(shown(vm, Ok(q)), quotient);
            assert_eq!(shown(vm, Ok(r)), remainder);
            vm.cut(mark);
        }
        let (a, b) = (value(vm, "5.5"), Value::small(-2));
        let (q, r) = float::divmod(vm, a, b).unwrap().unwrap();
        assert_eq!((shown(vm, Ok(q)), shown(vm, Ok(r))), ("-3.0".to_string(), "-0.5".to_string()));
        assert!(float::divmod(vm, a, Value::small(0)).is_err());
    });
}

#[test]
fn numbers_under_specifications() {
    use crate::num::format_spec::Spec;
    with_machine(|vm| {
        for (v, spec, expected) in [
            ("255", "#x", "0xff"),
            ("-255", "010b", "-011111111"),
            ("1180591620717411303424", ",", "1,180,591,620,717,411,303,424"),
            ("65", "c", "A"),
            ("8364", "3c", "  \u{20ac}"),
            ("5", ".2f", "5.00"),
            ("True", "d", "1"),
            ("1.5", "08.3f", "0001.500"),
            ("1.5", "", "1.5"),
            ("1.5", "d", "ValueError"),
            ("1", "s", "ValueError"),
            ("1", ".3d", "ValueError"),
            ("-1", "c", "OverflowError"),
            ("1114112", "c", "OverflowError"),
        ] {
            let mark = vm.mark();
            let v = value(vm, v);
            let mut out = Out::string(vm);
            let parsed = Spec::parse(spec.as_bytes()).unwrap();
            let got = match number_format::format(vm, v, &parsed, &mut out) {
                Ok(done) => {
                    assert!(done);
                    String::from_utf8(out.bytes(vm).to_vec()).unwrap()
                }
                Err(e) => shown(vm, Err(e)),
            };
            assert_eq!(got, expected, "{spec}");
            vm.cut(mark);
        }
        let s = str::new(vm, b"ab").unwrap();
        let mut out = Out::string(vm);
        assert!(!number_format::format(vm, s, &Spec::default(), &mut out).unwrap());
    });
}

#[test]
fn ints_from_texts_and_bytes() {
    with_machine(|vm| {
        let huge = "9".repeat(60);
        let v = int::from_text(vm, huge.as_bytes(), 10);
        assert_eq!(shown(vm, v), huge);
        let v = int::from_text(vm, b"-0xffffffffffffffffff", 16);
        assert_eq!(shown(vm, v), "-4722366482869645213695");
        let v = int::from_text(vm, b"12a", 10);
        assert_eq!(shown(vm, v), "ValueError");
        let v = int::from_text(vm, b"1", 1);
        assert_eq!(shown(vm, v), "ValueError");
        let content = bytes::new(vm, b"12").unwrap();
        vm.push(Value::typ(types::INT));
        let slot = vm.mark();
        vm.push(content);
        let v = int::make(vm, crate::native::Args::new(slot, 1, 0));
        assert_eq!(shown(vm, v), "12");
    });
}

/// Every allocation refused once: an error each time, and no harm.
#[test]
fn refused_memory_is_an_error() {
    let _space = Space::new();
    let mut vm = machine();
    let a = value(&mut vm, &format!("1{}", "0".repeat(50)));
    let b = value(&mut vm, "12345678901234567890");
    for op in [Binary::Add, Binary::Multiply, Binary::FloorDivide, Binary::Modulo, Binary::Xor] {
        for nth in 1..4 {
            vm.heap.modes.refuse_every = nth;
            let _ = int::binary(&mut vm, op, a, b);
            vm.heap.modes.refuse_every = 0;
        }
    }
    assert_eq!(shown(&mut vm, Ok(b)), "12345678901234567890");
}
