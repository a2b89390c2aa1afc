//! Running a frozen program: checks the image, makes the machine, runs the entry module, shows how it ended.

use core::ops::Range;

use mpyc_abi::{board::Board as BoardData, types, value::Value};
use mpyc_runtime::{
    boot::{self, End},
    obj::{class, exception, str},
    ops,
    out::Out,
    port::Port,
    traceback,
    vm::{Config, Res, Vm},
};

use crate::{
    animation::{self, Style},
    image_check::{self, Refusal},
    wait::until_shown,
};

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

/// Makes the machine for the image in flash.
///
/// # Errors
/// Why the image can't run.
pub fn machine(memory: &Memory) -> Result<Vm, Refusal> {
    image_check::check(memory.board, memory.image)?;
    let slot_words = boot::slot_words(memory.image);
    if u64::from(slot_words) * 4 > u64::from(memory.ram.end - memory.ram.start) / 2 {
        return Err(Refusal::Large);
    }
    let mut vm = Vm::new(Config {
        ram_start: memory.ram.start,
        ram_end: memory.ram.end,
        slot_words,
        native_stack_limit: memory.native_stack_limit,
        float: memory.board.float,
        port: memory.port,
    });
    boot::attach_image(&mut vm, memory.image);
    Ok(vm)
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
