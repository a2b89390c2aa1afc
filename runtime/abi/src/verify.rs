//! The verifier: what bytecode must satisfy before a virtual machine may run it.
//!
//! For one function it checks that every byte is part of an instruction, that jumps lead to
//! instruction starts, that operands lie within their tables, that the value stack has the same
//! depth on every way to an instruction, never goes below what the code around it owns and never
//! above `n_state`, and that handlers nest properly and at most `n_exc_stack` deep.
//! It works without allocation, in a scratch buffer of the caller ([`scratch_words`]).
//!
//! # What it leaves to the machine
//!
//! Types: the code may apply any instruction to any value. Therefore a machine must not mistake an
//! int made by the program for the marker that a `return` or jump leaves for `END_FINALLY`, must
//! find a NULL wherever a value may be one, and must check that a "cell" handed to
//! `MAKE_CLOSURE` is one. Slots that this verifier counts as cells do hold cells: no accepted
//! code stores anything else there.
//!
//! # Finally handlers
//!
//! A finally handler starts with one slot on the stack (None or an exception) or with two (a value
//! and a marker), so depths inside it are true or one too low. The verifier follows the lower
//! number and keeps the handler from touching what lies at or below its cause. `async with` must
//! reach below it, after it has found out which of the two it is; this one shape is known here:
//! `DUP_TOP; LOAD_GLOBAL; BINARY_EXCEPTION_MATCH; POP_JUMP_IF_FALSE` at the handler's start.

mod handlers;
mod operands;
mod scratch;
mod state;

use crate::code::{CodeError, Dialect, Instr, decode_at};
use crate::opcode::{self, effect, jump_effect, op};
use crate::prelude::{Prelude, PreludeError};
use scratch::{Field, Scratch, SetupKind};
use state::{Cause, MOST_HANDLERS, MOST_SLOTS, State};

/// What is known of a child of a function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Child {
    /// Captured variables it reads ([`Verified::n_free`]).
    pub n_free: u32,
    /// Its positional parameters, captured variables included.
    pub n_pos_args: u32,
}

/// The tables that operands point into.
pub trait Tables {
    /// Number of names.
    fn names(&self) -> u32;
    /// Number of constant objects.
    fn objects(&self) -> u32;
    /// The child with that index, `None` if there is none. A child that is no bytecode has the
    /// captured variables of the default.
    fn child(&self, index: u32) -> Option<Child>;
    /// Number of `.bss` slots of the image; 0 for `.mpy` code.
    fn slots(&self) -> u32 {
        0
    }
}

/// What the verifier found out about a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Local slots: one more than the highest that code or parameters use.
    pub n_locals: u32,
    /// Deepest value stack, in slots, that the code itself reaches.
    pub max_depth: u32,
    /// Captured variables: how many leading arguments the code takes for cells.
    pub n_free: u32,
}

/// Why a function is refused, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// Offset of the instruction from the first opcode; 0 where it concerns the whole function.
    pub offset: u32,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The prelude cannot be read.
    Prelude(PreludeError),
    /// The bytes are no instruction.
    Code(CodeError),
    /// The scratch buffer is too small.
    Scratch,
    /// The code is longer than 65,535 bytes, or has more than 4,095 handlers or 65,535 slots.
    TooLarge,
    /// Control runs past the last instruction.
    FallsOffEnd,
    /// A jump leads outside the code or into an instruction.
    JumpTarget,
    /// A name operand past the table.
    Name,
    /// A constant operand past the table.
    Object,
    /// A child operand past the table, or one that needs other captured variables.
    Child,
    /// An image slot past the `.bss`, or a row of a module's table: the linker makes those of code that is verified.
    Slot,
    /// A local that cannot be: more than there are state slots.
    Local,
    /// A cell overwritten as a plain local, or a plain local used as a cell.
    Cell,
    /// An operand with a value that means nothing.
    Operand,
    /// The stack is too low for the instruction.
    Underflow,
    /// `n_state` is too small for the function.
    Overflow,
    /// Two ways to one instruction with different stacks or handlers.
    Join,
    /// A handler instruction where no such handler is open.
    Handler,
    /// `n_exc_stack` is too small for the function.
    HandlerDepth,
}

