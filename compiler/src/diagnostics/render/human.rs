//! The form for people: the source lines with what is wrong drawn under them.

use ariadne::{CharSet, Color, Config, IndexType, Label, Report, ReportKind, Source};

use crate::diagnostics::{Diagnostic, Severity, SourceFile, Span};

/// How the drawing looks. Where it goes decides this, so the caller does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HumanStyle {
    /// Whether to write ANSI colour sequences.
    pub color: bool,
    /// Columns to wrap messages and help lines at; source lines keep their length.
    pub width: usize,
    /// Whether to draw with `|` and `^` instead of box characters.
    pub ascii: bool,
}

impl Default for HumanStyle {
    /// Plain text for 80 columns.
    fn default() -> Self {
        Self { color: false, width: 80, ascii: false }
    }
}

/// Columns that ariadne puts before a help line.
const HELP_INDENT: usize = 12;

/// Draws one diagnostic of `file`, ending in a newline.
pub fn human(diagnostic: &Diagnostic, file: &SourceFile, style: HumanStyle) -> String {
    match diagnostic.span() {
        Some(span) => draw(diagnostic, file, span, style),
        None => plain(diagnostic, style),
    }
}

/// A diagnostic with its source lines.
fn draw(diagnostic: &Diagnostic, file: &SourceFile, span: Span, style: HumanStyle) -> String {
    let (kind, color) = match diagnostic.severity() {
        Severity::Error => (ReportKind::Error, Color::Red),
        Severity::Warning => (ReportKind::Warning, Color::Yellow),
    };
    let place = |span: Span| {
        let start = file.char_offset(span.start as usize);
        let end = file.char_offset(span.end as usize);
        (file.name(), start..end.max(start))
    };
    let char_set = if style.ascii { CharSet::Ascii } else { CharSet::Unicode };
    let config = Config::default()
        .with_color(style.color)
        .with_char_set(char_set)
        .with_index_type(IndexType::Char)
        .with_tab_width(8);
    let mut report = Report::build(kind, place(span))
        .with_config(config)
        .with_code(diagnostic.code)
        .with_message(&diagnostic.message);
    let mut labels: Vec<_> = diagnostic.labels.iter().enumerate().collect();
    // ariadne starts a new snippet whenever a label lies before the last one.
    labels.sort_by_key(|(_, label)| label.span);
    for (i, label) in labels {
        let color = if i == 0 { color } else { Color::Cyan };
        let drawn = Label::new(place(label.span)).with_color(color);
        report.add_label(if label.text.is_empty() { drawn } else { drawn.with_message(&label.text) });
    }
    for help in &diagnostic.help {
        report.add_help(wrap(help, style.width.saturating_sub(HELP_INDENT)));
    }
    let mut out = Vec::new();
    let source = (file.name(), Source::from(drawable(file.text())));
    match report.finish().write(source, &mut out) {
        Ok(()) => trim_lines(&String::from_utf8_lossy(&out)),
        Err(_) => plain(diagnostic, style),
    }
}

