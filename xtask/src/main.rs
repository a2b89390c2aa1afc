//! The habits of the project as commands: `cargo xtask COMMAND`.

mod ast_compare;
mod bless;
mod budgets;
mod build_bench;
mod ci;
mod compiler_bench;
mod cost;
#[path = "../../tests/src/cpython.rs"]
mod cpython;
mod firmware;
mod outline;
mod process;
mod setup;
mod toolchain;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand, ValueEnum};

/// The habits of the project as commands.
#[derive(Parser)]
#[command(name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what building the firmware and running the tests need; does nothing when all is there
    Setup,
    /// Build the firmware and put it where the command line tool carries it
    Firmware {
        /// Change nothing; fail when the stored firmware is not what the sources give
        #[arg(long)]
        check: bool,
        /// Build the firmware that measures how long Ctrl-C takes, for the tests, and print its path
        #[arg(long, conflicts_with = "check")]
        stopwatch: bool,
        /// Build the program for the board that computes floats, for the tests, and print its path
        #[arg(long, conflicts_with_all = ["check", "stopwatch"])]
        floats: bool,
    },
    /// Run the full gate: everything that must hold before a change lands
    Ci {
        /// Run only these stages (their names are printed by a full run)
        stages: Vec<String>,
    },
    /// Run the benchmark programs on the emulated board and compare with the peers' figures
    #[command(args_conflicts_with_subcommands = true)]
    Bench {
        #[command(subcommand)]
        what: Option<Bench>,
        /// Run only these programs
        programs: Vec<String>,
    },
    /// Compile every Python file below these folders and verify the result
    Corpus {
        /// Folders, files, or `.txt` files that list files
        paths: Vec<PathBuf>,
    },
    /// Compare the sizes of our `.mpy` files with those of `mpy-cross`
    Sizes {
        /// Folders, files, or `.txt` files that list files
        paths: Vec<PathBuf>,
    },
    /// Damage programs as beginners do and measure the errors that they get
    Mutate {
        /// Print so many damages an operator that got a poor error
        #[arg(long, default_value_t = 0)]
        show: usize,
        /// Damage each program so often in each way
        #[arg(long, default_value_t = 1)]
        rounds: usize,
        /// Only these ways to damage a program
        operators: Vec<String>,
    },
    /// Compile the programs that CPython's own tests find refused: all must be refused, on the same line
    Invalid,
    /// Run MicroPython's own tests on real MicroPython, through mpy-cross and through ours
    Suite {
        /// The folder `tests` of a checkout of MicroPython
        path: PathBuf,
        /// Run only these folders of it
        folders: Vec<String>,
    },
    /// Run MicroPython's own tests on our firmware and count what passes, what fails and why
    Conform {
        /// The folder `tests` of a checkout of MicroPython
        path: PathBuf,
        /// Where: the emulated board, over raw mode, or the virtual machine on the host
        #[arg(long, value_enum, default_value_t = Place::Board)]
        on: Place,
        /// A file with a line a test, its path and its class with a tab between: count by class too, and run classes A and
        /// B if no names are given
        #[arg(long, value_name = "FILE")]
        classes: Option<PathBuf>,
        /// Run only these folders or files of it (`extmod/json` means all that begin so) [default: basics float unicode]
        names: Vec<String>,
    },
    /// Attack the virtual machine: damaged files and images, allocations that are refused
    Attack {
        /// With AddressSanitizer, which also sees what the machine's own bounds do not; some 3 times slower
        #[arg(long)]
        sanitizer: bool,
        /// In which way
        #[command(subcommand)]
        how: Attack,
    },
    /// Compile and run the repository `micropython-lib` on real MicroPython, through mpy-cross and through ours
    Library {
        /// A checkout of it
        path: PathBuf,
    },
    /// Renew the files that tests compare with: CPython's outputs, transcripts, snapshots
    Bless,
    /// Compare our syntax trees of Python's standard library with CPython's
    AstCompare(ast_compare::Options),
    /// Print what the firmware takes of flash and RAM, against its budgets
    Budgets,
}

