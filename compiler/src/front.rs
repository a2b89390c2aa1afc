//! The front end in one call: bytes of a file to a syntax tree and diagnostics.

use mpyc_grammar::{Module, ParseError};

use crate::diagnostics::{self, Diagnostic, SourceFile};

/// A file, parsed.
#[derive(Debug)]
pub struct Parsed {
    /// The text that spans count in, under its name.
    pub source: SourceFile,
    /// The tree, as far as the text could be understood.
    pub tree: Module,
    /// All errors of the file in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses a file that messages call `name`.
pub fn parse(name: &str, bytes: &[u8]) -> Parsed {
    let (tree, errors) = mpyc_grammar::parse(bytes);
    let diagnostics = errors.iter().map(diagnostic).collect();
    let source = SourceFile::new(name, String::from_utf8_lossy(bytes));
    Parsed { source, tree, diagnostics }
}

/// The diagnostic of a parse error.
fn diagnostic(error: &ParseError) -> Diagnostic {
    diagnostics::invalid_syntax(error.span)
}
