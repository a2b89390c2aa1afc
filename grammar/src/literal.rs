//! The values of number, string and bytes literals.
//!
//! Contract: the scanner has checked the form of numbers and the quotes of strings; what can still be
//! wrong are escapes and the characters of a bytes literal.

use crate::ast::Constant;
use crate::error::{EscapeProblem, ParseErrorKind};
use crate::module::Module;

/// The value of a well-formed number; the digits of a long one go to the module's texts.
pub(crate) fn number(text: &str, module: &mut Module) -> Constant {
    let bytes = text.as_bytes();
    let radix = match bytes {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 10,
    };
    if radix != 10 {
        return integer(&bytes[2..], radix, module);
    }
    if let [digits @ .., b'j' | b'J'] = bytes {
        return Constant::Imaginary(float(digits));
    }
    if bytes.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E')) {
        return Constant::Float(float(bytes));
    }
    integer(bytes, radix, module)
}

fn integer(digits: &[u8], radix: u8, module: &mut Module) -> Constant {
    let mut value = 0_u64;
    for &byte in digits {
        let Some(digit) = char::from(byte).to_digit(u32::from(radix)) else { continue };
        let next = value.checked_mul(u64::from(radix));
        match next.and_then(|next| next.checked_add(u64::from(digit))) {
            Some(next) => value = next,
            None => {
                let digits = without_underscores(digits);
                return Constant::BigInt { radix, digits: module.add_text(digits.as_bytes()) };
            }
        }
    }
    Constant::Int(value)
}

/// The standard library rounds correctly, as CPython does, whatever the number of digits.
fn float(digits: &[u8]) -> f64 {
    without_underscores(digits).parse().unwrap_or(f64::NAN)
}

fn without_underscores(digits: &[u8]) -> String {
    digits.iter().filter(|&&byte| byte != b'_').map(|&byte| char::from(byte)).collect()
}

/// The parts of a string or bytes token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StringParts<'a> {
    /// No escapes: `r` is in the prefix.
    pub raw: bool,
    /// `b` is in the prefix.
    pub bytes: bool,
    /// The prefix is `u`.
    pub unicode: bool,
    /// The text between the quotes.
    pub content: &'a str,
    /// Where the content starts in the token.
    pub offset: u32,
}

/// Takes a string token apart.
pub(crate) fn string_parts(token: &str) -> StringParts<'_> {
    let bytes = token.as_bytes();
    let mut parts = StringParts { raw: false, bytes: false, unicode: false, content: "", offset: 0 };
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'r' | b'R' => parts.raw = true,
            b'b' | b'B' => parts.bytes = true,
            b'u' | b'U' => parts.unicode = true,
            _ => break,
        }
        at += 1;
    }
    let quotes = &bytes[at..];
    let triple = quotes.len() >= 6 && quotes[0] == quotes[1] && quotes[0] == quotes[2];
    let quote = if triple { 3 } else { 1 };
    parts.offset = (at + quote) as u32;
    parts.content = token.get(at + quote..token.len() - quote).unwrap_or_default();
    parts
}

/// What kind of text is decoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TextKind {
    /// A string.
    Str,
    /// A bytes literal.
    Bytes,
    /// Literal text of an f-string, where doubled braces stand for one.
    FString,
}

/// An error in a literal, at so many bytes from the start of the content and of this length.
pub(crate) struct LiteralError {
    pub kind: ParseErrorKind,
    pub start: u32,
    pub len: u32,
}

/// Appends the value of `content` to `out`: WTF-8 for text.
pub(crate) fn decode(content: &str, raw: bool, kind: TextKind, out: &mut Vec<u8>) -> Result<(), LiteralError> {
    if kind == TextKind::Bytes
        && let Some((at, found)) = content.char_indices().find(|(_, found)| !found.is_ascii())
    {
        let len = found.len_utf8() as u32;
        return Err(LiteralError { kind: ParseErrorKind::NonAsciiBytes, start: at as u32, len });
    }
    let decoder = Decoder { content, raw, kind, at: 0, out };
    decoder.run()
}

struct Decoder<'a> {
    content: &'a str,
    raw: bool,
    kind: TextKind,
    at: usize,
    out: &'a mut Vec<u8>,
}