/// A diagnostic about no place: its message and help alone.
fn plain(diagnostic: &Diagnostic, style: HumanStyle) -> String {
    let severity = match diagnostic.severity() {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
    };
    let head = format!("[{}] {severity}:", diagnostic.code);
    let head = match (style.color, diagnostic.severity()) {
        (false, _) => head,
        (true, Severity::Error) => format!("\x1b[31m{head}\x1b[0m"),
        (true, Severity::Warning) => format!("\x1b[33m{head}\x1b[0m"),
    };
    let mut out = format!("{head} {}\n", diagnostic.message);
    for help in &diagnostic.help {
        let text = wrap(help, style.width.saturating_sub("  Help: ".len()));
        for (i, line) in text.lines().enumerate() {
            out.push_str(if i == 0 { "  Help: " } else { "        " });
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// The text with every character drawn as one line of the source sees it: what ariadne would take
/// as a line end but Python does not is a space, and a control character is its picture, so that a
/// source cannot send escape sequences to the terminal. Character for character.
fn drawable(text: &str) -> String {
    let picture = |c: char| match c {
        '\n' | '\r' | '\t' => c,
        '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or(' '),
        '\x7f'..='\u{9f}' => '\u{2421}',
        // Bidirectional overrides would show the line in another order than it is read in.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    };
    text.chars().map(picture).collect()
}

/// Breaks `text` at blanks so that no line is longer than `width` characters, if words allow it.
fn wrap(text: &str, width: usize) -> String {
    let width = width.max(20);
    let mut out = String::with_capacity(text.len());
    for (i, paragraph) in text.lines().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        let mut column = 0;
        for word in paragraph.split(' ') {
            let length = word.chars().count();
            if column > 0 && column + 1 + length > width {
                out.push('\n');
                column = 0;
            } else if column > 0 || (out.ends_with('\n') && word.is_empty()) {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += length;
        }
    }
    out
}

/// Removes blanks at line ends, which ariadne writes under short lines.
fn trim_lines(text: &str) -> String {
    text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;

    fn diagnostic(labels: &[(u32, u32, &str)]) -> Diagnostic {
        let mut made = Diagnostic {
            code: Code::error(9999),
            message: "a message".into(),
            labels: Vec::new(),
            help: vec![
                "Some help that is long enough that it has to be broken into two lines of eighty columns.".into(),
            ],
            denied: false,
        };
        for &(start, end, text) in labels {
            made = made.label(Span { start, end }, text);
        }
        made
    }

    #[test]
    fn labels_on_two_lines() {
        let file = SourceFile::new("a.py", "x = (1,\n     2\ny = 3\n");
        let d = diagnostic(&[(14, 15, "this line is outside"), (4, 5, "opened here")]);
        insta::assert_snapshot!(human(&d, &file, HumanStyle::default()));
    }

    #[test]
    fn empty_span_at_the_end_of_the_text() {
        let file = SourceFile::new("a.py", "if x\n");
        insta::assert_snapshot!(human(&diagnostic(&[(5, 5, "here")]), &file, HumanStyle::default()));
    }

    #[test]
    fn empty_text() {
        let file = SourceFile::new("a.py", "");
        insta::assert_snapshot!(human(&diagnostic(&[(0, 0, "here")]), &file, HumanStyle::default()));
    }

    #[test]
    fn tabs_wide_characters_and_odd_line_separators_keep_the_line_number() {
        let file = SourceFile::new("a.py", "a\x0c\u{2028}b\n\té = \x1b[31m字 $\n");
        let dollar = file.text().find('$').unwrap() as u32;
        insta::assert_snapshot!(human(&diagnostic(&[(dollar, dollar + 1, "here")]), &file, HumanStyle::default()));
    }

    #[test]
    fn a_span_outside_the_text_does_not_panic() {
        let file = SourceFile::new("a.py", "é");
        for (start, end) in [(1, 1), (7, 9), (2, 1), (u32::MAX, 0)] {
            human(&diagnostic(&[(start, end, "x")]), &file, HumanStyle::default());
        }
    }

    #[test]
    fn without_a_place_only_words() {
        let file = SourceFile::new("a.py", "x");
        let d = diagnostic(&[]);
        insta::assert_snapshot!(human(&d, &file, HumanStyle::default()));
        let colored = human(&d, &file, HumanStyle { color: true, ..HumanStyle::default() });
        assert!(colored.starts_with("\x1b[31m[E9999] Error:\x1b[0m a message\n"));
    }

    #[test]
    fn colour_and_ascii_are_the_callers_choice() {
        let file = SourceFile::new("a.py", "x = $\n");
        let d = diagnostic(&[(4, 5, "here")]);
        let ascii = human(&d, &file, HumanStyle { ascii: true, ..HumanStyle::default() });
        assert!(ascii.is_ascii(), "{ascii}");
        let colored = human(&d, &file, HumanStyle { color: true, ..HumanStyle::default() });
        assert!(colored.contains("\x1b["));
    }

    #[test]
    fn wrapping_keeps_words_and_paragraphs() {
        assert_eq!(wrap("one two three four five six", 20), "one two three four\nfive six");
        assert_eq!(wrap("a\nb", 20), "a\nb");
        assert_eq!(wrap("averyveryverylongwordindeed x", 20), "averyveryverylongwordindeed\nx");
    }
}
