//! Blocks: `if`, `while`, `for`, `with`, and what happens where a block ends.
//!
//! An open block lies on the machine's stack: some words, then its kind.

use super::Compiler;
use super::error;
use super::token::*;
use crate::mem::w32;
use crate::msg::Msg;
use crate::vm::Res;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

/// `if`, `elif`: jumps to the end; the test's jump.
const IF: u32 = 0;
/// An `else` of any kind: jumps to its end.
const ELSE: u32 = 1;
/// See [`Loop`].
const WHILE: u32 = 2;
/// See [`Loop`].
pub(super) const FOR: u32 = 3;
/// `with`: the handler of each item; their number.
pub(super) const WITH: u32 = 4;
/// See `tries`.
pub(super) const TRY: u32 = 5;
pub(super) const EXCEPT: u32 = 6;
pub(super) const TRY_ELSE: u32 = 7;
pub(super) const FINALLY: u32 = 8;
/// See `define`.
pub(super) const DEF: u32 = 9;
pub(super) const CLASS: u32 = 10;
/// See [`Loop`].
pub(super) const ASYNC_FOR: u32 = 11;
/// As `WITH`.
pub(super) const ASYNC_WITH: u32 = 12;

/// The loop around a statement, as its entry has it: words in the order of the fields.
#[derive(Clone, Copy)]
pub(super) struct Loop {
    /// Handlers open around the loop.
    pub handlers: u32,
    /// Jumps of `break`.
    pub breaks: u32,
    /// Where `continue` goes.
    pub top: u32,
    /// The stack holds an iterator in four slots.
    pub iterator: bool,
}

// Words of a loop's entry, below its kind.
const LOOP_EXIT: u32 = 1;
const LOOP_TOP: u32 = 2;
const LOOP_BREAKS: u32 = 3;
const LOOP_HANDLERS: u32 = 4;
const LOOP_AROUND: u32 = 5;
const LOOP_WORDS: u32 = 6;

/// Sets the jumps of `break` of the innermost loop.
pub(super) fn set_breaks(c: &mut Compiler, breaks: u32) {
    w32(c.fun.around - LOOP_BREAKS * 4, Value::small(breaks as i32).0);
}