/// Where our firmware runs.
#[derive(Clone, Copy, ValueEnum)]
enum Place {
    /// On the emulated board, with its 16 KiB of RAM
    Board,
    /// On the host, with more RAM
    Host,
}

/// Ways to attack the virtual machine.
#[derive(Subcommand)]
enum Attack {
    /// Damage `.mpy` files and images, load them, and run the files that pass the verifier
    Damage {
        /// The first attack's number
        #[arg(long, default_value_t = 0)]
        first: u64,
        /// How many
        #[arg(long, default_value_t = 1_000_000)]
        count: u64,
    },
    /// Run every language program in every way with every Nth allocation refused
    Hunger {
        /// The smallest N
        #[arg(long, default_value_t = 1)]
        from: u64,
        /// The largest N
        #[arg(long, default_value_t = 200)]
        to: u64,
    },
}

/// Other benchmarks.
#[derive(Subcommand)]
enum Bench {
    /// Compare the compiler's speed and memory with those of `mpy-cross`
    Compiler {
        /// The folder of CPython's standard library [default: that of python3.11 or python3]
        #[arg(long)]
        library: Option<PathBuf>,
    },
    /// Measure `mpyc build` of a generated program with five modules: cold, warm, and after a change
    Build,
    /// Measure the board's own compiler: the largest script, time and memory, beside the official firmware's
    Prompt,
    /// Measure what objects take on the board, and its collector, beside the official firmware's
    Memory,
    /// Write the list of functions that the benchmark programs spend their time in, which the firmware's outlining goes by
    Functions,
    /// Measure what libraries take of RAM and flash when they are frozen, beside the official firmware and mpy-tool
    Image {
        /// Modules and packages, where their own imports are found
        #[arg(required = true)]
        modules: Vec<PathBuf>,
    },
}

