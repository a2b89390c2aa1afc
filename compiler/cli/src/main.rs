//! The command `mpyc`: the only place of the compiler that reads, writes and exits.
//!
//! `args` says what a command line means, `api` knows the firmware's modules, `commands/` holds one file a subcommand, `files` reads and
//! writes, `report` shows diagnostics, `sizes` what takes how much room, `cache` keeps what was compiled. Diagnostics go to standard error and
//! results to standard output, so that either can be piped. Under the name `mpy-cross` all is as in `mpy_cross`.
//!
//! | exit status | meaning |
//! |---|---|
//! | 0 | done; there may be warnings |
//! | 1 | the program has errors, or ended with an exception |
//! | 2 | wrong command line, or a file that cannot be read or written |
//!
//! A program that `mpyc run` runs can choose its own status with `sys.exit`.

mod api;
mod args;
mod cache;
mod commands;
mod depfile;
mod failure;
mod files;
mod firmware;
mod mpy_cross;
mod parallel;
mod progress;
mod report;
mod sizes;

use std::env;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Cli, Command};
use failure::Failure;
use report::Reporter;

fn main() -> ExitCode {
    let mut words = env::args_os();
    if mpy_cross::is_called(words.next().as_deref()) {
        return mpy_cross::run(&words.collect::<Vec<_>>());
    }
    // A wrong command line ends here with status 2, `--help` and `--version` with 0.
    let cli = Cli::parse();
    let reporter = Reporter::new(cli.message_format, cli.color);
    match run(cli.command, &reporter) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            reporter.failure(&failure);
            ExitCode::from(failure.status())
        }
    }
}

fn run(command: Command, reporter: &Reporter) -> Result<(), Failure> {
    match command {
        Command::Build(args) => commands::build::run(&args, reporter),
        Command::Compile(args) => commands::compile::run(&args, reporter),
        Command::Extract(args) => commands::extract::run(&args),
        Command::Run(args) => commands::run::run(&args, reporter),
        Command::Traceback(args) => commands::traceback::run(&args),
        Command::Check(args) => commands::check::run(&args, reporter),
        Command::Dis(args) => commands::dis::run(&args, reporter),
        Command::Size(args) => commands::size::run(&args, reporter),
        Command::Ast(args) => commands::ast::run(&args, reporter),
        Command::Tokens(args) => commands::tokens::run(&args, reporter),
        Command::Explain(args) => commands::explain::run(&args),
    }
}
