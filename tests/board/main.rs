//! The firmware on an emulated micro:bit v1.

use std::{path::PathBuf, time::Duration};

use mpyc_tests::qemu::Machine;

const TIMEOUT: Duration = Duration::from_secs(30);

fn firmware() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../compiler/cli/firmware/microbit-v1.elf"))
}

#[test]
fn boots_and_answers_on_the_serial_line() {
    let mut board = Machine::start(&firmware()).unwrap();
    board.read_until("mpyc on micro:bit v1\r\n", TIMEOUT).unwrap();
    for round in 0..20 {
        let text = format!("round {round}: all of these bytes come back in order, and none is lost.");
        board.send(text.as_bytes()).unwrap();
        assert_eq!(board.read_until(&text, TIMEOUT).unwrap(), text);
    }
}

#[test]
fn display_is_dark_after_reset() {
    let mut board = Machine::start(&firmware()).unwrap();
    board.read_until("\r\n", TIMEOUT).unwrap();
    assert_eq!(board.display(300).unwrap(), "00000:00000:00000:00000:00000:");
}
