//! Places in a source text.
//!
//! Contract: offsets count bytes of the decoded UTF-8 text that [`crate::decode`] gives, a byte
//! order mark included, so for a UTF-8 file they are offsets into the file itself. Nothing here
//! looks at the text except [`LineIndex::new`].

/// A half-open range of bytes `start..end` of the source text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset just after the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end`.
    #[inline]
    pub const fn new(start: u32, end: u32) -> Self {
        Span { start, end }
    }

    /// The empty range at `offset`.
    pub const fn at(offset: u32) -> Self {
        Span::new(offset, offset)
    }

    /// From the start of `self` to the end of `last`.
    #[inline]
    pub const fn to(self, last: Span) -> Self {
        Span::new(self.start, last.end)
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether the range holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The range as slice indices.
    pub const fn range(self) -> core::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text of the range, or `""` if the range is not one of `source`.
    pub fn text(self, source: &str) -> &str {
        source.get(self.range()).unwrap_or_default()
    }
}

impl core::fmt::Debug for Span {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A line and a column, as Python counts them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in UTF-8 bytes from the start of the line, from 0; a byte order mark does not count.
    pub column: u32,
}

/// Where each line of a text starts. Lines end at `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the lines of `source`.
    pub fn new(source: &str) -> Self {
        let first = if source.starts_with('\u{feff}') { 3 } else { 0 };
        LineIndex { starts: std::iter::once(first).chain(next_lines(source).map(|at| at as u32)).collect() }
    }

    /// Number of lines; a text that ends with a newline has an empty last line.
    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The line (from 1) that holds the byte at `offset`; the last one if it is past the end.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset).max(1) as u32
    }

    /// Offset of the first byte of `line` (from 1); `None` if there is no such line.
    pub fn line_start(&self, line: u32) -> Option<u32> {
        self.starts.get(line.checked_sub(1)? as usize).copied()
    }

    /// Line and column of the byte at `offset`.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let line = self.line(offset);
        let start = self.line_start(line).unwrap_or(0);
        LineColumn { line, column: offset.saturating_sub(start) }
    }
}

/// The offsets behind each line end of a text, where the next line starts.
pub fn next_lines(source: &str) -> impl Iterator<Item = usize> {
    let bytes = source.as_bytes();
    let ends_line = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
    memchr::memchr2_iter(b'\n', b'\r', bytes).filter(ends_line).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_every_kind_of_newline() {
        let index = LineIndex::new("a\nb\r\nc\rd");
        let lines: Vec<u32> = [0, 1, 2, 3, 4, 5, 6, 7].iter().map(|&at| index.line(at)).collect();
        assert_eq!(lines, [1, 1, 2, 2, 2, 3, 3, 4]);
        assert_eq!(index.line_count(), 4);
    }

    #[test]
    fn a_byte_order_mark_has_no_column() {
        let index = LineIndex::new("\u{feff}ab");
        assert_eq!(index.line_column(4), LineColumn { line: 1, column: 1 });
    }
}
