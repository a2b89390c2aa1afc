//! `mpyc compile`: files to `.mpy` files. The commands that compile whole programs do so through here too.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use mpyc_compiler::check::Levels;
use mpyc_compiler::diagnostics::{Diagnostic, SourceFile};
use mpyc_compiler::imports::{Program, SourceModule};
use mpyc_compiler::job::{self, Job, Product};
use mpyc_compiler::mpy::File;
use mpyc_compiler::{Options, Target, compile_tree, front, pack};
use walkdir::{DirEntry, WalkDir};

use crate::args::{CompileArgs, CompilerArgs};
use crate::cache::Cache;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::report::Reporter;
use crate::{depfile, files, parallel};

/// One file to compile.
struct Task {
    input: PathBuf,
    output: PathBuf,
    /// What tracebacks call the file.
    source_name: String,
    /// Whether the output's folder is made if it is not there.
    makes_folder: bool,
}

/// What holds for all tasks.
struct How {
    options: Options,
    levels: Levels,
    cache: Cache,
}

/// What became of a task.
struct Outcome<'a> {
    task: &'a Task,
    diagnostics: Vec<Diagnostic>,
    /// The text, if there is something to say about it.
    source: Option<SourceFile>,
    /// Whether the file was written, or why not.
    result: Result<(), Failure>,
}

/// Compiles files and writes a `.mpy` file for each. One with errors does not keep the others back.
pub fn run(args: &CompileArgs, reporter: &Reporter) -> Result<(), Failure> {
    let (tasks, unreadable) = tasks(args)?;
    let how =
        How { options: args.compiler.options(), levels: args.warnings.levels()?, cache: Cache::new(args.no_cache) };
    let workers = args.jobs.map_or_else(parallel::default_workers, usize::from);
    let mut progress = Progress::new(tasks.len(), reporter.is_for_people());
    let mut findings = Vec::new();
    let mut result = Ok(());
    for failure in unreadable {
        reporter.failure(&failure);
        result = Err(Failure::Files);
    }
    let work = |task| perform(task, &how);
    parallel::in_order(&tasks, workers, work, |outcome| {
        progress.step(&files::shown(&outcome.task.input));
        let shown = progress.aside(|| show(&outcome, reporter));
        result = worse(std::mem::replace(&mut result, Ok(())), shown);
        findings.extend(outcome.diagnostics);
    });
    drop(progress);
    how.cache.trim();
    reporter.summary(findings.iter());
    if let Some(path) = &args.depfile {
        let rule = |task: &Task| depfile::rule(&files::shown(&task.output), [&*files::shown(&task.input)].into_iter());
        files::write(path, tasks.iter().map(rule).collect::<String>().as_bytes())?;
    }
    result
}

/// Reads, compiles and writes one file.
fn perform<'a>(task: &'a Task, how: &How) -> Outcome<'a> {
    let text = match files::read(&task.input) {
        Ok(text) => text,
        Err(failure) => return Outcome { task, diagnostics: Vec::new(), source: None, result: Err(failure) },
    };
    let job = Job { source_name: &task.source_name, text: &text, options: how.options, arch_flags: 0 };
    let Product { mpy, mut diagnostics } = how.cache.product(&job);
    how.levels.apply(&mut diagnostics);
    // A warning may have become an error.
    let mpy = mpy.filter(|_| !diagnostics.iter().any(Diagnostic::is_error));
    let source = (!diagnostics.is_empty()).then(|| front::source(&files::shown(&task.input), &text));
    let result = match mpy {
        Some(mpy) => write(task, &mpy),
        None => Err(Failure::Program),
    };
    Outcome { task, diagnostics, source, result }
}

/// Writes a result; another worker may be making the same folder.
fn write(task: &Task, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = task.output.parent().filter(|_| task.makes_folder) {
        fs::create_dir_all(folder).map_err(|error| Failure::file("make", folder, &error))?;
    }
    files::write(&task.output, bytes)
}

/// Shows what there is to say about a file, and says how that counts.
fn show(outcome: &Outcome<'_>, reporter: &Reporter) -> Result<(), Failure> {
    if let Some(source) = &outcome.source {
        // Whether they are errors shows in the result too.
        let _ = reporter.diagnostics(&outcome.diagnostics, source);
    }
    match &outcome.result {
        Ok(()) => Ok(()),
        Err(Failure::Program) => Err(Failure::Program),
        Err(Failure::ClosedPipe) => Err(Failure::ClosedPipe),
        Err(failure) => {
            reporter.failure(failure);
            Err(Failure::Files)
        }
    }
}

/// The one of two results that the whole command ends with.
fn worse(a: Result<(), Failure>, b: Result<(), Failure>) -> Result<(), Failure> {
    let rank = |result: &Result<(), Failure>| result.as_ref().map_or_else(|failure| 1 + failure.status(), |()| 0);
    if rank(&b) > rank(&a) { b } else { a }
}

