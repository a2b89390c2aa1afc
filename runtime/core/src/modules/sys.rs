//! The module `sys`, and what its attributes `implementation` and `stdout` are.
//!
//! Version numbers are those of the language that MicroPython states (3.4), and of the MicroPython release
//! whose bytecode format and library behaviour this machine has.

use crate::builtins::text;
use crate::mem::w32;
use crate::member_table;
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::obj::{buffer, dict, list, tuple};
use crate::ops;
use crate::out::Out;
use crate::vm::{Res, Root, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;
use mpyc_abi::{modules, names, types};

/// The members of `sys`.
pub static MEMBERS: &[Member] = member_table! {
    fn ARGV (1, 1) GETTER => argv;
    value BYTEORDER => Value::str(names::LITTLE);
    fn EXIT (0, 1) PLAIN => exit;
    value IMPLEMENTATION => Value::module(modules::SYS_IMPLEMENTATION);
    fn MAXSIZE (1, 1) GETTER => maxsize;
    fn MODULES (1, 1) GETTER => loaded_modules;
    fn PATH (1, 1) GETTER => path;
    value PLATFORM => Value::str(names::MICROBIT);
    fn PRINT_EXCEPTION (1, 2) PLAIN => print_exception;
    value STDERR => Value::module(modules::SYS_STDOUT);
    value STDOUT => Value::module(modules::SYS_STDOUT);
    value VERSION => Value::str(names::SYS_VERSION_TEXT);
    fn VERSION_INFO (1, 1) GETTER => version_info;
};

/// The members of `sys.implementation`.
pub static IMPLEMENTATION: &[Member] = member_table! {
    value NAME => Value::str(names::MICROPYTHON);
    fn VERSION (1, 1) GETTER => implementation_version;
    value MPY => Value::small(MPY_FORMAT);
};

/// The members of `sys.stdout`.
pub static STDOUT: &[Member] = member_table! {
    fn FLUSH (0, 0) PLAIN => flush;
    fn WRITE (1, 1) PLAIN => write;
};

/// What `sys.implementation` shows of its members.
pub const IMPLEMENTATION_TEXT: &str = "(name='micropython', version=(1, 29, 0), _mpy=774)";

/// Version 6, subversion 3, no native code: as MicroPython packs it.
const MPY_FORMAT: i32 = 6 | 3 << 8;

/// The list in a root register, made when it is asked for first.
fn list_in(vm: &mut Vm, root: Root) -> Res {
    if vm.root(root).is_null() {
        let l = list::with_capacity(vm, 0)?;
        vm.set_root(root, l);
    }
    Ok(vm.root(root))
}

/// `argv`: a list of its own, empty on a board.
fn argv(vm: &mut Vm, _args: Args) -> Res {
    list_in(vm, Root::SysArgv)
}

/// `path`: a list; imports look in the image and in the file system whatever it says.
fn path(vm: &mut Vm, _args: Args) -> Res {
    list_in(vm, Root::SysPath)
}

/// `exit([status])`: raises SystemExit; None is no status.
fn exit(vm: &mut Vm, args: Args) -> Res {
    let status = if args.get(0) == Value::NONE { Value::NULL } else { args.get(0) };
    Err(vm.raise_value(types::SYSTEM_EXIT, status))
}

/// `maxsize`: 2^31 - 1, which is no small int.
fn maxsize(vm: &mut Vm, _args: Args) -> Res {
    let int = vm.allocate(Kind::Int, 0, 3)?;
    w32(int + 4, 2);
    w32(int + 8, modules::MAXSIZE as u32);
    Ok(Value::object(int))
}

/// `modules`: the dict of loaded modules, those among them whose bodies have run at build.
fn loaded_modules(vm: &mut Vm, _args: Args) -> Res {
    crate::import::register_done(vm)?;
    if vm.root(Root::Modules).is_null() {
        let d = dict::new(vm, 0)?;
        vm.set_root(Root::Modules, d);
    }
    Ok(vm.root(Root::Modules))
}

/// `print_exception(exception, file=sys.stdout)`: prints it as an uncaught one; a file's `write` gets all of it at once.
fn print_exception(vm: &mut Vm, args: Args) -> Res {
    let file = args.get(1);
    if file.is_null() {
        crate::traceback::print(vm, args.at(0), &mut Out::Console)?;
        return Ok(Value::NONE);
    }
    let mut out = Out::string(vm);
    crate::traceback::print(vm, args.at(0), &mut out)?;
    text::hand_over(vm, out, file)?;
    Ok(Value::NONE)
}

/// `stdout.write(text)`, and of `stderr`, which is the same: how many characters were written.
fn write(vm: &mut Vm, args: Args) -> Res {
    let Some(text) = buffer::text(args.at(0)) else {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    };
    Out::Console.put(vm, text)?;
    ops::len(vm, args.at(0)).map(|length| Value::small(length as i32))
}

/// `stdout.flush()`: nothing waits.
fn flush(_vm: &mut Vm, _args: Args) -> Res {
    Ok(Value::NONE)
}

/// `version_info`.
fn version_info(vm: &mut Vm, _args: Args) -> Res {
    tuple::new(vm, &[Value::small(3), Value::small(4), Value::small(0)])
}

/// `implementation.version`.
fn implementation_version(vm: &mut Vm, _args: Args) -> Res {
    tuple::new(vm, &[Value::small(1), Value::small(29), Value::small(0)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mem::Space;
    use crate::ops;
    use crate::testing::machine;
    use std::format;

    #[test]
    fn the_implementation_shows_its_members() {
        let _space = Space::new();
        let mut vm = machine();
        let none = Args::new(vm.mark(), 0, 0);
        let version = implementation_version(&mut vm, none).unwrap();
        vm.push(version);
        let version = ops::to_repr(&mut vm, version).unwrap();
        let version = core::str::from_utf8(crate::obj::str::bytes(version)).unwrap();
        assert_eq!(IMPLEMENTATION_TEXT, format!("(name='micropython', version={version}, _mpy={MPY_FORMAT})"));
    }
}
