//! Expressions: operands, and what is open while they are read; operators are in `operator`.
//!
//! What is open lies on the machine's stack as entries: some words, then one that tells the kind in its low bits and
//! flags above. An *operator* waits for its right operand. A *host* is a bracket or the like that takes whole
//! expressions; the word below its kind is where the code of its current expression starts.

use super::Compiler;
use super::display::items;
use super::emit::Emitted;
use super::error;
use super::lexer::Mark;
use super::scopes::Flags;
use super::token::*;
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
pub(super) const THEN: u32 = 1;
/// Behind its `else`: the jump to the end.
pub(super) const ELSE: u32 = 2;
/// Items between commas: see [`items`].
pub(super) const ITEMS: u32 = 3;
/// Arguments: see `call`.
pub(super) const CALL: u32 = 4;
/// See `subscript`.
pub(super) const SUBSCRIPT: u32 = 5;
/// The items of a dict: see `display`.
pub(super) const DICT: u32 = 6;
/// `yield from`
pub(super) const YIELD_FROM: u32 = 7;
// Operators.
/// A sign or `~`: where its operand's code starts. The flags are the opcode.
pub(super) const UNARY: u32 = 8;
/// `not`
pub(super) const NOT: u32 = 9;
/// A binary operator. The flags are opcode and precedence.
pub(super) const BINARY: u32 = 10;
/// `and` or `or`: its jump. The flags are the precedence.
pub(super) const BOOL: u32 = 11;
/// A comparison: the jumps of those before it in a chain. The flags are the opcode and whether it is negated.
pub(super) const COMPARE: u32 = 12;
/// `await`
pub(super) const AWAIT: u32 = 13;

/// Bits of a kind; flags lie above.
pub(super) const KIND_BITS: u32 = 5;
/// Flag of a `BASE`: an `if` is not a conditional expression's.
pub(super) const NO_CONDITION: u32 = 1;
/// Flag of a `BASE`: no operator belongs to the expression.
pub(super) const PRIMARY: u32 = 2;

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
    pub(super) fn top(&self) -> (u32, u32) {
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
    pub(super) fn prefix(&mut self, kind: u32) -> Res<Next> {
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

    pub(super) fn need_function(&mut self, text: Msg) -> Res<()> {
        if self.fun.is_function() { Ok(()) } else { Err(error::syntax(self, text)) }
    }

    // ---- ends

    /// Nothing more belongs to the expression: its host gets it.
    pub(super) fn end_expression(&mut self) -> Res<Next> {
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
}
