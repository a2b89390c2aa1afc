//! f-strings, as calls of `str.format` on a constant: `f'{a}: {b!r:>{w}}'` is `'{}: {!r:>{}}'.format(a, b, w)`.

use super::Compiler;
use super::error;
use super::lexer::prefix;
use super::literal::Text;
use super::token::*;
use crate::msg::Msg;
use crate::out::Out;
use crate::vm::Res;
use mpyc_abi::names;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

/// Most fields of one string: they are the arguments of one call.
const MOST_FIELDS: u32 = 250;
/// Slots that the call of `format` takes below its arguments.
const BELOW: u32 = 2;

impl Compiler<'_> {
    /// Calls `format` on a string, with the arguments whose code begins at `start`.
    pub(super) fn format_call(&mut self, start: u32, text: Value, fields: u32) -> Res<()> {
        let middle = self.here();
        self.fun.depth = self.fun.depth.saturating_sub(BELOW);
        self.op_value(op::LOAD_CONST_OBJ, text)?;
        self.op_value(op::LOAD_METHOD, Value::str(names::FORMAT))?;
        self.rotate(start, middle);
        self.op_uint(op::CALL_METHOD, fields)
    }

    /// Reads a brace of an f-string: a doubled one, or a field.
    pub(super) fn brace(&mut self, text: &mut Text, brace: u8, prefixes: u8, quote: u8) -> Res<()> {
        if self.byte(self.lex.at + 1) == brace {
            self.lex.at += 2;
            let both = [brace, brace];
            let bytes = if text.fields > 0 { &both[..] } else { &both[..1] };
            return if self.scanning { Ok(()) } else { text.out.put(self.vm, bytes) };
        }
        if brace == b'}' {
            return Err(error::syntax(self, Msg::FSTRING_BRACE));
        }
        self.vm.check_recursion()?;
        if text.fields == 0 {
            self.double_braces(text)?;
            self.fun.depth += BELOW;
        }
        self.field(text, prefixes, quote)
    }

    /// The text becomes a format string: its braces so far are doubled.
    fn double_braces(&mut self, text: &mut Text) -> Res<()> {
        text.fields = 0;
        let so_far = text.out.bytes(self.vm);
        if !so_far.iter().any(|c| matches!(c, b'{' | b'}')) {
            return Ok(());
        }
        let mut out = Out::string(self.vm);
        for c in so_far {
            out.put(self.vm, &[*c])?;
            if matches!(c, b'{' | b'}') {
                out.put(self.vm, &[*c])?;
            }
        }
        // The old buffer stays in its slot below until the string is done.
        text.out = out;
        Ok(())
    }

    /// Reads a field; the text goes on behind it.
    fn field(&mut self, text: &mut Text, prefixes: u8, quote: u8) -> Res<()> {
        text.fields += 1;
        if text.fields > MOST_FIELDS {
            return Err(error::syntax(self, Msg::TOO_LARGE));
        }
        let nest = self.lex.nest;
        self.lex.nest = nest + 1;
        self.lex.at += 1;
        let first = self.lex.at;
        let start = self.here();
        self.advance()?;
        if self.lex.token == RIGHT_BRACE {
            return Err(error::syntax(self, Msg::FSTRING_EMPTY));
        }
        self.expression_list()?;
        let mut conversion = if self.lex.token == ASSIGN { self.own_text(text, first)? } else { 0 };
        if self.lex.token == BANG {
            conversion = self.conversion()?;
        }
        if conversion == b'a' {
            self.call_ascii(start)?;
            conversion = 0;
        }
        self.append(text, b"{")?;
        if conversion != 0 {
            self.append(text, &[b'!', conversion])?;
        }
        if matches!(self.lex.token, COLON | WALRUS) {
            self.lex.at = self.lex.start + 1;
            self.append(text, b":")?;
            self.specification(text, prefixes, quote)?;
        } else if self.lex.token != RIGHT_BRACE {
            return Err(error::syntax(self, Msg::FSTRING_BRACE));
        }
        self.lex.nest = nest;
        self.append(text, b"}")
    }

    /// Reads the `=` of a field that shows its own text from `first` on; gives the conversion that it then has.
    fn own_text(&mut self, text: &mut Text, first: u32) -> Res<u8> {
        while self.more(self.lex.at)? && matches!(self.byte(self.lex.at), b' ' | b'\t' | b'\n') {
            if self.byte(self.lex.at) == b'\n' {
                self.next_line();
            } else {
                self.lex.at += 1;
            }
        }
        let own = self.slice(first, self.lex.at);
        for c in own {
            let both = [*c; 2];
            let count = if matches!(c, b'{' | b'}') { 2 } else { 1 };
            self.append(text, &both[..count])?;
        }
        self.advance()?;
        // Its value is shown by repr, unless a format is given.
        Ok(if self.lex.token == RIGHT_BRACE { b'r' } else { 0 })
    }

    /// Reads `!a`, `!r` or `!s`.
    fn conversion(&mut self) -> Res<u8> {
        let conversion = self.byte(self.lex.at);
        self.lex.at += 1;
        self.advance()?;
        if matches!(conversion, b'a' | b'r' | b's') {
            return Ok(conversion);
        }
        Err(error::syntax(self, Msg::FSTRING_CONVERSION))
    }

    fn append(&mut self, text: &mut Text, bytes: &[u8]) -> Res<()> {
        if self.scanning { Ok(()) } else { text.out.put(self.vm, bytes) }
    }

    /// Wraps the value whose code begins at `start` in a call of `ascii`.
    fn call_ascii(&mut self, start: u32) -> Res<()> {
        let middle = self.here();
        self.fun.max_depth += 1;
        self.op_value(op::LOAD_GLOBAL, Value::str(names::ASCII))?;
        self.rotate(start, middle);
        self.op_uint(op::CALL_FUNCTION, 1)
    }

    /// Reads a format specification up to and including the closing brace; fields in it are arguments too.
    fn specification(&mut self, text: &mut Text, prefixes: u8, quote: u8) -> Res<()> {
        loop {
            if !self.more(self.lex.at)? {
                return Err(error::syntax(self, Msg::UNTERMINATED_STRING));
            }
            let c = self.byte(self.lex.at);
            match c {
                b'}' => {
                    self.lex.at += 1;
                    return Ok(());
                }
                b'{' => {
                    self.vm.check_recursion()?;
                    self.field(text, prefixes, quote)?;
                }
                b'\n' if prefixes & prefix::TRIPLE == 0 => return Err(error::syntax(self, Msg::UNTERMINATED_STRING)),
                _ if c == quote && prefixes & prefix::TRIPLE == 0 => {
                    return Err(error::syntax(self, Msg::FSTRING_BRACE));
                }
                _ => {
                    if c == b'\n' {
                        self.next_line();
                    } else {
                        self.lex.at += 1;
                    }
                    self.append(text, &[c])?;
                }
            }
        }
    }
}
