//! Python that the bytecode or the board cannot express.

use crate::diagnostics::registry::folder;

folder! {
    unsupported_feature
    unsupported_decorator
    native_as_bytecode
    value_from_async_generator
}
