//! Text to bytes and back: encode, decode, hex, fromhex, and what the constructors of `bytes` and `bytearray` take.

use super::{Form, Text, Writer, allocate, byte_value, data, finish, form, is_int, part, this, unicode_error, utf8};
use crate::attr;
use crate::msg::Msg;
use crate::native::Args;
use crate::obj::slice::clamped;
use crate::ops;
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

/// An encoding of text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Ascii,
}

/// The encoding of that name; UTF-8 if none was given.
fn encoding(vm: &mut Vm, name: Value) -> Res<Encoding> {
    if name.is_null() {
        return Ok(Encoding::Utf8);
    }
    let text = string(vm, name)?;
    let is = |known: &[u8]| {
        let plain = |b: u8| if b == b'_' { b'-' } else { b.to_ascii_lowercase() };
        text.len() == known.len() && text.iter().zip(known).all(|(&a, &b)| plain(a) == b)
    };
    if is(b"utf-8") || is(b"utf8") {
        Ok(Encoding::Utf8)
    } else if is(b"ascii") || is(b"us-ascii") {
        Ok(Encoding::Ascii)
    } else {
        Err(vm.raise(types::LOOKUP_ERROR, Msg::UNKNOWN_ENCODING, &[name]))
    }
}

/// The text of an argument that must be a `str`.
fn string(vm: &mut Vm, v: Value) -> Res<&'static [u8]> {
    if form(v) == Some(Form::Str) {
        return Ok(data(v));
    }
    Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, v, Value::str(names::STR)))
}

/// What an error handler puts in place of what cannot be converted: `replacement` or nothing.
fn replaced<'a>(vm: &mut Vm, errors: Value, replacement: &'a [u8]) -> Res<&'a [u8]> {
    let handler = if errors.is_null() { b"strict" } else { string(vm, errors)? };
    match handler {
        b"strict" => Err(unicode_error(vm)),
        b"ignore" => Ok(&[]),
        b"replace" => Ok(replacement),
        _ => Err(vm.raise(types::LOOKUP_ERROR, Msg::UNKNOWN_ERRORS, &[errors])),
    }
}

/// Length of what can be decoded at the start of `bytes`, and of what cannot behind it.
fn decodable(encoding: Encoding, bytes: &[u8]) -> (usize, usize) {
    match encoding {
        Encoding::Utf8 => utf8::valid_up_to(bytes),
        Encoding::Ascii => match bytes.iter().position(|b| *b >= 0x80) {
            Some(at) => (at, 1),
            None => (bytes.len(), 0),
        },
    }
}

/// The `str` that `bytes` encode; `encoding` and `errors` are arguments, NULL if not given.
///
/// # Errors
/// UnicodeError, LookupError for an unknown encoding or error handler, MemoryError.
pub fn decoded(vm: &mut Vm, bytes: &[u8], encoding_name: Value, errors: Value) -> Res {
    let encoding = encoding(vm, encoding_name)?;
    if decodable(encoding, bytes).1 == 0 {
        return super::new(vm, Form::Str, bytes);
    }
    let mut out = Out::string(vm);
    let mut rest = bytes;
    while !rest.is_empty() {
        let (good, bad) = decodable(encoding, rest);
        out.put(vm, part(rest, 0, good))?;
        if bad > 0 {
            let instead = replaced(vm, errors, "\u{FFFD}".as_bytes())?;
            out.put(vm, instead)?;
        }
        rest = part(rest, good + bad, rest.len());
    }
    out.finish(vm)
}

/// `decode(encoding='utf-8', errors='strict')`
pub fn decode(vm: &mut Vm, args: Args) -> Res {
    args.only(vm, &[names::ENCODING, names::ERRORS])?;
    let text = this(vm, args)?;
    decoded(vm, text.data(), args.either(1, names::ENCODING), args.either(2, names::ERRORS))
}

/// The bytes that encode a `str`.
fn encoded(vm: &mut Vm, text: Value, form: Form, encoding_name: Value, errors: Value) -> Res {
    let encoding = encoding(vm, encoding_name)?;
    let text = data(text);
    // Lone surrogates are in no encoding.
    let encodable = |c: u32| if encoding == Encoding::Ascii { c < 0x80 } else { !matches!(c, 0xD800..=0xDFFF) };
    let (mut good, mut at) = (0, 0);
    let mut out = None;
    while at < text.len() {
        let (c, width) = utf8::decode(part(text, at, text.len()));
        if !encodable(c) {
            let instead = replaced(vm, errors, b"?")?;
            let out = out.get_or_insert_with(|| Out::string(vm));
            out.put(vm, part(text, good, at))?;
            out.put(vm, instead)?;
            good = at + width;
        }
        at += width;
    }
    match out {
        None => super::new(vm, form, text),
        Some(mut out) => {
            out.put(vm, part(text, good, text.len()))?;
            out.finish_as(vm, form)
        }
    }
}

/// `encode(encoding='utf-8', errors='strict')`
pub fn encode(vm: &mut Vm, args: Args) -> Res {
    args.only(vm, &[names::ENCODING, names::ERRORS])?;
    string(vm, args.at(0))?;
    encoded(vm, args.at(0), Form::Bytes, args.either(1, names::ENCODING), args.either(2, names::ERRORS))
}

// ---- hexadecimal

