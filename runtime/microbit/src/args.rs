//! Arguments with names, and conversions that natives share.

use mpyc_abi::{names, object::Kind, value::Value};
use mpyc_runtime::{
    msg::Msg,
    native::Args,
    num::float::{Float, Width},
    obj, ops,
    vm::{Res, Vm},
};

/// Sorts the arguments of a call into parameters. The first `positional` of the `N` parameters can be given by
/// position; all by name, which `params` gives. Parameters not given are NULL.
///
/// # Errors
/// TypeError for too many arguments, unknown names, and a parameter given twice.
pub fn sort<const N: usize>(vm: &mut Vm, args: Args, positional: u32, params: [u16; N]) -> Res<[Value; N]> {
    if args.len() > positional {
        let (most, given) = (Value::small(positional as i32), Value::small(args.len() as i32));
        return Err(vm.type_error(Msg::EXPECTED_AT_MOST, &[most, given]));
    }
    let mut values = [Value::NULL; N];
    for (i, value) in (0..).zip(&mut values) {
        *value = args.get(i);
    }
    for i in 0..args.kw_len() {
        let (name, value) = args.kw_at(i);
        match params.iter().position(|&param| Value::str(param) == name) {
            None => return Err(vm.type_error(Msg::UNEXPECTED_KEYWORD, &[name])),
            Some(at) if !values[at].is_null() => return Err(vm.type_error(Msg::MULTIPLE_VALUES, &[name])),
            Some(at) => values[at] = value,
        }
    }
    Ok(values)
}

/// A number that must be given: the parameter `name` of a call.
///
/// # Errors
/// TypeError when it is missing.
pub fn required(vm: &mut Vm, value: Value, position: i32) -> Res {
    if value.is_null() {
        return Err(vm.type_error(Msg::MISSING_POSITIONAL, &[Value::small(position)]));
    }
    Ok(value)
}

/// The truth of an argument, or `default` when it was not given.
///
/// # Errors
/// Whatever `__bool__` or `__len__` raises.
pub fn flag(vm: &mut Vm, value: Value, default: bool) -> Res<bool> {
    if value.is_null() { Ok(default) } else { ops::truth(vm, value) }
}

/// An int argument.
///
/// # Errors
/// TypeError and OverflowError.
pub fn int(vm: &mut Vm, value: Value) -> Res<i32> {
    ops::index(vm, value)
}

/// Milliseconds: an int, or a float whose fraction is dropped. Numbers below 0 give 0.
///
/// # Errors
/// TypeError for what is no number, OverflowError.
pub fn milliseconds(vm: &mut Vm, value: Value) -> Res<u32> {
    if let Some(number) = obj::float::value(value) {
        return Ok(u32::try_from(number.to_u64()).unwrap_or(u32::MAX).min(i32::MAX as u32));
    }
    Ok(int(vm, value)?.max(0) as u32)
}

/// A number as a float, ints with 32 bits.
///
/// # Errors
/// TypeError for what is no number, OverflowError for an int beyond 31 bits.
pub fn real(vm: &mut Vm, value: Value) -> Res<Float> {
    if let Some(number) = obj::float::value(value) {
        return Ok(number);
    }
    if is_number(value) {
        return Ok(Float::from_i32(int(vm, value)?, Width::Bits32));
    }
    Err(vm.type_error_about(Msg::CANT_CONVERT, value, Value::str(names::FLOAT)))
}

/// Whether a value is an int or a float.
pub fn is_number(value: Value) -> bool {
    let is_bool = value == Value::TRUE || value == Value::FALSE;
    value.is_small_int() || is_bool || ops::kind(value) == Some(Kind::Int) || obj::float::value(value).is_some()
}

/// The bytes of a `bytes`, `bytearray`, `array` or `memoryview`; `None` for other values. Valid while the object is reachable and unchanged.
pub fn buffer(value: Value) -> Option<&'static [u8]> {
    obj::buffer::binary_data(value)
}

/// The text to show for a `str` or a number.
///
/// # Errors
/// TypeError for other values.
pub fn text(vm: &mut Vm, value: Value) -> Res {
    if obj::str::is_str(value) {
        return Ok(value);
    }
    if is_number(value) {
        return ops::to_str(vm, value);
    }
    Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, value, Value::str(names::STR)))
}
