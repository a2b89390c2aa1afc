//! Formatting against a table made by CPython, and the errors of specifications.

use super::*;
use crate::num::big::Limb;
use crate::num::int_text::write_digits;
use crate::wait::Stop;
use num_bigint::BigInt;
use std::string::String;
use std::vec;
use std::vec::Vec;

struct Text(Vec<u8>);

impl Sink for Text {
    fn put(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }
}

fn written(write: impl FnOnce(&mut dyn Sink)) -> String {
    let mut text = Text(vec![]);
    write(&mut text);
    String::from_utf8(text.0).unwrap()
}

fn put_int(sink: &mut dyn Sink, spec: &Spec<'_>, value: &str, radix: Radix) {
    let value: BigInt = value.parse().unwrap();
    let digits = value.magnitude().to_u32_digits();
    let mut limbs: Vec<Limb> = digits.iter().flat_map(|d| [*d as Limb, (d >> 16) as Limb]).collect();
    let mut text = [0; 200];
    let start = write_digits(&mut limbs, radix, &mut text, Stop::never());
    format_int(sink, spec, value < BigInt::ZERO, &text[start..], radix);
}

fn float(value: &str) -> Float {
    Float::new(value.parse().unwrap(), Width::Bits32)
}

fn int_by_spec(spec: &Spec<'_>, value: &str) -> String {
    match spec.int_style().unwrap() {
        IntStyle::Digits(radix) => written(|sink| put_int(sink, spec, value, radix)),
        IntStyle::Float => written(|sink| format_float(sink, spec, float(value), Width::Bits32)),
        IntStyle::Character => unreachable!("not in the table"),
    }
}

/// What `%` does with the text behind the conversion left as it is.
fn by_conversion(format: &str, write: impl Fn(&mut dyn Sink, &Spec<'_>)) -> String {
    let (conversion, rest) = Conversion::parse(&format.as_bytes()[1..]).unwrap();
    written(|sink| {
        write(sink, &conversion.spec);
        sink.put(rest);
    })
}

fn percent_radix(kind: u8) -> Radix {
    match kind {
        b'x' => Radix::Hex,
        b'X' => Radix::UpperHex,
        b'o' => Radix::Octal,
        _ => Radix::Decimal,
    }
}

#[test]
fn formats_as_cpython_does() {
    for line in include_str!("cpython.tsv").lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [kind, format, value, expected] = fields[..] else {
            panic!("four fields: {line}");
        };
        let spec = || Spec::parse(format.as_bytes()).unwrap();
        let got = match kind {
            "f" => {
                assert_eq!(spec().check_float(), Ok(()), "{line}");
                written(|sink| format_float(sink, &spec(), float(value), Width::Bits32))
            }
            "i" => int_by_spec(&spec(), value),
            "s" => {
                assert_eq!(spec().check_str(), Ok(()), "{line}");
                written(|sink| format_str(sink, &spec(), value.as_bytes()))
            }
            "p" => by_conversion(format, |sink, spec| put_int(sink, spec, value, percent_radix(spec.kind))),
            "q" => by_conversion(format, |sink, spec| format_float(sink, spec, float(value), Width::Bits32)),
            _ => by_conversion(format, |sink, spec| format_str(sink, spec, value.as_bytes())),
        };
        assert_eq!(got, expected, "{line}");
    }
}