/// `hex(sep='', bytes_per_sep=1)`
pub fn hex(vm: &mut Vm, args: Args) -> Res {
    args.only(vm, &[names::SEP, names::BYTES_PER_SEP])?;
    let text = this(vm, args)?;
    let separator = match args.either(1, names::SEP) {
        Value::NULL => &[],
        v if form(v).is_some() && data(v).len() == 1 => data(v),
        _ => return Err(vm.value_error(Msg::SEPARATOR_LENGTH, &[])),
    };
    let group = match args.either(2, names::BYTES_PER_SEP) {
        Value::NULL => 1,
        v => clamped(vm, v)?,
    };
    let count = text.data().len();
    let size = group.unsigned_abs() as usize;
    let gaps = if size == 0 || separator.is_empty() { 0 } else { groups(count, size).saturating_sub(1) };
    let result = allocate(vm, Form::Str, count * 2 + gaps)?;
    let mut out = Writer::new(result);
    // Groups are counted from the end, or from the start if the size is negative.
    let first = if gaps == 0 {
        count
    } else if group > 0 {
        count - gaps * size
    } else {
        size
    };
    let mut left = first;
    for &b in text.data() {
        if left == 0 {
            out.put(separator);
            left = size;
        }
        left -= 1;
        out.put(&[digit(b >> 4), digit(b & 15)]);
    }
    Ok(finish(result))
}

/// Number of groups of `size` in `count`, the last one maybe shorter; without a division.
fn groups(count: usize, size: usize) -> usize {
    let (mut n, mut covered) = (0, 0usize);
    while covered < count {
        covered = covered.saturating_add(size);
        n += 1;
    }
    n
}

/// The hexadecimal digit of a value 0..=15.
pub fn digit(value: u8) -> u8 {
    if value < 10 { b'0' + value } else { b'a' + value - 10 }
}

fn digit_value(b: u8) -> Option<u8> {
    match b {
        b'0'..=b'9' => Some(b - b'0'),
        b'a'..=b'f' => Some(b - b'a' + 10),
        b'A'..=b'F' => Some(b - b'A' + 10),
        _ => None,
    }
}

/// The class method `fromhex(text)`.
pub fn fromhex(vm: &mut Vm, args: Args) -> Res {
    let form = if args.at(0) == Value::typ(types::BYTEARRAY) { Form::Bytearray } else { Form::Bytes };
    let mut rest = string(vm, args.at(1))?;
    let mut out = Out::string(vm);
    while let Some((&high, tail)) = rest.split_first() {
        rest = tail;
        if matches!(high, b'\t'..=b'\r' | b' ') {
            continue;
        }
        let low = rest.first().and_then(|&b| digit_value(b));
        let (Some(high), Some(low)) = (digit_value(high), low) else {
            return Err(vm.value_error(Msg::NON_HEX_DIGIT, &[]));
        };
        out.put(vm, &[high << 4 | low])?;
        rest = part(rest, 1, rest.len());
    }
    out.finish_as(vm, form)
}

// ---- constructors

/// `bytes(source=b'', encoding, errors)` or the same for `bytearray`.
///
/// # Errors
/// TypeError, ValueError, UnicodeError, whatever iterating the source raises.
pub fn construct(vm: &mut Vm, args: Args, form: Form) -> Res {
    args.only(vm, &[names::SOURCE, names::ENCODING, names::ERRORS])?;
    if args.len() > 3 {
        return Err(vm.type_error(Msg::EXPECTED_AT_MOST, &[Value::small(3), Value::small(args.len() as i32)]));
    }
    let source = args.either(0, names::SOURCE);
    let (encoding, errors) = (args.either(1, names::ENCODING), args.either(2, names::ERRORS));
    if super::form(source) == Some(Form::Str) {
        if encoding.is_null() {
            return Err(vm.type_error(Msg::NO_ENCODING, &[]));
        }
        return encoded(vm, source, form, encoding, errors);
    }
    if !(encoding.is_null() && errors.is_null()) {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    if is_int(source) {
        return match usize::try_from(ops::index(vm, source)?) {
            Ok(length) => allocate(vm, form, length),
            Err(_) => Err(vm.value_error(Msg::NEGATIVE_COUNT, &[])),
        };
    }
    if form == Form::Bytes
        && let Some(made) = attr::call_special(vm, source, names::DUNDER_BYTES, &[])?
    {
        return Ok(made);
    }
    match Text::of(source) {
        Some(text) if form == Form::Bytes && text.form() == Form::Bytes => Ok(source),
        Some(text) => super::new(vm, form, text.data()),
        None if source.is_null() => super::new(vm, form, &[]),
        None => from_iterable(vm, source, form),
    }
}

/// The bytes that the ints of an iterable are.
///
/// # Errors
/// TypeError, ValueError for an int that is no byte, whatever iterating raises.
pub fn from_iterable(vm: &mut Vm, source: Value, form: Form) -> Res {
    let iterator = ops::iter(vm, source)?;
    vm.push(iterator);
    let mut out = Out::string(vm);
    while let Some(item) = ops::next(vm, iterator)? {
        let b = if item.is_small_int() || !ops::is_kind(item, Kind::Instance) {
            byte_value(vm, item)?
        } else {
            vm.push(item);
            let b = byte_value(vm, item)?;
            vm.pop();
            b
        };
        out.put(vm, &[b])?;
    }
    out.finish_as(vm, form)
}
