//! Asynchronous functions that yield and return a value.

use super::Context;
use crate::diagnostics::{Diagnostic, value_from_async_generator};

/// A warning about each, at its first `return` with a value.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let returns = context.facts.scopes.iter().filter_map(|scope| scope.returned_beside_yield);
    found.extend(returns.map(value_from_async_generator));
}
