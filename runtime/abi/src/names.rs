//! Built-in names: the strings that firmware and compiler know by number.
//!
//! Numbers 1..=165 are the static names of `.mpy` v6 (every 6.x file refers to them so); the rest are
//! ours, ordered by length, then text, and part of the image format id. Text is unique; 0 is no name. Append new
//! names at the end of the list: the order is made here.

macro_rules! names {
    ($($ident:ident $text:literal)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u16)]
        enum Number { _NONE, $($ident),* }
        $(
            #[doc = concat!("`", $text, "`")]
            pub const $ident: u16 = NUMBERS[Number::$ident as usize];
        )*
        /// The texts in the order of the list.
        const LISTED: [&str; NAMES as usize] = ["", $($text),*];
        /// How many names there are, 0 included.
        pub const NAMES: u16 = 1 + [$(Number::$ident),*].len() as u16;
    };
}

/// Names below this number are the static names of `.mpy` v6.
pub const MPY_STATIC: u16 = 166;

names! {
    EMPTY ""
    DUNDER_DIR "__dir__"
    NEWLINE "\n"
    SPACE " "
    STAR "*"
    SLASH "/"
    ANON_MODULE "<module>"
    UNDERSCORE "_"
    DUNDER_CALL "__call__"
    DUNDER_CLASS "__class__"
    DUNDER_DELITEM "__delitem__"
    DUNDER_ENTER "__enter__"
    DUNDER_EXIT "__exit__"
    DUNDER_GETATTR "__getattr__"
    DUNDER_GETITEM "__getitem__"
    DUNDER_HASH "__hash__"
    DUNDER_INIT "__init__"
    DUNDER_INT "__int__"
    DUNDER_ITER "__iter__"
    DUNDER_LEN "__len__"
    DUNDER_MAIN "__main__"
    DUNDER_MODULE "__module__"
    DUNDER_NAME "__name__"
    DUNDER_NEW "__new__"
    DUNDER_NEXT "__next__"
    DUNDER_QUALNAME "__qualname__"
    DUNDER_REPR "__repr__"
    DUNDER_SETITEM "__setitem__"
    DUNDER_STR "__str__"
    ARITHMETIC_ERROR "ArithmeticError"
    ASSERTION_ERROR "AssertionError"
    ATTRIBUTE_ERROR "AttributeError"
    BASE_EXCEPTION "BaseException"
    EOFERROR "EOFError"
    ELLIPSIS "Ellipsis"
    EXCEPTION "Exception"
    GENERATOR_EXIT "GeneratorExit"
    IMPORT_ERROR "ImportError"
    INDENTATION_ERROR "IndentationError"
    INDEX_ERROR "IndexError"
    KEY_ERROR "KeyError"
    KEYBOARD_INTERRUPT "KeyboardInterrupt"
    LOOKUP_ERROR "LookupError"
    MEMORY_ERROR "MemoryError"
    NAME_ERROR "NameError"
    NONE_TYPE "NoneType"
    NOT_IMPLEMENTED_ERROR "NotImplementedError"
    OSERROR "OSError"
    OVERFLOW_ERROR "OverflowError"
    RUNTIME_ERROR "RuntimeError"
    STOP_ITERATION "StopIteration"
    SYNTAX_ERROR "SyntaxError"
    SYSTEM_EXIT "SystemExit"
    TYPE_ERROR "TypeError"
    VALUE_ERROR "ValueError"
    ZERO_DIVISION_ERROR "ZeroDivisionError"
    ABS "abs"
    ALL "all"
    ANY "any"
    APPEND "append"
    ARGS "args"
    BOOL "bool"
    BUILTINS "builtins"
    BYTEARRAY "bytearray"
    BYTECODE "bytecode"
    BYTES "bytes"
    CALLABLE "callable"
    CHR "chr"
    CLASSMETHOD "classmethod"
    CLEAR "clear"
    CLOSE "close"
    CONST "const"
    COPY "copy"
    COUNT "count"
    DICT "dict"
    DIR "dir"
    DIVMOD "divmod"
    END "end"
    ENDSWITH "endswith"
    EVAL "eval"
    EXEC "exec"
    EXTEND "extend"
    FIND "find"
    FORMAT "format"
    FROM_BYTES "from_bytes"
    GET "get"
    GETATTR "getattr"
    GLOBALS "globals"
    HASATTR "hasattr"
    HASH "hash"
    ID "id"
    INDEX "index"
    INSERT "insert"
    INT "int"
    ISALPHA "isalpha"
    ISDIGIT "isdigit"
    ISINSTANCE "isinstance"
    ISLOWER "islower"
    ISSPACE "isspace"
    ISSUBCLASS "issubclass"
    ISUPPER "isupper"
    ITEMS "items"
    ITER "iter"
    JOIN "join"
    KEY "key"
    KEYS "keys"
    LEN "len"
    LIST "list"
    LITTLE "little"
    LOCALS "locals"
    LOWER "lower"
    LSTRIP "lstrip"
    MAIN "main"
    MAP "map"
    MICROPYTHON "micropython"
    NEXT "next"
    OBJECT "object"
    OPEN "open"
    ORD "ord"
    POP "pop"
    POPITEM "popitem"
    POW "pow"
    PRINT "print"
    RANGE "range"
    READ "read"
    READINTO "readinto"
    READLINE "readline"
    REMOVE "remove"
    REPLACE "replace"
    REPR "repr"
    REVERSE "reverse"
    RFIND "rfind"
    RINDEX "rindex"
    ROUND "round"
    RSPLIT "rsplit"
    RSTRIP "rstrip"
    SELF "self"
    SEND "send"
    SEP "sep"
    SET "set"
    SETATTR "setattr"
    SETDEFAULT "setdefault"
    SORT "sort"
    SORTED "sorted"
    SPLIT "split"
    START "start"
    STARTSWITH "startswith"
    STATICMETHOD "staticmethod"
    STEP "step"
    STOP "stop"
    STR "str"
    STRIP "strip"
    SUM "sum"
    SUPER "super"
    THROW "throw"
    TO_BYTES "to_bytes"
    TUPLE "tuple"
    TYPE "type"
    UPDATE "update"
    UPPER "upper"
    UTF_8 "utf-8"
    VALUE "value"
    VALUES "values"
    WRITE "write"
    ZIP "zip"
    // Ours.
    ANON_LAMBDA "<lambda>"
    ANON_LISTCOMP "<listcomp>"
    ANON_DICTCOMP "<dictcomp>"
    ANON_SETCOMP "<setcomp>"
    ANON_GENEXPR "<genexpr>"
    ANON_STDIN "<stdin>"
    DUNDER_ADD "__add__"
    DUNDER_SUB "__sub__"
    DUNDER_MUL "__mul__"
    DUNDER_TRUEDIV "__truediv__"
    DUNDER_FLOORDIV "__floordiv__"
    DUNDER_MOD "__mod__"
    DUNDER_POW "__pow__"
    DUNDER_MATMUL "__matmul__"
    DUNDER_AND "__and__"
    DUNDER_OR "__or__"
    DUNDER_XOR "__xor__"
    DUNDER_LSHIFT "__lshift__"
    DUNDER_RSHIFT "__rshift__"
    DUNDER_RADD "__radd__"
    DUNDER_RSUB "__rsub__"
    DUNDER_RMUL "__rmul__"
    DUNDER_RTRUEDIV "__rtruediv__"
    DUNDER_RFLOORDIV "__rfloordiv__"
    DUNDER_RMOD "__rmod__"
    DUNDER_RPOW "__rpow__"
    DUNDER_RMATMUL "__rmatmul__"
    DUNDER_RAND "__rand__"
    DUNDER_ROR "__ror__"
    DUNDER_RXOR "__rxor__"
    DUNDER_RLSHIFT "__rlshift__"
    DUNDER_RRSHIFT "__rrshift__"
    DUNDER_IADD "__iadd__"
    DUNDER_ISUB "__isub__"
    DUNDER_IMUL "__imul__"
    DUNDER_ITRUEDIV "__itruediv__"
    DUNDER_IFLOORDIV "__ifloordiv__"
    DUNDER_IMOD "__imod__"
    DUNDER_IPOW "__ipow__"
    DUNDER_IMATMUL "__imatmul__"
    DUNDER_IAND "__iand__"
    DUNDER_IOR "__ior__"
    DUNDER_IXOR "__ixor__"
    DUNDER_ILSHIFT "__ilshift__"
    DUNDER_IRSHIFT "__irshift__"
    DUNDER_EQ "__eq__"
    DUNDER_NE "__ne__"
    DUNDER_LT "__lt__"
    DUNDER_LE "__le__"
    DUNDER_GT "__gt__"
    DUNDER_GE "__ge__"
    DUNDER_CONTAINS "__contains__"
    DUNDER_NEG "__neg__"
    DUNDER_POS "__pos__"
    DUNDER_INVERT "__invert__"
    DUNDER_ABS "__abs__"
    DUNDER_BOOL "__bool__"
    DUNDER_FLOAT "__float__"
    DUNDER_INDEX "__index__"
    DUNDER_ROUND "__round__"
    DUNDER_DIVMOD "__divmod__"
    DUNDER_SETATTR "__setattr__"
    DUNDER_DELATTR "__delattr__"
    DUNDER_GET "__get__"
    DUNDER_SET "__set__"
    DUNDER_DELETE "__delete__"
    DUNDER_SET_NAME "__set_name__"
    DUNDER_INIT_SUBCLASS "__init_subclass__"
    DUNDER_DICT "__dict__"
    DUNDER_BASES "__bases__"
    DUNDER_MRO "__mro__"
    DUNDER_PATH "__path__"
    DUNDER_BUILD_CLASS "__build_class__"
    DUNDER_IMPORT "__import__"
    DUNDER_DEBUG "__debug__"
    DUNDER_ALL "__all__"
    DUNDER_REVERSED "__reversed__"
    DUNDER_FORMAT "__format__"
    DUNDER_AITER "__aiter__"
    DUNDER_ANEXT "__anext__"
    DUNDER_AENTER "__aenter__"
    DUNDER_AEXIT "__aexit__"
    UNICODE_ERROR "UnicodeError"
    STOP_ASYNC_ITERATION "StopAsyncIteration"
    UNBOUND_LOCAL_ERROR "UnboundLocalError"
    RECURSION_ERROR "RecursionError"
    TIMEOUT_ERROR "TimeoutError"
    MODULE_NOT_FOUND_ERROR "ModuleNotFoundError"
    NOT_IMPLEMENTED "NotImplemented"
    NONE "None"
    TRUE "True"
    FALSE "False"
    FUNCTION "function"
    GENERATOR "generator"
    BOUND_METHOD "bound_method"
    MODULE "module"
    ITERATOR "iterator"
    SLICE "slice"
    FROZENSET "frozenset"
    PROPERTY "property"
    MEMORYVIEW "memoryview"
    ENUMERATE "enumerate"
    FILTER "filter"
    REVERSED "reversed"
    COMPLEX_MODULE "_complex"
    DUNDER_RDIVMOD "__rdivmod__"
    FLOAT "float"
    ELLIPSIS_ "ellipsis"
    DICT_VIEW "dict_view"
    CODE "code"
    CELL "cell"
    DELATTR "delattr"
    HEX "hex"
    OCT "oct"
    BIN "bin"
    MAX "max"
    MIN "min"
    INPUT "input"
    VARS "vars"
    HELP "help"
    DEFAULT "default"
    MAXSPLIT "maxsplit"
    KEEPENDS "keepends"
    ENCODING "encoding"
    ERRORS "errors"
    ADD "add"
    DISCARD "discard"
    UNION "union"
    INTERSECTION "intersection"
    DIFFERENCE "difference"
    SYMMETRIC_DIFFERENCE "symmetric_difference"
    ISSUBSET "issubset"
    ISSUPERSET "issuperset"
    ISDISJOINT "isdisjoint"
    INTERSECTION_UPDATE "intersection_update"
    DIFFERENCE_UPDATE "difference_update"
    SYMMETRIC_DIFFERENCE_UPDATE "symmetric_difference_update"
    FROMKEYS "fromkeys"
    CENTER "center"
    PARTITION "partition"
    RPARTITION "rpartition"
    SPLITLINES "splitlines"
    ENCODE "encode"
    DECODE "decode"
    TITLE "title"
    SWAPCASE "swapcase"
    CAPITALIZE "capitalize"
    CASEFOLD "casefold"
    ZFILL "zfill"
    LJUST "ljust"
    RJUST "rjust"
    EXPANDTABS "expandtabs"
    REMOVEPREFIX "removeprefix"
    REMOVESUFFIX "removesuffix"
    ISALNUM "isalnum"
    ISDECIMAL "isdecimal"
    ISNUMERIC "isnumeric"
    ISIDENTIFIER "isidentifier"
    ISPRINTABLE "isprintable"
    ISTITLE "istitle"
    ISASCII "isascii"
    BIT_LENGTH "bit_length"
    BIT_COUNT "bit_count"
    IS_INTEGER "is_integer"
    FROMHEX "fromhex"
    SYS "sys"
    GC "gc"
    TIME "time"
    MATH "math"
    ERRNO "errno"
    ARGV "argv"
    BYTEORDER "byteorder"
    EXIT "exit"
    IMPLEMENTATION "implementation"
    PLATFORM "platform"
    PRINT_EXCEPTION "print_exception"
    VERSION "version"
    VERSION_INFO "version_info"
    MAXSIZE "maxsize"
    MODULES "modules"
    PATH "path"
    NAME "name"
    COLLECT "collect"
    DISABLE "disable"
    ENABLE "enable"
    ISENABLED "isenabled"
    MEM_ALLOC "mem_alloc"
    MEM_FREE "mem_free"
    THRESHOLD "threshold"
    SLEEP "sleep"
    SLEEP_MS "sleep_ms"
    SLEEP_US "sleep_us"
    TICKS_MS "ticks_ms"
    TICKS_US "ticks_us"
    TICKS_ADD "ticks_add"
    TICKS_DIFF "ticks_diff"
    E "e"
    PI "pi"
    INF "inf"
    NAN "nan"
    TAU "tau"
    ACOS "acos"
    ASIN "asin"
    ATAN "atan"
    ATAN2 "atan2"
    CEIL "ceil"
    COPYSIGN "copysign"
    COS "cos"
    DEGREES "degrees"
    EXP "exp"
    FABS "fabs"
    FLOOR "floor"
    FMOD "fmod"
    FREXP "frexp"
    ISFINITE "isfinite"
    ISINF "isinf"
    ISNAN "isnan"
    LDEXP "ldexp"
    LOG "log"
    LOG2 "log2"
    LOG10 "log10"
    MODF "modf"
    RADIANS "radians"
    SIN "sin"
    SQRT "sqrt"
    TAN "tan"
    TRUNC "trunc"
    SINH "sinh"
    COSH "cosh"
    TANH "tanh"
    ASINH "asinh"
    ACOSH "acosh"
    ATANH "atanh"
    EXPM1 "expm1"
    ISCLOSE "isclose"
    FACTORIAL "factorial"
    HEAP_LOCK "heap_lock"
    HEAP_UNLOCK "heap_unlock"
    KBD_INTR "kbd_intr"
    MEM_INFO "mem_info"
    OPT_LEVEL "opt_level"
    QSTR_INFO "qstr_info"
    STACK_USE "stack_use"
    SCHEDULE "schedule"
    NATIVE "native"
    VIPER "viper"
    MICROBIT "microbit"
    DISPLAY "display"
    IMAGE "Image"
    BUTTON_A "button_a"
    BUTTON_B "button_b"
    RUNNING_TIME "running_time"
    PANIC "panic"
    RESET "reset"
    ACCELEROMETER "accelerometer"
    COMPASS "compass"
    UTIME "utime"
    SHOW "show"
    SCROLL "scroll"
    ON "on"
    OFF "off"
    IS_ON "is_on"
    GET_PIXEL "get_pixel"
    SET_PIXEL "set_pixel"
    READ_LIGHT_LEVEL "read_light_level"
    DELAY "delay"
    WAIT "wait"
    LOOP "loop"
    MONOSPACE "monospace"
    IS_PRESSED "is_pressed"
    WAS_PRESSED "was_pressed"
    GET_PRESSES "get_presses"
    WIDTH "width"
    HEIGHT "height"
    FILL "fill"
    SHIFT_LEFT "shift_left"
    SHIFT_RIGHT "shift_right"
    SHIFT_UP "shift_up"
    SHIFT_DOWN "shift_down"
    CROP "crop"
    INVERT "invert"
    BLIT "blit"
    IMAGE_ANGRY "ANGRY"
    IMAGE_ARROW_E "ARROW_E"
    IMAGE_ARROW_N "ARROW_N"
    IMAGE_ARROW_NE "ARROW_NE"
    IMAGE_ARROW_NW "ARROW_NW"
    IMAGE_ARROW_S "ARROW_S"
    IMAGE_ARROW_SE "ARROW_SE"
    IMAGE_ARROW_SW "ARROW_SW"
    IMAGE_ARROW_W "ARROW_W"
    IMAGE_ASLEEP "ASLEEP"
    IMAGE_BUTTERFLY "BUTTERFLY"
    IMAGE_CHESSBOARD "CHESSBOARD"
    IMAGE_CLOCK1 "CLOCK1"
    IMAGE_CLOCK2 "CLOCK2"
    IMAGE_CLOCK3 "CLOCK3"
    IMAGE_CLOCK4 "CLOCK4"
    IMAGE_CLOCK5 "CLOCK5"
    IMAGE_CLOCK6 "CLOCK6"
    IMAGE_CLOCK7 "CLOCK7"
    IMAGE_CLOCK8 "CLOCK8"
    IMAGE_CLOCK9 "CLOCK9"
    IMAGE_CLOCK10 "CLOCK10"
    IMAGE_CLOCK11 "CLOCK11"
    IMAGE_CLOCK12 "CLOCK12"
    IMAGE_CONFUSED "CONFUSED"
    IMAGE_COW "COW"
    IMAGE_DIAMOND "DIAMOND"
    IMAGE_DIAMOND_SMALL "DIAMOND_SMALL"
    IMAGE_DUCK "DUCK"
    IMAGE_FABULOUS "FABULOUS"
    IMAGE_GHOST "GHOST"
    IMAGE_GIRAFFE "GIRAFFE"
    IMAGE_HAPPY "HAPPY"
    IMAGE_HEART "HEART"
    IMAGE_HEART_SMALL "HEART_SMALL"
    IMAGE_HOUSE "HOUSE"
    IMAGE_MEH "MEH"
    IMAGE_MUSIC_CROTCHET "MUSIC_CROTCHET"
    IMAGE_MUSIC_QUAVER "MUSIC_QUAVER"
    IMAGE_MUSIC_QUAVERS "MUSIC_QUAVERS"
    IMAGE_NO "NO"
    IMAGE_PACMAN "PACMAN"
    IMAGE_PITCHFORK "PITCHFORK"
    IMAGE_RABBIT "RABBIT"
    IMAGE_ROLLERSKATE "ROLLERSKATE"
    IMAGE_SAD "SAD"
    IMAGE_SCISSORS "SCISSORS"
    IMAGE_SILLY "SILLY"
    IMAGE_SKULL "SKULL"
    IMAGE_SMILE "SMILE"
    IMAGE_SNAKE "SNAKE"
    IMAGE_SQUARE "SQUARE"
    IMAGE_SQUARE_SMALL "SQUARE_SMALL"
    IMAGE_STICKFIGURE "STICKFIGURE"
    IMAGE_SURPRISED "SURPRISED"
    IMAGE_SWORD "SWORD"
    IMAGE_TARGET "TARGET"
    IMAGE_TORTOISE "TORTOISE"
    IMAGE_TRIANGLE "TRIANGLE"
    IMAGE_TRIANGLE_LEFT "TRIANGLE_LEFT"
    IMAGE_TSHIRT "TSHIRT"
    IMAGE_UMBRELLA "UMBRELLA"
    IMAGE_XMAS "XMAS"
    IMAGE_YES "YES"
    IMAGE_ALL_CLOCKS "ALL_CLOCKS"
    IMAGE_ALL_ARROWS "ALL_ARROWS"
    MICRO_BIT_DISPLAY "MicroBitDisplay"
    MICRO_BIT_IMAGE "MicroBitImage"
    MICRO_BIT_BUTTON "MicroBitButton"
    TEXT "text"
    IMAGE_ARGUMENT "image"
    ITERABLE "iterable"
    STRICT "strict"
    INDICES "indices"
    SYS_IMPLEMENTATION "sys.implementation"
    SYS_STDOUT "sys.stdout"
    STDOUT "stdout"
    STDERR "stderr"
    SYS_VERSION_TEXT "3.4.0"
    MPY "_mpy"
    TABSIZE "tabsize"
    BYTES_PER_SEP "bytes_per_sep"
    ASCII "ascii"
    STRING "string"
    SOURCE "source"
    FGET "fget"
    FSET "fset"
    FDEL "fdel"
    GETTER "getter"
    SETTER "setter"
    DELETER "deleter"
    SIGNED "signed"
    LENGTH_ "length"
    REL_TOL "rel_tol"
    ABS_TOL "abs_tol"
    DUNDER_REPL_PRINT "__repl_print__"
    COMPILE "compile"
    ANON_STRING "<string>"
    ARRAY "array"
    UARRAY "uarray"
    TICKS_CPU "ticks_cpu"
    DUNDER_MISSING "__missing__"
    DUNDER_BYTES "__bytes__"
    DUNDER_AWAIT "__await__"
    DUNDER_GLOBALS "__globals__"
    BASE "base"
    FILE "file"
    FLUSH "flush"
    ITEMSIZE "itemsize"
    METACLASS "metaclass"
    DUNDER_CLASSCELL "__classcell__"
    DUNDER_CLASS_GETITEM "__class_getitem__"
    DUNDER_CAUSE "__cause__"
    DUNDER_CONTEXT "__context__"
    DUNDER_SUPPRESS_CONTEXT "__suppress_context__"
}

