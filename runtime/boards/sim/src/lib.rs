//! The micro:bit on the host: the runtime with a board made of a clock, a screen and two keys.
//!
//! A [`Simulator`] runs an image as the firmware does, with the same bytes in the same address space. Time
//! is either real, or passes at once when the program waits ([`Pace`]); what the program prints and
//! shows goes to a [`Screen`]: the [`Terminal`], or a [`Recorder`].

mod board;
mod clock;
mod evaluate;
mod recorder;
mod screen;
mod simulator;
mod terminal;

pub use clock::Pace;
pub use evaluate::{Evaluated, evaluate};
pub use recorder::{Record, Recorder};
pub use screen::{Frame, Screen, frame_text};
pub use simulator::{Button, Control, Ending, Memory, Press, Simulator};
pub use terminal::Terminal;
