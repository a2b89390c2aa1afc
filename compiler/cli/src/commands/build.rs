//! `mpyc build`: a program to a hex file.

use std::path::{Path, PathBuf};

use mpyc_abi::board::Board;
use mpyc_compiler::imports::{LIBRARY, Program};
use mpyc_compiler::link::LinkError;
use mpyc_compiler::link::firmware::Firmware;
use mpyc_compiler::link::freeze::{Body, Evaluated, Keep, freeze_or_say, freeze_stripped};
use mpyc_compiler::link::image::{Image, ImageModule, link_unfused, plain};
use mpyc_compiler::link::map::Map;
use mpyc_compiler::link::program;
use mpyc_compiler::link::report::{self, Explanation, Report, Run, Stopped, Stops, Why};
use mpyc_compiler::link::sources::{self, Files};
use mpyc_compiler::link::view::View;
use mpyc_compiler::mpy::File;
use mpyc_runtime::evaluate::{self, Reason, Stop};

use crate::args::{BuildArgs, Emit, ProgramArgs};
use crate::commands::{check, compile};
use crate::failure::Failure;
use crate::report::Reporter;
use crate::{depfile, files, firmware, sizes};

/// Longest line of the report.
const WIDTH: usize = 79;

/// A program that was compiled and linked, with the firmware that it is for.
pub struct Built {
    pub program: Program,
    pub firmware: Firmware,
    pub image: Image,
    /// What was asked for beside it.
    pub more: More,
}

/// What a build makes beside the image, if it is asked for.
#[derive(Default)]
pub struct More {
    /// What was done at build, if there was anything to do.
    pub explanation: Option<Explanation>,
    /// What the image was stripped of.
    pub map: Option<Map>,
}

/// Which of that is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Nothing.
    Image,
    /// What was done at build.
    Explanation,
    /// An image that is stripped of lines and file names, and its map.
    Stripped,
}

impl Built {
    /// Names of the modules that are in the image.
    fn modules(&self, board: &Board) -> Vec<String> {
        let Ok(view) = View::new(&self.image.bytes, board) else { return Vec::new() };
        view.modules().filter_map(|module| view.text(module.name)).collect()
    }

    /// What it takes of the board.
    pub fn report(&self, app: &Path, board: &Board) -> Report {
        Report::of_image(&files::shown(app), &self.image, &self.firmware, board)
    }
}

/// Compiles, links and writes the hex file, and prints what it takes of the board.
pub fn run(args: &BuildArgs, reporter: &Reporter) -> Result<(), Failure> {
    let output = files::output_path(&args.app, args.output.as_deref(), args.emit.extension())?;
    let has_report_there = args.report.report.iter().any(|to| files::is_standard(&to.file));
    if files::is_standard(&output) && has_report_there {
        return Err(Failure::Usage("the program and a report cannot both go to standard output".into()));
    }
    let board = args.program.board.board;
    let text = files::read(&args.app)?;
    let map = args.strip.as_ref().map(|path| map_path(path.as_deref(), &output)).transpose()?;
    let wanted = if map.is_some() { Wanted::Stripped } else { Wanted::Image };
    let mut built = built(&args.app, &text, &args.program, wanted, reporter)?;
    if args.embed_source {
        let files = own_files(&args.app, &built.program)?;
        sources::embed(&mut built.image, &files, board).map_err(|error| said(&error, reporter))?;
    }
    let Built { program, firmware, image, .. } = &built;
    files::write(&output, &emitted(args.emit, &built, board)?)?;
    if let (Some(path), Some(map)) = (map, &built.more.map) {
        files::write(&path, map.text().as_bytes())?;
        if map.functions.is_empty() {
            reporter.note("the program is not stripped: what it makes at its start cannot lie in flash");
        }
    }
    if let Some(path) = &args.depfile {
        let files = program.modules.iter().filter(|module| !module.is_carried);
        let sources = files.map(|module| module.source.name());
        files::write(path, depfile::rule(&files::shown(&output), sources).as_bytes())?;
    }
    if image.layout.id > 0 {
        let with = if args.embed_source { "with its sources " } else { "" };
        reporter.note(&format!(
            "the program {with}is so large that the file system starts at {:#x} instead of {:#x}",
            image.layout.filesystem_start, board.filesystem.0
        ));
    }
    let wanted = &args.report.report;
    // To measure all of it takes time that a build without a report does not need.
    let is_printed = !wanted.is_empty() && sizes::write(&built.report(&args.app, board), wanted)?;
    let mut usage = sizes::text::room(&report::room(image, firmware, board)) + &carried(&built, board);
    if args.emit == Emit::Image {
        usage += &place(board);
    }
    if files::is_standard(&output) || is_printed {
        reporter.note(usage.trim_end());
        return Ok(());
    }
    files::print(usage.as_bytes())
}

