//! A board's serial line, as tests use it.

use std::fmt::Display;
use std::time::Duration;

/// How long tests wait for a board to answer.
pub const TIMEOUT: Duration = Duration::from_secs(60);

/// What went wrong with a board, in words.
#[derive(Debug)]
pub struct LineError(pub String);

impl Display for LineError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LineError {}

/// A serial line to a board, emulated or simulated.
pub trait Line {
    /// Sends bytes.
    ///
    /// # Errors
    /// When the line is gone.
    fn send(&mut self, bytes: &[u8]) -> Result<(), LineError>;

    /// What the board sends up to and with `token`. Bytes after it are kept for the next call.
    ///
    /// # Errors
    /// When the time is over, and when the line is gone.
    fn read_until(&mut self, token: &str, timeout: Duration) -> Result<String, LineError>;
}
