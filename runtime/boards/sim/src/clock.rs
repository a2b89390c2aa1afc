//! The simulator's time.

use std::{
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    thread,
    time::{Duration, Instant},
};

/// How time passes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pace {
    /// As on the board.
    Real,
    /// A program that waits goes on at once, as if the time had passed.
    Skipping,
}

/// Microseconds since the start.
pub struct Clock {
    pace: Pace,
    start: Instant,
    /// Microseconds that were not waited for.
    skipped: AtomicU64,
}

impl Clock {
    /// A clock that starts now.
    pub fn new(pace: Pace) -> Self {
        Self { pace, start: Instant::now(), skipped: AtomicU64::new(0) }
    }

    /// Microseconds since the start.
    pub fn now(&self) -> u64 {
        self.start.elapsed().as_micros() as u64 + self.skipped.load(Relaxed)
    }

    /// Lets time pass.
    pub fn pass(&self, microseconds: u64) {
        match self.pace {
            Pace::Real => thread::sleep(Duration::from_micros(microseconds)),
            Pace::Skipping => {
                self.skipped.fetch_add(microseconds, Relaxed);
            }
        }
    }
}
