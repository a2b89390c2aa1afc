//! The form for editors and logs: `file:line:column: error[E0201]: message`, one line each.

use std::ops::Range;

use codespan_reporting::diagnostic as codespan;
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::{Config, DisplayStyle, emit_into_string};

use crate::diagnostics::{Diagnostic, Severity, SourceFile, Span};

/// One line for one diagnostic of `file`, with its newline.
pub fn short(diagnostic: &Diagnostic, file: &SourceFile) -> String {
    let severity = match diagnostic.severity() {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
    };
    let label = diagnostic.span().map(|span| codespan::Label::primary((), range(span, file)));
    let converted = codespan::Diagnostic::new(severity)
        .with_code(diagnostic.code.to_string())
        .with_message(&diagnostic.message)
        .with_labels(label.into_iter().collect());
    let config = Config { display_style: DisplayStyle::Short, ..Config::default() };
    emit_into_string(&config, file, &converted)
        .unwrap_or_else(|_| format!("{}[{}]: {}\n", diagnostic.severity().name(), diagnostic.code, diagnostic.message))
}

/// The span cut to the text.
fn range(span: Span, file: &SourceFile) -> Range<usize> {
    let end = (span.end as usize).min(file.text().len());
    (span.start as usize).min(end)..end
}

impl<'a> Files<'a> for SourceFile {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(SourceFile::name(self))
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(self.text())
    }

    fn line_index(&'a self, (): (), offset: usize) -> Result<usize, Error> {
        Ok(SourceFile::line_index(self, offset))
    }

    fn column_number(&'a self, (): (), _line: usize, offset: usize) -> Result<usize, Error> {
        Ok(SourceFile::location(self, offset).column)
    }

    fn line_range(&'a self, (): (), line: usize) -> Result<Range<usize>, Error> {
        SourceFile::line_range(self, line).ok_or(Error::LineTooLarge { given: line, max: self.line_count() - 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;

    #[test]
    fn line_and_column_count_characters_and_lone_carriage_returns() {
        let file = SourceFile::new("dir/a.py", "a\ré = $\n");
        let d = Diagnostic {
            code: Code::warning(1),
            message: "odd".into(),
            labels: vec![],
            help: vec!["h".into()],
            denied: false,
        };
        assert_eq!(
            short(&d.clone().label(Span { start: 7, end: 8 }, "x"), &file),
            "dir/a.py:2:5: warning[W0001]: odd\n"
        );
        assert_eq!(
            short(&d.clone().label(Span { start: 99, end: 98 }, "x"), &file),
            "dir/a.py:3:1: warning[W0001]: odd\n"
        );
        assert_eq!(short(&d, &file), "warning[W0001]: odd\n");
    }
}
