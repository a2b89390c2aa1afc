//! `mpyc check`: the errors of programs.

use std::path::Path;

use mpyc_compiler::check::Levels;
use mpyc_compiler::imports::Program;

use crate::api::Firmware;
use crate::args::{CheckArgs, CompilerArgs, Microbit, PathArgs};
use crate::commands::compile;
use crate::failure::Failure;
use crate::files::{self, Folders};
use crate::report::Reporter;

/// Reports the diagnostics of each app and all modules it imports; writes nothing.
pub fn run(args: &CheckArgs, reporter: &Reporter) -> Result<(), Failure> {
    let levels = args.warnings.levels()?;
    let mut result = Ok(());
    for app in &args.apps {
        let program = load(app, &args.path, args.board, &levels)?;
        let compiled = compile::modules(&program, CompilerArgs::default(), reporter);
        result = compiled.map(|_| ()).and(result);
    }
    result
}

/// Parses an app with all its modules and checks them, as programs for a board.
pub fn load(app: &Path, path: &PathArgs, board: Microbit, levels: &Levels) -> Result<Program, Failure> {
    load_text(app, &files::read(app)?, &[], path, board, levels)
}

/// As [`load`], of an app with that text, and with more modules, as if the app imported them too.
pub fn load_text(
    app: &Path,
    text: &[u8],
    more: &[String],
    path: &PathArgs,
    board: Microbit,
    levels: &Levels,
) -> Result<Program, Failure> {
    let firmware = Firmware { board };
    let mut folders = Folders::of(app, &path.folders, firmware)?;
    let mut program = Program::load_with(&files::shown(app), text, more, &mut folders).map_err(|missing| {
        let help = missing.near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        Failure::Usage(format!("no module named `{}`{help}", missing.name))
    })?;
    mpyc_compiler::check::check(&mut program, &firmware, levels);
    Ok(program)
}
