//! Fusing: runs of plain instructions that one extended opcode does.
//!
//! A run is fused if nothing jumps into it and all of it is of one line, so that whatever it raises is reported
//! where it was. The code gets shorter, so jumps and the line table are laid out anew; nothing else changes.

use std::collections::{HashMap, HashSet};

use mpyc_abi::code::{Dialect, Instr, JumpWidth, decode, encode, encode_jump};
use mpyc_abi::lines::{Step, steps, write_step};
use mpyc_abi::opcode::{LOCAL_INT_OPERATORS, LOCALS_OPERATORS, op};
use mpyc_abi::prelude::{Prelude, Sizes, read_signature, read_sizes, write_sizes};

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
    let mut layout = Layout::new(fuse_runs(&plain, &barriers(&prelude, &plain)))?;
    layout.shorten();
    layout.mark_loops();
    let lines = layout.lines(&prelude);
    let code = layout.encode()?;
    with_parts(data, &prelude, &lines, &code)
}

/// Offsets that must stay the start of an instruction: targets of jumps, and where a line starts.
fn barriers(prelude: &Prelude<'_>, plain: &[Instr]) -> HashSet<u32> {
    let mut barriers: HashSet<u32> = plain.iter().filter_map(Instr::target).collect();
    let mut offset = 0;
    for step in steps(prelude.lines) {
        offset += step.bytes;
        barriers.insert(offset);
    }
    barriers
}

/// Replaces runs from the left on. A fused instruction has the offset of its run's first.
fn fuse_runs(plain: &[Instr], barriers: &HashSet<u32>) -> Vec<Instr> {
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

/// Instructions with the places that they will have.
struct Layout {
    instrs: Vec<Instr>,
    /// For a jump, the place of its target among the instructions.
    targets: Vec<Option<usize>>,
    /// For a jump, whether its offset takes one byte.
    widths: Vec<JumpWidth>,
    /// Where each starts, and where the code ends.
    offsets: Vec<u32>,
}

impl Layout {
    /// `None` if a jump leads to no instruction.
    fn new(instrs: Vec<Instr>) -> Option<Self> {
        let places: HashMap<u32, usize> = instrs.iter().enumerate().map(|(i, instr)| (instr.offset, i)).collect();
        let target = |instr: &Instr| instr.target().map(|offset| places.get(&offset).copied());
        let mut targets = Vec::with_capacity(instrs.len());
        for instr in &instrs {
            targets.push(match target(instr) {
                Some(place) => Some(place?),
                None => None,
            });
        }
        let mut layout = Self { widths: vec![JumpWidth::Long; instrs.len()], instrs, targets, offsets: Vec::new() };
        layout.place();
        Some(layout)
    }

    /// Gives every instruction its offset.
    fn place(&mut self) {
        self.offsets.clear();
        let mut at = 0;
        for (i, instr) in self.instrs.iter().enumerate() {
            self.offsets.push(at);
            at += match (self.targets[i], self.widths[i]) {
                (None, _) => encode(instr.op, instr.arg, instr.extra).as_slice().len() as u32,
                (Some(_), JumpWidth::Short) => 2 + u32::from(has_extra(instr)),
                (Some(_), JumpWidth::Long) => 3 + u32::from(has_extra(instr)),
            };
        }
        self.offsets.push(at);
    }

    /// How far a jump leads, from behind its offset.
    fn delta(&self, i: usize, target: usize) -> i32 {
        let behind = self.offsets[i + 1] - u32::from(has_extra(&self.instrs[i]));
        self.offsets[target].wrapping_sub(behind).cast_signed()
    }

    /// Makes jumps short until no more can be.
    fn shorten(&mut self) {
        loop {
            let mut changed = false;
            for i in 0..self.instrs.len() {
                let Some(target) = self.targets[i].filter(|_| self.widths[i] == JumpWidth::Long) else { continue };
                // A jump ahead comes nearer when it gets shorter itself, one back does not.
                let delta = self.delta(i, target) + i32::from(target <= i);
                let instr = &self.instrs[i];
                if encode_jump(instr.op, delta, instr.extra, JumpWidth::Short).is_some() {
                    self.widths[i] = JumpWidth::Short;
                    changed = true;
                }
            }
            if !changed {
                return;
            }
            self.place();
        }
    }

    /// Turns loops that store their items in locals, and the jumps back to them, into their quick forms.
    fn mark_loops(&mut self) {
        for i in 1..self.instrs.len() {
            let stores = (op::STORE_FAST_MULTI..=0xCF).contains(&self.instrs[i].op);
            if stores && self.instrs[i - 1].op == op::FOR_ITER && self.widths[i - 1] == JumpWidth::Short {
                self.instrs[i - 1].op = op::FOR_ITER_STORE;
            }
        }
        for i in 0..self.instrs.len() {
            let is_short = self.instrs[i].op == op::JUMP && self.widths[i] == JumpWidth::Short;
            if is_short && self.targets[i].is_some_and(|target| self.instrs[target].op == op::FOR_ITER_STORE) {
                self.instrs[i].op = op::LOOP;
            }
        }
    }

    fn encode(&self) -> Option<Vec<u8>> {
        let mut code = Vec::with_capacity(self.offsets.last().map_or(0, |&end| end as usize));
        for (i, instr) in self.instrs.iter().enumerate() {
            let bytes = match self.targets[i] {
                Some(target) => encode_jump(instr.op, self.delta(i, target), instr.extra, self.widths[i])?,
                None => encode(instr.op, instr.arg, instr.extra),
            };
            code.extend_from_slice(bytes.as_slice());
        }
        Some(code)
    }

    /// The line table of the new places.
    fn lines(&self, prelude: &Prelude<'_>) -> Vec<u8> {
        let mut table = Vec::new();
        let (mut old, mut new, mut bytes) = (0, 0, 0);
        for step in steps(prelude.lines) {
            old += step.bytes;
            let place = self.instrs.partition_point(|instr| instr.offset < old);
            let at = self.offsets[place] + old.saturating_sub(prelude.code.len() as u32);
            bytes += at - new;
            new = at;
            if step.lines > 0 {
                write_step(Step { bytes, lines: step.lines }, |byte| table.push(byte));
                bytes = 0;
            }
        }
        table
    }
}

fn has_extra(instr: &Instr) -> bool {
    mpyc_abi::opcode::has_extra_byte(instr.op)
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
