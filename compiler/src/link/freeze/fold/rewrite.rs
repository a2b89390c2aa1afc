//! The code of one function with what is known in the place of what loads it, and without what nothing leads to then.

use std::collections::HashSet;

use mpyc_abi::code::{Instr, encode};
use mpyc_abi::opcode::{ends_block, op};
use mpyc_abi::value::Value;

use super::unchanging::Unchanging;
use super::values::{Known, binary, unary};
use crate::code::Constant;
use crate::link::freeze::globals::instructions;
use crate::link::freeze::source::{Code, Source};
use crate::link::fuse::{barriers, fuse_runs};
use crate::link::relayout::{OldCode, laid_out};

/// So many bytes more than the load of a variable the load of its value may take: the variable is gone then.
const MOST_LONGER: usize = 2;

/// The function folded; `None` if there is nothing to fold.
pub(super) fn rewritten(unchanging: &Unchanging<'_>, function: u32) -> Option<Code> {
    let source = unchanging.source;
    let code = source.code(function).ok()?;
    let old: Vec<Instr> = instructions(&code.bytes.opcodes).map(plain).collect();
    let tables = Tables { names: source.names(code.unit), constants: source.array(code.constants) };
    let folder = Folder { unchanging, source, function, tables };
    let mut instrs = old.clone();
    loop {
        let folded = without_dead(folder.folded(&instrs));
        if folded == instrs {
            break;
        }
        instrs = folded;
    }
    if instrs == old {
        return None;
    }
    let before = OldCode { lines: &code.bytes.lines, length: code.bytes.opcodes.len() as u32 };
    let (opcodes, lines) = laid_out(fused(instrs, &code.bytes.lines), before)?;
    let mut code = code;
    (code.bytes.opcodes, code.bytes.lines) = (opcodes, lines);
    Some(code)
}

/// An instruction of a loop as it was before its quick form.
fn plain(instr: Instr) -> Instr {
    let op = match instr.op {
        op::LOOP => op::JUMP,
        op::FOR_ITER_STORE => op::FOR_ITER,
        other => other,
    };
    Instr { op, ..instr }
}

/// What the operands of a function's instructions number.
struct Tables<'a> {
    names: &'a [u32],
    constants: &'a [u32],
}

/// Instructions that push one value, or one of another kind.
struct Run {
    instrs: Vec<Instr>,
    /// The value, if it is known.
    known: Option<Known>,
}

impl Run {
    fn of(instr: Instr, known: Option<Known>) -> Run {
        Run { instrs: vec![instr], known }
    }
}

struct Folder<'a> {
    unchanging: &'a Unchanging<'a>,
    source: &'a Source,
    function: u32,
    tables: Tables<'a>,
}

