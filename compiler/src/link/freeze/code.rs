//! Functions of a frozen image: global names as rows and slots, and what is left of module bodies.

use std::collections::BTreeSet;

use mpyc_abi::code::Instr;
use mpyc_abi::lines::{self, Step};
use mpyc_abi::opcode::{self, Operand, op};
use mpyc_abi::varint;

use super::super::code_object::CodeBytes;
use super::Refused;
use super::globals::{Globals, Held, instructions};
use super::source::{Code, Source};

/// A function as it will be in the image: its global names renumbered.
pub(super) fn frozen(source: &Source, globals: &Globals, address: u32) -> Result<Code, Refused> {
    let mut code = source.code(address)?;
    let Some(module) = globals.module_of.get(&address).map(|&number| &globals.modules[number]) else {
        return Ok(code);
    };
    let is_body = module.row.body == address;
    let names = source.names(code.unit).to_vec();
    let old = code.bytes.opcodes.clone();
    for instr in instructions(&old) {
        let name = names.get(instr.arg as usize).copied();
        let found = match instr.op {
            op::LOAD_SLOT | op::STORE_SLOT => module.find_slot(source, instr.arg),
            op::LOAD_GLOBAL | op::LOAD_BUILTIN => name.and_then(|name| module.find(name)),
            op::LOAD_NAME if is_body => name.and_then(|name| module.find(name)),
            _ => continue,
        };
        let place = &mut code.bytes.opcodes[instr.offset as usize..instr.end as usize];
        let is_written = match (instr.op, found) {
            (op::STORE_SLOT, Some((_, Held::Slot { number, .. }))) => write(place, op::STORE_SLOT, number),
            (op::STORE_SLOT, _) => true,
            (_, Some((_, Held::Slot { number, .. }))) => write(place, op::LOAD_SLOT, number),
            (_, Some((row, Held::Constant(_)))) => write(place, op::LOAD_FROZEN, row),
            (op::LOAD_SLOT, None) => false,
            (_, None) => true,
        };
        if !is_written {
            by_name(place, &instr, source, module.row.namespace, &names)?;
        }
    }
    Ok(code)
}

/// What is left of a module's body that was run up to an opcode.
pub(super) fn rest(source: &Source, body: u32, first: u32) -> Result<Code, Refused> {
    let mut code = source.code(body)?;
    code.bytes.lines = lines_from(&code.bytes.lines, first);
    code.bytes.opcodes.drain(..first as usize);
    Ok(code)
}

/// Writes an instruction in the place of another, with an operand of the same length; `false` if it needs more room.
fn write(place: &mut [u8], opcode: u8, operand: u32) -> bool {
    let has_room = write_operand(&mut place[1..], operand);
    if has_room {
        place[0] = opcode;
    }
    has_room
}

/// Writes a number in the place of another that was not smaller; `false` if it needs more room.
fn write_operand(place: &mut [u8], number: u32) -> bool {
    let bytes = varint::uint(number);
    let Some(padding) = place.len().checked_sub(bytes.as_slice().len()) else { return false };
    place[..padding].fill(0x80);
    place[padding..].copy_from_slice(bytes.as_slice());
    true
}

/// New numbers for the entries of the tables of names, constants and inner functions that are used.
pub(super) struct Numbers<'a> {
    pub(super) names: &'a BTreeSet<u32>,
    pub(super) constants: &'a BTreeSet<u32>,
    pub(super) children: &'a BTreeSet<u32>,
}

/// How many used entries come before an entry.
fn rank(used: &BTreeSet<u32>, entry: u32) -> u32 {
    used.range(..entry).count() as u32
}

