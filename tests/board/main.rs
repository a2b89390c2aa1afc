//! The firmware on an emulated micro:bit v1: programs built by `mpyc build`, run from their hex.

mod files;
mod float;
mod images;
mod interrupt;
mod memory;
mod repl;
mod start;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use mpyc_abi::{board::MICROBIT_V1, value::Value};
use mpyc_tests::{
    command::mpyc,
    prompt,
    qemu::{BUTTON_A, BUTTON_B, Machine, firmware},
};
use tempfile::TempDir;

const TIMEOUT: Duration = Duration::from_secs(60);
const DARK: &str = "00000:00000:00000:00000:00000:";
/// What the firmware says when a program has ended.
const ENDED: &str = MICROBIT_V1.banner;

/// Bytes of native stack that programs have; see the firmware's `stack` module.
const PROGRAM_STACK: u32 = 3392;
const INTERRUPT_STACK: u32 = 192;
const STACK_TOP: u32 = 0x2000_0E00;

fn here(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("board").join(name)
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples").join(name)
}

/// A machine that runs a program from its hex.
struct Running {
    machine: Machine,
    _folder: TempDir,
}

/// Builds a program and starts a machine with it.
fn run(program: &Path) -> Running {
    let folder = tempfile::tempdir().unwrap();
    let hex = folder.path().join("program.hex");
    let built = Command::new(mpyc()).arg("build").arg(program).arg("-o").arg(&hex).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    Running { machine: Machine::start(&hex).unwrap(), _folder: folder }
}

/// Everything that a program prints, its line ends as the host has them.
fn output(program: &Path) -> String {
    let mut running = run(program);
    let text = running.machine.read_until(ENDED, TIMEOUT).unwrap();
    check_stacks(&mut running.machine);
    text.strip_suffix(ENDED).unwrap().replace("\r\n", "\n")
}

/// The native stacks must not come near their ends.
fn check_stacks(machine: &mut Machine) {
    let program = machine.stack_used(STACK_TOP - INTERRUPT_STACK, PROGRAM_STACK).unwrap();
    let interrupts = machine.stack_used(STACK_TOP, INTERRUPT_STACK).unwrap();
    println!("native stack: program {program} of {PROGRAM_STACK} B, interrupts {interrupts} of {INTERRUPT_STACK} B");
    assert!(program < PROGRAM_STACK - 64, "the program's native stack is used up to {program} bytes");
    assert!(interrupts < INTERRUPT_STACK - 32, "the interrupts' native stack is used up to {interrupts} bytes");
}

/// `None`, `False`, `True` and `NotImplemented` are values whose words are addresses in the vector table: whoever reads a
/// header there must find none (see `mpyc_abi::value`).
#[test]
fn the_headers_of_constants_are_zero() {
    let mut machine = Machine::start(&firmware()).unwrap();
    for address in [Value::NONE, Value::FALSE, Value::TRUE, Value::NOT_IMPLEMENTED].map(|constant| constant.0 & !3) {
        assert_eq!(machine.read_word(address).unwrap(), 0, "{address:#x}");
    }
}

#[test]
fn a_board_without_a_program_goes_to_the_prompt() {
    let mut board = Machine::start(&firmware()).unwrap();
    assert_eq!(board.read_until(">>> ", TIMEOUT).unwrap(), prompt::greeting());
    assert_eq!(board.display(300).unwrap(), DARK);
}

#[test]
fn pictures_are_seen_and_buttons_felt() {
    let mut running = run(&here("pictures.py"));
    let board = &mut running.machine;
    for (name, picture) in [
        ("heart", "09090:99999:99999:09990:00900:"),
        ("shifted", "09000:99900:99900:99000:90000:"),
        ("cropped", "99900:99900:99900:00000:00000:"),
        ("inverted", "90909:00000:00000:90009:99099:"),
        ("sum", "90000:09090:09990:00900:00000:"),
        ("letter", "99900:90090:99900:90090:90009:"),
        ("digit", "99999:00090:00900:09000:90000:"),
        ("pixels [0, 0, 9, 0, 0]", "90000:09000:00900:00090:00009:"),
    ] {
        board.read_until(&format!("{name}\r\n"), TIMEOUT).unwrap();
        board.wait_for_display(picture, TIMEOUT).unwrap();
        board.set_button(BUTTON_A, true).unwrap();
        board.read_until("pressed\r\n", TIMEOUT).unwrap();
        board.set_button(BUTTON_A, false).unwrap();
    }
    board.read_until("faded True 0\r\nscrolling\r\n", TIMEOUT).unwrap();
    let mut lit = false;
    for _ in 0..100 {
        lit |= board.display(20).unwrap() != DARK;
    }
    assert!(lit, "text scrolls while the program computes");
    board.set_button(BUTTON_B, true).unwrap();
    board.read_until("end 1\r\n", TIMEOUT).unwrap();
    board.wait_for_display(DARK, TIMEOUT).unwrap();
}

