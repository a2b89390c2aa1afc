//! What a run of a program takes.

use std::{
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use wait4::Wait4 as _;

/// Time and memory of a run.
#[derive(Clone, Copy)]
pub struct Cost {
    pub wall: Duration,
    /// Time of all processors.
    pub cpu: Duration,
    /// Bytes of memory at its most.
    pub memory: u64,
}

/// Runs a program to its end; an error if it fails.
pub fn measure(command: &mut Command) -> Result<Cost> {
    let start = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let used = child.wait4()?;
    let wall = start.elapsed();
    if !used.status.success() {
        bail!("{command:?} failed: {}", used.status);
    }
    Ok(Cost { wall, cpu: used.rusage.utime + used.rusage.stime, memory: used.rusage.maxrss })
}
