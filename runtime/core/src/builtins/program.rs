//! Builtins that compile and run program text: `exec`, `eval`, `compile`.

use crate::call::{self, Called};
use crate::compile::{self, Mode, Source};
use crate::interp;
use crate::msg::Msg;
use crate::native::Args;
use crate::obj::{buffer, bytes, intern, str};
use crate::ops::{self, is_kind};
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;

/// `exec(text or code[, globals[, locals]])`
pub(super) fn exec(vm: &mut Vm, args: Args) -> Res {
    run(vm, args, Mode::Module)
}

/// `eval(text or code[, globals[, locals]])`
pub(super) fn eval(vm: &mut Vm, args: Args) -> Res {
    run(vm, args, Mode::Expression)
}

/// `compile(text, file, mode)`
pub(super) fn compile(vm: &mut Vm, args: Args) -> Res {
    let mode = match str::bytes(ops::unwrap(args.get(2))) {
        b"exec" => Mode::Module,
        b"eval" => Mode::Expression,
        b"single" => Mode::Interactive,
        _ => return Err(vm.value_error(Msg::COMPILE_MODE, &[])),
    };
    let file = ops::unwrap(args.get(1));
    let file = if str::is_str(file) { intern::intern_value(vm, file)? } else { Value::str(names::ANON_STRING) };
    code_of(vm, args.get(0), file, mode)
}

/// Compiles a text.
fn code_of(vm: &mut Vm, text: Value, file: Value, mode: Mode) -> Res {
    let text = ops::unwrap(text);
    let Some(content) = buffer::text(text) else {
        let name = ops::type_name(vm, text);
        return Err(vm.type_error(Msg::CANT_CONVERT_IMPLICITLY, &[name, Value::str(names::STR)]));
    };
    let length = content.len() as u32;
    // What is no object of its own, or may change meanwhile, is copied.
    let kept = is_kind(text, Kind::Str) || is_kind(text, Kind::Bytes);
    let holder = if kept { text } else { bytes::new(vm, content)? };
    vm.push(holder);
    let address = holder.0 + bytes::CONTENT;
    compile::compile(vm, Source::Text { address, length }, file, mode)
}

/// Runs text or code in the namespaces that are given, else in those of the caller. It becomes a frame in the place
/// of the call.
fn run(vm: &mut Vm, args: Args, mode: Mode) -> Res {
    let action = vm.frame.action;
    let (mut globals, mut locals) = (interp::globals(vm), interp::locals(vm));
    for (i, place) in [&mut globals, &mut locals].into_iter().enumerate() {
        let given = args.or(i as u32 + 1, Value::NONE);
        if given != Value::NONE {
            *place = ops::unwrap(given);
            if !is_kind(*place, Kind::Dict) {
                return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
            }
        }
    }
    if args.or(1, Value::NONE) != Value::NONE && args.or(2, Value::NONE) == Value::NONE {
        locals = globals;
    }
    let code = if is_kind(args.get(0), Kind::Code) {
        args.get(0)
    } else {
        code_of(vm, args.get(0), Value::str(names::ANON_STRING), mode)?
    };
    vm.push(code);
    let function = call::make_function(vm, code, globals, Value::NULL, Value::NULL, (0, 0))?;
    let slot = args.base() - 4;
    vm.cut(slot);
    vm.push(function);
    match call::call(vm, slot, 0, 0, action)? {
        Called::Pushed => {
            if locals != globals {
                vm.set_context(locals);
            }
            Ok(Value::NULL)
        }
        Called::Done(v) => Ok(v),
    }
}
