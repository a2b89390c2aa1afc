//! The front end in one call: bytes of a file to a syntax tree and diagnostics.

use mpyc_grammar::{MAX_DEPTH, MAX_INDENT, Module, ParseError, ParseErrorKind as Kind, TokenKind, decode, parse_str};

use crate::diagnostics::{self as found, Diagnostic, SourceFile, ValueHint};

/// A file, parsed.
#[derive(Debug)]
pub struct Parsed {
    /// The text that spans count in, under its name.
    pub source: SourceFile,
    /// The tree, as far as the text could be understood.
    pub tree: Module,
    /// All errors of the file in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses a file that messages call `name`.
pub fn parse(name: &str, bytes: &[u8]) -> Parsed {
    match decode(bytes) {
        Ok(text) => {
            let (tree, errors) = parse_str(&text);
            let diagnostics = errors.iter().map(diagnostic).collect();
            Parsed { source: SourceFile::new(name, text), tree, diagnostics }
        }
        Err(error) => {
            let text = String::from_utf8_lossy(bytes);
            // What comes before the first wrong byte is as it was, so the error starts at the right
            // place; the character that stands for the wrong bytes may be longer than they are.
            let mut found = diagnostic(&error);
            for label in &mut found.labels {
                label.span.end = text.ceil_char_boundary(label.span.end as usize) as u32;
            }
            Parsed { source: SourceFile::new(name, text), tree: Module::default(), diagnostics: vec![found] }
        }
    }
}

/// The text of a file that messages call `name`, as [`parse`] sees it.
pub fn source(name: &str, bytes: &[u8]) -> SourceFile {
    match decode(bytes) {
        Ok(text) => SourceFile::new(name, text),
        // What comes before the first wrong byte is as it was, so the error's place is right.
        Err(_) => SourceFile::new(name, String::from_utf8_lossy(bytes)),
    }
}

/// The diagnostic of a parse error.
pub fn diagnostic(error: &ParseError) -> Diagnostic {
    let at = error.span;
    match &error.kind {
        Kind::FileTooLong => found::file_too_long(),
        Kind::InvalidUtf8 => found::invalid_utf8(at),
        Kind::NotInEncoding(name) => found::not_in_encoding(at, name),
        Kind::UnknownEncoding(name) => found::unknown_encoding(at, name),
        Kind::EncodingContradictsMark(name) => found::encoding_contradicts_mark(at, name),
        Kind::NulCharacter => found::nul_character(at),
        Kind::UnexpectedCharacter(character) => found::unexpected_character(at, *character),
        Kind::StrayBackslash => found::stray_backslash(at),
        Kind::BackslashAtEnd => found::backslash_at_end(at),
        Kind::InvalidNumber(problem) => found::invalid_number(at, *problem),
        Kind::UnterminatedString { triple, fstring } => found::unterminated_string(at, *triple, *fstring),
        Kind::QuoteInString { quote } => found::quote_in_string(at, *quote),
        Kind::InvalidEscape(problem) => found::invalid_escape(at, problem),
        Kind::NonAsciiBytes => found::non_ascii_bytes(at),
        Kind::MixedBytesAndStrings => found::mixed_bytes_and_strings(at),
        Kind::EmptyField => found::empty_field(at),
        Kind::SingleRightBrace => found::single_right_brace(at),
        Kind::UnclosedField => found::unclosed_field(at),
        Kind::FieldsTooDeep => found::fields_too_deep(at),
        Kind::InvalidConversion => found::invalid_conversion(at),
        Kind::LambdaInField => found::lambda_in_field(at),
        Kind::UnmatchedBracket { close } => found::unmatched_bracket(at, *close),
        Kind::MismatchedBracket { open, opener, close } => found::mismatched_bracket(at, *close, *open, *opener),
        Kind::UnclosedBracket { open } => found::unclosed_bracket(at, *open),
        Kind::TooManyBrackets | Kind::TooDeep => found::too_deep(at, MAX_DEPTH as usize),
        Kind::TooManyIndents => found::too_deep(at, MAX_INDENT as usize),
        Kind::InconsistentTabs => found::inconsistent_tabs(at),
        Kind::UnexpectedIndent { found: column, block } => found::unexpected_indent(at, *column, *block),
        Kind::UnindentMismatch { found: column, between } => found::unindent_mismatch(at, *column, *between),
        Kind::MissingBlock { clause, header } => found::missing_block(at, *header, clause.describe()),
        Kind::UnexpectedToken { found: TokenKind::Equal, .. } => found::assignment_in_expression(at),
        Kind::UnexpectedToken { found: token, expected } => found::unexpected_token(at, token.describe(), expected),
        Kind::UnexpectedEnd { expected } => found::unexpected_end(at, expected),
        Kind::MissingColon { clause } => found::missing_colon(at, clause.describe()),
        Kind::AssignmentInExpression => found::assignment_in_expression(at),
        Kind::MissingCallParentheses { function } => found::missing_call_parentheses(at, function),
        Kind::MissingComma => found::missing_comma(at),
        Kind::SideBySide { text, names, statement } => found::side_by_side(at, value_hint(*text, *names, *statement)),
        Kind::MissingOperand { operator, left } => found::missing_operand(at, operator.describe(), *left),
        Kind::NotAfterOperator => found::not_after_operator(at),
        Kind::BracketClosedEarly => found::bracket_closed_early(at),
        Kind::ForeignOperator { written, python } => found::foreign_operator(at, written, python),
        Kind::Increment { decrement } => found::increment(at, *decrement),
        Kind::OperatorApart { operator } => found::operator_apart(at, operator),
        Kind::ForeignComment { written } => found::foreign_comment(at, written),
        Kind::DoubleColon => found::double_colon(at),
        Kind::BraceBlock => found::brace_block(at),
        Kind::MisspeltKeyword { written, keyword } => found::misspelt_keyword(at, written, keyword.describe()),
        Kind::ForeignWord { written, keyword } => {
            let endless = matches!(&**written, "forever" | "loop" | "repeat").then_some("while True");
            found::foreign_word(at, written, endless.or(keyword.map(TokenKind::describe)))
        }
        Kind::ConditionAfterElse { is_if } => found::condition_after_else(at, *is_if),
        Kind::KeywordAsName { keyword } => found::keyword_as_name(at, keyword.describe()),
        Kind::MissingName { clause } => found::missing_name(at, clause.describe()),
        Kind::MissingParameters => found::missing_parameters(at),
        Kind::MissingIn => found::missing_in(at),
        Kind::TurnedImport => found::turned_import(at),
        Kind::CommaInRaise => found::comma_in_raise(at),
        Kind::InvalidTarget { found: what @ ("None" | "True" | "False" | "__debug__" | "ellipsis"), .. } => {
            found::constant_target(at, what)
        }
        Kind::InvalidTarget { found: what, target } => found::invalid_target(at, what, *target),
        Kind::StarNotAllowed => found::star_not_allowed(at),
        Kind::UnpackingInComprehension => found::unpacking_in_comprehension(at),
        Kind::InvalidParameter(problem) => found::invalid_parameter(at, *problem),
        Kind::InvalidArgument(problem) => found::invalid_argument(at, *problem),
        Kind::InvalidPattern(problem) => found::invalid_pattern(at, *problem),
        Kind::UnexpectedClause { clause } => found::unexpected_clause(at, clause.describe()),
        Kind::TryWithoutHandler => found::try_without_handler(at),
        Kind::MixedExcept => found::mixed_except(at),
        Kind::ExceptStarWithoutType => found::except_star_without_type(at),
        Kind::UnparenthesizedExceptTypes => found::unparenthesized_except_types(at),
        Kind::DecoratorWithoutDefinition => found::decorator_without_definition(at),
        Kind::ExpectedCase => found::expected_case(at),
        Kind::CaseOutsideMatch => found::case_outside_match(at),
        Kind::ImportTrailingComma => found::import_trailing_comma(at),
        Kind::BoundNotAllowed => found::bound_not_allowed(at),
        // The enum may grow in another version of the grammar.
        _ => found::unexpected_token(at, "this", &[]),
    }
}

/// What two values side by side look like.
fn value_hint(text: bool, names: bool, statement: bool) -> ValueHint {
    match (text, statement, names) {
        (true, _, _) => ValueHint::Text,
        (_, true, false) => ValueHint::Statement,
        (_, _, true) => ValueHint::Names,
        _ => ValueHint::Other,
    }
}
