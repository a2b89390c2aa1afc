//! Fusing: runs of plain instructions that one extended opcode does.
//!
//! A run is fused if nothing jumps into it and all of it is of one line, so that whatever it raises is reported
//! where it was. The code gets shorter, so jumps and the line table are laid out anew; nothing else changes.

use std::collections::HashSet;

use mpyc_abi::code::{Dialect, Instr, decode};
use mpyc_abi::lines::steps;
use mpyc_abi::opcode::{LOCAL_INT_OPERATORS, LOCALS_OPERATORS, op};
use mpyc_abi::prelude::{Prelude, Sizes, read_signature, read_sizes, write_sizes};

use super::relayout::{OldCode, laid_out};

/// Most instructions of a run.
const MOST: usize = 3;
/// Highest number of a local that a fused instruction may name.
const MOST_LOCAL: u32 = 31;
/// Largest int that a fused instruction may hold, and largest count of a shift.
const MOST_INT: i32 = 127;
const MOST_SHIFT: i32 = 30;
/// Highest index of a name that a fused instruction may hold.
const MOST_NAME: u32 = 63;

/// The data of a function with its runs fused. `data` passes the verifier; what does not stays as it is.
pub(super) fn fuse(data: &[u8]) -> Vec<u8> {
    fused_data(data).unwrap_or_else(|| data.to_vec())
}

fn fused_data(data: &[u8]) -> Option<Vec<u8>> {
    let prelude = Prelude::read(data).ok()?;
    let plain: Vec<Instr> = decode(prelude.code, Dialect::Mpy).collect::<Result<_, _>>().ok()?;
    let old = OldCode { lines: prelude.lines, length: prelude.code.len() as u32 };
    let (code, lines) = laid_out(fuse_runs(&plain, &barriers(prelude.lines, &plain)), old)?;
    with_parts(data, &prelude, &lines, &code)
}

/// Offsets that must stay the start of an instruction: targets of jumps, and where a line starts.
pub(super) fn barriers(lines: &[u8], plain: &[Instr]) -> HashSet<u32> {
    let mut barriers: HashSet<u32> = plain.iter().filter_map(Instr::target).collect();
    let mut offset = 0;
    for step in steps(lines) {
        offset += step.bytes;
        barriers.insert(offset);
    }
    barriers
}

/// Replaces runs from the left on. A fused instruction has the offset of its run's first.
pub(super) fn fuse_runs(plain: &[Instr], barriers: &HashSet<u32>) -> Vec<Instr> {
    let mut fused = Vec::with_capacity(plain.len());
    let mut rest = plain;
    while let Some((first, behind)) = rest.split_first() {
        let open = behind.iter().take(MOST - 1).take_while(|instr| !barriers.contains(&instr.offset)).count();
        let (instr, length) = fuse_run(&rest[..=open]).unwrap_or((*first, 1));
        fused.push(instr);
        rest = &rest[length..];
    }
    fused
}

/// The instruction that does what the first of these do, and how many it does.
fn fuse_run(run: &[Instr]) -> Option<(Instr, usize)> {
    let ((op, arg), length) = match *run {
        [a, b, c, ..] if local(&b).is_some() => (of_locals(&a, &b, &c)?, 3),
        [a, b, c, ..] if b.small_int().is_some() => (of_local_and_int(&a, &b, &c)?, 3),
        [a, b, ..] => (of_attribute(&a, &b).or_else(|| of_mask(&a, &b))?, 2),
        _ => return None,
    };
    let (first, last) = (run.first()?, run.get(length - 1)?);
    Some((Instr { offset: first.offset, end: last.end, op, arg, extra: 0 }, length))
}

/// The operand of two bytes.
fn pair(low: u32, high: u32) -> u32 {
    low + (high << 8)
}

/// An operator or subscript of two locals.
fn of_locals(a: &Instr, b: &Instr, operator: &Instr) -> Option<(u8, u32)> {
    let op = match operator.op {
        op::LOAD_SUBSCR => op::LOAD_SUBSCR_LOCALS,
        op::STORE_SUBSCR => op::STORE_SUBSCR_LOCALS,
        opcode => op::ADD_LOCALS + place(&LOCALS_OPERATORS, opcode)?,
    };
    Some((op, pair(local(a)? * 4, local(b)? * 4)))
}

/// An operator of a local and an int.
fn of_local_and_int(a: &Instr, int: &Instr, operator: &Instr) -> Option<(u8, u32)> {
    let int = int.small_int()?;
    let range = match operator.op {
        op::BINARY_RSHIFT | op::INPLACE_RSHIFT => 0..=MOST_SHIFT,
        op::BINARY_MODULO => 1..=MOST_INT,
        _ => 0..=MOST_INT,
    };
    let op = op::ADD_LOCAL_INT + place(&LOCAL_INT_OPERATORS, operator.op)?;
    if !range.contains(&int) {
        return None;
    }
    Some((op, pair(local(a)? * 4, int.cast_unsigned() * 2 + 1)))
}

/// An attribute or method of a local.
fn of_attribute(object: &Instr, load: &Instr) -> Option<(u8, u32)> {
    let op = match load.op {
        op::LOAD_ATTR => op::LOAD_LOCAL_ATTR,
        op::LOAD_METHOD => op::LOAD_LOCAL_METHOD,
        _ => return None,
    };
    (load.arg <= MOST_NAME).then_some((op, pair(local(object)? * 4, load.arg * 4)))
}

/// `and` with an int that has only ones, one or more.
fn of_mask(int: &Instr, operator: &Instr) -> Option<(u8, u32)> {
    let op = match operator.op {
        op::BINARY_AND => op::AND_MASK,
        op::INPLACE_AND => op::INPLACE_AND_MASK,
        _ => return None,
    };
    let int = u32::try_from(int.small_int()?).ok()?;
    (int > 0 && int & (int + 1) == 0 && int < 1 << 30).then(|| (op, int.leading_zeros() - 1))
}

/// The local that an instruction pushes.
fn local(instr: &Instr) -> Option<u32> {
    let number = match instr.op {
        op::LOAD_FAST_N => instr.arg,
        op::LOAD_FAST_MULTI..=0xBF => u32::from(instr.op - op::LOAD_FAST_MULTI),
        _ => return None,
    };
    (number <= MOST_LOCAL).then_some(number)
}

fn place(operators: &[u8], opcode: u8) -> Option<u8> {
    operators.iter().position(|&operator| operator == opcode).map(|place| place as u8)
}

/// A function's data with another line table and other code.
fn with_parts(data: &[u8], prelude: &Prelude<'_>, lines: &[u8], code: &[u8]) -> Option<Vec<u8>> {
    let mut pos = 0;
    read_signature(data, &mut pos).ok()?;
    let mut out = data.get(..pos)?.to_vec();
    let sizes = read_sizes(data, &mut pos).ok()?;
    let names = data.get(pos..pos + sizes.n_info as usize - prelude.lines.len())?;
    let n_info = (names.len() + lines.len()) as u32;
    write_sizes(&Sizes { n_info, n_cell: sizes.n_cell }, |byte| out.push(byte));
    for part in [names, lines, prelude.cells, code] {
        out.extend_from_slice(part);
    }
    Some(out)
}

#[cfg(test)]
mod tests;
