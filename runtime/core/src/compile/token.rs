//! Tokens: one byte each, numbered so that operators map to opcodes by arithmetic.

/// End of the text.
pub const END: u8 = 0;
/// End of a logical line.
pub const NEWLINE: u8 = 1;
/// A deeper block begins.
pub const INDENT: u8 = 2;
/// A block ends.
pub const DEDENT: u8 = 3;
/// A name.
pub const NAME: u8 = 4;
/// A number.
pub const NUMBER: u8 = 5;
/// A string's prefix and opening quote; its content is read by whoever wants it.
pub const STRING: u8 = 6;
/// `(`
pub const LEFT_PAREN: u8 = 7;
/// `)`
pub const RIGHT_PAREN: u8 = 8;
/// `[`
pub const LEFT_BRACKET: u8 = 9;
/// `]`
pub const RIGHT_BRACKET: u8 = 10;
/// `{`
pub const LEFT_BRACE: u8 = 11;
/// `}`
pub const RIGHT_BRACE: u8 = 12;
/// `,`
pub const COMMA: u8 = 13;
/// `:`
pub const COLON: u8 = 14;
/// `;`
pub const SEMICOLON: u8 = 15;
/// `.`
pub const DOT: u8 = 16;
/// `...`
pub const ELLIPSIS: u8 = 17;
/// `->`
pub const ARROW: u8 = 18;
/// `=`
pub const ASSIGN: u8 = 19;
/// `:=`
pub const WALRUS: u8 = 20;
/// `~`
pub const TILDE: u8 = 21;
/// `!`, in a field of an f-string.
pub const BANG: u8 = 22;

/// `|`, the first of the binary operators; they come in the order of the BINARY opcodes.
pub const OR: u8 = 32;
/// `^`
pub const XOR: u8 = 33;
/// `&`
pub const AND: u8 = 34;
/// `<<`
pub const LEFT_SHIFT: u8 = 35;
/// `>>`
pub const RIGHT_SHIFT: u8 = 36;
/// `+`
pub const PLUS: u8 = 37;
/// `-`
pub const MINUS: u8 = 38;
/// `*`
pub const STAR: u8 = 39;
/// `@`
pub const AT: u8 = 40;
/// `//`
pub const DOUBLE_SLASH: u8 = 41;
/// `/`
pub const SLASH: u8 = 42;
/// `%`
pub const PERCENT: u8 = 43;
/// `**`, the last of the binary operators.
pub const DOUBLE_STAR: u8 = 44;
/// What turns a binary operator into its augmented assignment.
pub const AUGMENTED: u8 = 16;

/// `<`, the first of the comparisons; they come in the order of their opcodes.
pub const LESS: u8 = 64;
/// `>`
pub const MORE: u8 = 65;
/// `==`
pub const EQUAL: u8 = 66;
/// `<=`
pub const LESS_EQUAL: u8 = 67;
/// `>=`
pub const MORE_EQUAL: u8 = 68;
/// `!=`
pub const NOT_EQUAL: u8 = 69;

macro_rules! keywords {
    ($first:literal; $($ident:ident $text:literal)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u8)]
        enum Keyword { _BEFORE = $first - 1, $($ident),* }
        $(
            #[doc = concat!("`", $text, "`")]
            pub const $ident: u8 = Keyword::$ident as u8;
        )*
        /// The keywords' texts, in the order of their numbers.
        static KEYWORDS: &[&str] = &[$($text),*];
        const FIRST_KEYWORD: u8 = $first;
    };
}

keywords! { 70;
    KW_IN "in"
    KW_IS "is"
    KW_FALSE "False"
    KW_NONE "None"
    KW_TRUE "True"
    KW_AND "and"
    KW_AS "as"
    KW_ASSERT "assert"
    KW_ASYNC "async"
    KW_AWAIT "await"
    KW_BREAK "break"
    KW_CLASS "class"
    KW_CONTINUE "continue"
    KW_DEF "def"
    KW_DEL "del"
    KW_ELIF "elif"
    KW_ELSE "else"
    KW_EXCEPT "except"
    KW_FINALLY "finally"
    KW_FOR "for"
    KW_FROM "from"
    KW_GLOBAL "global"
    KW_IF "if"
    KW_IMPORT "import"
    KW_LAMBDA "lambda"
    KW_NONLOCAL "nonlocal"
    KW_NOT "not"
    KW_OR "or"
    KW_PASS "pass"
    KW_RAISE "raise"
    KW_RETURN "return"
    KW_TRY "try"
    KW_WHILE "while"
    KW_WITH "with"
    KW_YIELD "yield"
}

/// The keyword with that text, else [`NAME`].
pub fn word(text: &[u8]) -> u8 {
    // The longest keyword has eight letters; all begin below `z`.
    if text.len() < 2 || text.len() > 8 {
        return NAME;
    }
    match KEYWORDS.iter().position(|keyword| keyword.as_bytes() == text) {
        Some(at) => FIRST_KEYWORD + at as u8,
        None => NAME,
    }
}

/// Whether an expression can begin with a token.
pub fn starts_expression(token: u8) -> bool {
    matches!(
        token,
        NAME | NUMBER
            | STRING
            | LEFT_PAREN
            | LEFT_BRACKET
            | LEFT_BRACE
            | ELLIPSIS
            | TILDE
            | PLUS
            | MINUS
            | STAR
            | KW_FALSE
            | KW_NONE
            | KW_TRUE
            | KW_AWAIT
            | KW_LAMBDA
            | KW_NOT
            | KW_YIELD
    )
}

/// Whether a token is a binary operator that has an opcode.
pub fn is_binary(token: u8) -> bool {
    (OR..=DOUBLE_STAR).contains(&token)
}

/// Whether a token is an augmented assignment.
pub fn is_augmented(token: u8) -> bool {
    (OR + AUGMENTED..=DOUBLE_STAR + AUGMENTED).contains(&token)
}

/// How tightly a binary operator or comparison binds; 0 for other tokens.
pub fn precedence(token: u8) -> u32 {
    match token {
        LESS..=KW_IS | KW_NOT => prec::COMPARE,
        OR => prec::OR,
        XOR => prec::XOR,
        AND => prec::AND,
        LEFT_SHIFT | RIGHT_SHIFT => prec::SHIFT,
        PLUS | MINUS => prec::SUM,
        STAR | AT | DOUBLE_SLASH | SLASH | PERCENT => prec::PRODUCT,
        DOUBLE_STAR => prec::POWER,
        _ => 0,
    }
}

/// How tightly operators bind, loosest first.
pub mod prec {
    /// `or`
    pub const BOOL_OR: u32 = 1;
    /// `and`
    pub const BOOL_AND: u32 = 2;
    /// `not`
    pub const NOT: u32 = 3;
    /// Comparisons.
    pub const COMPARE: u32 = 4;
    /// `|`
    pub const OR: u32 = 5;
    /// `^`
    pub const XOR: u32 = 6;
    /// `&`
    pub const AND: u32 = 7;
    /// `<<` `>>`
    pub const SHIFT: u32 = 8;
    /// `+` `-`
    pub const SUM: u32 = 9;
    /// `*` `/` and their like.
    pub const PRODUCT: u32 = 10;
    /// A sign, `~`.
    pub const UNARY: u32 = 11;
    /// `**`
    pub const POWER: u32 = 12;
    /// `await`
    pub const AWAIT: u32 = 13;
}
