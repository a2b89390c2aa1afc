//! Where the bytes of a `.mpy` file go.

use std::collections::BTreeMap;

use mpyc_abi::code::{Dialect, decode};
use mpyc_abi::opcode::row;
use mpyc_abi::prelude::{Prelude, read_signature};
use mpyc_abi::varint;
use mpyc_compiler::mpy::{File, Name, Object, RawCode};

/// Bytes by what they are for.
pub type Parts = BTreeMap<&'static str, usize>;

/// Counts the bytes of a file: kinds of data by a name in lower case, instructions by their opcode's.
/// Only the header's few bytes are missing.
pub fn parts(file: &File) -> Parts {
    let mut parts = Parts::new();
    for name in &file.names {
        match name {
            Name::Static(id) => add(&mut parts, "names, static", uint(u32::from(*id) << 1)),
            Name::Text(text) => add(&mut parts, "names, text", uint((text.len() as u32) << 1) + text.len() + 1),
        }
    }
    for object in &file.objects {
        add(&mut parts, kind(object), size(object));
    }
    code(&mut parts, &file.code);
    parts
}

fn add(parts: &mut Parts, part: &'static str, bytes: usize) {
    *parts.entry(part).or_default() += bytes;
}

fn uint(value: u32) -> usize {
    varint::uint(value).as_slice().len()
}

fn kind(object: &Object) -> &'static str {
    match object {
        Object::Str(_) => "constants, str",
        Object::Bytes(_) => "constants, bytes",
        Object::Tuple(_) => "constants, tuple",
        _ => "constants, other",
    }
}

fn size(object: &Object) -> usize {
    match object {
        Object::Str(text) | Object::Bytes(text) => 2 + uint(text.len() as u32) + text.len(),
        Object::Int(text) | Object::Float(text) | Object::Complex(text) => 1 + uint(text.len() as u32) + text.len(),
        Object::Tuple(items) => 1 + uint(items.len() as u32) + items.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}

fn code(parts: &mut Parts, raw: &RawCode) {
    add(parts, "records", uint((raw.data.len() as u32) << 3));
    if !raw.children.is_empty() {
        add(parts, "records", uint(raw.children.len() as u32));
    }
    if let Ok(prelude) = Prelude::read(&raw.data) {
        let names = uint(prelude.name) + prelude.arg_names().map(uint).sum::<usize>();
        let mut signature = 0;
        let _ = read_signature(&raw.data, &mut signature);
        let sizes = raw.data.len() - signature - names - prelude.lines.len() - prelude.cells.len() - prelude.code.len();
        add(parts, "signatures", signature);
        add(parts, "sizes", sizes);
        add(parts, "argument names", names);
        add(parts, "line tables", prelude.lines.len());
        add(parts, "cells", prelude.cells.len());
        for instr in decode(prelude.code, Dialect::Mpy).flatten() {
            add(parts, row(instr.op).map_or("unknown", |row| row.name), (instr.end - instr.offset) as usize);
        }
    }
    for child in &raw.children {
        code(parts, child);
    }
}
