//! Statements: the loop over them, and the simple ones.

use super::error;
use super::scopes::{Flags, NO_SCOPE};
use super::token::*;
use super::{Compiler, blocks};
use crate::msg::Msg;
use crate::vm::Res;
use mpyc_abi::names;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

impl Compiler<'_> {
    /// Reads all statements of the text.
    pub(super) fn statements(&mut self) -> Res<()> {
        let bottom = self.vm.mark();
        while self.lex.token != END || self.vm.mark() != bottom {
            if self.vm.mark() == bottom {
                self.forget_text();
            }
            self.next_statement()?;
        }
        Ok(())
    }

    /// Reads on until the block that was opened above `bottom` has ended.
    pub(super) fn statements_above(&mut self, bottom: u32) -> Res<()> {
        while self.vm.mark() != bottom {
            self.next_statement()?;
        }
        Ok(())
    }

    /// Reads a statement, the header of a block, or a block's end.
    fn next_statement(&mut self) -> Res<()> {
        if self.inline {
            self.inline = false;
            self.simple_line()?;
            return self.end_block();
        }
        match self.lex.token {
            NEWLINE => self.advance(),
            DEDENT => {
                self.advance()?;
                self.end_block()
            }
            INDENT => Err(error::indentation(self, Msg::UNEXPECTED_INDENT)),
            END => Err(error::unexpected(self)),
            _ => self.statement(),
        }
    }

    fn statement(&mut self) -> Res<()> {
        let line = self.lex.line;
        self.set_line(line)?;
        match self.lex.token {
            KW_IF => self.if_(),
            KW_WHILE => self.while_(),
            KW_FOR => self.for_(blocks::FOR),
            KW_TRY => self.try_(),
            KW_WITH => self.with(blocks::WITH),
            KW_DEF | KW_CLASS | KW_ASYNC | AT => self.definition(),
            _ => self.simple_line(),
        }
    }

    /// Reads simple statements up to the end of the line.
    fn simple_line(&mut self) -> Res<()> {
        loop {
            self.simple_statement()?;
            if self.lex.token == SEMICOLON {
                self.advance()?;
                if self.lex.token != NEWLINE {
                    continue;
                }
            }
            if self.lex.token != NEWLINE {
                return Err(error::unexpected(self));
            }
            return self.advance();
        }
    }

    fn simple_statement(&mut self) -> Res<()> {
        match self.lex.token {
            KW_PASS => self.advance(),
            KW_BREAK => self.break_(),
            KW_CONTINUE => self.continue_(),
            KW_RETURN => self.return_(),
            KW_RAISE => self.raise(),
            KW_GLOBAL => self.declaration(Flags::GLOBAL),
            KW_NONLOCAL => self.declaration(Flags::NONLOCAL),
            KW_DEL => {
                self.advance()?;
                self.delete_targets()
            }
            KW_ASSERT => self.assert(),
            KW_IMPORT => self.import(),
            KW_FROM => self.import_from(),
            NAME => self.name_statement(),
            token if starts_expression(token) => self.expression_statement(),
            _ => Err(error::unexpected(self)),
        }
    }

    /// A statement that begins with a name, which may be one of those that are keywords only here.
    fn name_statement(&mut self) -> Res<()> {
        let (text, is_match) = match self.token_text() {
            b"match" => (Msg::NO_MATCH, true),
            b"type" => (Msg::NO_TYPE_STATEMENT, false),
            b"print" => (Msg::PRINT_PARENTHESES, false),
            _ => return self.expression_statement(),
        };
        let mark = self.mark();
        self.advance()?;
        let stuck = matches!(self.lex.token, NAME | NUMBER | STRING | KW_NONE | KW_TRUE | KW_FALSE | KW_AWAIT);
        self.seek(mark)?;
        if stuck {
            return Err(error::syntax(self, text));
        }
        let made = self.expression_statement();
        // `match (x):` is taken for an annotation without a type.
        if is_match && made.is_err() && self.lex.token == NEWLINE && self.byte(self.lex.at.wrapping_sub(1)) == b':' {
            self.lex.start = mark.start;
            return Err(error::syntax(self, text));
        }
        made
    }

    fn return_(&mut self) -> Res<()> {
        if !self.fun.is_function() {
            return Err(error::syntax(self, Msg::RETURN_OUTSIDE));
        }
        self.advance()?;
        if starts_expression(self.lex.token) {
            self.expression_list()?;
        } else {
            self.op(op::LOAD_CONST_NONE)?;
        }
        self.op(op::RETURN_VALUE)
    }

    fn raise(&mut self) -> Res<()> {
        self.advance()?;
        if !starts_expression(self.lex.token) {
            return self.op(op::RAISE_LAST);
        }
        self.expression(0)?;
        if self.lex.token != KW_FROM {
            return self.op(op::RAISE_OBJ);
        }
        self.advance()?;
        self.expression(0)?;
        self.op(op::RAISE_FROM)
    }

    /// `global` and `nonlocal`
    fn declaration(&mut self, flags: u32) -> Res<()> {
        let scope = self.fun.scope;
        if scope == NO_SCOPE && flags == Flags::NONLOCAL {
            return Err(error::syntax(self, Msg::NO_NONLOCAL));
        }
        loop {
            self.advance()?;
            let name = self.variable()?;
            let others = (Flags::PARAM | Flags::GLOBAL | Flags::NONLOCAL) & !flags;
            if self.scanning && self.lookup(scope, name).is_some_and(|found| found.flags & others != 0) {
                return Err(error::syntax(self, Msg::PARAMETER_DECLARED));
            }
            self.record(scope, name, flags)?;
            if self.lex.token != COMMA {
                return Ok(());
            }
        }
    }

    fn assert(&mut self) -> Res<()> {
        let emitted = self.emitted();
        self.advance()?;
        self.expression(0)?;
        let end = self.jump(op::POP_JUMP_IF_TRUE, 0)?;
        self.op_value(op::LOAD_GLOBAL, Value::str(names::ASSERTION_ERROR))?;
        if self.lex.token == COMMA {
            self.advance()?;
            self.expression(0)?;
            self.op_uint(op::CALL_FUNCTION, 1)?;
        }
        self.op(op::RAISE_OBJ)?;
        self.place(end)?;
        if self.vm.opt_level > 0 {
            self.take_back(emitted);
        }
        Ok(())
    }

    // ---- jumps out of loops

    fn break_(&mut self) -> Res<()> {
        let Some(around) = self.innermost_loop() else {
            return Err(error::syntax(self, Msg::BREAK_OUTSIDE));
        };
        self.advance()?;
        let handlers = self.fun.handlers - around.handlers;
        let breaks = if handlers > 0 {
            let breaks = self.jump(op::UNWIND_JUMP, around.breaks)?;
            self.raw(handlers as u8 | if around.iterator { 0x80 } else { 0 })?;
            breaks
        } else {
            let depth = self.fun.depth;
            for _ in 0..if around.iterator { 4 } else { 0 } {
                self.op(op::POP_TOP)?;
            }
            self.fun.depth = depth;
            self.jump(op::JUMP, around.breaks)?
        };
        blocks::set_breaks(self, breaks);
        Ok(())
    }

    fn continue_(&mut self) -> Res<()> {
        let Some(around) = self.innermost_loop() else {
            return Err(error::syntax(self, Msg::CONTINUE_OUTSIDE));
        };
        self.advance()?;
        let handlers = self.fun.handlers - around.handlers;
        if handlers == 0 {
            return self.jump_back(op::JUMP, around.top);
        }
        self.jump_back(op::UNWIND_JUMP, around.top)?;
        self.raw(handlers as u8)
    }
}