/// How many words of scratch [`verify`] needs for the function, or why it cannot be read.
pub fn scratch_words(data: &[u8], dialect: Dialect) -> Result<usize, VerifyError> {
    scratch_words_of(&Prelude::read(data).map_err(whole)?, dialect)
}

/// As [`scratch_words`], of a prelude that has been read.
pub fn scratch_words_of(prelude: &Prelude, dialect: Dialect) -> Result<usize, VerifyError> {
    let (mut jumps, mut setups, mut offset) = (0, 0, 0);
    while (offset as usize) < prelude.code.len() {
        let instr = match decode_at(prelude.code, offset, dialect) {
            Ok(instr) => instr,
            Err(error) => return Err(VerifyError { offset, reason: Reason::Code(error) }),
        };
        jumps += usize::from(instr.target().is_some());
        setups += usize::from(SetupKind::of(instr.op).is_some());
        offset = instr.end;
    }
    Ok(scratch::words(prelude.code.len(), jumps, setups))
}

fn whole(error: PreludeError) -> VerifyError {
    VerifyError { offset: 0, reason: Reason::Prelude(error) }
}

/// Verifies the data of one bytecode function (prelude and opcodes).
///
/// `scratch` is overwritten; [`scratch_words`] says how long it must be.
pub fn verify(
    data: &[u8],
    tables: &impl Tables,
    dialect: Dialect,
    scratch: &mut [u32],
) -> Result<Verified, VerifyError> {
    verify_read(&Prelude::read(data).map_err(whole)?, tables, dialect, scratch)
}

/// As [`verify`], of a prelude that has been read.
pub fn verify_read(
    prelude: &Prelude,
    tables: &impl Tables,
    dialect: Dialect,
    scratch: &mut [u32],
) -> Result<Verified, VerifyError> {
    let fail = |reason| Err(VerifyError { offset: 0, reason });
    if prelude.code.len() > usize::from(u16::MAX) || prelude.signature.n_state > MOST_SLOTS {
        return fail(Reason::TooLarge);
    }
    let Some(scratch) = Scratch::new(scratch, prelude.code.len()) else {
        return fail(Reason::Scratch);
    };
    let mut verifier = Verifier {
        prelude,
        tables,
        dialect,
        scratch,
        instr: Instr { offset: 0, end: 0, op: op::LOAD_NULL, arg: 0, extra: 0 },
        before: [op::LOAD_NULL; 3],
        setups: 0,
        verified: Verified { n_locals: 0, max_depth: 0, n_free: 0 },
        reason: None,
    };
    verifier.check_parameters();
    verifier.check_instructions();
    verifier.check_whole();
    let mut passes = verifier.scratch.len() * 2 + 2;
    while verifier.reason.is_none() && passes > 0 {
        passes -= 1;
        verifier.scratch.changed = false;
        verifier.pass();
        if !verifier.scratch.changed {
            break;
        }
    }
    let verified = verifier.verified;
    match verifier.reason {
        Some(reason) => Err(VerifyError { offset: verifier.instr.offset, reason }),
        None if verified.n_locals + verified.max_depth > prelude.signature.n_state => fail(Reason::Overflow),
        None => Ok(verified),
    }
}

struct Verifier<'a, T> {
    prelude: &'a Prelude<'a>,
    tables: &'a T,
    dialect: Dialect,
    scratch: Scratch<'a>,
    /// The instruction that is looked at.
    instr: Instr,
    /// The opcodes of the three before it.
    before: [u8; 3],
    /// Number of the last handler that was opened.
    setups: u32,
    /// What is known by now.
    verified: Verified,
    /// What is wrong with the current instruction; the first such ends the check.
    reason: Option<Reason>,
}