impl Folder<'_> {
    /// The instructions, each in its place or dropped; what a jump leads to may be the next one now.
    fn folded(&self, instrs: &[Instr]) -> Vec<Instr> {
        let targets: HashSet<u32> = instrs.iter().filter_map(Instr::target).collect();
        let mut runs: Vec<Run> = Vec::with_capacity(instrs.len());
        // The runs from there on are sure to be done before the next instruction.
        let mut base = 0;
        for instr in instrs {
            if targets.contains(&instr.offset) {
                base = runs.len();
            }
            self.add(&mut runs, base, *instr);
            base = base.min(runs.len());
        }
        runs.into_iter().flat_map(|run| self.written(run)).collect()
    }

    /// Adds an instruction to the runs before it.
    fn add(&self, runs: &mut Vec<Run>, base: usize, instr: Instr) {
        if let Some(known) = self.pushed(&instr) {
            return runs.push(Run::of(instr, Some(known)));
        }
        let done = match &runs[base..] {
            [.., Run { known: Some(left), .. }, Run { known: Some(right), .. }]
                if let Some(result) = binary(instr.op, left, right) =>
            {
                Done::Made(2, result)
            }
            [.., Run { known: Some(operand), .. }] => self.with_operand(&instr, operand),
            _ => Done::Nothing,
        };
        match done {
            Done::Nothing => runs.push(Run::of(instr, None)),
            Done::Made(count, known) => {
                let taken = runs.drain(runs.len() - count..).flat_map(|run| run.instrs);
                let instrs: Vec<Instr> = taken.chain([instr]).collect();
                runs.push(Run { instrs, known: Some(known) });
            }
            Done::Dropped => drop(runs.pop()),
            Done::Jump { drops } => {
                let at = if drops { runs.pop().and_then(|run| run.instrs.first().copied()) } else { None };
                let offset = at.map_or(instr.offset, |first| first.offset);
                runs.push(Run::of(Instr { op: op::JUMP, offset, ..instr }, None));
            }
        }
    }

    /// The value that an instruction pushes whatever was before it.
    fn pushed(&self, instr: &Instr) -> Option<Known> {
        if let Some(int) = instr.small_int() {
            return Some(Known::int(int));
        }
        let word = match instr.op {
            op::LOAD_CONST_NONE => Value::NONE.0,
            op::LOAD_CONST_FALSE => Value::FALSE.0,
            op::LOAD_CONST_TRUE => Value::TRUE.0,
            op::LOAD_CONST_STRING => *self.tables.names.get(instr.arg as usize)?,
            op::LOAD_CONST_OBJ => *self.tables.constants.get(instr.arg as usize)?,
            _ => return self.unchanging.global(self.function, instr, self.tables.names),
        };
        Some(Known::of(self.source, word))
    }

    /// What an instruction does with a known value on top.
    fn with_operand(&self, instr: &Instr, operand: &Known) -> Done {
        let truth = || operand.truth(self.source);
        match instr.op {
            op::LOAD_ATTR => {
                let name = self.tables.names.get(instr.arg as usize);
                let found = name.and_then(|&name| self.unchanging.attribute(self.function, operand, name));
                found.map_or(Done::Nothing, |known| Done::Made(1, known))
            }
            op::POP_TOP => Done::Dropped,
            op::POP_JUMP_IF_TRUE | op::POP_JUMP_IF_FALSE => match truth() {
                Some(truth) if truth == (instr.op == op::POP_JUMP_IF_TRUE) => Done::Jump { drops: true },
                Some(_) => Done::Dropped,
                None => Done::Nothing,
            },
            op::JUMP_IF_TRUE_OR_POP | op::JUMP_IF_FALSE_OR_POP => match truth() {
                Some(truth) if truth == (instr.op == op::JUMP_IF_TRUE_OR_POP) => Done::Jump { drops: false },
                Some(_) => Done::Dropped,
                None => Done::Nothing,
            },
            opcode => match unary(opcode, operand, self.source) {
                Some(known) => Done::Made(1, known),
                None => Done::Nothing,
            },
        }
    }

    /// The instructions of a run: one that loads its value, if there is one that is short enough.
    fn written(&self, run: Run) -> Vec<Instr> {
        let Run { instrs, known: Some(Known::Constant(constant)) } = &run else { return run.instrs };
        let (Some(first), Some(last)) = (instrs.first(), instrs.last()) else { return run.instrs };
        let is_load = instrs.len() == 1
            && (first.small_int().is_some()
                || matches!(first.op, op::LOAD_CONST_STRING | op::LOAD_CONST_OBJ)
                || (op::LOAD_CONST_FALSE..=op::LOAD_CONST_TRUE).contains(&first.op));
        let Some((op, arg)) = self.load(constant).filter(|_| !is_load) else { return run.instrs };
        let length: u32 = instrs.iter().map(|instr| instr.end - instr.offset).sum();
        if encode(op, arg, 0).as_slice().len() > length as usize + MOST_LONGER {
            return run.instrs;
        }
        vec![Instr { offset: first.offset, end: last.end, op, arg, extra: 0 }]
    }

    /// The instruction that loads a constant, and its operand, if the function's tables have what it needs.
    fn load(&self, constant: &Constant) -> Option<(u8, u32)> {
        match constant {
            Constant::None => Some((op::LOAD_CONST_NONE, 0)),
            Constant::False => Some((op::LOAD_CONST_FALSE, 0)),
            Constant::True => Some((op::LOAD_CONST_TRUE, 0)),
            Constant::Int(int) => {
                let int = i32::try_from(int).ok().filter(|&int| Value::small_int(int).is_some())?;
                let is_short = (-16..48).contains(&int);
                Some(if is_short { ((0x80 + int) as u8, 0) } else { (op::LOAD_CONST_SMALL_INT, int.cast_unsigned()) })
            }
            Constant::Str(_) => {
                let number = self.unchanging.number_of(self.tables.names, constant)?;
                Some((op::LOAD_CONST_STRING, number))
            }
            _ => None,
        }
    }
}

