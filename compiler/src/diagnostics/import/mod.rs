//! Modules that the build cannot find.

use crate::diagnostics::registry::folder;

folder! {
    module_not_found
    relative_import_outside_package
    module_unreadable
    file_hidden_by_builtin
    no_such_member
}
