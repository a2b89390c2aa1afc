//! Showing diagnostics and failures, on standard error.

use std::env;
use std::io::{self, IsTerminal as _, Write as _};

use mpyc_compiler::diagnostics::{self, Diagnostic, HumanStyle, Severity, SourceFile};
use serde_json::json;
use terminal_size::{Width, terminal_size_of};

use crate::args::{Color, MessageFormat};
use crate::failure::Failure;

/// Shows diagnostics in the form that the command line asks for.
pub struct Reporter {
    format: MessageFormat,
    style: HumanStyle,
}

impl Reporter {
    /// A reporter for standard error as it is.
    pub fn new(format: MessageFormat, color: Color) -> Self {
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => io::stderr().is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        };
        Self { format, style: HumanStyle { color, width: width(), ..HumanStyle::default() } }
    }

    /// Shows the diagnostics of one file. Fails if one of them is an error.
    pub fn diagnostics(&self, found: &[Diagnostic], file: &SourceFile) -> Result<(), Failure> {
        for each in found {
            self.print(&match self.format {
                MessageFormat::Human => diagnostics::human(each, file, self.style) + "\n",
                MessageFormat::Short => diagnostics::short(each, file),
                MessageFormat::Json => diagnostics::json(each, file),
            });
        }
        if found.iter().any(Diagnostic::is_error) { Err(Failure::Program) } else { Ok(()) }
    }

    /// Whether people read it as it is written.
    pub fn is_for_people(&self) -> bool {
        self.format == MessageFormat::Human && io::stderr().is_terminal()
    }

    /// Shows a diagnostic about the whole build.
    pub fn build_error(&self, found: &Diagnostic) {
        // A finding without a place is drawn without the text.
        let nowhere = SourceFile::new("", "");
        let _ = self.diagnostics(std::slice::from_ref(found), &nowhere);
    }

    /// Says how many errors and warnings there were, to people.
    pub fn summary<'a>(&self, found: impl Iterator<Item = &'a Diagnostic>) {
        let (mut errors, mut warnings) = (0, 0);
        for each in found {
            match each.severity() {
                Severity::Error => errors += 1,
                Severity::Warning => warnings += 1,
            }
        }
        let count = |n: usize, what: &str| match n {
            0 => None,
            1 => Some(format!("1 {what}")),
            n => Some(format!("{n} {what}s")),
        };
        let parts: Vec<String> = [count(errors, "error"), count(warnings, "warning")].into_iter().flatten().collect();
        if self.format == MessageFormat::Human && !parts.is_empty() {
            self.print(&format!("{}\n", parts.join(", ")));
        }
    }

    /// Tells people something that is no finding.
    pub fn note(&self, text: &str) {
        if self.format == MessageFormat::Human {
            self.print(&format!("{text}\n"));
        }
    }

    /// Shows why the command failed, unless that was shown already.
    pub fn failure(&self, failure: &Failure) {
        let text = failure.to_string();
        if text.is_empty() {
            return;
        }
        self.print(&match self.format {
            MessageFormat::Human if self.style.color => format!("\x1b[31merror:\x1b[0m {text}\n"),
            MessageFormat::Human | MessageFormat::Short => format!("error: {text}\n"),
            MessageFormat::Json => {
                let line =
                    json!({"code": null, "name": null, "severity": "error", "message": text, "file": null, "labels": [], "help": []});
                format!("{line}\n")
            }
        });
    }

    fn print(&self, text: &str) {
        // With standard error gone there is nobody left to tell.
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}

/// The columns of standard error: as the variable `COLUMNS` says, else as the terminal has, else 80. Very few
/// leave no room to draw.
fn width() -> usize {
    let asked = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let own = || terminal_size_of(io::stderr()).map(|(Width(columns), _)| usize::from(columns));
    asked.or_else(own).unwrap_or(80).max(40)
}