/// What becomes of an instruction.
enum Done {
    /// It stays.
    Nothing,
    /// With so many runs before it, it is a run that makes that value.
    Made(usize, Known),
    /// It and the run before it are not needed.
    Dropped,
    /// It always jumps; `drops` if the value before it is not needed.
    Jump { drops: bool },
}

/// The instructions that the first leads to, without jumps to the next.
fn without_dead(instrs: Vec<Instr>) -> Vec<Instr> {
    let place = |offset: u32| instrs.partition_point(|instr| instr.offset < offset);
    let mut is_reached = vec![false; instrs.len()];
    let mut pending = vec![0];
    while let Some(at) = pending.pop() {
        let Some(instr) = instrs.get(at).filter(|_| !std::mem::replace(&mut is_reached[at], true)) else { continue };
        pending.extend(instr.target().map(place));
        if !ends_block(instr.op) {
            pending.push(at + 1);
        }
    }
    let reached: Vec<Instr> =
        instrs.iter().zip(is_reached).filter(|(_, is_reached)| *is_reached).map(|(instr, _)| *instr).collect();
    let leads_to_next = |at: usize| {
        let next = reached.get(at + 1).map(|next| next.offset);
        reached[at].op == op::JUMP
            && reached[at]
                .target()
                .is_some_and(|target| target > reached[at].offset && next.is_some_and(|next| target <= next))
    };
    (0..reached.len()).filter(|&at| !leads_to_next(at)).map(|at| reached[at]).collect()
}

/// The instructions with runs of them fused and jumps that lead to one that is there.
fn fused(mut instrs: Vec<Instr>, lines: &[u8]) -> Vec<Instr> {
    let offsets: Vec<u32> = instrs.iter().map(|instr| instr.offset).collect();
    let there = |offset: u32| offsets.get(offsets.partition_point(|&other| other < offset)).copied();
    for instr in &mut instrs {
        if let Some(target) = instr.target().and_then(there) {
            instr.arg = target;
        }
    }
    let barriers = barriers(lines, &instrs).into_iter().filter_map(there).collect();
    fuse_runs(&instrs, &barriers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(opcodes: &[u8]) -> Vec<Instr> {
        instructions(opcodes).map(plain).collect()
    }

    fn ops(instrs: &[Instr]) -> Vec<u8> {
        instrs.iter().map(|instr| instr.op).collect()
    }

    #[test]
    fn what_nothing_leads_to_is_dropped() {
        const RETURN: [u8; 2] = [op::LOAD_CONST_NONE, op::RETURN_VALUE];
        // A jump over a return, and one back to itself behind that.
        let code =
            of(&[&[op::JUMP, 0x42], &RETURN[..], &[op::LOAD_CONST_TRUE, op::RETURN_VALUE, op::JUMP, 0x3E]].concat());
        assert_eq!(ops(&without_dead(code)), [op::LOAD_CONST_TRUE, op::RETURN_VALUE]);
        // Both ways of a condition, and a handler.
        let code = of(&[
            &[op::SETUP_EXCEPT, 5, op::LOAD_FAST_MULTI, op::POP_JUMP_IF_TRUE, 0x40],
            &RETURN[..],
            &[op::RAISE_LAST],
        ]
        .concat());
        assert_eq!(without_dead(code.clone()), code);
        // A loop without an end.
        let code = of(&[op::JUMP, 0x3E, op::LOAD_CONST_NONE, op::RETURN_VALUE]);
        assert_eq!(ops(&without_dead(code)), [op::JUMP]);
    }

    #[test]
    fn jumps_to_what_was_dropped_lead_to_the_next_instruction() {
        // What the jump led to is gone.
        let mut code = of(&[op::LOAD_FAST_MULTI, op::POP_JUMP_IF_TRUE, 0x41, op::POP_TOP, 0x80, op::RETURN_VALUE]);
        assert_eq!(code[1].target(), Some(4));
        code.remove(3);
        assert_eq!(fused(code, &[])[1].target(), Some(5));
    }
}
