//! What a board does from its start on: checks the image, makes the machine, runs the frozen program, shows how it
//! ended, goes to the prompt.

use core::{ops::Range, sync::atomic::Ordering::Relaxed};

use mpyc_abi::{
    board::Board as BoardData,
    modules::{BOARD_MODULES, ModuleId},
    types,
    value::Value,
};
use mpyc_runtime::{
    boot::{self, End},
    obj::{class, exception, str},
    ops,
    out::Out,
    port::Port,
    repl::{Repl, Reset, Settings},
    traceback,
    vm::{Config, Res, Vm},
};

use crate::{
    animation::{self, Style},
    board::CTRL_C,
    current::board,
    image_check::{self, Refusal},
    wait::until_shown,
};

/// The module `microbit`, whose names the prompt sees when no program ran.
const STAR: Value = Value::module(ModuleId(BOARD_MODULES));

/// Milliseconds a column when an error scrolls over the display.
const ERROR_DELAY: u32 = 150;

/// Where a board's machine lives.
pub struct Memory {
    /// The board's data.
    pub board: &'static BoardData,
    /// Address of the image.
    pub image: u32,
    /// RAM that the firmware leaves to the machine.
    pub ram: Range<u32>,
    /// Lowest address that the native stack may reach; 0: unchecked.
    pub native_stack_limit: usize,
    /// Port to the board.
    pub port: &'static Port,
}

/// How a program ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// Its last statement is done, or it raised SystemExit with this code.
    Finished(i32),
    /// Ctrl-C stopped it.
    Interrupted,
    /// It raised an exception that nothing caught; that has been printed and shown.
    Failed,
}

/// Makes the machine for the image in flash, and says why it has none if there is no image that can run.
pub fn machine(memory: &Memory) -> (Vm, Option<Refusal>) {
    let slot_words = match slot_words(memory) {
        Ok(words) => words,
        Err(refusal) => return (bare_machine(memory, 0), Some(refusal)),
    };
    let mut vm = bare_machine(memory, slot_words);
    boot::attach_image(&mut vm, memory.image);
    (vm, None)
}

/// Words of RAM that the image wants for its variables.
fn slot_words(memory: &Memory) -> Result<u32, Refusal> {
    image_check::check(memory.board, memory.image)?;
    let slots = boot::slot_words(memory.image);
    let words = u64::from(slots) + u64::from(boot::heap_words(memory.image));
    if words * 4 > u64::from(memory.ram.end - memory.ram.start) / 2 {
        return Err(Refusal::Large);
    }
    Ok(slots)
}

fn bare_machine(memory: &Memory, slot_words: u32) -> Vm {
    Vm::new(Config {
        ram_start: memory.ram.start,
        ram_end: memory.ram.end,
        slot_words,
        native_stack_limit: memory.native_stack_limit,
        float: memory.board.float,
        port: memory.port,
    })
}

/// The life of a machine from [`machine`] until a soft reset: the frozen program, then the prompt. After a soft
/// reset from raw mode, which `reset` tells, there is only the prompt, in raw mode again.
pub fn live(vm: &mut Vm, memory: &Memory, refusal: Option<Refusal>, reset: Option<Reset>) -> Reset {
    animation::stop(vm);
    board().shared().frame.clear();
    board().drive_display(true);
    board().shared().interrupt_character.store(CTRL_C, Relaxed);
    if reset != Some(Reset::Raw) {
        match refusal {
            None => {
                run(vm);
            }
            Some(Refusal::Missing) => {}
            Some(refusal) => {
                (memory.port.write)(refusal.text().as_bytes());
                (memory.port.write)(b"\n");
            }
        }
    }
    let settings = Settings { banner: memory.board.banner, star: STAR };
    Repl::start(vm, settings, reset).run(vm)
}

/// Runs the image's entry module to its end, and reports what nothing caught: the traceback on the console,
/// then line, type and text on the display.
pub fn run(vm: &mut Vm) -> Ending {
    match boot::run_main(vm) {
        Ok(()) => Ending::Finished(0),
        Err(_) => report(vm),
    }
}

fn report(vm: &mut Vm) -> Ending {
    let e = vm.exception();
    vm.push(e);
    animation::stop(vm);
    match boot::report(vm) {
        End::Exit(code) => Ending::Finished(code),
        End::Error if exception::class(e) == Value::typ(types::KEYBOARD_INTERRUPT) => Ending::Interrupted,
        End::Error => {
            // Without memory for the text, or stopped by Ctrl-C: the console has it all.
            let _ = scroll(vm, e);
            Ending::Failed
        }
    }
}

/// Scrolls `line N Type text` over the display.
fn scroll(vm: &mut Vm, e: Value) -> Res<()> {
    let mut out = Out::string(vm);
    if let Some(line) = traceback::line(e) {
        out.text(vm, "line ")?;
        ops::print(vm, Value::small(line as i32), &mut out, false)?;
        out.text(vm, " ")?;
    }
    out.put(vm, str::bytes(class::name(exception::class(e))))?;
    out.text(vm, " ")?;
    ops::print(vm, e, &mut out, false)?;
    let text = out.finish(vm)?;
    let style = Style { delay: ERROR_DELAY, endless: false, clears: false, monospace: false };
    animation::scroll(vm, text, style)?;
    until_shown(vm)
}

/// Keeps a background animation going after the program's end, until it is over or something is raised.
pub fn linger(vm: &mut Vm) {
    // The program is over: there is nobody left to tell what an iterator raises.
    let _ = until_shown(vm);
}
