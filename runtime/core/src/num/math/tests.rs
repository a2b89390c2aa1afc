//! Every function against the host's binary64, in units in the last place, and special values.

use super::*;
use crate::num::float::tests::sample_bits;

const FULL: Width = Width::Bits32;

/// Distance of `got` from `exact` in units in the last place of a binary32 at `exact`.
fn ulps(got: Float, exact: f64) -> f64 {
    if exact.abs() > f64::from(f32::MAX) * 1.000_000_03 {
        return if got.is_infinite() { 0.0 } else { f64::INFINITY };
    }
    let exponent = (exact.abs().log2().floor() as i32).max(-126);
    (f64::from(got.get()) - exact).abs() / 2f64.powi(exponent - 23)
}

type Function = fn(Float, Width) -> Float;
type HostFunction = fn(f32) -> f32;
/// Name, function, the exact function, least and largest argument, largest error.
type Case = (&'static str, Function, fn(f64) -> f64, f32, f32, f64);

/// The largest error of `function` for arguments between `low` and `high`.
fn worst(function: Function, exact: fn(f64) -> f64, low: f32, high: f32) -> f64 {
    let mut worst = 0.0;
    for (i, bits) in sample_bits(20_000).enumerate() {
        let spread = low + (high - low) * (i as f32 / 20_000.0);
        for x in [f32::from_bits(bits), spread] {
            let expected = exact(f64::from(x));
            if !(low..=high).contains(&x) || expected.is_nan() || expected == 0.0 {
                continue;
            }
            let error = ulps(function(Float::new(x, FULL), FULL), expected);
            assert!(error < 4.0, "{error} ulp at {x:e}, exact {expected:e}");
            worst = f64::max(worst, error);
        }
    }
    worst
}

#[test]
fn errors_in_units_in_the_last_place() {
    let all = f32::MAX;
    let cases: [Case; 20] = [
        ("sqrt", sqrt, f64::sqrt, 0.0, all, 0.5),
        ("exp", exp, f64::exp, -103.0, 89.0, 0.6),
        ("expm1", expm1, f64::exp_m1, -100.0, 89.0, 2.5),
        ("log", log, f64::ln, 0.0, all, 0.6),
        ("log2", log2, f64::log2, 0.0, all, 0.6),
        ("log10", log10, f64::log10, 0.0, all, 0.6),
        ("log1p", log1p, f64::ln_1p, -1.0, all, 2.5),
        ("sin", sin, f64::sin, -1e9, 1e9, 0.6),
        ("cos", cos, f64::cos, -1e9, 1e9, 0.6),
        ("tan", tan, f64::tan, -1e9, 1e9, 0.6),
        ("huge sin", sin, f64::sin, 1e30, all, 0.6),
        ("asin", asin, f64::asin, -1.0, 1.0, 3.0),
        ("acos", acos, f64::acos, -1.0, 1.0, 3.0),
        ("atan", atan, f64::atan, -all, all, 1.1),
        ("sinh", sinh, f64::sinh, -89.0, 89.0, 3.5),
        ("cosh", cosh, f64::cosh, -89.0, 89.0, 1.5),
        ("tanh", tanh, f64::tanh, -50.0, 50.0, 3.5),
        ("asinh", asinh, f64::asinh, -1e30, 1e30, 3.5),
        ("acosh", acosh, f64::acosh, 1.0, 1e30, 3.5),
        ("atanh", atanh, f64::atanh, -1.0, 1.0, 3.0),
    ];
    for (name, function, exact, low, high, limit) in cases {
        let error = worst(function, exact, low, high);
        assert!(error <= limit, "{name}: {error} ulp");
    }
}

#[test]
fn powers_and_angles() {
    let bits: std::vec::Vec<u32> = sample_bits(400).collect();
    let (mut worst_power, mut worst_angle) = (0.0, 0.0);
    for &a in &bits {
        for &b in &bits {
            let (x, y) = (Float::from_bits(a, FULL), Float::from_bits(b, FULL));
            let (p, q) = (f64::from(x.get()), f64::from(y.get()));
            let exact = p.powf(q);
            if exact.is_finite() && exact != 0.0 && x.is_finite() && !x.is_zero() && y.is_finite() {
                worst_power = f64::max(worst_power, ulps(power(x, y, FULL), exact));
            }
            let exact = q.atan2(p);
            if x.is_finite() && y.is_finite() && exact != 0.0 {
                worst_angle = f64::max(worst_angle, ulps(atan2(y, x, FULL), exact));
            }
        }
    }
    assert!(worst_power < 1.05, "{worst_power}");
    assert!(worst_angle < 1.3, "{worst_angle}");
}

#[test]
fn integer_powers_are_exact() {
    for base in 1..20i64 {
        for exponent in 1..30u32 {
            let Some(exact) = base.checked_pow(exponent).filter(|&n| n < 1 << 24) else {
                break;
            };
            let got = power(Float::new(base as f32, FULL), Float::new(exponent as f32, FULL), FULL);
            assert_eq!(got.get(), exact as f32);
        }
    }
    for n in 1..38 {
        let ten = Float::new(10.0, FULL);
        let n = Float::new(n as f32, FULL);
        assert_eq!(power(ten, n, FULL).get(), 10f64.powf(f64::from(n.get())) as f32);
        assert_eq!(power(ten, n.negate(), FULL).get(), 10f64.powf(-f64::from(n.get())) as f32);
    }
}

#[test]
fn special_values_of_power_are_those_of_c() {
    let inf = f32::INFINITY;
    let values = [0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 2.3, -2.3, inf, -inf, f32::NAN, 1e30, -1e30];
    for x in values {
        for y in values {
            let expected = x.powf(y);
            let got = power(Float::new(x, FULL), Float::new(y, FULL), FULL).get();
            if expected.is_nan() {
                assert!(got.is_nan(), "{x}**{y} = {got}");
            } else if expected.is_infinite() || expected == 0.0 || expected.abs() == 1.0 {
                assert_eq!(got.to_bits(), expected.to_bits(), "{x}**{y}");
            }
        }
    }
}

#[test]
fn special_values_are_those_of_c() {
    let functions: [(Function, HostFunction); 19] = [
        (sqrt, f32::sqrt),
        (exp, f32::exp),
        (expm1, f32::exp_m1),
        (log, f32::ln),
        (log2, f32::log2),
        (log10, f32::log10),
        (log1p, f32::ln_1p),
        (sin, f32::sin),
        (cos, f32::cos),
        (tan, f32::tan),
        (asin, f32::asin),
        (acos, f32::acos),
        (atan, f32::atan),
        (sinh, f32::sinh),
        (cosh, f32::cosh),
        (tanh, f32::tanh),
        (asinh, f32::asinh),
        (acosh, f32::acosh),
        (atanh, f32::atanh),
    ];
    let inf = f32::INFINITY;
    for (at, (function, expected)) in functions.into_iter().enumerate() {
        for x in [0.0, -0.0, 1.0, -1.0, -2.0, 2.0, inf, -inf, f32::NAN, 1e-45, 1e-30, -1e-30, 1e38, -1e38] {
            let got = function(Float::new(x, FULL), FULL);
            // The host's own inverse hyperbolic functions overflow and lose the sign of zero.
            let expected = if at >= 16 { host_inverse(at, x) } else { expected(x) };
            if expected.is_nan() {
                assert!(got.is_nan(), "function {at} at {x}: {}", got.get());
            } else if expected == 0.0 || expected.is_infinite() {
                assert_eq!(got.get(), expected, "function {at} at {x}");
                assert!(
                    expected != 0.0 || got.is_negative() == expected.is_sign_negative() || at == 12,
                    "function {at} at {x}"
                );
            } else if !(7..=9).contains(&at) || x.abs() < 1e30 {
                assert!(ulps(got, f64::from(expected)) < 6.0, "function {at} at {x}: {} {expected}", got.get());
            }
        }
    }
}

fn host_inverse(at: usize, x: f32) -> f32 {
    let wide = f64::from(x);
    match at {
        16 => (wide.abs().asinh() as f32).copysign(x),
        17 => wide.acosh() as f32,
        _ => wide.atanh() as f32,
    }
}

#[test]
fn taking_floats_apart() {
    let float = |x: f32| Float::new(x, FULL);
    assert_eq!(frexp(float(8.0)), (float(0.5), 4));
    assert_eq!(frexp(float(-0.3)), (float(-0.6), -1));
    assert_eq!(frexp(float(1e-45)), (float(0.5), -148));
    assert_eq!(frexp(float(-0.0)), (float(-0.0), 0));
    assert_eq!(frexp(Float::INFINITY), (Float::INFINITY, 0));
    assert_eq!(ldexp(float(0.75), 3, FULL), float(6.0));
    assert_eq!(ldexp(float(1.0), i32::MAX, FULL), Float::INFINITY);
    assert_eq!(ldexp(float(-1.0), i32::MIN, FULL), float(-0.0));
    assert_eq!(modf(float(-2.5), FULL), (float(-0.5), float(-2.0)));
    assert_eq!(modf(float(-3.0), FULL), (float(-0.0), float(-3.0)));
    assert_eq!(modf(Float::INFINITY, FULL), (Float::ZERO, Float::INFINITY));
    assert!(modf(Float::NAN, FULL).0.is_nan());
    assert_eq!(degrees(float(core::f32::consts::PI), FULL).get(), 180.0);
    assert_eq!(radians(float(180.0), FULL).get(), core::f32::consts::PI);
}

#[test]
fn closeness() {
    let close = |a: f32, b: f32, relative: f32, absolute: f32| {
        let [a, b, relative, absolute] = [a, b, relative, absolute].map(|x| Float::new(x, FULL));
        is_close(a, b, relative, absolute)
    };
    assert!(close(1.0, 1.0, 0.0, 0.0));
    assert!(close(100.0, 101.0, 0.01, 0.0));
    assert!(!close(100.0, 102.0, 0.01, 0.0));
    assert!(close(0.0, 1e-6, 0.0, 1e-5));
    assert!(close(f32::INFINITY, f32::INFINITY, 0.0, 0.0));
    assert!(!close(f32::INFINITY, 1.0, 0.5, 0.0));
    assert!(!close(f32::NAN, f32::NAN, 0.5, 0.5));
}

#[test]
fn domain_errors() {
    let one = Float::ONE;
    assert_eq!(checked(sqrt(one.negate(), FULL), &[one.negate()]), Err(DomainError));
    assert_eq!(checked(log(Float::ZERO, FULL), &[Float::ZERO]), Err(DomainError));
    assert_eq!(checked(sin(Float::INFINITY, FULL), &[Float::INFINITY]), Err(DomainError));
    assert_eq!(checked(exp(Float::INFINITY, FULL), &[Float::INFINITY]), Ok(Float::INFINITY));
    assert!(checked(sqrt(Float::NAN, FULL), &[Float::NAN]).is_ok());
    assert_eq!(checked(one, &[one]), Ok(one));
}
