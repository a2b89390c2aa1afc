//! Built-in modules, by number.
//!
//! Numbers are part of the image format id. 32..=63 belong to the board.

use crate::names;

/// A built-in module's number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct ModuleId(pub u8);

/// First number of the board's modules.
pub const BOARD_MODULES: u8 = 32;

/// `sys.maxsize`, which is no small int: a function makes it.
pub const MAXSIZE: i32 = i32::MAX;

macro_rules! modules {
    ($($ident:ident = $number:literal, $($name:ident)|+;)*) => {
        $(
            #[doc = concat!("Module number ", $number, ".")]
            pub const $ident: ModuleId = ModuleId($number);
        )*
        /// The module of that name (a number in [`crate::names`]); some have two names.
        pub const fn find(name: u16) -> Option<ModuleId> {
            match name {
                $($(names::$name)|+ => Some($ident),)*
                _ => None,
            }
        }
        /// Every built-in module.
        pub const ALL: &[ModuleId] = &[$($ident),*];
    };
}

modules! {
    BUILTINS = 1, BUILTINS;
    SYS = 2, SYS;
    GC = 3, GC;
    MATH = 4, MATH;
    MICROPYTHON = 5, MICROPYTHON;
    TIME = 6, TIME | UTIME;
    SYS_IMPLEMENTATION = 7, SYS_IMPLEMENTATION;
    ARRAY = 8, ARRAY | UARRAY;
    SYS_STDOUT = 9, SYS_STDOUT;
    MICROBIT = 32, MICROBIT;
}
