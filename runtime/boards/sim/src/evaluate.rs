//! Running an image's program at build: what its module bodies make, for the linker to put into the image.

use mpyc_abi::board::Board;
use mpyc_abi::image;
use mpyc_runtime::evaluate::{self, Body, Constant, Evaluation, Stop};
use mpyc_runtime::{boot, mem};

use crate::{Ending, Memory, Pace, Recorder, Simulator};

/// RAM of the machine: more than a board's, so that garbage needs no collecting.
const RAM: std::ops::Range<u32> = 0x2000_1000..0x2002_0000;

/// The state of a machine that has run a program as far as that can be done without a board.
#[derive(Clone, Debug, Default)]
pub struct Evaluated {
    /// The bodies of modules that were run, and where each stands; none if nothing could be run.
    pub bodies: Vec<Body>,
    /// What ended the run, unless the program did or `most`.
    pub stop: Option<Stop>,
    /// What ended the runs ahead of imports, each with the address of the body that is not done.
    pub stops_ahead: Vec<(u32, Stop)>,
    /// Address of the image's first slot, which is also where `ram` starts.
    pub slots: u32,
    /// Contents of the RAM.
    pub ram: Vec<u8>,
    /// What built-in modules have as values.
    pub constants: Vec<Constant>,
}

/// Runs the program of an image, which may be larger than the board's room for it, past at most so many points between
/// statements at which the board can go on.
pub fn evaluate(bytes: &[u8], board: &Board, most: usize) -> Evaluated {
    let slot_words = bytes.as_chunks::<4>().0.get(image::W_BSS as usize).map_or(0, |word| u32::from_le_bytes(*word));
    let memory = Memory { flash: &[(board.image_start, bytes)], ram: RAM, slot_words, float: board.float };
    let screen = Box::new(Recorder::default());
    let mut simulator = Simulator::new(&memory, Pace::Skipping, screen, Vec::new(), None, false);
    let ending = simulator.run(|vm| {
        boot::attach_image(vm, board.image_start);
        let Evaluation { bodies, stop, stops_ahead } = evaluate::run(vm, most);
        let ram = mem::bytes(RAM.start, RAM.end - RAM.start).to_vec();
        Evaluated { bodies, stop, stops_ahead, slots: RAM.start, ram, constants: evaluate::constants(vm) }
    });
    match ending {
        Ending::Done(evaluated) => evaluated,
        Ending::Reset | Ending::Panic(_) => Evaluated::default(),
    }
}
