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

use crate::code::{CodeError, Dialect, Instr, decode};
use crate::opcode::{self, effect, jump_effect, op};
use crate::prelude::{Prelude, PreludeError};
use scratch::{Scratch, Setup, SetupKind};

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
    /// The code is longer than 65,535 bytes, or has too many handlers.
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
    /// An image slot past the `.bss`.
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

/// The cause on the stack of the innermost handler, if that is a finally handler being run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    /// No finally handler is being run, or it is not the innermost one.
    None,
    /// One slot or two, the lowest right above the depth saved at SETUP.
    Entry,
    /// One slot or two, the lowest in place of the saved top (`async with`).
    Late,
    /// One slot or two, the lowest in place of `exit` (after WITH_CLEANUP).
    Cleaned,
    /// Surely one slot (`async with`).
    One,
    /// Surely two slots (`async with`).
    Two,
}

/// What is known before an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct State {
    /// Slots on the value stack; the lower number where a cause is one slot or two.
    depth: u32,
    /// The innermost handler.
    handler: Option<u16>,
    /// What that handler left on the stack.
    cause: Cause,
}

impl Cause {
    /// Depth at which only the cause is left on top of what the handler's code may not touch.
    fn floor(self, saved: u32) -> u32 {
        match self {
            Cause::None | Cause::Late => saved,
            Cause::Entry => saved + 1,
            Cause::Cleaned | Cause::One | Cause::Two => saved.saturating_sub(1),
        }
    }

    /// Whether the true depth may be one more than the followed one.
    fn hides_slot(self) -> bool {
        matches!(self, Cause::Entry | Cause::Late | Cause::Cleaned)
    }
}

/// How many words of scratch [`verify`] needs for the function, or why it cannot be read.
pub fn scratch_words(data: &[u8], dialect: Dialect) -> Result<usize, VerifyError> {
    let prelude = Prelude::read(data).map_err(whole)?;
    let (mut labels, mut setups) = (0, 0);
    for instr in decode(prelude.code, dialect) {
        let instr = instr.map_err(|(offset, error)| VerifyError { offset, reason: Reason::Code(error) })?;
        labels += usize::from(instr.target().is_some());
        setups += usize::from(SetupKind::of(instr.op).is_some());
    }
    Ok(scratch::words(prelude.code.len(), labels, setups))
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
    let prelude = Prelude::read(data).map_err(whole)?;
    let fail = |reason| VerifyError { offset: 0, reason };
    if prelude.code.len() > usize::from(u16::MAX) {
        return Err(fail(Reason::TooLarge));
    }
    check_names(&prelude, tables).map_err(fail)?;
    let mut verifier = Verifier {
        prelude: &prelude,
        tables,
        dialect,
        scratch: Scratch::new(scratch, prelude.code, dialect)?,
        changed: false,
        max_depth: 0,
    };
    let locals = verifier.locals()?;
    let passes = verifier.scratch.len() * 2 + 2;
    for _ in 0..passes {
        verifier.changed = false;
        verifier.pass()?;
        if !verifier.changed {
            break;
        }
    }
    let verified = Verified { max_depth: verifier.max_depth, ..locals };
    match verified.n_locals.checked_add(verified.max_depth) {
        Some(total) if total <= prelude.signature.n_state => Ok(verified),
        _ => Err(fail(Reason::Overflow)),
    }
}

/// Checks the name indexes of the prelude and that its parameters are possible.
fn check_names(prelude: &Prelude, tables: &impl Tables) -> Result<(), Reason> {
    let names = tables.names();
    if prelude.name >= names || prelude.arg_names().any(|name| name >= names) {
        return Err(Reason::Name);
    }
    if prelude.signature.n_def_pos_args > prelude.signature.n_pos_args {
        return Err(Reason::Operand);
    }
    Ok(())
}

struct Verifier<'a, T> {
    prelude: &'a Prelude<'a>,
    tables: &'a T,
    dialect: Dialect,
    scratch: Scratch<'a>,
    /// Whether the current pass learned something.
    changed: bool,
    max_depth: u32,
}

