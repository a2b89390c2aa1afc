//! Operands and locals: the checks that look at one instruction at a time.

use super::{Reason, Tables, Verified, Verifier, VerifyError};
use crate::code::{Instr, decode};
use crate::opcode::{self, Operand, op};
use crate::prelude::{FLAG_GENERATOR, FLAG_VAR_ARGS, FLAG_VAR_KEYWORDS};

impl<T: Tables> Verifier<'_, T> {
    /// Counts locals and captured variables and checks every operand.
    pub(super) fn locals(&mut self) -> Result<Verified, VerifyError> {
        let signature = &self.prelude.signature;
        let flag = |bit| u32::from(signature.flags & bit != 0);
        let params = signature
            .n_pos_args
            .saturating_add(signature.n_kwonly_args)
            .saturating_add(flag(FLAG_VAR_ARGS) + flag(FLAG_VAR_KEYWORDS));
        let mut n_locals = params;
        let mut n_free = 0;
        for &cell in self.prelude.cells {
            n_locals = n_locals.max(u32::from(cell) + 1);
        }
        for instr in decode(self.prelude.code, self.dialect).flatten() {
            let fail = |reason| VerifyError { offset: instr.offset, reason };
            self.check_operand(&instr).map_err(fail)?;
            let Some(local) = opcode::local_of(instr.op, instr.arg) else { continue };
            if local >= signature.n_state {
                return Err(fail(Reason::Local));
            }
            n_locals = n_locals.max(local + 1);
            if is_deref(instr.op) && !self.is_cell(local) {
                n_free = n_free.max(local + 1);
            }
        }
        let fail = |reason| VerifyError { offset: 0, reason };
        if n_locals > signature.n_state {
            return Err(fail(Reason::Local));
        }
        if n_free > signature.n_pos_args {
            return Err(fail(Reason::Cell));
        }
        self.check_stores(n_free)?;
        Ok(Verified { n_locals, max_depth: 0, n_free })
    }

    /// Refuses plain stores to the slots of cells.
    fn check_stores(&self, n_free: u32) -> Result<(), VerifyError> {
        for instr in decode(self.prelude.code, self.dialect).flatten() {
            let plain = matches!(instr.op, op::STORE_FAST_N | op::DELETE_FAST | op::STORE_FAST_MULTI..=0xCF);
            let Some(local) = opcode::local_of(instr.op, instr.arg).filter(|_| plain) else { continue };
            if local < n_free || self.is_cell(local) {
                return Err(VerifyError { offset: instr.offset, reason: Reason::Cell });
            }
        }
        Ok(())
    }

    fn is_cell(&self, local: u32) -> bool {
        self.prelude.cells.iter().any(|&cell| u32::from(cell) == local)
    }

    fn check_operand(&self, instr: &Instr) -> Result<(), Reason> {
        let arg = instr.arg;
        let (good, reason) = match opcode::operand(instr.op) {
            Operand::Qstr => (arg < self.tables.names(), Reason::Name),
            Operand::Object => (arg < self.tables.objects(), Reason::Object),
            Operand::Slot => (arg < self.tables.slots(), Reason::Slot),
            Operand::Child => (self.good_child(instr), Reason::Child),
            Operand::SliceParts => (arg == 2 || arg == 3, Reason::Operand),
            Operand::Comprehension => (arg & 3 != 3, Reason::Operand),
            Operand::Count => (arg <= self.prelude.signature.n_state, Reason::Overflow),
            Operand::Args | Operand::Ends => (arg <= 0xFFFF, Reason::Operand),
            _ if yields(instr.op) => (self.prelude.signature.flags & FLAG_GENERATOR != 0, Reason::Operand),
            _ => (true, Reason::Operand),
        };
        if good { Ok(()) } else { Err(reason) }
    }

    /// Whether the child exists and gets the captured variables it reads.
    fn good_child(&self, instr: &Instr) -> bool {
        let captured = u32::from(instr.extra);
        self.tables.child(instr.arg).is_some_and(|child| child.n_free <= captured && captured <= child.n_pos_args)
    }
}

fn is_deref(opcode: u8) -> bool {
    matches!(opcode, op::LOAD_DEREF | op::STORE_DEREF | op::DELETE_DEREF)
}

/// Whether an instruction hands a value to whoever runs the generator.
fn yields(op: u8) -> bool {
    matches!(op, op::YIELD_VALUE | op::YIELD_FROM)
}
