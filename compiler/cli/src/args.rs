//! The command line.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};
use mpyc_abi::board::{self, Board};
use mpyc_compiler::check::{Level, Levels, Selector};
use mpyc_compiler::diagnostics::registry;
use mpyc_compiler::{Lines, Options};

use crate::failure::Failure;

const AFTER_HELP: &str = "\
Files: `-` stands for standard input or output.

Exit status: 0 done (there may be warnings); 1 the program has errors, or ended with an
exception; 2 wrong command line, or a file that cannot be read or written.";

const COMPILE_HELP: &str = "\
Folders are searched with all below them, except what starts with a dot; the output folder
gets the same tree. A file that cannot be read or has errors does not keep the others back.

What was compiled is kept in the folder that the variable MPYC_CACHE names, else in the
system's folder for caches; an empty MPYC_CACHE turns that off. It takes up to 256 MiB.

Under the name mpy-cross this program takes the command line of MicroPython's compiler
of that name: `ln -s mpyc mpy-cross`, or a copy; `mpy-cross -h` tells the flags.";

/// Compile Python for the BBC micro:bit, ahead of time.
#[derive(Debug, Parser)]
#[command(name = "mpyc", version, after_help = AFTER_HELP, max_term_width = 100)]
pub struct Cli {
    /// How to write errors and warnings
    #[arg(long, global = true, value_enum, default_value_t = MessageFormat::Human, value_name = "FORM")]
    pub message_format: MessageFormat,

    /// When to colour errors and warnings
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The forms of errors and warnings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// The source lines with what is wrong drawn under them
    Human,
    /// One line each: file, line, column, code and message
    Short,
    /// One JSON object a line
    Json,
}

/// When to write colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Even into a file
    Always,
    /// Nowhere
    Never,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compile a program with all modules it imports to a hex file for the board
    Build(BuildArgs),
    /// Compile files to .mpy files that any current MicroPython runs
    Compile(CompileArgs),
    /// Write the sources that a hex file holds, if it was built with --embed-source
    Extract(ExtractArgs),
    /// Run a program on a simulated board
    Run(RunArgs),
    /// Put files and lines into the tracebacks of a program that was built with --strip
    Traceback(TracebackArgs),
    /// Find the errors of programs without compiling them
    Check(CheckArgs),
    /// Show the bytecode of a program, a .mpy file or a hex file
    Dis(DisArgs),
    /// Show what takes how much of the board, of a program or a hex file
    Size(SizeArgs),
    /// Show the syntax tree of a program
    Ast(SourceArgs),
    /// Show the tokens of a program
    Tokens(SourceArgs),
    /// Tell what an error code means, with an example
    Explain(ExplainArgs),
}

/// Where imported modules are looked for.
#[derive(Debug, Args)]
pub struct PathArgs {
    /// A folder to look for imported modules in, after the app's own; may be given more than once
    #[arg(long = "path", value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,
}

/// A micro:bit, as far as programs see which one it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Microbit {
    /// micro:bit v1.3 and v1.5
    V1,
    /// micro:bit v2: what only it has is not reported
    V2,
}

/// Which board it is for.
#[derive(Debug, Args)]
pub struct BoardArgs {
    /// The board: v1 (micro:bit v1.3 and v1.5)
    #[arg(long, value_name = "BOARD", default_value = "v1", value_parser = board)]
    pub board: &'static Board,
}

impl BoardArgs {
    /// The board as programs see it.
    pub fn microbit(&self) -> Microbit {
        if self.board.name == "v2" { Microbit::V2 } else { Microbit::V1 }
    }
}

/// How programs are compiled.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct CompilerArgs {
    /// 1 and 2: leave assertions out; 3: leave line numbers out too
    #[arg(short = 'O', value_name = "LEVEL", default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=3))]
    pub level: u32,
    /// Which lines tracebacks can name [default: full, with -O3 none]
    #[arg(long, value_enum, value_name = "WHICH")]
    pub lines: Option<LinesArg>,
    /// Whether assertions are kept and `__debug__` is true [default: on, from -O1 on off]
    #[arg(long, value_enum, value_name = "WHETHER")]
    pub asserts: Option<Switch>,
    /// Translate plainly, without optimisations
    #[arg(long)]
    pub no_optimize: bool,
}

/// Which warnings are reported.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Warnings (NAME is a warning's name or code, or `all`; `mpyc explain` lists them)")]
pub struct WarningArgs {
    /// Report this warning; may be given more than once, and overrides what is said of `all`
    #[arg(long, value_name = "NAME", value_parser = Selector::from_str)]
    pub warn: Vec<Selector>,
    /// Do not report this warning; the comment `# mpyc: allow(NAME)` does that for a line or file
    #[arg(long, value_name = "NAME", value_parser = Selector::from_str)]
    pub allow: Vec<Selector>,
    /// Make this warning an error
    #[arg(long, value_name = "NAME", value_parser = Selector::from_str)]
    pub deny: Vec<Selector>,
}

