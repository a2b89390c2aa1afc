//! Programs that Python accepts but that do something else than they look like.

use crate::diagnostics::registry::folder;

folder! {
    unused_import
    unreachable_code
    is_with_literal
    mutable_default
    useless_expression
    loop_over_number
    self_assignment
    duplicate_key
    redefined_function
    fstring_without_field
    tuple_as_condition
    swallows_ctrl_c
    unused_variable
    unbound_local
    misspelt_method
    method_without_self
    unreachable_handler
    always_true
    reversed_operator
    unknown_allow
    function_not_called
    wrong_arguments
    no_result
    not_callable
    no_such_attribute
    text_and_number
    used_too_early
}
