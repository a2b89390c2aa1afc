//! The real MicroPython, compiler and machine, as programs that ours is compared with.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

use mpyc_compiler::{Options, compile, compile_mpy};

use crate::lang::{mpy_cross, tool};

/// Time after which a program counts as hanging.
const LIMIT: Duration = Duration::from_secs(60);

/// The two programs.
pub struct Real {
    mpy_cross: PathBuf,
    micropython: PathBuf,
}

impl Real {
    /// Both, if they are here: `cargo xtask setup` installs them.
    pub fn find() -> Option<Real> {
        Some(Real { mpy_cross: mpy_cross()?, micropython: tool("micropython")? })
    }

    /// What `mpy-cross` makes of the file `source`, by the name that our compiler would be given.
    ///
    /// # Errors
    /// What it said when it refused the file.
    pub fn compile(&self, source: &Path, name: &str) -> Result<Vec<u8>, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let target = folder.path().join("out.mpy");
        printed(Command::new(&self.mpy_cross).arg("-s").arg(name).arg("-o").arg(&target).arg(source))?;
        fs::read(target).map_err(|error| error.to_string())
    }

    /// The machine, to be started in `folder`, whose modules it finds first; then those of `paths`.
    pub fn machine(&self, folder: &Path, paths: &[&Path]) -> Command {
        let mut command = Command::new(&self.micropython);
        let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        command.current_dir(folder).env("MICROPYPATH", format!("{}:.frozen", paths.join(":")));
        command
    }
}

/// What our compiler makes of a source.
///
/// # Errors
/// The first error.
pub fn own(name: &str, source: &[u8], options: &Options) -> Result<Vec<u8>, String> {
    let compiled = compile(name, source, options);
    let Some(unit) = compiled.unit else {
        let first = compiled.diagnostics.iter().find(|found| found.is_error());
        return Err(first.map_or_else(String::new, |found| format!("{} {}", found.code, found.message)));
    };
    compile_mpy(&unit, &String::from_utf8_lossy(source)).map_err(|found| found.message)
}

/// How a command ended.
pub enum Ended {
    /// By itself, well or not, with what it printed until then.
    Done(ExitStatus, String),
    /// It did not, and was stopped.
    Hangs,
}

/// What a command prints if it ends well, else what it had printed until then.
///
/// # Errors
/// That text, or why there is none.
pub fn printed(command: &mut Command) -> Result<String, String> {
    match run(command, LIMIT)? {
        Ended::Done(status, text) if status.success() => Ok(text),
        Ended::Done(_, text) => Err(text),
        Ended::Hangs => Err("hangs".into()),
    }
}

/// Runs a command, but no longer than `limit`; output and errors are one text.
///
/// # Errors
/// When it does not start.
pub fn run(command: &mut Command, limit: Duration) -> Result<Ended, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let output = folder.path().join("output");
    let file = fs::File::create(&output).map_err(|error| error.to_string())?;
    let errors = file.try_clone().map_err(|error| error.to_string())?;
    let mut child =
        command.stdin(Stdio::null()).stdout(file).stderr(errors).spawn().map_err(|error| error.to_string())?;
    let start = Instant::now();
    let status = loop {
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) => break status,
            None if start.elapsed() < limit => thread::sleep(Duration::from_millis(2)),
            None => {
                let _ = child.kill();
                let _ = child.wait();
                return Ok(Ended::Hangs);
            }
        }
    };
    let text = String::from_utf8_lossy(&fs::read(&output).unwrap_or_default()).replace("\r\n", "\n");
    Ok(Ended::Done(status, text))
}
