//! Methods that change the edges of text: strip and its kin, center, ljust, rjust, zfill, expandtabs.

use super::split::{space_at_end, space_at_start};
use super::{Text, Writer, allocate, find, finish, part, this, utf8};
use crate::msg::Msg;
use crate::native::Args;
use crate::obj::slice::clamped;
use crate::out::Out;
use crate::vm::{Res, Vm};
use crate::wait::Stop;
use mpyc_abi::names;
use mpyc_abi::value::Value;

/// Bytes at the start of `data` that strip takes: one character of white space, or of `set`.
fn take_start(text: Text, data: &[u8], set: Option<&[u8]>, stop: Stop<'_>) -> usize {
    let Some(set) = set else { return space_at_start(text, data) };
    let width = data.first().map_or(0, |&b| if text.wide() { utf8::width(b) } else { 1 });
    // A character's bytes are found in UTF-8 text only where that character stands.
    if width > 0 && find::has(set, part(data, 0, width), stop) { width } else { 0 }
}

fn take_end(text: Text, data: &[u8], set: Option<&[u8]>, stop: Stop<'_>) -> usize {
    if set.is_none() {
        return space_at_end(text, data);
    }
    let start = if text.wide() { utf8::back(data, data.len()) } else { data.len().saturating_sub(1) };
    take_start(text, part(data, start, data.len()), set, stop)
}

fn strip_with(vm: &mut Vm, args: Args, start: bool, end: bool) -> Res {
    let text = this(vm, args)?;
    let set = match args.get(1) {
        Value::NULL | Value::NONE => None,
        v => Some(text.peer(vm, v)?),
    };
    let (mut data, stop) = (text.data(), vm.stop());
    loop {
        let n = if start { take_start(text, data, set, stop) } else { 0 };
        if n == 0 {
            break;
        }
        data = part(data, n, data.len());
    }
    loop {
        let n = if end { take_end(text, data, set, stop) } else { 0 };
        if n == 0 {
            break;
        }
        data = part(data, 0, data.len() - n);
    }
    vm.check_interrupt()?;
    text.same_or(vm, data)
}

/// `strip(chars=None)`
pub fn strip(vm: &mut Vm, args: Args) -> Res {
    strip_with(vm, args, true, true)
}

/// `lstrip(chars=None)`
pub fn lstrip(vm: &mut Vm, args: Args) -> Res {
    strip_with(vm, args, true, false)
}

/// `rstrip(chars=None)`
pub fn rstrip(vm: &mut Vm, args: Args) -> Res {
    strip_with(vm, args, false, true)
}

/// `data` with `fill` repeated on both sides.
fn surround(vm: &mut Vm, text: Text, fill: &[u8], left: usize, right: usize) -> Res {
    if left == 0 && right == 0 {
        return text.same_or(vm, text.data());
    }
    let result = allocate(vm, text.form(), text.data().len() + fill.len() * (left + right))?;
    let mut out = Writer::new(result);
    out.repeat(fill, left);
    out.put(text.data());
    out.repeat(fill, right);
    Ok(finish(result))
}

/// Characters that are missing to the width in argument 1, and the width.
fn missing(vm: &mut Vm, text: Text, args: Args) -> Res<(usize, usize)> {
    let width = clamped(vm, args.at(1))?.max(0) as usize;
    Ok((width.saturating_sub(text.len()), width))
}

/// The fill character in argument 2: a space by default.
fn fill(vm: &mut Vm, text: Text, args: Args) -> Res<&'static [u8]> {
    let v = args.get(2);
    if v.is_null() {
        return Ok(b" ");
    }
    let fill = text.peer(vm, v)?;
    let one = Text::of(v).is_some_and(|t| t.len() == 1);
    if one { Ok(fill) } else { Err(vm.type_error(Msg::FILL_CHARACTER, &[])) }
}

/// `center(width, fillchar=' ')`
pub fn center(vm: &mut Vm, args: Args) -> Res {
    let text = this(vm, args)?;
    let fill = fill(vm, text, args)?;
    let (missing, width) = missing(vm, text, args)?;
    // CPython's choice of the side that gets the odd character.
    let left = missing / 2 + (missing & width & 1);
    surround(vm, text, fill, left, missing - left)
}

/// `ljust(width, fillchar=' ')`
pub fn ljust(vm: &mut Vm, args: Args) -> Res {
    let text = this(vm, args)?;
    let fill = fill(vm, text, args)?;
    let (missing, _) = missing(vm, text, args)?;
    surround(vm, text, fill, 0, missing)
}

/// `rjust(width, fillchar=' ')`
pub fn rjust(vm: &mut Vm, args: Args) -> Res {
    let text = this(vm, args)?;
    let fill = fill(vm, text, args)?;
    let (missing, _) = missing(vm, text, args)?;
    surround(vm, text, fill, missing, 0)
}

/// `zfill(width)`
pub fn zfill(vm: &mut Vm, args: Args) -> Res {
    let text = this(vm, args)?;
    let (missing, _) = missing(vm, text, args)?;
    if missing == 0 {
        return text.same_or(vm, text.data());
    }
    let sign = usize::from(matches!(text.data().first(), Some(b'+' | b'-')));
    let result = allocate(vm, text.form(), text.data().len() + missing)?;
    let mut out = Writer::new(result);
    out.put(part(text.data(), 0, sign));
    out.repeat(b"0", missing);
    out.put(part(text.data(), sign, text.data().len()));
    Ok(finish(result))
}

/// `expandtabs(tabsize=8)`
pub fn expandtabs(vm: &mut Vm, args: Args) -> Res {
    args.only(vm, &[names::TABSIZE])?;
    let text = this(vm, args)?;
    let size = match args.either(1, names::TABSIZE) {
        Value::NULL => 8,
        v => clamped(vm, v)?.max(0) as usize,
    };
    let data = text.data();
    let mut out = Out::string(vm);
    let mut column = 0;
    for (at, &b) in data.iter().enumerate() {
        match b {
            b'\t' => {
                for _ in column..size {
                    out.put(vm, b" ")?;
                }
                column = 0;
                continue;
            }
            b'\n' | b'\r' => column = 0,
            // Columns count characters: a continuation byte adds none.
            _ if text.wide() && utf8::continues(b) => {}
            _ => {
                column += 1;
                if column >= size {
                    column = 0;
                }
            }
        }
        out.put(vm, part(data, at, at + 1))?;
    }
    out.finish_as(vm, text.form())
}
