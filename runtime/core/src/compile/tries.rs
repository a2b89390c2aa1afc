//! `try`: handlers. Whether there is a `finally` is looked up before the body, as its handler is the outer one.

use super::Compiler;
use super::blocks::{EXCEPT, FINALLY, TRY, TRY_ELSE};
use super::error;
use super::token::*;
use crate::msg::Msg;
use crate::vm::Res;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

/// The statement has `except` clauses.
const HAS_EXCEPT: u32 = 1;
/// ... a `finally` clause.
const HAS_FINALLY: u32 = 2;
/// ... an `except` for all exceptions, which is its last.
const HAS_BARE: u32 = 4;

// Words of an `EXCEPT` entry below its kind; the first three are those of a `TRY` and a `TRY_ELSE` too.
const NAME_OF: u32 = 1;
const NAME_HANDLER: u32 = 2;
const NEXT_CLAUSE: u32 = 3;
const ENDS: u32 = 4;
const OR_ELSE: u32 = 5;
const FINAL: u32 = 6;
const PARTS: u32 = 7;
const EXCEPT_WORDS: u32 = 8;

impl Compiler<'_> {
    pub(super) fn try_(&mut self) -> Res<()> {
        let parts = self.try_parts()?;
        let (mut finally, mut handler) = (0, 0);
        if parts & HAS_FINALLY != 0 {
            finally = self.jump(op::SETUP_FINALLY, 0)?;
            self.open_handler();
        }
        if parts & HAS_EXCEPT != 0 {
            handler = self.jump(op::SETUP_EXCEPT, 0)?;
            self.open_handler();
        }
        self.advance()?;
        self.open_block(&[parts, finally, handler], TRY)?;
        self.suite()
    }

    /// Looks ahead which clauses follow.
    fn try_parts(&mut self) -> Res<u32> {
        let back = self.lex;
        let mut parts = 0;
        loop {
            self.skip_suite()?;
            match self.lex.token {
                KW_EXCEPT => parts |= HAS_EXCEPT,
                KW_ELSE if parts & HAS_EXCEPT != 0 => {}
                KW_FINALLY => {
                    parts |= HAS_FINALLY;
                    break;
                }
                _ => break,
            }
        }
        if parts == 0 {
            return Err(error::syntax(self, Msg::EXPECTED_EXCEPT));
        }
        self.lex = back;
        Ok(parts)
    }

    /// Steps over a header and its block, to the token behind.
    fn skip_suite(&mut self) -> Res<()> {
        while self.lex.token != COLON || self.lex.nest > 0 {
            self.skip_token()?;
        }
        self.advance()?;
        if self.lex.token != NEWLINE {
            while self.lex.token != NEWLINE {
                self.skip_token()?;
            }
            return self.advance();
        }
        self.advance()?;
        let mut open = 0u32;
        loop {
            match self.lex.token {
                INDENT => open += 1,
                DEDENT if open > 0 => open -= 1,
                NEWLINE if open > 0 => {
                    self.advance()?;
                    continue;
                }
                _ if open == 0 => return Err(error::indentation(self, Msg::EXPECTED_INDENT)),
                _ => {
                    self.skip_token()?;
                    continue;
                }
            }
            self.advance()?;
            if open == 0 {
                return Ok(());
            }
        }
    }

    /// Steps over a token within a line.
    fn skip_token(&mut self) -> Res<()> {
        match self.lex.token {
            STRING => self.skip_string()?,
            END | NEWLINE => return Err(error::unexpected(self)),
            _ => {}
        }
        self.advance()
    }

    pub(super) fn end_try(&mut self) -> Res<()> {
        let (handler, finally, parts) = (self.word(1), self.word(2), self.word(3));
        self.close(4);
        if parts & HAS_EXCEPT == 0 {
            return self.finally(finally);
        }
        let orelse = self.jump(op::POP_EXCEPT_JUMP, 0)?;
        self.place(handler)?;
        self.except_clause(&[parts, finally, orelse, 0])
    }

    /// Reads the header of an `except`; the exception is on the stack.
    fn except_clause(&mut self, words: &[u32; 4]) -> Res<()> {
        let line = self.lex.line;
        self.set_line(line)?;
        self.fun.depth += 1;
        self.fun.note_depth(2);
        self.expect(KW_EXCEPT)?;
        let (mut next, mut name, mut handler) = (0, Value::NULL, 0);
        if self.lex.token == STAR {
            return Err(error::syntax(self, Msg::NO_EXCEPT_STAR));
        }
        if words[0] & HAS_BARE != 0 {
            return Err(error::syntax(self, Msg::BARE_EXCEPT));
        }
        let mut words = *words;
        if self.lex.token == COLON {
            words[0] |= HAS_BARE;
        } else {
            self.op(op::DUP_TOP)?;
            self.expression(0)?;
            self.op(op::BINARY_EXCEPTION_MATCH)?;
            next = self.jump(op::POP_JUMP_IF_FALSE, 0)?;
            if self.lex.token == KW_AS {
                self.advance()?;
                name = self.variable()?;
            }
        }
        if name.is_null() {
            self.op(op::POP_TOP)?;
        } else {
            self.store_name(name)?;
            handler = self.jump(op::SETUP_FINALLY, 0)?;
            self.open_handler();
        }
        self.vm.reserve(EXCEPT_WORDS)?;
        for word in words.into_iter().chain([next, handler]) {
            self.push_number(word);
        }
        self.vm.push(name);
        self.push_number(EXCEPT);
        self.suite()
    }

    pub(super) fn end_except(&mut self) -> Res<()> {
        let name = self.vm.peek(NAME_OF);
        let (handler, next) = (self.word(NAME_HANDLER), self.word(NEXT_CLAUSE));
        let (ends, orelse) = (self.word(ENDS), self.word(OR_ELSE));
        let (finally, parts) = (self.word(FINAL), self.word(PARTS));
        self.close(EXCEPT_WORDS);
        if !name.is_null() {
            self.forget_exception(name, handler)?;
        }
        let ends = self.jump(op::POP_EXCEPT_JUMP, ends)?;
        self.place(next)?;
        if self.lex.token == KW_EXCEPT {
            return self.except_clause(&[parts, finally, orelse, ends]);
        }
        self.fun.depth += 1;
        self.op(op::END_FINALLY)?;
        self.fun.handlers -= 1;
        self.place(orelse)?;
        if self.lex.token == KW_ELSE {
            self.advance()?;
            self.open_block(&[parts, finally, ends], TRY_ELSE)?;
            return self.suite();
        }
        self.end_clauses(parts, finally, ends)
    }

    /// The variable of an `except` goes away, however its clause ends.
    fn forget_exception(&mut self, name: Value, handler: u32) -> Res<()> {
        let depth = self.fun.depth;
        self.op(op::LOAD_CONST_NONE)?;
        self.place(handler)?;
        self.fun.depth = depth + 2;
        self.op(op::LOAD_CONST_NONE)?;
        self.store_name(name)?;
        self.delete_name(name)?;
        self.op(op::END_FINALLY)?;
        self.fun.depth = depth;
        self.fun.handlers -= 1;
        Ok(())
    }

    pub(super) fn end_try_else(&mut self) -> Res<()> {
        let (ends, finally, parts) = (self.word(1), self.word(2), self.word(3));
        self.close(4);
        self.end_clauses(parts, finally, ends)
    }

    fn end_clauses(&mut self, parts: u32, finally: u32, ends: u32) -> Res<()> {
        self.place(ends)?;
        if parts & HAS_FINALLY != 0 { self.finally(finally) } else { Ok(()) }
    }

    /// Begins the `finally` clause.
    fn finally(&mut self, handler: u32) -> Res<()> {
        let depth = self.fun.depth;
        self.op(op::LOAD_CONST_NONE)?;
        self.place(handler)?;
        // One slot or two lie there.
        self.fun.depth = depth + 2;
        self.fun.note_depth(1);
        self.expect(KW_FINALLY)?;
        self.open_block(&[depth], FINALLY)?;
        self.suite()
    }

    pub(super) fn end_finally(&mut self) -> Res<()> {
        let depth = self.word(1);
        self.close(2);
        self.op(op::END_FINALLY)?;
        self.fun.depth = depth;
        self.fun.handlers -= 1;
        Ok(())
    }
}
