//! `mpyc check`: the errors of a program, without compiling it.

use std::path::Path;

use mpyc_compiler::imports::Program;

use crate::args::{CheckArgs, PathArgs};
use crate::failure::Failure;
use crate::files::{self, Folders};
use crate::report::Reporter;

/// Reports the diagnostics of the app and all modules it imports.
pub fn run(args: &CheckArgs, reporter: &Reporter) -> Result<(), Failure> {
    let program = load(&args.app, &args.path)?;
    report(&program, reporter)
}

/// Parses an app with all its modules.
pub fn load(app: &Path, path: &PathArgs) -> Result<Program, Failure> {
    let mut folders = Folders::of(app, &path.folders)?;
    let text = files::read(app)?;
    Ok(Program::load(&files::shown(app), &text, &mut folders))
}

/// Shows the diagnostics of all modules, the app's first. Fails if there is an error.
pub fn report(program: &Program, reporter: &Reporter) -> Result<(), Failure> {
    let mut result = Ok(());
    for module in program.modules.iter().rev() {
        result = reporter.diagnostics(&module.diagnostics, &module.source).and(result);
    }
    reporter.summary(program.modules.iter().flat_map(|module| &module.diagnostics));
    result
}
