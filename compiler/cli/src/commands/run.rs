//! `mpyc run`: a program on the simulated board.
//!
//! The image is the one that `mpyc build` would put on the board, byte for byte, and it runs in the
//! RAM that the board's firmware would leave to it.

use std::time::Duration;

use mpyc_microbit::boot;
use mpyc_sim::{Ending, Memory, Pace, Simulator, Terminal};

use crate::args::RunArgs;
use crate::commands::{build, check, compile};
use crate::failure::Failure;
use crate::firmware;
use crate::report::Reporter;

/// Compiles, links and runs a program. Its exception, if it ends with one, is on the console.
pub fn run(args: &RunArgs, reporter: &Reporter) -> Result<(), Failure> {
    let limit = args.limit.map(Duration::try_from_secs_f64).transpose();
    let limit = limit.map_err(|error| Failure::Usage(format!("--limit: {error}")))?;
    let board = args.board.board;
    let program = check::load(&args.app, &args.path, args.board.microbit(), &args.warnings.levels()?)?;
    let files = compile::modules(&program, args.compiler, reporter)?;
    let firmware = firmware::of(board)?;
    let image = build::image(&program, &files, board, &firmware, !args.compiler.no_optimize, reporter)?;
    let memory = Memory {
        flash: &[(board.image_start, &image.bytes)],
        ram: firmware.info.ram_free_start..firmware.info.ram_end,
        slot_words: image.variables / 4,
        float: board.float,
    };
    let pace = if args.fast { Pace::Skipping } else { Pace::Real };
    let mut simulator = Simulator::new(&memory, pace, Box::new(Terminal::new()), Vec::new(), limit, true);
    let ending = simulator.run(|vm| {
        mpyc_runtime::boot::attach_image(vm, board.image_start);
        let ending = boot::run(vm);
        boot::linger(vm);
        ending
    });
    drop(simulator);
    match ending {
        Ending::Done(boot::Ending::Finished(0)) | Ending::Reset => Ok(()),
        Ending::Done(boot::Ending::Finished(code)) => Err(Failure::Exit(code)),
        Ending::Done(boot::Ending::Interrupted | boot::Ending::Failed) => Err(Failure::Program),
        Ending::Panic(code) => {
            reporter.note(&format!("the program called panic({code})"));
            Err(Failure::Program)
        }
    }
}