/// Position in the list of the name with that number: the order of the static names, then by [`compare`].
const ORDER: [u16; NAMES as usize] = {
    let mut order = [0; NAMES as usize];
    let mut n = 0;
    while n < NAMES {
        order[n as usize] = n;
        n += 1;
    }
    sort(order, MPY_STATIC as usize)
};

/// The number of the name at that position in the list.
const NUMBERS: [u16; NAMES as usize] = {
    let mut numbers = [0; NAMES as usize];
    let mut n = 0;
    while n < NAMES {
        numbers[ORDER[n as usize] as usize] = n;
        n += 1;
    }
    numbers
};

/// The texts in the order of their numbers.
const CONST_TEXTS: [&str; NAMES as usize] = {
    let mut texts = [""; NAMES as usize];
    let mut n = 0;
    while n < texts.len() {
        texts[n] = LISTED[ORDER[n] as usize];
        n += 1;
    }
    texts
};

/// Sorts positions in the list from index `first` on by their texts: evaluated once, by the compiler.
#[allow(long_running_const_eval)] // a few hundred names, bounded
const fn sort<const N: usize>(mut order: [u16; N], first: usize) -> [u16; N] {
    let mut n = first;
    while n < N {
        let item = order[n];
        let (mut low, mut high) = (first, n);
        while low < high {
            let middle = (low + high) / 2;
            if compare(LISTED[item as usize].as_bytes(), LISTED[order[middle] as usize].as_bytes()) < 0 {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        let mut i = n;
        while i > low {
            order[i] = order[i - 1];
            i -= 1;
        }
        order[low] = item;
        n += 1;
    }
    order
}

/// Length of all texts together.
const LENGTH: usize = {
    let (mut total, mut i) = (0, 0);
    while i < CONST_TEXTS.len() {
        total += CONST_TEXTS[i].len();
        i += 1;
    }
    total
};

/// All texts, one after the other: six bytes a name less than a table of slices.
static TEXTS: [u8; LENGTH] = {
    let mut all = [0; LENGTH];
    let (mut at, mut i) = (0, 0);
    while i < CONST_TEXTS.len() {
        let text = CONST_TEXTS[i].as_bytes();
        let mut k = 0;
        while k < text.len() {
            all[at] = text[k];
            at += 1;
            k += 1;
        }
        i += 1;
    }
    all
};

/// Length of each static name's text.
static STATIC_LENGTHS: [u8; MPY_STATIC as usize] = {
    let mut lengths = [0; MPY_STATIC as usize];
    let mut i = 0;
    while i < lengths.len() {
        assert!(CONST_TEXTS[i].len() < 256);
        lengths[i] = CONST_TEXTS[i].len() as u8;
        i += 1;
    }
    lengths
};

/// Of so many static names, the start of one is kept: the others' follow from the lengths.
const GROUP: u16 = 8;

/// Where the first text of each group of static names starts in [`TEXTS`].
static STARTS: [u16; MPY_STATIC.div_ceil(GROUP) as usize] = {
    let mut starts = [0; MPY_STATIC.div_ceil(GROUP) as usize];
    let (mut at, mut i) = (0, 0);
    while i < MPY_STATIC as usize {
        if i % GROUP as usize == 0 {
            starts[i / GROUP as usize] = at;
        }
        at += CONST_TEXTS[i].len() as u16;
        i += 1;
    }
    starts
};

/// Where the texts of the static names end in [`TEXTS`].
const STATIC_END: usize = {
    let (mut end, mut i) = (0, 0);
    while i < MPY_STATIC as usize {
        end += CONST_TEXTS[i].len();
        i += 1;
    }
    end
};

/// For each length, the number of the first name after the static ones whose text is longer. Those names are ordered
/// by length, so this says where each text lies and how long it is.
static LONGER: [u16; CONST_TEXTS[NAMES as usize - 1].len() + 1] = {
    let mut longer = [MPY_STATIC; CONST_TEXTS[NAMES as usize - 1].len() + 1];
    let mut name = MPY_STATIC;
    while name < NAMES {
        let mut length = CONST_TEXTS[name as usize].len();
        name += 1;
        while length < longer.len() {
            longer[length] = name;
            length += 1;
        }
    }
    longer
};

/// Start and length of a name's text in [`TEXTS`].
const fn place(name: u16) -> (usize, usize) {
    if name < MPY_STATIC {
        let mut start = STARTS[(name / GROUP) as usize] as usize;
        let mut before = name & !(GROUP - 1);
        while before < name {
            start += STATIC_LENGTHS[before as usize] as usize;
            before += 1;
        }
        return (start, STATIC_LENGTHS[name as usize] as usize);
    }
    let (mut start, mut length, mut first) = (STATIC_END, 0, MPY_STATIC);
    while LONGER[length] <= name {
        start += (LONGER[length] - first) as usize * length;
        first = LONGER[length];
        length += 1;
    }
    (start + (name - first) as usize * length, length)
}

/// The text of a name; empty for 0 and for numbers that are no name.
pub const fn text(name: u16) -> &'static str {
    if name >= NAMES {
        return "";
    }
    let (start, length) = place(name);
    let (_, from) = TEXTS.split_at(start);
    let (text, _) = from.split_at(length);
    // Safety: TEXTS is made of whole string literals, and the tables say where they lie.
    unsafe { core::str::from_utf8_unchecked(text) }
}

/// The character of a name of one ASCII character.
pub const fn character(name: u16) -> Option<u8> {
    match text(name).as_bytes() {
        [character] => Some(*character),
        _ => None,
    }
}

/// A hash of all names in order (FNV-1a): firmware and linker agree on the numbers if it is equal in both.
#[allow(long_running_const_eval)] // a few thousand bytes, bounded
pub const fn hash() -> u32 {
    let mut hash = 0x811C_9DC5;
    let mut name = 0;
    while name < NAMES {
        let text = CONST_TEXTS[name as usize].as_bytes();
        let mut i = 0;
        while i < text.len() {
            hash = (hash ^ text[i] as u32).wrapping_mul(0x0100_0193);
            i += 1;
        }
        hash = (hash ^ 0xFF).wrapping_mul(0x0100_0193);
        name += 1;
    }
    hash
}

/// The hash of a name's text ([`crate::object::text_hash`]); for numbers that are no name, that of the empty text.
pub fn text_hash(name: u16) -> u32 {
    crate::object::text_hash(text(name).as_bytes())
}

/// Numbers of the static names, sorted like the others: by length, then text.
static STATIC_BY_TEXT: [u8; MPY_STATIC as usize] = {
    let mut numbers = [0; MPY_STATIC as usize];
    let mut n = 0;
    while n < numbers.len() {
        numbers[n] = n as u16;
        n += 1;
    }
    let sorted = sort(numbers, 1);
    let mut bytes = [0; MPY_STATIC as usize];
    n = 0;
    while n < bytes.len() {
        bytes[n] = sorted[n] as u8;
        n += 1;
    }
    bytes
};

const fn compare(a: &[u8], b: &[u8]) -> i32 {
    if a.len() != b.len() {
        return a.len() as i32 - b.len() as i32;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return a[i] as i32 - b[i] as i32;
        }
        i += 1;
    }
    0
}

