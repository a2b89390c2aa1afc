//! Why a command did not do its work.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a command ends early. What there is to say about [`Failure::Program`] was said before.
#[derive(Debug)]
pub enum Failure {
    /// The program has errors, which were reported, or ended with an exception.
    Program,
    /// The program asked for this exit status.
    Exit(i32),
    /// Standard output was closed by its reader, who wants no more.
    ClosedPipe,
    /// A file could not be read or written.
    File {
        /// `read`, `write` or `make`.
        verb: &'static str,
        /// The file as the user wrote it.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// Some of several files could not be read or written, which was reported.
    Files,
    /// Arguments that do not fit together.
    Usage(String),
}

impl Failure {
    /// A failed file operation; `verb` is `read`, `write` or `make`.
    pub fn file(verb: &'static str, path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::File { verb, path: path.to_owned(), reason: reason(error) },
        }
    }

    /// A file whose content is not what it should be.
    pub fn bad_file(path: &Path, error: &dyn fmt::Display) -> Self {
        Self::File { verb: "read", path: path.to_owned(), reason: error.to_string() }
    }

    /// The exit status.
    pub fn status(&self) -> u8 {
        match self {
            Self::Program => 1,
            // What an exit status can hold; a status that is not 0 stays that.
            Self::Exit(code) => (*code as u8).max(1),
            Self::ClosedPipe => 0,
            Self::File { .. } | Self::Files | Self::Usage(_) => 2,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program | Self::Exit(_) | Self::ClosedPipe | Self::Files => Ok(()),
            Self::File { verb, path, reason } => write!(f, "cannot {verb} `{}`: {reason}", path.display()),
            Self::Usage(text) => f.write_str(text),
        }
    }
}

/// An error of the operating system in words that do not depend on the system.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        io::ErrorKind::NotADirectory => "a part of the path is no folder".into(),
        io::ErrorKind::StorageFull => "no space left".into(),
        _ => error.to_string(),
    }
}