#[test]
fn repr_shows_the_digits_of_the_width() {
    let repr = |x: f32, width| written(|sink| repr_float(sink, Float::new(x, width), width));
    for (x, short, long) in [
        (0.0, "0.0", "0.0"),
        (-0.0, "-0.0", "-0.0"),
        (1.0, "1.0", "1.0"),
        (0.1, "0.1", "0.1"),
        (1.0 / 3.0, "0.333333", "0.3333333"),
        (100.0, "100.0", "100.0"),
        (123_456.0, "123456.0", "123456.0"),
        (1e6, "1e+06", "1000000.0"),
        (1e7, "1e+07", "1e+07"),
        (1e10, "1e+10", "1e+10"),
        (1e16, "1e+16", "1e+16"),
        (1e-4, "0.0001", "0.0001"),
        (1e-5, "1e-05", "1e-05"),
        (1.5e-10, "1.5e-10", "1.5e-10"),
        (f32::INFINITY, "inf", "inf"),
        (f32::NEG_INFINITY, "-inf", "-inf"),
        (f32::NAN, "nan", "nan"),
        (-2.5, "-2.5", "-2.5"),
    ] {
        assert_eq!(repr(x, Width::Bits30), short);
        assert_eq!(repr(x, Width::Bits32), long);
    }
    let mut sum = Float::ZERO;
    for _ in 0..10 {
        sum = sum.add(Float::new(0.1, Width::Bits30), Width::Bits30);
    }
    assert_eq!(written(|sink| repr_float(sink, sum, Width::Bits30)), "1.0");
}

#[test]
fn specifications_that_are_none() {
    for text in ["q1", "5.", "1.2.3", "<<5x2", "xyz", "99999999999", "0x10", ".-1", "5dd", "d5"] {
        assert_eq!(Spec::parse(text.as_bytes()).err(), Some(SpecError::Invalid), "{text}");
    }
}

#[test]
fn specifications_for_another_type() {
    let parse = |text: &'static str| Spec::parse(text.as_bytes()).unwrap();
    assert_eq!(parse("s").int_style(), Err(SpecError::UnknownType));
    assert_eq!(parse(".3d").int_style(), Err(SpecError::PrecisionNotAllowed));
    assert_eq!(parse(",x").int_style(), Err(SpecError::GroupingNotAllowed));
    assert_eq!(parse("zd").int_style(), Err(SpecError::ZeroSignNotAllowed));
    assert_eq!(parse("+c").int_style(), Err(SpecError::SignNotAllowed));
    assert_eq!(parse("#c").int_style(), Err(SpecError::AlternateNotAllowed));
    assert_eq!(parse("d").check_str(), Err(SpecError::UnknownType));
    assert_eq!(parse("+").check_str(), Err(SpecError::SignNotAllowed));
    assert_eq!(parse("=5").check_str(), Err(SpecError::AlignNotAllowed));
    assert_eq!(parse("#5").check_str(), Err(SpecError::AlternateNotAllowed));
    assert_eq!(parse(",").check_str(), Err(SpecError::GroupingNotAllowed));
    assert_eq!(parse("z").check_str(), Err(SpecError::ZeroSignNotAllowed));
    assert_eq!(parse("d").check_float(), Err(SpecError::UnknownType));
    assert_eq!(parse(",n").check_float(), Err(SpecError::GroupingNotAllowed));
    assert_eq!(parse("c").int_style(), Ok(IntStyle::Character));
}

#[test]
fn conversions_of_percent_formats() {
    let (conversion, rest) = Conversion::parse(b"(name)-+ #0*.*hld rest").unwrap();
    assert_eq!(conversion.key, Some(&b"name"[..]));
    assert!(conversion.star_width && conversion.star_precision);
    assert_eq!(conversion.spec.align, Some(Align::Left));
    assert_eq!(conversion.spec.fill, b" ");
    assert_eq!(conversion.spec.sign, Some(Sign::Plus));
    assert!(conversion.spec.alternate);
    assert_eq!(conversion.spec.kind, b'd');
    assert_eq!(rest, b" rest");
    assert_eq!(Conversion::parse(b"").err(), Some(ConversionError::Incomplete));
    assert_eq!(Conversion::parse(b"5.").err(), Some(ConversionError::Incomplete));
    assert_eq!(Conversion::parse(b"(a").err(), Some(ConversionError::IncompleteKey));
    assert_eq!(Conversion::parse(b"99999999d").err(), Some(ConversionError::TooLarge));
}
