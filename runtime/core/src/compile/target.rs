//! Targets: what is assigned to, deleted, or counted through by a loop.

use super::Compiler;
use super::error;
use super::expression::PRIMARY;
use super::lexer::{Mark, prefix};
use super::token::*;
use crate::msg::Msg;
use crate::vm::Res;
use mpyc_abi::opcode::op;

/// Targets between commas, as a look ahead finds them.
struct Found {
    count: u32,
    /// How many stand before the one with a star.
    star: Option<u32>,
    /// There is a comma.
    comma: bool,
}

/// What is done with a target.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Store,
    Delete,
}

impl Compiler<'_> {
    /// Reads targets between commas and stores the top of the stack in them.
    pub(super) fn targets(&mut self) -> Res<()> {
        self.target_list(false)
    }

    /// Reads one target and stores the top of the stack in it.
    pub(super) fn target(&mut self) -> Res<()> {
        self.one(Use::Store)
    }

    /// Reads targets between commas and deletes them.
    pub(super) fn delete_targets(&mut self) -> Res<()> {
        loop {
            self.one(Use::Delete)?;
            if self.lex.token != COMMA {
                return Ok(());
            }
            self.advance()?;
            if !starts_expression(self.lex.token) {
                return Ok(());
            }
        }
    }

    /// Reads targets up to what ends them; `bracketed`: even one without a comma is unpacked.
    fn target_list(&mut self, bracketed: bool) -> Res<()> {
        let Found { count, star, comma } = self.count_targets()?;
        let single = count == 1 && !comma && !bracketed;
        match star {
            Some(_) if single => return Err(error::syntax(self, Msg::STAR_HERE)),
            None if single => return self.one(Use::Store),
            None if count == 2 && self.undo_pair() => self.op(op::ROT_TWO)?,
            None => self.op_uint(op::UNPACK_SEQUENCE, count)?,
            Some(before) => {
                let after = count - before - 1;
                if before.max(after) > 0xFF {
                    return Err(error::syntax(self, Msg::TOO_LARGE));
                }
                self.op_uint(op::UNPACK_EX, before | after << 8)?;
            }
        }
        for i in 0..count {
            if self.lex.token == STAR {
                self.advance()?;
            }
            self.one(Use::Store)?;
            if i + 1 < count {
                self.expect(COMMA)?;
            }
        }
        if self.lex.token == COMMA {
            self.advance()?;
        }
        Ok(())
    }

    /// Takes a pair back that was made just now: its items stay on the stack.
    fn undo_pair(&mut self) -> bool {
        let is_pair = self.last_opcode() == op::BUILD_TUPLE && self.last_operand() == 2;
        if is_pair {
            self.code_len = self.fun.last;
            self.fun.depth += 1;
        }
        is_pair
    }

    /// Looks ahead how many targets there are.
    fn count_targets(&mut self) -> Res<Found> {
        let back = self.lex;
        let mut found = Found { count: 0, star: None, comma: false };
        let (mut open, mut empty) = (0u32, true);
        loop {
            let token = self.lex.token;
            match token {
                LEFT_PAREN | LEFT_BRACKET | LEFT_BRACE => open += 1,
                RIGHT_PAREN | RIGHT_BRACKET | RIGHT_BRACE if open > 0 => open -= 1,
                STAR if open == 0 && empty => {
                    if found.star.is_some() {
                        return Err(error::syntax(self, Msg::TWO_STARS));
                    }
                    found.star = Some(found.count);
                    self.advance()?;
                    continue;
                }
                COMMA if open == 0 => {
                    found.count += 1;
                    found.comma = true;
                    empty = true;
                    self.advance()?;
                    continue;
                }
                _ if open == 0 && ends_targets(token) => break,
                END | NEWLINE | INDENT | DEDENT => return Err(error::unexpected(self)),
                STRING => self.skip_string()?,
                _ => {}
            }
            empty = false;
            self.advance()?;
        }
        found.count += !empty as u32;
        self.lex = back;
        Ok(found)
    }

    /// Skips a loop's target up to its `in`.
    pub(super) fn skip_target(&mut self) -> Res<()> {
        let mut open = 0u32;
        loop {
            match self.lex.token {
                KW_IN if open == 0 => return Ok(()),
                LEFT_PAREN | LEFT_BRACKET | LEFT_BRACE => open += 1,
                RIGHT_PAREN | RIGHT_BRACKET | RIGHT_BRACE if open > 0 => open -= 1,
                STRING => self.skip_string()?,
                NAME | DOT | COMMA | STAR | NUMBER => {}
                _ if open > 0 && !matches!(self.lex.token, END | NEWLINE) => {}
                _ => return Err(error::unexpected(self)),
            }
            self.advance()?;
        }
    }

    /// Reads one target.
    fn one(&mut self, what: Use) -> Res<()> {
        let mark = self.mark();
        if matches!(self.lex.token, LEFT_PAREN | LEFT_BRACKET) && self.is_pattern()? {
            return self.pattern(what);
        }
        if self.lex.token == NAME && !self.continues() {
            let name = self.variable()?;
            return if what == Use::Store { self.store_name(name) } else { self.delete_name(name) };
        }
        if what == Use::Delete {
            self.op(op::LOAD_NULL)?;
        }
        let depth = self.fun.depth;
        self.primary(mark)?;
        let opcode = match self.last_opcode() {
            _ if self.scanning => return Ok(()),
            op::LOAD_ATTR => op::STORE_ATTR,
            op::LOAD_SUBSCR => op::STORE_SUBSCR,
            _ => return Err(self.not_a_target(mark, what)),
        };
        self.replace_last(opcode, depth.saturating_sub(1));
        Ok(())
    }

    fn not_a_target(&mut self, mark: Mark, what: Use) -> crate::vm::Raised {
        error::at(self, mark, if what == Use::Store { Msg::CANNOT_ASSIGN } else { Msg::CANNOT_DELETE })
    }

    /// Reads an expression that ends before any operator.
    fn primary(&mut self, mark: Mark) -> Res<()> {
        self.expression(PRIMARY)?;
        if ends_targets(self.lex.token) || self.lex.token == COMMA {
            return Ok(());
        }
        Err(self.not_a_target(mark, Use::Store))
    }

    /// Whether the current name has trailers, by the next character.
    fn continues(&self) -> bool {
        let mut at = self.lex.at;
        while matches!(self.byte(at), b' ' | b'\t' | b'\\' | b'\r' | b'\n')
            && (self.lex.nest > 0 || self.byte(at) != b'\n')
        {
            at += 1;
        }
        matches!(self.byte(at), b'.' | b'[' | b'(')
    }

    /// Whether the bracket that opens here is a pattern of targets, not the start of an expression.
    fn is_pattern(&mut self) -> Res<bool> {
        let back = self.lex;
        let mut open = 0u32;
        loop {
            match self.lex.token {
                LEFT_PAREN | LEFT_BRACKET | LEFT_BRACE => open += 1,
                RIGHT_PAREN | RIGHT_BRACKET | RIGHT_BRACE => open -= 1,
                STRING => self.skip_string()?,
                END | NEWLINE => return Err(error::unexpected(self)),
                _ => {}
            }
            self.advance()?;
            if open == 0 {
                break;
            }
        }
        let pattern = !matches!(self.lex.token, DOT | LEFT_BRACKET | LEFT_PAREN);
        self.lex = back;
        Ok(pattern)
    }

    /// Reads targets in brackets.
    fn pattern(&mut self, what: Use) -> Res<()> {
        self.vm.check_recursion()?;
        let is_list = self.lex.token == LEFT_BRACKET;
        let closer = if is_list { RIGHT_BRACKET } else { RIGHT_PAREN };
        self.advance()?;
        if what == Use::Delete {
            if self.lex.token != closer {
                self.delete_targets()?;
            }
        } else if self.lex.token == closer {
            self.op_uint(op::UNPACK_SEQUENCE, 0)?;
        } else {
            self.target_list(is_list)?;
        }
        self.expect(closer)
    }

    /// Steps over the content of a string, without a look at its escapes.
    pub(super) fn skip_string(&mut self) -> Res<()> {
        let quote = self.byte(self.lex.at - 1);
        let (triple, format) = (self.lex.prefix & prefix::TRIPLE != 0, self.lex.prefix & prefix::FORMAT != 0);
        let mut fields = 0u32;
        while self.more(self.lex.at)? {
            let c = self.byte(self.lex.at);
            let next = self.byte(self.lex.at + 1);
            match c {
                b'\n' if !triple && fields == 0 => break,
                b'\n' => {
                    self.next_line();
                    continue;
                }
                b'\\' if next != b'\n' => self.lex.at += 1,
                b'{' if format && (next != b'{' || fields > 0) => fields += 1,
                b'{' if format => self.lex.at += 1,
                b'}' if format && fields > 0 => fields -= 1,
                b'"' | b'\'' if fields > 0 => {
                    // A string inside of a field.
                    self.lex.at += 1;
                    while self.more(self.lex.at)?
                        && !matches!(self.byte(self.lex.at), b'\n')
                        && self.byte(self.lex.at) != c
                    {
                        self.lex.at += 1;
                    }
                }
                _ if c == quote && fields == 0 => {
                    if !triple {
                        self.lex.at += 1;
                        return Ok(());
                    }
                    if next == quote && self.byte(self.lex.at + 2) == quote {
                        self.lex.at += 3;
                        return Ok(());
                    }
                }
                _ => {}
            }
            self.lex.at += 1;
        }
        Err(error::syntax(self, Msg::UNTERMINATED_STRING))
    }
}

/// Whether a token ends a list of targets.
fn ends_targets(token: u8) -> bool {
    matches!(token, ASSIGN | KW_IN | COLON | RIGHT_PAREN | RIGHT_BRACKET | NEWLINE | SEMICOLON | END)
        || is_augmented(token)
}
