//! Subscripts: indexes, slices, and tuples of them.

use super::Compiler;
use super::display::INTO_LIST;
use super::expression::{Next, SUBSCRIPT};
use super::token::*;
use crate::vm::Res;
use mpyc_abi::opcode::op;

// Flags of a `SUBSCRIPT` entry.
/// The current item has a star.
const STARRED: u32 = 1;
/// The items so far are in a list on the stack.
const BUILT: u32 = 2;

// Words of the entry, counted from the top.
/// Parts of the current slice.
const PARTS: u32 = 2;
/// Items so far.
const COUNT: u32 = 3;
/// Where the code of the first one starts.
const START: u32 = 4;
const WORDS: u32 = 5;

impl Compiler<'_> {
    pub(super) fn open_subscript(&mut self) -> Res<Next> {
        self.advance()?;
        let here = self.here();
        for word in [here, 0, 0] {
            self.push_number(word);
        }
        self.open(SUBSCRIPT)?;
        self.subscript_part()
    }

    /// Begins a part of a slice; one that is left out is None.
    fn subscript_part(&mut self) -> Res<Next> {
        let parts = self.word(PARTS);
        if self.lex.token == STAR && parts == 0 {
            self.advance()?;
            let (_, flags) = self.top();
            if flags & BUILT == 0 {
                let count = self.word(COUNT);
                self.op_uint(op::BUILD_LIST, count)?;
            }
            self.set_flags(BUILT | STARRED);
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

    pub(super) fn end_subscript_part(&mut self) -> Res<Next> {
        let parts = self.word(PARTS);
        if self.lex.token == COLON && parts < 2 {
            self.set_word(PARTS, parts + 1);
            self.advance()?;
            // A third part that is left out is not there at all.
            if parts == 1 && matches!(self.lex.token, COMMA | RIGHT_BRACKET) {
                self.set_word(PARTS, 1);
                return self.end_subscript_part();
            }
            return self.subscript_part();
        }
        if parts > 0 {
            self.op_uint(op::BUILD_SLICE, parts + 1)?;
        }
        self.set_word(PARTS, 0);
        let (_, flags) = self.top();
        if flags & STARRED != 0 {
            self.extend(INTO_LIST)?;
        } else if flags & BUILT != 0 {
            self.op_uint(op::STORE_COMP, 1 << 2 | INTO_LIST)?;
        }
        self.set_flags(flags & BUILT);
        let count = self.word(COUNT) + 1;
        let comma = self.lex.token == COMMA;
        if comma {
            self.set_word(COUNT, count);
            self.advance()?;
            if self.lex.token != RIGHT_BRACKET {
                return self.subscript_part();
            }
        }
        let start = self.word(START);
        self.expect(RIGHT_BRACKET)?;
        self.close(WORDS);
        if flags & BUILT != 0 {
            self.tuple_of_list(start)?;
        } else if comma || count > 1 {
            self.op_uint(op::BUILD_TUPLE, count)?;
        }
        self.op(op::LOAD_SUBSCR)?;
        Ok(Next::Operator)
    }
}
