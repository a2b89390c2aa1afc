//! `repr` of text: quotes and escapes.

use super::buffer::codec::digit;
use super::buffer::{part, unicode, utf8};
use crate::out::Out;
use crate::vm::{Res, Vm};

/// Writes a string in quotes; with `ascii`, characters beyond ASCII are escaped too.
///
/// # Errors
/// MemoryError.
pub fn text(vm: &mut Vm, out: &mut Out, text: &[u8], ascii: bool) -> Res<()> {
    let quote = quote(text);
    out.put(vm, &[quote])?;
    let mut plain = 0;
    let mut at = 0;
    while at < text.len() {
        let (c, width) = utf8::decode(part(text, at, text.len()));
        let shown = if ascii { (0x20..0x7F).contains(&c) } else { unicode::is_printable(c) };
        if !shown || c == quote as u32 || c == b'\\' as u32 {
            out.put(vm, part(text, plain, at))?;
            escape(vm, out, c)?;
            plain = at + width;
        }
        at += width;
    }
    out.put(vm, part(text, plain, text.len()))?;
    out.put(vm, &[quote])
}

/// Writes bytes as `b'...'`.
///
/// # Errors
/// MemoryError.
pub fn binary(vm: &mut Vm, out: &mut Out, bytes: &[u8]) -> Res<()> {
    let quote = quote(bytes);
    out.put(vm, &[b'b', quote])?;
    let mut plain = 0;
    for (at, &b) in bytes.iter().enumerate() {
        if !(0x20..0x7F).contains(&b) || b == quote || b == b'\\' {
            out.put(vm, part(bytes, plain, at))?;
            escape(vm, out, b as u32)?;
            plain = at + 1;
        }
    }
    out.put(vm, part(bytes, plain, bytes.len()))?;
    out.put(vm, &[quote])
}

/// Writes text that is a `repr` already, its characters beyond ASCII escaped.
///
/// # Errors
/// MemoryError.
pub fn ascii(vm: &mut Vm, out: &mut Out, text: &[u8]) -> Res<()> {
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.iter().position(|b| *b >= 0x80).unwrap_or(rest.len());
        out.put(vm, part(rest, 0, plain))?;
        rest = part(rest, plain, rest.len());
        if !rest.is_empty() {
            let (c, width) = utf8::decode(rest);
            escape(vm, out, c)?;
            rest = part(rest, width, rest.len());
        }
    }
    Ok(())
}

/// Double quotes only if there are single ones inside and no double ones.
fn quote(text: &[u8]) -> u8 {
    if text.contains(&b'\'') && !text.contains(&b'"') { b'"' } else { b'\'' }
}

fn escape(vm: &mut Vm, out: &mut Out, c: u32) -> Res<()> {
    let letter = match c {
        0x0A => b'n',
        0x0D => b'r',
        0x09 => b't',
        0x20..0x7F => c as u8,
        _ => {
            let (letter, digits) = match c {
                0..0x100 => (b'x', 2),
                0x100..0x1_0000 => (b'u', 4),
                _ => (b'U', 8),
            };
            out.put(vm, &[b'\\', letter])?;
            return hex(vm, out, c, digits);
        }
    };
    out.put(vm, &[b'\\', letter])
}

fn hex(vm: &mut Vm, out: &mut Out, c: u32, digits: u32) -> Res<()> {
    for i in (0..digits).rev() {
        out.put(vm, &[digit((c >> (4 * i) & 15) as u8)])?;
    }
    Ok(())
}