impl<T: Tables> Verifier<'_, T> {
    /// Walks the code once in order, from each known state to the next.
    fn pass(&mut self) -> Result<(), VerifyError> {
        let code = self.prelude.code;
        let mut state = Some(State { depth: 0, handler: None, cause: Cause::None });
        let mut setup = 0u16;
        let mut before = [op::LOAD_NULL; 3];
        for instr in decode(code, self.dialect).flatten() {
            let fail = |reason| VerifyError { offset: instr.offset, reason };
            state = self.arrive(state, &instr, before).map_err(fail)?;
            if let Some(known) = state {
                state = self.step(known, &instr, setup, before).map_err(fail)?;
            }
            setup += u16::from(SetupKind::of(instr.op).is_some());
            before = [before[1], before[2], instr.op];
        }
        match state {
            None => Ok(()),
            Some(_) => Err(VerifyError { offset: code.len() as u32, reason: Reason::FallsOffEnd }),
        }
    }

    /// The state at an instruction: what falls into it, joined with what jumps to it.
    fn arrive(&mut self, state: Option<State>, instr: &Instr, before: [u8; 3]) -> Result<Option<State>, Reason> {
        let mut state = state;
        if let Some(known) = state
            && let Some(setup) = self.setup(known)
            && setup.target == instr.offset
            && known.cause == Cause::None
        {
            // The body of a try or with block runs into its handler: only with None as the cause.
            let good = setup.kind != SetupKind::Except && known.depth == setup.saved + 1;
            if !good || before[2] != op::LOAD_CONST_NONE {
                return Err(Reason::Handler);
            }
            state = Some(State { cause: Cause::Entry, ..known });
        }
        let Some(label) = self.scratch.label_at(instr.offset) else { return Ok(state) };
        if let Some(known) = state {
            self.join(label, known)?;
        }
        Ok(self.scratch.state(label))
    }

    /// The innermost handler of a state.
    fn setup(&self, state: State) -> Option<Setup> {
        state.handler.map(|index| self.scratch.setup(index))
    }

    /// Whether the code at `offset` belongs to the handler rather than to what it protects.
    fn is_active(setup: &Setup, offset: u32) -> bool {
        setup.target <= offset
    }

    /// Follows one instruction; gives the state after it, `None` if control does not get there.
    fn step(&mut self, state: State, instr: &Instr, setup: u16, before: [u8; 3]) -> Result<Option<State>, Reason> {
        match instr.op {
            op::SETUP_EXCEPT | op::SETUP_FINALLY | op::SETUP_WITH => return self.open(state, instr, setup).map(Some),
            op::POP_EXCEPT_JUMP => return self.pop_except(state, instr).map(|()| None),
            op::UNWIND_JUMP => return self.unwind(state, instr).map(|()| None),
            op::END_FINALLY => return self.end_finally(state, instr),
            op::WITH_CLEANUP => return self.with_cleanup(state, instr).map(Some),
            _ => {}
        }
        if let Some(target) = instr.target() {
            let effect = jump_effect(instr.op, instr.arg, instr.extra);
            let mut there = self.apply(state, instr, effect.pops, effect.pushes)?;
            if self.tells_cause(state, instr, before) {
                there = State { depth: there.depth + 1, cause: Cause::Two, ..there };
            }
            self.jump(there, instr, target, before)?;
        }
        let effect = effect(instr.op, instr.arg, instr.extra);
        let mut next = self.apply(state, instr, effect.pops, effect.pushes)?;
        if instr.op == op::STORE_COMP {
            self.check_comprehension(state, instr.arg, effect.pops)?;
        }
        if self.tells_cause(state, instr, before) {
            next.cause = Cause::One;
        }
        Ok((!opcode::ends_block(instr.op)).then_some(next))
    }

    /// Whether this branch is the one of `async with` that tells an exception from a marker.
    fn tells_cause(&self, state: State, instr: &Instr, before: [u8; 3]) -> bool {
        const TEST: [u8; 3] = [op::DUP_TOP, op::LOAD_GLOBAL, op::BINARY_EXCEPTION_MATCH];
        instr.op == op::POP_JUMP_IF_FALSE
            && before == TEST
            && state.cause == Cause::Entry
            && self.setup(state).is_some_and(|setup| setup.kind == SetupKind::Finally && state.depth == setup.saved + 2)
    }

    /// Takes and leaves slots, within what the code around the instruction owns.
    fn apply(&mut self, state: State, instr: &Instr, pops: u32, pushes: u32) -> Result<State, Reason> {
        let low = state.depth.checked_sub(pops).ok_or(Reason::Underflow)?;
        let depth = low.saturating_add(pushes);
        if let Some(setup) = self.setup(state) {
            let floor = state.cause.floor(setup.saved);
            // Protected code may exchange what it found on the stack, but not take it away; a copy
            // takes nothing.
            let copies = matches!(instr.op, op::DUP_TOP | op::DUP_TOP_TWO);
            let stays = copies || !Self::is_active(&setup, instr.offset);
            let reach = if stays { depth.min(low + pops) } else { low };
            if reach < floor {
                return Err(Reason::Underflow);
            }
        }
        self.reach(state, depth)?;
        Ok(State { depth, ..state })
    }

    /// Notes that the stack is `depth` slots deep in a state.
    fn reach(&mut self, state: State, depth: u32) -> Result<(), Reason> {
        let hidden = self.setup(state).map_or(0, |setup| u32::from(setup.hidden)) + u32::from(state.cause.hides_slot());
        let depth = depth.saturating_add(hidden);
        self.max_depth = self.max_depth.max(depth);
        if depth > self.prelude.signature.n_state { Err(Reason::Overflow) } else { Ok(()) }
    }

    /// The container of a comprehension store must lie on the stack, below what is stored.
    fn check_comprehension(&self, state: State, arg: u32, pops: u32) -> Result<(), Reason> {
        let floor = self.setup(state).map_or(0, |setup| state.cause.floor(setup.saved));
        let below = arg >> 2;
        let inside = state.depth > floor.saturating_add(below);
        if inside && below >= pops { Ok(()) } else { Err(Reason::Underflow) }
    }

    /// Goes to `target`, in or out of the code of the innermost handler.
    fn jump(&mut self, state: State, instr: &Instr, target: u32, before: [u8; 3]) -> Result<(), Reason> {
        let mut state = state;
        if let Some(setup) = self.setup(state) {
            let leaves = Self::is_active(&setup, instr.offset) && !Self::is_active(&setup, target);
            let enters = !Self::is_active(&setup, instr.offset) && Self::is_active(&setup, target);
            if enters {
                // Only `async with` does this, with None below its manager.
                let shape = before[1..] == [op::LOAD_CONST_NONE, op::ROT_TWO] && instr.op == op::JUMP;
                let fits = setup.kind == SetupKind::Finally && state.depth == setup.saved + 1;
                if !shape || !fits || target == setup.target {
                    return Err(Reason::Handler);
                }
                state.cause = Cause::One;
            }
            if leaves {
                return Err(Reason::Handler);
            }
        }
        self.send(state, target)
    }

    /// Joins a state into the label at `target`.
    fn send(&mut self, state: State, target: u32) -> Result<(), Reason> {
        let label = self.scratch.label_at(target).ok_or(Reason::JumpTarget)?;
        self.join(label, state)
    }

    fn join(&mut self, label: usize, state: State) -> Result<(), Reason> {
        let joined = match self.scratch.state(label) {
            None => state,
            Some(known) => self.joined(known, state).ok_or(Reason::Join)?,
        };
        if self.scratch.state(label) != Some(joined) {
            self.scratch.set_state(label, joined);
            self.changed = true;
        }
        Ok(())
    }

    /// What holds on both of two ways to an instruction, if they fit together.
    fn joined(&self, a: State, b: State) -> Option<State> {
        if a == b {
            return Some(a);
        }
        let low = |state: State| match state.cause {
            Cause::Two => state.depth.checked_sub(1),
            Cause::One | Cause::Late => Some(state.depth),
            _ => None,
        };
        let depth = low(a)?;
        let setup = self.setup(a)?;
        let fits = a.handler == b.handler && low(b) == Some(depth) && depth >= Cause::Late.floor(setup.saved);
        fits.then_some(State { depth, handler: a.handler, cause: Cause::Late })
    }
}

#[cfg(test)]
mod tests;
