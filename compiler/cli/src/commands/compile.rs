//! `mpyc compile`: files to `.mpy` files. The other commands compile through here too.

use mpyc_compiler::diagnostics::{Diagnostic, SourceFile, Span, jump_too_far};
use mpyc_compiler::imports::{Program, SourceModule};
use mpyc_compiler::mpy::{self, File};
use mpyc_compiler::{Compiled, Options, compile_tree, front};

use crate::args::{CompileArgs, CompilerArgs};
use crate::failure::Failure;
use crate::files;
use crate::report::Reporter;

/// Compiles files and writes a `.mpy` file for each. One with errors does not keep the others back.
pub fn run(args: &CompileArgs, reporter: &Reporter) -> Result<(), Failure> {
    if args.files.len() > 1 && (args.output.is_some() || args.source_name.is_some()) {
        return Err(Failure::Usage("`--output` and `--source-name` go with one input".into()));
    }
    let mut result = Ok(());
    for file in &args.files {
        let output = files::output_path(file, args.output.as_deref(), "mpy")?;
        let bytes = files::read(file)?;
        match compile(&files::shown(file), args.source_name.as_deref(), &bytes, args.compiler, reporter) {
            Ok(compiled) => files::write(&output, &mpy::write(&compiled))?,
            Err(failure) => result = Err(failure),
        }
    }
    result
}

/// Compiles one source text. Messages call it `name`, tracebacks `source_name` if that is given.
pub fn compile(
    name: &str,
    source_name: Option<&str>,
    bytes: &[u8],
    options: CompilerArgs,
    reporter: &Reporter,
) -> Result<File, Failure> {
    let parsed = front::parse(name, bytes);
    let source_name = source_name.unwrap_or(name);
    let compiled =
        compile_tree(source_name, &parsed.tree, parsed.source.text(), &options.options(), parsed.diagnostics);
    let (file, diagnostics) = finish(compiled, &parsed.source);
    let reported = reporter.diagnostics(&diagnostics, &parsed.source);
    reporter.summary(diagnostics.iter());
    reported?;
    file.ok_or(Failure::Program)
}

/// The files of all modules of a program, in its order; what is wrong with any of them is reported.
pub fn modules(program: &Program, options: CompilerArgs, reporter: &Reporter) -> Result<Vec<File>, Failure> {
    let mut files = Vec::new();
    let mut found = Vec::new();
    for module in &program.modules {
        let (file, diagnostics) = module_file(module, options);
        files.extend(file);
        found.push(diagnostics);
    }
    // The app's own findings are what its author wants to see first.
    let mut result = Ok(());
    for (module, diagnostics) in program.modules.iter().zip(&found).rev() {
        result = reporter.diagnostics(diagnostics, &module.source).and(result);
    }
    reporter.summary(found.iter().flatten());
    result.map(|()| files)
}

/// One module of a program. Without a file there is an error among the diagnostics.
fn module_file(module: &SourceModule, options: CompilerArgs) -> (Option<File>, Vec<Diagnostic>) {
    let source = &module.source;
    let diagnostics = module.diagnostics.clone();
    finish(compile_tree(&module.source_name, &module.tree, source.text(), &options.options(), diagnostics), source)
}

/// Assembles what was compiled.
fn finish(compiled: Compiled, source: &SourceFile) -> (Option<File>, Vec<Diagnostic>) {
    let mut diagnostics = compiled.diagnostics;
    diagnostics.sort_by_key(Diagnostic::span);
    let file = compiled.unit.and_then(|unit| match mpy::pack(&unit) {
        Ok(file) => Some(file),
        Err(error) => {
            let line = source.line_range(error.line.saturating_sub(1) as usize).unwrap_or_default();
            diagnostics.push(jump_too_far(Span::new(line.start as u32, line.end as u32)));
            None
        }
    });
    (file, diagnostics)
}

impl CompilerArgs {
    /// The options of the compiler library.
    fn options(self) -> Options {
        Options::default()
    }
}
