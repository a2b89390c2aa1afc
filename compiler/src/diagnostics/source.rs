//! A source text with its lines, and where a byte offset lies in it.

use std::ops::Range;

use mpyc_grammar::next_lines;

/// A line and a column as an editor counts them: both from 1, columns in characters.
///
/// A tab is one character, as in CPython's and most editors' messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// Line number, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A source text under the name its diagnostics show.
///
/// Lines end at `\n`, `\r\n` and a lone `\r`, as Python has it; a form feed or a Unicode line
/// separator does not end a line.
#[derive(Clone, Debug)]
pub struct SourceFile {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

impl SourceFile {
    /// A source text; `name` is the path as the user wrote it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts = std::iter::once(0).chain(next_lines(&text)).collect();
        Self { name: name.into(), text, line_starts }
    }

    /// The name that diagnostics show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many lines the text has; the empty text has one.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// Index from 0 of the line that holds the byte at `offset`.
    /// An offset behind the text lies in the last line.
    pub fn line_index(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= offset) - 1
    }

    /// The bytes of a line (index from 0), its line end included; `None` behind the last line.
    pub fn line_range(&self, index: usize) -> Option<Range<usize>> {
        let start = *self.line_starts.get(index)?;
        let end = self.line_starts.get(index + 1).copied().unwrap_or(self.text.len());
        Some(start..end)
    }

    /// Line and column of a byte offset. An offset inside a character belongs to that character;
    /// one behind the text is taken as the end of the text.
    pub fn location(&self, offset: usize) -> Location {
        let offset = self.floor_char_boundary(offset);
        let index = self.line_index(offset);
        let start = self.line_starts[index];
        Location { line: index + 1, column: self.text[start..offset].chars().count() + 1 }
    }

    /// Number of characters before a byte offset.
    pub fn char_offset(&self, offset: usize) -> usize {
        self.text[..self.floor_char_boundary(offset)].chars().count()
    }

    /// The nearest start of a character at or before `offset`.
    fn floor_char_boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: usize) -> (usize, usize) {
        let Location { line, column } = SourceFile::new("f.py", text).location(offset);
        (line, column)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(at("é = ü!", 7), (1, 6));
        assert_eq!(at("\tx", 1), (1, 2));
        assert_eq!(at("𝄞x", 4), (1, 2));
    }

    #[test]
    fn offset_inside_a_character_belongs_to_it() {
        assert_eq!(at("a𝄞b", 3), (1, 2));
    }

    #[test]
    fn all_of_pythons_line_ends_count() {
        let text = "a\nb\r\nc\rd\x0ce\u{2028}f";
        assert_eq!(at(text, 2), (2, 1));
        assert_eq!(at(text, 4), (2, 3));
        assert_eq!(at(text, 5), (3, 1));
        assert_eq!(at(text, 7), (4, 1));
        assert_eq!(SourceFile::new("f.py", text).line_count(), 4);
    }

    #[test]
    fn offset_behind_the_text_is_its_end() {
        assert_eq!(at("ab\n", 99), (2, 1));
        assert_eq!(at("", 5), (1, 1));
    }

    #[test]
    fn line_ranges_join_to_the_text() {
        let file = SourceFile::new("f.py", "a\r\nbb\n\nc");
        let joined: String =
            (0..file.line_count()).filter_map(|i| file.line_range(i)).map(|r| &file.text()[r]).collect();
        assert_eq!(joined, file.text());
        assert_eq!(file.line_range(4), None);
    }
}
