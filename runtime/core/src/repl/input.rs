//! Bytes from the console: waiting for them, and the streams that the compiler reads programs from.

use crate::boot;
use crate::vm::{Res, Vm};
use mpyc_abi::types;
use mpyc_abi::value::Value;

use super::{CTRL_C, CTRL_D, text, write};

/// Bytes for which raw-paste mode gives credit at a time. A sender has credit for two windows at most and ends
/// with one byte that it needs none for; the port keeps so many bytes while nobody reads.
pub const WINDOW: u8 = 127;

/// Longest wait for a byte in one go, in microseconds.
const IDLE_US: u32 = 6000;

/// What is known of the line between two bytes.
#[derive(Clone, Copy, Default)]
pub(crate) struct Line {
    /// The byte before was a carriage return.
    after_return: bool,
    /// Raw-paste mode: bytes until the next credit.
    left: u8,
    /// Raw-paste mode: the sender has ended, or is asked to.
    ended: bool,
}

/// Waits for a byte, with `serve` doing meanwhile what the poll flag asks for; what that raises is reported.
pub(super) fn wait(vm: &mut Vm, serve: bool) -> u8 {
    loop {
        if let Some(byte) = (vm.port.read)() {
            return byte;
        }
        if serve && vm.poll().is_err() {
            boot::report(vm);
        }
        (vm.port.idle)(IDLE_US);
    }
}

/// A byte of text with its line end as `\n`, whether it was sent as `\r`, `\n` or both; `None` for the second
/// byte of `\r\n`.
pub(super) fn line_end(vm: &mut Vm, byte: u8) -> Option<u8> {
    let is_second = byte == b'\n' && vm.line.after_return;
    vm.line.after_return = byte == b'\r';
    match byte {
        b'\n' if is_second => None,
        b'\r' => Some(b'\n'),
        _ => Some(byte),
    }
}

/// The next byte of the collected text.
pub(super) fn collected(vm: &mut Vm) -> Res<Option<u8>> {
    Ok(text::take(vm))
}

/// Begins raw-paste mode: says how large a window is, and gives credit for two.
pub(super) fn begin_paste(vm: &mut Vm) {
    vm.line = Line { left: WINDOW, ..Line::default() };
    write(vm, &[WINDOW, 0, 1]);
}

/// The next byte of a program in raw-paste mode.
pub(super) fn pasted(vm: &mut Vm) -> Res<Option<u8>> {
    while !vm.line.ended {
        let byte = wait(vm, false);
        if byte == CTRL_C || byte == CTRL_D {
            end_paste(vm);
            if byte == CTRL_C {
                return Err(vm.raise_value(types::KEYBOARD_INTERRUPT, Value::NULL));
            }
            break;
        }
        vm.line.left -= 1;
        if vm.line.left == 0 {
            vm.line.left = WINDOW;
            write(vm, &[1]);
        }
        if let Some(byte) = line_end(vm, byte) {
            return Ok(Some(byte));
        }
    }
    Ok(None)
}

fn end_paste(vm: &mut Vm) {
    vm.line.ended = true;
    write(vm, &[CTRL_D]);
}

/// After the compiler: a sender that has not ended is told to, and what it still sends is dropped.
pub(super) fn finish_paste(vm: &mut Vm) {
    if !vm.line.ended {
        end_paste(vm);
        while !matches!(wait(vm, false), CTRL_C | CTRL_D) {}
    }
}
