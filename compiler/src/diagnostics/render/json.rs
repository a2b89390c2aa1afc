//! The form for programs: one JSON object a line. The fields are stable.
//!
//! | field | value |
//! |---|---|
//! | `code` | `"E0201"` |
//! | `name` | `"return-outside-function"` |
//! | `severity` | `"error"` or `"warning"` |
//! | `message` | the one-line message |
//! | `file` | the path as given, or null when the finding is about no file |
//! | `labels` | array, the main place first; empty when the finding is about no place |
//! | `help` | array of strings |
//!
//! A label has `text`, `start` and `end` (byte offsets, end exclusive) and `line`, `column`,
//! `end_line`, `end_column` (from 1, columns in characters, end exclusive).

use serde_json::{Value, json as object};

use crate::diagnostics::{Diagnostic, Label, SourceFile, registry};

/// One line for one diagnostic of `file`, with its newline.
pub fn json(diagnostic: &Diagnostic, file: &SourceFile) -> String {
    let labels: Vec<Value> = diagnostic.labels.iter().map(|each| label(each, file)).collect();
    let name = (!labels.is_empty()).then(|| file.name());
    let line = object!({
        "code": diagnostic.code.to_string(),
        "name": registry::name(diagnostic.code),
        "severity": diagnostic.severity().name(),
        "message": diagnostic.message,
        "file": name,
        "labels": labels,
        "help": diagnostic.help,
    });
    format!("{line}\n")
}

/// A label with its place in bytes and in lines.
fn label(label: &Label, file: &SourceFile) -> Value {
    let start = file.location(label.span.start as usize);
    let end = file.location(label.span.end as usize);
    object!({
        "text": label.text,
        "start": label.span.start,
        "end": label.span.end,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, Span};

    #[test]
    fn fields_are_as_documented() {
        let file = SourceFile::new("a.py", "é = \"\n");
        let d = Diagnostic {
            code: Code::error(12),
            message: "a \"q\"".into(),
            labels: vec![],
            help: vec!["h".into()],
            denied: false,
        };
        let line = json(&d.clone().label(Span { start: 5, end: 6 }, "t"), &file);
        assert_eq!(line.matches('\n').count(), 1);
        let read: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(
            read,
            object!({
                "code": "E0012", "name": "invalid-pattern", "severity": "error", "message": "a \"q\"", "file": "a.py", "help": ["h"],
                "labels": [{"text": "t", "start": 5, "end": 6, "line": 1, "column": 5, "end_line": 1, "end_column": 6}],
            })
        );
        let unplaced: Value = serde_json::from_str(&json(&d, &file)).unwrap();
        assert_eq!(unplaced["file"], Value::Null);
    }
}
