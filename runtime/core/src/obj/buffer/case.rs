//! Methods on the case and kind of characters: upper, lower, title and their kin, and the `is...` tests.
//! `bytes` and `bytearray` know ASCII alone.

use super::{Form, Text, allocate, filling, finish, part, this, unicode, utf8};
use crate::native::Args;
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::value::Value;

/// What becomes of a character: `after_letter` says whether a cased letter stands before it, `at_start` whether none does.
type Change = fn(c: u32, after_letter: bool, at_start: bool) -> u32;

fn changed(vm: &mut Vm, args: Args, change: Change) -> Res {
    let text = this(vm, args)?;
    if text.wide() {
        return changed_wide(vm, text, change);
    }
    let result = allocate(vm, text.form(), text.data().len())?;
    let mut after = false;
    for (i, (to, &b)) in filling(result).iter_mut().zip(text.data()).enumerate() {
        *to = if b < 0x80 { change(b as u32, after, i == 0) as u8 } else { b };
        after = b.is_ascii_alphabetic();
    }
    Ok(finish(result))
}

fn changed_wide(vm: &mut Vm, text: Text, change: Change) -> Res {
    let mut out = Out::string(vm);
    let data = text.data();
    let (mut at, mut after) = (0, false);
    while at < data.len() {
        let (c, width) = utf8::decode(part(data, at, data.len()));
        let to = change(c, after, at == 0);
        // Characters that become two: sharp s, and the dotted capital I.
        match (c, to) {
            (0xDF, CAPITAL_SHARP_S) => out.put(vm, b"ss")?,
            (0xDF, 0xDF) if change(0x61, after, at == 0) == 0x41 => {
                let second = change(0x73, true, false);
                out.put(vm, &[b'S', second as u8])?;
            }
            (0x130, 0x130) if change(0x41, after, at == 0) == 0x61 => out.put(vm, "i\u{307}".as_bytes())?,
            _ => out.put(vm, utf8::encode(to).bytes())?,
        }
        after = unicode::is_upper(c) || unicode::is_lower(c);
        at += width;
    }
    out.finish_as(vm, text.form())
}

/// What [`casefold`] makes of sharp s, written as `ss`.
const CAPITAL_SHARP_S: u32 = 0x1E9E;

/// `upper()`
pub fn upper(vm: &mut Vm, args: Args) -> Res {
    changed(vm, args, |c, _, _| unicode::to_upper(c))
}

/// `lower()`
pub fn lower(vm: &mut Vm, args: Args) -> Res {
    changed(vm, args, |c, _, _| unicode::to_lower(c))
}

/// `swapcase()`
pub fn swapcase(vm: &mut Vm, args: Args) -> Res {
    changed(vm, args, |c, _, _| if unicode::is_upper(c) { unicode::to_lower(c) } else { unicode::to_upper(c) })
}

/// `capitalize()`
pub fn capitalize(vm: &mut Vm, args: Args) -> Res {
    changed(vm, args, |c, _, at_start| if at_start { unicode::to_upper(c) } else { unicode::to_lower(c) })
}

/// `title()`
pub fn title(vm: &mut Vm, args: Args) -> Res {
    changed(vm, args, |c, after, _| if after { unicode::to_lower(c) } else { unicode::to_upper(c) })
}

/// `casefold()`
pub fn casefold(vm: &mut Vm, args: Args) -> Res {
    changed(vm, args, |c, _, _| match c {
        // What lower case keeps apart and folding does not.
        0xDF => CAPITAL_SHARP_S,
        0xB5 => 0x3BC,
        0x3C2 => 0x3C3,
        0x17F => 0x73,
        _ => unicode::to_lower(c),
    })
}

// ---- tests

/// The characters of a text; bytes beyond ASCII have no property and come as 0.
fn characters(text: Text) -> impl Iterator<Item = u32> {
    let (data, wide, is_str) = (text.data(), text.wide(), text.form() == Form::Str);
    let mut at = 0;
    core::iter::from_fn(move || {
        let &b = data.get(at)?;
        let (c, width) = if wide { utf8::decode(part(data, at, data.len())) } else { (b as u32, 1) };
        at += width.max(1);
        Some(if c >= 0x80 && !is_str { 0 } else { c })
    })
}

/// Whether there are characters and all of them pass.
fn all(vm: &mut Vm, args: Args, test: fn(u32) -> bool) -> Res {
    let text = this(vm, args)?;
    Ok(Value::bool(!text.is_empty() && characters(text).all(test)))
}

/// `isspace()`
pub fn isspace(vm: &mut Vm, args: Args) -> Res {
    if this(vm, args)?.form() != Form::Str {
        return all(vm, args, |c| matches!(c, 0x09..=0x0D | 0x20));
    }
    all(vm, args, unicode::is_space)
}

/// `isalpha()`
pub fn isalpha(vm: &mut Vm, args: Args) -> Res {
    all(vm, args, unicode::is_alpha)
}

/// `isdigit()`
pub fn isdigit(vm: &mut Vm, args: Args) -> Res {
    all(vm, args, unicode::is_digit)
}

/// `isdecimal()`
pub fn isdecimal(vm: &mut Vm, args: Args) -> Res {
    all(vm, args, unicode::is_decimal)
}

/// `isnumeric()`
pub fn isnumeric(vm: &mut Vm, args: Args) -> Res {
    all(vm, args, unicode::is_numeric)
}

/// `isalnum()`
pub fn isalnum(vm: &mut Vm, args: Args) -> Res {
    all(vm, args, |c| unicode::is_alpha(c) || unicode::is_numeric(c))
}

/// `isidentifier()`
pub fn isidentifier(vm: &mut Vm, args: Args) -> Res {
    let starts = |c: u32| unicode::is_alpha(c) || c == b'_' as u32;
    let text = this(vm, args)?;
    let good = characters(text).next().is_some_and(starts);
    Ok(Value::bool(good && characters(text).all(|c| starts(c) || unicode::is_decimal(c))))
}

/// `isprintable()`
pub fn isprintable(vm: &mut Vm, args: Args) -> Res {
    let text = this(vm, args)?;
    Ok(Value::bool(characters(text).all(unicode::is_printable)))
}

/// `isascii()`
pub fn isascii(vm: &mut Vm, args: Args) -> Res {
    Ok(Value::bool(this(vm, args)?.data().is_ascii()))
}

/// Whether there is a cased letter and none of the other case.
fn cased(vm: &mut Vm, args: Args, wanted: fn(u32) -> bool, other: fn(u32) -> bool) -> Res {
    let text = this(vm, args)?;
    Ok(Value::bool(characters(text).any(wanted) && !characters(text).any(other)))
}

/// `isupper()`
pub fn isupper(vm: &mut Vm, args: Args) -> Res {
    cased(vm, args, unicode::is_upper, unicode::is_lower)
}

/// `islower()`
pub fn islower(vm: &mut Vm, args: Args) -> Res {
    cased(vm, args, unicode::is_lower, unicode::is_upper)
}

/// `istitle()`
pub fn istitle(vm: &mut Vm, args: Args) -> Res {
    let text = this(vm, args)?;
    let (mut after, mut any) = (false, false);
    for c in characters(text) {
        let (upper, lower) = (unicode::is_upper(c), unicode::is_lower(c));
        if upper && after || lower && !after {
            return Ok(Value::FALSE);
        }
        after = upper || lower;
        any |= after;
    }
    Ok(Value::bool(any))
}
