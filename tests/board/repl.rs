//! The prompt of the firmware: tools' byte sequences, and the tools themselves.
//!
//! mpremote and microfs come with `cargo xtask setup`; without them their tests say so and pass.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use mpyc_tests::{
    lang::tool,
    prompt,
    qemu::{Machine, TerminalMachine, firmware},
};

use crate::check_stacks;

fn board() -> Machine {
    Machine::start(&firmware()).unwrap()
}

#[test]
fn microfs_runs_commands() {
    prompt::microfs(&mut board());
}

#[test]
fn mu_runs_commands() {
    prompt::mu(&mut board());
}

#[test]
fn editors_paste_programs() {
    prompt::editors(&mut board());
}

#[test]
fn lines_are_typed() {
    prompt::typing(&mut board());
}

#[test]
fn ctrl_c_stops_everything() {
    prompt::ctrl_c(&mut board());
}

#[test]
fn programs_schedule_their_interrupt() {
    prompt::scheduled_interrupt(&mut board());
}

#[test]
fn help_tells_what_a_value_has() {
    prompt::help(&mut board());
}

#[test]
fn raw_paste_loses_nothing() {
    let mut board = board();
    prompt::raw_paste_loses_nothing(&mut board, 5);
    check_stacks(&mut board);
}

/// As often as the promise says.
#[test]
#[ignore = "takes minutes: cargo test -p mpyc-tests --test board -- --ignored two_hundred"]
fn raw_paste_loses_nothing_two_hundred_times() {
    prompt::raw_paste_loses_nothing(&mut board(), 200);
}

/// Runs mpremote on a board; gives what it prints.
fn mpremote(program: &Path, device: &Path, arguments: &[&str]) -> String {
    let output = Command::new(program).arg("connect").arg(device).args(arguments).output().unwrap();
    let (text, error) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "mpremote {arguments:?}: {text}{error}");
    text.replace("\r\n", "\n")
}

#[test]
fn mpremote_connects_and_runs() {
    let Some(program) = tool("mpremote") else {
        println!("no mpremote here: `cargo xtask setup` installs it");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let (long, result) = prompt::long_program();
    let file = folder.path().join("long.py");
    fs::write(&file, long).unwrap();
    let file = file.to_str().unwrap();
    let machine = TerminalMachine::start(&firmware()).unwrap();
    let run = |arguments: &[&str]| mpremote(&program, machine.path(), arguments);
    assert_eq!(run(&["exec", "print('hello', 6 * 7)"]), "hello 42\n");
    assert_eq!(run(&["eval", "[i * i for i in range(4)]"]), "[0, 1, 4, 9]\n");
    assert_eq!(run(&["exec", "x = 5", "exec", "print(x)"]), "5\n");
    assert_eq!(run(&["run", file]), format!("{result}\n"));
    // Without a soft reset, globals stay from one connection to the next.
    assert_eq!(run(&["resume", "exec", "print(s)"]), format!("{result}\n"));
    assert_eq!(run(&["soft-reset"]), "");
    assert_eq!(run(&["resume", "exec", "print('s' in globals())"]), "False\n");
    let output = Command::new(&program).arg("connect").arg(machine.path()).args(["exec", "1/0"]).output().unwrap();
    assert!(!output.status.success());
    let error = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(error.contains("ZeroDivisionError: divide by zero"), "{error}");
}

/// Runs commands with the real library; the device is the first argument. It waits longer than the library's own second, as
/// the emulator looks once a second whether somebody has opened the device.
const MICROFS: &str = "
import microfs, serial, sys
line = serial.Serial(sys.argv[1], 115200, timeout=10)
print(microfs.execute(['x = 20 + 3', 'print(x)'], line))
print(microfs.execute(['print(\"again\")', '1 // 0'], line))
";

#[test]
fn microfs_connects_and_runs() {
    let Some(python) = tool("python") else { return };
    let has_it = Command::new(&python).args(["-c", "import microfs"]).output().unwrap().status.success();
    if !has_it {
        println!("no microfs here: `cargo xtask setup` installs it");
        return;
    }
    let machine = TerminalMachine::start(&firmware()).unwrap();
    let device: PathBuf = machine.path().into();
    let output = Command::new(&python).args(["-c", MICROFS]).arg(device).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        text.starts_with("(b'23\\r\\n', b'')\n(b'', b'Traceback"),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(text.contains("ZeroDivisionError"), "{text}");
}
