//! The virtual machine under attack: allocations that fail anywhere, files and images that are damaged anywhere. These are
//! samples; `cargo xtask attack` does it at large.

use mpyc_compiler::mpy;
use mpyc_runtime::heap::Modes;
use mpyc_runtime::mem::Space;
use mpyc_tests::attack::{Arsenal, Tally};
use mpyc_tests::hunger::{Eater, Way};
use mpyc_tests::lang::programs;
use mpyc_tests::machine::{loads_mpy, run_program};
use mpyc_tests::pack::compiled;

/// Each program has so many of the periods of 1 to [`LONGEST`], and each period its turn with the programs.
const SAMPLE: usize = 3;
const LONGEST: usize = 200;
/// So many attacks make a sample.
const ATTACKS: u64 = 4000;

#[test]
fn a_refused_allocation_is_an_exception_and_nothing_is_lost() {
    let space = Space::new();
    let mut failures = Vec::new();
    for (number, program) in programs().iter().enumerate() {
        let eater = Eater::new(program);
        for (at, way) in Way::ALL.into_iter().enumerate() {
            for turn in 0..SAMPLE {
                // 67 and 200 have no common divisor.
                let every = 1 + ((number * Way::ALL.len() + at) * SAMPLE + turn) * 67 % LONGEST;
                let result = eater.starve(&space, way, Modes::refusing(every as u32));
                failures.extend(result.err().map(|why| format!("every {every}: {why}")));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_file_that_is_cut_off_is_refused() {
    for program in programs().iter().step_by(20) {
        let file = compiled(&program.name, &program.source).unwrap_or_else(|why| panic!("{why}"));
        let file = mpy::write(&file);
        for cut in (0..file.len()).step_by(61) {
            assert!(!loads_mpy(&file[..cut]), "{} cut at {cut}", program.name);
        }
    }
}

#[test]
fn damage_does_no_harm() {
    let arsenal = Arsenal::new();
    let (mut files, mut images, mut frozen) = (Tally::default(), Tally::default(), Tally::default());
    for number in 0..ATTACKS {
        files.add(arsenal.file(number));
        images.add(arsenal.image(number));
        frozen.add(arsenal.frozen(number));
    }
    println!("files: {files:?}, images: {images:?}, frozen programs: {frozen:?}");
    for Tally { refused, taken } in [files, images, frozen] {
        assert!(refused * 50 > taken && taken * 50 > refused, "{refused} refused and {taken} taken are no test");
    }
}

/// What CPython refuses or does otherwise, and so no program of `tests/lang` may do.
#[test]
fn oddities_have_an_end() {
    let cases = [
        (
            "class A:\n    def __bool__(self):\n        return self\ntry:\n    not A()\nexcept TypeError:\n    print('no')\n",
            "no\n",
        ),
        ("class A:\n    def __len__(self):\n        return self\nprint(bool(A()))\n", "True\n"),
        ("import time\ntry:\n    time.ticks_add(0, 1 << 29)\nexcept OverflowError:\n    print('far')\n", "far\n"),
        ("import gc\ngc.threshold(7)\nprint(gc.threshold())\ngc.threshold(-2)\nprint(gc.threshold())\n", "4\n-1\n"),
    ];
    for (source, printed) in cases {
        let file = compiled("oddity", source).unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(run_program(source, &mpy::write(&file), Modes::NONE), printed, "{source}");
    }
}
