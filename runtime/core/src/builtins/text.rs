//! Built-in functions that make or take text: print, repr, ascii, chr, ord, format.

use crate::msg::Msg;
use crate::native::Args;
use crate::obj::buffer::{Text, utf8};
use crate::obj::slice::clamped;
use crate::obj::{str, str_format, str_percent};
use crate::ops;
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::value::Value;

/// A keyword argument of `print` that must be a string or `None`.
fn text_option(vm: &mut Vm, args: Args, name: u16, default: &'static [u8]) -> Res<&'static [u8]> {
    match args.kw(name) {
        Value::NULL | Value::NONE => Ok(default),
        v if str::is_str(v) => Ok(str::bytes(v)),
        v => Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, v, Value::str(names::STR))),
    }
}

/// `print(*values, sep=' ', end='\n', file=None)`; a file's `write` gets all of it at once.
pub fn print(vm: &mut Vm, args: Args) -> Res {
    args.only(vm, &[names::SEP, names::END, names::FILE, names::FLUSH])?;
    let separator = text_option(vm, args, names::SEP, b" ")?;
    let end = text_option(vm, args, names::END, b"\n")?;
    let file = args.kw(names::FILE);
    let is_console = file.is_null() || file == Value::NONE;
    let mut out = if is_console { Out::Console } else { Out::string(vm) };
    for i in 0..args.len() {
        if i > 0 {
            out.put(vm, separator)?;
        }
        ops::print(vm, args.at(i), &mut out, false)?;
    }
    out.put(vm, end)?;
    if !is_console {
        hand_over(vm, out, file)?;
    }
    Ok(Value::NONE)
}

/// Gives a text to a file's `write`.
///
/// # Errors
/// AttributeError if it has none; whatever it raises.
pub(crate) fn hand_over(vm: &mut Vm, text: Out, file: Value) -> Res {
    let text = text.finish(vm)?;
    vm.push(text);
    let write = ops::load_attr(vm, file, Value::str(names::WRITE))?;
    ops::call(vm, write, &[text])
}

/// `__repl_print__(value)`: what an expression statement at the prompt does with its value.
///
/// # Errors
/// Whatever `__repr__` raises.
pub fn repl_print(vm: &mut Vm, args: Args) -> Res {
    if args.get(0) != Value::NONE {
        ops::print(vm, args.get(0), &mut Out::Console, true)?;
        Out::Console.text(vm, "\n")?;
    }
    Ok(Value::NONE)
}

/// `repr(value)`
pub fn repr(vm: &mut Vm, args: Args) -> Res {
    ops::to_repr(vm, args.at(0))
}

/// `ascii(value)`
pub fn ascii(vm: &mut Vm, args: Args) -> Res {
    str_percent::ascii_repr(vm, args.at(0))
}

/// `chr(code)`
pub fn chr(vm: &mut Vm, args: Args) -> Res {
    let v = args.at(0);
    if v.is_float() {
        return Err(vm.type_error_about(Msg::CANT_CONVERT, v, Value::str(names::INT)));
    }
    match clamped(vm, v)? {
        code @ 0..0x11_0000 => str::from_char(vm, code as u32),
        _ => Err(vm.value_error(Msg::CHR_RANGE, &[])),
    }
}

/// `ord(character)`; also of one byte.
pub fn ord(vm: &mut Vm, args: Args) -> Res {
    let Some(text) = Text::of(args.at(0)) else {
        return Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, args.at(0), Value::str(names::STR)));
    };
    if text.len() != 1 {
        return Err(vm.type_error(Msg::ORD_LENGTH, &[Value::small(text.len() as i32)]));
    }
    let byte = text.data().first().map_or(0, |&b| b as u32);
    Ok(Value::small(if text.wide() { utf8::decode(text.data()).0 } else { byte } as i32))
}

/// `format(value, spec='')`
pub fn format(vm: &mut Vm, args: Args) -> Res {
    let spec = args.or(1, Value::str(names::EMPTY));
    if !str::is_str(spec) {
        return Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, spec, Value::str(names::STR)));
    }
    let mut out = Out::string(vm);
    str_format::value(vm, args.at(0), spec, &mut out)?;
    out.finish(vm)
}
