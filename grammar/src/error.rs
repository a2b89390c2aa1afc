//! What can be wrong with a source text.
//!
//! Contract: an error carries all that a diagnostic needs to name and point at; its wording is not
//! decided here. Each logical line gives at most one error, so that none is the echo of another.

use crate::span::Span;
use crate::token::TokenKind;

/// One error of a source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// What is wrong.
    pub kind: ParseErrorKind,
    /// The text to point at; empty at a place where something is missing.
    pub span: Span,
}

impl ParseError {
    pub(crate) fn new(kind: ParseErrorKind, span: Span) -> Self {
        ParseError { kind, span }
    }
}

/// What a target is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named for its statement")]
pub enum TargetUse {
    Assignment,
    AugmentedAssignment,
    Annotation,
    NamedExpression,
    Delete,
    For,
    With,
}

/// What is wrong with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberProblem {
    /// A decimal integer starts with `0`.
    LeadingZero,
    /// A digit the radix (2, 8 or 16) does not have, or a decimal digit that ends in `_`.
    Digit {
        /// 2, 8, 10 or 16.
        radix: u8,
    },
    /// A letter follows the number directly.
    Suffix {
        /// 2, 8, 10 or 16.
        radix: u8,
    },
}

/// What is wrong with an escape in a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EscapeProblem {
    /// `\x`, `\u` or `\U` is not followed by so many hexadecimal digits.
    Digits {
        /// How many must follow.
        expected: u8,
    },
    /// A code point above U+10FFFF.
    TooLarge,
    /// `\N` is not followed by a name in braces.
    NoName,
    /// No character has this name.
    UnknownName(String),
}

/// What is wrong with a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterProblem {
    /// No default, after a parameter with one.
    MissingDefault,
    /// `*` alone, with no parameter after it that it could be for.
    BareStarLast,
    /// A second `*`.
    SecondStar,
    /// `/` before every parameter.
    SlashFirst,
    /// A second `/`.
    SecondSlash,
    /// `/` after `*`.
    SlashAfterStar,
    /// Anything after `**name`.
    AfterDoubleStar,
    /// `*name` or `**name` with a default.
    StarDefault,
}

/// What is wrong with an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentProblem {
    /// A positional argument after `name=`.
    PositionalAfterKeyword,
    /// A positional argument after `**`.
    PositionalAfterUnpacking,
    /// `*` after `**`.
    StarAfterUnpacking,
    /// The text before `=` is not a name.
    NotAName,
    /// A generator expression without parentheses beside other arguments.
    BareGenerator,
}

/// What is wrong with a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternProblem {
    /// A positional pattern after a keyword pattern.
    PositionalAfterKeyword,
    /// `_` as the name after `as` or `**`.
    WildcardAsTarget,
    /// Something else than a name after `as`.
    TargetNotAName,
    /// `**rest` is not last.
    RestNotLast,
    /// The second part of a complex number is not imaginary.
    ImaginaryExpected,
    /// The first part of a complex number is imaginary.
    RealExpected,
    /// An f-string.
    FString,
}

