//! Sizes that the bytecode or the board bounds.

use crate::diagnostics::registry::folder;

folder! {
    too_many
    too_deep
    jump_too_far
    integer_too_large
}
