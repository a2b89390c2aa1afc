//! The emitter: instructions of one function, with the stack depth and what is reachable.
//!
//! Contract: an instruction that control cannot reach is dropped, so generators of code need not
//! care. The depth is that of MicroPython's machine; it is checked where ways meet.

use crate::Lines;
use crate::code::{Arg, Instr, Item, Label};
use mpyc_abi::opcode::{self, effect, jump_effect};

/// The code of a function in the making.
#[derive(Debug)]
pub(super) struct Emitter {
    /// Which lines are noted.
    lines: Lines,
    items: Vec<Item>,
    labels: Vec<LabelState>,
    depth: u32,
    max_depth: u32,
    handlers: u32,
    max_handlers: u32,
    dead: bool,
    line: u32,
    /// The line that the next instruction comes from.
    wanted_line: u32,
    /// How many instructions delete a local variable.
    deletions: u32,
}

/// What is known of a label.
#[derive(Clone, Copy, Debug, Default)]
struct LabelState {
    /// Stack depth there, once something jumps to it.
    depth: Option<u32>,
}

/// The finished code.
pub(super) struct Emitted {
    pub(super) items: Vec<Item>,
    pub(super) label_count: u32,
    pub(super) max_stack: u32,
    pub(super) max_handlers: u32,
}

impl Emitter {
    /// An empty function, of which such lines are noted.
    pub(super) fn new(lines: Lines) -> Self {
        Emitter {
            lines,
            items: Vec::new(),
            labels: Vec::new(),
            depth: 0,
            max_depth: 0,
            handlers: 0,
            max_handlers: 0,
            dead: false,
            line: 0,
            wanted_line: 0,
            deletions: 0,
        }
    }

    /// Whether the next instruction can be reached.
    pub(super) fn is_live(&self) -> bool {
        !self.dead
    }

    /// How many instructions so far delete a local variable.
    pub(super) fn deletions(&self) -> u32 {
        self.deletions
    }

    /// Slots on the stack.
    pub(super) fn depth(&self) -> u32 {
        self.depth
    }

    /// Handlers open here.
    pub(super) fn handlers(&self) -> u32 {
        self.handlers
    }

    /// What follows comes from this line of the source; the first call names the function's own.
    pub(super) fn line(&mut self, line: u32) {
        let wanted = match self.lines {
            Lines::Full => true,
            Lines::Function => self.wanted_line == 0,
            Lines::None => false,
        };
        if wanted {
            self.wanted_line = line;
        }
    }

    /// Appends an instruction that is no jump.
    pub(super) fn instr(&mut self, instr: Instr) {
        if self.dead {
            return;
        }
        debug_assert!(instr.is_well_formed(), "{instr:?}");
        self.deletions += u32::from(instr.op == opcode::op::DELETE_FAST);
        self.push(instr);
        let effect = effect(instr.op, instr.effect_arg(), instr.extra);
        self.apply(effect);
        self.dead = opcode::ends_block(instr.op);
    }

    fn push(&mut self, instr: Instr) {
        if self.wanted_line != self.line {
            self.line = self.wanted_line;
            self.items.push(Item::Line(self.line));
        }
        self.items.push(Item::Instr(instr));
    }

    fn apply(&mut self, effect: opcode::Effect) {
        debug_assert!(self.depth >= effect.pops, "stack underflow at line {}", self.line);
        self.depth = self.depth.saturating_sub(effect.pops) + effect.pushes;
        self.headroom(0);
    }

    /// The machine may use so many slots above the current depth.
    pub(super) fn headroom(&mut self, slots: u32) {
        self.max_depth = self.max_depth.max(self.depth + slots);
    }

    /// An instruction without operand.
    pub(super) fn op(&mut self, op: u8) {
        self.instr(Instr::plain(op));
    }

    /// An instruction with a number.
    pub(super) fn uint(&mut self, op: u8, value: u32) {
        self.instr(Instr::new(op, Arg::Uint(value)));
    }

