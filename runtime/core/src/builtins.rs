//! The built-in functions: the table of the module `builtins`, and finding a member by its name at once.
//!
//! Types are members too, but have no rows: their names are those of the table of types.

pub mod number;
pub mod object;
mod program;
pub mod sequence;
pub mod text;

use crate::member_table;
use crate::native::{Member, MemberKind};
use crate::obj::class;
use crate::obj::type_object::name_number;
use mpyc_abi::names::{DUNDER_BUILD_CLASS, NAMES};
use mpyc_abi::tables::VAR;
use mpyc_abi::types::{self, TypeId};
use mpyc_abi::value::Value;
use mpyc_abi::{modules, tables};

/// The members of the module `builtins` that are no types.
pub static MEMBERS: &[Member] = member_table! {
    value DUNDER_NAME => Value::str(mpyc_abi::names::BUILTINS);
    value ELLIPSIS => Value::ELLIPSIS;
    value NOT_IMPLEMENTED => Value::NOT_IMPLEMENTED;
    value DUNDER_DEBUG => Value::TRUE;
    fn DUNDER_BUILD_CLASS (2, VAR) KW => class::build;
    fn CALLABLE (1, 1) PURE => object::callable;
    fn DELATTR (2, 2) PLAIN => object::delattr;
    fn DIR (0, 1) PLAIN => object::dir;
    fn HELP (0, 1) PLAIN => object::help;
    fn GETATTR (2, 3) PLAIN => object::getattr;
    fn GLOBALS (0, 0) PLAIN => object::globals;
    fn HASATTR (2, 2) PLAIN => object::hasattr;
    fn HASH (1, 1) PURE => object::hash;
    fn ID (1, 1) PLAIN => object::id;
    fn ISINSTANCE (2, 2) PURE => object::isinstance;
    fn ISSUBCLASS (2, 2) PURE => object::issubclass;
    fn ITER (1, 2) PLAIN => object::iter;
    fn LOCALS (0, 0) PLAIN => object::locals;
    fn NEXT (1, 2) PLAIN => object::next;
    fn SETATTR (3, 3) PLAIN => object::setattr;
    fn VARS (0, 1) PLAIN => object::vars;
    fn COMPILE (3, 3) PLAIN => program::compile;
    fn EVAL (1, 3) PLAIN => program::eval;
    fn EXEC (1, 3) PLAIN => program::exec;
    fn DUNDER_REPL_PRINT (1, 1) PLAIN => text::repl_print;
    fn DUNDER_IMPORT (1, 5) KW => object::dunder_import;
    fn ALL (1, 1) PURE => sequence::all;
    fn ANY (1, 1) PURE => sequence::any;
    fn LEN (1, 1) PURE => sequence::len;
    fn MAX (1, VAR) PURE + KW => sequence::max;
    fn MIN (1, VAR) PURE + KW => sequence::min;
    fn ABS (1, 1) PURE => number::abs;
    fn BIN (1, 1) PURE => number::bin;
    fn DIVMOD (2, 2) PURE => number::divmod;
    fn HEX (1, 1) PURE => number::hex;
    fn OCT (1, 1) PURE => number::oct;
    fn POW (2, 3) PURE => number::pow;
    fn ROUND (1, 2) PURE => number::round;
    fn SORTED (1, 1) PURE + KW => sequence::sorted;
    fn SUM (1, 2) PURE + KW => sequence::sum;
    fn ASCII (1, 1) PLAIN => text::ascii;
    fn CHR (1, 1) PURE => text::chr;
    fn FORMAT (1, 2) PLAIN => text::format;
    fn ORD (1, 1) PURE => text::ord;
    fn PRINT (0, VAR) KW => text::print;
    fn REPR (1, 1) PLAIN => text::repr;
};

/// First value in [`BY_NAME`] that means a row of [`MEMBERS`]; lower ones mean types, 0 nothing.
const FIRST_ROW: u8 = 128;

/// For each built-in name, what it means in `builtins`.
static BY_NAME: [u8; NAMES as usize] = by_name();

const fn by_name() -> [u8; NAMES as usize] {
    let mut table = [0; NAMES as usize];
    let mut i = 0;
    while i < types::ALL.len() {
        let t = types::ALL[i];
        if is_public(t) {
            table[types::name(t) as usize] = t.0;
        }
        i += 1;
    }
    let mut row = 0;
    while row < MEMBERS.len() {
        table[MEMBERS[row].name() as usize] = FIRST_ROW + row as u8;
        row += 1;
    }
    table
}

/// Whether a type can be named by a program.
const fn is_public(t: TypeId) -> bool {
    !matches!(
        t,
        types::NONE_TYPE
            | types::FUNCTION
            | types::BOUND_METHOD
            | types::GENERATOR
            | types::MODULE
            | types::ELLIPSIS
            | types::NOT_IMPLEMENTED_TYPE
            | types::ITERATOR
            | types::DICT_VIEW
            | types::CELL
            | types::CODE
    )
}

const _: () = assert!(MEMBERS.len() <= 256 - FIRST_ROW as usize);

/// The value of a built-in name.
#[inline]
pub(crate) fn get(name: Value) -> Option<Value> {
    let meaning = *BY_NAME.get(name_number(name)? as usize)?;
    if meaning == 0 {
        return None;
    }
    if meaning < FIRST_ROW {
        return Some(Value::typ(TypeId(meaning)));
    }
    let row = meaning - FIRST_ROW;
    match MEMBERS.get(row as usize)?.kind() {
        MemberKind::Value(v) => Some(v),
        MemberKind::Function(_) => Some(native(row)),
    }
}

const fn native(row: u8) -> Value {
    tables::native(tables::module_table(modules::BUILTINS), row)
}

/// The function that makes classes.
pub(crate) const fn build_class() -> Value {
    native(BY_NAME[DUNDER_BUILD_CLASS as usize] - FIRST_ROW)
}
