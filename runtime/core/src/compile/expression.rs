//! Expressions: operators by precedence, displays, and what is open while they are read.
//!
//! What is open lies on the machine's stack as entries: some words, then one that tells the kind in its low bits and
//! flags above. An *operator* waits for its right operand. A *host* is a bracket or the like that takes whole
//! expressions; the word below its kind is where the code of its current expression starts.

use super::emit::Emitted;
use super::error;
use super::lexer::Mark;
use super::scopes::Flags;
use super::token::*;
use super::{Compiler, call};
use crate::mem::w32;
use crate::msg::Msg;
use crate::vm::Res;
use mpyc_abi::names;
use mpyc_abi::object::code;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

// Kinds of entries: hosts first.
/// The caller of the expression.
pub(super) const BASE: u32 = 0;
/// Between `if` and `else` of a conditional expression: start and end of the code before the `if`.
const THEN: u32 = 1;
/// Behind its `else`: the jump to the end.
const ELSE: u32 = 2;
/// Items between commas: see [`items`].
const ITEMS: u32 = 3;
/// Arguments: see `call`.
pub(super) const CALL: u32 = 4;
/// A subscript: where its code starts; items so far; parts of the current slice. The flags are whether a list is on the stack, and whether
/// the current item has a star.
const SUBSCRIPT: u32 = 5;
/// The items of a dict.
const DICT: u32 = 6;
/// `yield from`
const YIELD_FROM: u32 = 7;
// Operators.
/// A sign or `~`: where its operand's code starts. The flags are the opcode.
const UNARY: u32 = 8;
/// `not`
const NOT: u32 = 9;
/// A binary operator. The flags are opcode and precedence.
const BINARY: u32 = 10;
/// `and` or `or`: its jump. The flags are the precedence.
const BOOL: u32 = 11;
/// A comparison: the jumps of those before it in a chain. The flags are the opcode and whether it is negated.
const COMPARE: u32 = 12;
/// `await`
const AWAIT: u32 = 13;

/// Bits of a kind.
const KIND_BITS: u32 = 5;
/// Flag of a `BASE`: an `if` is not a conditional expression's.
pub(super) const NO_CONDITION: u32 = 1;
/// Flag of a `BASE`: no operator belongs to the expression.
pub(super) const PRIMARY: u32 = 2;
/// Flag of a `COMPARE`: the result is negated.
const NEGATED: u32 = 0x100;

/// Forms and flags of `ITEMS`.
mod items {
    /// `( )`: a tuple, if there is a comma.
    pub const PAREN: u32 = 0;
    /// `[ ]`
    pub const LIST: u32 = 1;
    /// `{ }`
    pub const SET: u32 = 2;
    /// No brackets.
    pub const BARE: u32 = 3;
    /// No brackets, behind `yield`.
    pub const YIELD: u32 = 4;
    pub const FORM: u32 = 7;
    /// The current item has a star.
    pub const STARRED: u32 = 8;
    /// The container is on the stack already.
    pub const BUILT: u32 = 16;
    /// There was a comma.
    pub const COMMA: u32 = 32;
}

/// Flags of `DICT`.
mod dict {
    /// The current expression is a value.
    pub const VALUE: u32 = 1;
    /// The current expression is behind `**`.
    pub const DOUBLE: u32 = 2;
}

/// Kinds of containers in the operand of STORE_COMP.
pub(super) const INTO_LIST: u32 = 0;
pub(super) const INTO_DICT: u32 = 1;
pub(super) const INTO_SET: u32 = 2;

/// Words that say where a bracket's first expression starts, for reading it again: [`Compiler::push_place`].
pub(super) const PLACE_WORDS: u32 = 6;

/// What the parser needs next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// An operand.
    Operand,
    /// An operator, or the end of the expression: an operand is complete.
    Operator,
    /// Nothing: the caller's expression is complete.
    Done,
}

