//! Calls: arguments of all kinds, and the header of a class.

use super::Compiler;
use super::comprehension::Makes;
use super::error;
use super::expression::{CALL, KIND_BITS, Next, PLACE_WORDS};
use super::token::*;
use crate::msg::Msg;
use crate::obj::intern;
use crate::vm::Res;
use mpyc_abi::opcode::op;

// Flags of a `CALL` entry.
/// What is called was made by LOAD_METHOD.
pub(super) const METHOD: u32 = 1;
/// The header of a class: the call comes later.
pub(super) const CLASS_HEADER: u32 = 2;
/// The current argument has a star.
const STARRED: u32 = 4;
/// ... is behind `**`.
const DOUBLE: u32 = 8;
/// ... has a keyword.
const KEYWORD: u32 = 16;
/// The current argument.
const ARGUMENT: u32 = STARRED | DOUBLE | KEYWORD;

/// Most positional arguments, and most with a keyword.
const MOST: u32 = 255;
/// Positional arguments of which the bitmap of stars knows.
const MOST_STARRED: u32 = 29;
/// Bit above those of the bitmap: there is a `**`.
const ANY_DOUBLE: u32 = 1 << MOST_STARRED;

// Words of a `CALL` entry, counted from the top.
const POSITIONAL: u32 = 2;
const KEYWORDS: u32 = 3;
const STARS: u32 = 4;
/// Where the code of the first keyword argument starts.
const FIRST_KEYWORD: u32 = 5;
/// Words beside the place of the first argument.
const WORDS: u32 = 6;

impl Compiler<'_> {
    /// Opens the parenthesis of a call.
    pub(super) fn open_call(&mut self, flags: u32) -> Res<Next> {
        self.advance()?;
        self.push_place()?;
        let positional = if flags & CLASS_HEADER != 0 { 2 } else { 0 };
        for word in [0, 0, 0, positional] {
            self.push_number(word);
        }
        self.open(CALL | flags << KIND_BITS)?;
        self.start_argument(flags)
    }

    /// Begins an argument, or ends the call.
    fn start_argument(&mut self, flags: u32) -> Res<Next> {
        if self.lex.token == RIGHT_PAREN {
            return self.finish_call(flags);
        }
        let mut flags = flags & !ARGUMENT;
        let here = self.here();
        if self.lex.token == STAR {
            self.advance()?;
            flags |= STARRED;
        } else if self.lex.token == DOUBLE_STAR {
            self.advance()?;
            self.start_keyword(here);
            self.op(op::LOAD_NULL)?;
            flags |= DOUBLE;
        } else if self.lex.token == NAME && self.assigns() {
            let name = intern::intern(self.vm, self.token_text())?;
            self.advance()?;
            self.advance()?;
            self.start_keyword(here);
            self.op_value(op::LOAD_CONST_STRING, name)?;
            flags |= KEYWORD;
        }
        self.set_flags(flags);
        self.start_here();
        Ok(Next::Operand)
    }

    fn start_keyword(&mut self, here: u32) {
        if self.word(KEYWORDS) == 0 {
            self.set_word(FIRST_KEYWORD, here);
        }
    }

    /// An argument is complete.
    pub(super) fn end_argument(&mut self, flags: u32) -> Res<Next> {
        let (positional, keywords) = (self.word(POSITIONAL), self.word(KEYWORDS));
        let alone = flags & ARGUMENT == 0 && positional == 0 && keywords == 0;
        if alone && matches!(self.lex.token, KW_FOR | KW_ASYNC) {
            let (emitted, mark) = self.place_at(WORDS);
            self.take_back(emitted);
            self.comprehension(Makes::Generator, mark)?;
        }
        if flags & (KEYWORD | DOUBLE) != 0 {
            self.set_word(KEYWORDS, keywords + 1);
            if flags & DOUBLE != 0 {
                let stars = self.word(STARS);
                self.set_word(STARS, stars | ANY_DOUBLE);
            }
        } else {
            if (flags & STARRED == 0 && keywords > 0) || self.word(STARS) & ANY_DOUBLE != 0 {
                return Err(error::syntax(self, Msg::POSITIONAL_AFTER_KEYWORD));
            }
            if keywords > 0 {
                // Positional arguments lie below those with keywords.
                let (first, start) = (self.word(FIRST_KEYWORD), self.word(1));
                let moved = self.here() - start;
                self.fun.max_depth += 1;
                self.rotate(first, start);
                self.set_word(FIRST_KEYWORD, first + moved);
            }
            if flags & STARRED != 0 {
                if positional >= MOST_STARRED {
                    return Err(error::syntax(self, Msg::TOO_LARGE));
                }
                let stars = self.word(STARS);
                self.set_word(STARS, stars | 1 << positional);
            }
            self.set_word(POSITIONAL, positional + 1);
        }
        if positional.max(keywords) >= MOST {
            return Err(error::syntax(self, Msg::TOO_LARGE));
        }
        if self.lex.token == COMMA {
            self.advance()?;
            return self.start_argument(flags);
        }
        if self.lex.token != RIGHT_PAREN {
            return Err(error::unexpected(self));
        }
        self.finish_call(flags)
    }

    fn finish_call(&mut self, flags: u32) -> Res<Next> {
        let operand = self.word(POSITIONAL) | self.word(KEYWORDS) << 8;
        let stars = self.word(STARS);
        self.close(PLACE_WORDS + WORDS);
        self.advance()?;
        if flags & CLASS_HEADER != 0 {
            self.header = (operand, stars);
            return Ok(Next::Done);
        }
        self.call(operand, stars, flags & METHOD != 0)?;
        Ok(Next::Operator)
    }

    /// Writes a call; `stars` has a bit for each starred positional argument, and a high one for `**`.
    pub(super) fn call(&mut self, operand: u32, stars: u32, method: bool) -> Res<()> {
        if stars == 0 {
            return self.op_uint(if method { op::CALL_METHOD } else { op::CALL_FUNCTION }, operand);
        }
        self.load_int((stars & !ANY_DOUBLE) as i32)?;
        self.op_uint(if method { op::CALL_METHOD_VAR_KW } else { op::CALL_FUNCTION_VAR_KW }, operand)
    }
}
