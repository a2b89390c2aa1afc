//! Writes `.mpy` files. Mirror of `read.rs`; the format stands in `mod.rs`.

use super::{CodeKind, File, Name, Object, RawCode, VIPER_BSS, VIPER_RODATA};
use mpyc_abi::mpy::{self, code_kind, object};
use mpyc_abi::varint;

/// The bytes of a file.
pub fn write(file: &File) -> Vec<u8> {
    let mut out = Vec::new();
    write_header(&mut out, file);
    write_uint(&mut out, file.names.len() as u32);
    write_uint(&mut out, file.objects.len() as u32);
    for name in &file.names {
        write_name(&mut out, name);
    }
    for object in &file.objects {
        write_object(&mut out, object);
    }
    write_code(&mut out, &file.code);
    out
}

fn write_header(out: &mut Vec<u8>, file: &File) {
    out.extend([mpy::MAGIC, mpy::VERSION, file.feature, file.small_int_bits]);
    if file.feature & mpy::FEATURE_ARCH_FLAGS != 0 {
        write_uint(out, file.arch_flags);
    }
}

fn write_name(out: &mut Vec<u8>, name: &Name) {
    match name {
        Name::Static(id) => write_uint(out, u32::from(*id) << 1 | 1),
        Name::Text(text) => {
            write_uint(out, (text.len() as u32) << 1);
            out.extend(text);
            out.push(0);
        }
    }
}

fn write_object(out: &mut Vec<u8>, value: &Object) {
    match value {
        Object::FunTable => out.push(object::FUN_TABLE),
        Object::None => out.push(object::NONE),
        Object::False => out.push(object::FALSE),
        Object::True => out.push(object::TRUE),
        Object::Ellipsis => out.push(object::ELLIPSIS),
        Object::Str(text) => write_text(out, object::STR, text, true),
        Object::Bytes(bytes) => write_text(out, object::BYTES, bytes, true),
        Object::Int(text) => write_text(out, object::INT, text, false),
        Object::Float(text) => write_text(out, object::FLOAT, text, false),
        Object::Complex(text) => write_text(out, object::COMPLEX, text, false),
        Object::Tuple(items) => {
            out.push(object::TUPLE);
            write_uint(out, items.len() as u32);
            for item in items {
                write_object(out, item);
            }
        }
    }
}

fn write_text(out: &mut Vec<u8>, kind: u8, text: &[u8], nul: bool) {
    out.push(kind);
    write_uint(out, text.len() as u32);
    out.extend(text);
    if nul {
        out.push(0);
    }
}

fn write_code(out: &mut Vec<u8>, code: &RawCode) {
    let kind = match code.kind {
        CodeKind::Bytecode => code_kind::BYTECODE,
        CodeKind::Native { .. } => code_kind::NATIVE,
        CodeKind::Viper { .. } => code_kind::VIPER,
        CodeKind::Asm { .. } => code_kind::ASM,
    };
    let children = if code.children.is_empty() { 0 } else { mpy::CODE_HAS_CHILDREN };
    write_uint(out, (code.data.len() as u32) << mpy::CODE_LENGTH_SHIFT | children | u32::from(kind));
    out.extend(&code.data);
    write_extra(out, &code.kind);
    if !code.children.is_empty() {
        write_uint(out, code.children.len() as u32);
        for child in &code.children {
            write_code(out, child);
        }
    }
}

fn write_extra(out: &mut Vec<u8>, kind: &CodeKind) {
    match kind {
        CodeKind::Bytecode => {}
        CodeKind::Native { prelude_offset } => write_uint(out, *prelude_offset),
        CodeKind::Viper { flags, rodata, bss } => {
            write_uint(out, *flags);
            if flags & VIPER_RODATA != 0 {
                write_uint(out, rodata.len() as u32);
            }
            if flags & VIPER_BSS != 0 {
                write_uint(out, *bss);
            }
            out.extend(rodata);
        }
        CodeKind::Asm { flags, n_args, return_type } => {
            write_uint(out, *flags);
            write_uint(out, *n_args);
            write_uint(out, *return_type);
        }
    }
}

fn write_uint(out: &mut Vec<u8>, value: u32) {
    out.extend(varint::uint(value).as_slice());
}
