//! A bar that shows how far long work has come: only on a terminal, and only if the work is long.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that is done before this shows no bar.
const PATIENCE: Duration = Duration::from_millis(400);

/// The progress of some work, on standard error.
pub struct Progress {
    bar: ProgressBar,
    start: Instant,
    is_shown: bool,
}

impl Progress {
    /// The progress of `total` steps; `wanted` says whether people are to see it.
    pub fn new(total: usize, wanted: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}").expect("the template is right");
        bar.set_style(style);
        // A bar that counts as shown is never put on the screen.
        Self { bar, start: Instant::now(), is_shown: !wanted }
    }

    /// Counts one step; `name` is what was done.
    pub fn step(&mut self, name: &str) {
        if !self.is_shown && self.start.elapsed() > PATIENCE {
            self.is_shown = true;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_message(name.to_owned());
        self.bar.inc(1);
    }

    /// Does what writes to the terminal with the bar out of the way.
    pub fn aside<R>(&self, write: impl FnOnce() -> R) -> R {
        self.bar.suspend(write)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
