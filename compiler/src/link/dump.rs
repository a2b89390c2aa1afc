//! An image as text: every object, with the bytecode disassembled.

use std::fmt::Write as _;

use mpyc_abi::code::{Dialect, Instr, decode};
use mpyc_abi::object::{Kind, code, flag};
use mpyc_abi::opcode::{self, Operand};
use mpyc_abi::value::{Immediate, Value};
use mpyc_abi::{image, lines, modules, names, types};

use super::view::{CodeView, ObjectView, View};

/// The whole image: header, then a line or a paragraph for each object in order of address.
pub fn dump(view: &View) -> String {
    let mut out = header(view);
    for object in view.objects() {
        let _ = writeln!(out, "{:05x}  {}", object.address, describe(view, object));
        if object.is_code() {
            out.push_str(&function(view, object));
        }
    }
    out
}

/// The header's words with their meaning.
fn header(view: &View) -> String {
    let word = |index| view.header(index);
    let board = word(image::W_BOARD);
    format!(
        "image of {} bytes, format {}, board {}, layout {}\n\
         entry {}, modules at {:05x}, names at {:05x}, {} slots, {} words of data\n",
        word(image::W_LENGTH),
        word(image::W_FORMAT),
        board & 0xFFFF,
        board >> 16,
        value(view, Value(word(image::W_ENTRY))),
        word(image::W_MODULES),
        word(image::W_NAMES),
        word(image::W_BSS),
        word(image::W_DATA_WORDS),
    )
}

/// An object in a line.
fn describe(view: &View, object: ObjectView<'_>) -> String {
    let values = |from: usize| {
        let all: Vec<String> = object.words.iter().skip(from).map(|&word| value(view, Value(word))).collect();
        all.join(" ")
    };
    match object.kind {
        Kind::Str => {
            let interned = if object.flags & flag::INTERNED != 0 { "interned " } else { "" };
            format!("{interned}str {:?}", view.text(Value::object(object.address)).unwrap_or_default())
        }
        Kind::Bytes => {
            let bytes = object.bytes_from(2);
            format!("bytes {}", bytes.get(..object.word(1) as usize).unwrap_or(&bytes).escape_ascii())
        }
        Kind::Int => {
            let sign = if object.flags & flag::NEGATIVE != 0 { "-" } else { "" };
            let digits: String = object.words.iter().skip(2).rev().map(|word| format!("{word:08x}")).collect();
            format!("int {sign}0x{}", digits.trim_start_matches('0'))
        }
        Kind::Float => format!("float {}", f32::from_bits(object.word(1))),
        Kind::Blob => format!("blob of {} bytes", object.size() - 4),
        Kind::Code | Kind::PlainFunction => {
            let what = if object.kind == Kind::Code { "code" } else { "function" };
            let name = view.code(object).map(|code| value(view, code.name));
            format!("{what} {}", name.unwrap_or_default())
        }
        Kind::Namespace => {
            let entries: Vec<String> =
                object.entries().map(|(name, bound)| format!("{}={}", value(view, name), value(view, bound))).collect();
            format!("namespace spill={} {}", value(view, Value(object.word(1))), entries.join(" "))
        }
        kind => format!("{} {}", format!("{kind:?}").to_lowercase(), values(1)).trim_end().to_owned(),
    }
}

/// The fields and instructions of a function, each line indented.
fn function(view: &View, object: ObjectView<'_>) -> String {
    let Some(code) = view.code(object) else { return String::new() };
    let (shape, params) = (object.word(code::SHAPE as usize), code.params);
    let mut out = format!(
        "         state {}, handlers {}, flags {}, parameters {}+{}, locals {}\n",
        code::frame(shape) - 2 * code::handlers(shape),
        code::handlers(shape),
        params >> 16 & 0xFF,
        params & 0xFF,
        params >> 8 & 0xFF,
        code::locals(shape),
    );
    out.push_str(&disassembly(view, &code));
    out
}

