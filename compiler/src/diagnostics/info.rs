//! The diagnostic itself, and what is fixed about each kind of it.

use super::{Code, Severity, Span};

/// One finding about a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of finding it is.
    pub code: Code,
    /// What is wrong, in one line without a full stop.
    pub message: String,
    /// Where: the first label is the place an editor jumps to, the others support it.
    /// Empty when the finding is about no place of the source.
    pub labels: Vec<Label>,
    /// What to do about it, a sentence or two each.
    pub help: Vec<String>,
    /// Whether it is an error although its code is a warning's, because the user wants it so.
    pub denied: bool,
}

/// A part of the source with what to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The bytes meant; an empty span is a place between two characters.
    pub span: Span,
    /// What this part has to do with the finding; may be empty.
    pub text: String,
}

impl Diagnostic {
    /// Whether it is an error or a warning.
    pub fn severity(&self) -> Severity {
        if self.denied { Severity::Error } else { self.code.severity() }
    }

    /// Whether it is an error, so that there is nothing to run.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// The place the finding is about, if it is about one.
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }

    /// Adds a part of the source that supports the finding.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Adds a help line.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Adds a help line that offers `near`, a name spelled alike, if there is one.
    #[must_use]
    pub fn did_you_mean(self, near: Option<&str>) -> Self {
        match near {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self,
        }
    }
}

/// What is the same for every finding of one kind: a row of the [registry](super::registry).
#[derive(Debug)]
pub struct Info {
    /// The code; no two rows share one.
    pub code: Code,
    /// The kind in a line, as a heading.
    pub title: &'static str,
    /// Why it is wrong and how to put it right, in words a pupil understands.
    pub explain: &'static str,
    /// A program that has the fault.
    pub wrong: &'static str,
    /// The same program without it.
    pub right: &'static str,
}

impl Info {
    /// A finding of this kind about the whole build.
    pub fn diagnostic(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic { code: self.code, message: message.into(), labels: Vec::new(), help: Vec::new(), denied: false }
    }

    /// A finding of this kind at `span`; `text` says what about it.
    pub fn at(&self, span: Span, message: impl Into<String>, text: impl Into<String>) -> Diagnostic {
        self.diagnostic(message).label(span, text)
    }
}
