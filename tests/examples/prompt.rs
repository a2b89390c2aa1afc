//! What the board's own compiler can take and what it takes, on the emulated board, beside the official firmware.
//!
//! `cargo xtask bench prompt` runs it. Programs go over the serial line, in raw mode and, where there is one, in raw-paste
//! mode. Times are the board's own, which count instructions. The official firmware is PyPI's (`official`).
//!
//! - *free*: what `gc.mem_free()` says after a collection.
//! - *largest script*: functions of ten lines in one text that still compiles and runs.
//! - *a source byte*: time of `exec` of a text of such functions.
//! - *peak*: how much less RAM a `bytearray` can hold, to 16 bytes, while a function of 100 lines is compiled; in raw mode
//!   the board also holds the text.
//! - *kept*: how much less is free after that.
//!
//! A figure is `n/a` where the board fails: a peak, where the function does not compile beside a `bytearray` of 16 bytes.

use std::iter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use mpyc_tests::line::LineError;
use mpyc_tests::official::official;
use mpyc_tests::qemu::{Machine, firmware};
use mpyc_tests::raw;
use tempfile::TempDir;

const TIMEOUT: Duration = Duration::from_secs(60);
/// A board that does not reset within this time makes way for a new one.
const RESET: Duration = Duration::from_secs(5);
/// Functions in the text that is timed.
const TIMED: usize = 5;
/// Bytes to which the peak is found.
const STEP: usize = 16;

/// How programs get to the board.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Raw,
    Paste,
}

/// A board, and how it is spoken to.
struct Board {
    image: PathBuf,
    mode: Mode,
    machine: Option<Machine>,
}

/// One column of the table.
#[derive(Default)]
struct Figures {
    free: Option<usize>,
    /// Functions, lines and bytes.
    largest: Option<(usize, usize, usize)>,
    byte_us: Option<f64>,
    peak: Option<usize>,
    kept: Option<usize>,
}

impl Board {
    fn new(image: &Path, mode: Mode) -> Self {
        Self { image: image.to_owned(), mode, machine: None }
    }

    /// The board after a soft reset.
    fn fresh(&mut self) -> Result<&mut Machine, LineError> {
        let alive = self.machine.as_mut().is_some_and(|machine| raw::soft_reset(machine, RESET).is_ok());
        if !alive {
            let mut machine = Machine::start(&self.image)?;
            raw::enter(&mut machine, TIMEOUT)?;
            raw::soft_reset(&mut machine, TIMEOUT)?;
            self.machine = Some(machine);
        }
        self.machine.as_mut().ok_or_else(|| LineError("no board".into()))
    }

    /// Runs programs one after the other from a soft reset on, the last one in the board's mode; what that one prints,
    /// if none fails.
    fn run(&mut self, programs: &[&str]) -> Option<String> {
        let printed = self.try_run(programs);
        if printed.is_err() {
            self.machine = None;
        }
        printed.ok().flatten()
    }

    fn try_run(&mut self, programs: &[&str]) -> Result<Option<String>, LineError> {
        let mode = self.mode;
        let machine = self.fresh()?;
        let mut printed = String::new();
        for (i, program) in programs.iter().enumerate() {
            let is_last = i + 1 == programs.len();
            let (output, error) = if is_last && mode == Mode::Paste {
                raw::paste(machine, program, TIMEOUT)?
            } else {
                raw::exec(machine, program, TIMEOUT)?
            };
            if !error.is_empty() {
                return Ok(None);
            }
            printed = output;
        }
        Ok(Some(printed.trim().to_owned()))
    }

    fn number(&mut self, programs: &[&str]) -> Option<usize> {
        self.run(programs)?.parse().ok()
    }

    /// All figures of this board in this mode.
    fn measure(&mut self) -> Figures {
        let long = long_function();
        let free = self.number(&[FREE]);
        let after = self.kept_with(&long);
        Figures {
            free,
            largest: self.largest(),
            byte_us: self.byte_us(),
            peak: self.largest_held(&long).and_then(|held| free?.checked_sub(held)),
            kept: after.and_then(|after| free?.checked_sub(after)),
        }
    }

    /// What is free when the function is there.
    fn kept_with(&mut self, function: &str) -> Option<usize> {
        let mode = self.mode;
        let machine = self.fresh().ok()?;
        let (_, error) = match mode {
            Mode::Raw => raw::exec(machine, function, TIMEOUT).ok()?,
            Mode::Paste => raw::paste(machine, function, TIMEOUT).ok()?,
        };
        let (output, _) = raw::exec(machine, FREE, TIMEOUT).ok()?;
        if error.is_empty() { output.trim().parse().ok() } else { None }
    }

