//! The instructions that open, leave and end handlers.

use super::scratch::{Field, SetupKind};
use super::state::{Cause, State};
use super::{Reason, Tables, Verifier};
use crate::opcode::op;

impl<T: Tables> Verifier<'_, T> {
    /// SETUP_EXCEPT, SETUP_FINALLY, SETUP_WITH: opens a handler.
    pub(super) fn open(&mut self, state: State) -> Option<State> {
        let kind = SetupKind::of(self.instr.op)?;
        let is_with = kind == SetupKind::With;
        let inside = if is_with { self.apply(state, 1, 2)? } else { state };
        let level = self.field(state, Field::Level) + 1;
        if level > self.prelude.signature.n_exc_stack || level > u32::from(u8::MAX >> 1) {
            return self.fail(Reason::HandlerDepth);
        }
        let hidden = self.field(state, Field::Hidden) + u32::from(state.cause().hides_slot());
        let (number, target) = (self.setups, self.instr.arg);
        for (field, value) in [
            (Field::Target, target),
            (Field::Saved, inside.depth()),
            (Field::Kind, kind as u32),
            (Field::Outer, state.with_depth(0).word()),
            (Field::Level, level),
            (Field::Hidden, hidden),
        ] {
            self.scratch.set_field(number, field, value);
        }
        let cause = if kind == SetupKind::Except { Cause::None } else { Cause::Entry };
        let handler = self.reach(State::new(0, number, cause), inside.depth() + 1)?;
        self.send(handler, target);
        // SETUP_WITH leaves the result of the enter function above what the handler saves.
        self.apply(State::new(inside.depth(), number, Cause::None), 0, u32::from(is_with))
    }

    /// The state when the innermost handler of `state` is gone.
    fn outside(&self, state: State, depth: u32) -> State {
        match State::from_word(self.field(state, Field::Outer)) {
            Some(outer) => outer.with_depth(depth),
            None => State::new(depth, 0, Cause::None),
        }
    }

    /// POP_EXCEPT_JUMP: leaves the body of a `try` or one of its handlers.
    pub(super) fn pop_except(&mut self, state: State) -> Option<State> {
        if state.handler() == 0 || self.field(state, Field::Kind) != SetupKind::Except as u32 {
            return self.fail(Reason::Handler);
        }
        self.jump(self.outside(state, state.depth()), self.instr.arg);
        None
    }

    /// UNWIND_JUMP: leaves handlers, running the finally ones, then jumps.
    pub(super) fn unwind(&mut self, state: State) -> Option<State> {
        let mut state = state;
        for _ in 0..self.instr.extra & 0x7F {
            if state.handler() == 0 {
                return self.fail(Reason::Handler);
            }
            let saved = self.field(state, Field::Saved);
            let depth = if self.field(state, Field::Kind) == SetupKind::Except as u32 {
                state.depth()
            } else if self.is_active(state, self.instr.offset) {
                saved
            } else {
                // Two slots, the destination and a marker, wait for the end of the handler.
                self.reach(state, saved + 2)?;
                // Until the end of that handler is known, nobody arrives there.
                self.field(state, Field::After).checked_sub(1)?
            };
            state = self.outside(state, depth);
        }
        self.reach(state, state.depth() + 1)?;
        if self.instr.extra & 0x80 != 0 {
            let Some(depth) = state.depth().checked_sub(4) else {
                return self.fail(Reason::Underflow);
            };
            state = state.with_depth(depth);
        }
        if state.depth() < self.floor(state) {
            return self.fail(Reason::Underflow);
        }
        self.jump(state, self.instr.arg);
        None
    }

    /// END_FINALLY: ends a handler; goes on behind it if the cause is None.
    pub(super) fn end_finally(&mut self, state: State) -> Option<State> {
        if !self.is_active(state, self.instr.offset) {
            return self.fail(Reason::Handler);
        }
        let saved = self.field(state, Field::Saved);
        let (bottom, expected) = match state.cause() {
            Cause::None => (state.depth(), saved + 1),
            Cause::One => (state.depth(), state.depth()),
            Cause::Two if state.depth() < 2 => return self.fail(Reason::Underflow),
            Cause::Two => return None,
            cause => (cause.floor(saved), cause.floor(saved)),
        };
        if state.depth() != expected || bottom == 0 {
            return self.fail(Reason::Handler);
        }
        if self.field(state, Field::Kind) != SetupKind::Except as u32 {
            let after = self.field(state, Field::After);
            if after != 0 && after != bottom {
                return self.fail(Reason::Join);
            }
            self.scratch.set_field(state.handler(), Field::After, bottom);
        }
        Some(self.outside(state, bottom - 1))
    }

    /// WITH_CLEANUP: only at the start of a `with` handler, right before its END_FINALLY.
    pub(super) fn with_cleanup(&mut self, state: State) -> Option<State> {
        let (kind, saved) = (self.field(state, Field::Kind), self.field(state, Field::Saved));
        let next = self.prelude.code.get(self.instr.end as usize);
        let fits = kind == SetupKind::With as u32
            && state.cause() == Cause::Entry
            && state.depth() == saved + 1
            && saved >= 2
            && next == Some(&op::END_FINALLY);
        if !fits {
            return self.fail(Reason::Handler);
        }
        // The machine puts two Nones above to call the exit function.
        self.reach(state, state.depth() + 1)?;
        Some(state.with_depth(saved - 1).with_cause(Cause::Cleaned))
    }
}