/// The number of a text, if it is a built-in name.
pub fn find(text: &[u8]) -> Option<u16> {
    search(1, MPY_STATIC, text).or_else(|| {
        let low = LONGER.get(text.len().checked_sub(1)?)?;
        search(*low, *LONGER.get(text.len())?, text)
    })
}

/// Searches one of the two sorted runs of names.
fn search(mut low: u16, mut high: u16, text: &[u8]) -> Option<u16> {
    while low < high {
        let middle = (low + high) / 2;
        let name = STATIC_BY_TEXT.get(middle as usize).map_or(middle, |&name| name as u16);
        match compare(self::text(name).as_bytes(), text) {
            0 => return Some(name),
            1.. => high = middle,
            _ => low = middle + 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_finds_itself() {
        for name in 1..NAMES {
            assert_eq!(find(text(name).as_bytes()), Some(name), "{:?}", text(name));
        }
        assert_eq!(find(b"no such name"), None);
    }

    #[test]
    fn hashes_are_those_of_the_texts() {
        for name in [EMPTY, PRINT, NAMES - 1] {
            assert_eq!(text_hash(name), crate::object::text_hash(text(name).as_bytes()));
        }
        assert_eq!(text_hash(NAMES), text_hash(0));
    }

    #[test]
    fn static_names_keep_their_numbers() {
        assert_eq!((ANON_MODULE, PRINT, ZIP), (7, 123, 165));
        assert_eq!(text(MPY_STATIC - 1), "zip");
    }
}
