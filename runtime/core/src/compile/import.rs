//! `import` and `from ... import`.

use super::Compiler;
use super::error;
use super::scopes::ScopeKind;
use super::token::*;
use crate::obj::{intern, str};
use crate::vm::Res;
use mpyc_abi::names;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

impl Compiler<'_> {
    /// `import a.b, c as d`
    pub(super) fn import(&mut self) -> Res<()> {
        loop {
            self.advance()?;
            let start = self.mark();
            let (name, parts) = self.dotted_name()?;
            self.load_int(0)?;
            self.op(op::LOAD_CONST_NONE)?;
            self.op_value(op::IMPORT_NAME, name)?;
            let renamed = self.lex.token == KW_AS;
            let end = self.mark();
            self.seek(start)?;
            let first = self.variable()?;
            if renamed {
                // The import gives the top package; the module lies below it.
                for _ in 1..parts {
                    self.advance()?;
                    let part = self.identifier()?;
                    self.op_value(op::LOAD_ATTR, part)?;
                }
                self.advance()?;
                let name = self.variable()?;
                self.store_name(name)?;
            } else {
                self.seek(end)?;
                self.store_name(first)?;
            }
            if self.lex.token != COMMA {
                return Ok(());
            }
        }
    }

    /// Reads `a.b.c`; gives it as a string, and how many parts it has.
    fn dotted_name(&mut self) -> Res<(Value, u32)> {
        let from = self.lex.start;
        let (mut to, mut parts) = (self.lex.at, 1);
        self.identifier()?;
        while self.lex.token == DOT {
            self.advance()?;
            to = self.lex.at;
            self.identifier()?;
            parts += 1;
        }
        let name = intern::intern(self.vm, self.slice(from, to))?;
        Ok((name, parts))
    }

    /// `from .a import b as c, d`
    pub(super) fn import_from(&mut self) -> Res<()> {
        self.advance()?;
        let mut level = 0;
        while matches!(self.lex.token, DOT | ELLIPSIS) {
            level += if self.lex.token == DOT { 1 } else { 3 };
            self.advance()?;
        }
        let mut module = Value::str(names::EMPTY);
        if self.lex.token != KW_IMPORT || level == 0 {
            module = self.dotted_name()?.0;
        }
        self.expect(KW_IMPORT)?;
        if str::bytes(module) == b"__future__" {
            let emitted = self.emitted();
            let bracketed = self.lex.token == LEFT_PAREN;
            if bracketed {
                self.advance()?;
            }
            self.imported_names(bracketed, false)?;
            self.take_back(emitted);
            return if bracketed { self.expect(RIGHT_PAREN) } else { Ok(()) };
        }
        self.load_int(level)?;
        if self.lex.token == STAR {
            if self.fun.kind != ScopeKind::Module as u32 {
                return Err(error::unexpected(self));
            }
            self.op_value(op::LOAD_CONST_STRING, Value::str(names::STAR))?;
            self.op_uint(op::BUILD_TUPLE, 1)?;
            self.op_value(op::IMPORT_NAME, module)?;
            self.advance()?;
            return self.op(op::IMPORT_STAR);
        }
        let bracketed = self.lex.token == LEFT_PAREN;
        if bracketed {
            self.advance()?;
        }
        let start = self.mark();
        let count = self.imported_names(bracketed, false)?;
        self.op_uint(op::BUILD_TUPLE, count)?;
        self.op_value(op::IMPORT_NAME, module)?;
        self.seek(start)?;
        self.imported_names(bracketed, true)?;
        self.op(op::POP_TOP)?;
        if bracketed { self.expect(RIGHT_PAREN) } else { Ok(()) }
    }

    /// Reads the names after `import`: pushes them as strings or, if `store`, takes them from the module on the stack.
    fn imported_names(&mut self, bracketed: bool, store: bool) -> Res<u32> {
        let mut count = 0;
        loop {
            let name = self.identifier()?;
            count += 1;
            let opcode = if store { op::IMPORT_FROM } else { op::LOAD_CONST_STRING };
            self.op_value(opcode, name)?;
            let mut target = name;
            if self.lex.token == KW_AS {
                self.advance()?;
                target = self.variable()?;
            }
            if store {
                self.store_name(target)?;
            }
            if self.lex.token != COMMA {
                return Ok(count);
            }
            self.advance()?;
            if bracketed && self.lex.token == RIGHT_PAREN {
                return Ok(count);
            }
            if self.lex.token == NEWLINE {
                return Err(error::unexpected(self));
            }
        }
    }
}
