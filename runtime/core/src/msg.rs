//! Texts of built-in exceptions, by number: formatted only when they are printed or asked for.
//!
//! `{}` takes the next argument: a string as its text, a type or class as its name, an int in decimal,
//! anything else as `repr` shows it. The texts are those of MicroPython, as programs and tools test them.

/// Number of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Msg(pub u16);

macro_rules! messages {
    ($($ident:ident = $text:literal;)*) => {
        #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
        #[repr(u16)]
        enum Number { $($ident),* }
        impl Msg {
            $(
                #[doc = concat!("`", $text, "`")]
                pub const $ident: Msg = Msg(Number::$ident as u16);
            )*
            /// The text, with `{}` for each argument.
            pub fn text(self) -> &'static [u8] {
                // One after the other: a table of their places would take as much flash as a fifth of them.
                const TEXTS: &str = concat!($($text, "\0"),*);
                TEXTS.as_bytes().split(|&b| b == 0).nth(self.0 as usize).unwrap_or(&[])
            }
        }
    };
}

messages! {
    // Calls and arguments.
    NOT_CALLABLE = "'{}' object isn't callable";
    WRONG_ARG_COUNT = "function takes {} positional arguments but {} were given";
    MISSING_ARGS = "function missing {} required positional arguments";
    EXPECTED_AT_MOST = "function expected at most {} arguments, got {}";
    MISSING_POSITIONAL = "function missing required positional argument #{}";
    MISSING_KEYWORD = "function missing required keyword argument '{}'";
    MULTIPLE_VALUES = "function got multiple values for argument '{}'";
    UNEXPECTED_KEYWORD = "unexpected keyword argument '{}'";
    NO_KEYWORDS = "function doesn't take keyword arguments";
    EXTRA_KEYWORDS = "extra keyword arguments given";
    WRONG_ARGUMENTS = "argument num/types mismatch";
    // Operators.
    UNSUPPORTED_BINARY = "unsupported types for {}: '{}', '{}'";
    UNSUPPORTED_UNARY = "unsupported type for {}: '{}'";
    NOT_ITERABLE = "'{}' object isn't iterable";
    NOT_AN_ITERATOR = "'{}' object isn't an iterator";
    NOT_SUBSCRIPTABLE = "'{}' object isn't subscriptable";
    NO_ITEM_ASSIGNMENT = "'{}' object doesn't support item assignment";
    NO_ITEM_DELETION = "'{}' object doesn't support item deletion";
    NO_LEN = "object of type '{}' has no len()";
    UNHASHABLE = "unsupported type for __hash__: '{}'";
    INDEX_TYPE = "{} indices must be integers, not {}";
    INDEX_RANGE = "{} index out of range";
    DIVIDE_BY_ZERO = "divide by zero";
    NEGATIVE_SHIFT = "negative shift count";
    // Names and attributes.
    NAME_NOT_DEFINED = "name '{}' isn't defined";
    LOCAL_UNBOUND = "local variable referenced before assignment";
    NO_ATTRIBUTE = "'{}' object has no attribute '{}'";
    TYPE_NO_ATTRIBUTE = "type object '{}' has no attribute '{}'";
    NO_MODULE = "no module named '{}'";
    CANNOT_IMPORT = "can't import name {}";
    // Unpacking.
    NEED_MORE_VALUES = "need more than {} values to unpack";
    TOO_MANY_VALUES = "too many values to unpack (expected {})";
    // Memory and stack.
    MEMORY = "memory allocation failed, allocating {} bytes";
    HEAP_LOCKED = "memory allocation failed, heap is locked";
    RECURSION = "maximum recursion depth exceeded";
    // Exceptions.
    NOT_AN_EXCEPTION = "exceptions must derive from BaseException";
    NO_ACTIVE_EXCEPTION = "no active exception to reraise";
    GENERATOR_RUNNING = "generator already executing";
    GENERATOR_IGNORED_EXIT = "generator ignored GeneratorExit";
    GENERATOR_STOP = "generator raised StopIteration";
    CANT_SEND = "can't send non-None value to a just-started generator";
    // Conversions.
    CANT_CONVERT = "can't convert {} to {}";
    CANT_CONVERT_IMPLICITLY = "can't convert '{}' object to {} implicitly";
    INVALID_INT = "invalid syntax for integer with base {}";
    NOT_IN_LIST = "object not in sequence";
    POP_EMPTY = "pop from empty {}";
    // Classes.
    INIT_RESULT = "__init__() should return None, not '{}'";
    NOT_A_BASE = "type isn't an acceptable base type";
    BASES_CONFLICT = "multiple bases have instance lay-out conflict";
    NO_ORDER = "cannot create a consistent method resolution order";
    CANNOT_CREATE = "cannot create '{}' instances";
    SUPER_ARGUMENTS = "super(type, obj): obj must be an instance or subtype of type";
    NOT_A_CLASS = "issubclass() arg must be a class or a tuple of classes";
    TYPE_ARGUMENTS = "type takes 1 or 3 arguments";
    // Programs.
    OPCODE = "opcode";
    RELATIVE_IMPORT = "can't perform relative import";
    INVALID_MPY = "invalid .mpy file";
    INCOMPATIBLE_MPY = "incompatible .mpy file";
    NEGATIVE_LEN = "__len__() should return >= 0";
    INT_TOO_LARGE = "int too large";
    // Program text.
    COMPILE_MODE = "compile() mode must be 'exec', 'eval' or 'single'";
    INVALID_SYNTAX = "invalid syntax";
    EXPECTED_COLON = "expected ':'";
    EXPECTED_ELSE = "expected 'else' after 'if' expression";
    EXPECTED_EXCEPT = "expected 'except' or 'finally' block";
    BARE_EXCEPT = "default 'except' must be last";
    EXPECTED_INDENT = "expected an indented block";
    UNEXPECTED_INDENT = "unexpected indent";
    UNINDENT = "unindent doesn't match any outer indent level";
    NEVER_CLOSED = "bracket was never closed";
    UNTERMINATED_STRING = "unterminated string";
    BAD_NUMBER = "invalid number";
    BAD_ESCAPE = "invalid escape in string";
    MIXED_BYTES = "can't mix bytes and nonbytes literals";
    FSTRING_BRACE = "f-string: unmatched brace";
    FSTRING_EMPTY = "f-string: empty expression";
    FSTRING_CONVERSION = "f-string: conversion must be 'a', 'r' or 's'";
    KEYWORD_AS_NAME = "a keyword can't be a name";
    CANNOT_ASSIGN = "can't assign to expression";
    CANNOT_DELETE = "can't delete expression";
    TWO_STARS = "multiple *x in assignment";
    STAR_HERE = "can't use a star here";
    BREAK_OUTSIDE = "'break' outside loop";
    CONTINUE_OUTSIDE = "'continue' outside loop";
    RETURN_OUTSIDE = "'return' outside function";
    YIELD_OUTSIDE = "'yield' outside function";
    AWAIT_OUTSIDE = "'await' outside function";
    NO_NONLOCAL = "no binding for nonlocal found";
    PARAMETER_DECLARED = "name is a parameter and declared";
    DUPLICATE_PARAMETER = "argument name reused";
    DEFAULT_ORDER = "non-default argument follows default argument";
    POSITIONAL_AFTER_KEYWORD = "positional argument follows keyword argument";
    PRINT_PARENTHESES = "missing parentheses in call to print";
    TOO_DEEP = "nested too deeply";
    TOO_LARGE = "too large for the board's compiler";
    NO_MATCH = "the board's compiler has no 'match'";
    NO_TYPE_STATEMENT = "the board's compiler has no 'type' statement";
    NO_TYPE_PARAMETERS = "the board's compiler has no type parameters";
    NO_ASYNC_FOR = "the board's compiler has no 'async for'";
    NO_ASYNC_WITH = "the board's compiler has no 'async with'";
    NO_EXCEPT_STAR = "the board's compiler has no 'except*'";
    NO_COMPLEX = "the board's compiler has no complex numbers";
    NO_NAMED_CHARACTERS = "the board's compiler has no \\N{...}";
    NO_NATIVE = "the board's compiler makes no native code";
    // The micro:bit.
    INDEX_BOUNDS = "index out of bounds";
    BRIGHTNESS_BOUNDS = "brightness out of bounds";
    INDEX_NEGATIVE = "index cannot be negative";
    INDEX_TOO_LARGE = "index too large";
    SIZE_NEGATIVE = "size cannot be negative";
    NOT_AN_IMAGE = "not an image";
    EXPECTING_IMAGE = "expecting an image";
    IMAGE_TAKES_STRING = "Image(s) takes a string";
    IMAGE_CHARACTER = "unexpected character in Image definition";
    IMAGE_DATA_SIZE = "image data is incorrect size";
    IMAGE_CONSTANT = "image cannot be modified (try copying first)";
    IMAGE_SIZES_DIFFER = "images must be the same size";
    BRIGHTNESS_NEGATIVE = "brightness multiplier must not be negative";
    BOTH_OFFSETS = "must specify both offsets";
    BUFFER_REQUIRED = "object with buffer protocol required";
    // Containers and iteration.
    ARGUMENT_TYPE = "argument should be a '{}' not a '{}'";
    POPITEM_EMPTY = "popitem(): dictionary is empty";
    POP_EMPTY_SET = "pop from an empty set";
    DICT_UPDATE_LENGTH = "dict update sequence has wrong length";
    DICT_CHANGED = "dictionary changed size during iteration";
    SET_CHANGED = "Set changed size during iteration";
    NOT_REVERSIBLE = "'{}' object isn't reversible";
    ZIP_SHORTER = "zip() argument {} is shorter than the others";
    ZIP_LONGER = "zip() argument {} is longer than the others";
    ZERO_STEP = "zero step";
    SLICE_STEP = "slice step can't be zero";
    SLICE_SIZE = "attempt to assign sequence of size {} to extended slice of size {}";
    LIST_MODIFIED = "list modified during sort";
    EMPTY_SEQUENCE = "arg is an empty sequence";
    SUM_STRINGS = "can't sum strings";
    LEN_OVERFLOW = "length does not fit an index";
    NEGATIVE_LENGTH = "length can't be negative";
    SCHEDULE_FULL = "schedule queue full";
    // Strings and bytes.
    SUBSTRING_NOT_FOUND = "substring not found";
    EMPTY_SEPARATOR = "empty separator";
    JOIN_ITEMS = "join expects a list of str/bytes objects consistent with self object";
    FILL_CHARACTER = "The fill character must be exactly one character long";
    BYTE_RANGE = "bytes value out of range";
    NO_ENCODING = "string argument without an encoding";
    UNKNOWN_ENCODING = "unknown encoding: {}";
    UNKNOWN_ERRORS = "unknown error handler name '{}'";
    NON_HEX_DIGIT = "non-hex digit";
    NEGATIVE_COUNT = "negative count";
    EXTENDED_SLICE = "attempt to assign bytes of size {} to extended slice of size {}";
    SEPARATOR_LENGTH = "sep must be length 1.";
    CHR_RANGE = "chr() arg not in range(0x110000)";
    ORD_LENGTH = "ord() expected a character, but string of length {} found";
    // Formatting.
    FORMAT_MORE_ARGS = "format string needs more arguments";
    FORMAT_NOT_ALL = "format string didn't convert all arguments";
    FORMAT_INCOMPLETE = "incomplete format";
    FORMAT_INCOMPLETE_KEY = "incomplete format key";
    FORMAT_NEEDS_DICT = "format needs a dict";
    FORMAT_CHARACTER = "unsupported format character '{}' (0x{}) at index {}";
    PERCENT_C = "%c needs int or char";
    PERCENT_C_RANGE = "%c arg not in range(0x110000)";
    FORMAT_BRACE = "unexpected '{' in field name";
    FORMAT_UNMATCHED = "unmatched '{' in format";
    FORMAT_SINGLE = "single '}' encountered in format string";
    FORMAT_CONVERSION = "unknown conversion specifier {}";
    FORMAT_CONVERSION_END = "end of format while looking for conversion specifier";
    FORMAT_AFTER_CONVERSION = "expected ':' after format specifier";
    FORMAT_TO_MANUAL = "can't switch from automatic field numbering to manual field specification";
    FORMAT_TO_AUTO = "can't switch from manual field specification to automatic field numbering";
    FORMAT_EMPTY_ATTRIBUTE = "empty attribute in format string";
    FORMAT_BRACKET = "missing ']' in format string";
    FORMAT_NESTING = "max string recursion exceeded";
    FORMAT_SPEC = "invalid format specifier";
    FORMAT_CODE = "unknown format code '{}' for object of type '{}'";
    FORMAT_STR_ALIGN = "'=' alignment not allowed in string format specifier";
    FORMAT_STR_SIGN = "sign not allowed in string format specifier";
    FORMAT_STR_ALTERNATE = "alternate form (#) not allowed in string format specifier";
    FORMAT_STR_GROUPING = "cannot specify '{}' with 's'.";
    FORMAT_UNSUPPORTED = "unsupported format string passed to {}.__format__";
    FORMAT_RESULT = "__format__ must return a str";
    // Numbers.
    INF_TO_INT = "can't convert inf to int";
    NAN_TO_INT = "can't convert NaN to int";
    INT_BASE = "int() arg 2 must be >= 2 and <= 36";
    INVALID_NUMBER = "invalid syntax for number";
    NEGATIVE_TO_UNSIGNED = "can't convert negative int to unsigned";
    BYTES_OVERFLOW = "value would overflow a {} byte buffer";
    MACHINE_WORD = "overflow converting long int to machine word";
    COMPLEX = "complex values not supported";
    MATH_DOMAIN = "math domain error";
    POW_INTEGERS = "pow() with 3 arguments requires integers";
    NEGATIVE_EXPONENT = "negative exponent with modulus";
    NEGATIVE_FACTORIAL = "negative factorial";
    // Format specifications.
    SIGN_WITH_C = "sign not allowed with integer format specifier 'c'";
    GROUPING_WITH = "cannot specify '{}' with '{}'.";
    PRECISION_WITH_INT = "precision not allowed in integer format specifier";
}
