//! Where a simulated board's output and display go.

use std::time::Duration;

/// The levels of the display's LEDs, 0 to 9, row by row from the top.
pub type Frame = [u8; 25];

/// Sees what a program prints and shows. Calls come from the program's thread and from the board's.
pub trait Screen: Send {
    /// The program printed bytes; lines end with `\n`.
    fn print(&mut self, text: &[u8]);

    /// The display changed, so long after the start.
    fn show(&mut self, at: Duration, frame: Frame);

    /// The program has ended.
    fn end(&mut self) {}
}

/// A frame as the text of an image: five rows of digits, each ended by a colon.
pub fn frame_text(frame: &Frame) -> String {
    let row = |row: &[u8]| row.iter().map(|level| char::from(b'0' + level)).collect::<String>() + ":";
    frame.chunks(5).map(row).collect()
}
