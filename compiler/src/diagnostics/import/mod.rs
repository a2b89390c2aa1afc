//! Modules that the build cannot find.

use crate::diagnostics::Code;
use crate::diagnostics::registry::folder;

folder! {
    module_not_found
    relative_import_outside_package
    module_unreadable
    file_hidden_by_builtin
    no_such_member
}

/// Whether a code is one of this folder's.
pub(crate) fn is_about_import(code: Code) -> bool {
    ALL.iter().any(|(_, info)| info.code == code)
}
