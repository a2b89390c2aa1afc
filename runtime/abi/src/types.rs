//! Built-in types, by number.
//!
//! A row is: constant, number, name, base. Numbers are part of the image format id. 72..=127 belong
//! to the board (its crate has the table); their base is `object`.

use crate::names;

/// A built-in type's number; 1..=127, 0 is no type.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct TypeId(pub u8);

/// First number of the board's types.
pub const BOARD_TYPES: u8 = 72;

macro_rules! types {
    ($($ident:ident = $number:literal, $name:ident, $base:ident;)*) => {
        $(
            #[doc = concat!("Type number ", $number, ".")]
            pub const $ident: TypeId = TypeId($number);
        )*
        /// Name of a core type (a number in [`crate::names`]); 0 for a number without a type.
        pub const fn name(t: TypeId) -> u16 {
            match t.0 {
                $($number => names::$name,)*
                _ => 0,
            }
        }
        /// Base of a core type; `object`'s is 0.
        pub const fn base(t: TypeId) -> TypeId {
            match t.0 {
                $($number => $base,)*
                _ => OBJECT,
            }
        }
        /// Every core type.
        pub const ALL: &[TypeId] = &[$($ident),*];
    };
}

const NO_TYPE: TypeId = TypeId(0);

types! {
    OBJECT = 1, OBJECT, NO_TYPE;
    TYPE = 2, TYPE, OBJECT;
    NONE_TYPE = 3, NONE_TYPE, OBJECT;
    INT = 4, INT, OBJECT;
    BOOL = 5, BOOL, INT;
    FLOAT = 6, FLOAT, OBJECT;
    STR = 7, STR, OBJECT;
    BYTES = 8, BYTES, OBJECT;
    BYTEARRAY = 9, BYTEARRAY, OBJECT;
    TUPLE = 10, TUPLE, OBJECT;
    LIST = 11, LIST, OBJECT;
    DICT = 12, DICT, OBJECT;
    SET = 13, SET, OBJECT;
    FROZENSET = 14, FROZENSET, OBJECT;
    RANGE = 15, RANGE, OBJECT;
    SLICE = 16, SLICE, OBJECT;
    FUNCTION = 17, FUNCTION, OBJECT;
    BOUND_METHOD = 18, BOUND_METHOD, OBJECT;
    GENERATOR = 19, GENERATOR, OBJECT;
    MODULE = 20, MODULE, OBJECT;
    ELLIPSIS = 21, ELLIPSIS_, OBJECT;
    NOT_IMPLEMENTED_TYPE = 22, NOT_IMPLEMENTED, OBJECT;
    ITERATOR = 23, ITERATOR, OBJECT;
    DICT_VIEW = 24, DICT_VIEW, OBJECT;
    ENUMERATE = 25, ENUMERATE, OBJECT;
    ZIP = 26, ZIP, OBJECT;
    MAP = 27, MAP, OBJECT;
    FILTER = 28, FILTER, OBJECT;
    REVERSED = 29, REVERSED, OBJECT;
    SUPER = 30, SUPER, OBJECT;
    STATICMETHOD = 31, STATICMETHOD, OBJECT;
    CLASSMETHOD = 32, CLASSMETHOD, OBJECT;
    PROPERTY = 33, PROPERTY, OBJECT;
    CELL = 34, CELL, OBJECT;
    CODE = 35, CODE, OBJECT;

    BASE_EXCEPTION = 36, BASE_EXCEPTION, OBJECT;
    SYSTEM_EXIT = 37, SYSTEM_EXIT, BASE_EXCEPTION;
    KEYBOARD_INTERRUPT = 38, KEYBOARD_INTERRUPT, BASE_EXCEPTION;
    GENERATOR_EXIT = 39, GENERATOR_EXIT, BASE_EXCEPTION;
    EXCEPTION = 40, EXCEPTION, BASE_EXCEPTION;
    STOP_ITERATION = 41, STOP_ITERATION, EXCEPTION;
    STOP_ASYNC_ITERATION = 42, STOP_ASYNC_ITERATION, EXCEPTION;
    ARITHMETIC_ERROR = 43, ARITHMETIC_ERROR, EXCEPTION;
    ZERO_DIVISION_ERROR = 44, ZERO_DIVISION_ERROR, ARITHMETIC_ERROR;
    OVERFLOW_ERROR = 45, OVERFLOW_ERROR, ARITHMETIC_ERROR;
    ASSERTION_ERROR = 46, ASSERTION_ERROR, EXCEPTION;
    ATTRIBUTE_ERROR = 47, ATTRIBUTE_ERROR, EXCEPTION;
    EOF_ERROR = 48, EOFERROR, EXCEPTION;
    IMPORT_ERROR = 49, IMPORT_ERROR, EXCEPTION;
    LOOKUP_ERROR = 50, LOOKUP_ERROR, EXCEPTION;
    INDEX_ERROR = 51, INDEX_ERROR, LOOKUP_ERROR;
    KEY_ERROR = 52, KEY_ERROR, LOOKUP_ERROR;
    MEMORY_ERROR = 53, MEMORY_ERROR, EXCEPTION;
    NAME_ERROR = 54, NAME_ERROR, EXCEPTION;
    OS_ERROR = 55, OSERROR, EXCEPTION;
    RUNTIME_ERROR = 56, RUNTIME_ERROR, EXCEPTION;
    NOT_IMPLEMENTED_ERROR = 57, NOT_IMPLEMENTED_ERROR, RUNTIME_ERROR;
    SYNTAX_ERROR = 58, SYNTAX_ERROR, EXCEPTION;
    INDENTATION_ERROR = 59, INDENTATION_ERROR, SYNTAX_ERROR;
    TYPE_ERROR = 60, TYPE_ERROR, EXCEPTION;
    VALUE_ERROR = 61, VALUE_ERROR, EXCEPTION;
    UNICODE_ERROR = 62, UNICODE_ERROR, VALUE_ERROR;
    ARRAY = 63, ARRAY, OBJECT;
    UNBOUND_LOCAL_ERROR = 64, UNBOUND_LOCAL_ERROR, NAME_ERROR;
    MODULE_NOT_FOUND_ERROR = 65, MODULE_NOT_FOUND_ERROR, IMPORT_ERROR;
    RECURSION_ERROR = 66, RECURSION_ERROR, RUNTIME_ERROR;
    TIMEOUT_ERROR = 67, TIMEOUT_ERROR, OS_ERROR;
    MEMORYVIEW = 68, MEMORYVIEW, OBJECT;
}

/// Whether `t` is `ancestor` or derives from it (core types).
pub const fn is_subtype(t: TypeId, ancestor: TypeId) -> bool {
    let mut t = t;
    while t.0 != 0 {
        if t.0 == ancestor.0 {
            return true;
        }
        t = base(t);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_unique_and_below_the_boards() {
        for (i, t) in ALL.iter().enumerate() {
            assert!(t.0 < BOARD_TYPES && ALL[..i].iter().all(|u| u != t));
        }
    }

    #[test]
    fn exceptions_derive_as_python_says() {
        assert!(is_subtype(INDEX_ERROR, LOOKUP_ERROR) && is_subtype(KEY_ERROR, EXCEPTION));
        assert!(!is_subtype(SYSTEM_EXIT, EXCEPTION) && is_subtype(BOOL, INT));
    }
}