#[test]
fn examples_print_what_cpython_prints() {
    for name in ["zoo", "orbit"] {
        let program = if name == "orbit" { example("orbit/main.py") } else { example("zoo.py") };
        let expected = fs::read_to_string(here(name).with_extension("out")).unwrap();
        assert_eq!(output(&program), expected, "{name}");
    }
}

#[test]
fn an_uncaught_exception_is_printed_and_scrolls() {
    let mut running = run(&here("failing.py"));
    let board = &mut running.machine;
    let text = board.read_until("ZeroDivisionError: divide by zero\r\n", TIMEOUT).unwrap();
    assert_eq!(
        text.replace("\r\n", "\n"),
        "5\n10\nTraceback (most recent call last):\n  File \"failing.py\", line 9, in <module>\n  \
         File \"failing.py\", line 5, in divide\nZeroDivisionError: divide by zero\n"
    );
    let lit = (0..100).any(|_| board.display(20).unwrap() != DARK);
    assert!(lit, "the error scrolls over the display");
    board.read_until(ENDED, TIMEOUT).unwrap();
}

#[test]
fn ctrl_c_stops_a_program_that_computes() {
    let mut running = run(&here("endless.py"));
    let board = &mut running.machine;
    board.read_until("running\r\n", TIMEOUT).unwrap();
    board.send(b"\x03").unwrap();
    board.read_until("KeyboardInterrupt: \r\n", TIMEOUT).unwrap();
    assert_eq!(board.read_until(">>> ", TIMEOUT).unwrap(), prompt::greeting());
    // What the program made is there to look at.
    board.send(b"count > 0\r").unwrap();
    assert_eq!(board.read_until(">>> ", TIMEOUT).unwrap(), "count > 0\r\nTrue\r\n>>> ");
    // A soft reset starts it again, but not one in raw mode.
    board.send(b"\x04").unwrap();
    board.read_until("MPY: soft reboot\r\nrunning\r\n", TIMEOUT).unwrap();
    prompt::enter_raw(board);
    board.send(b"\x04").unwrap();
    assert_eq!(board.read_until(prompt::RAW, TIMEOUT).unwrap(), format!("OK\r\nMPY: soft reboot\r\n{}", prompt::RAW));
    let (_, error) = prompt::exec(board, "count");
    assert!(error.contains("NameError: "), "{error}");
}

/// MicroPython 1.0.1 gets 5 calls deep on this board.
#[test]
fn calls_go_deep() {
    let text = output(&here("depth.py"));
    let depths: Vec<(&str, u32)> = text
        .lines()
        .map(|line| line.split_once(' ').unwrap())
        .map(|(how, depth)| (how, depth.parse().unwrap()))
        .collect();
    assert_eq!(depths.len(), 7, "{text}");
    for (how, depth) in depths {
        let wanted = if how == "function" { 100 } else { 60 };
        assert!(depth >= wanted, "{how}: {depth}");
    }
}

/// A module imports the next, which imports the next ...
#[test]
fn imports_go_deep() {
    const MODULES: usize = 20;
    let folder = tempfile::tempdir().unwrap();
    let write = |name: String, text: String| fs::write(folder.path().join(name), text).unwrap();
    // What needs the board keeps the imports from being done at build.
    write("main.py".into(), "print('importing')\nimport a0\nprint(a0.depth)\n".into());
    for module in 0..MODULES - 1 {
        let next = module + 1;
        write(format!("a{module}.py"), format!("import a{next}\ndepth = a{next}.depth + 1\n"));
    }
    write(format!("a{}.py", MODULES - 1), "depth = 1\n".into());
    assert_eq!(output(&folder.path().join("main.py")), format!("importing\n{MODULES}\n"));
}

#[test]
fn running_out_of_stack_is_an_exception() {
    let text = output(&here("recursive.py"));
    assert!(text.contains("calls maximum recursion depth exceeded\n"), "{text}");
    assert!(text.contains("natives maximum recursion depth exceeded\n"), "{text}");
    assert!(text.ends_with("still here\n"), "{text}");
}