/// The files that the command line names, and what of it cannot be read.
fn tasks(args: &CompileArgs) -> Result<(Vec<Task>, Vec<Failure>), Failure> {
    let mut tasks = Vec::new();
    let mut unreadable = Vec::new();
    match &args.inputs[..] {
        [input] if !input.is_dir() => tasks.push(single(input, args)?),
        inputs => {
            if args.source_name.is_some() {
                return Err(Failure::Usage("`--source-name` goes with one input".into()));
            }
            let folder = args.output.as_deref();
            if let Some(folder) = folder.filter(|folder| files::is_standard(folder) || folder.is_file()) {
                let folder = folder.display();
                return Err(Failure::Usage(format!(
                    "several results do not go into `{folder}`: `--output` must be a folder"
                )));
            }
            for input in inputs {
                if input.is_dir() {
                    tree(input, folder, &mut tasks, &mut unreadable);
                } else {
                    tasks.push(one_of_many(input, folder)?);
                }
            }
        }
    }
    distinct(&tasks)?;
    Ok((tasks, unreadable))
}

/// The only input.
fn single(input: &Path, args: &CompileArgs) -> Result<Task, Failure> {
    let output = match &args.output {
        Some(folder) if folder.is_dir() => Some(inside(folder, input)),
        output => output.clone(),
    };
    let output = files::output_path(input, output.as_deref(), "mpy")?;
    let source_name = args.source_name.clone().unwrap_or_else(|| files::shown(input));
    Ok(Task { input: input.to_owned(), output, source_name, makes_folder: false })
}

/// A file among several.
fn one_of_many(input: &Path, folder: Option<&Path>) -> Result<Task, Failure> {
    let output = files::output_path(input, folder.map(|folder| inside(folder, input)).as_deref(), "mpy")?;
    Ok(Task { input: input.to_owned(), output, source_name: files::shown(input), makes_folder: true })
}

/// The file in `folder` that is named like the input.
fn inside(folder: &Path, input: &Path) -> PathBuf {
    let name = if files::is_standard(input) { "stdin".as_ref() } else { input.file_name().unwrap_or_default() };
    folder.join(Path::new(name).with_extension("mpy"))
}

/// All Python files below a folder, in order.
fn tree(root: &Path, folder: Option<&Path>, tasks: &mut Vec<Task>, unreadable: &mut Vec<Failure>) {
    let is_hidden = |entry: &DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    for entry in WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(|entry| !is_hidden(entry)) {
        match entry {
            Ok(entry)
                if !entry.file_type().is_dir() && entry.path().extension().is_some_and(|ending| ending == "py") =>
            {
                let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
                let output = folder.unwrap_or(root).join(path).with_extension("mpy");
                let source_name = path.to_string_lossy().replace('\\', "/");
                tasks.push(Task { input: entry.path().to_owned(), output, source_name, makes_folder: true });
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                unreadable.push(Failure::file("read", &path, &error.into()));
            }
        }
    }
}

/// Refuses two inputs whose results would be the same file.
fn distinct(tasks: &[Task]) -> Result<(), Failure> {
    let mut seen: HashMap<&Path, &Path> = HashMap::new();
    for task in tasks.iter().filter(|task| !files::is_standard(&task.output)) {
        if let Some(other) = seen.insert(&task.output, &task.input) {
            let [output, other, input] = [&task.output, other, &task.input].map(|path| path.display());
            return Err(Failure::Usage(format!("`{output}` would be made of `{other}` and of `{input}`")));
        }
    }
    Ok(())
}

/// Compiles one source text, which messages and tracebacks call `name`; what is wrong with it is reported.
pub fn compile(name: &str, text: &[u8], options: CompilerArgs, reporter: &Reporter) -> Result<Vec<u8>, Failure> {
    let product = job::run(&Job { source_name: name, text, options: options.options(), arch_flags: 0 });
    let reported = reporter.diagnostics(&product.diagnostics, &front::source(name, text));
    reporter.summary(product.diagnostics.iter());
    reported.and(product.mpy.ok_or(Failure::Program))
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
    let options = Options { target: Target::Image, ..options.options() };
    let text = module.source.text();
    let found = module.diagnostics.clone();
    let compiled = compile_tree(&module.source_name, &module.tree, text, &module.resolved, &options, found);
    let mut diagnostics = compiled.diagnostics;
    let file = compiled.unit.and_then(|unit| pack(&unit, text).map_err(|found| diagnostics.push(found)).ok());
    // What the command carries is not for the user to mend.
    diagnostics.retain(|each| each.is_error() || !module.is_carried);
    diagnostics.sort_by_key(Diagnostic::span);
    (file, diagnostics)
}
