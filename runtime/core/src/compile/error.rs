//! Errors of the compiler: SyntaxError and IndentationError at a line and column.

use super::Compiler;
use super::lexer::Mark;
use super::token::END;
use crate::msg::Msg;
use crate::traceback;
use crate::vm::Raised;
use mpyc_abi::types::{self, TypeId};

/// Raises SyntaxError at the current token.
#[cold]
pub(super) fn syntax(c: &mut Compiler, text: Msg) -> Raised {
    raise(c, types::SYNTAX_ERROR, text)
}

/// Raises SyntaxError at a place before the current token.
#[cold]
pub(super) fn at(c: &mut Compiler, place: Mark, text: Msg) -> Raised {
    c.lex.start = place.start;
    c.lex.line = place.line >> 8;
    syntax(c, text)
}

/// Raises IndentationError at the current token.
#[cold]
pub(super) fn indentation(c: &mut Compiler, text: Msg) -> Raised {
    raise(c, types::INDENTATION_ERROR, text)
}

/// What is wrong where no rule takes the current token.
#[cold]
pub(super) fn unexpected(c: &mut Compiler) -> Raised {
    let text = if c.lex.token == END && c.lex.nest > 0 { Msg::NEVER_CLOSED } else { Msg::INVALID_SYNTAX };
    syntax(c, text)
}

fn raise(c: &mut Compiler, t: TypeId, text: Msg) -> Raised {
    let raised = c.vm.raise(t, text, &[]);
    let column = c.lex.start - c.line_start() + 1;
    traceback::add_source(c.vm, c.file, c.lex.line, column);
    raised
}
