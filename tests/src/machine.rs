//! The machine on the host: runs `.mpy` files and images, and gives what they print.

use std::sync::Arc;
use std::time::Duration;

use mpyc_abi::board::{Board, FloatWidth, MICROBIT_V1};
use mpyc_compiler::link::image::Image;
use mpyc_microbit::boot as microbit_boot;
use mpyc_runtime::boot;
use mpyc_runtime::files::ModuleFile;
use mpyc_runtime::heap::Modes;
use mpyc_sim::{Memory, Pace, Recorder, Simulator};

use crate::carried;

/// RAM of a machine for `.mpy` files: as much as an address can name.
pub(crate) const LARGE: std::ops::Range<u32> = 0x2000_1000..0x2002_0000;
/// Time on the board after which a program counts as hanging.
const LIMIT: Duration = Duration::from_secs(600);

/// Runs a `.mpy` file; what escapes from it is printed as the board prints it.
pub fn run_mpy(file: &[u8], modes: Modes) -> String {
    let memory = Memory { flash: &[], ram: LARGE, slot_words: 0, float: FloatWidth::Bits32 };
    simulate(&memory, modes, |vm| {
        if boot::run_mpy(vm, file).is_err() {
            boot::report(vm);
        }
    })
}

/// Runs the `.mpy` file of a program, with an image of the carried modules that the program imports.
pub fn run_program(source: &str, file: &[u8], modes: Modes) -> String {
    run_beside(carried::image(source).as_ref(), file, modes)
}

/// Runs a `.mpy` file, with an image of modules that it may import.
pub fn run_beside(image: Option<&Image>, file: &[u8], modes: Modes) -> String {
    simulate_with(image, modes, |vm| {
        if boot::run_mpy(vm, file).is_err() {
            boot::report(vm);
        }
    })
}

/// Runs a program's `.mpy` file, whose modules lie in such files too.
pub fn run_files(file: &[u8], modules: Vec<ModuleFile>, modes: Modes) -> String {
    simulate_with(None, modes, |vm| {
        vm.files = modules.into_iter().map(Arc::new).collect();
        if boot::run_mpy(vm, file).is_err() {
            boot::report(vm);
        }
    })
}

/// The same with the board's floats; notes the opcodes that are executed, at their bytes.
pub fn run_files_noting(file: &[u8], modules: Vec<ModuleFile>, executed: &mut [bool; 256]) -> String {
    let memory = Memory { flash: &[], ram: LARGE, slot_words: 0, float: MICROBIT_V1.float };
    simulate(&memory, Modes::NONE, |vm| {
        vm.files = modules.into_iter().map(Arc::new).collect();
        if boot::run_mpy(vm, file).is_err() {
            boot::report(vm);
        }
        note(vm, executed);
    })
}

fn note(vm: &mpyc_runtime::vm::Vm, executed: &mut [bool; 256]) {
    for (all, one) in executed.iter_mut().zip(vm.executed) {
        *all |= one;
    }
}

/// Runs something in much memory, with an image in flash or none.
pub(crate) fn simulate_with(
    image: Option<&Image>,
    modes: Modes,
    program: impl FnOnce(&mut mpyc_runtime::vm::Vm),
) -> String {
    let start = MICROBIT_V1.image_start;
    let flash: Vec<(u32, &[u8])> = image.iter().map(|image| (start, &*image.bytes)).collect();
    let slot_words = image.map_or(0, |image| image.variables / 4);
    let memory = Memory { flash: &flash, ram: LARGE, slot_words, float: FloatWidth::Bits32 };
    simulate(&memory, modes, |vm| {
        if image.is_some() {
            boot::attach_image(vm, start);
        }
        program(vm);
    })
}

/// The opcodes that a `.mpy` file executes; `true` at each opcode's byte.
pub fn executed_opcodes(file: &[u8]) -> [bool; 256] {
    let memory = Memory { flash: &[], ram: LARGE, slot_words: 0, float: FloatWidth::Bits32 };
    let mut executed = [false; 256];
    simulate(&memory, Modes::NONE, |vm| {
        if boot::run_mpy(vm, file).is_err() {
            boot::report(vm);
        }
        executed = vm.executed;
    });
    executed
}

/// Whether the machine takes a `.mpy` file, which does not run.
pub fn loads_mpy(file: &[u8]) -> bool {
    let memory = Memory { flash: &[], ram: LARGE, slot_words: 0, float: FloatWidth::Bits32 };
    let mut loads = false;
    simulate(&memory, Modes::NONE, |vm| loads = mpyc_runtime::load::load(vm, file).is_ok());
    loads
}

/// Runs an image in the RAM that the board's firmware leaves, here and there: `ram` is the same on both.
pub fn run_image(image: &Image, board: &Board, ram: std::ops::Range<u32>, modes: Modes) -> String {
    let start = board.image_start;
    let memory = Memory { flash: &[(start, &image.bytes)], ram, slot_words: image.variables / 4, float: board.float };
    simulate(&memory, modes, |vm| {
        boot::attach_image(vm, start);
        microbit_boot::run(vm);
    })
}

/// As [`run_image`]; notes the opcodes that are executed, at their bytes.
pub fn run_image_noting(image: &Image, ram: std::ops::Range<u32>, executed: &mut [bool; 256]) -> String {
    let start = MICROBIT_V1.image_start;
    let flash = [(start, &*image.bytes)];
    let memory = Memory { flash: &flash, ram, slot_words: image.variables / 4, float: MICROBIT_V1.float };
    simulate(&memory, Modes::NONE, |vm| {
        boot::attach_image(vm, start);
        microbit_boot::run(vm);
        note(vm, executed);
    })
}

pub(crate) fn simulate(memory: &Memory<'_>, modes: Modes, program: impl FnOnce(&mut mpyc_runtime::vm::Vm)) -> String {
    let recorder = Recorder::default();
    let screen = Box::new(recorder.clone());
    let mut simulator = Simulator::new(memory, Pace::Skipping, screen, Vec::new(), Some(LIMIT), false);
    simulator.vm.heap.modes = modes;
    simulator.run(program);
    drop(simulator);
    String::from_utf8_lossy(&recorder.record().output).into_owned()
}
