//! The one opcode table: every byte of `.mpy` v6.3 bytecode, and the extended opcodes of frozen images.
//!
//! A row gives the name, the byte (or the range of bytes of a family), the operand, the number of
//! stack slots taken and given, the stack picture and the meaning. Constants, decoder, encoder,
//! stack effects, disassembler and verifier all come from these rows; nothing else in the project
//! knows a byte value.
//!
//! In an effect `[a => b]` the instruction takes `a` slots and leaves `b` in their place on the
//! path that falls through; `jump [a => b]` is the same on the path that jumps, where it differs.
//! In stack pictures the top of the stack is on the right; `…` stands for any number of slots.

/// What an operand means, which also fixes how it is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Operand {
    /// No operand.
    None,
    /// Index into the name (qstr) table.
    Qstr,
    /// A signed integer, the value itself.
    SmallInt,
    /// Index into the constant object table.
    Object,
    /// Index into the children of the code object.
    Child,
    /// Number of a local slot.
    Local,
    /// A number of stack slots.
    Count,
    /// A number of entries to expect; only a hint.
    Hint,
    /// 2 or 3, the parts of a slice.
    SliceParts,
    /// Kind of container in bits 0 and 1, its depth below the top of the stack above them.
    Comprehension,
    /// Targets before the star in bits 0 to 7, after the star in bits 8 to 15.
    Ends,
    /// Positional arguments in bits 0 to 7, keyword pairs in bits 8 to 15.
    Args,
    /// Signed jump, relative to the end of the offset bytes.
    JumpSigned,
    /// Forward jump, relative to the end of the offset bytes.
    JumpForward,
    /// Number of a slot in the image's `.bss` (extended opcodes only).
    Slot,
    /// Number of a row in the module's table of names (extended opcodes only).
    Row,
    /// Two locals, the second in bits 8 to 15: four times their numbers (extended opcodes only, as all below).
    Locals,
    /// Four times the number of a local; in bits 8 to 15 the word of a small int, which is one more than twice the int.
    LocalInt,
    /// Four times the number of a local; in bits 8 to 15 four times an index into the name table.
    LocalName,
    /// How many of 31 bits a mask leaves out.
    Mask,
}

/// How the bytes of an operand are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// No bytes.
    None,
    /// A varuint (see [`crate::varint`]).
    Uint,
    /// A signed varuint.
    Int,
    /// One or two bytes, signed offset.
    JumpSigned,
    /// One or two bytes, unsigned offset.
    JumpForward,
    /// Two bytes, the low one first.
    Pair,
}

