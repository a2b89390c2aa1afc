//! The instructions that open, leave and end handlers.

use super::scratch::{Setup, SetupKind};
use super::{Cause, Reason, State, Tables, Verifier};
use crate::code::Instr;
use crate::opcode::op;

impl<T: Tables> Verifier<'_, T> {
    /// SETUP_EXCEPT, SETUP_FINALLY, SETUP_WITH: opens a handler.
    pub(super) fn open(&mut self, state: State, instr: &Instr, index: u16) -> Result<State, Reason> {
        let kind = SetupKind::of(instr.op).ok_or(Reason::Handler)?;
        let inside = if kind == SetupKind::With { self.apply(state, instr, 1, 2)? } else { state };
        let outer = self.setup(state);
        let level = outer.map_or(1, |outer| outer.level + 1);
        if level > self.prelude.signature.n_exc_stack || level > u32::from(u8::MAX >> 1) {
            return Err(Reason::HandlerDepth);
        }
        let hidden = outer.map_or(0, |outer| outer.hidden) + u8::from(state.cause.hides_slot());
        let setup = Setup {
            target: instr.arg,
            saved: inside.depth,
            kind,
            outer: state.handler,
            outer_cause: state.cause,
            level,
            hidden,
            after: self.scratch.setup(index).after,
        };
        if self.scratch.setup(index) != setup {
            self.scratch.set_setup(index, setup);
            self.changed = true;
        }
        let cause = if kind == SetupKind::Except { Cause::None } else { Cause::Entry };
        let handler = State { depth: inside.depth + 1, handler: Some(index), cause };
        self.reach(handler, handler.depth)?;
        self.send(handler, instr.arg)?;
        let body = State { depth: inside.depth, handler: Some(index), cause: Cause::None };
        // SETUP_WITH leaves the result of the enter function above what the handler saves.
        self.apply(body, instr, 0, u32::from(kind == SetupKind::With))
    }

    /// The state when the innermost handler of `state` is gone.
    fn outside(setup: &Setup, depth: u32) -> State {
        State { depth, handler: setup.outer, cause: setup.outer_cause }
    }

    /// POP_EXCEPT_JUMP: leaves the body of a `try` or one of its handlers.
    pub(super) fn pop_except(&mut self, state: State, instr: &Instr) -> Result<(), Reason> {
        let setup = self.setup(state).filter(|setup| setup.kind == SetupKind::Except).ok_or(Reason::Handler)?;
        self.jump(Self::outside(&setup, state.depth), instr, instr.arg, [0; 3])
    }

    /// UNWIND_JUMP: leaves handlers, running the finally ones, then jumps.
    pub(super) fn unwind(&mut self, state: State, instr: &Instr) -> Result<(), Reason> {
        let mut state = state;
        for _ in 0..instr.extra & 0x7F {
            let setup = self.setup(state).ok_or(Reason::Handler)?;
            let active = Self::is_active(&setup, instr.offset);
            let depth = match setup.kind {
                SetupKind::Except => state.depth,
                _ if active => setup.saved,
                _ => {
                    // Two slots, the destination and a marker, wait for the end of the handler.
                    self.reach(state, setup.saved + 2)?;
                    // Until the end of that handler is known, nobody arrives there.
                    let Some(after) = setup.after else { return Ok(()) };
                    after
                }
            };
            state = Self::outside(&setup, depth);
        }
        self.reach(state, state.depth.saturating_add(1))?;
        if instr.extra & 0x80 != 0 {
            state.depth = state.depth.checked_sub(4).ok_or(Reason::Underflow)?;
        }
        if self.setup(state).is_some_and(|setup| state.depth < state.cause.floor(setup.saved)) {
            return Err(Reason::Underflow);
        }
        self.jump(state, instr, instr.arg, [0; 3])
    }

    /// END_FINALLY: ends a handler; goes on behind it if the cause is None.
    pub(super) fn end_finally(&mut self, state: State, instr: &Instr) -> Result<Option<State>, Reason> {
        let index = state.handler.ok_or(Reason::Handler)?;
        let setup = self.scratch.setup(index);
        if !Self::is_active(&setup, instr.offset) {
            return Err(Reason::Handler);
        }
        let bottom = match state.cause {
            Cause::None | Cause::One => state.depth,
            Cause::Two => return if state.depth >= 2 { Ok(None) } else { Err(Reason::Underflow) },
            cause => cause.floor(setup.saved),
        };
        let expected = if state.cause == Cause::None { setup.saved + 1 } else { bottom };
        if state.depth != expected || bottom == 0 {
            return Err(Reason::Handler);
        }
        let after = bottom - 1;
        if setup.kind != SetupKind::Except {
            match setup.after {
                None => {
                    self.scratch.set_setup(index, Setup { after: Some(after), ..setup });
                    self.changed = true;
                }
                Some(known) if known != after => return Err(Reason::Join),
                Some(_) => {}
            }
        }
        Ok(Some(Self::outside(&setup, after)))
    }

    /// WITH_CLEANUP: only at the start of a `with` handler, right before its END_FINALLY.
    pub(super) fn with_cleanup(&mut self, state: State, instr: &Instr) -> Result<State, Reason> {
        let setup = self.setup(state).filter(|setup| setup.kind == SetupKind::With).ok_or(Reason::Handler)?;
        let next = self.prelude.code.get(instr.end as usize);
        let fits = state.cause == Cause::Entry && state.depth == setup.saved + 1 && setup.saved >= 2;
        if !fits || next != Some(&op::END_FINALLY) {
            return Err(Reason::Handler);
        }
        // The machine puts two Nones above to call the exit function.
        self.reach(state, state.depth + 1)?;
        Ok(State { depth: setup.saved - 1, cause: Cause::Cleaned, ..state })
    }
}
