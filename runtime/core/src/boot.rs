//! Starting programs: the frozen image's entry module, or a loaded one, as `__main__`; reporting what goes wrong.

use crate::compile::{Mode, Source, compile};
use crate::import;
use crate::mem::{copy, r32};
use crate::msg::Msg;
use crate::obj::{dict, exception, module};
use crate::out::Out;
use crate::vm::{Res, Root, Vm};
use crate::{image, load, namespace, traceback};
use mpyc_abi::image::{HEADER_WORDS, W_BSS, W_DATA, W_DATA_WORDS, W_NAMES, W_RAM_END};
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

/// Number of slots that the image at an address needs (see `Config::slot_words`).
pub fn slot_words(image: u32) -> u32 {
    r32(image + W_BSS * 4)
}

/// Number of words that the image's initial heap has.
pub fn heap_words(image: u32) -> u32 {
    r32(image + W_DATA_WORDS * 4).saturating_sub(slot_words(image))
}

/// Makes the machine know the image at an address, which has been checked, and sets up its RAM. The machine's
/// configuration has room for its slots.
pub fn attach_image(vm: &mut Vm, image: u32) {
    const _: () = assert!(HEADER_WORDS > W_DATA_WORDS);
    vm.image = image;
    vm.image_names = Value::from_word(r32(image + W_NAMES * 4));
    if r32(image + W_DATA_WORDS * 4) != 0 {
        let (data, slots) = (r32(image + W_DATA * 4), slot_words(image));
        copy(data, vm.slots, slots * 4);
        vm.preset_heap(data + slots * 4, heap_words(image), r32(image + W_RAM_END * 4));
    }
}

/// Runs the image's entry module as `__main__`.
///
/// # Errors
/// Whatever the program raises; ImportError without a program.
pub fn run_main(vm: &mut Vm) -> Res<()> {
    let main = Value::str(names::DUNDER_MAIN);
    match entry(vm) {
        Some((m, code)) => run_as(vm, main, m, code),
        None => Err(vm.raise(types::IMPORT_ERROR, Msg::NO_MODULE, &[main])),
    }
}

/// The image's entry module and the code of its body.
pub(crate) fn entry(vm: &Vm) -> Option<(Value, Value)> {
    if vm.image == 0 { None } else { image::find_module(vm, image::entry(vm)) }
}

/// Loads a `.mpy` file and runs it as `__main__`.
///
/// # Errors
/// As [`load::load`]; whatever the program raises.
pub fn run_mpy(vm: &mut Vm, file: &[u8]) -> Res<()> {
    let mark = vm.mark();
    let code = load::load(vm, file)?;
    vm.push(code);
    let result = run_program(vm, code);
    vm.cut(mark);
    result
}

/// Compiles a program on the board and runs it as `__main__`. `file` is its name in tracebacks.
///
/// # Errors
/// SyntaxError; MemoryError; whatever the program raises.
pub fn run_source(vm: &mut Vm, source: Source, file: Value) -> Res<()> {
    let mark = vm.mark();
    let code = compile(vm, source, file, Mode::Module)?;
    vm.push(code);
    let result = run_program(vm, code);
    vm.cut(mark);
    result
}

/// Runs a program's body as `__main__`, in new globals.
fn run_program(vm: &mut Vm, code: Value) -> Res<()> {
    let globals = dict::new(vm, 0)?;
    vm.push(globals);
    let main = Value::str(names::DUNDER_MAIN);
    namespace::set(vm, globals, Value::str(names::DUNDER_NAME), main)?;
    let m = module::new(vm, main, globals)?;
    run_as(vm, main, m, code)
}

/// Runs a module's body, or what is left of it, under a name, which its namespace has as `__name__`.
fn run_as(vm: &mut Vm, name: Value, m: Value, code: Value) -> Res<()> {
    vm.set_root(Root::Main, module::globals(m));
    import::register(vm, name, m)?;
    import::run_body(vm, m, code)
}

/// What an uncaught exception means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// SystemExit, with its code (0 for none).
    Exit(i32),
    /// Any other exception: it has been reported.
    Error,
}

/// Reports the exception that was raised last and was not caught, as the console shows it.
pub fn report(vm: &mut Vm) -> End {
    let e = vm.exception();
    if exception::matches(vm, e, Value::typ(types::SYSTEM_EXIT)) {
        return End::Exit(exit_code(vm, e));
    }
    let mark = vm.mark();
    vm.push(e);
    if traceback::print(vm, e, &mut Out::Console).is_err() {
        (vm.port.write)(b"\n");
    }
    vm.cut(mark);
    End::Error
}

/// The code of a SystemExit: an int, 0 for None, 1 for anything else.
fn exit_code(vm: &mut Vm, e: Value) -> i32 {
    match exception::value(vm, e) {
        Ok(Value::NONE) => 0,
        Ok(v) => v.small_value().unwrap_or(1),
        Err(_) => 1,
    }
}
