//! The `%` operator of `str` and `bytes`: printf-style formatting.

use super::buffer::{self, Form, form, part, utf8};
use super::number_format::{put_float, put_int};
use super::{arguments, float, int, str, str_format, str_repr, tuple};
use crate::msg::Msg;
use crate::num::format_spec::{Align, Conversion, ConversionError, Spec};
use crate::num::int_text::Radix;
use crate::obj::slice::clamped;
use crate::ops;
use crate::out::Out;
use crate::vm::{Raised, Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

/// The values on the right of `%`.
struct Values {
    /// One value, or a tuple of them.
    values: Value,
    /// Values taken.
    taken: usize,
    /// A conversion had a key, so `values` is a mapping and need not be used up.
    mapping: bool,
}

impl Values {
    /// The next value; `None` when there are no more.
    fn next(&mut self) -> Option<Value> {
        let values = ops::unwrap(self.values);
        let values = if tuple::is_tuple(values) { tuple::items(values) } else { &[self.values][..] };
        let value = *values.get(self.taken)?;
        self.taken += 1;
        Some(value)
    }

    /// The next value. Once a key has been looked up, there is none without a key.
    fn take(&mut self, vm: &mut Vm) -> Res {
        match self.next() {
            Some(v) if !self.mapping => Ok(v),
            _ => Err(vm.type_error(Msg::FORMAT_MORE_ARGS, &[])),
        }
    }

    /// Whether they are a mapping, as far as that shows.
    fn has_keys(&self) -> bool {
        let plain = ops::unwrap(self.values);
        let scalar = tuple::is_tuple(plain) || form(plain).is_some();
        !scalar && matches!(ops::kind(self.values), Some(Kind::Dict | Kind::Instance))
    }

    /// Whether a value is left that must not be: a mapping may always stay unused.
    fn unused(&mut self) -> bool {
        let mapping = match ops::kind(self.values) {
            Some(Kind::Dict | Kind::Instance) => self.taken == 0,
            _ => false,
        };
        !self.mapping && !mapping && self.next().is_some()
    }
}

/// `template % values`; the result has the type of the template.
///
/// # Errors
/// TypeError, ValueError, KeyError; whatever `__str__`, `__repr__` or `__getitem__` raise.
pub fn format(vm: &mut Vm, template: Value, values: Value) -> Res {
    let mark = vm.mark();
    vm.push(template);
    vm.push(values);
    let kind = form(template).unwrap_or(Form::Str);
    let text = buffer::data(template);
    let mut values = Values { values, taken: 0, mapping: false };
    let mut out = Out::string(vm);
    let mut rest = text;
    loop {
        let literal = rest.iter().position(|b| *b == b'%').unwrap_or(rest.len());
        out.put(vm, part(rest, 0, literal))?;
        rest = part(rest, literal, rest.len());
        if rest.is_empty() {
            break;
        }
        rest = part(rest, 1, rest.len());
        if let [b'%', tail @ ..] = rest {
            out.put(vm, b"%")?;
            rest = tail;
            continue;
        }
        let (conversion, tail) = match Conversion::parse(rest) {
            Ok(parsed) => parsed,
            Err(ConversionError::IncompleteKey) if !values.has_keys() => {
                return Err(vm.type_error(Msg::FORMAT_NEEDS_DICT, &[]));
            }
            Err(e) => return Err(refused(vm, e)),
        };
        let here = vm.mark();
        if !convert(vm, &mut out, kind, conversion, &mut values)? {
            let index = utf8::count(part(text, 0, text.len() - tail.len() - 1));
            return Err(unknown(
                vm,
                kind,
                conversion.spec.kind,
                index,
                part(text, text.len() - tail.len() - 1, text.len()),
            ));
        }
        vm.cut(here);
        rest = tail;
    }
    if values.unused() {
        return Err(vm.type_error(Msg::FORMAT_NOT_ALL, &[]));
    }
    let result = out.finish_as(vm, kind)?;
    vm.cut(mark);
    Ok(result)
}

fn refused(vm: &mut Vm, e: ConversionError) -> Raised {
    let text = match e {
        ConversionError::Incomplete => Msg::FORMAT_INCOMPLETE,
        ConversionError::IncompleteKey => Msg::FORMAT_INCOMPLETE_KEY,
        ConversionError::TooLarge => Msg::FORMAT_SPEC,
    };
    vm.value_error(text, &[])
}

/// ValueError for a conversion character that there is not; `at` starts with it.
fn unknown(vm: &mut Vm, kind: Form, byte: u8, index: usize, at: &[u8]) -> Raised {
    let (code, width) = if kind == Form::Str { utf8::decode(at) } else { (byte as u32, 1) };
    let shown = if kind == Form::Str || byte < 0x80 { part(at, 0, width) } else { b"?" };
    let digits = [buffer::codec::digit((code >> 4 & 15) as u8), buffer::codec::digit((code & 15) as u8)];
    let made = str::new(vm, shown).and_then(|c| {
        vm.push(c);
        str::new(vm, &digits).map(|hex| [c, hex, Value::small(index as i32)])
    });
    match made {
        Ok(args) => vm.value_error(Msg::FORMAT_CHARACTER, &args),
        Err(raised) => raised,
    }
}

/// A `*` as width or precision.
fn star(vm: &mut Vm, values: &mut Values) -> Res<i32> {
    let v = values.take(vm)?;
    if !buffer::is_int(v) {
        return Err(vm.type_error_about(Msg::CANT_CONVERT, v, Value::str(names::INT)));
    }
    let n = clamped(vm, v)?;
    if n.unsigned_abs() > 0xFFFF { Err(vm.value_error(Msg::FORMAT_SPEC, &[])) } else { Ok(n) }
}

/// Writes one conversion; false if there is no such conversion.
fn convert(vm: &mut Vm, out: &mut Out, kind: Form, conversion: Conversion, values: &mut Values) -> Res<bool> {
    let mut spec = conversion.spec;
    if conversion.star_width {
        let width = star(vm, values)?;
        if width < 0 {
            spec.align = Some(Align::Left);
            spec.fill = b" ";
        }
        spec.width = width.unsigned_abs() as usize;
    }
    if conversion.star_precision {
        spec.precision = Some(star(vm, values)?.max(0) as usize);
    }
    let v = match conversion.key {
        Some(key) => by_key(vm, values, kind, key)?,
        None => values.take(vm)?,
    };
    vm.push(v);
    match spec.kind {
        b's' if kind == Form::Str => shown(vm, out, spec, v, false)?,
        b'r' | b'a' => shown_repr(vm, out, spec, v, kind != Form::Str || spec.kind == b'a')?,
        b's' | b'b' if kind != Form::Str => match buffer::binary_data(v) {
            Some(bytes) => field(vm, out, kind, &spec, bytes)?,
            None => return Err(bytes_needed(vm, v)),
        },
        b'c' => character(vm, out, spec, kind, v)?,
        b'd' | b'i' | b'u' => integer(vm, out, spec, v, Radix::Decimal)?,
        b'x' => integer(vm, out, spec, v, Radix::Hex)?,
        b'X' => integer(vm, out, spec, v, Radix::UpperHex)?,
        b'o' => integer(vm, out, spec, v, Radix::Octal)?,
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => {
            let x = float::argument(vm, v)?;
            put_float(vm, x, &spec, out)?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// `%d`, which takes `__int__` and cuts floats, and the other bases, which take ints alone.
fn integer(vm: &mut Vm, out: &mut Out, spec: Spec, mut v: Value, radix: Radix) -> Res<()> {
    if radix == Radix::Decimal && ops::is_kind(v, Kind::Instance) {
        v = arguments::number(vm, v, names::DUNDER_INT, types::INT)?;
    }
    let v = match float::value(v) {
        Some(x) if radix == Radix::Decimal => int::from_float(vm, x)?,
        _ => arguments::int(vm, ops::unwrap(v))?,
    };
    vm.push(v);
    put_int(vm, v, &spec, radix, out)
}

/// The value for a conversion with a key.
fn by_key(vm: &mut Vm, values: &mut Values, kind: Form, key: &[u8]) -> Res {
    if !values.has_keys() {
        return Err(vm.type_error(Msg::FORMAT_NEEDS_DICT, &[]));
    }
    values.mapping = true;
    let key = buffer::new(vm, kind, key)?;
    vm.push(key);
    ops::subscr(vm, values.values, key)
}

fn bytes_needed(vm: &mut Vm, v: Value) -> Raised {
    vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, v, Value::str(names::BYTES))
}

/// `%s`: directly, if there is nothing to pad or cut.
fn shown(vm: &mut Vm, out: &mut Out, spec: Spec, v: Value, repr: bool) -> Res<()> {
    if spec.width == 0 && spec.precision.is_none() {
        return ops::print(vm, v, out, repr);
    }
    let text = if repr { ops::to_repr(vm, v)? } else { ops::to_str(vm, v)? };
    vm.push(text);
    str_format::field(vm, out, &text_spec(spec), str::bytes(text))
}

/// `%r` and `%a`.
fn shown_repr(vm: &mut Vm, out: &mut Out, spec: Spec, v: Value, ascii: bool) -> Res<()> {
    if !ascii {
        return shown(vm, out, spec, v, true);
    }
    let text = ascii_repr(vm, v)?;
    str_format::field(vm, out, &text_spec(spec), str::bytes(text))
}

/// `ascii(v)`, pushed on the stack.
///
/// # Errors
/// Whatever `__repr__` raises.
pub fn ascii_repr(vm: &mut Vm, v: Value) -> Res {
    let text = ops::to_repr(vm, v)?;
    vm.push(text);
    if str::bytes(text).is_ascii() {
        return Ok(text);
    }
    let mut out = Out::string(vm);
    str_repr::ascii(vm, &mut out, str::bytes(text))?;
    let text = out.finish(vm)?;
    vm.push(text);
    Ok(text)
}

/// Writes text by a specification; bytes beyond ASCII are no characters of more bytes.
fn field(vm: &mut Vm, out: &mut Out, kind: Form, spec: &Spec, text: &[u8]) -> Res<()> {
    if kind == Form::Str || text.is_ascii() {
        return str_format::field(vm, out, &text_spec(*spec), text);
    }
    let text = part(text, 0, spec.precision.unwrap_or(usize::MAX));
    let padding = spec.width.saturating_sub(text.len());
    let (before, after) = if spec.align == Some(Align::Left) { (0, padding) } else { (padding, 0) };
    for _ in 0..before {
        out.put(vm, b" ")?;
    }
    out.put(vm, text)?;
    for _ in 0..after {
        out.put(vm, b" ")?;
    }
    Ok(())
}

/// Zeros fill numbers only.
fn text_spec(mut spec: Spec) -> Spec {
    if spec.align == Some(Align::AfterSign) {
        spec.align = Some(Align::Right);
        spec.fill = b" ";
    }
    spec
}

/// `%c`: a character, or the code of one.
fn character(vm: &mut Vm, out: &mut Out, spec: Spec, kind: Form, v: Value) -> Res<()> {
    let spec = Spec { precision: None, ..spec };
    let one = |v: Value| buffer::Text::of(v).is_some_and(|t| t.len() == 1);
    match form(v) {
        Some(given) if one(v) && (given == Form::Str) == (kind == Form::Str) => {
            field(vm, out, kind, &spec, buffer::data(v))
        }
        None if buffer::is_int(v) => {
            let code = clamped(vm, v)?;
            let limit = if kind == Form::Str { 0x11_0000 } else { 0x100 };
            if !(0..limit).contains(&code) {
                return Err(vm.raise(types::OVERFLOW_ERROR, Msg::PERCENT_C_RANGE, &[]));
            }
            if kind == Form::Str {
                return field(vm, out, kind, &spec, utf8::encode(code as u32).bytes());
            }
            field(vm, out, kind, &spec, buffer::byte(code as u8))
        }
        _ => Err(vm.type_error(Msg::PERCENT_C, &[])),
    }
}
