//! The command line.

use std::path::PathBuf;
use std::str::FromStr as _;

use clap::{Args, Parser, Subcommand, ValueEnum};
use mpyc_abi::board::{self, Board};
use mpyc_compiler::check::{Level, Levels, Selector};
use mpyc_compiler::diagnostics::registry;

use crate::failure::Failure;

const AFTER_HELP: &str = "\
Files: `-` stands for standard input or output.

Exit status: 0 done (there may be warnings); 1 the program has errors, or ended with an
exception; 2 wrong command line, or a file that cannot be read or written.";

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
    /// Compile one file to a .mpy file that any current MicroPython runs
    Compile(CompileArgs),
    /// Run a program on a simulated board
    Run(RunArgs),
    /// Find the errors of programs without compiling them
    Check(CheckArgs),
    /// Show the bytecode of a program, a .mpy file or a hex file
    Dis(DisArgs),
    /// Show what takes how much of the board in a hex file
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

/// Which board it is for.
#[derive(Debug, Args)]
pub struct BoardArgs {
    /// The board: v1 (micro:bit v1.3 and v1.5)
    #[arg(long, value_name = "BOARD", default_value = "v1", value_parser = board)]
    pub board: &'static Board,
}

/// How programs are compiled.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct CompilerArgs {
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

/// `mpyc build`
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// The program's file
    #[arg(value_name = "APP.py")]
    pub app: PathBuf,
    /// The hex file [default: APP.hex]
    #[arg(short, long, value_name = "F.hex")]
    pub output: Option<PathBuf>,
    /// Also write which files the hex file was made of, as a rule for make and ninja
    #[arg(long, value_name = "F.d")]
    pub depfile: Option<PathBuf>,
    #[command(flatten)]
    pub path: PathArgs,
    #[command(flatten)]
    pub board: BoardArgs,
    #[command(flatten)]
    pub compiler: CompilerArgs,
    #[command(flatten)]
    pub warnings: WarningArgs,
}

/// `mpyc compile`
#[derive(Debug, Args)]
pub struct CompileArgs {
    /// The files; many at once take less time than one by one
    #[arg(value_name = "FILE.py", required = true)]
    pub files: Vec<PathBuf>,
    /// The .mpy file, if there is one input [default: FILE.mpy]
    #[arg(short, long, value_name = "F.mpy")]
    pub output: Option<PathBuf>,
    /// The name of the file in tracebacks, if there is one input [default: the name as given]
    #[arg(long, value_name = "NAME")]
    pub source_name: Option<String>,
    #[command(flatten)]
    pub compiler: CompilerArgs,
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
    /// The hex file
    #[arg(value_name = "F.hex")]
    pub file: PathBuf,
    #[command(flatten)]
    pub board: BoardArgs,
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
