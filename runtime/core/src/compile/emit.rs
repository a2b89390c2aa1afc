//! Writing code: opcodes, jumps, lines, the depth of the stack.
//!
//! While the pass looks for scopes, nothing is written and all positions are 0.

use super::error;
use super::{CHILDREN, CODE, Compiler, LINES, TABLE};
use crate::mem::{self, r8, r32, w8, w32};
use crate::msg::Msg;
use crate::vm::Res;
use mpyc_abi::lines::{Step, write_step};
use mpyc_abi::object::{Kind, unit};
use mpyc_abi::opcode::{effect, op};
use mpyc_abi::value::Value;
use mpyc_abi::varint;

/// Most bytes of one function's code: handlers and jumps count in 15 bits.
const MOST_CODE: u32 = 0x7FFF;

/// A place in the code to go back to, if what follows turns out to be something else.
#[derive(Clone, Copy)]
pub(super) struct Emitted {
    pub code: u32,
    pub children: u32,
    pub depth: u32,
    pub scope: u32,
}

impl Compiler<'_> {
    /// What is written so far.
    pub(super) fn emitted(&self) -> Emitted {
        Emitted { code: self.code_len, children: self.children_len, depth: self.fun.depth, scope: self.next_scope }
    }

    /// Forgets what was written since.
    pub(super) fn take_back(&mut self, to: Emitted) {
        self.code_len = to.code;
        self.children_len = to.children;
        self.fun.depth = to.depth;
        self.forget_scopes(to.scope);
    }

    /// Appends bytes to the code.
    fn put(&mut self, bytes: &[u8]) -> Res<()> {
        let need = self.code_len + bytes.len() as u32;
        if need - self.fun.code_start > MOST_CODE {
            return Err(error::syntax(self, Msg::TOO_LARGE));
        }
        let buffer = self.grow(CODE, Kind::Blob, self.code_len, need)?;
        self.fun.last = self.code_len;
        mem::put(buffer + 4 + self.code_len, bytes);
        self.code_len = need;
        Ok(())
    }

    /// Writes an instruction that is no jump: its operand as bytes, and for its effect on the stack as numbers.
    fn write(&mut self, opcode: u8, operand: &[u8], arg: u32, extra: u8) -> Res<()> {
        if self.scanning {
            return Ok(());
        }
        let start = self.code_len;
        self.put(&[opcode])?;
        self.put(operand)?;
        self.fun.last = start;
        self.follow(opcode, arg, extra);
        Ok(())
    }

    /// Follows the stack's depth over an instruction.
    fn follow(&mut self, opcode: u8, arg: u32, extra: u8) {
        let effect = effect(opcode, arg, extra);
        self.fun.depth = (self.fun.depth + effect.pushes).saturating_sub(effect.pops);
        self.fun.note_depth(0);
    }

    /// Writes an instruction that makes a function of a child and so many cells.
    pub(super) fn make_function(&mut self, opcode: u8, child: u32, cells: u8) -> Res<()> {
        self.write(opcode, varint::uint(child).as_slice(), child, cells)?;
        if cells > 0 { self.raw(cells) } else { Ok(()) }
    }

    /// Writes an opcode without operand.
    pub(super) fn op(&mut self, opcode: u8) -> Res<()> {
        self.write(opcode, &[], 0, 0)
    }

    /// Writes opcodes without operands.
    pub(super) fn ops(&mut self, opcodes: &[u8]) -> Res<()> {
        opcodes.iter().try_for_each(|&opcode| self.op(opcode))
    }

    /// Writes an opcode with an unsigned operand.
    pub(super) fn op_uint(&mut self, opcode: u8, arg: u32) -> Res<()> {
        self.write(opcode, varint::uint(arg).as_slice(), arg, 0)
    }

    /// Writes an opcode with a name or constant.
    pub(super) fn op_value(&mut self, opcode: u8, v: Value) -> Res<()> {
        if self.scanning {
            return Ok(());
        }
        let name = self.table_index(v)?;
        self.op_uint(opcode, if opcode == op::LOAD_CONST_OBJ { name + unit::NAMES } else { name })
    }

    /// Pushes an int.
    pub(super) fn load_int(&mut self, value: i32) -> Res<()> {
        if (-16..48).contains(&value) {
            return self.op((0x80 + value) as u8);
        }
        self.write(op::LOAD_CONST_SMALL_INT, varint::int(value).as_slice(), 0, 0)
    }

    /// The small int that the instruction at an offset pushes, if it is the last one.
    pub(super) fn small_int_at(&self, at: u32) -> Option<i32> {
        if self.scanning || at != self.fun.last || at >= self.code_len {
            return None;
        }
        let code = mem::bytes(self.slot(CODE).0 + 4 + at, self.code_len - at);
        let (&first, operand) = code.split_first()?;
        match first {
            0x70..=0xAF => Some(first as i32 - 0x80),
            op::LOAD_CONST_SMALL_INT => varint::read_int(operand, &mut 0).ok(),
            _ => None,
        }
    }

    /// Reads a local or stores to it.
    pub(super) fn op_fast(&mut self, store: bool, slot: u32) -> Res<()> {
        if slot < 16 {
            let first = if store { op::STORE_FAST_MULTI } else { op::LOAD_FAST_MULTI };
            return self.op(first + slot as u8);
        }
        self.op_uint(if store { op::STORE_FAST_N } else { op::LOAD_FAST_N }, slot)
    }

    /// The number of a value among the names in the table of names and constants; appends it if it is not there.
    pub(super) fn table_index(&mut self, v: Value) -> Res<u32> {
        let table = self.slot(TABLE).0;
        for i in unit::NAMES..self.table_len {
            if r32(table + 4 + i * 4) == v.0 {
                return Ok(i - unit::NAMES);
            }
        }
        self.vm.push(v);
        let table = self.grow(TABLE, Kind::Array, self.table_len * 4, self.table_len * 4 + 4)?;
        self.vm.pop();
        w32(table + 4 + self.table_len * 4, v.0);
        self.table_len += 1;
        Ok(self.table_len - 1 - unit::NAMES)
    }

    // ---- jumps

    /// Writes a jump whose target comes later. `chain` is the jump before it with the same target, or 0; gives this
    /// one in its place: [`Compiler::place`] sets all of a chain.
    pub(super) fn jump(&mut self, opcode: u8, chain: u32) -> Res<u32> {
        if self.scanning {
            return Ok(0);
        }
        let at = self.code_len;
        let link = chain.saturating_sub(self.fun.code_start) as u16;
        self.put(&[opcode, link as u8, (link >> 8) as u8])?;
        self.follow(opcode, 0, 0);
        // 0 ends a chain, and a jump may be a function's first instruction.
        Ok(at + 1)
    }

    /// Makes all jumps of a chain lead here.
    pub(super) fn place(&mut self, chain: u32) -> Res<()> {
        self.fun.label = self.code_len;
        let mut at = chain;
        while at != 0 && !self.scanning {
            let operand = self.slot(CODE).0 + 4 + at;
            let link = r8(operand) as u32 | (r8(operand + 1) as u32) << 8;
            self.set_target(at, self.code_len);
            at = if link == 0 { 0 } else { self.fun.code_start + link };
        }
        Ok(())
    }

    /// Writes the offset of the jump whose operand lies at `at`.
    fn set_target(&mut self, at: u32, target: u32) {
        let operand = self.slot(CODE).0 + 4 + at;
        // The opcodes before these jump both ways.
        let bias = if r8(operand - 1) < op::JUMP_IF_TRUE_OR_POP { 0x4000 } else { 0 };
        let offset = target.wrapping_sub(at + 2).wrapping_add(bias);
        w8(operand, 0x80 | offset as u8 & 0x7F);
        w8(operand + 1, (offset >> 7) as u8);
    }

    /// Writes a jump back to a place.
    pub(super) fn jump_back(&mut self, opcode: u8, target: u32) -> Res<()> {
        if self.scanning {
            return Ok(());
        }
        let near = self.code_len + 2 - target;
        if near <= 0x40 {
            self.put(&[opcode, (0x40 - near) as u8])?;
            self.follow(opcode, 0, 0);
            return Ok(());
        }
        if near > 0x3FF0 {
            return Err(error::syntax(self, Msg::TOO_LARGE));
        }
        let jump = self.jump(opcode, 0)?;
        self.set_target(jump, target);
        Ok(())
    }

    /// Writes the raw byte that follows a jump's offset.
    pub(super) fn raw(&mut self, byte: u8) -> Res<()> {
        if self.scanning { Ok(()) } else { self.put(&[byte]) }
    }

    // ---- turning code round

    /// Exchanges the code between `start` and `middle` with that behind it. No jump crosses from one to the other
    /// except those that are set later.
    pub(super) fn rotate(&mut self, start: u32, middle: u32) {
        if self.scanning {
            return;
        }
        let buffer = self.slot(CODE).0 + 4;
        let code = mem::bytes_mut(buffer + start, self.code_len - start);
        let (front, back) = code.split_at_mut((middle - start) as usize);
        front.reverse();
        back.reverse();
        code.reverse();
        // What was last is in the middle now.
        self.fun.last = u32::MAX;
    }

    /// Where the next instruction will lie.
    pub(super) fn here(&self) -> u32 {
        self.code_len
    }

    /// The opcode of the last instruction, if code was not turned round since; 0 otherwise.
    pub(super) fn last_opcode(&self) -> u8 {
        if self.scanning || self.fun.last >= self.code_len { 0 } else { r8(self.slot(CODE).0 + 4 + self.fun.last) }
    }

    /// The unsigned operand of the last instruction.
    pub(super) fn last_operand(&self) -> u32 {
        if self.last_opcode() == 0 {
            return 0;
        }
        let operand =
            mem::bytes(self.slot(CODE).0 + 5 + self.fun.last, self.code_len.saturating_sub(self.fun.last + 1));
        varint::read_uint(operand, &mut 0).unwrap_or(0)
    }

    /// Exchanges the last instruction's opcode for one with the same operand.
    pub(super) fn replace_last(&mut self, opcode: u8, depth: u32) {
        if !self.scanning {
            w8(self.slot(CODE).0 + 4 + self.fun.last, opcode);
            self.fun.depth = depth;
        }
    }

    // ---- lines

    /// Notes that the code from here on belongs to a line.
    pub(super) fn set_line(&mut self, line: u32) -> Res<()> {
        if self.scanning || line <= self.fun.line {
            return Ok(());
        }
        let step = Step { bytes: self.code_len - self.fun.line_at, lines: line - self.fun.line };
        self.fun.line = line;
        self.fun.line_at = self.code_len;
        let most = step.bytes / 15 + step.lines / 3 + 4;
        let buffer = self.grow(LINES, Kind::Blob, self.lines_len, self.lines_len + most)? + 4;
        let mut at = buffer + self.lines_len;
        write_step(step, |byte| {
            w8(at, byte);
            at += 1;
        });
        self.lines_len = at - buffer;
        Ok(())
    }

    /// Appends a byte to the parameter names, before the line table.
    pub(super) fn put_line(&mut self, byte: u8) -> Res<()> {
        let buffer = self.grow(LINES, Kind::Blob, self.lines_len, self.lines_len + 1)?;
        w8(buffer + 4 + self.lines_len, byte);
        self.lines_len += 1;
        Ok(())
    }

    /// Appends a code object to those of the open function; gives its index there.
    pub(super) fn add_child(&mut self, child: Value) -> Res<u32> {
        self.vm.push(child);
        let size = self.children_len * 4;
        let children = self.grow(CHILDREN, Kind::Array, size, size + 4)?;
        self.vm.pop();
        w32(children + 4 + size, child.0);
        self.children_len += 1;
        Ok(self.children_len - 1 - self.fun.children_start)
    }
}
