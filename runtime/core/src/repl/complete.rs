//! Whether a text typed at the prompt goes on in the next line.
//!
//! It does while a bracket or a triple-quoted string is open, after a backslash at its very end, and, if it starts
//! with a compound statement, until a blank line. Wrong text may end too early or too late: the compiler then says
//! what is wrong with it, and Ctrl-C drops it.

/// Words that compound statements begin with; `@` counts too, and any first line that ends with a colon.
const COMPOUND: [&str; 8] = ["if", "for", "try", "def", "with", "while", "class", "async"];

/// Whether lines are missing from `text`, whose last line has no line end yet.
pub(crate) fn needs_more(text: impl Iterator<Item = u8> + Clone) -> bool {
    let mut scan = Scan { is_compound: starts_compound(text.clone()), ..Scan::default() };
    for byte in text {
        scan.see(byte);
    }
    scan.is_open()
}

fn starts_compound(mut text: impl Iterator<Item = u8> + Clone) -> bool {
    COMPOUND.iter().any(|word| starts_with_word(text.clone(), word.as_bytes())) || text.next() == Some(b'@')
}

fn starts_with_word(mut text: impl Iterator<Item = u8>, word: &[u8]) -> bool {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
    word.iter().all(|&byte| text.next() == Some(byte)) && !text.next().is_some_and(is_name)
}

/// Where in a text the scan is.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    #[default]
    Code,
    Comment,
    /// After the first quote of a string, or the second.
    Opening(u8, bool),
    Single(u8),
    /// In a triple-quoted string, after so many of its quotes in a row.
    Triple(u8, u8),
}

#[derive(Default)]
struct Scan {
    place: Place,
    /// Open brackets.
    depth: u32,
    /// The byte before was a backslash that counts.
    escaped: bool,
    is_compound: bool,
    seen_line_end: bool,
    /// The last byte of code that is not blank; a line end counts.
    last: u8,
}

impl Scan {
    fn see(&mut self, byte: u8) {
        if self.escaped {
            self.escaped = false;
            return;
        }
        self.place = match self.place {
            Place::Code => self.code(byte),
            Place::Comment if byte == b'\n' => self.code(byte),
            Place::Comment => Place::Comment,
            Place::Opening(quote, false) if byte == quote => Place::Opening(quote, true),
            Place::Opening(quote, true) if byte == quote => Place::Triple(quote, 0),
            // Two quotes and something else: that string was empty.
            Place::Opening(_, true) => self.code(byte),
            Place::Opening(quote, false) => self.single(quote, byte),
            Place::Single(quote) => self.single(quote, byte),
            Place::Triple(quote, count) => self.triple(quote, count, byte),
        };
    }

    fn code(&mut self, byte: u8) -> Place {
        match byte {
            b'#' => return Place::Comment,
            b'\'' | b'"' => {
                self.last = byte;
                return Place::Opening(byte, false);
            }
            b'(' | b'[' | b'{' => self.depth += 1,
            b')' | b']' | b'}' => self.depth = self.depth.saturating_sub(1),
            b'\\' => self.escaped = true,
            b'\n' => self.line_end(),
            _ => {}
        }
        if byte != b' ' {
            self.last = byte;
        }
        Place::Code
    }

    fn line_end(&mut self) {
        if self.depth == 0 && !self.seen_line_end {
            self.seen_line_end = true;
            self.is_compound |= self.last == b':';
        }
    }

    fn single(&mut self, quote: u8, byte: u8) -> Place {
        self.escaped = byte == b'\\';
        if byte == b'\n' {
            return self.code(byte);
        }
        if byte == quote { Place::Code } else { Place::Single(quote) }
    }

    fn triple(&mut self, quote: u8, count: u8, byte: u8) -> Place {
        self.escaped = byte == b'\\';
        let count = if byte == quote { count + 1 } else { 0 };
        if count == 3 { Place::Code } else { Place::Triple(quote, count) }
    }

    fn is_open(&self) -> bool {
        let is_compound = self.is_compound || !self.seen_line_end && self.last == b':';
        self.depth > 0 || self.escaped || matches!(self.place, Place::Triple(..)) || is_compound && self.last != b'\n'
    }
}

#[cfg(test)]
mod tests {
    use super::needs_more;

    #[test]
    fn texts_that_end_here() {
        for text in [
            "",
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
            assert!(!needs_more(text.bytes()), "{text:?}");
        }
    }

    #[test]
    fn texts_that_go_on() {
        for text in [
            "f(",
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
            assert!(needs_more(text.bytes()), "{text:?}");
        }
    }
}
