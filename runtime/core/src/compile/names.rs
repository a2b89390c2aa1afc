//! Names: reading them, and code that loads, stores and deletes variables.

use super::error;
use super::scopes::{Access, Flags};
use super::token::{KW_NONE, NAME};
use super::{CLASS, Compiler};
use crate::msg::Msg;
use crate::obj::{intern, str};
use crate::out::Out;
use crate::vm::Res;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

impl Compiler<'_> {
    /// The text of the current token.
    pub(super) fn token_text(&self) -> &'static [u8] {
        self.slice(self.lex.start, self.lex.at)
    }

    /// The current token, which must be a name, as an interned string; goes on to the next.
    pub(super) fn identifier(&mut self) -> Res {
        if self.lex.token != NAME {
            return Err(if self.lex.token >= KW_NONE {
                error::syntax(self, Msg::KEYWORD_AS_NAME)
            } else {
                error::unexpected(self)
            });
        }
        let name = intern::intern(self.vm, self.token_text())?;
        self.advance()?;
        Ok(name)
    }

    /// As [`Compiler::identifier`]; a private name in a class gets the class's name.
    pub(super) fn variable(&mut self) -> Res {
        let name = self.identifier()?;
        self.private(name)
    }

    /// `__name` in a class is `_Class__name`.
    fn private(&mut self, name: Value) -> Res {
        let class = self.slot(CLASS);
        let text = str::bytes(name);
        if class.is_null() || !text.starts_with(b"__") || text.ends_with(b"__") {
            return Ok(name);
        }
        let class = str::bytes(class);
        let first = class.iter().position(|&c| c != b'_');
        let Some(class) = first.and_then(|first| class.get(first..)) else {
            return Ok(name);
        };
        let mark = self.vm.mark();
        self.vm.push(name);
        let mut out = Out::string(self.vm);
        out.put(self.vm, b"_")?;
        out.put(self.vm, class)?;
        out.put(self.vm, text)?;
        let mangled = out.finish(self.vm)?;
        let mangled = intern::intern_value(self.vm, mangled)?;
        self.vm.cut(mark);
        Ok(mangled)
    }

    /// Pushes a variable.
    pub(super) fn load_name(&mut self, name: Value) -> Res<()> {
        let scope = self.fun.scope;
        self.record(scope, name, 0)?;
        if self.scanning {
            return Ok(());
        }
        match self.access(name) {
            Access::Fast(slot) => self.op_fast(false, slot),
            Access::Cell(slot) => self.op_uint(op::LOAD_DEREF, slot),
            Access::Name => self.op_value(op::LOAD_NAME, name),
            Access::Global => self.op_value(op::LOAD_GLOBAL, name),
        }
    }

    /// Stores the top of the stack in a variable.
    pub(super) fn store_name(&mut self, name: Value) -> Res<()> {
        let scope = self.fun.scope;
        self.record(scope, name, Flags::BOUND)?;
        self.write_name(name, [op::STORE_FAST_N, op::STORE_DEREF, op::STORE_NAME, op::STORE_GLOBAL])
    }

    /// Deletes a variable.
    pub(super) fn delete_name(&mut self, name: Value) -> Res<()> {
        let scope = self.fun.scope;
        self.record(scope, name, Flags::BOUND)?;
        self.write_name(name, [op::DELETE_FAST, op::DELETE_DEREF, op::DELETE_NAME, op::DELETE_GLOBAL])
    }

    /// One of four opcodes, by where a name lives.
    fn write_name(&mut self, name: Value, opcodes: [u8; 4]) -> Res<()> {
        if self.scanning {
            return Ok(());
        }
        let [fast, cell, plain, global] = opcodes;
        match self.access(name) {
            Access::Fast(slot) if fast == op::STORE_FAST_N => self.op_fast(true, slot),
            Access::Fast(slot) => self.op_uint(fast, slot),
            Access::Cell(slot) => self.op_uint(cell, slot),
            Access::Name => self.op_value(plain, name),
            Access::Global => self.op_value(global, name),
        }
    }

    /// Stores the top of the stack for an assignment expression, whose name is bound outside of comprehensions.
    pub(super) fn store_walrus(&mut self, name: Value) -> Res<()> {
        let (own, outer) = (self.fun.scope, self.binding_scope());
        if own != outer && self.scanning {
            // What a comprehension's own loops bind is not the name's place outside.
            if self.lookup(own, name).is_some_and(|found| found.flags & Flags::BOUND != 0) {
                return Err(error::syntax(self, Msg::CANNOT_ASSIGN));
            }
            self.record(own, name, 0)?;
            return self.record(outer, name, Flags::BOUND);
        }
        if own != outer {
            return self.write_name(name, [op::STORE_FAST_N, op::STORE_DEREF, op::STORE_NAME, op::STORE_GLOBAL]);
        }
        self.store_name(name)
    }
}