impl WarningArgs {
    /// The level of each warning; fails if one is given two of them.
    pub fn levels(&self) -> Result<Levels, Failure> {
        let given = [(&self.warn, Level::Warn), (&self.allow, Level::Allow), (&self.deny, Level::Deny)];
        let mut seen: Vec<(Selector, Level)> = Vec::new();
        let mut levels = Levels::default();
        for (selectors, level) in given {
            for &selector in selectors {
                if seen.iter().any(|&(other, before)| other == selector && before != level) {
                    let name = match selector {
                        Selector::All => "all".into(),
                        Selector::One(code) => registry::name(code).unwrap_or_default(),
                    };
                    return Err(Failure::Usage(format!("`{name}` is given to two of --warn, --allow and --deny")));
                }
                seen.push((selector, level));
                levels.set(selector, level);
            }
        }
        Ok(levels)
    }
}

/// Which lines the code remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LinesArg {
    /// Every line
    Full,
    /// The first line of each function
    Function,
    /// None
    None,
}

/// On or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// Yes
    On,
    /// No
    Off,
}

impl CompilerArgs {
    /// The options of the compiler library: what the level says, unless a switch says otherwise.
    pub fn options(self) -> Options {
        let level = Options::level(self.level);
        Options {
            asserts: self.asserts.map_or(level.asserts, |switch| switch == Switch::On),
            lines: self.lines.map_or(level.lines, |lines| match lines {
                LinesArg::Full => Lines::Full,
                LinesArg::Function => Lines::Function,
                LinesArg::None => Lines::None,
            }),
            optimize: !self.no_optimize,
            ..level
        }
    }
}

/// What `mpyc build` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Emit {
    /// Firmware and program, for copying to the board
    Hex,
    /// The program alone as it lies in flash, for a loader that puts it on a board that has the firmware
    Image,
}

impl Emit {
    /// The ending of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Emit::Hex => "hex",
            Emit::Image => "img",
        }
    }
}

/// `mpyc build`
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// The program's file
    #[arg(value_name = "APP.py")]
    pub app: PathBuf,
    /// The hex or image file [default: APP.hex, APP.img]
    #[arg(short, long, value_name = "F.hex")]
    pub output: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t = Emit::Hex, value_name = "WHAT")]
    pub emit: Emit,
    /// Put the program's own files into the hex file, packed, for `mpyc extract`; the board does without them
    #[arg(long)]
    pub embed_source: bool,
    /// Leave line numbers and file names out of the hex file: they go to this file, with which `mpyc traceback` makes whole
    /// tracebacks of what the board prints [default: beside the hex file, with .map]
    #[arg(long, value_name = "F.map", num_args = 0..=1, require_equals = true)]
    #[arg(conflicts_with = "no_optimize")]
    pub strip: Option<Option<PathBuf>>,
    /// Also write which files the hex file was made of, as a rule for make and ninja
    #[arg(long, value_name = "F.d")]
    pub depfile: Option<PathBuf>,
    #[command(flatten)]
    pub program: ProgramArgs,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// What a program is made of, and how.
#[derive(Debug, Args)]
pub struct ProgramArgs {
    /// Put all of this module into the hex file, although the program does not import it or use all of it, so that the
    /// board's prompt can; may be given more than once
    #[arg(long, value_name = "MODULE")]
    pub freeze: Vec<String>,
    /// Also leave out what the program's own file does not use itself and names of parameters that no call has, and take
    /// variables that the program does not change for constants: the prompt lacks what is left out, and what it stores may
    /// have no effect
    #[arg(long)]
    pub closed: bool,
    #[command(flatten)]
    pub path: PathArgs,
    #[command(flatten)]
    pub board: BoardArgs,
    #[command(flatten)]
    pub compiler: CompilerArgs,
    #[command(flatten)]
    pub warnings: WarningArgs,
}

/// Reports of what takes how much room.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// Also write what takes how much room: `json`, or `html` with a picture, to a file; without FILE to standard output, in
    /// place of the table; may be given more than once
    #[arg(long, value_name = "json|html[=FILE]", value_parser = ReportTo::from_str)]
    pub report: Vec<ReportTo>,
}

/// A form of the report, and where it goes.
#[derive(Clone, Debug)]
pub struct ReportTo {
    pub form: ReportForm,
    /// `-`: standard output.
    pub file: PathBuf,
}

/// The forms of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportForm {
    Json,
    Html,
}

impl FromStr for ReportTo {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (form, file) = text.split_once('=').unwrap_or((text, "-"));
        let form = match form {
            "json" => ReportForm::Json,
            "html" => ReportForm::Html,
            _ => return Err("a report is `json` or `html`, or one of them with `=` and a file".into()),
        };
        if file.is_empty() {
            return Err("there is no file behind `=`".into());
        }
        Ok(Self { form, file: file.into() })
    }
}

