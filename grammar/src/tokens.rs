//! The tokens of a source text as the parser sees them.
//!
//! Contract: every logical line that has tokens, in order; comments, blank lines and newlines inside
//! brackets are not there. Indentation is a column of the line, not a token.

use crate::error::ParseError;
use crate::layout::Layout;
use crate::token::Token;

/// The tokens of one logical line.
#[derive(Clone, Debug)]
pub struct TokenLine {
    /// The column it is indented to, with tab stops every 8 columns.
    pub column: u32,
    /// Its tokens in order.
    pub tokens: Vec<Token>,
}

/// The logical lines of a text, and its errors below the grammar.
pub fn token_lines(source: &str) -> (Vec<TokenLine>, Vec<ParseError>) {
    let mut layout = Layout::new(source);
    let mut lines = Vec::new();
    while let Some(line) = layout.next_line() {
        if !layout.tokens.is_empty() {
            lines.push(TokenLine { column: line.indent.columns, tokens: std::mem::take(&mut layout.tokens) });
        }
    }
    (lines, layout.errors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::TokenKind;

    #[test]
    fn lines_have_columns_and_no_comments() {
        let (lines, errors) = token_lines("if x:  # why\n\n    y = (1,\n2)\n");
        assert!(errors.is_empty());
        let columns: Vec<(u32, usize)> = lines.iter().map(|line| (line.column, line.tokens.len())).collect();
        assert_eq!(columns, [(0, 3), (4, 7)]);
        assert_eq!(lines[0].tokens[0].kind, TokenKind::If);
    }

    #[test]
    fn errors_do_not_stop_the_rest() {
        let (lines, errors) = token_lines("a $ b\nc\n");
        assert_eq!(errors.len(), 1);
        assert_eq!(lines.last().map(|line| line.tokens.len()), Some(1));
    }
}
