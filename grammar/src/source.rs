//! From the bytes of a file to text: byte order mark, coding line, encodings.
//!
//! Contract: a UTF-8 file becomes a text of the same bytes, so that spans are offsets into the file;
//! other encodings are converted, and spans are offsets into the converted text.

use std::borrow::Cow;

use crate::error::{ParseError, ParseErrorKind};
use crate::span::Span;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Encoding {
    Utf8,
    Latin1,
    Ascii,
    Other(&'static encoding_rs::Encoding),
}

/// The text of a source file, by its byte order mark or coding line; UTF-8 without either.
///
/// # Errors
///
/// The encoding is not known, or the bytes are not of it.
pub fn decode(source: &[u8]) -> Result<Cow<'_, str>, ParseError> {
    if u32::try_from(source.len()).is_err() {
        return Err(ParseError::new(ParseErrorKind::FileTooLong, Span::default()));
    }
    let Some((name, span)) = coding_line(source) else { return utf8(source) };
    let name = String::from_utf8_lossy(name).to_ascii_lowercase().replace('_', "-");
    let marked = source.starts_with(MARK);
    if marked && name != "utf-8" && !name.starts_with("utf-8-") {
        return Err(ParseError::new(ParseErrorKind::EncodingContradictsMark(name), span));
    }
    let Some(encoding) = by_name(&name) else {
        return Err(ParseError::new(ParseErrorKind::UnknownEncoding(name), span));
    };
    match encoding {
        Encoding::Utf8 => utf8(source),
        Encoding::Ascii => match source.iter().position(|byte| !byte.is_ascii()) {
            Some(at) => Err(at_byte(ParseErrorKind::NotInEncoding(name), at)),
            None => utf8(source),
        },
        Encoding::Latin1 => Ok(source.iter().map(|&byte| char::from(byte)).collect()),
        Encoding::Other(encoding) => encoding
            .decode_without_bom_handling_and_without_replacement(source)
            .ok_or_else(|| ParseError::new(ParseErrorKind::NotInEncoding(name), span)),
    }
}

const MARK: &[u8] = b"\xEF\xBB\xBF";

fn utf8(source: &[u8]) -> Result<Cow<'_, str>, ParseError> {
    match std::str::from_utf8(source) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => Err(at_byte(ParseErrorKind::InvalidUtf8, error.valid_up_to())),
    }
}

fn at_byte(kind: ParseErrorKind, at: usize) -> ParseError {
    ParseError::new(kind, Span::new(at as u32, at as u32 + 1))
}

/// The name in a coding line: `coding[:=]\s*([-\w.]+)` in a comment of the first line, or of the
/// second if the first has nothing but a comment (PEP 263).
fn coding_line(source: &[u8]) -> Option<(&[u8], Span)> {
    let mut start = if source.starts_with(MARK) { 3 } else { 0 };
    for _ in 0..2 {
        let rest = source.get(start..)?;
        let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let line = &rest[..end];
        let blank = line.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\x0C')).count();
        let comment = &line[blank..];
        if !comment.is_empty() && comment[0] != b'#' {
            return None;
        }
        if let Some((at, len)) = coding(comment) {
            let at = start + blank + at;
            return Some((&source[at..at + len], Span::new(at as u32, (at + len) as u32)));
        }
        start += end + if rest[end..].starts_with(b"\r\n") { 2 } else { 1 };
    }
    None
}

/// Where the name of an encoding is in a comment, and its length.
fn coding(comment: &[u8]) -> Option<(usize, usize)> {
    const WORD: &[u8] = b"coding";
    let mut from = 0;
    loop {
        let found = comment.get(from..)?.windows(WORD.len()).position(|window| window == WORD)?;
        let after = from + found + WORD.len();
        from = after;
        if !matches!(comment.get(after), Some(b':' | b'=')) {
            continue;
        }
        let rest = &comment[after + 1..];
        let blank = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let name = rest[blank..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
            .count();
        if name > 0 {
            return Some((after + 1 + blank, name));
        }
    }
}

/// The encoding of this name, which is in lower case with hyphens.
fn by_name(name: &str) -> Option<Encoding> {
    // A name may have a suffix, as in `utf-8-unix`.
    let is = |base: &str| name.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    if ["utf-8", "utf8", "u8", "cp65001"].into_iter().any(is) {
        return Some(Encoding::Utf8);
    }
    if ["latin-1", "latin1", "iso-8859-1", "iso8859-1", "iso-latin-1", "l1", "8859", "cp819"].into_iter().any(is) {
        return Some(Encoding::Latin1);
    }
    if ["ascii", "us-ascii", "646"].contains(&name) {
        return Some(Encoding::Ascii);
    }
    // The Encoding Standard has other names for some: `shift_jis`, `cp1252` for `windows-1252`.
    let underscored = name.replace('-', "_");
    let windows = name.strip_prefix("cp").map(|page| format!("windows-{page}"));
    let latin9 = ["latin-9", "latin9", "l9"].contains(&name).then_some("iso-8859-15");
    [Some(name), Some(underscored.as_str()), windows.as_deref(), latin9]
        .into_iter()
        .flatten()
        .find_map(|label| encoding_rs::Encoding::for_label(label.as_bytes()))
        // Those that are not a superset of ASCII cannot say so in a coding line.
        .filter(|encoding| encoding.is_ascii_compatible())
        .map(Encoding::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coding_lines() {
        assert_eq!(decode(b"# -*- coding: latin-1 -*-\n\xE9").as_deref(), Ok("# -*- coding: latin-1 -*-\né"));
        assert_eq!(decode(b"#!x\n# vim: set fileencoding=iso-8859-15 :\n\xA4").unwrap().chars().last(), Some('€'));
        assert_eq!(decode(b"x = 1\n# coding: latin-1\n\xE9").unwrap_err().kind, ParseErrorKind::InvalidUtf8);
        assert_eq!(decode(b"\n# coding: ascii\n\xE9").unwrap_err().kind, ParseErrorKind::NotInEncoding("ascii".into()));
        assert!(decode(b"# coding: koi8-r\n\xC1").unwrap().ends_with('а'));
        assert!(decode(b"# coding: cp1252\n\x80").unwrap().ends_with('€'));
        let unknown = decode(b"# coding: klingon\n").unwrap_err();
        assert_eq!(unknown.kind, ParseErrorKind::UnknownEncoding("klingon".into()));
        assert_eq!(unknown.span, Span::new(10, 17));
        let marked = decode(b"\xEF\xBB\xBF# coding: latin-1\n").unwrap_err();
        assert_eq!(marked.kind, ParseErrorKind::EncodingContradictsMark("latin-1".into()));
    }
}
