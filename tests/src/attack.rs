//! Attacks on the machine: damaged files and images, each by its number, so that one that does harm can be repeated.
//!
//! The code in a `.mpy` file is verified where it is loaded, that in an image where it is linked: the board believes an image
//! whose checksum and header are right, as it believes its own firmware. So damage to an image's bytes ends at the board's
//! check of it, and damage to the code in it goes through the linker's verifier.

use mpyc_abi::board::{Board, MICROBIT_V1};
use mpyc_compiler::link::image::{ImageModule, link};
use mpyc_compiler::mpy::{self, File};
use mpyc_microbit::boot::{Memory, machine};
use mpyc_runtime::boot;
use mpyc_runtime::heap::Modes;
use mpyc_runtime::load::load;
use mpyc_runtime::mem::{Space, put};

use crate::bare::{self, RAM, Setup};
use crate::carried;
use crate::damage::{Numbers, damaged, damaged_code, damaged_image};
use crate::lang::programs;
use crate::pack::compiled;

/// Programs of more bytes of source are left out: much of them would be read for a damage in one place.
const SOURCE_LIMIT: usize = 3000;
/// Polls after which a damaged program gets Ctrl-C.
const POLLS: u32 = 2000;
/// One in so many damaged files runs with a collection at every allocation, which checks each object that is reached.
const STRESSED: u64 = 8;
/// The board that images are for.
const BOARD: &Board = &MICROBIT_V1;

/// What the attacks start from.
pub struct Arsenal {
    files: Vec<File>,
    bytes: Vec<Vec<u8>>,
    images: Vec<Vec<u8>>,
    apps: Vec<File>,
    space: Space,
}

/// What became of damaged files.
#[derive(Clone, Copy, Default, Debug)]
pub struct Tally {
    /// Those that were refused.
    pub refused: usize,
    /// Those that were taken; files among them were run.
    pub taken: usize,
}

impl Arsenal {
    /// `.mpy` files of the language programs, and images of some of them, in a space of this thread's own.
    ///
    /// # Panics
    /// If one does not compile.
    pub fn new() -> Self {
        let programs: Vec<_> = programs().into_iter().filter(|program| program.source.len() <= SOURCE_LIMIT).collect();
        let compiled = programs.iter().map(|program| compiled(&program.name, &program.source));
        let files: Vec<File> = compiled.map(|file| file.unwrap_or_else(|why| panic!("{why}"))).collect();
        let bytes = files.iter().map(mpy::write).collect();
        let images =
            programs.iter().step_by(10).map(|program| carried::image_with_app(&program.source).bytes).collect();
        let apps = programs.iter().map(|program| carried::compiled("app", &program.source)).collect();
        Self { files, bytes, images, apps, space: Space::new() }
    }

    /// Damages a file, loads it and runs it if it passes the verifier.
    ///
    /// # Panics
    /// If it does harm.
    pub fn file(&self, number: u64) -> Tally {
        let mut numbers = Numbers::new(number);
        let [file, other] = [(); 2].map(|()| numbers.below(self.files.len()));
        let bytes = if numbers.below(3) == 0 {
            damaged(&self.bytes[file], &self.bytes[other], &mut numbers)
        } else {
            mpy::write(&damaged_code(&self.files[file], &mut numbers))
        };
        let mut taken = false;
        bare::run(&self.space, &Setup::board(POLLS), |vm| {
            vm.heap.modes = if number.is_multiple_of(STRESSED) { Modes::STRESS } else { Modes::NONE };
            let mark = vm.mark();
            taken = load(vm, &*bytes).is_ok();
            if taken {
                let _ = boot::run_mpy(vm, &bytes);
            }
            vm.cut(mark);
        });
        Tally { refused: usize::from(!taken), taken: usize::from(taken) }
    }

    /// Damages the code of a program, links an image of it, and runs that if the linker takes the code.
    ///
    /// # Panics
    /// If it does harm.
    pub fn frozen(&self, number: u64) -> Tally {
        let mut numbers = Numbers::new(number);
        let file = damaged_code(&self.apps[numbers.below(self.apps.len())], &mut numbers);
        let app = ImageModule { name: "__main__", is_package: false, file: &file };
        let Ok(image) = link(&[app], BOARD) else {
            return Tally { refused: 1, taken: 0 };
        };
        self.space.make_current();
        self.space.fence(0..RAM.end);
        put(BOARD.image_start, &image.bytes);
        let setup = Setup { slot_words: image.variables / 4, ..Setup::board(POLLS) };
        bare::run(&self.space, &setup, |vm| {
            vm.heap.modes = if number.is_multiple_of(STRESSED) { Modes::STRESS } else { Modes::NONE };
            let mark = vm.mark();
            boot::attach_image(vm, BOARD.image_start);
            let _ = boot::run_main(vm);
            vm.cut(mark);
        });
        Tally { refused: 0, taken: 1 }
    }

    /// Damages an image, whose checksum is right all the same, and gives it to the board's start up to where its program
    /// would begin.
    ///
    /// # Panics
    /// If it does harm.
    pub fn image(&self, number: u64) -> Tally {
        let mut numbers = Numbers::new(number);
        let bytes = damaged_image(&self.images[numbers.below(self.images.len())], &mut numbers);
        self.space.make_current();
        self.space.fence(0..RAM.end);
        put(BOARD.image_start, &bytes);
        self.space.fence(RAM);
        let memory =
            Memory { board: BOARD, image: BOARD.image_start, ram: RAM, native_stack_limit: 0, port: bare::port() };
        let taken = machine(&memory).1.is_none();
        Tally { refused: usize::from(!taken), taken: usize::from(taken) }
    }
}

impl Default for Arsenal {
    fn default() -> Self {
        Self::new()
    }
}

impl Tally {
    /// Counts another attack.
    pub fn add(&mut self, other: Self) {
        self.refused += other.refused;
        self.taken += other.taken;
    }
}
