//! A screen that remembers, for tests and for output to a file.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use crate::{Frame, Screen};

/// What a program printed and showed.
#[derive(Clone, Default, Debug)]
pub struct Record {
    /// Everything printed.
    pub output: Vec<u8>,
    /// The display's changes, with their times since the start. A board shows 25 LEDs for at least 6 ms: what changes
    /// faster is not seen, and not here.
    pub frames: Vec<(Duration, Frame)>,
}

/// A screen that remembers; its clones share one record.
#[derive(Clone, Default, Debug)]
pub struct Recorder(Arc<Mutex<Record>>);

impl Recorder {
    /// A copy of the record so far.
    pub fn record(&self) -> Record {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Record> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Screen for Recorder {
    fn print(&mut self, text: &[u8]) {
        self.lock().output.extend_from_slice(text);
    }

    fn show(&mut self, at: Duration, frame: Frame) {
        self.lock().frames.push((at, frame));
    }
}