/// `mpyc compile`
#[derive(Debug, Args)]
#[command(after_help = COMPILE_HELP)]
pub struct CompileArgs {
    /// Files, and folders whose .py files are meant; many at once take less time than one by one
    #[arg(value_name = "FILE.py|FOLDER", required = true)]
    pub inputs: Vec<PathBuf>,
    /// The .mpy file, or the folder for several [default: beside each input]
    #[arg(short, long, value_name = "F.mpy|FOLDER")]
    pub output: Option<PathBuf>,
    /// The name of the file in tracebacks, if there is one input [default: the name as given, in a folder
    /// the path from there]
    #[arg(long, value_name = "NAME")]
    pub source_name: Option<String>,
    /// Also write which .mpy file was made of which input, as rules for make and ninja
    #[arg(long, value_name = "F.d")]
    pub depfile: Option<PathBuf>,
    /// How many files to compile at the same time [default: as many as the machine can]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Compile even what was compiled before, and keep nothing for the next time
    #[arg(long)]
    pub no_cache: bool,
    #[command(flatten)]
    pub compiler: CompilerArgs,
    #[command(flatten)]
    pub warnings: WarningArgs,
}

/// `mpyc extract`
#[derive(Debug, Args)]
pub struct ExtractArgs {
    /// The hex file, or what `mpyc build --emit image` wrote
    #[arg(value_name = "F.hex")]
    pub file: PathBuf,
    /// The folder to write the files to [default: the working folder]
    #[arg(short, long, value_name = "FOLDER")]
    pub directory: Option<PathBuf>,
    /// Replace files that exist
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub board: BoardArgs,
}

/// `mpyc traceback`
#[derive(Debug, Args)]
pub struct TracebackArgs {
    /// The map that `mpyc build --strip` wrote
    #[arg(value_name = "F.map")]
    pub map: PathBuf,
    /// What the board printed [default: standard input]
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    pub file: PathBuf,
}

/// `mpyc run`
#[derive(Debug, Args)]
pub struct RunArgs {
    /// The program's file
    #[arg(value_name = "APP.py")]
    pub app: PathBuf,
    #[command(flatten)]
    pub path: PathArgs,
    #[command(flatten)]
    pub board: BoardArgs,
    #[command(flatten)]
    pub compiler: CompilerArgs,
    /// Let the time that the program waits pass at once
    #[arg(long)]
    pub fast: bool,
    /// Stop the program after so many seconds of its time, as Ctrl-C does
    #[arg(long, value_name = "SECONDS")]
    pub limit: Option<f64>,
    #[command(flatten)]
    pub warnings: WarningArgs,
}

/// `mpyc check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The programs' files
    #[arg(value_name = "APP.py", required = true)]
    pub apps: Vec<PathBuf>,
    #[command(flatten)]
    pub path: PathArgs,
    /// The board that they are for
    #[arg(long, value_enum, value_name = "BOARD", default_value_t = Microbit::V1)]
    pub board: Microbit,
    #[command(flatten)]
    pub warnings: WarningArgs,
}

/// `mpyc dis`
#[derive(Debug, Args)]
pub struct DisArgs {
    /// The file: FILE.py, FILE.mpy or FILE.hex
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub board: BoardArgs,
    #[command(flatten)]
    pub compiler: CompilerArgs,
}

/// `mpyc size`
#[derive(Debug, Args)]
pub struct SizeArgs {
    /// A program, or a hex file
    #[arg(value_name = "APP.py|F.hex")]
    pub file: PathBuf,
    /// Tell what of each module was done at build, what is left to the board and what is left out, and which variables take
    /// RAM, and why
    #[arg(long)]
    pub explain: bool,
    /// How many of the largest items to show
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub top: usize,
    #[command(flatten)]
    pub program: ProgramArgs,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// `mpyc ast`, `mpyc tokens`
#[derive(Debug, Args)]
pub struct SourceArgs {
    /// The file
    #[arg(value_name = "FILE.py")]
    pub file: PathBuf,
}

/// `mpyc explain`
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The code or name, such as E0201 or unused-import; without one, a list of all
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// The board of a name.
fn board(name: &str) -> Result<&'static Board, String> {
    board::find(name).ok_or_else(|| {
        let known: Vec<&str> = board::ALL.iter().map(|board| board.name).collect();
        format!("the boards are: {}", known.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_fits_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn switches_stand_above_the_level() {
        let options = |line: &str| {
            let words = ["mpyc", "compile", "a.py"].into_iter().chain(line.split_whitespace());
            match Cli::parse_from(words).command {
                Command::Compile(args) => args.compiler.options(),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(options(""), Options::default());
        assert_eq!(options("-O3"), Options::level(3));
        assert_eq!(options("-O3 --lines full --asserts on"), Options::default());
        let expected = Options { lines: Lines::Function, optimize: false, ..Options::level(1) };
        assert_eq!(options("-O 1 --lines function --no-optimize"), expected);
        assert_eq!(options("--asserts off --lines none"), Options::level(3));
    }
}