/// Replaces the numbers of entries in a function by their new ones, which are not larger.
pub(super) fn renumber(code: &mut CodeBytes, numbers: &Numbers<'_>) {
    code.name = rank(numbers.names, code.name);
    let mut at = 0;
    while at < code.parameters.len() {
        let start = at;
        let Ok(name) = varint::read_uint(&code.parameters, &mut at) else { return };
        write_operand(&mut code.parameters[start..at], rank(numbers.names, name));
    }
    let old = code.opcodes.clone();
    for instr in instructions(&old) {
        let used = match opcode::operand(instr.op) {
            Operand::LocalName => {
                let index = rank(numbers.names, instr.arg >> 10);
                code.opcodes[instr.end as usize - 1] = (index * 4) as u8;
                continue;
            }
            Operand::Qstr => numbers.names,
            Operand::Object => numbers.constants,
            Operand::Child => numbers.children,
            _ => continue,
        };
        let end = instr.end - u32::from(opcode::has_extra_byte(instr.op));
        write_operand(&mut code.opcodes[instr.offset as usize + 1..end as usize], rank(used, instr.arg));
    }
}

/// Makes an instruction load its global by name.
fn by_name(place: &mut [u8], instr: &Instr, source: &Source, namespace: u32, names: &[u32]) -> Result<(), Refused> {
    let number = if instr.op == op::LOAD_SLOT {
        let slot = mpyc_abi::value::Value::immediate(mpyc_abi::value::Immediate::Slot, instr.arg as u16).0;
        let name = source.entries(namespace).into_iter().find(|(_, bound)| *bound == slot).map(|(name, _)| name);
        name.and_then(|name| names.iter().position(|other| *other == name)).map(|number| number as u32)
    } else {
        Some(instr.arg)
    };
    match number {
        Some(number) if write(place, op::LOAD_GLOBAL, number) => Ok(()),
        _ => Err(Refused("a name has no room")),
    }
}

/// The line table of code that starts at an opcode further on.
fn lines_from(table: &[u8], first: u32) -> Vec<u8> {
    let mut made = Vec::new();
    let (mut offset, mut skipped) = (0_u32, 0_u32);
    for step in lines::steps(table) {
        let end = offset + step.bytes;
        if end <= first {
            skipped += step.lines;
        } else {
            if skipped > 0 {
                lines::write_step(Step { bytes: 0, lines: skipped }, |byte| made.push(byte));
                skipped = 0;
            }
            let bytes = end - offset.max(first);
            lines::write_step(Step { bytes, lines: step.lines }, |byte| made.push(byte));
        }
        offset = end;
    }
    if skipped > 0 {
        lines::write_step(Step { bytes: 0, lines: skipped }, |byte| made.push(byte));
    }
    made
}

/// Whether a function or one inside it stores variables that it captured, or deletes them.
pub(super) fn stores_captured(source: &Source, address: u32) -> bool {
    let Ok(code) = source.code(address) else { return true };
    instructions(&code.bytes.opcodes).any(|instr| matches!(instr.op, op::STORE_DEREF | op::DELETE_DEREF))
        || source.array(code.children).iter().any(|&child| stores_captured(source, child))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_keep_their_length() {
        let mut place = [op::LOAD_SLOT, 0x81, 0x00];
        assert!(write(&mut place, op::LOAD_FROZEN, 5));
        assert_eq!(place, [op::LOAD_FROZEN, 0x80, 5]);
        let decoded: Vec<(u8, u32)> = instructions(&place).map(|instr| (instr.op, instr.arg)).collect();
        assert_eq!(decoded, [(op::LOAD_FROZEN, 5)]);
        assert!(!write(&mut [op::LOAD_SLOT, 1], op::LOAD_FROZEN, 128));
    }

    #[test]
    fn what_is_left_of_a_body_keeps_its_lines() {
        let mut table = Vec::new();
        for (bytes, lines) in [(0, 2), (6, 1), (40, 9), (3, 1)] {
            lines::write_step(Step { bytes, lines }, |byte| table.push(byte));
        }
        for first in [0, 6, 20, 46] {
            let left = lines_from(&table, first);
            for offset in first..60 {
                assert_eq!(lines::line_at(&left, offset - first), lines::line_at(&table, offset), "{first} {offset}");
            }
        }
    }
}
