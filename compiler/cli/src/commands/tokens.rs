//! `mpyc tokens`: the tokens of a program by logical line.

use std::fmt::Write as _;

use mpyc_compiler::diagnostics::{Diagnostic, SourceFile};
use mpyc_compiler::front;
use mpyc_grammar::{TokenKind, TokenLine, decode, token_lines};

use crate::args::SourceArgs;
use crate::failure::Failure;
use crate::files;
use crate::report::Reporter;

/// Prints a line for each token: where it starts, its kind and its text. What the grammar would refuse is
/// no error here.
pub fn run(args: &SourceArgs, reporter: &Reporter) -> Result<(), Failure> {
    let (name, bytes) = (files::shown(&args.file), files::read(&args.file)?);
    let text = match decode(&bytes) {
        Ok(text) => text,
        Err(error) => {
            let source = SourceFile::new(name, String::from_utf8_lossy(&bytes));
            return reporter.diagnostics(&[front::diagnostic(&error)], &source);
        }
    };
    let source = SourceFile::new(name, text);
    let (lines, errors) = token_lines(source.text());
    let text: String = lines.iter().map(|line| shown(line, &source)).collect();
    files::print(text.as_bytes())?;
    let found: Vec<Diagnostic> = errors.iter().map(front::diagnostic).collect();
    reporter.diagnostics(&found, &source)
}

/// One logical line: its indent, then its tokens.
fn shown(line: &TokenLine, source: &SourceFile) -> String {
    let mut out = format!("line indented by {}\n", line.column);
    for token in &line.tokens {
        let place = source.location(token.span.start as usize);
        let text = token.span.text(source.text());
        let kind = token.kind.describe();
        let place = format!("{}:{}", place.line, place.column);
        // A kind that is always written the same is named by its text.
        let shown = if kind == text && token.kind != TokenKind::Name { String::new() } else { format!(" {text:?}") };
        let _ = writeln!(out, "{place:>8}  {kind}{shown}");
    }
    out
}