impl Compiler<'_> {
    /// Pushes a block's entry.
    pub(super) fn open_block(&mut self, words: &[u32], kind: u32) -> Res<()> {
        self.vm.reserve(words.len() as u32 + 1)?;
        for &word in words {
            self.push_number(word);
        }
        self.push_number(kind);
        Ok(())
    }

    /// Reads the colon of a header; the block's statements follow.
    pub(super) fn suite(&mut self) -> Res<()> {
        if self.lex.token != COLON {
            return Err(error::syntax(self, Msg::EXPECTED_COLON));
        }
        self.advance()?;
        if self.lex.token != NEWLINE {
            self.inline = true;
            return Ok(());
        }
        self.advance()?;
        if self.lex.token != INDENT {
            return Err(error::indentation(self, Msg::EXPECTED_INDENT));
        }
        self.advance()
    }

    /// A block has ended.
    pub(super) fn end_block(&mut self) -> Res<()> {
        let kind = self.word(0);
        match kind {
            IF => self.end_if(),
            ELSE => {
                let end = self.word(1);
                self.close(2);
                self.place(end)
            }
            WHILE | FOR | ASYNC_FOR => self.end_loop(kind),
            WITH | ASYNC_WITH => self.end_with(kind),
            TRY => self.end_try(),
            EXCEPT => self.end_except(),
            TRY_ELSE => self.end_try_else(),
            FINALLY => self.end_finally(),
            DEF => self.end_def(),
            _ => self.end_class(),
        }
    }

    /// Reads a test; gives the jump taken if it is false.
    fn test(&mut self) -> Res<u32> {
        self.advance()?;
        self.expression(0)?;
        self.jump(op::POP_JUMP_IF_FALSE, 0)
    }

    pub(super) fn if_(&mut self) -> Res<()> {
        let test = self.test()?;
        self.open_block(&[0, test], IF)?;
        self.suite()
    }

    fn end_if(&mut self) -> Res<()> {
        let (test, end) = (self.word(1), self.word(2));
        self.close(3);
        let token = self.lex.token;
        if !matches!(token, KW_ELIF | KW_ELSE) {
            self.place(test)?;
            return self.place(end);
        }
        let end = self.jump(op::JUMP, end)?;
        self.place(test)?;
        let line = self.lex.line;
        self.set_line(line)?;
        if token == KW_ELIF {
            let test = self.test()?;
            self.open_block(&[end, test], IF)?;
        } else {
            self.advance()?;
            self.open_block(&[end], ELSE)?;
        }
        self.suite()
    }

    /// The loop around the current statement.
    pub(super) fn innermost_loop(&self) -> Option<Loop> {
        let entry = self.fun.around;
        if entry == 0 {
            return None;
        }
        let word = |i: u32| self.vm.at(entry - i * 4).as_small() as u32;
        Some(Loop {
            handlers: word(LOOP_HANDLERS),
            breaks: word(LOOP_BREAKS),
            top: word(LOOP_TOP),
            iterator: word(0) != WHILE,
        })
    }

    fn open_loop_block(&mut self, kind: u32, top: u32, exit: u32) -> Res<()> {
        let (around, handlers) = (self.fun.around, self.fun.handlers);
        self.open_block(&[around, handlers, 0, top, exit], kind)?;
        self.fun.around = self.vm.mark() - 4;
        Ok(())
    }

    pub(super) fn while_(&mut self) -> Res<()> {
        let emitted = self.emitted();
        // The loop's start is the target of a jump.
        self.fun.label = self.here();
        self.advance()?;
        self.expression(0)?;
        let is_true = self.last_opcode() == op::LOAD_CONST_TRUE || self.small_int_at(emitted.code) == Some(1);
        let always = is_true && self.here() == emitted.code + 1;
        let exit = if always {
            self.take_back(emitted);
            0
        } else {
            self.jump(op::POP_JUMP_IF_FALSE, 0)?
        };
        self.open_loop_block(WHILE, emitted.code, exit)?;
        self.suite()
    }

    /// `for`, or with that kind of block `async for`.
    pub(super) fn for_(&mut self, kind: u32) -> Res<()> {
        self.advance()?;
        let target = self.mark();
        self.skip_target()?;
        self.expect(KW_IN)?;
        if kind == ASYNC_FOR {
            self.ops(&[op::LOAD_NULL; 3])?;
        }
        self.expression_list()?;
        if kind == ASYNC_FOR {
            self.async_iterator()?;
        } else {
            self.op(op::GET_ITER_STACK)?;
        }
        let top = self.here();
        let exit = if kind == ASYNC_FOR { self.async_next()? } else { self.jump(op::FOR_ITER, 0)? };
        let colon = self.mark();
        self.seek(target)?;
        self.targets()?;
        self.seek(colon)?;
        self.open_loop_block(kind, top, exit)?;
        self.suite()
    }

    fn end_loop(&mut self, kind: u32) -> Res<()> {
        let (exit, top, breaks) = (self.word(LOOP_EXIT), self.word(LOOP_TOP), self.word(LOOP_BREAKS));
        self.fun.around = self.word(LOOP_AROUND);
        self.close(LOOP_WORDS);
        self.jump_back(op::JUMP, top)?;
        self.place(exit)?;
        match kind {
            WHILE => {}
            FOR => self.fun.depth = self.fun.depth.saturating_sub(4),
            _ => self.ops(&[op::POP_TOP; 4])?,
        }
        if self.lex.token != KW_ELSE {
            return self.place(breaks);
        }
        self.advance()?;
        self.open_block(&[breaks], ELSE)?;
        self.suite()
    }

    // ---- with

    /// `with`, or with that kind of block `async with`.
    pub(super) fn with(&mut self, kind: u32) -> Res<()> {
        self.advance()?;
        let bracketed = self.lex.token == LEFT_PAREN && self.brackets_items()?;
        if bracketed {
            self.advance()?;
        }
        let mut count = 0;
        loop {
            self.with_item(kind)?;
            count += 1;
            if self.lex.token != COMMA {
                break;
            }
            self.advance()?;
            if bracketed && self.lex.token == RIGHT_PAREN {
                break;
            }
        }
        if bracketed {
            self.expect(RIGHT_PAREN)?;
        }
        self.open_block(&[count], kind)?;
        self.suite()
    }

    /// Reads a manager and its target; pushes its handler.
    fn with_item(&mut self, kind: u32) -> Res<()> {
        self.expression(0)?;
        let handler = if kind == WITH {
            let handler = self.jump(op::SETUP_WITH, 0)?;
            self.with_target()?;
            handler
        } else {
            self.enter_async_with()?
        };
        self.open_handler();
        self.vm.reserve(1)?;
        self.push_number(handler);
        Ok(())
    }

    /// Stores the top of the stack in the target that follows `as`, or drops it.
    pub(super) fn with_target(&mut self) -> Res<()> {
        if self.lex.token != KW_AS {
            return self.op(op::POP_TOP);
        }
        self.advance()?;
        self.target()
    }

    /// Whether the parenthesis that opens here is around the items of a `with`: it ends before the colon, and has
    /// an `as` or a comma in it.
    fn brackets_items(&mut self) -> Res<bool> {
        let back = self.lex;
        let (mut open, mut items) = (0u32, false);
        loop {
            match self.lex.token {
                LEFT_PAREN | LEFT_BRACKET | LEFT_BRACE => open += 1,
                RIGHT_PAREN | RIGHT_BRACKET | RIGHT_BRACE => open -= 1,
                KW_AS | COMMA if open == 1 => items = true,
                KW_FOR if open == 1 => {
                    items = false;
                    break;
                }
                STRING => self.skip_string()?,
                END | NEWLINE => break,
                _ => {}
            }
            self.advance()?;
            if open == 0 {
                items &= self.lex.token == COLON;
                break;
            }
        }
        self.lex = back;
        Ok(items)
    }

    fn end_with(&mut self, kind: u32) -> Res<()> {
        let count = self.word(1);
        self.close(2);
        for _ in 0..count {
            let handler = self.word(0);
            self.close(1);
            if kind == ASYNC_WITH {
                self.exit_async_with(handler)?;
            } else {
                self.op(op::LOAD_CONST_NONE)?;
                self.place(handler)?;
                self.fun.note_depth(2);
                self.ops(&[op::WITH_CLEANUP, op::END_FINALLY])?;
            }
            self.fun.handlers -= 1;
        }
        Ok(())
    }

    /// Counts a handler that was opened.
    pub(super) fn open_handler(&mut self) {
        self.fun.handlers += 1;
        self.fun.max_handlers = self.fun.max_handlers.max(self.fun.handlers);
    }
}