fn main() -> ExitCode {
    match perform(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(command: Command) -> Result<()> {
    let root = root()?;
    match command {
        Command::Setup => setup::setup(&root),
        Command::Firmware { stopwatch: true, .. } => firmware::stopwatch(&root),
        Command::Firmware { floats: true, .. } => firmware::floats(&root),
        Command::Firmware { check: true, .. } => firmware::check(&root),
        Command::Firmware { .. } => firmware::store(&root),
        Command::Ci { stages } => ci::gate(&root, &stages),
        Command::Bench { what: None, programs } => bench(&root, &programs),
        Command::Bench { what: Some(Bench::Compiler { library }), .. } => compiler_bench::bench(&root, library),
        Command::Bench { what: Some(Bench::Build), .. } => build_bench::bench(&root),
        Command::Bench { what: Some(Bench::Functions), .. } => functions(&root),
        Command::Bench { what: Some(Bench::Prompt), .. } => over_files(&root, "prompt", &[]),
        Command::Bench { what: Some(Bench::Memory), .. } => over_files(&root, "memory", &[]),
        Command::Bench { what: Some(Bench::Image { modules }), .. } => over_files(&root, "image", &modules),
        Command::Corpus { paths } => over_files(&root, "corpus", &paths),
        Command::Sizes { paths } => over_files(&root, "sizes", &paths),
        Command::Mutate { show, rounds, operators } => mutate(&root, show, rounds, &operators),
        Command::Invalid => invalid(&root),
        Command::Suite { path, folders } => suite(&root, &path, &folders),
        Command::Conform { path, on, classes, names } => conform(&root, &path, on, classes.as_deref(), &names),
        Command::Attack { sanitizer, how } => attack(&root, sanitizer, &how),
        Command::Library { path } => over_files(&root, "library", &[path]),
        Command::Bless => bless::bless(&root),
        Command::AstCompare(options) => ast_compare::run(&root, &options),
        Command::Budgets => budgets::check(&root),
    }
}

/// Runs one of the tests' programs, optimised, over Python files.
fn over_files(root: &Path, example: &str, paths: &[PathBuf]) -> Result<()> {
    let mut cargo = process::cargo(root, &["run", "--release", "--quiet", "--package", "mpyc-tests", "--example"]);
    // The command runs in the workspace, the paths are meant where the user is.
    let paths = paths.iter().map(std::path::absolute).collect::<Result<Vec<_>, _>>()?;
    process::run(cargo.args([example, "--"]).args(paths))
}

/// Runs the mutation test over many programs; it is one of the tests' programs.
fn mutate(root: &Path, show: usize, rounds: usize, operators: &[String]) -> Result<()> {
    let mut cargo =
        process::cargo(root, &["run", "--release", "--quiet", "--package", "mpyc-tests", "--example", "mutate", "--"]);
    let (show, rounds) = (show.to_string(), rounds.to_string());
    process::run(cargo.args(["--show", &show, "--rounds", &rounds]).args(operators))
}

/// Compiles what CPython's own tests find refused; the program for it is one of the tests'.
fn invalid(root: &Path) -> Result<()> {
    process::run(&mut process::cargo(root, &["run", "--quiet", "--package", "mpyc-tests", "--example", "invalid"]))
}

/// Compares our compiler with `mpy-cross` by MicroPython's tests; the program for it is one of the tests'.
fn suite(root: &Path, path: &Path, folders: &[String]) -> Result<()> {
    let mut cargo = process::cargo(root, &["run", "--quiet", "--package", "mpyc-tests", "--example", "suite", "--"]);
    process::run(cargo.arg(std::path::absolute(path)?).args(folders))
}

/// Runs MicroPython's tests on our firmware; the program for it is one of the tests'.
fn conform(root: &Path, path: &Path, on: Place, classes: Option<&Path>, names: &[String]) -> Result<()> {
    let mut cargo =
        process::cargo(root, &["run", "--release", "--quiet", "--package", "mpyc-tests", "--example", "conform", "--"]);
    let place = match on {
        Place::Board => "board",
        Place::Host => "host",
    };
    cargo.arg(std::path::absolute(path)?).arg(place);
    if let Some(classes) = classes {
        cargo.arg("--classes").arg(std::path::absolute(classes)?);
    }
    process::run(cargo.args(names))
}

/// Attacks the virtual machine, optimised but with all assertions; the program for it is one of the tests'. The sanitizer
/// wants the compiler's unstable options and a target that is named, so that build scripts go without it.
fn attack(root: &Path, sanitizer: bool, how: &Attack) -> Result<()> {
    let mut cargo = process::cargo(root, &["run", "--profile", "attack", "--quiet", "--package", "mpyc-tests"]);
    if sanitizer {
        let version = process::output(&mut process::command(root, "rustc", &["-vV"]))?;
        let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc tells no host")?;
        cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", "-Zsanitizer=address").env("ASAN_OPTIONS", "detect_leaks=0");
        cargo.args(["--target", host, "--target-dir", "target/sanitizer"]);
    }
    let (name, numbers) = match *how {
        Attack::Damage { first, count } => ("damage", [first, count]),
        Attack::Hunger { from, to } => ("hunger", [from, to]),
    };
    process::run(cargo.args(["--example", "attack", "--", name]).args(numbers.map(|number| number.to_string())))
}

/// Runs the benchmark program of the tests, optimised.
fn bench(root: &Path, programs: &[String]) -> Result<()> {
    let mut cargo =
        process::cargo(root, &["run", "--release", "--quiet", "--package", "mpyc-tests", "--example", "bench", "--"]);
    process::run(cargo.args(programs))
}

/// Writes the list of functions that stay as they are when the firmware is outlined.
fn functions(root: &Path) -> Result<()> {
    firmware::check(root)?;
    over_files(root, "hot", &[firmware::build(root)?, root.join("xtask/src/outline/hot.txt")])
}

/// The workspace's folder.
fn root() -> Result<PathBuf> {
    let parent = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    Ok(parent.context("xtask lies outside a workspace")?.to_path_buf())
}
