//! Ints and floats under a format specification, into an [`Out`]; errors of specifications.

use super::buffer::utf8;
use super::{float, int};
use crate::mem;
use crate::msg::Msg;
use crate::num::big;
use crate::num::float::Float;
use crate::num::format_spec::{Align, IntStyle, Sink, Spec, SpecError, format_float, format_int, format_str};
use crate::num::int_text::{self, Radix};
use crate::ops;
use crate::out::Out;
use crate::vm::{Raised, Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::types;
use mpyc_abi::value::Value;

/// A sink over an [`Out`]: after the first error it takes no more.
pub struct OutSink<'a> {
    vm: &'a mut Vm,
    out: &'a mut Out,
    result: Res<()>,
}

impl<'a> OutSink<'a> {
    /// A sink that writes to `out`.
    pub fn new(vm: &'a mut Vm, out: &'a mut Out) -> Self {
        Self { vm, out, result: Ok(()) }
    }

    /// What became of the writing.
    ///
    /// # Errors
    /// MemoryError.
    pub fn finish(self) -> Res<()> {
        self.result
    }
}

impl Sink for OutSink<'_> {
    fn put(&mut self, bytes: &[u8]) {
        if self.result.is_ok() {
            self.result = self.out.put(self.vm, bytes);
        }
    }
}

/// Writes a number by a specification that was parsed but not checked; `false` if `v` is no number.
///
/// # Errors
/// ValueError for a specification that is not for this type; MemoryError.
pub fn format(vm: &mut Vm, v: Value, spec: &Spec<'_>, out: &mut Out) -> Res<bool> {
    if let Some(x) = float::value(v) {
        if let Err(e) = spec.check_float() {
            return Err(spec_error(vm, e, spec, v));
        }
        put_float(vm, x, spec, out)?;
        return Ok(true);
    }
    if !super::arguments::is_int(v) {
        return Ok(false);
    }
    match spec.int_style() {
        Ok(IntStyle::Digits(radix)) => put_int(vm, v, spec, radix, out)?,
        Ok(IntStyle::Character) => put_character(vm, v, spec, out)?,
        Ok(IntStyle::Float) => {
            let x = float::number(vm, v).unwrap_or(Float::NAN);
            put_float(vm, x, spec, out)?;
        }
        Err(e) => return Err(spec_error(vm, e, spec, v)),
    }
    Ok(true)
}

/// Writes a float by a specification for floats.
///
/// # Errors
/// MemoryError.
pub fn put_float(vm: &mut Vm, x: Float, spec: &Spec<'_>, out: &mut Out) -> Res<()> {
    // The digits of a float are worked out in half a kilobyte of native stack.
    vm.check_native_stack()?;
    let width = vm.float;
    let mut sink = OutSink::new(vm, out);
    format_float(&mut sink, spec, x, width);
    sink.finish()
}

/// Digits of a 31-bit number in base 2 fit this, those of other bases too.
const SMALL_TEXT: usize = 33;

/// Writes the digits of an int or bool by a specification, or by a conversion of `%`.
///
/// # Errors
/// MemoryError.
pub fn put_int(vm: &mut Vm, v: Value, spec: &Spec<'_>, radix: Radix, out: &mut Out) -> Res<()> {
    let mut room = [0; 2];
    if let Some(small) = int::small_value(v) {
        big::from_u32(small.unsigned_abs(), &mut room);
        let mut text = [0; SMALL_TEXT];
        let start = int_text::write_digits(&mut room, radix, &mut text, vm.stop());
        return put_digits(vm, spec, small < 0, &text[start..], radix, out);
    }
    let Some(x) = int::view(v, &mut room) else {
        return Ok(());
    };
    // Writing decimal uses the limbs up, so that it needs a copy of them, behind the text.
    let text_size = int_text::digits_room(x.limbs.len(), radix).next_multiple_of(2);
    let size = text_size + x.limbs.len() * 2;
    let mark = vm.mark();
    let blob = vm.allocate(Kind::Blob, 0, 1 + size.div_ceil(4) as u32)?;
    vm.push(Value::object(blob));
    let copy = mem::halfwords_mut(blob + 4 + text_size as u32, x.limbs.len() as u32);
    copy.copy_from_slice(x.limbs);
    let text = mem::bytes_mut(blob + 4, text_size as u32);
    let start = int_text::write_digits(copy, radix, text, vm.stop());
    put_digits(vm, spec, x.negative, &text[start..], radix, out)?;
    vm.cut(mark);
    vm.heap.release(blob);
    Ok(())
}

fn put_digits(vm: &mut Vm, spec: &Spec<'_>, negative: bool, digits: &[u8], radix: Radix, out: &mut Out) -> Res<()> {
    let mut sink = OutSink::new(vm, out);
    format_int(&mut sink, spec, negative, digits, radix);
    sink.finish()
}

/// Writes the character of that code.
fn put_character(vm: &mut Vm, v: Value, spec: &Spec<'_>, out: &mut Out) -> Res<()> {
    let code = int::small_value(v).and_then(|code| u32::try_from(code).ok());
    let Some(character) = code.filter(|&code| code < 0x11_0000) else {
        return Err(vm.raise(types::OVERFLOW_ERROR, Msg::PERCENT_C_RANGE, &[]));
    };
    let spec = Spec { align: spec.align.or(Some(Align::Right)), ..*spec };
    let mut sink = OutSink::new(vm, out);
    format_str(&mut sink, &spec, utf8::encode(character).bytes());
    sink.finish()
}

/// ValueError for a specification that cannot be parsed or is not for values of the type of `v`.
#[cold]
pub fn spec_error(vm: &mut Vm, error: SpecError, spec: &Spec<'_>, v: Value) -> Raised {
    let text = match error {
        SpecError::Invalid | SpecError::ZeroSignNotAllowed => Msg::FORMAT_SPEC,
        SpecError::SignNotAllowed if spec.kind == b'c' => Msg::SIGN_WITH_C,
        SpecError::SignNotAllowed => Msg::FORMAT_STR_SIGN,
        SpecError::AlignNotAllowed => Msg::FORMAT_STR_ALIGN,
        SpecError::PrecisionNotAllowed => Msg::PRECISION_WITH_INT,
        SpecError::AlternateNotAllowed => Msg::FORMAT_STR_ALTERNATE,
        SpecError::GroupingNotAllowed => {
            let grouping = Value::char(spec.grouping);
            let kind = Value::char(if spec.kind == 0 { b's' } else { spec.kind & 0x7f });
            return vm.value_error(Msg::GROUPING_WITH, &[grouping, kind]);
        }
        SpecError::UnknownType => {
            let (kind, name) = (Value::char(spec.kind & 0x7f), ops::type_name(vm, v));
            return vm.value_error(Msg::FORMAT_CODE, &[kind, name]);
        }
    };
    vm.value_error(text, &[])
}
