//! Programs of several modules, frozen: what is read, rebound, added, deleted and changed from everywhere does what it does on
//! CPython, wherever evaluation at build ends. `tests/frozen/NAME/main.py` is a program, `main.out` CPython's output.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use mpyc_abi::board::MICROBIT_V1;
use mpyc_compiler::link::firmware::Firmware;
use mpyc_compiler::link::program;
use mpyc_runtime::heap::Modes;
use mpyc_tests::frozen;
use mpyc_tests::generate;
use mpyc_tests::lang::{cpython, difference, output};
use mpyc_tests::machine::run_image;
use mpyc_tests::qemu::Machine;
use mpyc_tests::station;

/// RAM on the host: some more than the board's, as a program that has run less at build needs more.
const RAM: Range<u32> = 0x2000_1000..0x2000_8000;

/// How long the emulated board may take for a program.
const BOARD_TIMEOUT: Duration = Duration::from_secs(60);

/// The folders of the programs, by name, with the output that each must have.
fn programs() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("frozen");
    let entries = fs::read_dir(folder).expect("a folder of programs");
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry of the folder").path()).collect();
    all.sort();
    let with_output = |folder: PathBuf| {
        let expected = fs::read_to_string(folder.join("main.out")).expect("an output; `cargo xtask bless` makes it");
        (folder, expected)
    };
    all.into_iter().map(with_output).collect()
}

/// The firmware that the command carries.
fn firmware() -> Firmware {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../compiler/cli/firmware/microbit-v1.elf");
    Firmware::read(&fs::read(path).expect("the firmware"), &MICROBIT_V1).expect("a firmware for the board")
}

/// Compares what a program prints, in a way, with what it must print.
fn check(folder: &Path, way: &str, expected: &str, printed: &str) {
    let printed = printed.replace("\r\n", "\n");
    assert!(printed == expected, "{} {way}:\n{}", folder.display(), difference(expected, &printed));
}

#[test]
fn expected_outputs_are_cpythons() {
    let Some(python) = cpython() else {
        println!("no CPython 3.12 here: the committed outputs stand");
        return;
    };
    for (folder, expected) in programs() {
        let printed = output(Command::new(&python).arg("-B").arg(folder.join("main.py"))).expect("a program that runs");
        check(&folder, "on CPython", &expected, &printed);
    }
}

#[test]
fn programs_do_the_same_from_every_point() {
    for (folder, expected) in programs() {
        for points in 0..100 {
            let image = frozen::image_of_folder(&folder, points).expect("an image");
            check(
                &folder,
                &format!("from point {points}"),
                &expected,
                &run_image(&image, &MICROBIT_V1, RAM, Modes::NONE),
            );
        }
    }
}

#[test]
fn programs_run_with_a_collection_at_every_allocation() {
    for (folder, expected) in programs() {
        for points in [0, 3, 10, usize::MAX] {
            let image = frozen::image_of_folder(&folder, points).expect("an image");
            check(&folder, "under stress", &expected, &run_image(&image, &MICROBIT_V1, RAM, Modes::STRESS));
        }
    }
}

#[test]
fn programs_run_on_the_emulated_board() {
    let firmware = firmware();
    let scratch = tempfile::tempdir().expect("a folder");
    let hex_file = scratch.path().join("program.hex");
    for (folder, expected) in programs() {
        for points in [0, usize::MAX] {
            let image = frozen::image_of_folder(&folder, points).expect("an image");
            fs::write(&hex_file, program::hex(&firmware, &image, &MICROBIT_V1).expect("a hex")).expect("a file");
            let mut board = Machine::start(&hex_file).expect("a board");
            let printed = board.read_up_to("MicroPython v", BOARD_TIMEOUT);
            check(&folder, "on the board", &expected, printed.trim_end_matches("MicroPython v"));
        }
    }
}

/// The official firmware takes 193 lines of such functions as source.
#[test]
fn a_program_of_3000_lines_in_ten_modules_runs_with_9500_bytes_free() {
    let scratch = tempfile::tempdir().expect("a folder");
    let lines = station::write(scratch.path()).expect("the program's files");
    assert!(lines >= 3000, "{lines} lines");
    let image = frozen::image_of_folder(scratch.path(), usize::MAX).expect("an image");
    let filesystem = MICROBIT_V1.filesystem.1 - image.layout.filesystem_start;
    let hex_file = scratch.path().join("program.hex");
    fs::write(&hex_file, program::hex(&firmware(), &image, &MICROBIT_V1).expect("a hex")).expect("a file");
    let mut board = Machine::start(&hex_file).expect("a board");
    let printed = board.read_up_to("MicroPython v", BOARD_TIMEOUT);
    let mut printed = printed.lines();
    let (sum, free) = (printed.next().unwrap_or_default(), printed.next().unwrap_or_default());
    println!("{lines} lines: image {} bytes, file system {filesystem}, {free} bytes of heap free", image.bytes.len());
    assert!(free.trim().parse::<u32>().is_ok_and(|free| free >= 9500), "{free} bytes free");
    assert!(filesystem >= 0x4000, "{filesystem} bytes are left for the file system");
    if let Some(python) = cpython() {
        let expected = output(Command::new(&python).arg("-B").arg(scratch.path().join("main.py"))).expect("a sum");
        assert_eq!(Some(sum), expected.lines().next());
    }
}

#[test]
fn data_that_fills_half_the_memory_is_made_on_the_board() {
    let data = [
        "rows = [[number] * 16 for number in range(100)]",
        "rows = {number: [number] * 4 for number in range(90)}",
        "rows = [bytearray(200) for number in range(40)]",
        "rows = [str(number) * 9 for number in range(150)]",
        "rows = [0] * 1800",
    ];
    for line in data {
        let source = format!("def f(x):\n    return x\n{line}\nother = [1, 2]\nprint(len(rows), f(other))\n");
        let image = frozen::image(&source, usize::MAX).expect("an image");
        assert!(image.heap <= 5120, "{line}: {} bytes", image.heap);
        let printed = run_image(&image, &MICROBIT_V1, 0x2000_1100..0x2000_4000, Modes::NONE);
        assert!(printed.ends_with("[1, 2]\n"), "{line}: {printed}");
    }
}

/// `MPYC_FUZZ=3600` for an hour; a comma and a number start from another program.
#[test]
fn generated_programs_go_on_from_any_point() {
    let wish = env::var("MPYC_FUZZ").unwrap_or_default();
    let mut numbers = wish.split(',').map(|part| part.trim().parse::<u64>().ok());
    let seconds = numbers.next().flatten().unwrap_or(30);
    let first = numbers.next().flatten().unwrap_or(0);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut seed = first;
    while Instant::now() < end {
        seed += 1;
        let source = frozen::quiet(&generate::program(seed));
        let Ok(plain) = frozen::image(&source, 0) else { continue };
        let expected = run_image(&plain, &MICROBIT_V1, RAM, Modes::NONE);
        if expected.contains("MemoryError") {
            continue;
        }
        for points in [1 + seed as usize % 20, usize::MAX] {
            let image = frozen::image(&source, points).expect("an image");
            let printed = run_image(&image, &MICROBIT_V1, RAM, Modes::NONE);
            assert!(printed == expected, "program {seed} from point {points}:\n{}", difference(&expected, &printed));
        }
    }
    println!("{} programs from {first} on", seed - first);
}