/// Where the map of a stripped program goes.
fn map_path(asked: Option<&Path>, output: &Path) -> Result<PathBuf, Failure> {
    let path = match asked {
        Some(path) => path.to_owned(),
        None if files::is_standard(output) => {
            return Err(Failure::Usage("a program that goes to standard output needs `--strip=F.map`".into()));
        }
        None => output.with_extension("map"),
    };
    match path == output {
        true => Err(Failure::Usage("the program and its map cannot both go to one file".into())),
        false => Ok(path),
    }
}

/// Compiles and links the program with that text.
pub fn built(
    app: &Path,
    text: &[u8],
    args: &ProgramArgs,
    wanted: Wanted,
    reporter: &Reporter,
) -> Result<Built, Failure> {
    let board = args.board.board;
    let levels = args.warnings.levels()?;
    let program = check::load_text(app, text, &args.freeze, &args.path, args.board.microbit(), &levels)?;
    let files = compile::modules(&program, args.compiler, reporter)?;
    let firmware = firmware::of(board)?;
    firmware.runs_images().map_err(|error| Failure::Usage(error.to_string()))?;
    let (image, more) = linked_for(
        &program,
        &files,
        board,
        &firmware,
        How {
            optimize: !args.compiler.no_optimize,
            wanted,
            keep: Keep { modules: &args.freeze, carried: &carried_names(&program), closed: args.closed },
        },
        reporter,
    )?;
    Ok(Built { program, firmware, image, more })
}

/// How a program is linked.
#[derive(Clone, Copy)]
struct How<'a> {
    optimize: bool,
    keep: Keep<'a>,
    wanted: Wanted,
}

/// The bytes of the file that is asked for.
fn emitted(emit: Emit, built: &Built, board: &Board) -> Result<Vec<u8>, Failure> {
    match emit {
        Emit::Hex => program::hex(&built.firmware, &built.image, board)
            .map(String::into_bytes)
            .map_err(|error| Failure::Usage(error.to_string())),
        Emit::Image => Ok(built.image.flash()),
    }
}

/// What a loader must know of an image. The firmware's id is in both: `mpyc_abi::image::W_ABI`, and the firmware's information.
fn place(board: &Board) -> String {
    let (address, name) = (board.image_start, board.name);
    format!("the image is for address {address:#x} of a board {name} that has this mpyc's firmware\n")
}

/// Links the compiled modules of a program, in its order; an error is reported.
pub fn image(
    program: &Program,
    files: &[File],
    board: &Board,
    firmware: &Firmware,
    optimize: bool,
    reporter: &Reporter,
) -> Result<Image, Failure> {
    let how = How { optimize, wanted: Wanted::Image, keep: Keep::default() };
    linked_for(program, files, board, firmware, how, reporter).map(|(image, _)| image)
}

/// As [`image`], with what is wanted beside it.
fn linked_for(
    program: &Program,
    files: &[File],
    board: &Board,
    firmware: &Firmware,
    how: How<'_>,
    reporter: &Reporter,
) -> Result<(Image, More), Failure> {
    let modules: Vec<ImageModule<'_>> = program
        .modules
        .iter()
        .zip(files)
        .map(|(module, file)| ImageModule { name: &module.name, is_package: module.is_package, file })
        .collect();
    let linked = linked(&modules, board, how);
    let fitting = linked.and_then(|linked| program::fits(&linked.0, firmware, board).map(|()| linked));
    fitting.map_err(|error| said(&error, reporter))
}

/// Reports why a program cannot be linked.
fn said(error: &LinkError, reporter: &Reporter) -> Failure {
    reporter.build_error(&error.diagnostic());
    Failure::Program
}

/// The files that a program is made of, but those that the compiler carries, by their paths in the folders that they
/// were found in: in one folder they are the program again.
fn own_files(app: &Path, program: &Program) -> Result<Files, Failure> {
    if files::is_standard(app) {
        let text = "a program from standard input has no file name, which `--embed-source` needs";
        return Err(Failure::Usage(text.into()));
    }
    let mut own = Files::new();
    for module in &program.modules {
        let Some(file) = &module.file else { continue };
        let path = &module.source_name;
        if !sources::is_inside(path) {
            let text = format!("a file cannot be called `{path}` on every system: `--embed-source` needs another name");
            return Err(Failure::Usage(text));
        }
        own.insert(path.clone(), file.clone());
    }
    Ok(own)
}

