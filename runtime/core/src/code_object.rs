//! Code objects on the board: reading their parts, and making them. See [`mpyc_abi::object::code`].

use crate::call::{FUNCTION_CODE, FUNCTION_GLOBALS};
use crate::mem::{r8, r16, r32, w8, w16, w32};
use crate::vm::{Res, Vm};
use crate::{interp, ops};
use core::ops::Range;
use mpyc_abi::object::{self, Kind, code, unit};
use mpyc_abi::value::Value;

/// Whether `v` is a code object, be it a function, too, or not.
pub(crate) fn is_code(v: Value) -> bool {
    ops::is_kind(v, Kind::Code) || ops::is_kind(v, Kind::PlainFunction)
}

/// The `Code` of the function at an address.
#[inline(never)]
pub(crate) fn code_of(function: u32) -> u32 {
    if r8(function) == Kind::PlainFunction as u8 { function } else { r32(function + FUNCTION_CODE) }
}

/// The globals of the function at an address.
#[inline(never)]
pub(crate) fn globals_of(function: u32) -> Value {
    let place =
        if r8(function) == Kind::PlainFunction as u8 { unit_globals(function) } else { function + FUNCTION_GLOBALS };
    Value::from_word(r32(place))
}

/// Address of the globals that a `Code` object's unit knows.
pub(crate) fn unit_globals(code: u32) -> u32 {
    names(code) - (unit::NAMES - unit::GLOBALS) * 4
}

/// The word of a `Code` object that says what frame it asks for.
#[inline(always)]
fn shape(code: u32) -> u32 {
    r32(code + code::SHAPE * 4)
}

/// Number of locals of a `Code` object.
#[inline(always)]
pub fn locals(code: u32) -> u32 {
    code::locals(shape(code))
}

/// Address of the first opcode of a `Code` object.
#[inline(always)]
pub fn code_start(code: u32) -> u32 {
    code + code::OPCODES
}

/// Address of the names that a `Code` object's instructions number.
#[cfg_attr(target_os = "none", inline(never))]
pub fn names(code: u32) -> u32 {
    let distance = r16(code + code::NAMES).cast_signed();
    code.wrapping_add_signed(i32::from(distance) * 4)
}

/// Address of the constants that they number.
#[inline(always)]
pub fn constants(code: u32) -> u32 {
    r32(names(code) - (unit::NAMES - unit::CONSTS) * 4) + 4
}

/// Address of the values at the end of a `Code` object.
fn values(code: u32) -> u32 {
    let header = r32(code);
    code + (object::words(header) - u32::from(object::flags(header) & code::VALUES)) * 4
}

/// The defaults of the positional parameters of a function that is its own code; NULL if it has none.
pub(crate) fn defaults(function: u32) -> Value {
    let has_some = object::flags(r32(function)) & code::HAS_DEFAULTS != 0;
    if has_some { Value::from_word(r32(values(function))) } else { Value::NULL }
}

/// What the function of a `Code` object takes: see [`code::params`].
#[inline(never)]
pub fn params(code: u32) -> u32 {
    let plain = code::plain(shape(code));
    if plain < 0 { r32(values(code) - 4) } else { plain as u32 }
}

/// Scope flags of a `Code` object.
#[inline(always)]
pub fn scope_flags(code: u32) -> u8 {
    (params(code) >> 16) as u8
}

/// Addresses of the bytes behind the opcodes of a `Code` object.
fn info(code: u32) -> Range<u32> {
    let not_plain = u32::from(code::plain(shape(code)) < 0);
    let mut end = values(code) - not_plain * 4 - 1;
    let mut length = u32::from(r8(end));
    if length >= code::LONG.into() {
        end -= 1;
        length = (length - u32::from(code::LONG)) << 8 | u32::from(r8(end));
    }
    end - length..end
}

/// The opcodes of a `Code` object.
#[cfg(any(feature = "host", test))]
pub fn opcodes(code: u32) -> &'static [u8] {
    let padding = u32::from((object::flags(r32(code)) & code::PADDING) >> code::PADDING_SHIFT);
    crate::mem::bytes(code_start(code), info(code).start - padding - code_start(code))
}

