//! Compiling and running what was typed or sent, as statements of `__main__`.

use crate::compile::{self, Source};
use crate::obj::{dict, module};
use crate::port::poll;
use crate::vm::{Raised, Res, Root, Vm};
use crate::{boot, import, namespace};
use core::sync::atomic::Ordering::Relaxed;
use mpyc_abi::names;
use mpyc_abi::value::Value;

use super::{CTRL_C, CTRL_D, NO_INTERRUPT, input, text, write};

pub(super) use crate::compile::Mode;

/// Whether the program asked to leave the prompt (SystemExit).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Exits(pub bool);

/// Answers, compiles the collected text and runs it; what it raises is reported, in raw mode between two bytes `\x04`.
pub(super) fn typed(vm: &mut Vm, answer: &[u8], mode: Mode, is_raw: bool) -> Exits {
    let mark = vm.mark();
    // Who reads the answer may press Ctrl-C at once.
    allow_interrupt(vm, true);
    write(vm, answer);
    let code = if vm.text_lost { Err(out_of_memory(vm)) } else { compile(vm, input::collected, mode) };
    let result = code.and_then(|code| run(vm, code));
    finish(vm, mark, result, is_raw)
}

/// Compiles a program while it comes in raw-paste mode, and runs it.
pub(super) fn pasted(vm: &mut Vm) -> Exits {
    let mark = vm.mark();
    let code = compile(vm, input::pasted, Mode::Module);
    input::finish_paste(vm);
    allow_interrupt(vm, true);
    let result = code.and_then(|code| run(vm, code));
    finish(vm, mark, result, true)
}

fn compile(vm: &mut Vm, stream: fn(&mut Vm) -> Res<Option<u8>>, mode: Mode) -> Res {
    let code = compile::compile(vm, Source::Stream(stream), Value::str(names::ANON_STDIN), mode);
    text::clear(vm);
    code
}

/// Runs a module's body with the globals of `__main__`.
fn run(vm: &mut Vm, code: Value) -> Res<()> {
    vm.push(code);
    let globals = globals(vm)?;
    import::run_in(vm, globals, code)
}

/// The globals of `__main__`, made at the first command if no program made them.
fn globals(vm: &mut Vm) -> Res {
    let globals = vm.root(Root::Main);
    if !globals.is_null() {
        return Ok(globals);
    }
    let globals = dict::new(vm, 0)?;
    vm.push(globals);
    let main = Value::str(names::DUNDER_MAIN);
    namespace::set(vm, globals, Value::str(names::DUNDER_NAME), main)?;
    let m = module::new(vm, main, globals)?;
    import::register(vm, main, m)?;
    vm.set_root(Root::Main, globals);
    Ok(globals)
}

/// The MemoryError that stopped the text from being kept.
fn out_of_memory(vm: &mut Vm) -> Raised {
    let e = vm.root(Root::MemoryError);
    vm.raise_object(e)
}

/// Reports how a command ended and makes the machine ready for the next one.
fn finish(vm: &mut Vm, mark: u32, result: Res<()>, is_raw: bool) -> Exits {
    if is_raw {
        write(vm, &[CTRL_D]);
    }
    let exits = result.is_err() && matches!(boot::report(vm), boot::End::Exit(_));
    if is_raw {
        write(vm, &[CTRL_D]);
    }
    vm.cut(mark);
    vm.heap_lock = 0;
    vm.tidy();
    allow_interrupt(vm, false);
    Exits(exits)
}

/// Lets Ctrl-C stop the program, or be read as any other byte.
pub(super) fn allow_interrupt(vm: &Vm, allowed: bool) {
    vm.port.interrupt_character.store(if allowed { CTRL_C } else { NO_INTERRUPT }, Relaxed);
    if !allowed {
        (vm.port.clear_pending)(poll::INTERRUPT);
    }
}
