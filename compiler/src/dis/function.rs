//! One function as text: header, then instructions with labels and lines.

use super::{literal, text};
use crate::mpy::{File, RawCode};
use mpyc_abi::code::{Dialect, Instr, decode};
use mpyc_abi::lines::line_at;
use mpyc_abi::opcode::{self, Operand, op};
use mpyc_abi::prelude::{FLAG_GENERATOR, FLAG_KEYWORD_DEFAULTS, FLAG_VAR_ARGS, FLAG_VAR_KEYWORDS, Prelude};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Column where operands start, from the opcode's name.
const OPERAND_COLUMN: usize = 24;

/// Appends a function's text; gives its dotted name.
pub(super) fn function(out: &mut String, file: &File, code: &RawCode, path: &str, parent: &str) -> String {
    let number = if path.is_empty() { String::new() } else { format!("[{path}] ") };
    let prelude = match Prelude::read(&code.data) {
        Ok(prelude) => prelude,
        Err(error) => {
            let _ = writeln!(out, "\nfunction {number}{} bytes without a prelude: {error:?}", code.data.len());
            return String::new();
        }
    };
    let name = name_text(file, prelude.name);
    let qualified = if parent.is_empty() || parent == "<module>" { name } else { format!("{parent}.{name}") };
    let _ = writeln!(out, "\nfunction {number}{qualified}, {} bytes", code.data.len());
    header(out, file, &prelude);
    body(out, file, code, &prelude);
    qualified
}

fn header(out: &mut String, file: &File, prelude: &Prelude) {
    let signature = &prelude.signature;
    let _ = writeln!(out, "  state {}, handlers {}", signature.n_state, signature.n_exc_stack);
    let names: Vec<String> = prelude.arg_names().map(|name| name_text(file, name)).collect();
    if !names.is_empty() || signature.flags & (FLAG_VAR_ARGS | FLAG_VAR_KEYWORDS) != 0 {
        let _ = writeln!(out, "  parameters {}", parameters(&names, prelude));
    }
    if signature.n_def_pos_args > 0 {
        let _ = writeln!(out, "  defaults {}", signature.n_def_pos_args);
    }
    if signature.flags & FLAG_KEYWORD_DEFAULTS != 0 {
        let _ = writeln!(out, "  keyword-only defaults");
    }
    if !prelude.cells.is_empty() {
        let cells: Vec<String> = prelude.cells.iter().map(u8::to_string).collect();
        let _ = writeln!(out, "  cells {}", cells.join(" "));
    }
    if signature.flags & FLAG_GENERATOR != 0 {
        let _ = writeln!(out, "  generator");
    }
}

/// The parameters by slot: `a b *args c **kw`.
fn parameters(names: &[String], prelude: &Prelude) -> String {
    let (positional, keyword) = names.split_at(names.len().min(prelude.signature.n_pos_args as usize));
    let mut parts = vec![positional.join(" ")];
    let flags = prelude.signature.flags;
    if !keyword.is_empty() {
        parts.push(format!("(keyword {})", keyword.join(" ")));
    }
    if flags & FLAG_VAR_ARGS != 0 {
        parts.push("(rest)".into());
    }
    if flags & FLAG_VAR_KEYWORDS != 0 {
        parts.push("(keywords)".into());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn body(out: &mut String, file: &File, code: &RawCode, prelude: &Prelude) {
    let labels = labels(prelude.code);
    let mut line = 0;
    for result in decode(prelude.code, Dialect::Mpy) {
        let instr = match result {
            Ok(instr) => instr,
            Err((offset, error)) => {
                let rest: Vec<String> =
                    prelude.code.iter().skip(offset as usize).map(|byte| format!("{byte:02x}")).collect();
                let _ = writeln!(out, "  {offset:5}  {error:?}: {}", rest.join(" "));
                return;
            }
        };
        let now = line_at(prelude.lines, instr.offset);
        if now != line {
            line = now;
            let _ = writeln!(out, "  line {line}");
        }
        if let Some(label) = labels.get(&instr.offset) {
            let _ = writeln!(out, "L{label}:");
        }
        let operand = operand(&instr, file, code, &labels);
        let name = mnemonic(&instr);
        let text = format!("  {:5}  {name:OPERAND_COLUMN$}{operand}", instr.offset);
        let _ = writeln!(out, "{}", text.trim_end());
    }
}

/// Jump targets, numbered from 1 in order of place.
fn labels(code: &[u8]) -> BTreeMap<u32, usize> {
    let targets: std::collections::BTreeSet<u32> =
        decode(code, Dialect::Mpy).flatten().filter_map(|instr| instr.target()).collect();
    targets.into_iter().enumerate().map(|(number, target)| (target, number + 1)).collect()
}

/// The name of the opcode; families carry their operand in the byte.
fn mnemonic(instr: &Instr) -> &'static str {
    match instr.op {
        0x70..=0xAF => "LOAD_CONST_SMALL_INT",
        0xB0..=0xBF => "LOAD_FAST",
        0xC0..=0xCF => "STORE_FAST",
        op::LOAD_FAST_N => "LOAD_FAST",
        op::STORE_FAST_N => "STORE_FAST",
        other => opcode::row(other).map_or("?", |row| row.name),
    }
}

fn operand(instr: &Instr, file: &File, code: &RawCode, labels: &BTreeMap<u32, usize>) -> String {
    if let Some(value) = instr.small_int() {
        return value.to_string();
    }
    if let Some(local) = opcode::local_of(instr.op, instr.arg) {
        return local.to_string();
    }
    let arg = instr.arg;
    let text = match opcode::operand(instr.op) {
        Operand::None => String::new(),
        Operand::Qstr if instr.op == op::LOAD_CONST_STRING => file.name(arg).map_or(format!("#{arg}"), literal::string),
        Operand::Qstr => name_text(file, arg),
        Operand::Object => file.objects.get(arg as usize).map_or(format!("#{arg}"), literal::object),
        Operand::Child => child_text(file, code, arg),
        Operand::Args => format!("{} positional, {} keyword", arg & 0xFF, arg >> 8),
        Operand::Ends => format!("{} before, {} after", arg & 0xFF, arg >> 8),
        Operand::Comprehension => format!("{} {}", ["list", "dict", "set", "?"][arg as usize & 3], arg >> 2),
        Operand::JumpSigned | Operand::JumpForward => {
            labels.get(&arg).map_or(format!("{arg}"), |label| format!("L{label}"))
        }
        _ => arg.to_string(),
    };
    match instr.op {
        op::UNWIND_JUMP => {
            let iterator = if instr.extra & 0x80 != 0 { ", iterator" } else { "" };
            format!("{text}, handlers {}{iterator}", instr.extra & 0x7F)
        }
        op::MAKE_CLOSURE | op::MAKE_CLOSURE_DEFARGS => format!("{text}, cells {}", instr.extra),
        other if opcode::has_extra_byte(other) => format!("{text}, site {}", instr.extra),
        _ => text,
    }
}

fn name_text(file: &File, index: u32) -> String {
    file.name(index).map_or_else(|| format!("#{index}"), text)
}

/// The name of a function inside this one, with its number.
fn child_text(file: &File, code: &RawCode, index: u32) -> String {
    let child = code.children.get(index as usize);
    let prelude = child.and_then(|child| Prelude::read(&child.data).ok());
    let name = prelude.map_or_else(|| "?".into(), |prelude| name_text(file, prelude.name));
    format!("{index} ({name})")
}
