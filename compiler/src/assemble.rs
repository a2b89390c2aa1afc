//! Code objects to bytes: prelude, line table and opcodes, with jumps in their shortest form.

use crate::code::{Arg, CodeObject, ConstId, Instr, Item, NameId, short_form};
use mpyc_abi::code::{JumpWidth, encode, encode_jump};
use mpyc_abi::lines::{self, Step};
use mpyc_abi::prelude::{Signature, Sizes, write_signature, write_sizes};
use mpyc_abi::varint;

/// The numbers that names and constants have in the file or image being made.
pub trait Numbering {
    /// Index of a name in its table.
    fn name(&mut self, name: NameId) -> u32;
    /// Index of a constant in its table.
    fn constant(&mut self, constant: ConstId) -> u32;
}

/// Why code cannot be assembled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JumpTooFar {
    /// The source line of the jump.
    pub line: u32,
}

/// The bytes of a function: prelude and opcodes, children not included.
pub fn assemble(code: &CodeObject, numbering: &mut impl Numbering) -> Result<Vec<u8>, JumpTooFar> {
    let parts = parts(code, numbering);
    let layout = relax(code, &parts);
    let (opcodes, line_table) = emit(code, &parts, &layout)?;
    let mut out = prelude(code, numbering, &line_table);
    out.extend(opcodes);
    Ok(out)
}

/// One item, its operand resolved as far as it can be without addresses.
enum Part {
    /// Bytes that do not depend on addresses.
    Fixed(varint::Bytes),
    /// A jump.
    Jump { op: u8, extra: u8, target: usize },
    /// No bytes.
    Mark,
}

fn parts(code: &CodeObject, numbering: &mut impl Numbering) -> Vec<Part> {
    let mut part = |item: &Item| match item {
        Item::Instr(instr) => instr_part(instr, numbering),
        Item::Label(_) | Item::Line(_) => Part::Mark,
    };
    code.items.iter().map(&mut part).collect()
}

fn instr_part(instr: &Instr, numbering: &mut impl Numbering) -> Part {
    let (op, arg) = short_form(instr);
    let number = match arg {
        Arg::None => 0,
        Arg::Name(name) => numbering.name(name),
        Arg::Const(constant) => numbering.constant(constant),
        Arg::Child(number) | Arg::Uint(number) => number,
        Arg::Int(value) => value.cast_unsigned(),
        Arg::Label(label) => return Part::Jump { op, extra: instr.extra, target: label.0 as usize },
    };
    Part::Fixed(encode(op, number, instr.extra))
}

/// Where everything lies.
struct Layout {
    /// Address of each item.
    addresses: Vec<u32>,
    /// Address of each label.
    labels: Vec<u32>,
    /// Which jumps are long.
    long: Vec<bool>,
}

/// Starts with short jumps and lengthens those that do not reach, until all do or are long.
fn relax(code: &CodeObject, parts: &[Part]) -> Layout {
    let mut long = vec![false; parts.len()];
    loop {
        let layout = place(code, parts, long);
        let grow: Vec<usize> = parts
            .iter()
            .enumerate()
            .filter(|&(at, part)| !layout.long[at] && !reaches(&layout, at, part))
            .map(|(at, _)| at)
            .collect();
        if grow.is_empty() {
            return layout;
        }
        long = layout.long;
        for at in grow {
            long[at] = true;
        }
    }
}

/// Whether a part is no jump, or one that reaches its target in the short form.
fn reaches(layout: &Layout, at: usize, part: &Part) -> bool {
    let Part::Jump { op, extra, target } = *part else { return true };
    encode_jump(op, delta(layout, at, target), extra, JumpWidth::Short).is_some()
}

/// Distance from the end of a jump's offset bytes to its target.
fn delta(layout: &Layout, at: usize, target: usize) -> i32 {
    let end = layout.addresses[at] + if layout.long[at] { 3 } else { 2 };
    let target = layout.labels.get(target).copied().unwrap_or(0);
    target.wrapping_sub(end).cast_signed()
}

fn place(code: &CodeObject, parts: &[Part], long: Vec<bool>) -> Layout {
    let mut addresses = Vec::with_capacity(parts.len());
    let mut labels = vec![0; code.label_count as usize];
    let mut address = 0;
    for ((part, item), &is_long) in parts.iter().zip(&code.items).zip(&long) {
        addresses.push(address);
        if let Item::Label(label) = item
            && let Some(slot) = labels.get_mut(label.0 as usize)
        {
            *slot = address;
        }
        address += match part {
            Part::Mark => 0,
            Part::Fixed(bytes) => bytes.as_slice().len() as u32,
            Part::Jump { op, .. } => 2 + u32::from(is_long) + u32::from(mpyc_abi::opcode::has_extra_byte(*op)),
        };
    }
    Layout { addresses, labels, long }
}

/// Opcodes and line table.
fn emit(code: &CodeObject, parts: &[Part], layout: &Layout) -> Result<(Vec<u8>, Vec<u8>), JumpTooFar> {
    let mut opcodes = Vec::new();
    let mut table = LineTable::default();
    let mut line = code.line;
    let mut noted = 1;
    for (at, (part, item)) in parts.iter().zip(&code.items).enumerate() {
        if let Item::Line(number) = item {
            (line, noted) = (*number, *number);
        }
        if let Part::Mark = part {
            continue;
        }
        table.mark(opcodes.len() as u32, noted);
        match part {
            Part::Mark => {}
            Part::Fixed(bytes) => opcodes.extend(bytes.as_slice()),
            Part::Jump { op, extra, target } => {
                let width = if layout.long[at] { JumpWidth::Long } else { JumpWidth::Short };
                let bytes = encode_jump(*op, delta(layout, at, *target), *extra, width).ok_or(JumpTooFar { line })?;
                opcodes.extend(bytes.as_slice());
            }
        }
    }
    Ok((opcodes, table.bytes))
}

/// A line table in the making. Lines never go down.
struct LineTable {
    bytes: Vec<u8>,
    address: u32,
    line: u32,
}

impl Default for LineTable {
    fn default() -> Self {
        LineTable { bytes: Vec::new(), address: 0, line: 1 }
    }
}

impl LineTable {
    /// The code from `address` on comes from `line`.
    fn mark(&mut self, address: u32, line: u32) {
        if line <= self.line {
            return;
        }
        let step = Step { bytes: address - self.address, lines: line - self.line };
        lines::write_step(step, |byte| self.bytes.push(byte));
        (self.address, self.line) = (address, line);
    }
}

fn prelude(code: &CodeObject, numbering: &mut impl Numbering, line_table: &[u8]) -> Vec<u8> {
    let mut info: Vec<u8> = Vec::new();
    for &name in std::iter::once(&code.name).chain(&code.arg_names) {
        info.extend(varint::uint(numbering.name(name)).as_slice());
    }
    info.extend(line_table);
    let signature = Signature {
        n_state: (code.n_locals() + code.max_stack).max(1),
        n_exc_stack: code.max_handlers,
        flags: code.flags,
        n_pos_args: code.n_pos_args,
        n_kwonly_args: code.n_kwonly_args,
        n_def_pos_args: code.n_def_pos_args,
    };
    let mut out: Vec<u8> = Vec::new();
    write_signature(&signature, |byte| out.push(byte));
    let sizes = Sizes { n_info: info.len() as u32, n_cell: code.cells.len() as u32 };
    write_sizes(&sizes, |byte| out.push(byte));
    out.extend(info);
    out.extend(code.cells.iter().map(|&cell| cell as u8));
    out
}
