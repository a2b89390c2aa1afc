//! Images, firmware and hex files.

use crate::diagnostics::registry::folder;

folder! {
    image_too_large
    object_too_large
    code_object_too_large
    not_on_board
    code_refused
    too_many_variables
    sources_too_large
}
