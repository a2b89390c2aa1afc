//! Names and scopes, and statements that stand in the wrong place.

use crate::diagnostics::Code;
use crate::diagnostics::registry::folder;

folder! {
    return_outside_function
    yield_outside_function
    await_outside_async
    break_outside_loop
    continue_outside_loop
    nonlocal_at_module_level
    nonlocal_without_binding
    declared_after_use
    parameter_and_declared
    global_and_nonlocal
    annotated_and_declared
    duplicate_parameter
    import_star_in_function
    late_future_import
    unknown_future_feature
    bare_except_not_last
    two_starred_targets
    starred_outside_list
    walrus_in_iterable
    walrus_rebinds_loop_name
    walrus_in_class_comprehension
    yield_in_comprehension
    yield_from_in_async
    unreachable_case
    alternatives_bind_differently
    name_bound_twice_in_pattern
    two_starred_patterns
    duplicate_keyword_argument
    constant_target
    duplicate_mapping_key
    duplicate_pattern_attribute
    undefined_name
    not_in_type
}

/// Codes of what is wrong only where it stands: outside a function or a loop, at module level, behind a use.
const ABOUT_PLACE: [u16; 11] = [201, 202, 203, 204, 205, 207, 209, 210, 212, 214, 215];

/// The code of a `nonlocal` name that no function binds.
const NO_BINDING: u16 = 208;

/// Whether a finding of that kind may come of a syntax error elsewhere: of a statement that was left out, or
/// if `moved`, of lines that are in the wrong block.
pub(crate) fn may_be_echo(code: Code, moved: bool) -> bool {
    let is = |number: u16| code == Code::error(number);
    is(NO_BINDING) || (moved && ABOUT_PLACE.into_iter().any(is))
}
