//! Whether a text typed at the prompt goes on in the next line.
//!
//! It does while a bracket or a triple-quoted string is open, after a backslash at its very end, and, if it starts
//! with a compound statement, until a blank line. Wrong text may end too early or too late: the compiler then says
//! what is wrong with it, and Ctrl-C drops it.

/// Words that compound statements begin with, with zeros behind them. `@` counts too, and any first line that ends
/// with a colon.
const COMPOUND: [[u8; 6]; 8] =
    [*b"if\0\0\0\0", *b"for\0\0\0", *b"try\0\0\0", *b"def\0\0\0", *b"with\0\0", *b"while\0", *b"class\0", *b"async\0"];

/// Whether lines are missing from a text of that length, whose last line has no line end yet.
pub(crate) fn needs_more(length: u32, byte_at: impl Fn(u32) -> u8) -> bool {
    let mut scan = Scan::default();
    let (mut word, mut is_word) = ([0; 6], true);
    for i in 0..length {
        let byte = byte_at(i);
        is_word &= byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'@' || byte >= 0x80;
        if is_word && let Some(place) = word.get_mut(i as usize) {
            *place = byte;
        }
        scan.see(byte);
    }
    scan.is_compound |= word[0] == b'@' || COMPOUND.contains(&word);
    scan.is_open()
}

#[derive(Default)]
struct Scan {
    /// The quote of the string that is open, `#` in a comment, else 0.
    quote: u8,
    /// The string that is open is triple-quoted.
    is_triple: bool,
    /// The string has begun with just quotes so far.
    is_opening: bool,
    /// Quotes in a row.
    run: u8,
    /// Open brackets.
    depth: u32,
    /// The byte before was a backslash that counts.
    is_escaped: bool,
    is_compound: bool,
    has_line_end: bool,
    /// The last byte of code that is not blank; a line end counts.
    last: u8,
}

impl Scan {
    fn see(&mut self, byte: u8) {
        if self.is_escaped {
            self.is_escaped = false;
            return;
        }
        if self.quote == b'#' {
            if byte != b'\n' {
                return;
            }
            self.quote = 0;
        }
        if self.quote == 0 || !self.string(byte) {
            self.code(byte);
        }
    }

    /// A byte while a string is open; `false` if it is none of the string's.
    fn string(&mut self, byte: u8) -> bool {
        self.is_escaped = byte == b'\\';
        let run = self.run;
        self.run = if byte == self.quote { run + 1 } else { 0 };
        if self.is_opening {
            self.is_triple = self.run == 3;
            self.is_opening = self.run == 2;
            if self.run == 0 && run == 2 {
                // Two quotes and something else: that string was empty.
                self.is_escaped = false;
                self.quote = 0;
                return false;
            }
            if self.run > 1 {
                self.run = if self.is_triple { 0 } else { 2 };
                return true;
            }
            self.run = 0;
        }
        let ends = if self.is_triple { self.run == 3 } else { byte == self.quote || byte == b'\n' };
        if ends {
            self.quote = 0;
            self.is_triple = false;
        }
        byte != b'\n' || self.quote != 0
    }

    fn code(&mut self, byte: u8) {
        match byte {
            b'#' => {
                self.quote = byte;
                return;
            }
            b'\'' | b'"' => (self.quote, self.is_opening, self.run) = (byte, true, 1),
            b'(' | b'[' | b'{' => self.depth += 1,
            b')' | b']' | b'}' => self.depth = self.depth.saturating_sub(1),
            b'\\' => self.is_escaped = true,
            b'\n' if self.depth == 0 && !self.has_line_end => {
                self.has_line_end = true;
                self.is_compound |= self.last == b':';
            }
            b' ' => return,
            _ => {}
        }
        self.last = byte;
    }

    fn is_open(&self) -> bool {
        let is_compound = self.is_compound || !self.has_line_end && self.last == b':';
        self.depth > 0 || self.is_escaped || self.is_triple || is_compound && self.last != b'\n'
    }
}

#[cfg(test)]
mod tests {
    use super::needs_more;

    fn is_open(text: &str) -> bool {
        needs_more(text.len() as u32, |i| text.as_bytes()[i as usize])
    }

    #[test]
    fn texts_that_end_here() {
        for text in [
            "",
            "''''''",
            "'''a'b'''",
            "'' + '('",
            "'\\\\'",
            "x = '(\ny",
            "x = 1",
            "print('(')",
            "'''a\n'''",
            "f(1,\n2)",
            "\"\"",
            "x = ''",
            "x = 'it\\'s'",
            "# (",
            "x # [\n",
            "ifs = 1",
            "if x:\n    y\n",
            "if x:\n    y\n   ",
            "@d\ndef f():\n    pass\n",
            "match x:\n    case 1:\n        pass\n",
            "x = 'unclosed (",
            ")",
            "lambda: 0",
            "d = {1: 2}",
            "if x: y\n",
            "a \\\n+ 1",
        ] {
            assert!(!is_open(text), "{text:?}");
        }
    }

    #[test]
    fn texts_that_go_on() {
        for text in [
            "f(",
            "''''",
            "'''a'b''",
            "f('', \"",
            "x = [1,\n",
            "d = {",
            "'''",
            "\"\"\"a\n\"\"",
            "'''\\'''",
            "a \\",
            "'a\\",
            "if x:",
            "if x: y",
            "while(1):",
            "for i in x: # (",
            "class A:\n    pass",
            "async def f():",
            "try:\n    x\nexcept:",
            "with x:\n\n    f(",
            "@d",
            "match x:",
            "match x:\n    case 1:",
            "def f():\n    '''",
        ] {
            assert!(is_open(text), "{text:?}");
        }
    }
}
