//! `async for` and `async with`: what they call is waited for.
//!
//! Their code is written from templates: opcodes, each followed by its operand if it has one: a call's number of
//! arguments, a jump's label (an index into the labels that the template is given), a name's place in [`NAMES`]; and
//! the three that are no opcodes.

use super::Compiler;
use super::blocks::{ASYNC_FOR, ASYNC_WITH};
use super::token::*;
use crate::msg::Msg;
use crate::vm::Res;
use mpyc_abi::names;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

/// Wait for what is on the stack.
const WAIT: u8 = 0;
/// The label of this number is here.
const PLACE: u8 = 1;
/// The stack is so many slots deeper than where the template began.
const DEPTH: u8 = 2;
/// Slots that may lie above those that are counted, in a handler and where its ways meet.
const HEADROOM: u32 = 6;

/// Opcodes from here on jump.
const FIRST_JUMP: u8 = 0x40;
/// Opcodes from here on have no operand.
const FIRST_PLAIN: u8 = 0x50;

const AITER: u8 = 0;
const ANEXT: u8 = 1;
const AENTER: u8 = 2;
const AEXIT: u8 = 3;
const CLASS: u8 = 4;
const STOP: u8 = 5;
const BASE: u8 = 6;
/// The names of templates.
const NAMES: [u16; 7] = [
    names::DUNDER_AITER,
    names::DUNDER_ANEXT,
    names::DUNDER_AENTER,
    names::DUNDER_AEXIT,
    names::DUNDER_CLASS,
    names::STOP_ASYNC_ITERATION,
    names::BASE_EXCEPTION,
];

/// Labels of a template.
type Labels = [u32; 3];

/// Enters the manager on the stack, which stays there.
const ENTER: &[u8] = &[op::DUP_TOP, op::LOAD_METHOD, AENTER, op::CALL_METHOD, 0, WAIT];

/// Pushes the next item of the iterator on the stack; label 0 is where none is left.
#[rustfmt::skip]
const NEXT: &[u8] = &[
    op::SETUP_EXCEPT, 1,
    op::DUP_TOP, op::LOAD_METHOD, ANEXT, op::CALL_METHOD, 0, WAIT,
    op::POP_EXCEPT_JUMP, 2,
    PLACE, 1,
    op::DUP_TOP, op::LOAD_GLOBAL, STOP, op::BINARY_EXCEPTION_MATCH, op::POP_JUMP_IF_TRUE, 1,
    op::RAISE_LAST,
    PLACE, 1,
    op::POP_TOP, op::POP_EXCEPT_JUMP, 0,
    DEPTH, 1,
    PLACE, 2,
];

/// The way out of a manager, whose handler is label 0. It is entered with an exception in one slot, or with a value or
/// jump target and a marker in two; only an exception is a BaseException. Three ways lead to the end, each with the
/// manager gone and the cause in its place.
#[rustfmt::skip]
const EXIT: &[u8] = &[
    op::LOAD_CONST_NONE, op::ROT_TWO, op::JUMP, 1,
    PLACE, 0,
    op::DUP_TOP, op::LOAD_GLOBAL, BASE, op::BINARY_EXCEPTION_MATCH, op::POP_JUMP_IF_FALSE, 2,
    // manager exc -> exc exit self class exc None
    op::DUP_TOP, op::ROT_THREE, op::ROT_TWO, op::LOAD_METHOD, AEXIT, op::ROT_THREE, op::ROT_THREE,
    op::DUP_TOP, op::LOAD_ATTR, CLASS, op::ROT_TWO, op::LOAD_CONST_NONE, op::CALL_METHOD, 3, WAIT,
    op::POP_JUMP_IF_FALSE, 0,
    // The exit function wants the exception gone.
    op::POP_TOP, op::LOAD_CONST_NONE, op::JUMP, 0,
    // manager value marker -> value marker manager
    PLACE, 2,
    DEPTH, 2,
    op::ROT_THREE, op::ROT_THREE,
    PLACE, 1,
    op::LOAD_METHOD, AEXIT, op::LOAD_CONST_NONE, op::DUP_TOP, op::DUP_TOP, op::CALL_METHOD, 3, WAIT, op::POP_TOP,
    PLACE, 0,
];

impl Compiler<'_> {
    /// Writes the code of a template.
    fn template(&mut self, template: &[u8], labels: &mut Labels) -> Res<()> {
        let depth = self.fun.depth;
        let mut rest = template.iter().copied();
        let mut operand = 0;
        while let Some(opcode) = rest.next() {
            if matches!(opcode, PLACE..FIRST_PLAIN) {
                operand = rest.next().map_or(0, usize::from);
            }
            match opcode {
                WAIT => self.wait()?,
                PLACE => {
                    self.place(labels[operand])?;
                    labels[operand] = 0;
                }
                DEPTH => self.fun.depth = depth + operand as u32,
                FIRST_PLAIN.. => self.op(opcode)?,
                FIRST_JUMP.. => labels[operand] = self.jump(opcode, labels[operand])?,
                op::CALL_METHOD => self.op_uint(opcode, operand as u32)?,
                _ => self.op_value(opcode, Value::str(NAMES[operand]))?,
            }
        }
        self.fun.note_depth(HEADROOM);
        Ok(())
    }

    /// Waits for what is on the stack and leaves its result.
    pub(super) fn wait(&mut self) -> Res<()> {
        self.ops(&[op::GET_ITER, op::LOAD_CONST_NONE, op::YIELD_FROM])
    }

    /// Reads what follows `async` in a function: a loop or `with`.
    pub(super) fn async_statement(&mut self) -> Res<()> {
        self.need_function(Msg::AWAIT_OUTSIDE)?;
        if self.lex.token == KW_WITH { self.with(ASYNC_WITH) } else { self.for_(ASYNC_FOR) }
    }

    /// Pushes the iterator of an asynchronous loop over what is on the stack in the top one of four slots, so that the
    /// ways out are those of other loops.
    pub(super) fn async_iterator(&mut self) -> Res<()> {
        self.template(&[op::LOAD_METHOD, AITER, op::CALL_METHOD, 0], &mut [0; 3])
    }

    /// Pushes the next item; gives the jump that is taken if there is none.
    pub(super) fn async_next(&mut self) -> Res<u32> {
        let mut labels = [0; 3];
        self.open_handler();
        self.template(NEXT, &mut labels)?;
        self.fun.handlers -= 1;
        Ok(labels[0])
    }

    /// Enters the manager on the stack and stores in the target that follows; gives the handler.
    pub(super) fn enter_async_with(&mut self) -> Res<u32> {
        self.template(ENTER, &mut [0; 3])?;
        self.with_target()?;
        self.jump(op::SETUP_FINALLY, 0)
    }

    /// The way out of a manager with that handler.
    pub(super) fn exit_async_with(&mut self, handler: u32) -> Res<()> {
        let depth = self.fun.depth;
        self.template(EXIT, &mut [handler, 0, 0])?;
        self.op(op::END_FINALLY)?;
        self.fun.depth = depth.saturating_sub(1);
        Ok(())
    }
}