    /// A new label, not placed yet.
    pub(super) fn new_label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(self.labels.len() as u32 - 1)
    }

    /// Places a label that only earlier code jumps to. If none of it is reachable, neither is the label.
    pub(super) fn place(&mut self, label: Label) {
        let Some(depth) = self.labels[label.0 as usize].depth else { return };
        debug_assert!(self.dead || self.depth == depth, "depths differ at line {}", self.line);
        self.drop_jump_to(label);
        self.dead = false;
        self.depth = depth;
        self.items.push(Item::Label(label));
    }

    /// Removes a jump that would only lead to the place where it ends.
    fn drop_jump_to(&mut self, label: Label) {
        let is_instr = |item: &Item| matches!(item, Item::Instr(_));
        let Some(last) = self.items.iter().rposition(is_instr) else { return };
        if self.items[last] == Item::Instr(Instr::new(opcode::op::JUMP, Arg::Label(label))) {
            self.items.remove(last);
        }
    }

    /// A label here, for later code to jump back to.
    pub(super) fn here(&mut self) -> Label {
        let label = self.new_label();
        if !self.dead {
            self.labels[label.0 as usize].depth = Some(self.depth);
            self.items.push(Item::Label(label));
        }
        label
    }

    /// Appends a jump.
    pub(super) fn jump(&mut self, op: u8, target: Label) {
        if self.dead {
            return;
        }
        self.push(Instr::new(op, Arg::Label(target)));
        let there = jump_effect(op, 0, 0);
        let depth = self.depth.saturating_sub(there.pops) + there.pushes;
        self.reach(target, depth);
        self.apply(effect(op, 0, 0));
        self.dead = opcode::ends_block(op);
    }

    /// Notes the depth at a label.
    fn reach(&mut self, label: Label, depth: u32) {
        let known = *self.labels[label.0 as usize].depth.get_or_insert(depth);
        debug_assert!(known == depth, "depths {known} and {depth} differ, line {}", self.line);
        self.max_depth = self.max_depth.max(depth);
    }

    /// Appends a jump out of `handlers` handlers to a place where the stack is `depth` slots deep.
    pub(super) fn unwind(&mut self, target: Label, handlers: u32, iterator: bool, depth: u32) {
        if self.dead {
            return;
        }
        let extra = handlers as u8 & 0x7F | if iterator { 0x80 } else { 0 };
        self.push(Instr { op: opcode::op::UNWIND_JUMP, arg: Arg::Label(target), extra });
        self.headroom(2);
        self.reach(target, depth);
        self.dead = true;
    }

    /// Opens a handler with one of the SETUP instructions. `above` is the depth its code starts
    /// with, measured from the depth that the handler saves.
    pub(super) fn setup(&mut self, op: u8, handler: Label, above: u32) {
        self.handlers += 1;
        self.max_handlers = self.max_handlers.max(self.handlers);
        if self.dead {
            return;
        }
        self.push(Instr::new(op, Arg::Label(handler)));
        self.apply(effect(op, 0, 0));
        let saved = if op == opcode::op::SETUP_WITH { self.depth - 1 } else { self.depth };
        self.reach(handler, saved + above);
    }

    /// A handler is left for good: its code ends here.
    pub(super) fn close_handler(&mut self) {
        self.handlers -= 1;
    }

    /// The code of a handler starts, as deep as `setup` said, however the code before it ends.
    pub(super) fn handler(&mut self, label: Label) {
        let Some(depth) = self.labels[label.0 as usize].depth else { return };
        self.depth = depth;
        self.dead = false;
        self.headroom(0);
        self.items.push(Item::Label(label));
    }

    /// Says how deep the stack is where the effects of the instructions do not tell.
    pub(super) fn set_depth(&mut self, depth: u32) {
        if !self.dead {
            self.depth = depth;
        }
        self.headroom(0);
    }

    /// The finished code.
    pub(super) fn finish(self) -> Emitted {
        debug_assert!(self.dead, "control runs off the end");
        Emitted {
            items: self.items,
            label_count: self.labels.len() as u32,
            max_stack: self.max_depth,
            max_handlers: self.max_handlers,
        }
    }
}