/// Functions that follow an instruction give the state after it, `None` if control does not get there or the
/// instruction is wrong.
impl<T: Tables> Verifier<'_, T> {
    /// Notes what is wrong first.
    #[inline(never)]
    fn fail(&mut self, reason: Reason) -> Option<State> {
        self.reason.get_or_insert(reason);
        None
    }

    /// Goes to the next instruction; whether there is one.
    #[inline(never)]
    fn next(&mut self) -> bool {
        let (offset, op) = (self.instr.end, self.instr.op);
        if self.reason.is_some() {
            return false;
        }
        self.before = [self.before[1], self.before[2], op];
        self.instr.offset = offset;
        if offset as usize >= self.prelude.code.len() {
            return false;
        }
        match decode_at(self.prelude.code, offset, self.dialect) {
            Ok(instr) => self.instr = instr,
            Err(error) => {
                self.fail(Reason::Code(error));
            }
        }
        self.setups += u32::from(SetupKind::of(self.instr.op).is_some());
        self.reason.is_none()
    }

    /// Goes before the first instruction.
    fn rewind(&mut self) {
        self.instr = Instr { offset: 0, end: 0, op: op::LOAD_NULL, arg: 0, extra: 0 };
        self.setups = 0;
    }

    /// Walks the code once in order, from each known state to the next.
    fn pass(&mut self) {
        self.rewind();
        let mut state = Some(State::new(0, 0, Cause::None));
        while self.next() {
            state = self.arrive(state);
            if let Some(known) = state {
                state = self.step(known);
            }
        }
        if state.is_some() {
            self.fail(Reason::FallsOffEnd);
        }
    }

    /// The state at an instruction: what falls into it, joined with what jumps to it.
    fn arrive(&mut self, state: Option<State>) -> Option<State> {
        let (mut state, offset) = (state, self.instr.offset);
        if let Some(known) = state
            && self.field(known, Field::Target) == offset
            && known.cause() == Cause::None
        {
            // The body of a try or with block runs into its handler: only with None as the cause.
            let good = self.field(known, Field::Kind) != SetupKind::Except as u32
                && known.depth() == self.field(known, Field::Saved) + 1;
            if !good || self.before[2] != op::LOAD_CONST_NONE {
                return self.fail(Reason::Handler);
            }
            state = Some(known.with_cause(Cause::Entry));
        }
        if !self.scratch.is_target(offset) {
            return state;
        }
        if let Some(known) = state {
            self.send(known, offset);
        }
        self.scratch.state(offset)
    }

    /// What is known of the innermost handler of a state.
    #[inline(never)]
    fn field(&self, state: State, field: Field) -> u32 {
        self.scratch.field(state.handler(), field)
    }

    /// Whether the code at `offset` belongs to the innermost handler rather than to what it protects.
    fn is_active(&self, state: State, offset: u32) -> bool {
        self.field(state, Field::Target) <= offset
    }

    /// Follows one instruction.
    fn step(&mut self, state: State) -> Option<State> {
        let Instr { op, arg, extra, .. } = self.instr;
        match op {
            op::SETUP_EXCEPT | op::SETUP_FINALLY | op::SETUP_WITH => return self.open(state),
            op::POP_EXCEPT_JUMP => return self.pop_except(state),
            op::UNWIND_JUMP => return self.unwind(state),
            op::END_FINALLY => return self.end_finally(state),
            op::WITH_CLEANUP => return self.with_cleanup(state),
            _ => {}
        }
        let tells_cause = self.tells_cause(state);
        if self.instr.target().is_some() {
            let effect = jump_effect(op, arg, extra);
            let mut there = self.apply(state, effect.pops, effect.pushes)?;
            if tells_cause {
                there = there.with_depth(there.depth() + 1).with_cause(Cause::Two);
            }
            self.jump(there, arg);
        }
        let effect = effect(op, arg, extra);
        let mut next = self.apply(state, effect.pops, effect.pushes)?;
        if op == op::STORE_COMP {
            self.check_comprehension(state, effect.pops);
        }
        if tells_cause {
            next = next.with_cause(Cause::One);
        }
        if opcode::ends_block(op) { None } else { Some(next) }
    }

    /// Whether this branch is the one of `async with` that tells an exception from a marker.
    fn tells_cause(&self, state: State) -> bool {
        const TEST: [u8; 3] = [op::DUP_TOP, op::LOAD_GLOBAL, op::BINARY_EXCEPTION_MATCH];
        self.instr.op == op::POP_JUMP_IF_FALSE
            && self.before == TEST
            && state.cause() == Cause::Entry
            && self.field(state, Field::Kind) == SetupKind::Finally as u32
            && state.depth() == self.field(state, Field::Saved) + 2
    }

    /// Depth at which only the cause is left on top of what the innermost handler's code may not touch; 0 without one.
    fn floor(&self, state: State) -> u32 {
        state.cause().floor(self.field(state, Field::Saved))
    }

    /// Takes and leaves slots, within what the code around the instruction owns.
    #[inline(never)]
    fn apply(&mut self, state: State, pops: u32, pushes: u32) -> Option<State> {
        let Some(low) = state.depth().checked_sub(pops) else {
            return self.fail(Reason::Underflow);
        };
        let depth = low.saturating_add(pushes);
        // Protected code may exchange what it found on the stack, but not take it away; a copy
        // takes nothing.
        let copies = matches!(self.instr.op, op::DUP_TOP | op::DUP_TOP_TWO);
        let stays = copies || !self.is_active(state, self.instr.offset);
        let reach = if stays { depth.min(low + pops) } else { low };
        if reach < self.floor(state) {
            return self.fail(Reason::Underflow);
        }
        self.reach(state, depth)
    }

    /// Notes that the stack is `depth` slots deep in a state; gives that.
    #[inline(never)]
    fn reach(&mut self, state: State, depth: u32) -> Option<State> {
        let hidden = self.field(state, Field::Hidden) + u32::from(state.cause().hides_slot());
        let deepest = depth.saturating_add(hidden);
        self.verified.max_depth = self.verified.max_depth.max(deepest);
        if deepest > self.prelude.signature.n_state {
            return self.fail(Reason::Overflow);
        }
        Some(state.with_depth(depth))
    }

    /// The container of a comprehension store must lie on the stack, below what is stored.
    fn check_comprehension(&mut self, state: State, pops: u32) {
        let below = self.instr.arg >> 2;
        if state.depth() <= self.floor(state).saturating_add(below) || below < pops {
            self.fail(Reason::Underflow);
        }
    }

    /// Goes to `target`, in or out of the code of the innermost handler.
    #[inline(never)]
    fn jump(&mut self, state: State, target: u32) {
        let mut state = state;
        let (here, there) = (self.is_active(state, self.instr.offset), self.is_active(state, target));
        if here != there {
            // Nothing jumps out. Only `async with` jumps in, with None below its manager.
            let shape = self.before[1..] == [op::LOAD_CONST_NONE, op::ROT_TWO] && self.instr.op == op::JUMP;
            let fits = self.field(state, Field::Kind) == SetupKind::Finally as u32
                && state.depth() == self.field(state, Field::Saved) + 1;
            if here || !shape || !fits || target == self.field(state, Field::Target) {
                self.fail(Reason::Handler);
                return;
            }
            state = state.with_cause(Cause::One);
        }
        self.send(state, target);
    }

    /// Joins a state into that at a target.
    #[inline(never)]
    fn send(&mut self, state: State, target: u32) {
        let joined = match self.scratch.state(target) {
            Some(known) if known != state => self.joined(known, state),
            _ => Some(state),
        };
        match joined {
            Some(joined) => self.scratch.set_state(target, joined),
            None => {
                self.fail(Reason::Join);
            }
        }
    }

    /// What holds on both of two ways to an instruction, if they fit together.
    fn joined(&self, a: State, b: State) -> Option<State> {
        let low = |state: State| match state.cause() {
            Cause::Two => state.depth().checked_sub(1),
            Cause::One | Cause::Late => Some(state.depth()),
            _ => None,
        };
        let depth = low(a)?;
        let fits = a.handler() == b.handler() && low(b) == Some(depth) && depth >= self.field(a, Field::Saved);
        (fits && a.handler() != 0).then_some(State::new(depth, a.handler(), Cause::Late))
    }
}

#[cfg(test)]
mod tests;
