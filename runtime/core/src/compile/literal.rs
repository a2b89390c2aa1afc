//! Literals: numbers, strings and bytes, adjacent strings as one.

use super::Compiler;
use super::error;
use super::lexer::prefix;
use super::token::STRING;
use crate::msg::Msg;
use crate::num::float_text;
use crate::obj::buffer::utf8;
use crate::obj::{exception, float, int, intern, str};
use crate::out::Out;
use crate::vm::Res;
use mpyc_abi::opcode::op;
use mpyc_abi::types;
use mpyc_abi::value::Value;

impl Compiler<'_> {
    /// Pushes the number that is the current token.
    pub(super) fn number(&mut self) -> Res<()> {
        let text = self.token_text();
        let value = self.number_value(text)?;
        // Before the next token, for which a collection may be needed.
        match value.small_value() {
            Some(small) if value.is_small_int() => self.load_int(small)?,
            _ => self.op_value(op::LOAD_CONST_OBJ, value)?,
        }
        self.advance()
    }

    fn number_value(&mut self, text: &[u8]) -> Res {
        let digits = text.iter().position(|c| !(c.is_ascii_digit() || *c == b'_')).unwrap_or(text.len());
        let based = text.first() == Some(&b'0') && matches!(text.get(1).map(|c| c | 0x20), Some(b'x' | b'o' | b'b'));
        if digits < text.len() && !based {
            if matches!(text.last(), Some(b'j' | b'J')) {
                return Err(error::syntax(self, Msg::NO_COMPLEX));
            }
            return match float_text::parse(text, self.vm.float) {
                Some(value) => float::new(self.vm, value),
                None => Err(error::syntax(self, Msg::BAD_NUMBER)),
            };
        }
        let zeros = text.iter().all(|c| matches!(c, b'0' | b'_'));
        if text.len() > 1 && text.first() == Some(&b'0') && !based && !zeros {
            return Err(error::syntax(self, Msg::BAD_NUMBER));
        }
        match int::from_text(self.vm, text, 0) {
            Ok(value) => Ok(value),
            // A number that only memory does not hold is another error.
            Err(raised) if exception::matches(self.vm, self.vm.exception(), Value::typ(types::MEMORY_ERROR)) => {
                Err(raised)
            }
            Err(_) => Err(error::syntax(self, Msg::BAD_NUMBER)),
        }
    }

    /// Pushes the strings that begin at the current token.
    pub(super) fn strings(&mut self) -> Res<()> {
        let mark = self.vm.mark();
        let is_bytes = self.lex.prefix & prefix::BYTES != 0;
        let start = self.here();
        let mut text = Text { out: Out::string(self.vm), fields: 0 };
        while self.lex.token == STRING {
            if (self.lex.prefix & prefix::BYTES != 0) != is_bytes {
                return Err(error::syntax(self, Msg::MIXED_BYTES));
            }
            self.content(&mut text)?;
            self.advance()?;
        }
        let fields = text.fields;
        let value = if is_bytes { text.out.finish_bytes(self.vm)? } else { text.out.finish(self.vm)? };
        self.vm.push(value);
        let value = if is_bytes { value } else { self.shared(value) };
        if fields == 0 {
            self.op_value(op::LOAD_CONST_OBJ, value)?;
        } else {
            self.format_call(start, value, fields)?;
        }
        self.vm.cut(mark);
        Ok(())
    }

    /// The interned string with a text, if there is one already.
    fn shared(&self, text: Value) -> Value {
        if str::is_interned(text) { text } else { intern::find_interned(self.vm, str::bytes(text)).unwrap_or(text) }
    }

    /// Reads the content of a string behind its opening quotes, and the closing ones.
    fn content(&mut self, text: &mut Text) -> Res<()> {
        let opener = self.mark();
        let prefixes = self.lex.prefix;
        let quote = self.byte(self.lex.at - 1);
        let triple = prefixes & prefix::TRIPLE != 0;
        let mut from = self.lex.at;
        loop {
            if !self.more(self.lex.at)? {
                return Err(error::at(self, opener, Msg::UNTERMINATED_STRING));
            }
            let c = self.byte(self.lex.at);
            let special = c == quote || c == b'\\' || c == b'\n' || c == b'\r' || c >= 0x80 || matches!(c, b'{' | b'}');
            if !special {
                self.lex.at += 1;
                continue;
            }
            match c {
                b'\n' if !triple => return Err(error::syntax(self, Msg::UNTERMINATED_STRING)),
                b'\n' => {
                    self.next_line();
                    continue;
                }
                b'\r' => {
                    // A line may end with both; the string has just the second.
                    self.flush(text, from)?;
                    self.lex.at += 1;
                    from = self.lex.at;
                    continue;
                }
                b'{' | b'}' => {
                    if prefixes & prefix::FORMAT != 0 {
                        self.flush(text, from)?;
                        self.brace(text, c, prefixes, quote)?;
                        from = self.lex.at;
                    } else if text.fields > 0 {
                        // A plain string beside an f-string with fields.
                        self.lex.at += 1;
                        self.flush(text, from)?;
                        from = self.lex.at - 1;
                    } else {
                        self.lex.at += 1;
                    }
                    continue;
                }
                0x80.. => {
                    self.character(prefixes)?;
                    continue;
                }
                b'\\' => {
                    if self.escape(text, from, prefixes)? {
                        from = self.lex.at;
                    }
                    continue;
                }
                _ => {}
            }
            if !triple || (self.byte(self.lex.at + 1) == quote && self.byte(self.lex.at + 2) == quote) {
                self.flush(text, from)?;
                self.lex.at += if triple { 3 } else { 1 };
                return Ok(());
            }
            self.lex.at += 1;
        }
    }

    /// Appends the text from an offset up to here.
    fn flush(&mut self, text: &mut Text, from: u32) -> Res<()> {
        let bytes = self.slice(from, self.lex.at);
        if self.scanning { Ok(()) } else { text.out.put(self.vm, bytes) }
    }

    /// Steps over a character that is not ASCII.
    fn character(&mut self, prefixes: u8) -> Res<()> {
        let width = utf8::width(self.byte(self.lex.at)) as u32;
        let bytes = self.slice(self.lex.at, self.lex.at + width);
        if prefixes & prefix::BYTES != 0 || !utf8::is_valid(bytes) {
            return Err(error::syntax(self, Msg::INVALID_SYNTAX));
        }
        self.lex.at += width;
        Ok(())
    }

    /// Reads an escape sequence; `false` if the backslash stands for itself.
    fn escape(&mut self, text: &mut Text, from: u32, prefixes: u8) -> Res<bool> {
        let next = self.byte(self.lex.at + 1);
        if prefixes & prefix::RAW != 0 {
            // The next character is no quote and no end; a brace may follow it.
            self.lex.at += if next == b'{' || next == b'}' || next == b'\n' || next >= 0x80 { 1 } else { 2 };
            return Ok(false);
        }
        let bytes = prefixes & prefix::BYTES != 0;
        let (value, length) = match next {
            b'\n' => {
                self.flush(text, from)?;
                self.lex.at += 1;
                self.next_line();
                return Ok(true);
            }
            b'\r' if self.byte(self.lex.at + 2) == b'\n' => {
                self.flush(text, from)?;
                self.lex.at += 2;
                self.next_line();
                return Ok(true);
            }
            b'\\' | b'\'' | b'"' => (next as u32, 2),
            b'a' => (7, 2),
            b'b' => (8, 2),
            b'f' => (12, 2),
            b'n' => (10, 2),
            b'r' => (13, 2),
            b't' => (9, 2),
            b'v' => (11, 2),
            b'x' => (self.hexadecimal(2)?, 4),
            b'u' if !bytes => (self.hexadecimal(4)?, 6),
            b'U' if !bytes => (self.hexadecimal(8)?, 10),
            b'N' if !bytes => return Err(error::syntax(self, Msg::NO_NAMED_CHARACTERS)),
            b'0'..=b'7' => self.octal(),
            _ => {
                self.lex.at += 1;
                return Ok(false);
            }
        };
        self.flush(text, from)?;
        self.lex.at += length;
        if self.scanning {
            return Ok(true);
        }
        if bytes {
            text.out.put(self.vm, &[value as u8])?;
        } else {
            if value > 0x10_FFFF {
                return Err(error::syntax(self, Msg::BAD_ESCAPE));
            }
            text.character(self, value)?;
        }
        Ok(true)
    }

    /// The hexadecimal digits of an escape sequence.
    fn hexadecimal(&mut self, digits: u32) -> Res<u32> {
        let mut value = 0u32;
        for i in 0..digits {
            let digit = match self.byte(self.lex.at + 2 + i) {
                c @ b'0'..=b'9' => c - b'0',
                c @ (b'a'..=b'f' | b'A'..=b'F') => (c | 0x20) - b'a' + 10,
                _ => return Err(error::syntax(self, Msg::BAD_ESCAPE)),
            };
            value = value << 4 | digit as u32;
        }
        Ok(value)
    }

    /// Value and length of an escape sequence of up to three octal digits.
    fn octal(&self) -> (u32, u32) {
        let (mut value, mut length) = (0, 1);
        while length < 4 && matches!(self.byte(self.lex.at + length), b'0'..=b'7') {
            value = value << 3 | (self.byte(self.lex.at + length) - b'0') as u32;
            length += 1;
        }
        (value, length)
    }
}

/// The text of adjacent strings: once there are fields, a format string whose other braces are doubled.
pub(super) struct Text {
    pub out: Out,
    /// Number of fields.
    pub fields: u32,
}

impl Text {
    /// Appends a character; a brace is doubled in a format string.
    fn character(&mut self, c: &mut Compiler, value: u32) -> Res<()> {
        let encoded = utf8::encode(value);
        if self.fields > 0 && (value == '{' as u32 || value == '}' as u32) {
            self.out.put(c.vm, encoded.bytes())?;
        }
        self.out.put(c.vm, encoded.bytes())
    }
}