impl Operand {
    /// The byte layout of this operand.
    pub const fn encoding(self) -> Encoding {
        match self {
            Operand::None => Encoding::None,
            Operand::SmallInt => Encoding::Int,
            Operand::JumpSigned => Encoding::JumpSigned,
            Operand::JumpForward => Encoding::JumpForward,
            Operand::Locals | Operand::LocalInt | Operand::LocalName => Encoding::Pair,
            _ => Encoding::Uint,
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The name; a family of bytes has one name.
    pub name: &'static str,
    /// First byte of the row.
    pub first: u8,
    /// Last byte of the row; equal to `first` unless the row is a family.
    pub last: u8,
    /// The operand.
    pub operand: Operand,
    /// Whether one raw byte follows the operand.
    pub extra: bool,
    /// Whether only frozen images may hold the opcode.
    pub extended: bool,
    /// The stack before and after.
    pub picture: &'static str,
    /// What the instruction does.
    pub meaning: &'static str,
}

/// Stack slots an instruction takes and leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Slots taken.
    pub pops: u32,
    /// Slots left in their place.
    pub pushes: u32,
}

/// Slots of the arguments of a call, from an [`Operand::Args`] value.
const fn call_slots(args: u32) -> u32 {
    (args & 0xFF) + 2 * (args >> 8 & 0xFF)
}

/// Slots that an [`Operand::Ends`] value makes of one sequence.
const fn unpack_ex_slots(ends: u32) -> u32 {
    (ends & 0xFF) + (ends >> 8 & 0xFF) + 1
}

/// Slots a comprehension store takes: a dict takes a value and a key, the others one item.
const fn comprehension_slots(operand: u32) -> u32 {
    if operand & 3 == 1 { 2 } else { 1 }
}

/// `true` if the row's operand column asks for the extra raw byte.
macro_rules! extra_byte {
    () => {
        false
    };
    (byte) => {
        true
    };
}

macro_rules! last_byte {
    ($first:literal) => {
        $first
    };
    ($first:literal $last:literal) => {
        $last
    };
}

/// Whether a row's effect depends on its operand.
const fn depends_on_operand(opcode: u8) -> bool {
    let (one, other) = (row_effect(opcode, 0, 0), row_effect(opcode, 0x0301, 3));
    one.pops != other.pops || one.pushes != other.pushes
}

/// The effects of all other opcodes: slots taken in bits 4 to 7, slots left in bits 0 to 3.
static FIXED_EFFECTS: [u8; 256] = {
    let mut packed = [0; 256];
    let mut opcode = 0;
    while opcode < 256 {
        if !depends_on_operand(opcode as u8) {
            let effect = row_effect(opcode as u8, 0, 0);
            assert!(effect.pops < 16 && effect.pushes < 16);
            packed[opcode] = (effect.pops << 4 | effect.pushes) as u8;
        }
        opcode += 1;
    }
    packed
};

macro_rules! opcodes {
    (
        ($arg:ident, $extra:ident)
        mpy { $($(#[$doc:meta])* $name:ident = $first:literal $(..= $last:literal)?, $operand:ident $(+ $byte:ident)?,
            [$pops:expr => $pushes:expr] $(jump [$jpops:expr => $jpushes:expr])?, $picture:literal, $meaning:literal;)* }
        extended { $($xname:ident = $xfirst:literal, $xoperand:ident $(+ $xbyte:ident)?,
            [$xpops:expr => $xpushes:expr] $(jump [$xjpops:expr => $xjpushes:expr])?, $xpicture:literal, $xmeaning:literal;)* }
    ) => {
        /// The opcode bytes by name. A family's name is its first byte.
        pub mod op {
            $(#[doc = $meaning] pub const $name: u8 = $first;)*
            $(#[doc = $xmeaning] pub const $xname: u8 = $xfirst;)*
        }

        /// All rows, `.mpy` opcodes first, extended ones after them.
        pub const ROWS: &[Row] = &[
            $(Row {
                name: stringify!($name), first: $first, last: last_byte!($first $($last)?),
                operand: Operand::$operand, extra: extra_byte!($($byte)?), extended: false,
                picture: $picture, meaning: $meaning,
            },)*
            $(Row {
                name: stringify!($xname), first: $xfirst, last: $xfirst,
                operand: Operand::$xoperand, extra: extra_byte!($($xbyte)?), extended: true,
                picture: $xpicture, meaning: $xmeaning,
            },)*
        ];

        /// Stack effect of an instruction that falls through. Free opcodes have none (0 and 0).
        // One copy is large enough.
        #[inline(never)]
        pub const fn effect(opcode: u8, $arg: u32, $extra: u8) -> Effect {
            match opcode {
                $($first $(..= $last)? if const { depends_on_operand($first) } => Effect { pops: $pops, pushes: $pushes },)*
                _ => {
                    let packed = FIXED_EFFECTS[opcode as usize] as u32;
                    Effect { pops: packed >> 4, pushes: packed & 15 }
                }
            }
        }

        /// As [`effect`], from the rows alone: for the compiler's own evaluation.
        #[allow(unused_variables)]
        const fn row_effect(opcode: u8, $arg: u32, $extra: u8) -> Effect {
            match opcode {
                $($first $(..= $last)? => Effect { pops: $pops, pushes: $pushes },)*
                $($xfirst => Effect { pops: $xpops, pushes: $xpushes },)*
                _ => Effect { pops: 0, pushes: 0 },
            }
        }

        /// Stack effect of an instruction on the path that jumps.
        #[allow(unused_variables)]
        pub const fn jump_effect(opcode: u8, $arg: u32, $extra: u8) -> Effect {
            match opcode {
                $($($first => Effect { pops: $jpops, pushes: $jpushes },)?)*
                $($($xfirst => Effect { pops: $xjpops, pushes: $xjpushes },)?)*
                _ => effect(opcode, $arg, $extra),
            }
        }
    };
}

opcodes! {
    (arg, extra)
    mpy {
        LOAD_CONST_STRING = 0x10, Qstr, [0 => 1], "-- str", "Push the interned string.";
        LOAD_NAME = 0x11, Qstr, [0 => 1], "-- value", "Push a name of the current namespace, else a global, else a builtin.";
        LOAD_GLOBAL = 0x12, Qstr, [0 => 1], "-- value", "Push a global, else a builtin.";
        LOAD_ATTR = 0x13, Qstr, [1 => 1], "object -- value", "Push an attribute; a method comes back bound.";
        LOAD_METHOD = 0x14, Qstr, [1 => 2], "object -- function self", "Push an attribute as an unbound pair; self is NULL if it is not a method.";
        LOAD_SUPER_METHOD = 0x15, Qstr, [3 => 2], "super class self -- function self", "Look a method up in the bases of the class.";
        STORE_NAME = 0x16, Qstr, [1 => 0], "value --", "Store into the current namespace.";
        STORE_GLOBAL = 0x17, Qstr, [1 => 0], "value --", "Store a global.";
        STORE_ATTR = 0x18, Qstr, [2 => 0], "value object --", "Store an attribute; the value NULL deletes it.";
        DELETE_NAME = 0x19, Qstr, [0 => 0], "--", "Delete from the current namespace.";
        DELETE_GLOBAL = 0x1A, Qstr, [0 => 0], "--", "Delete a global.";
        IMPORT_NAME = 0x1B, Qstr, [2 => 1], "level fromlist -- module", "Import a module.";
        IMPORT_FROM = 0x1C, Qstr, [1 => 2], "module -- module value", "Push a name of a module, else its submodule of that name.";

        MAKE_CLOSURE = 0x20, Child + byte, [extra as u32 => 1], "cell… -- function", "Make a function of a child and its cells.";
        MAKE_CLOSURE_DEFARGS = 0x21, Child + byte, [extra as u32 + 2 => 1], "tuple dict cell… -- function", "Make a closure with defaults; either may be NULL.";
        LOAD_CONST_SMALL_INT = 0x22, SmallInt, [0 => 1], "-- int", "Push the operand.";
        LOAD_CONST_OBJ = 0x23, Object, [0 => 1], "-- value", "Push a constant object.";
        LOAD_FAST_N = 0x24, Local, [0 => 1], "-- value", "Push a local.";
        LOAD_DEREF = 0x25, Local, [0 => 1], "-- value", "Push the contents of the cell in a local.";
        STORE_FAST_N = 0x26, Local, [1 => 0], "value --", "Store a local.";
        STORE_DEREF = 0x27, Local, [1 => 0], "value --", "Store into the cell in a local.";
        DELETE_FAST = 0x28, Local, [0 => 0], "--", "Unbind a local.";
        DELETE_DEREF = 0x29, Local, [0 => 0], "--", "Empty the cell in a local.";
        BUILD_TUPLE = 0x2A, Count, [arg => 1], "item… -- tuple", "Make a tuple.";
        BUILD_LIST = 0x2B, Count, [arg => 1], "item… -- list", "Make a list.";
        BUILD_MAP = 0x2C, Hint, [0 => 1], "-- dict", "Make an empty dict.";
        BUILD_SET = 0x2D, Count, [arg => 1], "item… -- set", "Make a set.";
        BUILD_SLICE = 0x2E, SliceParts, [arg => 1], "start stop [step] -- slice", "Make a slice.";
        STORE_COMP = 0x2F, Comprehension, [comprehension_slots(arg) => 0], "item -- | value key --", "Put an item into the container below.";
        UNPACK_SEQUENCE = 0x30, Count, [1 => arg], "sequence -- last … first", "Unpack exactly so many items.";
        UNPACK_EX = 0x31, Ends, [1 => unpack_ex_slots(arg)], "sequence -- last … list … first", "Unpack with a starred target.";
        MAKE_FUNCTION = 0x32, Child, [0 => 1], "-- function", "Make a function of a child.";
        MAKE_FUNCTION_DEFARGS = 0x33, Child, [2 => 1], "tuple dict -- function", "Make a function with defaults; either may be NULL.";
        CALL_FUNCTION = 0x34, Args, [call_slots(arg) + 1 => 1], "function item… (name value)… -- result", "Call.";
        CALL_FUNCTION_VAR_KW = 0x35, Args, [call_slots(arg) + 2 => 1], "function item… (name value)… stars -- result", "Call with stars; the int tells which positional arguments are starred, a NULL name is `**`.";
        CALL_METHOD = 0x36, Args, [call_slots(arg) + 2 => 1], "function self item… (name value)… -- result", "Call a pair made by LOAD_METHOD.";
        CALL_METHOD_VAR_KW = 0x37, Args, [call_slots(arg) + 3 => 1], "function self item… (name value)… stars -- result", "Call a pair made by LOAD_METHOD, with stars.";

        UNWIND_JUMP = 0x40, JumpSigned + byte, [0 => 0], "--", "Jump out of handlers (bits 0 to 6 of the byte), dropping an iterator if bit 7 is set.";
        JUMP = 0x42, JumpSigned, [0 => 0], "--", "Jump.";
        POP_JUMP_IF_TRUE = 0x43, JumpSigned, [1 => 0], "value --", "Jump if true.";
        POP_JUMP_IF_FALSE = 0x44, JumpSigned, [1 => 0], "value --", "Jump if false.";
        JUMP_IF_TRUE_OR_POP = 0x45, JumpForward, [1 => 0] jump [1 => 1], "value -- | value -- value", "Jump and keep the value if true, else drop it.";
        JUMP_IF_FALSE_OR_POP = 0x46, JumpForward, [1 => 0] jump [1 => 1], "value -- | value -- value", "Jump and keep the value if false, else drop it.";
        SETUP_WITH = 0x47, JumpForward, [1 => 3], "manager -- exit manager result", "Enter a context manager and push its handler.";
        SETUP_EXCEPT = 0x48, JumpForward, [0 => 0], "--", "Push a handler for exceptions.";
        SETUP_FINALLY = 0x49, JumpForward, [0 => 0], "--", "Push a handler for every way out.";
        POP_EXCEPT_JUMP = 0x4A, JumpForward, [0 => 0], "--", "Pop a handler and jump.";
        FOR_ITER = 0x4B, JumpForward, [4 => 5] jump [4 => 0], "iterator⁴ -- iterator⁴ item | iterator⁴ --", "Push the next item, or drop the iterator and jump.";

        LOAD_CONST_FALSE = 0x50, None, [0 => 1], "-- False", "Push False.";
        LOAD_CONST_NONE = 0x51, None, [0 => 1], "-- None", "Push None.";
        LOAD_CONST_TRUE = 0x52, None, [0 => 1], "-- True", "Push True.";
        LOAD_NULL = 0x53, None, [0 => 1], "-- NULL", "Push the marker that is no object.";
        LOAD_BUILD_CLASS = 0x54, None, [0 => 1], "-- function", "Push the function that makes classes.";
        LOAD_SUBSCR = 0x55, None, [2 => 1], "object index -- value", "Push an item.";
        STORE_SUBSCR = 0x56, None, [3 => 0], "value object index --", "Store an item; the value NULL deletes it.";
        DUP_TOP = 0x57, None, [1 => 2], "a -- a a", "Double the top.";
        DUP_TOP_TWO = 0x58, None, [2 => 4], "a b -- a b a b", "Double the top two.";
        POP_TOP = 0x59, None, [1 => 0], "a --", "Drop the top.";
        ROT_TWO = 0x5A, None, [2 => 2], "a b -- b a", "Exchange the top two.";
        ROT_THREE = 0x5B, None, [3 => 3], "a b c -- c a b", "Move the top below the next two.";
        WITH_CLEANUP = 0x5C, None, [3 => 1], "exit manager cause -- cause", "Call the exit function of a context manager.";
        END_FINALLY = 0x5D, None, [1 => 0], "cause --", "Pop the handler and go on with what led into it.";
        GET_ITER = 0x5E, None, [1 => 1], "object -- iterator", "Make an iterator.";
        GET_ITER_STACK = 0x5F, None, [1 => 4], "object -- iterator⁴", "Make an iterator in four slots.";
        STORE_MAP = 0x62, None, [3 => 1], "dict value key -- dict", "Put a pair into the dict.";
        RETURN_VALUE = 0x63, None, [1 => 0], "value --", "Return, running handlers on the way.";
        RAISE_LAST = 0x64, None, [0 => 0], "--", "Raise the exception being handled again.";
        RAISE_OBJ = 0x65, None, [1 => 0], "exception --", "Raise.";
        RAISE_FROM = 0x66, None, [2 => 0], "exception cause --", "Raise with a cause.";
        YIELD_VALUE = 0x67, None, [1 => 1], "value -- sent", "Suspend with a value.";
        YIELD_FROM = 0x68, None, [2 => 1], "iterator sent -- result", "Delegate to an iterator.";
        IMPORT_STAR = 0x69, None, [1 => 0], "module --", "Store all public names of a module.";

        LOAD_CONST_SMALL_INT_MULTI = 0x70 ..= 0xAF, None, [0 => 1], "-- int", "Push the byte less 0x80.";
        LOAD_FAST_MULTI = 0xB0 ..= 0xBF, None, [0 => 1], "-- value", "Push local 0 to 15.";
        STORE_FAST_MULTI = 0xC0 ..= 0xCF, None, [1 => 0], "value --", "Store local 0 to 15.";

        UNARY_POSITIVE = 0xD0, None, [1 => 1], "a -- +a", "`+a`";
        UNARY_NEGATIVE = 0xD1, None, [1 => 1], "a -- -a", "`-a`";
        UNARY_INVERT = 0xD2, None, [1 => 1], "a -- ~a", "`~a`";
        UNARY_NOT = 0xD3, None, [1 => 1], "a -- not a", "`not a`";

        BINARY_LESS = 0xD7, None, [2 => 1], "a b -- a<b", "`a < b`";
        BINARY_MORE = 0xD8, None, [2 => 1], "a b -- a>b", "`a > b`";
        BINARY_EQUAL = 0xD9, None, [2 => 1], "a b -- a==b", "`a == b`";
        BINARY_LESS_EQUAL = 0xDA, None, [2 => 1], "a b -- a<=b", "`a <= b`";
        BINARY_MORE_EQUAL = 0xDB, None, [2 => 1], "a b -- a>=b", "`a >= b`";
        BINARY_NOT_EQUAL = 0xDC, None, [2 => 1], "a b -- a!=b", "`a != b`";
        BINARY_IN = 0xDD, None, [2 => 1], "item container -- bool", "`item in container`";
        BINARY_IS = 0xDE, None, [2 => 1], "a b -- bool", "`a is b`";
        BINARY_EXCEPTION_MATCH = 0xDF, None, [2 => 1], "exception class -- bool", "Whether an `except` clause takes the exception; False for what is no exception.";
        INPLACE_OR = 0xE0, None, [2 => 1], "a b -- a|b", "`a |= b`";
        INPLACE_XOR = 0xE1, None, [2 => 1], "a b -- a^b", "`a ^= b`";
        INPLACE_AND = 0xE2, None, [2 => 1], "a b -- a&b", "`a &= b`";
        INPLACE_LSHIFT = 0xE3, None, [2 => 1], "a b -- a<<b", "`a <<= b`";
        INPLACE_RSHIFT = 0xE4, None, [2 => 1], "a b -- a>>b", "`a >>= b`";
        INPLACE_ADD = 0xE5, None, [2 => 1], "a b -- a+b", "`a += b`";
        INPLACE_SUBTRACT = 0xE6, None, [2 => 1], "a b -- a-b", "`a -= b`";
        INPLACE_MULTIPLY = 0xE7, None, [2 => 1], "a b -- a*b", "`a *= b`";
        INPLACE_MAT_MULTIPLY = 0xE8, None, [2 => 1], "a b -- a@b", "`a @= b`";
        INPLACE_FLOOR_DIVIDE = 0xE9, None, [2 => 1], "a b -- a//b", "`a //= b`";
        INPLACE_TRUE_DIVIDE = 0xEA, None, [2 => 1], "a b -- a/b", "`a /= b`";
        INPLACE_MODULO = 0xEB, None, [2 => 1], "a b -- a%b", "`a %= b`";
        INPLACE_POWER = 0xEC, None, [2 => 1], "a b -- a**b", "`a **= b`";
        BINARY_OR = 0xED, None, [2 => 1], "a b -- a|b", "`a | b`";
        BINARY_XOR = 0xEE, None, [2 => 1], "a b -- a^b", "`a ^ b`";
        BINARY_AND = 0xEF, None, [2 => 1], "a b -- a&b", "`a & b`";
        BINARY_LSHIFT = 0xF0, None, [2 => 1], "a b -- a<<b", "`a << b`";
        BINARY_RSHIFT = 0xF1, None, [2 => 1], "a b -- a>>b", "`a >> b`";
        BINARY_ADD = 0xF2, None, [2 => 1], "a b -- a+b", "`a + b`";
        BINARY_SUBTRACT = 0xF3, None, [2 => 1], "a b -- a-b", "`a - b`";
        BINARY_MULTIPLY = 0xF4, None, [2 => 1], "a b -- a*b", "`a * b`";
        BINARY_MAT_MULTIPLY = 0xF5, None, [2 => 1], "a b -- a@b", "`a @ b`";
        BINARY_FLOOR_DIVIDE = 0xF6, None, [2 => 1], "a b -- a//b", "`a // b`";
        BINARY_TRUE_DIVIDE = 0xF7, None, [2 => 1], "a b -- a/b", "`a / b`";
        BINARY_MODULO = 0xF8, None, [2 => 1], "a b -- a%b", "`a % b`";
        BINARY_POWER = 0xF9, None, [2 => 1], "a b -- a**b", "`a ** b`";
    }
    extended {
        ADD_LOCAL_INT = 0x00, LocalInt, [0 => 1], "-- a+k", "`a + k` of a local and a constant.";
        INPLACE_ADD_LOCAL_INT = 0x01, LocalInt, [0 => 1], "-- a+k", "`a += k`.";
        SUBTRACT_LOCAL_INT = 0x02, LocalInt, [0 => 1], "-- a-k", "`a - k`.";
        INPLACE_SUBTRACT_LOCAL_INT = 0x03, LocalInt, [0 => 1], "-- a-k", "`a -= k`.";
        MULTIPLY_LOCAL_INT = 0x04, LocalInt, [0 => 1], "-- a*k", "`a * k`.";
        AND_LOCAL_INT = 0x05, LocalInt, [0 => 1], "-- a&k", "`a & k`.";
        RSHIFT_LOCAL_INT = 0x06, LocalInt, [0 => 1], "-- a>>k", "`a >> k`; k is 0 to 30.";
        INPLACE_RSHIFT_LOCAL_INT = 0x07, LocalInt, [0 => 1], "-- a>>k", "`a >>= k`; k is 0 to 30.";
        LESS_LOCAL_INT = 0x08, LocalInt, [0 => 1], "-- a<k", "`a < k`.";
        MORE_LOCAL_INT = 0x09, LocalInt, [0 => 1], "-- a>k", "`a > k`.";
        EQUAL_LOCAL_INT = 0x0A, LocalInt, [0 => 1], "-- a==k", "`a == k`.";
        LESS_EQUAL_LOCAL_INT = 0x0B, LocalInt, [0 => 1], "-- a<=k", "`a <= k`.";
        MORE_EQUAL_LOCAL_INT = 0x0C, LocalInt, [0 => 1], "-- a>=k", "`a >= k`.";
        NOT_EQUAL_LOCAL_INT = 0x0D, LocalInt, [0 => 1], "-- a!=k", "`a != k`.";
        MODULO_LOCAL_INT = 0x0E, LocalInt, [0 => 1], "-- a%k", "`a % k`; k is not 0.";
        LOAD_BUILTIN = 0x1D, Qstr, [0 => 1], "-- value", "LOAD_GLOBAL of a name that the module's table lacks.";
        LOAD_SLOT = 0x38, Slot, [0 => 1], "-- value", "LOAD_GLOBAL of the name that has the slot of the image's `.bss`.";
        STORE_SLOT = 0x39, Slot, [1 => 0], "value --", "STORE_GLOBAL of the name that has the slot.";
        LOAD_FROZEN = 0x3A, Row, [0 => 1], "-- value", "LOAD_GLOBAL of the name in that row of the module's table, whose value is a constant there.";
        FOR_ITER_STORE = 0x4C, JumpForward, [4 => 5] jump [4 => 0], "iterator⁴ -- iterator⁴ item | iterator⁴ --", "FOR_ITER; the next instruction is a STORE_FAST_MULTI, which may be done at once.";
        LOOP = 0x4D, JumpSigned, [0 => 0], "--", "Jump back to a FOR_ITER_STORE.";
        LOAD_SUBSCR_LOCALS = 0x6A, Locals, [0 => 1], "-- value", "Push an item: object and index are locals.";
        STORE_SUBSCR_LOCALS = 0x6B, Locals, [1 => 0], "value --", "Store an item: object and index are locals.";
        LOAD_LOCAL_ATTR = 0x6C, LocalName, [0 => 1], "-- value", "Push an attribute of a local.";
        LOAD_LOCAL_METHOD = 0x6D, LocalName, [0 => 2], "-- function self", "LOAD_METHOD of a local.";
        AND_MASK = 0x6E, Mask, [1 => 1], "a -- a&m", "`a & m`; m has only ones.";
        INPLACE_AND_MASK = 0x6F, Mask, [1 => 1], "a -- a&m", "`a &= m`.";
        ADD_LOCALS = 0xFA, Locals, [0 => 1], "-- a+b", "`a + b` of two locals.";
        INPLACE_ADD_LOCALS = 0xFB, Locals, [0 => 1], "-- a+b", "`a += b`.";
        SUBTRACT_LOCALS = 0xFC, Locals, [0 => 1], "-- a-b", "`a - b`.";
        MULTIPLY_LOCALS = 0xFD, Locals, [0 => 1], "-- a*b", "`a * b`.";
        LESS_LOCALS = 0xFE, Locals, [0 => 1], "-- a<b", "`a < b`.";
        MORE_LOCALS = 0xFF, Locals, [0 => 1], "-- a>b", "`a > b`.";
    }
}

/// The plain operators of the opcodes from [`op::ADD_LOCAL_INT`] on.
pub const LOCAL_INT_OPERATORS: [u8; 15] = [
    op::BINARY_ADD,
    op::INPLACE_ADD,
    op::BINARY_SUBTRACT,
    op::INPLACE_SUBTRACT,
    op::BINARY_MULTIPLY,
    op::BINARY_AND,
    op::BINARY_RSHIFT,
    op::INPLACE_RSHIFT,
    op::BINARY_LESS,
    op::BINARY_MORE,
    op::BINARY_EQUAL,
    op::BINARY_LESS_EQUAL,
    op::BINARY_MORE_EQUAL,
    op::BINARY_NOT_EQUAL,
    op::BINARY_MODULO,
];

/// The plain operators of the opcodes from [`op::ADD_LOCALS`] on.
pub const LOCALS_OPERATORS: [u8; 6] =
    [op::BINARY_ADD, op::INPLACE_ADD, op::BINARY_SUBTRACT, op::BINARY_MULTIPLY, op::BINARY_LESS, op::BINARY_MORE];

/// What the decoder needs of a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) operand: Operand,
    pub(crate) extra: bool,
    pub(crate) class: Class,
}

/// Whether a byte is an opcode, and of which set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// No opcode.
    Free,
    /// An opcode of `.mpy` v6.3.
    Mpy,
    /// An opcode of frozen images only.
    Extended,
}

const fn shapes() -> [Shape; 256] {
    let mut shapes = [Shape { operand: Operand::None, extra: false, class: Class::Free }; 256];
    let mut row = 0;
    while row < ROWS.len() {
        let mut byte = ROWS[row].first as usize;
        while byte <= ROWS[row].last as usize {
            shapes[byte] = Shape {
                operand: ROWS[row].operand,
                extra: ROWS[row].extra,
                class: if ROWS[row].extended { Class::Extended } else { Class::Mpy },
            };
            byte += 1;
        }
        row += 1;
    }
    shapes
}

pub(crate) static SHAPES: [Shape; 256] = shapes();

/// Whether a byte is an opcode.
pub fn class(opcode: u8) -> Class {
    SHAPES[opcode as usize].class
}

/// The operand of an opcode; [`Operand::None`] for a free byte.
pub fn operand(opcode: u8) -> Operand {
    SHAPES[opcode as usize].operand
}

/// Whether one raw byte follows the operand of an opcode.
pub fn has_extra_byte(opcode: u8) -> bool {
    SHAPES[opcode as usize].extra
}

/// The row a byte belongs to, or `None` for a free byte. For people and tests: it searches.
pub fn row(opcode: u8) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.first <= opcode && opcode <= row.last)
}

