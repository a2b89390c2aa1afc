//! What the board's modules are asked to do.

use crate::diagnostics::registry::folder;

folder! {
    only_on_v2
    invalid_value
    no_glyph
}
