//! CPython as the judge of what is a right program.

use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Reads a length in a line and a text of that length, answers `1` if it compiles, and so on.
const SCRIPT: &str = "
import sys, warnings
warnings.simplefilter('ignore')
while line := sys.stdin.buffer.readline():
    text = sys.stdin.buffer.read(int(line))
    try:
        compile(text, 'program', 'exec', dont_inherit=True)
        answer = 1
    except Exception:
        answer = 0
    print(answer, flush=True)
";

/// A CPython that compiles one program after another.
pub struct Oracle {
    child: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Oracle {
    /// Starts that Python.
    ///
    /// # Errors
    /// If it does not start.
    pub fn start(python: &Path) -> io::Result<Oracle> {
        let mut child =
            Command::new(python).args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let pipe = || io::Error::other("no pipe to Python");
        let requests = child.stdin.take().ok_or_else(pipe)?;
        let answers = BufReader::new(child.stdout.take().ok_or_else(pipe)?);
        Ok(Oracle { child, requests, answers })
    }

    /// Whether CPython takes that program.
    ///
    /// # Errors
    /// If it stopped.
    pub fn accepts(&mut self, text: &str) -> io::Result<bool> {
        writeln!(self.requests, "{}", text.len())?;
        self.requests.write_all(text.as_bytes())?;
        self.requests.flush()?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer)?;
        match answer.trim_end() {
            "1" => Ok(true),
            "0" => Ok(false),
            _ => Err(io::Error::other("Python stopped")),
        }
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The folder of that Python's library.
pub fn library(python: &Path) -> Option<PathBuf> {
    let script = "import sysconfig; print(sysconfig.get_path('stdlib'))";
    let output = Command::new(python).args(["-c", script]).output().ok()?;
    Some(String::from_utf8(output.stdout).ok()?.trim_end().into())
}
