//! `str.format`, and `format(value, spec)` for any value.
//!
//! A template is literal text with fields `{name!conversion:spec}`; `{{` and `}}` stand for one brace. A spec
//! may hold fields itself, one level deep.

use super::buffer::{part, this};
use super::number_format::{self, OutSink};
use super::{arguments, float, intern, str, str_percent};
use crate::attr;
use crate::msg::Msg;
use crate::native::Args;
use crate::num::format_spec::{Spec, format_str};
use crate::ops;
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

/// How deep fields may lie in specs of fields.
const DEPTH: u32 = 2;

/// The arguments of a call of `format`, and how its fields count them.
struct Fields {
    args: Args,
    /// Positional argument of the next field without a name.
    next: u32,
    /// What the fields so far did.
    numbering: Numbering,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Unknown,
    Automatic,
    Manual,
}

/// The method `format(*args, **kwargs)`.
pub fn format(vm: &mut Vm, args: Args) -> Res {
    let text = this(vm, args)?;
    let mut fields = Fields { args: args.skip(1), next: 0, numbering: Numbering::Unknown };
    let mut out = Out::string(vm);
    fields.template(vm, text.data(), &mut out, DEPTH)?;
    out.finish(vm)
}

impl Fields {
    /// Writes a template with its fields filled.
    fn template(&mut self, vm: &mut Vm, text: &[u8], out: &mut Out, depth: u32) -> Res<()> {
        if depth == 0 {
            return Err(vm.value_error(Msg::FORMAT_NESTING, &[]));
        }
        let mut rest = text;
        loop {
            let literal = rest.iter().position(|b| matches!(b, b'{' | b'}')).unwrap_or(rest.len());
            out.put(vm, part(rest, 0, literal))?;
            rest = part(rest, literal, rest.len());
            match rest {
                [] => return Ok(()),
                [b'{', b'{', tail @ ..] | [b'}', b'}', tail @ ..] => {
                    out.put(vm, part(rest, 0, 1))?;
                    rest = tail;
                }
                [b'{', tail @ ..] => {
                    let mark = vm.mark();
                    rest = self.field(vm, tail, out, depth)?;
                    vm.cut(mark);
                }
                _ => return Err(vm.value_error(Msg::FORMAT_SINGLE, &[])),
            }
        }
    }

    /// Writes one field, of which `text` follows the brace; gives what follows the field.
    fn field<'a>(&mut self, vm: &mut Vm, text: &'a [u8], out: &mut Out, depth: u32) -> Res<&'a [u8]> {
        let name_end = name_length(text);
        let name = part(text, 0, name_end);
        if name.contains(&b'{') {
            return Err(vm.value_error(Msg::FORMAT_BRACE, &[]));
        }
        let mut rest = part(text, name_end, text.len());
        let mut conversion = 0;
        if let [b'!', tail @ ..] = rest {
            let Some((&c, tail)) = tail.split_first() else {
                return Err(vm.value_error(Msg::FORMAT_CONVERSION_END, &[]));
            };
            conversion = c;
            rest = tail;
            if !matches!(rest.first(), None | Some(b':' | b'}')) {
                return Err(vm.value_error(Msg::FORMAT_AFTER_CONVERSION, &[]));
            }
        }
        let spec = match rest {
            [b':', tail @ ..] => part(tail, 0, spec_length(tail)),
            _ => &[],
        };
        let skipped = if rest.first() == Some(&b':') { 1 + spec.len() } else { 0 };
        let Some(b'}') = rest.get(skipped) else {
            return Err(vm.value_error(Msg::FORMAT_UNMATCHED, &[]));
        };
        let v = self.lookup(vm, name)?;
        vm.push(v);
        let v = converted(vm, v, conversion)?;
        vm.push(v);
        let spec = self.spec(vm, spec, depth)?;
        vm.push(spec);
        value(vm, v, spec, out)?;
        Ok(part(rest, skipped + 1, rest.len()))
    }

    /// A field's spec, its own fields filled.
    fn spec(&mut self, vm: &mut Vm, spec: &[u8], depth: u32) -> Res {
        if !spec.contains(&b'{') {
            return str::new(vm, spec);
        }
        let mut out = Out::string(vm);
        self.template(vm, spec, &mut out, depth - 1)?;
        out.finish(vm)
    }

    /// The value that a field names.
    fn lookup(&mut self, vm: &mut Vm, name: &[u8]) -> Res {
        let end = name.iter().position(|b| matches!(b, b'.' | b'[')).unwrap_or(name.len());
        let first = part(name, 0, end);
        let mut v = if first.is_empty() {
            let index = self.next;
            self.next += 1;
            self.numbered(vm, Numbering::Automatic, index)?
        } else if let Some(index) = number(first) {
            self.numbered(vm, Numbering::Manual, index)?
        } else {
            self.named(vm, first)?
        };
        let mut rest = part(name, end, name.len());
        while let Some((&kind, tail)) = rest.split_first() {
            vm.push(v);
            let stop = if kind == b'.' {
                tail.iter().position(|b| matches!(b, b'.' | b'[')).unwrap_or(tail.len())
            } else {
                match tail.iter().position(|b| *b == b']') {
                    Some(stop) => stop,
                    None => return Err(vm.value_error(Msg::FORMAT_BRACKET, &[])),
                }
            };
            let key = part(tail, 0, stop);
            if key.is_empty() {
                return Err(vm.value_error(Msg::FORMAT_EMPTY_ATTRIBUTE, &[]));
            }
            if kind == b'.' {
                let name = intern::intern(vm, key)?;
                v = ops::load_attr(vm, v, name)?;
                rest = part(tail, stop, tail.len());
            } else {
                v = subscript(vm, v, key)?;
                rest = part(tail, stop + 1, tail.len());
                if !matches!(rest.first(), None | Some(b'.' | b'[')) {
                    return Err(vm.value_error(Msg::FORMAT_SPEC, &[]));
                }
            }
        }
        Ok(v)
    }

    /// A positional argument.
    fn numbered(&mut self, vm: &mut Vm, numbering: Numbering, index: u32) -> Res {
        if self.numbering != Numbering::Unknown && self.numbering != numbering {
            let text = if numbering == Numbering::Manual { Msg::FORMAT_TO_MANUAL } else { Msg::FORMAT_TO_AUTO };
            return Err(vm.value_error(text, &[]));
        }
        self.numbering = numbering;
        match self.args.get(index) {
            Value::NULL => Err(vm.raise(types::INDEX_ERROR, Msg::INDEX_RANGE, &[Value::str(names::TUPLE)])),
            v => Ok(v),
        }
    }

    /// A keyword argument.
    fn named(&self, vm: &mut Vm, name: &[u8]) -> Res {
        let mut given = (0..self.args.kw_len()).map(|i| self.args.kw_at(i));
        match given.find(|(n, _)| str::bytes(*n) == name) {
            Some((_, v)) => Ok(v),
            None => {
                let key = str::new(vm, name)?;
                Err(vm.raise_value(types::KEY_ERROR, key))
            }
        }
    }
}

