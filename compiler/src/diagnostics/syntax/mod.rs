//! Text, tokens, lines, blocks, statements and expressions.

use crate::diagnostics::registry::folder;

folder! {
    invalid_syntax
}