/// The image; if it is to be optimised, with what the program makes before it needs the board, and fused instructions.
fn linked(modules: &[ImageModule<'_>], board: &Board, how: How<'_>) -> Result<(Image, More), LinkError> {
    if !how.optimize {
        return Ok((link_unfused(modules, board)?, More::default()));
    }
    let plain = plain(modules, board)?;
    let evaluated = mpyc_sim::evaluate(&plain.bytes, board, usize::MAX);
    let body = |body: evaluate::Body| Body {
        code: body.code,
        rest: body.rest,
        is_imported: body.is_imported,
        imports: body.imports,
    };
    let bodies: Vec<Body> = evaluated.bodies.into_iter().map(body).collect();
    let stops = Stops {
        program: evaluated.stop.map(stopped),
        ahead: evaluated.stops_ahead.into_iter().map(|(body, stop)| (body, stopped(stop))).collect(),
    };
    let constants: Vec<(u32, u32, u32)> =
        evaluated.constants.iter().map(|constant| (constant.module.0, constant.name.0, constant.value.0)).collect();
    let evaluated = Evaluated {
        bodies: &bodies,
        slots: evaluated.slots,
        ram: &evaluated.ram,
        constants: &constants,
        keep: how.keep,
    };
    if how.wanted == Wanted::Stripped {
        let (image, map) = freeze_stripped(plain, &evaluated, board)?;
        return Ok((image, More { map: Some(map), ..More::default() }));
    }
    let run = (how.wanted == Wanted::Explanation).then(|| Run::new(&plain, &evaluated, &stops, board));
    let (image, refusal) = freeze_or_say(plain, &evaluated, board)?;
    let explanation = run.map(|run| run.explained(&image, refusal.as_ref(), board));
    Ok((image, More { explanation, ..More::default() }))
}

/// Why the machine ran the program no further, for the linker.
fn stopped(stop: Stop) -> Stopped {
    let why = match stop.reason {
        Reason::Native(name) => Why::Native(name),
        Reason::Namespace => Why::Namespace,
        Reason::OtherModule(name) => Why::OtherModule(name),
        Reason::LongStatement(most) => Why::LongStatement(most),
        Reason::LargeObject(most) => Why::LargeObject(most),
        Reason::MuchData(most) => Why::MuchData(most),
        Reason::Exception(text) => Why::Exception(text),
    };
    Stopped { code: stop.code, offset: stop.offset, why }
}

/// Names of the modules that the compiler carries.
fn carried_names(program: &Program) -> Vec<String> {
    program.modules.iter().filter(|module| module.is_carried).map(|module| module.name.clone()).collect()
}

/// Which standard modules the command brought along, and which the board's prompt can't import for it did not.
fn carried(built: &Built, board: &Board) -> String {
    let (program, linked) = (&built.program, built.modules(board));
    let is_linked = |name: &str| linked.iter().any(|module| module == name);
    // A name with `_` is a part of another one; a module of the user's may have the name of a standard one.
    let is_own = |name: &str| program.modules.iter().any(|module| module.name == name && !module.is_carried);
    let standard = LIBRARY.iter().map(|(name, _)| *name).filter(|name| !name.starts_with('_') && !is_own(name));
    let (inside, mut left_out): (Vec<&str>, Vec<&str>) = standard.partition(|name| is_linked(name));
    // What a standard module brings along only if it is asked for it.
    let modules = program.modules.iter().filter(|module| is_linked(&module.name));
    let parts: Vec<String> =
        modules.flat_map(|module| module.unasked.iter().map(|name| format!("{}.{name}", module.name))).collect();
    left_out.extend(parts.iter().map(String::as_str));
    left_out.sort_unstable();
    let mut text = String::new();
    if !inside.is_empty() {
        text += &line("standard modules in it:", &inside);
    }
    if !left_out.is_empty() {
        text += &line("not in it, so not for the prompt:", &left_out);
        text += "(`--freeze MODULE` puts one in)\n";
    }
    text
}

/// Names behind a title, in lines that fit a terminal.
fn line(title: &str, names: &[&str]) -> String {
    let mut lines = vec![title.to_owned()];
    for (at, name) in names.iter().enumerate() {
        let comma = if at + 1 < names.len() { "," } else { "" };
        match lines.last_mut() {
            Some(last) if last.len() + name.len() + 2 <= WIDTH => *last += &format!(" {name}{comma}"),
            _ => lines.push(format!("  {name}{comma}")),
        }
    }
    lines.join("\n") + "\n"
}
