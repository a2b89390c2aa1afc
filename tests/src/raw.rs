//! Raw mode for programs that go on when a board does not answer: nothing here panics.

use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::line::{Line, LineError};

/// Raw mode's greeting.
pub const GREETING: &str = "raw REPL; CTRL-B to exit\r\n>";

/// Raw mode has no flow control, so programs go in pieces of so many bytes with pauses: a board takes in no more than
/// it has room for while it collects garbage.
const PIECE: usize = 32;
const PAUSE: Duration = Duration::from_millis(10);

/// Into raw mode from anywhere, within `timeout`: some firmwares do not listen from their first moment on.
///
/// # Errors
/// When there is no greeting.
pub fn enter(line: &mut dyn Line, timeout: Duration) -> Result<(), LineError> {
    let end = Instant::now() + timeout;
    loop {
        line.send(b"\r\x03\x03")?;
        sleep(Duration::from_millis(100));
        line.send(b"\r\x01")?;
        match line.read_until(GREETING, Duration::from_secs(2)) {
            Err(error) if Instant::now() > end => return Err(error),
            Err(_) => {}
            Ok(_) => return Ok(()),
        }
    }
}

/// A soft reset, which stays in raw mode.
///
/// # Errors
/// When the board does not greet again within `timeout`.
pub fn soft_reset(line: &mut dyn Line, timeout: Duration) -> Result<(), LineError> {
    line.send(b"\x04")?;
    line.read_until(GREETING, timeout).map(drop)
}

/// Sends a program's text, in pieces.
///
/// # Errors
/// When the line is gone.
pub fn send(line: &mut dyn Line, text: &[u8]) -> Result<(), LineError> {
    for piece in text.chunks(PIECE) {
        line.send(piece)?;
        sleep(PAUSE);
    }
    Ok(())
}

/// Runs a program; gives its output and its error.
///
/// # Errors
/// When the board does not answer in raw mode's way within `timeout`.
pub fn exec(line: &mut dyn Line, program: &str, timeout: Duration) -> Result<(String, String), LineError> {
    send(line, program.as_bytes())?;
    line.send(b"\x04")?;
    outcome(line, "OK", timeout)
}

/// Reads what raw mode answers, after `head`: output and error. SystemExit is a soft reset, whose greeting is read too.
///
/// # Errors
/// When the answer does not come within `timeout`, and when it is another.
pub fn outcome(line: &mut dyn Line, head: &str, timeout: Duration) -> Result<(String, String), LineError> {
    let output = line.read_until("\x04", timeout)?;
    let error = line.read_until("\x04", timeout)?;
    line.read_until(">", timeout)?;
    let Some(output) = output.strip_prefix(head) else {
        return Err(LineError(format!("{head:?} is missing: {output:?}")));
    };
    let without_end = |text: &str| text.trim_end_matches('\x04').to_owned();
    Ok((without_end(output), without_end(&error)))
}

/// Runs a program in raw-paste mode, as fast as the board gives credit; gives its output and its error.
///
/// # Errors
/// When the board does not answer in that mode's way within `timeout`.
pub fn paste(line: &mut dyn Line, program: &str, timeout: Duration) -> Result<(String, String), LineError> {
    line.send(b"\x05A\x01")?;
    line.read_until("R\x01", timeout)?;
    let header = line.read_until("\x01", timeout)?;
    let [low, high, 1] = *header.as_bytes() else {
        return Err(LineError(format!("no window: {header:?}")));
    };
    let window = usize::from(u16::from_le_bytes([low, high]));
    let (mut credit, mut rest) = (2 * window, program.as_bytes());
    while !rest.is_empty() {
        if credit == 0 {
            // A board that wants no more gives no credit.
            if line.read_until("\x01", STOPPED).is_err() {
                break;
            }
            credit = window;
        }
        let (piece, after) = rest.split_at(credit.min(rest.len()));
        line.send(piece)?;
        credit -= piece.len();
        rest = after;
    }
    line.send(b"\x04")?;
    line.read_until("\x04", timeout)?;
    outcome(line, "", timeout)
}

/// Without credit for so long, a sender in raw-paste mode takes it that the board has stopped reading.
const STOPPED: Duration = Duration::from_secs(4);
