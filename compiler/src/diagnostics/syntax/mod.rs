//! Text, tokens, lines, blocks, statements and expressions.

use crate::diagnostics::Code;
use crate::diagnostics::registry::folder;

folder! {
    unexpected_token
    unexpected_end
    missing_colon
    assignment_in_expression
    missing_call_parentheses
    missing_comma
    invalid_target
    star_not_allowed
    unpacking_in_comprehension
    invalid_parameter
    invalid_argument
    invalid_pattern
    file_too_long
    invalid_utf8
    not_in_encoding
    unknown_encoding
    encoding_contradicts_mark
    nul_character
    unexpected_character
    stray_backslash
    backslash_at_end
    invalid_number
    unterminated_string
    invalid_escape
    non_ascii_bytes
    mixed_bytes_and_strings
    empty_field
    single_right_brace
    unclosed_field
    fields_too_deep
    invalid_conversion
    lambda_in_field
    unmatched_bracket
    mismatched_bracket
    unclosed_bracket
    inconsistent_tabs
    unexpected_indent
    unindent_mismatch
    missing_block
    unexpected_clause
    try_without_handler
    mixed_except
    except_star_without_type
    unparenthesized_except_types
    decorator_without_definition
    expected_case
    case_outside_match
    import_trailing_comma
    bound_not_allowed
    side_by_side
    missing_operand
    foreign_operator
    increment
    operator_apart
    foreign_comment
    double_colon
    brace_block
    misspelt_keyword
    foreign_word
    condition_after_else
    keyword_as_name
    missing_name
    missing_parameters
    missing_in
    turned_import
    comma_in_raise
    not_after_operator
    bracket_closed_early
    quote_in_string
}

/// Codes of errors that leave it open which block the lines after them belong to.
const MOVE_LINES: [u16; 11] = [30, 42, 45, 46, 47, 48, 50, 51, 67, 78, 79];

/// Whether after an error of that kind lines may be in the wrong block, so that nothing can be said about
/// what stands where.
pub(crate) fn moves_lines(code: Code) -> bool {
    MOVE_LINES.into_iter().any(|number| code == Code::error(number))
}
