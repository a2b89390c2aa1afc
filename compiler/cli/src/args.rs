//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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
    /// One line each: file:line:column: error[CODE]: message
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
    /// Find the errors of a program without compiling it
    Check(CheckArgs),
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

/// `mpyc check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The program's file
    #[arg(value_name = "APP.py")]
    pub app: PathBuf,
    #[command(flatten)]
    pub path: PathArgs,
}

/// `mpyc explain`
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The code, such as E0201; without one, a list of all codes
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}