/// The instructions of a function: offset, line where it changes, name, operand.
pub fn disassembly(view: &View, code: &CodeView<'_>) -> String {
    let mut out = String::new();
    let mut last = 0;
    let is_stripped = code.lines.first() == Some(&lines::STRIPPED);
    for instr in decode(&code.opcodes, Dialect::Frozen) {
        match instr {
            Ok(instr) => {
                let line = if is_stripped { last } else { lines::line_at(&code.lines, instr.offset) };
                let shown = if line == last { String::new() } else { line.to_string() };
                last = line;
                let name = opcode::row(instr.op).map_or("?", |row| row.name.trim_end_matches("_MULTI"));
                let text = format!("{:>9} {shown:>4}  {name} {}", instr.offset, operand(view, code, &instr));
                let _ = writeln!(out, "{}", text.trim_end());
            }
            Err((offset, error)) => {
                let _ = writeln!(out, "{offset:>9}       {error:?}");
            }
        }
    }
    out
}

/// An operand with what it stands for.
fn operand(view: &View, code: &CodeView<'_>, instr: &Instr) -> String {
    let entry = |table: &[u32]| table.get(instr.arg as usize).map_or("?".into(), |&word| value(view, Value(word)));
    let text = match opcode::operand(instr.op) {
        Operand::None => match instr.small_int() {
            Some(value) => value.to_string(),
            None => match opcode::row(instr.op) {
                Some(row) if row.first != row.last => (instr.op - row.first).to_string(),
                _ => String::new(),
            },
        },
        Operand::Qstr => entry(code.names),
        Operand::Object => entry(code.constants),
        Operand::Child => {
            let child = code.children.get(instr.arg as usize).and_then(|&word| view.object(Value(word)));
            child.map_or("?".into(), |child| format!("{:05x}", child.address))
        }
        Operand::SmallInt => instr.arg.cast_signed().to_string(),
        Operand::JumpSigned | Operand::JumpForward => format!("-> {}", instr.arg),
        Operand::Slot => slot(view, instr.arg),
        Operand::Locals => format!("{} {}", (instr.arg & 0xFF) / 4, instr.arg >> 10),
        Operand::LocalInt => format!("{}, {}", (instr.arg & 0xFF) / 4, instr.arg >> 9),
        Operand::LocalName => {
            let name = code.names.get((instr.arg >> 10) as usize).map_or("?".into(), |&word| value(view, Value(word)));
            format!("{}, {name}", (instr.arg & 0xFF) / 4)
        }
        Operand::Mask => format!("{:#x}", 0x7FFF_FFFF_u32 >> (instr.arg & 31)),
        Operand::Args => format!("{} positional, {} keyword", instr.arg & 0xFF, instr.arg >> 8 & 0xFF),
        _ => instr.arg.to_string(),
    };
    if opcode::has_extra_byte(instr.op) { format!("{text}, {}", instr.extra) } else { text }
}

/// A slot and the name that it is for.
fn slot(view: &View, number: u32) -> String {
    let namespaces = view.objects().filter(|object| object.kind == Kind::Namespace);
    let mut entries = namespaces.flat_map(|object| object.entries().collect::<Vec<_>>());
    let found = entries.find(|(_, bound)| bound.is(Immediate::Slot) && u32::from(bound.index()) == number);
    found.map_or(number.to_string(), |(name, _)| format!("{number} {}", value(view, name)))
}

/// A value in a word or two.
pub fn value(view: &View, value: Value) -> String {
    if let Some(small) = value.small_value() {
        return small.to_string();
    }
    if value.is_float() {
        return format!("{:?}", f32::from_bits(value.as_float_bits()));
    }
    if let Some(text) = view.text(value) {
        return format!("{text:?}");
    }
    match value {
        Value::NULL => "null".into(),
        Value::NONE => "None".into(),
        Value::FALSE => "False".into(),
        Value::TRUE => "True".into(),
        Value::ELLIPSIS => "Ellipsis".into(),
        _ if value.is(Immediate::Slot) => format!("slot{}", value.index()),
        _ if value.is(Immediate::Module) => {
            let found =
                (1..names::NAMES).find(|&name| modules::find(name).is_some_and(|id| u16::from(id.0) == value.index()));
            format!("module:{}", found.map_or("?", names::text))
        }
        _ => match value.as_type() {
            Some(id) => format!("type:{}", names::text(types::name(id))),
            None => format!("@{:05x}", value.0),
        },
    }
}