/// Whether control never reaches the instruction after this one.
///
/// `END_FINALLY` is not among them: it goes on when its cause is None.
pub const fn ends_block(opcode: u8) -> bool {
    matches!(
        opcode,
        op::JUMP
            | op::LOOP
            | op::UNWIND_JUMP
            | op::POP_EXCEPT_JUMP
            | op::RETURN_VALUE
            | op::RAISE_LAST
            | op::RAISE_OBJ
            | op::RAISE_FROM
    )
}

/// The local an instruction names, if it names one; of two the one with the higher number.
pub fn local_of(opcode: u8, arg: u32) -> Option<u32> {
    match operand(opcode) {
        Operand::Local => Some(arg),
        Operand::Locals => Some((arg & 0xFF).max(arg >> 8) / 4),
        Operand::LocalInt | Operand::LocalName => Some((arg & 0xFF) / 4),
        _ if (op::LOAD_FAST_MULTI..=0xCF).contains(&opcode) => Some(u32::from(opcode & 0x0F)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rule of the format itself, which tools use to step over opcodes they do not know.
    fn nibble_rule(opcode: u8) -> (Encoding, bool) {
        let encoding = match opcode >> 4 {
            _ if opcode == 0x22 => Encoding::Int,
            1..=3 => Encoding::Uint,
            4 => match opcode {
                0x40 | 0x42..=0x44 => Encoding::JumpSigned,
                _ => Encoding::JumpForward,
            },
            _ => Encoding::None,
        };
        (encoding, opcode & 0x9E == 0)
    }

    #[test]
    fn every_byte_has_at_most_one_row() {
        for byte in 0..=255u8 {
            let rows = ROWS.iter().filter(|row| row.first <= byte && byte <= row.last).count();
            assert_eq!(rows, usize::from(class(byte) != Class::Free), "{byte:#04x}");
        }
    }

    #[test]
    fn there_are_207_mpy_opcodes_in_rising_order() {
        let used = (0..=255u8).filter(|&byte| class(byte) == Class::Mpy).count();
        assert_eq!(used, 207);
        let mpy = ROWS.iter().filter(|row| !row.extended);
        assert!(mpy.clone().zip(mpy.skip(1)).all(|(a, b)| a.last < b.first));
    }

    #[test]
    fn operands_follow_the_nibble_rule() {
        for row in ROWS.iter().filter(|row| !row.extended) {
            assert_eq!((row.operand.encoding(), row.extra), nibble_rule(row.first), "{}", row.name);
        }
    }

    #[test]
    fn effects_with_operands() {
        assert_eq!(effect(op::CALL_FUNCTION, 0x0102, 0), Effect { pops: 5, pushes: 1 });
        assert_eq!(effect(op::CALL_METHOD_VAR_KW, 0x0001, 0), Effect { pops: 4, pushes: 1 });
        assert_eq!(effect(op::UNPACK_EX, 0x0102, 0), Effect { pops: 1, pushes: 4 });
        assert_eq!(effect(op::MAKE_CLOSURE_DEFARGS, 9, 3), Effect { pops: 5, pushes: 1 });
        assert_eq!(effect(op::STORE_COMP, 0x11, 0), Effect { pops: 2, pushes: 0 });
        assert_eq!(jump_effect(op::FOR_ITER, 0, 0), Effect { pops: 4, pushes: 0 });
        assert_eq!(jump_effect(op::JUMP, 0, 0), Effect { pops: 0, pushes: 0 });
    }

    #[test]
    fn locals_of_all_forms() {
        assert_eq!(local_of(op::LOAD_FAST_MULTI + 3, 0), Some(3));
        assert_eq!(local_of(op::STORE_FAST_MULTI + 15, 0), Some(15));
        assert_eq!(local_of(op::DELETE_DEREF, 40), Some(40));
        assert_eq!(local_of(op::BUILD_LIST, 4), None);
        assert_eq!(local_of(op::ADD_LOCALS, 8 | 20 << 8), Some(5));
        assert_eq!(local_of(op::LESS_LOCAL_INT, 8 | 21 << 8), Some(2));
    }
}
