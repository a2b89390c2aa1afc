//! The firmware that the command carries, so that building a program needs no ARM tool chain.
//!
//! `cargo xtask firmware` makes the files.

use mpyc_abi::board::Board;
use mpyc_compiler::link::firmware::Firmware;

use crate::failure::Failure;

static MICROBIT_V1: &[u8] = include_bytes!("../firmware/microbit-v1.elf");

/// The firmware of a board.
pub fn of(board: &Board) -> Result<Firmware, Failure> {
    let elf = match board.name {
        "v1" => MICROBIT_V1,
        name => return Err(Failure::Usage(format!("this mpyc has no firmware for the board {name}"))),
    };
    Firmware::read(elf, board).map_err(|error| Failure::Usage(error.to_string()))
}

#[cfg(test)]
mod tests {
    use mpyc_abi::board;

    #[test]
    fn every_board_has_a_firmware_that_fits() {
        for board in board::ALL {
            let firmware = super::of(board).unwrap();
            assert!(firmware.version.starts_with("micro:bit v"), "{}", firmware.version);
        }
    }
}
