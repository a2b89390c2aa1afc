//! Tokens of Python source outside the text of f-strings.
//!
//! Contract: a token is a kind and a [`Span`]; what it means beyond its kind is read from the text.
//! The scanner gives only the opening of a string: `layout` finds its end.

use core::fmt;

use logos::Logos;

use crate::span::Span;

/// A token where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it is.
    pub span: Span,
}

macro_rules! token_kinds {
    (
        fixed { $($(#[$fixed_doc:meta])* $fixed:ident = $text:literal,)* }
        scanned { $($(#[$scanned_meta:meta])* $scanned:ident = $name:literal,)* }
    ) => {
        /// The kinds of tokens.
        #[derive(Logos, Clone, Copy, PartialEq, Eq, Debug)]
        #[logos(skip r"[ \t\x0C]+")]
        #[expect(missing_docs, reason = "each is named for its spelling")]
        pub enum TokenKind {
            $($(#[$fixed_doc])* #[token($text)] $fixed,)*
            $($(#[$scanned_meta])* $scanned,)*
        }

        impl TokenKind {
            /// How the token is written, or what it is called if its text varies.
            pub const fn describe(self) -> &'static str {
                match self {
                    $(TokenKind::$fixed => $text,)*
                    $(TokenKind::$scanned => $name,)*
                }
            }
        }
    };
}

token_kinds! {
    fixed {
        False = "False",
        None = "None",
        True = "True",
        And = "and",
        As = "as",
        Assert = "assert",
        Async = "async",
        Await = "await",
        Break = "break",
        Class = "class",
        Continue = "continue",
        Def = "def",
        Del = "del",
        Elif = "elif",
        Else = "else",
        Except = "except",
        Finally = "finally",
        For = "for",
        From = "from",
        Global = "global",
        If = "if",
        Import = "import",
        In = "in",
        Is = "is",
        Lambda = "lambda",
        Nonlocal = "nonlocal",
        Not = "not",
        Or = "or",
        Pass = "pass",
        Raise = "raise",
        Return = "return",
        Try = "try",
        While = "while",
        With = "with",
        Yield = "yield",
        LeftParen = "(",
        RightParen = ")",
        LeftBracket = "[",
        RightBracket = "]",
        LeftBrace = "{",
        RightBrace = "}",
        Colon = ":",
        Comma = ",",
        Semicolon = ";",
        Plus = "+",
        Minus = "-",
        Star = "*",
        Slash = "/",
        Bar = "|",
        Ampersand = "&",
        Less = "<",
        Greater = ">",
        Equal = "=",
        Dot = ".",
        Percent = "%",
        EqualEqual = "==",
        NotEqual = "!=",
        LessEqual = "<=",
        GreaterEqual = ">=",
        Tilde = "~",
        Caret = "^",
        LeftShift = "<<",
        RightShift = ">>",
        DoubleStar = "**",
        PlusEqual = "+=",
        MinusEqual = "-=",
        StarEqual = "*=",
        SlashEqual = "/=",
        PercentEqual = "%=",
        AmpersandEqual = "&=",
        BarEqual = "|=",
        CaretEqual = "^=",
        LeftShiftEqual = "<<=",
        RightShiftEqual = ">>=",
        DoubleStarEqual = "**=",
        DoubleSlash = "//",
        DoubleSlashEqual = "//=",
        At = "@",
        AtEqual = "@=",
        Arrow = "->",
        Ellipsis = "...",
        ColonEqual = ":=",
        Bang = "!",
        /// No token of Python's, but of the operators that people bring along.
        Question = "?",
    }
    scanned {
        /// An identifier, soft keywords included.
        #[regex("[A-Za-z_][A-Za-z0-9_]*")]
        Name = "name",
        /// An integer, float or imaginary literal.
        #[regex("0[xX](_?[0-9a-fA-F])+")]
        #[regex("0[oO](_?[0-7])+")]
        #[regex("0[bB](_?[01])+")]
        #[regex("([1-9](_?[0-9])*|0(_?0)*)")]
        #[regex(r"[0-9](_?[0-9])*[jJ]")]
        #[regex(r"([0-9](_?[0-9])*\.([0-9](_?[0-9])*)?|\.[0-9](_?[0-9])*)([eE][+-]?[0-9](_?[0-9])*)?[jJ]?")]
        #[regex(r"[0-9](_?[0-9])*[eE][+-]?[0-9](_?[0-9])*[jJ]?")]
        Number = "number",
        /// A string or bytes literal with its prefix and quotes.
        #[regex("([uUrRbB]|[bB][rR]|[rR][bB])?(\"|'|\"\"\"|''')")]
        String = "string",
        /// Prefix and quotes that open an f-string.
        #[regex("([fF]|[fF][rR]|[rR][fF])(\"|'|\"\"\"|''')")]
        FStringStart = "f-string",
        /// Literal text in an f-string.
        FStringText = "text of an f-string",
        /// Literal text in a raw f-string.
        FStringRawText = "text of a raw f-string",
        /// The quotes that close an f-string.
        FStringEnd = "end of the f-string",
        /// `{` that opens a replacement field.
        FieldOpen = "{",
        /// `:` before the format of a replacement field.
        FieldColon = ":",
        /// `}` that closes a replacement field.
        FieldClose = "}",
        /// `match` where it is a keyword.
        Match = "match",
        /// `case` where it is a keyword.
        Case = "case",
        /// `type` where it is a keyword.
        Type = "type",
        /// The end of a line.
        #[regex(r"\r\n|\n|\r")]
        Newline = "end of line",
        /// From `#` to the end of the line.
        #[regex(r"#[^\r\n]*", allow_greedy = true)]
        Comment = "comment",
        /// A backslash that joins a line to the next one.
        #[regex(r"\\(\r\n|\n|\r)")]
        Continuation = "line continuation",
        /// Any other backslash.
        #[regex(r"\\")]
        Backslash = "\\",
        /// A character outside ASCII: of an identifier, or not allowed.
        #[regex(r"[^\x00-\x7F]")]
        Unicode = "character",
    }
}

impl TokenKind {
    /// Whether it is a reserved word; soft keywords count only where they act as keywords.
    pub const fn is_keyword(self) -> bool {
        (self as u8) <= TokenKind::Yield as u8 || matches!(self, TokenKind::Match | TokenKind::Case | TokenKind::Type)
    }

    /// Whether a clause with a block starts with it.
    pub(crate) const fn opens_block(self) -> bool {
        use TokenKind::{Async, Case, Class, Def, Elif, Else, Except, Finally, For, If, Match, Try, While, With};
        matches!(
            self,
            Async | Case | Class | Def | Elif | Else | Except | Finally | For | If | Match | Try | While | With
        )
    }

    /// Whether it is a word that starts a statement and cannot stand inside brackets.
    pub(crate) const fn only_starts_statement(self) -> bool {
        use TokenKind::{
            Assert, Break, Class, Continue, Def, Del, Elif, Except, Finally, Global, Import, Nonlocal, Pass, Raise,
            Return, Try, While, With,
        };
        matches!(
            self,
            Assert
                | Break
                | Class
                | Continue
                | Def
                | Del
                | Elif
                | Except
                | Finally
                | Global
                | Import
                | Nonlocal
                | Pass
                | Raise
                | Return
                | Try
                | While
                | With
        )
    }
}

impl fmt::Display for TokenKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.describe())
    }
}