impl Decoder<'_> {
    fn run(mut self) -> Result<(), LiteralError> {
        let bytes = self.content.as_bytes();
        loop {
            let rest = &bytes[self.at..];
            let plain = self.plain_length(rest);
            self.out.extend_from_slice(&rest[..plain]);
            self.at += plain;
            match bytes.get(self.at) {
                None => return Ok(()),
                Some(b'\r') => self.newline(),
                Some(b'\\') => self.escape()?,
                // A doubled brace: the scanner lets no single one through.
                Some(&brace) => {
                    self.out.push(brace);
                    self.at += if bytes.get(self.at + 1) == Some(&brace) { 2 } else { 1 };
                }
            }
        }
    }

    /// How many bytes stand for themselves.
    fn plain_length(&self, rest: &[u8]) -> usize {
        let backslash = if self.raw { b'\r' } else { b'\\' };
        let end = match self.kind {
            TextKind::FString => memchr::memchr2(b'{', b'}', rest).unwrap_or(rest.len()),
            TextKind::Str | TextKind::Bytes => rest.len(),
        };
        memchr::memchr2(backslash, b'\r', &rest[..end]).unwrap_or(end)
    }

    /// Every end of line reads as `\n`.
    fn newline(&mut self) {
        self.out.push(b'\n');
        self.at += self.newline_length();
    }

    fn newline_length(&self) -> usize {
        if self.content.as_bytes().get(self.at + 1) == Some(&b'\n') { 2 } else { 1 }
    }

    fn escape(&mut self) -> Result<(), LiteralError> {
        let start = self.at;
        let bytes = self.content.as_bytes();
        self.at += 1;
        let Some(&letter) = bytes.get(self.at) else {
            self.out.push(b'\\');
            return Ok(());
        };
        let text = self.kind != TextKind::Bytes;
        let plain = match letter {
            b'\n' => {
                self.at += 1;
                return Ok(());
            }
            b'\r' => {
                self.at += self.newline_length();
                return Ok(());
            }
            b'\\' | b'\'' | b'"' => letter,
            b'a' => 0x07,
            b'b' => 0x08,
            b'f' => 0x0C,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'v' => 0x0B,
            b'0'..=b'7' => {
                self.octal();
                return Ok(());
            }
            b'x' => return self.hexadecimal(start, 2),
            b'u' if text => return self.hexadecimal(start, 4),
            b'U' if text => return self.hexadecimal(start, 8),
            b'N' if text => return self.named(start),
            // Not an escape: the backslash stays, and what follows it is read as usual.
            _ => {
                self.out.push(b'\\');
                return Ok(());
            }
        };
        self.out.push(plain);
        self.at += 1;
        Ok(())
    }

    fn octal(&mut self) {
        let digits = &self.content.as_bytes()[self.at..];
        let digits = digits.iter().take(3).take_while(|digit| (b'0'..=b'7').contains(*digit));
        let count = digits.clone().count();
        let value = digits.fold(0, |value, &digit| value * 8 + u32::from(digit - b'0'));
        self.at += count;
        self.push(value);
    }

    fn hexadecimal(&mut self, start: usize, expected: usize) -> Result<(), LiteralError> {
        self.at += 1;
        let digits = &self.content.as_bytes()[self.at..];
        let digits = digits.iter().take(expected).take_while(|digit| digit.is_ascii_hexdigit());
        let count = digits.clone().count();
        let value = digits.fold(0, |value, &digit| value << 4 | char::from(digit).to_digit(16).unwrap_or_default());
        self.at += count;
        if count < expected {
            return self.fail(start, EscapeProblem::Digits { expected: expected as u8 });
        }
        if value > 0x10_FFFF {
            return self.fail(start, EscapeProblem::TooLarge);
        }
        self.push(value);
        Ok(())
    }

    fn named(&mut self, start: usize) -> Result<(), LiteralError> {
        self.at += 1;
        let rest = self.content.get(self.at..).unwrap_or_default();
        let name = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        let Some((name, _)) = name.filter(|(name, _)| !name.is_empty()) else {
            return self.fail(start, EscapeProblem::NoName);
        };
        self.at += name.len() + 2;
        match unicode_names2::character(name) {
            Some(found) => {
                self.push(u32::from(found));
                Ok(())
            }
            None => self.fail(start, EscapeProblem::UnknownName(name.into())),
        }
    }

    /// Appends a code point, or a byte's value modulo 256 as CPython does.
    fn push(&mut self, value: u32) {
        if self.kind == TextKind::Bytes {
            self.out.push(value as u8);
            return;
        }
        match char::from_u32(value) {
            Some(found) => self.out.extend_from_slice(found.encode_utf8(&mut [0; 4]).as_bytes()),
            None => self.out.extend_from_slice(&[
                0xE0 | (value >> 12) as u8,
                0x80 | (value >> 6 & 0x3F) as u8,
                0x80 | (value & 0x3F) as u8,
            ]),
        }
    }

    fn fail(&self, start: usize, problem: EscapeProblem) -> Result<(), LiteralError> {
        let len = (self.at - start) as u32;
        let kind = ParseErrorKind::InvalidEscape(problem);
        Err(LiteralError { kind, start: start as u32, len })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(content: &str, kind: TextKind) -> Vec<u8> {
        let mut out = Vec::new();
        assert!(decode(content, false, kind, &mut out).is_ok(), "{content:?}");
        out
    }

    #[test]
    fn escapes_of_strings() {
        assert_eq!(decoded(r"a\n\x41\101\u00e9\U0001F600\N{BULLET}", TextKind::Str), "a\nAAé😀•".as_bytes());
        assert_eq!(decoded(r"\d\8\{", TextKind::Str), br"\d\8\{");
        assert_eq!(decoded("a\\\r\nb\r\nc\rd", TextKind::Str), b"ab\nc\nd");
        assert_eq!(decoded(r"\ud800", TextKind::Str), [0xED, 0xA0, 0x80]);
        assert_eq!(decoded(r"{{\{{}}", TextKind::FString), br"{\{}");
    }

    #[test]
    fn escapes_of_bytes() {
        assert_eq!(decoded(r"\xff\777\u0041\N{x}", TextKind::Bytes), b"\xff\xff\\u0041\\N{x}");
    }

    #[test]
    fn numbers() {
        let mut module = Module::default();
        let mut of = |text| number(text, &mut module);
        assert!(matches!(of("0x_ff"), Constant::Int(255)));
        assert!(matches!(of("1_000"), Constant::Int(1000)));
        assert!(matches!(of("18446744073709551615"), Constant::Int(u64::MAX)));
        assert!(matches!(of("18446744073709551616"), Constant::BigInt { radix: 10, .. }));
        assert!(matches!(of("1_0.5e-1_0"), Constant::Float(value) if value == 10.5e-10));
        assert!(matches!(of("1."), Constant::Float(1.0)));
        assert!(matches!(of("0777.j"), Constant::Imaginary(777.0)));
        assert!(matches!(of("1e999"), Constant::Float(f64::INFINITY)));
    }
}