/// Length of a field's name: up to `!`, `:` or `}` outside brackets.
fn name_length(text: &[u8]) -> usize {
    let mut bracket = false;
    for (at, b) in text.iter().enumerate() {
        match b {
            b'[' => bracket = true,
            b']' => bracket = false,
            b'!' | b':' | b'}' if !bracket => return at,
            _ => {}
        }
    }
    text.len()
}

/// Length of a field's spec: up to the brace that closes the field.
fn spec_length(text: &[u8]) -> usize {
    let mut open = 0u32;
    for (at, b) in text.iter().enumerate() {
        match b {
            b'{' => open += 1,
            b'}' if open == 0 => return at,
            b'}' => open -= 1,
            _ => {}
        }
    }
    text.len()
}

/// The number that `text` is in decimal digits, if it is one; a number too large is larger than any index.
fn number(text: &[u8]) -> Option<u32> {
    text.iter()
        .try_fold(0u32, |n, b| b.is_ascii_digit().then(|| n.saturating_mul(10).saturating_add((b - b'0') as u32)))
}

/// `v[key]`, with a key of digits as an int.
fn subscript(vm: &mut Vm, v: Value, key: &[u8]) -> Res {
    let key = match number(key) {
        Some(n) => Value::small(n.min(0x3FFF_FFFF) as i32),
        None => str::new(vm, key)?,
    };
    vm.push(key);
    ops::subscr(vm, v, key)
}

/// `v` after `!s`, `!r` or `!a`; 0 is no conversion.
fn converted(vm: &mut Vm, v: Value, conversion: u8) -> Res {
    match conversion {
        0 => Ok(v),
        b's' => ops::to_str(vm, v),
        b'r' => ops::to_repr(vm, v),
        b'a' => str_percent::ascii_repr(vm, v),
        _ => {
            let c = str::new(vm, &[conversion & 0x7F])?;
            Err(vm.value_error(Msg::FORMAT_CONVERSION, &[c]))
        }
    }
}

/// Writes `format(v, spec)`; `spec` is a string.
///
/// # Errors
/// ValueError for a wrong spec, TypeError for a value that takes none; whatever `__format__` or `__str__` raise.
pub fn value(vm: &mut Vm, v: Value, spec: Value, out: &mut Out) -> Res<()> {
    if let Some(text) = attr::call_special(vm, v, names::DUNDER_FORMAT, &[spec])? {
        if !str::is_str(text) {
            return Err(vm.type_error(Msg::FORMAT_RESULT, &[]));
        }
        vm.push(text);
        return out.put(vm, str::bytes(text));
    }
    let text = str::bytes(spec);
    if text.is_empty() {
        return ops::print(vm, v, out, false);
    }
    let v = ops::unwrap(v);
    if !str::is_str(v) && !arguments::is_int(v) && float::value(v).is_none() {
        return Err(vm.type_error_about(Msg::FORMAT_UNSUPPORTED, v, Value::NULL));
    }
    let spec = match Spec::parse(text) {
        Ok(spec) => spec,
        Err(e) => return Err(number_format::spec_error(vm, e, &Spec::default(), v)),
    };
    if str::is_str(v) {
        return match spec.check_str() {
            Ok(()) => field(vm, out, &spec, str::bytes(v)),
            Err(e) => Err(number_format::spec_error(vm, e, &spec, v)),
        };
    }
    number_format::format(vm, v, &spec, out).map(|_| ())
}

/// Writes text by a specification for strings.
///
/// # Errors
/// MemoryError.
pub fn field(vm: &mut Vm, out: &mut Out, spec: &Spec, text: &[u8]) -> Res<()> {
    let mut sink = OutSink::new(vm, out);
    format_str(&mut sink, spec, text);
    sink.finish()
}
