//! Arguments of native functions: receivers, parameters by name, their errors.

use crate::attr;
use crate::msg::Msg;
use crate::native::Args;
use crate::ops;
use crate::vm::{Raised, Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::types::{self, TypeId};
use mpyc_abi::value::Value;

/// The object that a method of a built-in type was called on; of an instance of a subclass, its value of that type.
///
/// # Errors
/// TypeError if it is not of that kind.
pub fn receiver(vm: &mut Vm, args: Args, kind: Kind, t: TypeId) -> Res {
    let v = ops::unwrap(args.at(0));
    if ops::is_kind(v, kind) {
        return Ok(v);
    }
    let given = ops::type_name(vm, args.at(0));
    Err(vm.type_error(Msg::ARGUMENT_TYPE, &[Value::typ(t), given]))
}

/// Arguments by position or name, in the order of `names`; NULL where one is missing.
///
/// # Errors
/// TypeError unless the first `required` are given and all fit.
pub fn parse<const N: usize>(vm: &mut Vm, args: Args, names: &[u16; N], required: u32) -> Res<[Value; N]> {
    let mut all = [Value::NULL; N];
    if args.len() > N as u32 {
        return Err(wrong_count(vm, N as u32, args.len()));
    }
    for (i, v) in all.iter_mut().enumerate() {
        *v = args.get(i as u32);
    }
    for i in 0..args.kw_len() {
        let (name, value) = args.kw_at(i);
        let Some(place) = names.iter().position(|&n| Value::str(n) == name) else {
            return Err(vm.type_error(Msg::UNEXPECTED_KEYWORD, &[name]));
        };
        match all.get_mut(place) {
            Some(v) if v.is_null() => *v = value,
            _ => return Err(vm.type_error(Msg::MULTIPLE_VALUES, &[name])),
        }
    }
    let missing = all.iter().take(required as usize).filter(|v| v.is_null()).count();
    if missing > 0 {
        return Err(vm.type_error(Msg::MISSING_ARGS, &[Value::small(missing as i32)]));
    }
    Ok(all)
}

/// TypeError for the wrong number of positional arguments.
pub fn wrong_count(vm: &mut Vm, wanted: u32, given: u32) -> Raised {
    vm.type_error(Msg::WRONG_ARG_COUNT, &[Value::small(wanted as i32), Value::small(given as i32)])
}

/// TypeError unless there are `min` to `max` positional arguments and no others; for calls of types.
///
/// # Errors
/// TypeError.
pub fn expect(vm: &mut Vm, args: Args, min: u32, max: u32) -> Res<()> {
    if args.kw_len() > 0 {
        return Err(vm.type_error(Msg::NO_KEYWORDS, &[]));
    }
    if args.len() < min {
        return Err(vm.type_error(Msg::MISSING_ARGS, &[Value::small((min - args.len()) as i32)]));
    }
    if args.len() > max {
        let given = Value::small(args.len() as i32);
        return Err(vm.type_error(Msg::EXPECTED_AT_MOST, &[Value::small(max as i32), given]));
    }
    Ok(())
}

/// TypeError for the first keyword argument.
pub fn unexpected_keyword(vm: &mut Vm, args: Args) -> Raised {
    let (name, _) = args.kw_at(0);
    vm.type_error(Msg::UNEXPECTED_KEYWORD, &[name])
}

/// Whether `v` is an int or bool.
pub fn is_int(v: Value) -> bool {
    v.is_small_int() || v == Value::TRUE || v == Value::FALSE || ops::is_kind(v, Kind::Int)
}

/// An int of any size from an int, a bool, or an object with `__index__`.
///
/// # Errors
/// TypeError.
pub fn int(vm: &mut Vm, v: Value) -> Res {
    if v.is_small_int() || ops::is_kind(v, Kind::Int) {
        return Ok(v);
    }
    if v == Value::TRUE || v == Value::FALSE || ops::is_kind(v, Kind::Instance) {
        return Ok(Value::small(ops::index(vm, v)?));
    }
    Err(vm.type_error_about(Msg::CANT_CONVERT, v, Value::typ(types::INT)))
}

/// What an instance of a program's class stands for: the result of its method of that name (`__int__`,
/// `__float__`), the value of a built-in type that it holds, or its `__index__`.
///
/// # Errors
/// TypeError if it has none; whatever the method raises.
pub fn number(vm: &mut Vm, v: Value, method: u16, wanted: TypeId) -> Res {
    if let Some(result) = attr::call_special(vm, v, method, &[])? {
        let fits = if wanted == types::INT { is_int(result) } else { super::float::value(result).is_some() };
        return if fits { Ok(result) } else { Err(cannot_convert(vm, v, wanted)) };
    }
    let plain = ops::unwrap(v);
    if plain != v {
        return Ok(plain);
    }
    if ops::is_kind(v, Kind::Instance) {
        return int(vm, v);
    }
    Err(cannot_convert(vm, v, wanted))
}

/// TypeError for a value that stands for nothing of the wanted type.
#[cold]
fn cannot_convert(vm: &mut Vm, v: Value, wanted: TypeId) -> Raised {
    vm.type_error_about(Msg::CANT_CONVERT, v, Value::typ(wanted))
}
