//! How long the board takes from its reset to a program's first line.
//!
//! The figures are counts of executed instructions, and the board's own clock, which runs with them in the emulator: both
//! are the same whatever the host does. The official firmware takes 24.4 ms, and 178 us more for each byte of source.

use std::{fmt::Write as _, fs, path::Path, process::Command, time::Duration};

use mpyc_tests::{
    command::mpyc,
    qemu::{Machine, instructions_to_first_byte},
    station,
};

/// Microseconds that the start may take.
const LIMIT: u64 = 5_000;
/// Instructions that the emulated board executes in 16 microseconds.
const INSTRUCTIONS_IN_16_US: u64 = 250;
/// Modules that a program imports.
const MODULES: usize = 10;

/// Prints, as the first line, the microseconds since the clock was started.
const PROGRAM: &str = "import time\nprint(time.ticks_us())\n";

/// A module with functions, classes and data. `last` is its last line.
fn module(number: usize, last: &str) -> String {
    let mut text =
        format!("LIMIT = {number}\nnames = ['a{number}', 'b']\ntable = {{'n': {number}, 'list': [1, 2]}}\n\n\n");
    for function in 0..8 {
        let _ = write!(
            text,
            "def f{function}(values, start={function}):\n    total = start\n    for value in values:\n        \
             total += value * LIMIT\n    return total\n\n\n"
        );
    }
    for class in 0..3 {
        let _ = write!(
            text,
            "class C{class}:\n    count = 0\n\n    def __init__(self, x):\n        self.x = x\n        self.items = []\n\n    \
             def add(self, item):\n        self.items.append(item)\n        return len(self.items) + self.x\n\n\n"
        );
    }
    text + "made = C0(1)\n" + last + "\n"
}

/// Instructions and microseconds from reset to the first line of a program.
fn start(program: &Path) -> (u64, u64) {
    let hex = program.with_extension("hex");
    let built = Command::new(mpyc()).arg("build").arg(program).arg("-o").arg(&hex).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let line = Machine::start(&hex).unwrap().read_until("\r\n", Duration::from_secs(60)).unwrap();
    (instructions_to_first_byte(&hex).unwrap(), line.trim().parse().unwrap())
}

/// Writes a program and ten modules that it imports, and checks how it starts.
fn check(way: &str, imports: &str, last: &str) {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..MODULES {
        fs::write(folder.path().join(format!("part{number}.py")), module(number, last)).unwrap();
    }
    let program = folder.path().join("main.py");
    fs::write(&program, imports.to_owned() + PROGRAM).unwrap();
    hold(way, &program);
}

/// Checks how a program starts.
fn hold(way: &str, program: &Path) {
    let (instructions, us) = start(program);
    println!("{way}: {instructions} instructions, {us} us of the board's clock");
    assert!(instructions <= LIMIT * INSTRUCTIONS_IN_16_US / 16, "{way}: {instructions} instructions");
    assert!(us <= LIMIT, "{way}: {us} us");
}

fn imports() -> String {
    (0..MODULES).map(|number| format!("import part{number}\n")).collect()
}

#[test]
fn a_program_without_imports_starts_at_once() {
    check("no import", "", "");
}

#[test]
fn a_program_with_ten_imports_starts_at_once() {
    check("ten imports", &imports(), "");
}

#[test]
fn a_program_whose_ten_imports_know_the_board_starts_at_once() {
    check(
        "ten imports that import the board",
        &imports(),
        "from microbit import *\nimport random\nheart = Image.HEART\nis_pressed = button_a.is_pressed",
    );
}

/// Its checksum is the longest part.
#[test]
fn a_large_program_starts_at_once() {
    let folder = tempfile::tempdir().unwrap();
    station::write(folder.path()).unwrap();
    let program = folder.path().join("main.py");
    let text = fs::read_to_string(&program).unwrap();
    fs::write(&program, PROGRAM.to_owned() + &text).unwrap();
    hold("3,000 lines in ten modules", &program);
}