    fn largest(&mut self) -> Option<(usize, usize, usize)> {
        let count =
            most(400, 1, |count| self.run(&[&script(count)]).is_some_and(|printed| printed == script_prints(count)))?;
        let text = script(count);
        Some((count, text.lines().count(), text.len()))
    }

    fn byte_us(&mut self) -> Option<f64> {
        let text: String = (0..TIMED).map(function).collect();
        let program = format!(
            "try:\n import utime as t\nexcept ImportError:\n import time as t\nimport gc\ns = {text:?}\ngc.collect()\n\
             a = t.ticks_us()\nexec(s)\nprint(t.ticks_diff(t.ticks_us(), a))\n"
        );
        Some(self.number(&[&program])? as f64 / text.len() as f64)
    }

    /// The largest `bytearray` beside which the function can be compiled.
    fn largest_held(&mut self, function: &str) -> Option<usize> {
        most(16 * 1024, STEP, |size| {
            let held = format!("import gc\nb = bytearray({size})\ngc.collect()\n");
            self.run(&[&held, function]).is_some()
        })
    }
}

/// Says what is free.
const FREE: &str = "import gc\ngc.collect()\nprint(gc.mem_free())\n";

/// The largest multiple of `step` below `limit` that fits, if 0 or one step does; what fits, fits with less too.
fn most(limit: usize, step: usize, mut fits: impl FnMut(usize) -> bool) -> Option<usize> {
    let (mut low, mut high) = (1, limit / step);
    if !fits(step) {
        return None;
    }
    while high - low > 1 {
        let middle = usize::midpoint(low, high);
        if fits(middle * step) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(low * step)
}

/// The body's lines but for the last.
const BODY: &str = "    for i in range(x):\n        if i % 2:\n            s += i * y\n        else:\n            s -= 1\n    \
                    if s > 100:\n        s = s // 3\n";

/// A function of ten lines.
fn function(number: usize) -> String {
    format!("def f{number}(x, y):\n    s = 0\n{BODY}    return s + {number}\n")
}

/// A function of 100 lines.
fn long_function() -> String {
    let body: String = iter::repeat_n(BODY, 13).collect();
    let more: String = iter::repeat_n("    s = s * 3 + x\n", 6).collect();
    format!("def f(x, y):\n    s = 0\n{body}{more}    return s\n")
}

/// So many functions, and a call of the last.
fn script(count: usize) -> String {
    let functions: String = (0..count).map(function).collect();
    functions + &format!("print(f{}(3, 4))\n", count - 1)
}

/// What that prints: 0 * 2 - 1 + 1 * 4 - 1 is 2.
fn script_prints(count: usize) -> String {
    (2 + count - 1).to_string()
}

fn main() -> ExitCode {
    let folder = TempDir::new().expect("a folder for the official firmware");
    let ours = firmware();
    let mut columns =
        vec![("raw-paste", Board::new(&ours, Mode::Paste).measure()), ("raw", Board::new(&ours, Mode::Raw).measure())];
    match official(folder.path()) {
        Some(image) => columns.push(("official, raw", Board::new(&image, Mode::Raw).measure())),
        None => println!("no official firmware here: `cargo xtask setup` installs uflash"),
    }
    let complete = columns.iter().all(|(_, figures)| figures.free.is_some());
    table(&columns);
    if complete { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn table(columns: &[(&str, Figures)]) {
    let row = |name: &str, cell: &dyn Fn(&Figures) -> Option<String>| {
        let cells = columns.iter().map(|(_, figures)| format!("{:>16}", cell(figures).unwrap_or_else(|| "n/a".into())));
        println!("{name:44}{}", cells.collect::<String>());
    };
    println!("{:44}{}", "", columns.iter().map(|(name, _)| format!("{name:>16}")).collect::<String>());
    row("free at the prompt, bytes", &|f| f.free.map(|n| n.to_string()));
    row("largest script, functions of ten lines", &|f| f.largest.map(|(n, ..)| n.to_string()));
    row("largest script, lines", &|f| f.largest.map(|(_, n, _)| n.to_string()));
    row("largest script, bytes", &|f| f.largest.map(|(.., n)| n.to_string()));
    row("compiling, us a source byte", &|f| f.byte_us.map(|us| format!("{us:.0}")));
    row("a function of 100 lines, peak bytes", &|f| f.peak.map(|n| n.to_string()));
    row("a function of 100 lines, bytes kept", &|f| f.kept.map(|n| n.to_string()));
}
