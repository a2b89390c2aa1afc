//! Displays: tuples, lists, sets and dicts, with stars, or the comprehensions that they turn out to be.

use super::comprehension::Makes;
use super::expression::{DICT, ITEMS, KIND_BITS, Next, PLACE_WORDS};
use super::token::*;
use super::{Compiler, error};
use crate::msg::Msg;
use crate::vm::Res;
use mpyc_abi::names;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

/// Forms and flags of `ITEMS`.
pub(super) mod items {
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

impl Compiler<'_> {
    /// Opens `(`, `[` or `{`.
    pub(super) fn open_display(&mut self, form: u32, closer: u8) -> Res<Next> {
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
    pub(super) fn start_item(&mut self) -> Res<()> {
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

    pub(super) fn end_item(&mut self, flags: u32) -> Res<Next> {
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
    pub(super) fn tuple_of_list(&mut self, start: u32) -> Res<()> {
        let middle = self.here();
        self.fun.max_depth += 1;
        self.op_uint(op::BUILD_TUPLE, 0)?;
        self.op_value(op::LOAD_ATTR, Value::str(names::DUNDER_CLASS))?;
        self.rotate(start, middle);
        self.op_uint(op::CALL_FUNCTION, 1)
    }

    /// Puts all items of the iterable on top of the stack into the container below it.
    pub(super) fn extend(&mut self, into: u32) -> Res<()> {
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
            items::PAREN => (Makes::Generator, RIGHT_PAREN),
            items::LIST => (Makes::List, RIGHT_BRACKET),
            _ => (Makes::Set, RIGHT_BRACE),
        };
        self.comprehension(makes, mark)?;
        self.expect(closer)?;
        Ok(Next::Operator)
    }

    // ---- dicts

    /// The first item of `{` was a key: the dict is made before it.
    pub(super) fn first_key(&mut self) -> Res<Next> {
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

    pub(super) fn end_dict_part(&mut self, flags: u32) -> Res<Next> {
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
            self.comprehension(Makes::Dict, mark)?;
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
}
