//! Statements that begin with an expression: the expression itself, assignments of all kinds.

use super::emit::Emitted;
use super::error;
use super::lexer::Mark;
use super::scopes::{Flags, ScopeKind};
use super::token::*;
use super::{Compiler, Mode};
use crate::msg::Msg;
use crate::vm::Res;
use mpyc_abi::names;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

impl Compiler<'_> {
    /// Reads a statement that begins with an expression.
    pub(super) fn expression_statement(&mut self) -> Res<()> {
        let (start, emitted) = (self.mark(), self.emitted());
        self.assigned()?;
        match self.lex.token {
            ASSIGN => self.assignment(start, emitted),
            COLON => self.annotated(start, emitted),
            token if is_augmented(token) => self.augmented(start, token),
            _ => self.effect(emitted),
        }
    }

    /// Reads a value, or a target of which it is clear that it is one: a name before `=`.
    fn assigned(&mut self) -> Res<()> {
        if self.lex.token == NAME && self.assigns() { self.advance() } else { self.expression_list() }
    }

    /// The value of an expression statement, which nobody gets but who sits at the prompt.
    fn effect(&mut self, emitted: Emitted) -> Res<()> {
        if self.mode == Mode::Interactive && !self.scanning && self.fun.kind == ScopeKind::Module as u32 {
            let middle = self.here();
            self.fun.max_depth += 1;
            self.op_value(op::LOAD_NAME, Value::str(names::DUNDER_REPL_PRINT))?;
            self.rotate(emitted.code, middle);
            self.op_uint(op::CALL_FUNCTION, 1)?;
            return self.op(op::POP_TOP);
        }
        if self.last_opcode() == op::LOAD_CONST_OBJ && self.fun.last == emitted.code {
            // A docstring.
            self.take_back(emitted);
            return Ok(());
        }
        self.op(op::POP_TOP)
    }

    /// `a = b = value`: what was read so far was a target.
    fn assignment(&mut self, start: Mark, emitted: Emitted) -> Res<()> {
        let mut count = 0;
        while self.lex.token == ASSIGN {
            count += 1;
            self.take_back(emitted);
            self.advance()?;
            self.assigned()?;
        }
        let end = self.mark();
        self.seek(start)?;
        for i in 0..count {
            if i + 1 < count {
                self.op(op::DUP_TOP)?;
            }
            let target = self.mark();
            self.targets()?;
            if self.lex.token != ASSIGN {
                return Err(error::at(self, target, Msg::CANNOT_ASSIGN));
            }
            self.advance()?;
        }
        self.seek(end)
    }

    /// `target: annotation` and `target: annotation = value`; annotations are not evaluated.
    fn annotated(&mut self, start: Mark, emitted: Emitted) -> Res<()> {
        let loaded = self.last_opcode();
        let last = self.fun.last;
        self.advance()?;
        self.discard_expression()?;
        let has_value = self.lex.token == ASSIGN;
        if has_value {
            self.take_back(emitted);
            self.advance()?;
            self.expression_list()?;
        } else {
            self.target_parts(emitted, loaded, last)?;
        }
        let end = self.mark();
        self.seek(start)?;
        if has_value {
            self.target()?;
        } else if self.lex.token == NAME {
            let name = self.variable()?;
            if self.lex.token == COLON {
                let scope = self.fun.scope;
                self.record(scope, name, Flags::BOUND)?;
            }
        }
        self.seek(end)
    }

    /// Of a target without a value, its parts are evaluated: `a` of `a.b`, `a` and `b` of `a[b]`.
    fn target_parts(&mut self, emitted: Emitted, loaded: u8, last: u32) -> Res<()> {
        let drops = match loaded {
            op::LOAD_ATTR => 1,
            op::LOAD_SUBSCR => 2,
            _ => {
                self.take_back(emitted);
                return Ok(());
            }
        };
        self.code_len = last;
        self.fun.depth += drops - 1;
        for _ in 0..drops {
            self.op(op::POP_TOP)?;
        }
        Ok(())
    }

    /// Reads an expression and forgets its code.
    pub(super) fn discard_expression(&mut self) -> Res<()> {
        let emitted = self.emitted();
        self.expression(0)?;
        self.take_back(emitted);
        Ok(())
    }

    /// `target += value`: the target's value is on the stack.
    fn augmented(&mut self, start: Mark, token: u8) -> Res<()> {
        let opcode = op::INPLACE_OR + (token - AUGMENTED - OR);
        let operator = self.mark();
        self.seek(start)?;
        if self.lex.token == NAME {
            let name = self.variable()?;
            if self.lex.start == operator.start {
                self.advance()?;
                self.expression_list()?;
                self.op(opcode)?;
                return self.store_name(name);
            }
        }
        self.seek(operator)?;
        let (last, operand) = (self.last_opcode(), self.last_operand());
        match last {
            op::LOAD_ATTR => {
                let (load, end) = (self.fun.last, self.here());
                self.op(op::DUP_TOP)?;
                self.rotate(load, end);
            }
            op::LOAD_SUBSCR => {
                self.code_len = self.fun.last;
                self.fun.depth += 1;
                self.ops(&[op::DUP_TOP_TWO, op::LOAD_SUBSCR])?;
            }
            _ if self.scanning => {}
            _ => return Err(error::syntax(self, Msg::CANNOT_ASSIGN)),
        }
        self.advance()?;
        self.expression_list()?;
        self.op(opcode)?;
        match last {
            op::LOAD_ATTR => {
                self.op(op::ROT_TWO)?;
                self.op_uint(op::STORE_ATTR, operand)
            }
            op::LOAD_SUBSCR => self.ops(&[op::ROT_THREE, op::STORE_SUBSCR]),
            _ => Ok(()),
        }
    }
}
