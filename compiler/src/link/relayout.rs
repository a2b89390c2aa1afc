//! Laying out code again whose instructions were replaced by fewer: jumps, and the line table.
//!
//! Each instruction has the offset that it had, or that of the first of those whose place it has taken; jumps name their targets
//! by such offsets.

use std::collections::HashMap;

use mpyc_abi::code::{Instr, JumpWidth, encode, encode_jump};
use mpyc_abi::lines::{Step, steps, write_step};
use mpyc_abi::opcode::op;

/// What is known of the code before.
#[derive(Clone, Copy)]
pub(super) struct OldCode<'a> {
    /// Its line table.
    pub(super) lines: &'a [u8],
    /// Its length in bytes.
    pub(super) length: u32,
}

/// The bytes of the instructions and their line table, jumps as short as they can be and loops in their quick forms; `None` if
/// a jump leads to no instruction.
pub(super) fn laid_out(instrs: Vec<Instr>, before: OldCode<'_>) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut layout = Layout::new(instrs)?;
    layout.shorten();
    layout.mark_loops();
    let lines = layout.lines(before);
    Some((layout.encode()?, lines))
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
    fn lines(&self, before: OldCode<'_>) -> Vec<u8> {
        let mut table = Vec::new();
        let (mut old, mut new, mut bytes) = (0, 0, 0);
        for step in steps(before.lines) {
            old += step.bytes;
            let place = self.instrs.partition_point(|instr| instr.offset < old);
            let at = self.offsets[place] + old.saturating_sub(before.length);
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