impl Compiler<'_> {
    /// Reads an expression and pushes its value.
    pub(super) fn expression(&mut self, flags: u32) -> Res<()> {
        self.vm.check_recursion()?;
        self.open(BASE | flags << KIND_BITS)?;
        self.run(Next::Operand)
    }

    /// Reads expressions between commas and pushes their value: a tuple, if there is a comma. `yield` may stand there.
    pub(super) fn expression_list(&mut self) -> Res<()> {
        self.vm.check_recursion()?;
        self.open(BASE)?;
        self.push_place()?;
        self.push_number(0);
        self.open(ITEMS | items::BARE << KIND_BITS)?;
        self.start_item()?;
        self.run(Next::Operand)
    }

    /// Reads on until the innermost caller's expression is complete.
    pub(super) fn run(&mut self, mut next: Next) -> Res<()> {
        loop {
            next = match next {
                Next::Operand => self.operand()?,
                Next::Operator => self.operator()?,
                Next::Done => return Ok(()),
            }
        }
    }

    // ---- entries

    /// Opens a host whose expression starts here; its other words lie on the stack already.
    pub(super) fn open(&mut self, kind: u32) -> Res<()> {
        self.vm.reserve(PLACE_WORDS + 8)?;
        let here = self.here();
        self.push_number(here);
        self.push_number(kind);
        Ok(())
    }

    pub(super) fn push_number(&mut self, n: u32) {
        self.vm.push(Value::small(n as i32));
    }

    /// The word `i` below the top of the stack.
    pub(super) fn word(&self, i: u32) -> u32 {
        self.vm.peek(i).as_small() as u32
    }

    pub(super) fn set_word(&mut self, i: u32, n: u32) {
        w32(self.vm.mark() - 4 - i * 4, Value::small(n as i32).0);
    }

    /// Kind and flags of the innermost entry.
    fn top(&self) -> (u32, u32) {
        let word = self.word(0);
        (word & ((1 << KIND_BITS) - 1), word >> KIND_BITS)
    }

    pub(super) fn set_flags(&mut self, flags: u32) {
        let (kind, _) = self.top();
        self.set_word(0, kind | flags << KIND_BITS);
    }

    /// Drops so many words of the stack.
    pub(super) fn close(&mut self, words: u32) {
        self.vm.cut(self.vm.mark() - words * 4);
    }

    /// The next expression of the innermost host starts here.
    pub(super) fn start_here(&mut self) {
        let here = self.here();
        self.set_word(1, here);
    }

    /// Pushes where text and code are, so that [`Compiler::place_at`] finds back.
    pub(super) fn push_place(&mut self) -> Res<()> {
        self.vm.reserve(PLACE_WORDS)?;
        let (emitted, mark) = (self.emitted(), self.mark());
        let words = [emitted.code, emitted.children, emitted.depth, emitted.scope];
        for word in words.into_iter().chain([mark.start, mark.line]) {
            self.push_number(word);
        }
        Ok(())
    }

    /// The place that was pushed `above` words below the top.
    pub(super) fn place_at(&self, above: u32) -> (Emitted, Mark) {
        let mark = Mark { start: self.word(above + 1), line: self.word(above) };
        let emitted = Emitted {
            code: self.word(above + 5),
            children: self.word(above + 4),
            depth: self.word(above + 3),
            scope: self.word(above + 2),
        };
        (emitted, mark)
    }

    // ---- operands

    /// Reads an operand, or what opens one.
    fn operand(&mut self) -> Res<Next> {
        let token = self.lex.token;
        match token {
            NAME => self.name_operand(),
            NUMBER => self.number().map(|()| Next::Operator),
            STRING => self.strings().map(|()| Next::Operator),
            KW_NONE => self.constant(op::LOAD_CONST_NONE),
            KW_TRUE => self.constant(op::LOAD_CONST_TRUE),
            KW_FALSE => self.constant(op::LOAD_CONST_FALSE),
            ELLIPSIS => {
                self.op_value(op::LOAD_CONST_OBJ, Value::ELLIPSIS)?;
                self.advance()?;
                Ok(Next::Operator)
            }
            PLUS => self.prefix(UNARY | (op::UNARY_POSITIVE as u32) << KIND_BITS),
            MINUS => self.prefix(UNARY | (op::UNARY_NEGATIVE as u32) << KIND_BITS),
            TILDE => self.prefix(UNARY | (op::UNARY_INVERT as u32) << KIND_BITS),
            KW_NOT if self.top_precedence() <= prec::NOT => self.prefix(NOT),
            KW_AWAIT => {
                self.need_function(Msg::AWAIT_OUTSIDE)?;
                self.prefix(AWAIT)
            }
            LEFT_PAREN => self.open_display(items::PAREN, RIGHT_PAREN),
            LEFT_BRACKET => self.open_display(items::LIST, RIGHT_BRACKET),
            LEFT_BRACE => self.open_display(items::SET, RIGHT_BRACE),
            KW_LAMBDA => self.lambda().map(|()| Next::Operator),
            KW_YIELD if self.is_host() => self.yield_operand(),
            _ => Err(error::unexpected(self)),
        }
    }

    fn constant(&mut self, opcode: u8) -> Res<Next> {
        self.op(opcode)?;
        self.advance()?;
        Ok(Next::Operator)
    }

    /// A prefix operator: an operand follows.
    fn prefix(&mut self, kind: u32) -> Res<Next> {
        self.advance()?;
        self.open(kind)?;
        Ok(Next::Operand)
    }

    fn name_operand(&mut self) -> Res<Next> {
        let name = self.variable()?;
        if self.lex.token == WALRUS && self.top() != (ITEMS, items::BARE) {
            if !self.is_host() {
                return Err(error::unexpected(self));
            }
            self.advance()?;
            self.vm.push(name);
            self.expression(0)?;
            self.op(op::DUP_TOP)?;
            let name = self.vm.pop();
            self.store_walrus(name)?;
            return Ok(Next::Operator);
        }
        if name == Value::str(names::SUPER) && self.lex.token == LEFT_PAREN && self.super_call()? {
            return Ok(Next::Operator);
        }
        self.load_name(name)?;
        Ok(Next::Operator)
    }

    /// `super()` in a method is `super(__class__, first parameter)`. `false`: it is something else.
    fn super_call(&mut self) -> Res<bool> {
        if self.byte(self.lex.at) != b')' || !self.fun.is_function() {
            return Ok(false);
        }
        let class = Value::str(names::DUNDER_CLASS);
        let scope = self.fun.scope;
        self.record(scope, class, 0)?;
        let mut i = 0;
        let mut first = None;
        while let Some((name, flags)) = self.next_of(scope, &mut i) {
            if flags & Flags::PARAM_KINDS == Flags::PARAM {
                first = Some(name);
                break;
            }
        }
        let Some(first) = first else { return Ok(false) };
        if !self.scanning && self.lookup(scope, class).is_none_or(|found| found.flags & Flags::FREE == 0) {
            return Ok(false);
        }
        self.load_name(Value::str(names::SUPER))?;
        self.load_name(class)?;
        self.load_name(first)?;
        self.op_uint(op::CALL_FUNCTION, 2)?;
        self.advance()?;
        self.advance()?;
        Ok(true)
    }

    fn yield_operand(&mut self) -> Res<Next> {
        self.need_function(Msg::YIELD_OUTSIDE)?;
        self.fun.flags |= code::GENERATOR as u32;
        self.advance()?;
        if self.lex.token == KW_FROM {
            return self.prefix(YIELD_FROM);
        }
        if !starts_expression(self.lex.token) {
            self.ops(&[op::LOAD_CONST_NONE, op::YIELD_VALUE])?;
            return Ok(Next::Operator);
        }
        self.push_place()?;
        self.push_number(0);
        self.open(ITEMS | items::YIELD << KIND_BITS)?;
        self.start_item()?;
        Ok(Next::Operand)
    }

    fn need_function(&mut self, text: Msg) -> Res<()> {
        if self.fun.is_function() { Ok(()) } else { Err(error::syntax(self, text)) }
    }

    // ---- operators

    fn is_host(&self) -> bool {
        self.top().0 < UNARY
    }

    /// How tightly the innermost operator binds; 0 for a host.
    fn top_precedence(&self) -> u32 {
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
    fn operator(&mut self) -> Res<Next> {
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
    fn reduce(&mut self, precedence: u32) -> Res<()> {
        while !self.is_host() && self.top_precedence() >= precedence {
            let (kind, flags) = self.top();
            let start = self.word(1);
            self.close(2);
            match kind {
                UNARY => self.unary(flags as u8, start)?,
                NOT => self.op(op::UNARY_NOT)?,
                BINARY => self.op(flags as u8)?,
                AWAIT => {
                    self.ops(&[op::GET_ITER, op::LOAD_CONST_NONE, op::YIELD_FROM])?;
                }
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

    fn end_condition(&mut self) -> Res<Next> {
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

    // ---- ends of expressions

    /// Nothing more belongs to the expression: its host gets it.
    fn end_expression(&mut self) -> Res<Next> {
        self.reduce(0)?;
        let (kind, flags) = self.top();
        match kind {
            BASE => {
                self.close(2);
                Ok(Next::Done)
            }
            THEN => self.end_condition(),
            ELSE => {
                let skip = self.word(2);
                self.close(3);
                self.place(skip)?;
                Ok(Next::Operator)
            }
            ITEMS => self.end_item(flags),
            CALL => self.end_argument(flags),
            SUBSCRIPT => self.end_subscript_part(),
            DICT => self.end_dict_part(flags),
            _ => {
                self.close(2);
                self.ops(&[op::GET_ITER, op::LOAD_CONST_NONE, op::YIELD_FROM])?;
                Ok(Next::Operator)
            }
        }
    }

    /// Goes on behind a closing token.
    pub(super) fn expect(&mut self, token: u8) -> Res<()> {
        if self.lex.token == token { self.advance() } else { Err(error::unexpected(self)) }
    }

    // ---- tuples, lists, sets

    /// Opens `(`, `[` or `{`.
    fn open_display(&mut self, form: u32, closer: u8) -> Res<Next> {
        self.advance()?;
        if self.lex.token == closer {
            self.advance()?;
            match form {
                items::PAREN => self.op_uint(op::BUILD_TUPLE, 0)?,
                items::LIST => self.op_uint(op::BUILD_LIST, 0)?,
                _ => self.op_uint(op::BUILD_MAP, 0)?,
            }
            return Ok(Next::Operator);
        }
        self.push_place()?;
        self.push_number(0);
        if form == items::SET && self.lex.token == DOUBLE_STAR {
            self.op_uint(op::BUILD_MAP, 0)?;
            self.open(DICT)?;
            return self.start_dict_item();
        }
        if form == items::SET {
            // It may be a dict, which lies below its first key.
            self.fun.depth += 1;
        }
        self.open(ITEMS | form << KIND_BITS)?;
        self.start_item()?;
        Ok(Next::Operand)
    }

    /// Begins an item: a star needs the container on the stack.
    fn start_item(&mut self) -> Res<()> {
        let (_, flags) = self.top();
        if self.lex.token == STAR {
            self.advance()?;
            self.build(flags)?;
            self.set_flags(flags | items::STARRED | items::BUILT);
        }
        self.start_here();
        Ok(())
    }

    /// Makes the container of the items so far.
    fn build(&mut self, flags: u32) -> Res<()> {
        if flags & items::BUILT != 0 {
            return Ok(());
        }
        let count = self.word(2);
        self.op_uint(if flags & items::FORM == items::SET { op::BUILD_SET } else { op::BUILD_LIST }, count)
    }

    fn end_item(&mut self, flags: u32) -> Res<Next> {
        let (form, count) = (flags & items::FORM, self.word(2));
        if form == items::SET && count == 0 {
            self.fun.depth = self.fun.depth.saturating_sub(1);
        }
        let first = count == 0 && flags & (items::STARRED | items::BUILT) == 0;
        if first && form < items::BARE && matches!(self.lex.token, KW_FOR | KW_ASYNC) {
            return self.display_comprehension(form);
        }
        if first && form == items::SET && self.lex.token == COLON {
            return self.first_key();
        }
        let into = if form == items::SET { INTO_SET } else { INTO_LIST };
        if flags & items::STARRED != 0 {
            self.extend(into)?;
        } else if flags & items::BUILT != 0 {
            self.op_uint(op::STORE_COMP, 1 << 2 | into)?;
        }
        self.set_word(2, count + 1);
        let mut flags = flags & !items::STARRED;
        // So many items may wait on the stack.
        if count == 254 && flags & items::BUILT == 0 {
            self.set_word(2, 255);
            self.build(flags)?;
            flags |= items::BUILT;
        }
        if self.lex.token == COMMA {
            flags |= items::COMMA;
            self.advance()?;
            let more = if form < items::BARE { !self.closes(form) } else { starts_expression(self.lex.token) };
            if more {
                self.set_flags(flags);
                self.start_item()?;
                return Ok(Next::Operand);
            }
        }
        self.set_flags(flags);
        self.finish_items(form, flags)
    }

    /// Whether the current token closes a display.
    fn closes(&self, form: u32) -> bool {
        self.lex.token
            == match form {
                items::PAREN => RIGHT_PAREN,
                items::LIST => RIGHT_BRACKET,
                _ => RIGHT_BRACE,
            }
    }

    fn finish_items(&mut self, form: u32, flags: u32) -> Res<Next> {
        if form < items::BARE {
            if !self.closes(form) {
                return Err(error::unexpected(self));
            }
            self.advance()?;
        }
        let count = self.word(2);
        let (place, _) = self.place_at(3);
        self.close(PLACE_WORDS + 3);
        let built = flags & items::BUILT != 0;
        match form {
            items::LIST if !built => self.op_uint(op::BUILD_LIST, count)?,
            items::SET if !built => self.op_uint(op::BUILD_SET, count)?,
            items::LIST | items::SET => {}
            _ if flags & items::COMMA == 0 && built => return Err(error::syntax(self, Msg::STAR_HERE)),
            _ if flags & items::COMMA == 0 => {}
            _ if built => self.tuple_of_list(place.code)?,
            _ => self.op_uint(op::BUILD_TUPLE, count)?,
        }
        if form == items::YIELD {
            self.op(op::YIELD_VALUE)?;
        }
        Ok(Next::Operator)
    }

    /// Makes a tuple of a list whose code starts at `start`, whatever the program calls `tuple`.
    fn tuple_of_list(&mut self, start: u32) -> Res<()> {
        let middle = self.here();
        self.fun.max_depth += 1;
        self.op_uint(op::BUILD_TUPLE, 0)?;
        self.op_value(op::LOAD_ATTR, Value::str(names::DUNDER_CLASS))?;
        self.rotate(start, middle);
        self.op_uint(op::CALL_FUNCTION, 1)
    }

    /// Puts all items of the iterable on top of the stack into the container below it.
    fn extend(&mut self, into: u32) -> Res<()> {
        self.op(op::GET_ITER_STACK)?;
        let next = self.here();
        let end = self.jump(op::FOR_ITER, 0)?;
        self.op_uint(op::STORE_COMP, 5 << 2 | into)?;
        self.jump_back(op::JUMP, next)?;
        self.place(end)?;
        self.fun.depth = self.fun.depth.saturating_sub(4);
        Ok(())
    }

    /// The first item of a display was the element of a comprehension: it is read again, inside of that.
    fn display_comprehension(&mut self, form: u32) -> Res<Next> {
        let (emitted, mark) = self.place_at(3);
        self.close(PLACE_WORDS + 3);
        self.take_back(emitted);
        let (makes, closer) = match form {
            items::PAREN => (super::comprehension::Makes::Generator, RIGHT_PAREN),
            items::LIST => (super::comprehension::Makes::List, RIGHT_BRACKET),
            _ => (super::comprehension::Makes::Set, RIGHT_BRACE),
        };
        self.comprehension(makes, mark)?;
        self.expect(closer)?;
        Ok(Next::Operator)
    }

    // ---- dicts

    /// The first item of `{` was a key: the dict is made before it.
    fn first_key(&mut self) -> Res<Next> {
        let (start, end) = (self.word(1), self.here());
        self.op_uint(op::BUILD_MAP, 0)?;
        self.rotate(start, end);
        self.set_word(0, DICT);
        self.end_dict_part(0)
    }

    fn start_dict_item(&mut self) -> Res<Next> {
        let mut flags = 0;
        if self.lex.token == DOUBLE_STAR {
            self.advance()?;
            self.op(op::DUP_TOP)?;
            self.op_value(op::LOAD_METHOD, Value::str(names::UPDATE))?;
            flags = dict::DOUBLE;
        }
        self.set_flags(flags);
        self.start_here();
        Ok(Next::Operand)
    }

    fn end_dict_part(&mut self, flags: u32) -> Res<Next> {
        if flags == 0 {
            self.expect(COLON)?;
            self.set_flags(dict::VALUE);
            self.start_here();
            return Ok(Next::Operand);
        }
        let count = self.word(2);
        if flags & dict::DOUBLE != 0 {
            self.op_uint(op::CALL_METHOD, 1)?;
            self.op(op::POP_TOP)?;
        } else if count == 0 && matches!(self.lex.token, KW_FOR | KW_ASYNC) {
            let (emitted, mark) = self.place_at(3);
            self.close(PLACE_WORDS + 3);
            self.take_back(emitted);
            self.comprehension(super::comprehension::Makes::Dict, mark)?;
            self.expect(RIGHT_BRACE)?;
            return Ok(Next::Operator);
        } else {
            self.ops(&[op::ROT_TWO, op::STORE_MAP])?;
        }
        self.set_word(2, count + 1);
        if self.lex.token == COMMA {
            self.advance()?;
            if self.lex.token != RIGHT_BRACE {
                return self.start_dict_item();
            }
        }
        self.expect(RIGHT_BRACE)?;
        self.close(PLACE_WORDS + 3);
        Ok(Next::Operator)
    }

    // ---- subscripts

    fn open_subscript(&mut self) -> Res<Next> {
        self.advance()?;
        self.vm.reserve(4)?;
        let here = self.here();
        for word in [here, 0, 0] {
            self.push_number(word);
        }
        self.open(SUBSCRIPT)?;
        self.subscript_part()
    }

    /// Begins a part of a slice; one that is left out is None.
    fn subscript_part(&mut self) -> Res<Next> {
        let parts = self.word(2);
        if self.lex.token == STAR && parts == 0 {
            self.advance()?;
            let (_, flags) = self.top();
            if flags & items::BUILT == 0 {
                let count = self.word(3);
                self.op_uint(op::BUILD_LIST, count)?;
            }
            self.set_flags(items::BUILT | items::STARRED);
            self.start_here();
            return Ok(Next::Operand);
        }
        self.start_here();
        let missing = match self.lex.token {
            COLON => true,
            COMMA | RIGHT_BRACKET => parts > 0,
            _ => false,
        };
        if !missing {
            return Ok(Next::Operand);
        }
        self.op(op::LOAD_CONST_NONE)?;
        self.end_subscript_part()
    }

    fn end_subscript_part(&mut self) -> Res<Next> {
        let parts = self.word(2);
        if self.lex.token == COLON && parts < 2 {
            self.set_word(2, parts + 1);
            self.advance()?;
            // A third part that is left out is not there at all.
            if parts == 1 && matches!(self.lex.token, COMMA | RIGHT_BRACKET) {
                self.set_word(2, 1);
                return self.end_subscript_part();
            }
            return self.subscript_part();
        }
        if parts > 0 {
            self.op_uint(op::BUILD_SLICE, parts + 1)?;
        }
        self.set_word(2, 0);
        let (_, flags) = self.top();
        if flags & items::STARRED != 0 {
            self.extend(INTO_LIST)?;
        } else if flags & items::BUILT != 0 {
            self.op_uint(op::STORE_COMP, 1 << 2 | INTO_LIST)?;
        }
        self.set_flags(flags & items::BUILT);
        let count = self.word(3) + 1;
        let comma = self.lex.token == COMMA;
        if comma {
            self.set_word(3, count);
            self.advance()?;
            if self.lex.token != RIGHT_BRACKET {
                return self.subscript_part();
            }
        }
        let start = self.word(4);
        self.expect(RIGHT_BRACKET)?;
        self.close(5);
        if flags & items::BUILT != 0 {
            self.tuple_of_list(start)?;
        } else if comma || count > 1 {
            self.op_uint(op::BUILD_TUPLE, count)?;
        }
        self.op(op::LOAD_SUBSCR)?;
        Ok(Next::Operator)
    }
}
