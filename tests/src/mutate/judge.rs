//! What the compiler says about a damaged program, and how good that is.

use std::fmt::Write as _;

use mpyc_compiler::diagnostics::{Code, Diagnostic};
use mpyc_compiler::{Options, compile};

use super::source::{Damage, line_of};

/// The codes that say no more than that something does not fit.
const GENERAL: [Code; 2] = [Code::error(1), Code::error(2)];

/// What the compiler said about a damage.
#[derive(Debug)]
pub struct Verdict {
    /// The line of the first error; `None` if there was none.
    pub line: Option<usize>,
    /// The code and message of the first error.
    pub first: Option<(Code, String)>,
    /// The first error is on a line where it may be.
    pub on_line: bool,
    /// How many errors there were.
    pub errors: usize,
}

impl Verdict {
    /// Compiles a damaged program.
    pub fn of(damage: &Damage) -> Verdict {
        let found = compile("program.py", damage.text.as_bytes(), &Options::default()).diagnostics;
        let errors: Vec<&Diagnostic> = found.iter().filter(|found| found.is_error()).collect();
        let first = errors.first();
        let line = first.and_then(|error| error.span()).map(|span| line_of(&damage.text, span.start));
        Verdict {
            line,
            first: first.map(|error| (error.code, error.message.clone())),
            on_line: line.is_some_and(|line| damage.lines.contains(&line)),
            errors: errors.len(),
        }
    }

    /// Whether the program was refused.
    pub fn refused(&self) -> bool {
        self.errors > 0
    }

    /// Whether the first error has a code of its own, not a general one.
    pub fn specific(&self) -> bool {
        self.first.as_ref().is_some_and(|(code, _)| !GENERAL.contains(code))
    }
}

/// Counts of an operator, or of all.
#[derive(Clone, Copy, Default, Debug)]
pub struct Tally {
    /// Damages that are no right programs.
    pub damages: usize,
    /// First error on the damaged line.
    pub on_line: usize,
    /// First error with a code of its own.
    pub specific: usize,
    /// All errors.
    pub errors: usize,
    /// Damages that left a right program; they count nowhere else.
    pub harmless: usize,
}

impl Tally {
    /// Counts a damage.
    pub fn add(&mut self, verdict: &Verdict) {
        self.damages += 1;
        self.on_line += usize::from(verdict.on_line);
        self.specific += usize::from(verdict.specific());
        self.errors += verdict.errors;
    }

    /// Counts what another tally counted.
    pub fn join(&mut self, other: &Tally) {
        self.damages += other.damages;
        self.on_line += other.on_line;
        self.specific += other.specific;
        self.errors += other.errors;
        self.harmless += other.harmless;
    }

    /// Percentage of damages whose first error is on the damaged line.
    pub fn on_line_percent(&self) -> f64 {
        percent(self.on_line, self.damages)
    }

    /// Percentage of damages whose first error has a code of its own.
    pub fn specific_percent(&self) -> f64 {
        percent(self.specific, self.damages)
    }

    /// Errors a damage.
    pub fn errors_each(&self) -> f64 {
        self.errors as f64 / self.damages.max(1) as f64
    }

    /// Whether the messages are as good as they must be.
    pub fn is_good(&self) -> bool {
        self.on_line_percent() >= 95.0 && self.specific_percent() >= 85.0 && self.errors_each() <= 1.3
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// A table with a line for each operator and one for all.
pub fn table(rows: &[(&str, Tally)]) -> String {
    let mut all = Tally::default();
    let mut table = format!(
        "{:<24} {:>7} {:>9} {:>8} {:>9} {:>7}\n",
        "operator", "damages", "harmless", "line %", "own code%", "errors"
    );
    for (_, tally) in rows {
        all.join(tally);
    }
    for (name, tally) in rows.iter().chain([&("all", all)]) {
        let (line, specific) = (tally.on_line_percent(), tally.specific_percent());
        let _ = writeln!(
            table,
            "{name:<24} {:>7} {:>9} {line:>8.1} {specific:>9.1} {:>7.2}",
            tally.damages,
            tally.harmless,
            tally.errors_each()
        );
    }
    table
}
