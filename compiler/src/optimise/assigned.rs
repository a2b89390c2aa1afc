//! Which local variables surely have a value at a place of the code.
//!
//! One walk in the order of the code is enough: on a way through the code the set only grows, as
//! variables that are deleted anywhere never count, so a backward jump brings no smaller set than
//! the way that led to its target first.

use crate::code::{Arg, CodeObject, Item};
use mpyc_abi::opcode::{ends_block, op};
use mpyc_abi::prelude::{FLAG_VAR_ARGS, FLAG_VAR_KEYWORDS};

/// The set at the current place of a walk. Only the first 64 variables are looked at.
pub(super) struct Assigned {
    /// Those with a value here; all of them where control cannot come from above.
    here: u64,
    /// The sets at labels that were jumped to.
    at_label: Vec<u64>,
    /// Variables that are never deleted.
    kept: u64,
}

/// Every variable: nothing is known of an unreachable place.
const ALL: u64 = u64::MAX;

fn bit(slot: u32) -> u64 {
    1u64.checked_shl(slot).unwrap_or(0)
}

impl Assigned {
    /// The set at the start of a function: its parameters.
    pub(super) fn new(code: &CodeObject) -> Self {
        let stars = u32::from(code.flags & FLAG_VAR_ARGS != 0) + u32::from(code.flags & FLAG_VAR_KEYWORDS != 0);
        let parameters = code.n_pos_args + code.n_kwonly_args + stars;
        let mut kept = ALL;
        for instr in code.instrs() {
            if let (op::DELETE_FAST, Arg::Uint(slot)) = (instr.op, instr.arg) {
                kept &= !bit(slot);
            }
        }
        // Cells are no plain variables, but what loads them cannot fail.
        let here = kept & (bit(parameters.min(64)).wrapping_sub(1)) | code.cells.iter().fold(0, |set, &c| set | bit(c));
        Assigned { here, at_label: vec![ALL; code.label_count as usize], kept }
    }

    /// Whether a variable has a value here.
    pub(super) fn has(&self, slot: u32) -> bool {
        self.here & bit(slot) != 0
    }

    /// Moves on behind an item of the code.
    pub(super) fn step(&mut self, item: &Item) {
        match item {
            Item::Line(_) => {}
            Item::Label(label) => self.here &= self.at_label[label.0 as usize],
            Item::Instr(instr) => {
                match instr.arg {
                    Arg::Uint(slot) if instr.op == op::STORE_FAST_N => self.here |= bit(slot) & self.kept,
                    Arg::Label(label) => self.at_label[label.0 as usize] &= self.here,
                    _ => {}
                }
                if ends_block(instr.op) {
                    self.here = ALL;
                }
            }
        }
    }
}