/// Addresses of the numbers of the locals that inner functions capture.
pub fn cells(code: u32) -> Range<u32> {
    let start = info(code).start;
    start..start + (params(code) >> 24)
}

/// Address of the number of the name of the function of a `Code` object.
fn name_place(code: u32) -> u32 {
    cells(code).end
}

/// The name of the function of a `Code` object.
pub fn name(code: u32) -> Value {
    let mut at = name_place(code);
    Value::from_word(r32(names(code) + interp::uint(&mut at) * 4))
}

/// Addresses of the names of the parameters of a `Code` object, as numbers of names, and of the line table behind them.
pub fn parameters(code: u32) -> Range<u32> {
    let mut at = name_place(code);
    interp::uint(&mut at);
    at..info(code).end
}

/// Depth of the handler stack that a `Code` object asks for.
pub(crate) fn handler_depth(code: u32) -> u32 {
    code::handlers(shape(code))
}

/// Words of the frame that a `Code` object asks for, besides its header.
pub(crate) fn state(code: u32) -> u32 {
    code::frame(shape(code))
}

/// The functions inside that a `Code` object's instructions number.
pub(crate) fn child(code: u32, number: u32) -> Value {
    // Their table is the last word, if there are any: the verifier has seen that.
    let table = r32(code + (object::words(r32(code)) - 1) * 4);
    Value::from_word(r32(table + 4 + number * 4))
}

/// The place of the unit of a `Code` object in RAM.
pub(crate) fn unit_place(code: u32) -> u32 {
    values(code)
}

/// Tells a `Code` object in RAM its unit.
pub(crate) fn set_unit(code: u32, unit: u32) {
    w32(unit_place(code), unit);
    let distance = (unit + (1 + unit::NAMES) * 4).wrapping_sub(code);
    w16(code + code::NAMES, (distance >> 2) as u16);
}

/// What a `Code` object is made of besides its bytes.
pub(crate) struct Parts {
    /// Bytes of opcodes, and of what lies behind them.
    pub(crate) opcodes: u32,
    pub(crate) info: u32,
    /// As [`code::shape`] has them.
    pub(crate) locals: u32,
    pub(crate) state: u32,
    pub(crate) handlers: u32,
    /// See [`code::params`].
    pub(crate) params: u32,
    /// `Array`s; the latter may be NULL.
    pub(crate) unit: Value,
    pub(crate) children: Value,
}

/// A new `Code` object, whose bytes are still to be written; and where those behind the opcodes go.
///
/// # Errors
/// MemoryError.
pub(crate) fn make(vm: &mut Vm, parts: &Parts) -> Res<(u32, u32)> {
    let shape = code::shape(parts.locals, parts.state, parts.handlers, parts.params);
    let (has_children, not_plain) = (!parts.children.is_null(), code::plain(shape) < 0);
    let is_long = parts.info >= code::LONG.into();
    let bytes = code::OPCODES + parts.opcodes + parts.info + 1 + u32::from(is_long);
    let words = bytes.div_ceil(4) + 1 + u32::from(has_children) + u32::from(not_plain);
    let padding = (bytes.wrapping_neg() as u8 & 3) << code::PADDING_SHIFT;
    let flags = if has_children { code::HAS_CHILDREN | 2 } else { 1 };
    let c = vm.allocate(Kind::Code, flags | padding, words)?;
    w32(c + code::SHAPE * 4, shape);
    // Where there is no such word, others are written in its place.
    w32(c + words * 4 - 4, parts.children.0);
    set_unit(c, parts.unit.0);
    let mut end = values(c) - 4;
    w32(end, parts.params);
    end += if not_plain { 0 } else { 4 };
    if is_long {
        end -= 1;
        w8(end, (parts.info >> 8) as u8 | code::LONG);
    }
    w8(end - 1, parts.info as u8);
    Ok((c, end - 1 - parts.info))
}
