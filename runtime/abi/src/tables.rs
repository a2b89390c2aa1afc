//! The members of built-in types and modules: one row a member, expanded by runtime and compiler.
//!
//! A member table belongs to a built-in type or module and is a macro that hands its rows to another
//! macro, so that the runtime can make the table of function pointers from the same rows from which
//! the compiler reads names and purity. A row is one of
//!
//! ```text
//! fn NAME (min, max) FLAGS => path;     a native function taking min..=max positional arguments
//! value NAME => expression;             any value, a constant expression of type Value
//! ```
//!
//! `NAME` is a constant of [`crate::names`]. For methods, `self` counts as an argument. `max` is
//! [`VAR`] for any number. FLAGS is a sum of the constants below. `path` is resolved in the runtime.
//!
//! A native function is the immediate [`native`]`(table, row)`: the table number is the type's number,
//! or 128 + the module's number.

use crate::value::{Immediate, Value};

/// `max` of a function that takes any number of positional arguments.
pub const VAR: u8 = 0xFF;

/// Neither of the flags below.
pub const PLAIN: u8 = 0;
/// Takes keyword arguments (otherwise they are a TypeError).
pub const KW: u8 = 0x80;
/// Its result depends on its arguments alone and it changes nothing: may run at build time.
pub const PURE: u8 = 0x40;
/// A class method: called on the type or an instance, gets the type as `self` (`dict.fromkeys`).
pub const CLASS: u8 = 0x20;
/// A static method.
pub const STATIC: u8 = 0x10;
/// A getter: attribute access on an instance calls it.
pub const GETTER: u8 = 0x08;

/// Table number of a module's members.
pub const fn module_table(m: crate::modules::ModuleId) -> u8 {
    128 + m.0
}

/// The native function in that row of that table.
pub const fn native(table: u8, row: u8) -> Value {
    Value::immediate(Immediate::Native, (table as u16) << 8 | row as u16)
}
