//! Operands and locals: the checks that look at one instruction at a time.

use super::{MOST_HANDLERS, Reason, Tables, Verifier};
use crate::code::Instr;
use crate::opcode::{self, Operand, op};
use crate::prelude::{FLAG_GENERATOR, FLAG_VAR_ARGS, FLAG_VAR_KEYWORDS};

impl<T: Tables> Verifier<'_, T> {
    /// Checks the name indexes of the prelude and that its parameters are possible.
    pub(super) fn check_parameters(&mut self) {
        let prelude = self.prelude;
        let signature = &prelude.signature;
        let names = self.tables.names();
        if prelude.name >= names || prelude.arg_names().any(|name| name >= names) {
            self.fail(Reason::Name);
        }
        if signature.n_def_pos_args > signature.n_pos_args {
            self.fail(Reason::Operand);
        }
        let stars = signature.flags & (FLAG_VAR_ARGS | FLAG_VAR_KEYWORDS);
        let params = signature.n_pos_args.saturating_add(signature.n_kwonly_args).saturating_add(stars.count_ones());
        let cells = prelude.cells.iter().map(|&cell| u32::from(cell) + 1).max().unwrap_or(0);
        self.verified.n_locals = params.max(cells);
    }

    /// Looks at every instruction alone: marks jump targets, counts locals and captured variables, checks operands.
    pub(super) fn check_instructions(&mut self) {
        while self.next() {
            if let Some(target) = self.instr.target() {
                if target as usize >= self.prelude.code.len() {
                    self.fail(Reason::JumpTarget);
                    return;
                }
                self.scratch.mark(target);
            }
            self.check_operand();
            if let Some(local) = opcode::local_of(self.instr.op, self.instr.arg) {
                self.check_local(local);
            }
        }
    }

    /// Checks what can be said when all instructions are known; the tables are ready then.
    pub(super) fn check_whole(&mut self) {
        let (n_setups, n_free) = (self.setups, self.verified.n_free);
        let signature = self.prelude.signature;
        if self.reason.is_some() {
            return;
        }
        self.rewind();
        if n_setups > MOST_HANDLERS {
            self.fail(Reason::TooLarge);
        } else if !self.scratch.divide(n_setups as usize) {
            self.fail(Reason::Scratch);
        } else if self.verified.n_locals > signature.n_state {
            self.fail(Reason::Local);
        } else if n_free > signature.n_pos_args {
            self.fail(Reason::Cell);
        }
        while self.next() {
            let Instr { op, arg, offset, end, .. } = self.instr;
            if (offset + 1..end).any(|inside| self.scratch.is_target(inside)) {
                self.fail(Reason::JumpTarget);
            }
            // Nothing but a cell may lie in the slot of one.
            let is_store = matches!(op, op::STORE_FAST_N | op::DELETE_FAST | op::STORE_FAST_MULTI..=0xCF);
            if is_store && opcode::local_of(op, arg).is_some_and(|local| local < n_free || self.is_cell(local)) {
                self.fail(Reason::Cell);
            }
        }
    }

    fn check_local(&mut self, local: u32) {
        if local >= self.prelude.signature.n_state {
            self.fail(Reason::Local);
            return;
        }
        self.verified.n_locals = self.verified.n_locals.max(local + 1);
        let is_deref = matches!(self.instr.op, op::LOAD_DEREF | op::STORE_DEREF | op::DELETE_DEREF);
        if is_deref && !self.is_cell(local) {
            self.verified.n_free = self.verified.n_free.max(local + 1);
        }
    }

    fn is_cell(&self, local: u32) -> bool {
        self.prelude.cells.iter().any(|&cell| u32::from(cell) == local)
    }

    fn check_operand(&mut self) {
        let Instr { op, arg, .. } = self.instr;
        let (good, reason) = match opcode::operand(op) {
            Operand::Qstr => (arg < self.tables.names(), Reason::Name),
            Operand::Object => (arg < self.tables.objects(), Reason::Object),
            Operand::Slot => (arg < self.tables.slots(), Reason::Slot),
            Operand::Row => (false, Reason::Slot),
            Operand::Child => (self.is_good_child(), Reason::Child),
            Operand::SliceParts => (arg == 2 || arg == 3, Reason::Operand),
            Operand::Comprehension => (arg & 3 != 3, Reason::Operand),
            Operand::Count => (arg <= self.prelude.signature.n_state, Reason::Overflow),
            Operand::Args | Operand::Ends => (arg <= 0xFFFF, Reason::Operand),
            Operand::Locals => (arg & 0x0303 == 0, Reason::Local),
            Operand::LocalInt => (arg & 0x0103 == 0x0100, Reason::Local),
            Operand::LocalName => (arg & 0x0303 == 0 && arg >> 10 < self.tables.names(), Reason::Name),
            Operand::Mask => (arg < 31, Reason::Operand),
            _ if op == op::FOR_ITER_STORE => (self.stores_local(self.instr.end), Reason::Operand),
            _ if op == op::LOOP => (self.opcode_at(arg) == Some(op::FOR_ITER_STORE), Reason::JumpTarget),
            _ if matches!(op, op::YIELD_VALUE | op::YIELD_FROM) => {
                (self.prelude.signature.flags & FLAG_GENERATOR != 0, Reason::Operand)
            }
            _ => return,
        };
        if !good {
            self.fail(reason);
        }
    }

    fn opcode_at(&self, offset: u32) -> Option<u8> {
        self.prelude.code.get(offset as usize).copied()
    }

    /// Whether a one-byte store of a local lies there.
    fn stores_local(&self, offset: u32) -> bool {
        self.opcode_at(offset).is_some_and(|opcode| (op::STORE_FAST_MULTI..=0xCF).contains(&opcode))
    }

    /// Whether the child exists and gets the captured variables it reads.
    fn is_good_child(&self) -> bool {
        let captured = u32::from(self.instr.extra);
        self.tables.child(self.instr.arg).is_some_and(|child| child.n_free <= captured && captured <= child.n_pos_args)
    }
}
