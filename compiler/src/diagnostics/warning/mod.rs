//! Programs that Python accepts but that do something else than they look like.

use crate::diagnostics::registry::folder;

folder! {
    unknown_allow
}
