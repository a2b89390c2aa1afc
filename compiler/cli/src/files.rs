//! Reading and writing files; `-` is standard input or output.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use mpyc_compiler::imports::Loader;

use crate::api::Firmware;
use crate::failure::{Failure, reason};

/// Whether a path stands for standard input or output.
pub fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// How messages call a file.
pub fn shown(path: &Path) -> String {
    if is_standard(path) { "<stdin>".into() } else { path.display().to_string() }
}

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = if is_standard(path) {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    bytes.map_err(|error| Failure::file("read", path, &error))
}

/// The bytes of a file, which must be UTF-8, as text.
pub fn text(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| Failure::File {
        verb: "read",
        path: path.to_owned(),
        reason: format!("it is no text: byte {} is not UTF-8", error.utf8_error().valid_up_to()),
    })
}

/// Writes a whole file, or to standard output.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if is_standard(path) {
        print(bytes)
    } else {
        fs::write(path, bytes).map_err(|error| Failure::file("write", path, &error))
    }
}

/// Writes to standard output.
pub fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let done = out.write_all(bytes).and_then(|()| out.flush());
    done.map_err(|error| Failure::file("write", Path::new("-"), &error))
}

/// The file beside the input with another ending; standard output for standard input.
pub fn beside(input: &Path, ending: &str) -> PathBuf {
    if is_standard(input) { PathBuf::from("-") } else { input.with_extension(ending) }
}

/// Where the result goes: as asked, or [`beside`] the input. The input itself is refused.
pub fn output_path(input: &Path, output: Option<&Path>, ending: &str) -> Result<PathBuf, Failure> {
    let output = match output {
        Some(output) => output.to_owned(),
        None => beside(input, ending),
    };
    let same = |a: &Path, b: &Path| a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b);
    if !is_standard(input) && !is_standard(&output) && same(input, &output) {
        return Err(Failure::Usage(format!("the output `{}` would replace the input", output.display())));
    }
    Ok(output)
}

/// The app's folder and those given with `--path`, as a source of modules.
pub struct Folders {
    folders: Vec<PathBuf>,
    firmware: Firmware,
}

impl Folders {
    /// The folders for an app; an app on standard input has the working folder.
    pub fn of(app: &Path, more: &[PathBuf], firmware: Firmware) -> Result<Self, Failure> {
        for folder in more {
            if !folder.is_dir() {
                return Err(Failure::Usage(format!("`--path {}` is no folder", folder.display())));
            }
        }
        let own = if is_standard(app) { PathBuf::new() } else { app.parent().map(Path::to_owned).unwrap_or_default() };
        Ok(Self { folders: std::iter::once(own).chain(more.iter().cloned()).collect(), firmware })
    }

    fn path(&self, folder: usize, path: &str) -> PathBuf {
        self.folders.get(folder).map(|folder| folder.join(path)).unwrap_or_default()
    }
}

impl Loader for Folders {
    fn is_builtin(&self, name: &str) -> bool {
        self.firmware.has(name)
    }

    fn read(&mut self, folder: usize, path: &str) -> Result<Option<Vec<u8>>, String> {
        match fs::read(self.path(folder, path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) => match error.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(None),
                _ => Err(reason(&error)),
            },
        }
    }

    fn is_folder(&mut self, folder: usize, path: &str) -> bool {
        self.path(folder, path).is_dir()
    }

    fn names(&mut self, folder: usize, path: &str) -> Vec<String> {
        let folder = self.path(folder, path);
        let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.filter_map(|entry| module_name(&entry.path())).collect()
    }

    fn display(&self, folder: usize, path: &str) -> String {
        self.path(folder, path).display().to_string()
    }

    fn folders(&self) -> Vec<String> {
        let shown =
            |folder: &PathBuf| if folder.as_os_str().is_empty() { ".".into() } else { folder.display().to_string() };
        self.folders.iter().map(shown).collect()
    }
}

/// The name under which a file or folder can be imported.
fn module_name(path: &Path) -> Option<String> {
    let is_module = path.is_dir() || path.extension().is_some_and(|ending| ending == "py");
    let stem = path.file_stem()?.to_str()?;
    (is_module && !stem.starts_with('.') && !stem.starts_with("__")).then(|| stem.to_owned())
}
