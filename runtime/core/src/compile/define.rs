//! Definitions: functions, lambdas, classes, their parameters and decorators.

use super::Compiler;
use super::blocks::{CLASS, DEF};
use super::call::CLASS_HEADER;
use super::error;
use super::function::Function;
use super::scopes::{Flags, NO_SCOPE, ScopeKind};
use super::token::*;
use crate::msg::Msg;
use crate::vm::Res;
use mpyc_abi::names;
use mpyc_abi::object::code;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

/// What [`Compiler::parameters`] found: defaults are on the stack. The code object's scope flags lie above.
const DEFAULTS: u32 = 1;
const SCOPE_FLAGS: u32 = 1;

/// Words below a function's saved state: decorators, flags of the parameters, name.
const DEF_WORDS: u32 = 3;
/// Decorators, start of the bases' code, operand and stars of the call, name.
const CLASS_WORDS: u32 = 5;

/// Parameters as they are read.
struct Parameters {
    /// The function's scope.
    scope: u32,
    /// What ends them.
    closer: u8,
    /// Scope flags of the code object.
    flags: u8,
    /// Positional defaults, and keyword-only ones: they are on the stack.
    defaults: u32,
    keywords: u32,
    /// There was a star.
    starred: bool,
}

impl Compiler<'_> {
    /// Reads decorators and the header of a definition.
    pub(super) fn definition(&mut self) -> Res<()> {
        let mut decorators = 0;
        while self.lex.token == AT {
            self.advance()?;
            decorators += self.decorator()?;
            if self.lex.token != NEWLINE {
                return Err(error::unexpected(self));
            }
            self.advance()?;
        }
        if self.needs_scan() {
            let back = self.begin_scan();
            let bottom = self.vm.mark();
            self.define(decorators)?;
            self.statements_above(bottom)?;
            self.end_scan(back)?;
        }
        self.define(decorators)
    }

    /// Reads a decorator; gives how many are to be called. Those that say how to compile are none.
    fn decorator(&mut self) -> Res<u32> {
        if self.token_text() == b"micropython" && self.byte(self.lex.at) == b'.' {
            let (from, mut to) = (self.lex.at + 1, self.lex.at + 1);
            while self.byte(to).is_ascii_alphanumeric() || self.byte(to) == b'_' {
                to += 1;
            }
            match self.slice(from, to) {
                b"native" | b"bytecode" => {
                    self.discard_expression()?;
                    return Ok(0);
                }
                b"viper" | b"asm_thumb" => return Err(error::syntax(self, Msg::NO_NATIVE)),
                _ => {}
            }
        }
        self.expression(0)?;
        Ok(1)
    }

    fn define(&mut self, decorators: u32) -> Res<()> {
        let is_async = self.lex.token == KW_ASYNC;
        if is_async {
            self.advance()?;
        }
        match self.lex.token {
            KW_DEF => self.def(decorators, is_async),
            KW_CLASS if !is_async => self.class(decorators),
            KW_FOR | KW_WITH if is_async && decorators == 0 => self.async_statement(),
            _ => Err(error::unexpected(self)),
        }
    }

    fn def(&mut self, decorators: u32, is_async: bool) -> Res<()> {
        self.advance()?;
        let name = self.variable()?;
        if self.lex.token == LEFT_BRACKET {
            return Err(error::syntax(self, Msg::NO_TYPE_PARAMETERS));
        }
        self.expect(LEFT_PAREN)?;
        let scope = self.begin_scope(ScopeKind::Function)?;
        let found = self.parameters(scope, RIGHT_PAREN)?;
        self.expect(RIGHT_PAREN)?;
        if self.lex.token == ARROW {
            self.advance()?;
            self.discard_expression()?;
        }
        self.vm.reserve(DEF_WORDS)?;
        self.push_number(decorators);
        self.push_number(found & DEFAULTS);
        self.vm.push(name);
        self.enter(scope, ScopeKind::Function)?;
        self.fun.flags = found >> SCOPE_FLAGS | if is_async { code::GENERATOR as u32 } else { 0 };
        self.open_block(&[], DEF)?;
        self.suite()
    }

    pub(super) fn end_def(&mut self) -> Res<()> {
        self.close(1);
        self.final_return()?;
        let name = self.vm.peek(Function::WORDS + 1);
        let defaults = self.word(Function::WORDS + 2) != 0;
        self.leave(name, defaults)?;
        let decorators = self.word(2);
        self.close(DEF_WORDS);
        self.decorate(decorators, name)
    }

    /// Calls decorators and stores what was defined. At the top, its scopes are not needed any more.
    fn decorate(&mut self, decorators: u32, name: Value) -> Res<()> {
        if self.fun.scope == NO_SCOPE && !self.scanning {
            self.drop_scopes();
        }
        for _ in 0..decorators {
            self.op_uint(op::CALL_FUNCTION, 1)?;
        }
        self.store_name(name)
    }

    /// Reads a lambda; pushes the function.
    pub(super) fn lambda(&mut self) -> Res<()> {
        self.vm.check_recursion()?;
        if self.needs_scan() {
            let back = self.begin_scan();
            self.lambda_function()?;
            self.end_scan(back)?;
            self.lambda_function()?;
            self.drop_scopes();
            return Ok(());
        }
        self.lambda_function()
    }

    fn lambda_function(&mut self) -> Res<()> {
        self.advance()?;
        let scope = self.begin_scope(ScopeKind::Lambda)?;
        let found = self.parameters(scope, COLON)?;
        self.expect(COLON)?;
        self.enter(scope, ScopeKind::Lambda)?;
        self.fun.flags = found >> SCOPE_FLAGS;
        self.expression(0)?;
        self.op(op::RETURN_VALUE)?;
        self.leave(Value::str(names::ANON_LAMBDA), found & DEFAULTS != 0)
    }

    // ---- parameters

    /// Reads parameters up to a closing token; their defaults come on the stack, as a tuple and a dict.
    fn parameters(&mut self, scope: u32, closer: u8) -> Res<u32> {
        let mut read = Parameters { scope, closer, flags: 0, defaults: 0, keywords: 0, starred: false };
        while self.lex.token != closer {
            if read.flags & code::VAR_KEYWORDS != 0 {
                return Err(error::unexpected(self));
            }
            match self.lex.token {
                SLASH => {
                    self.advance()?;
                    self.hide_positional(scope)?;
                }
                STAR if !read.starred => self.star_parameter(&mut read)?,
                DOUBLE_STAR => {
                    self.advance()?;
                    read.flags |= code::VAR_KEYWORDS;
                    self.parameter(&read, Flags::PARAM | Flags::KEYWORD_ONLY | Flags::STARRED)?;
                }
                _ if read.starred => self.keyword_parameter(&mut read)?,
                _ => self.positional_parameter(&mut read)?,
            }
            if self.lex.token != COMMA {
                break;
            }
            self.advance()?;
        }
        if read.keywords > 0 {
            read.flags |= code::KW_DEFAULTS;
        } else if read.defaults > 0 {
            self.positional_defaults(read.defaults)?;
            self.op(op::LOAD_NULL)?;
        }
        let defaults = if read.keywords + read.defaults > 0 { DEFAULTS } else { 0 };
        Ok((read.flags as u32) << SCOPE_FLAGS | defaults)
    }

    /// Reads `*name`, or the star alone before keyword-only parameters.
    fn star_parameter(&mut self, read: &mut Parameters) -> Res<()> {
        read.starred = true;
        self.advance()?;
        if self.lex.token == NAME {
            read.flags |= code::VAR_ARGS;
            self.parameter(read, Flags::PARAM | Flags::STARRED)?;
        } else if self.lex.token != COMMA {
            return Err(error::syntax(self, Msg::STAR_HERE));
        }
        Ok(())
    }

    fn keyword_parameter(&mut self, read: &mut Parameters) -> Res<()> {
        let name = self.parameter(read, Flags::PARAM | Flags::KEYWORD_ONLY)?;
        if self.lex.token != ASSIGN {
            return Ok(());
        }
        if read.keywords == 0 {
            self.positional_defaults(read.defaults)?;
            self.op_uint(op::BUILD_MAP, 0)?;
        }
        read.keywords += 1;
        self.advance()?;
        self.expression(0)?;
        self.op_value(op::LOAD_CONST_STRING, name)?;
        self.op(op::STORE_MAP)
    }

    fn positional_parameter(&mut self, read: &mut Parameters) -> Res<()> {
        let name = self.parameter(read, Flags::PARAM)?;
        if self.lex.token == ASSIGN {
            self.advance()?;
            self.expression(0)?;
            read.defaults += 1;
            return self.record(read.scope, name, Flags::DEFAULT);
        }
        if read.defaults > 0 { Err(error::syntax(self, Msg::DEFAULT_ORDER)) } else { Ok(()) }
    }

    fn positional_defaults(&mut self, count: u32) -> Res<()> {
        if count == 0 { self.op(op::LOAD_NULL) } else { self.op_uint(op::BUILD_TUPLE, count) }
    }

    /// Reads a parameter's name and annotation.
    fn parameter(&mut self, read: &Parameters, flags: u32) -> Res {
        let (scope, closer) = (read.scope, read.closer);
        let name = self.variable()?;
        if self.scanning && self.lookup(scope, name).is_some() {
            return Err(error::syntax(self, Msg::DUPLICATE_PARAMETER));
        }
        self.record(scope, name, Flags::BOUND | flags)?;
        if self.lex.token == COLON && closer == RIGHT_PAREN {
            self.advance()?;
            if self.lex.token == STAR {
                self.advance()?;
            }
            self.discard_expression()?;
        }
        Ok(name)
    }

    /// The parameters so far cannot be given by keyword.
    fn hide_positional(&mut self, scope: u32) -> Res<()> {
        let mut i = 0;
        while let Some((name, flags)) = self.next_of(scope, &mut i) {
            if self.scanning && flags & Flags::PARAM_KINDS == Flags::PARAM {
                self.record(scope, name, Flags::POSITIONAL_ONLY)?;
            }
        }
        Ok(())
    }

    // ---- classes

    fn class(&mut self, decorators: u32) -> Res<()> {
        self.advance()?;
        let name = self.variable()?;
        if self.lex.token == LEFT_BRACKET {
            return Err(error::syntax(self, Msg::NO_TYPE_PARAMETERS));
        }
        self.op(op::LOAD_BUILD_CLASS)?;
        let bases = self.here();
        self.header = (2, 0);
        if self.lex.token == LEFT_PAREN {
            // The bases lie above the function and the name.
            self.fun.depth += 2;
            let next = self.open_call(CLASS_HEADER)?;
            self.run(next)?;
            self.fun.depth = self.fun.depth.saturating_sub(2);
        }
        let (operand, stars) = self.header;
        let scope = self.begin_scope(ScopeKind::Class)?;
        self.vm.reserve(CLASS_WORDS)?;
        for word in [decorators, bases, operand, stars] {
            self.push_number(word);
        }
        self.vm.push(name);
        self.enter(scope, ScopeKind::Class)?;
        self.set_slot(super::CLASS, name);
        self.op_value(op::LOAD_NAME, Value::str(names::DUNDER_NAME))?;
        self.op_value(op::STORE_NAME, Value::str(names::DUNDER_MODULE))?;
        self.op_value(op::LOAD_CONST_STRING, name)?;
        self.op_value(op::STORE_NAME, Value::str(names::DUNDER_QUALNAME))?;
        self.open_block(&[], CLASS)?;
        self.suite()
    }

    pub(super) fn end_class(&mut self) -> Res<()> {
        self.close(1);
        match self.lookup(self.fun.scope, Value::str(names::DUNDER_CLASS)) {
            Some(found) if found.flags & Flags::CELL != 0 => self.op_uint(op::LOAD_FAST_N, found.slot)?,
            _ => self.op(op::LOAD_CONST_NONE)?,
        }
        self.op(op::RETURN_VALUE)?;
        let name = self.vm.peek(Function::WORDS + 1);
        // The function comes to lie below the bases, whose code is written already.
        let middle = self.fun.code_start;
        self.leave(name, false)?;
        self.op_value(op::LOAD_CONST_STRING, name)?;
        let (stars, operand, bases, decorators) = (self.word(1), self.word(2), self.word(3), self.word(4));
        self.close(CLASS_WORDS);
        self.rotate(bases, middle);
        self.call(operand, stars, false)?;
        self.decorate(decorators, name)
    }
}