/// The kinds of errors.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// The file is 4 GiB or longer.
    FileTooLong,
    /// The bytes are not UTF-8.
    InvalidUtf8,
    /// Bytes that are not of the encoding that the coding line names.
    NotInEncoding(String),
    /// The coding line names an encoding that is not known.
    UnknownEncoding(String),
    /// The coding line names another encoding than the byte order mark.
    EncodingContradictsMark(String),
    /// A NUL character.
    NulCharacter,
    /// A character that no token has.
    UnexpectedCharacter(char),
    /// A backslash that is not the last character of its line.
    StrayBackslash,
    /// A backslash ends the last line of the file.
    BackslashAtEnd,
    /// A malformed number.
    InvalidNumber(NumberProblem),
    /// A string without its closing quotes; the span is its start.
    UnterminatedString {
        /// Three quotes opened it: it took the rest of the file.
        triple: bool,
        /// It is an f-string.
        fstring: bool,
    },
    /// Quotes that are meant to be part of a string, but end it.
    QuoteInString {
        /// The character.
        quote: char,
    },
    /// A malformed escape in a string.
    InvalidEscape(EscapeProblem),
    /// A character outside ASCII in a bytes literal.
    NonAsciiBytes,
    /// Strings and bytes side by side.
    MixedBytesAndStrings,
    /// `{}` without an expression in an f-string.
    EmptyField,
    /// A single `}` in the text of an f-string.
    SingleRightBrace,
    /// A replacement field without its `}`.
    UnclosedField,
    /// Replacement fields in format specifications nest too deep.
    FieldsTooDeep,
    /// `!` without `s`, `r` or `a` directly after it.
    InvalidConversion,
    /// A `lambda` whose `:` starts the format specification.
    LambdaInField,
    /// A closing bracket that nothing opened.
    UnmatchedBracket {
        /// The closing bracket.
        close: char,
    },
    /// A closing bracket of another kind than the open one.
    MismatchedBracket {
        /// The open bracket.
        open: char,
        /// Where it is.
        opener: Span,
        /// The closing bracket.
        close: char,
    },
    /// An open bracket that nothing closes; the span is the bracket.
    UnclosedBracket {
        /// The open bracket.
        open: char,
    },
    /// A line ends with a comma outside brackets, and the next one goes on deeper; the span is the comma.
    BracketClosedEarly,
    /// Brackets nest too deep.
    TooManyBrackets,
    /// Operators, arguments or brackets nest deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    TooDeep,
    /// Blocks nest deeper than [`MAX_INDENT`](crate::MAX_INDENT).
    TooManyIndents,
    /// Tabs and spaces are mixed so that the depth depends on a tab's width.
    InconsistentTabs,
    /// A line is indented where no block starts.
    UnexpectedIndent {
        /// Its column.
        found: u32,
        /// The column of its block.
        block: u32,
    },
    /// A line is indented less than its block and not as much as any outer one.
    UnindentMismatch {
        /// Its column.
        found: u32,
        /// The columns of the nearest blocks around it, the outer one first.
        between: (u32, u32),
    },
    /// A clause has no block.
    MissingBlock {
        /// The word that starts the clause.
        clause: TokenKind,
        /// The clause's line.
        header: Span,
    },
    /// The line does not fit the grammar: a token that cannot stand here.
    UnexpectedToken {
        /// The token.
        found: TokenKind,
        /// The tokens that could, as [`TokenKind::describe`] gives them.
        expected: Vec<String>,
    },
    /// The line ends where something must follow.
    UnexpectedEnd {
        /// The tokens that could follow, as [`TokenKind::describe`] gives them.
        expected: Vec<String>,
    },
    /// A clause without its `:`.
    MissingColon {
        /// The word that starts the clause.
        clause: TokenKind,
    },
    /// `=` in a condition, where `==` or `:=` is meant.
    AssignmentInExpression,
    /// `print x` or `exec x`.
    MissingCallParentheses {
        /// `print` or `exec`.
        function: String,
    },
    /// Two expressions side by side in brackets: perhaps a comma is missing.
    MissingComma,
    /// Two values with nothing between them.
    SideBySide {
        /// More words follow: it reads like a text without its quotes.
        text: bool,
        /// Both are names.
        names: bool,
        /// The first is a name that starts the line.
        statement: bool,
    },
    /// An operator without the value on one of its sides.
    MissingOperand {
        /// The operator.
        operator: TokenKind,
        /// The value on the left is missing.
        left: bool,
    },
    /// `not` after an operator that binds more tightly.
    NotAfterOperator,
    /// An operator of another language.
    ForeignOperator {
        /// The operator.
        written: &'static str,
        /// What Python has for it.
        python: &'static str,
    },
    /// `++` or `--` after a variable.
    Increment {
        /// It is `--`.
        decrement: bool,
    },
    /// An operator of two signs with blanks between them.
    OperatorApart {
        /// How it is written.
        operator: &'static str,
    },
    /// A comment as in other languages.
    ForeignComment {
        /// `//` or `/*`.
        written: &'static str,
    },
    /// Two colons after a header.
    DoubleColon,
    /// A block in braces.
    BraceBlock,
    /// A name that is nearly a keyword, where the keyword fits.
    MisspeltKeyword {
        /// The name.
        written: String,
        /// The keyword.
        keyword: TokenKind,
    },
    /// A word that starts a statement in another language.
    ForeignWord {
        /// The word.
        written: String,
        /// What Python has for it; `None` if nothing is needed.
        keyword: Option<TokenKind>,
    },
    /// `else` with a condition.
    ConditionAfterElse {
        /// It is `else if`.
        is_if: bool,
    },
    /// A keyword where a name must stand.
    KeywordAsName {
        /// The keyword.
        keyword: TokenKind,
    },
    /// `def` or `class` without a name.
    MissingName {
        /// `def` or `class`.
        clause: TokenKind,
    },
    /// A function without the parentheses for its parameters; the span is its name.
    MissingParameters,
    /// `for` without `in`.
    MissingIn,
    /// `import name from module`.
    TurnedImport,
    /// `raise Error, text`.
    CommaInRaise,
    /// Something that cannot be assigned to or deleted.
    InvalidTarget {
        /// The kind of expression, as in Python's messages.
        found: &'static str,
        /// What it is used for.
        target: TargetUse,
    },
    /// A `*` expression outside a list, tuple, set or call.
    StarNotAllowed,
    /// `*` or `**` as the element of a comprehension.
    UnpackingInComprehension,
    /// A wrong parameter.
    InvalidParameter(ParameterProblem),
    /// A wrong argument.
    InvalidArgument(ArgumentProblem),
    /// A wrong pattern.
    InvalidPattern(PatternProblem),
    /// A clause that does not continue the statement before it.
    UnexpectedClause {
        /// The word that starts it.
        clause: TokenKind,
    },
    /// `try` without `except` or `finally`.
    TryWithoutHandler,
    /// `except` and `except*` in one `try`.
    MixedExcept,
    /// `except*` without a type.
    ExceptStarWithoutType,
    /// `except A, B` without parentheses.
    UnparenthesizedExceptTypes,
    /// A decorator that is not followed by a function or class.
    DecoratorWithoutDefinition,
    /// A line other than a `case` directly in a `match`.
    ExpectedCase,
    /// A `case` outside a `match`.
    CaseOutsideMatch,
    /// A comma after the last imported name without parentheses.
    ImportTrailingComma,
    /// A bound on a `*` or `**` type parameter.
    BoundNotAllowed,
}
