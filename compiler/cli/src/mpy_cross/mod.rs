//! `mpyc` under the name `mpy-cross`: a drop-in for version 1.29 of that program.
//!
//! The same flags mean the same, the same files are written, and the exit status is the same: 0 if the
//! file was written or the version was asked for, 1 otherwise. What differs: errors are shown as `mpyc` shows
//! them, and there is no machine code. `@micropython.native` and `-X emit=native` give bytecode, which does
//! the same; the viper emitter and the inline assemblers are refused, as they change what a function means.

mod args;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use mpyc_compiler::job::{self, Job};
use mpyc_compiler::{Lines, Options, front};

use crate::args::{Color, MessageFormat};
use crate::failure::Failure;
use crate::files;
use crate::report::Reporter;
use args::{Emit, Request, Wish};

const NAME: &str = "mpy-cross";

/// Starts like the version of the program it stands for, which build scripts look at.
const VERSION: &str =
    concat!("MicroPython v1.29.0 drop-in, mpyc ", env!("CARGO_PKG_VERSION"), "; mpy-cross emitting mpy v6.3\n");

const USAGE: &str = "\
[OPTION]... [--] INPUT

Compiles a Python file to a .mpy file. This is mpyc, called by the name of mpy-cross.

  INPUT               the file; `-` is standard input
  -o FILE             the .mpy file; `-` is standard output [default: INPUT with the ending
                      .mpy, or standard output if INPUT is `-`]
  -s NAME             what tracebacks call the file [default: INPUT]
  -O[N]               1 and more: no assertions; 3 and more: no line numbers either [default: 0;
                      without N: 1, and one more for each further O]
  -X source-lines     keep line numbers (default), unless -O drops them
  -X no-source-lines  no line numbers
  -msmall-int-bits=N  bits of a small integer on the target [default: 31]
  --version           print the version and stop
  -v                  accepted, without effect

The code is always bytecode. These are accepted so that build scripts work:
  -march=ARCH         x86, x64, armv6, armv6m, armv7m, armv7em, armv7emsp, armv7emdp, xtensa,
                      xtensawin, rv32imc, rv64imc, host or debug
  -march-flags=FLAGS  for rv32imc: a number, or zba, zcmp; written into the file
  -X emit=KIND        bytecode; native gives bytecode too; viper is refused
  -X heapsize=N       without effect: memory is taken as it is needed

Exit status: 0 done, 1 anything else. `mpyc --help` tells what else there is.
";

/// Whether the program was called by this name, whatever the folder and the system's ending.
pub fn is_called(program: Option<&OsStr>) -> bool {
    program.and_then(|program| Path::new(program).file_stem()).is_some_and(|stem| stem == NAME)
}

/// Does what a command line asks for; `words` are without the program's name.
pub fn run(words: &[OsString]) -> ExitCode {
    let reporter = Reporter::new(MessageFormat::Human, Color::Auto);
    let done = match args::read(words) {
        Wish::Compile(request) => compile(&request, &reporter),
        Wish::Version => files::print(VERSION.as_bytes()),
        Wish::Usage => files::print(format!("usage: {NAME} {USAGE}").as_bytes()).and(Err(Failure::Program)),
        Wish::Refuse(reason) => Err(Failure::Usage(reason.into())),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            reporter.failure(&failure);
            ExitCode::FAILURE
        }
    }
}

/// Compiles the file and writes the result.
fn compile(request: &Request, reporter: &Reporter) -> Result<(), Failure> {
    match request.emit {
        Emit::Bytecode => {}
        Emit::Native => reporter.note("note: there is no native code here; this is bytecode, which does the same"),
        Emit::Viper => return Err(Failure::Usage("-X emit=viper: there is no viper code here".into())),
    }
    let text = files::read(&request.input)?;
    let name = files::shown(&request.input);
    let job = Job {
        source_name: request.source_name.as_deref().unwrap_or(&name),
        text: &text,
        options: options(request),
        arch_flags: request.arch_flags,
    };
    let product = job::run_unchecked(&job);
    let reported = match product.diagnostics[..] {
        [] => Ok(()),
        _ => reporter.diagnostics(&product.diagnostics, &front::source(&name, &text)),
    };
    reporter.summary(product.diagnostics.iter());
    reported?;
    files::write(&output(request), &product.mpy.ok_or(Failure::Program)?)
}

fn options(request: &Request) -> Options {
    let options = Options { small_int_bits: request.small_int_bits, ..Options::level(request.level) };
    if request.lines { options } else { Options { lines: Lines::None, ..options } }
}

/// Where the result goes. Without `-o` the last two characters of the input's name make way for `mpy`,
/// whatever they are.
fn output(request: &Request) -> PathBuf {
    if let Some(output) = &request.output {
        return output.clone();
    }
    let input = &request.input;
    if files::is_standard(input) || input.extension().is_some_and(|ending| ending == "py") {
        return files::beside(input, "mpy");
    }
    let mut name = input.to_string_lossy().into_owned();
    name.truncate(name.char_indices().nth_back(1).map_or(0, |(at, _)| at));
    PathBuf::from(name + "mpy")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_known_in_any_folder() {
        for name in ["mpy-cross", "/usr/bin/mpy-cross", "./mpy-cross.exe"] {
            assert!(is_called(Some(OsStr::new(name))), "{name}");
        }
        for name in ["mpyc", "mpy-cross/mpyc", ""] {
            assert!(!is_called(Some(OsStr::new(name))), "{name}");
        }
        assert!(!is_called(None));
    }

    #[test]
    fn default_outputs() {
        let of = |input: &str| output(&Request { input: input.into(), ..Request::default() });
        for (input, expected) in [
            ("a.py", "a.mpy"),
            ("d.py/b.py", "d.py/b.mpy"),
            ("-", "-"),
            ("a.txt", "a.tmpy"),
            ("noext", "noempy"),
            ("x", "mpy"),
        ] {
            assert_eq!(of(input), PathBuf::from(expected), "{input}");
        }
    }
}
