//! Operators by precedence, and what else follows an operand: attributes, the parts of a conditional expression.

use super::expression::*;
use super::token::*;
use super::{Compiler, call, error};
use crate::msg::Msg;
use crate::vm::Res;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

/// Flag of a `COMPARE`: the result is negated.
const NEGATED: u32 = 0x100;

impl Compiler<'_> {
    pub(super) fn is_host(&self) -> bool {
        self.top().0 < UNARY
    }

    /// How tightly the innermost operator binds; 0 for a host.
    pub(super) fn top_precedence(&self) -> u32 {
        match self.top() {
            (UNARY, _) => prec::UNARY,
            (NOT, _) => prec::NOT,
            (BINARY, flags) => flags >> 8,
            (BOOL, flags) => flags,
            (COMPARE, _) => prec::COMPARE,
            (AWAIT, _) => prec::AWAIT,
            _ => 0,
        }
    }

    /// Reads what follows an operand.
    pub(super) fn operator(&mut self) -> Res<Next> {
        let token = self.lex.token;
        match token {
            DOT => self.attribute(),
            LEFT_PAREN => self.open_call(0),
            LEFT_BRACKET => self.open_subscript(),
            _ if self.top() == (BASE, PRIMARY) => self.end_expression(),
            KW_AND => self.bool_operator(prec::BOOL_AND, op::JUMP_IF_FALSE_OR_POP),
            KW_OR => self.bool_operator(prec::BOOL_OR, op::JUMP_IF_TRUE_OR_POP),
            LESS..=KW_IS | KW_NOT => self.comparison(token),
            KW_IF => self.condition(),
            _ if is_binary(token) => self.binary(token),
            _ => self.end_expression(),
        }
    }

    fn attribute(&mut self) -> Res<Next> {
        self.advance()?;
        let name = self.variable()?;
        if self.lex.token == LEFT_PAREN {
            self.op_value(op::LOAD_METHOD, name)?;
            return self.open_call(call::METHOD);
        }
        self.op_value(op::LOAD_ATTR, name)?;
        Ok(Next::Operator)
    }

    fn binary(&mut self, token: u8) -> Res<Next> {
        let precedence = precedence(token);
        // `**` binds to the right.
        self.reduce(precedence + (token == DOUBLE_STAR) as u32)?;
        let opcode = (op::BINARY_OR + (token - OR)) as u32;
        self.prefix(BINARY | (opcode | precedence << 8) << KIND_BITS)
    }

    fn bool_operator(&mut self, precedence: u32, opcode: u8) -> Res<Next> {
        // Equal ones stay open: their jumps all lead to the end.
        self.reduce(precedence + 1)?;
        let jump = self.jump(opcode, 0)?;
        self.advance()?;
        self.vm.reserve(3)?;
        self.push_number(jump);
        self.open(BOOL | precedence << KIND_BITS)?;
        Ok(Next::Operand)
    }

    fn comparison(&mut self, token: u8) -> Res<Next> {
        self.reduce(prec::COMPARE + 1)?;
        self.advance()?;
        let mut flags = (op::BINARY_LESS + (token.min(KW_IS) - LESS)) as u32;
        if token == KW_NOT {
            if self.lex.token != KW_IN {
                return Err(error::unexpected(self));
            }
            self.advance()?;
            flags = op::BINARY_IN as u32 | NEGATED;
        } else if token == KW_IS && self.lex.token == KW_NOT {
            self.advance()?;
            flags |= NEGATED;
        }
        match self.top() {
            (COMPARE, before) => {
                self.ops(&[op::DUP_TOP, op::ROT_THREE])?;
                self.compare(before)?;
                let chain = self.word(2);
                let chain = self.jump(op::JUMP_IF_FALSE_OR_POP, chain)?;
                self.set_word(2, chain);
                self.set_flags(flags);
            }
            _ => {
                self.vm.reserve(3)?;
                self.push_number(0);
                self.open(COMPARE | flags << KIND_BITS)?;
            }
        }
        Ok(Next::Operand)
    }

    fn compare(&mut self, flags: u32) -> Res<()> {
        self.op(flags as u8)?;
        if flags & NEGATED != 0 { self.op(op::UNARY_NOT) } else { Ok(()) }
    }

    /// Writes the operators that bind at least so tightly.
    pub(super) fn reduce(&mut self, precedence: u32) -> Res<()> {
        while !self.is_host() && self.top_precedence() >= precedence {
            let (kind, flags) = self.top();
            let start = self.word(1);
            self.close(2);
            match kind {
                UNARY => self.unary(flags as u8, start)?,
                NOT => self.op(op::UNARY_NOT)?,
                BINARY => self.op(flags as u8)?,
                AWAIT => self.wait()?,
                BOOL => {
                    let jump = self.vm.pop().as_small() as u32;
                    self.place(jump)?;
                }
                _ => {
                    self.compare(flags)?;
                    let chain = self.vm.pop().as_small() as u32;
                    self.end_chain(chain)?;
                }
            }
        }
        Ok(())
    }

    /// Where the failed comparisons of a chain go: they leave an operand below their result.
    fn end_chain(&mut self, chain: u32) -> Res<()> {
        if chain == 0 {
            return Ok(());
        }
        let end = self.jump(op::JUMP, 0)?;
        self.place(chain)?;
        self.fun.depth += 1;
        self.ops(&[op::ROT_TWO, op::POP_TOP])?;
        self.place(end)
    }

    /// Writes a sign; that of a number becomes part of it.
    fn unary(&mut self, opcode: u8, start: u32) -> Res<()> {
        if opcode == op::UNARY_NEGATIVE
            && let Some(value) = self.small_int_at(start)
            && Value::small_int(-value).is_some()
        {
            self.code_len = start;
            self.fun.depth -= 1;
            return self.load_int(-value);
        }
        self.op(opcode)
    }

    /// The `if` of a conditional expression: the code of its first part comes to lie behind the condition's.
    fn condition(&mut self) -> Res<Next> {
        self.reduce(0)?;
        let (kind, flags) = self.top();
        if kind == THEN || (kind == BASE && flags & NO_CONDITION != 0) {
            return self.end_expression();
        }
        let (start, end) = (self.word(1), self.here());
        self.advance()?;
        self.vm.reserve(4)?;
        self.push_number(start);
        self.push_number(end);
        self.open(THEN)?;
        Ok(Next::Operand)
    }

    pub(super) fn end_condition(&mut self) -> Res<Next> {
        if self.lex.token != KW_ELSE {
            return Err(error::syntax(self, Msg::EXPECTED_ELSE));
        }
        self.advance()?;
        let (end, start) = (self.word(2), self.word(3));
        self.close(4);
        let test = self.jump(op::POP_JUMP_IF_FALSE, 0)?;
        self.rotate(start, end);
        let skip = self.jump(op::JUMP, 0)?;
        if test != 0 {
            self.place(start + test - end)?;
            self.fun.depth -= 1;
        }
        self.push_number(skip);
        self.open(ELSE)?;
        Ok(Next::Operand)
    }
}
