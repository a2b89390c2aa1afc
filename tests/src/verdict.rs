//! What a test of MicroPython's suite shall print, and what it means when it prints something else.
//!
//! The file `NAME.py.exp` beside a test says what it prints; without one, CPython's output counts. In that file a line
//! of eight `#` stands for any lines. A test that finds that the machine lacks what it tests prints `SKIP`. One that
//! uses `unittest` says itself whether all is well.

use std::fmt::{self, Display};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::lang::output;

/// Stands for any lines of output.
const ANY_LINES: &str = "########\n";

/// What became of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It prints what it shall.
    Passes,
    /// It says that the machine lacks what it tests.
    Skips,
    /// It fails.
    Fails(Reason),
}

/// Why a test fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The memory did not suffice.
    Memory,
    /// An exception ended it: its name and what it says.
    Exception(String, String),
    /// It never ended.
    Hangs,
    /// The machine stopped answering, even to Ctrl-C.
    Dies,
    /// It printed something else: the first line that differs, wanted and printed.
    Differs(String, String),
}

impl Reason {
    /// The kind of reason, to count by.
    pub fn kind(&self) -> &str {
        match self {
            Self::Memory => "memory",
            Self::Exception(name, _) => name,
            Self::Hangs => "hangs",
            Self::Dies => "dies",
            Self::Differs(..) => "differs",
        }
    }
}

impl Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exception(name, text) => write!(f, "{name}: {text}"),
            Self::Differs(wanted, got) => write!(f, "differs: wants {wanted:?}, prints {got:?}"),
            _ => f.write_str(self.kind()),
        }
    }
}

/// What a test shall print; `None` if that is not known, as CPython fails or skips it too.
pub fn expected(cpython: &Path, test: &Path) -> Option<String> {
    if let Ok(text) = fs::read(PathBuf::from(format!("{}.exp", test.display()))) {
        return Some(String::from_utf8_lossy(&text).replace("\r\n", "\n"));
    }
    if fs::read_to_string(test).is_ok_and(|source| source.lines().any(|line| line.trim() == "import unittest")) {
        return Some(format!("{ANY_LINES}OK\n"));
    }
    let folder = test.parent().unwrap_or(Path::new("."));
    let mut command = Command::new(cpython);
    command.arg("-BS").arg(test).current_dir(folder).env("PYTHONIOENCODING", "utf-8").env("PYTHONPATH", folder);
    let text = output(&mut command).ok()?;
    (!text.starts_with("SKIP")).then_some(text)
}

/// Judges what a test printed: its output, with what the machine said of an error at the end.
pub fn judge(got: &str, expected: &str) -> Verdict {
    if got.starts_with("SKIP") {
        return Verdict::Skips;
    }
    if matches(expected, got) {
        return Verdict::Passes;
    }
    let reason = if got.contains("MemoryError") && !expected.contains("MemoryError") {
        Reason::Memory
    } else if let Some((name, text)) = uncaught(got) {
        Reason::Exception(name, text)
    } else {
        let (wanted, got) = first_difference(expected, got);
        Reason::Differs(wanted, got)
    };
    Verdict::Fails(reason)
}

/// Whether a test printed what it shall.
fn matches(expected: &str, got: &str) -> bool {
    let mut parts = expected.split(ANY_LINES);
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = got.strip_prefix(first) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        let at = if parts.peek().is_none() {
            rest.len().checked_sub(part.len()).filter(|&at| rest.ends_with(part) && is_line_start(rest, at))
        } else {
            rest.match_indices(part).map(|(at, _)| at).find(|&at| is_line_start(rest, at))
        };
        let Some(at) = at else { return false };
        rest = &rest[at + part.len()..];
    }
    true
}

fn is_line_start(text: &str, at: usize) -> bool {
    at == 0 || text.as_bytes()[at - 1] == b'\n'
}

/// The exception that the end of the output tells of, after a traceback or, where nothing ran, without: its name and
/// its text.
fn uncaught(got: &str) -> Option<(String, String)> {
    let traceback = got.rsplit_once("Traceback (most recent call last):\n").map(|(_, traceback)| traceback);
    let last = traceback.unwrap_or(got).lines().rfind(|line| !line.is_empty())?;
    let (name, text) = last.split_once(": ").unwrap_or((last.trim_end_matches(':'), ""));
    (traceback.is_some() || got.lines().count() == 1 && name.ends_with("Error")).then(|| (name.into(), text.into()))
}

/// The first lines that differ, wanted and printed.
fn first_difference(expected: &str, got: &str) -> (String, String) {
    let (mut wanted, mut printed) = (expected.lines(), got.lines());
    loop {
        match (wanted.next(), printed.next()) {
            (None, None) => return ("\n".into(), String::new()),
            (wanted, printed) if wanted == printed => {}
            (wanted, printed) => return (shortened(wanted), shortened(printed)),
        }
    }
}

/// A line as a report shows it.
fn shortened(line: Option<&str>) -> String {
    line.map_or_else(|| "(end)".to_owned(), |line| line.chars().take(70).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fails(got: &str, expected: &str) -> String {
        match judge(got, expected) {
            Verdict::Fails(reason) => reason.to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_output_decides() {
        assert_eq!(judge("1\n2\n", "1\n2\n"), Verdict::Passes);
        assert_eq!(judge("SKIP\n", "1\n"), Verdict::Skips);
        assert_eq!(fails("1\n3\n", "1\n2\n"), "differs: wants \"2\", prints \"3\"");
        assert_eq!(fails("1\n", "1\n2\n"), "differs: wants \"2\", prints \"(end)\"");
        assert_eq!(fails("1\n2", "1\n2\n"), "differs: wants \"\\n\", prints \"\"");
    }

    #[test]
    fn a_line_of_signs_stands_for_any_lines() {
        for (got, passes) in [
            ("a\nb\n", true),
            ("a\nx\ny\nb\n", true),
            ("a\nxb\n", false),
            ("a\nx\n", false),
            ("b\n", false),
            ("a\n", false),
        ] {
            assert_eq!(matches("a\n########\nb\n", got), passes, "{got:?}");
        }
        assert!(matches("########\nb\n########\n", "x\nb\ny\n"));
        assert!(!matches("########\nb\n########\n", "x\nab\n"));
    }

    #[test]
    fn reasons_are_told_apart() {
        let traceback = "1\nTraceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n";
        assert_eq!(fails(&format!("{traceback}TypeError: no\n"), "1\n"), "TypeError: no");
        assert_eq!(fails(&format!("{traceback}KeyError: \n"), "1\n"), "KeyError: ");
        assert_eq!(fails(&format!("{traceback}MemoryError: \n"), "1\n"), "memory");
        assert_eq!(fails("MemoryError\nlater\n", "1\n"), "memory");
        assert_eq!(fails("ValueError: bad file\n", "1\n"), "ValueError: bad file");
    }
}
