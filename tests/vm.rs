//! The virtual machine under attack: allocations that fail anywhere, files that are broken anywhere.

use mpyc_compiler::mpy;
use mpyc_runtime::heap::Modes;
use mpyc_tests::lang::{Program, programs};
use mpyc_tests::machine::{loads_mpy, run_program};
use mpyc_tests::pack::compiled;

fn file_of(program: &Program) -> Vec<u8> {
    match compiled(&program.name, &program.source) {
        Ok(file) => mpy::write(&file),
        Err(why) => panic!("{}: {why}", program.name),
    }
}

#[test]
fn a_refused_allocation_is_an_exception() {
    for program in programs() {
        let file = file_of(&program);
        for every in [7, 50, 333] {
            // What it prints is its own affair; it must end, and without a fault.
            run_program(&program.source, &file, Modes::refusing(every));
        }
    }
}

/// Numbers that look random and are the same each time.
struct Numbers(u32);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as usize % n.max(1)
    }
}

#[test]
fn a_broken_file_is_refused_or_harmless() {
    let mut numbers = Numbers(0x2545_F491);
    for program in programs().iter().filter(|p| p.source.len() < 1500) {
        let file = file_of(program);
        for _ in 0..40 {
            let mut broken = file.clone();
            for _ in 0..=numbers.below(3) {
                let at = numbers.below(broken.len());
                broken[at] = numbers.below(256) as u8;
            }
            loads_mpy(&broken);
        }
        let cut = numbers.below(file.len());
        assert!(!loads_mpy(&file[..cut]), "{} cut at {cut}", program.name);
    }
}
