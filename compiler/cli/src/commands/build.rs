//! `mpyc build`: a program to a hex file.

use std::path::Path;

use mpyc_abi::board::Board;
use mpyc_compiler::imports::{LIBRARY, Program};
use mpyc_compiler::link::LinkError;
use mpyc_compiler::link::firmware::Firmware;
use mpyc_compiler::link::freeze::{Evaluated, freeze};
use mpyc_compiler::link::image::{Image, ImageModule, link_unfused, plain};
use mpyc_compiler::link::program;
use mpyc_compiler::link::report::Report;
use mpyc_compiler::mpy::File;

use crate::args::{BuildArgs, ProgramArgs};
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
}

impl Built {
    /// What it takes of the board.
    pub fn report(&self, app: &Path, board: &Board) -> Report {
        Report::of_image(&files::shown(app), &self.image, &self.firmware, board)
    }
}

/// Compiles, links and writes the hex file, and prints what it takes of the board.
pub fn run(args: &BuildArgs, reporter: &Reporter) -> Result<(), Failure> {
    let output = files::output_path(&args.app, args.output.as_deref(), "hex")?;
    let has_report_there = args.report.report.iter().any(|to| files::is_standard(&to.file));
    if files::is_standard(&output) && has_report_there {
        return Err(Failure::Usage("the hex file and a report cannot both go to standard output".into()));
    }
    let board = args.program.board.board;
    let text = files::read(&args.app)?;
    let built = built(&args.app, &text, &args.program, reporter)?;
    let Built { program, firmware, image } = &built;
    let hex = program::hex(firmware, image, board).map_err(|error| Failure::Usage(error.to_string()))?;
    files::write(&output, hex.as_bytes())?;
    if let Some(path) = &args.depfile {
        let files = program.modules.iter().filter(|module| !module.is_carried);
        let sources = files.map(|module| module.source.name());
        files::write(path, depfile::rule(&files::shown(&output), sources).as_bytes())?;
    }
    if image.layout.id > 0 {
        reporter.note(&format!(
            "the program is so large that the file system starts at {:#x} instead of {:#x}",
            image.layout.filesystem_start, board.filesystem.0
        ));
    }
    let report = built.report(&args.app, board);
    let is_printed = sizes::write(&report, &args.report.report)?;
    let usage = sizes::text::room(&report.room) + &carried(program);
    if files::is_standard(&output) || is_printed {
        reporter.note(usage.trim_end());
        return Ok(());
    }
    files::print(usage.as_bytes())
}

/// Compiles and links the program with that text.
pub fn built(app: &Path, text: &[u8], args: &ProgramArgs, reporter: &Reporter) -> Result<Built, Failure> {
    let board = args.board.board;
    let levels = args.warnings.levels()?;
    let program = check::load_text(app, text, &args.freeze, &args.path, args.board.microbit(), &levels)?;
    let files = compile::modules(&program, args.compiler, reporter)?;
    let firmware = firmware::of(board)?;
    firmware.runs_images().map_err(|error| Failure::Usage(error.to_string()))?;
    let image = image(&program, &files, board, &firmware, !args.compiler.no_optimize, reporter)?;
    Ok(Built { program, firmware, image })
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
    let modules: Vec<ImageModule<'_>> = program
        .modules
        .iter()
        .zip(files)
        .map(|(module, file)| ImageModule { name: &module.name, is_package: module.is_package, file })
        .collect();
    let image =
        linked(&modules, board, optimize).and_then(|image| program::fits(&image, firmware, board).map(|()| image));
    image.map_err(|error| {
        reporter.build_error(&error.diagnostic());
        Failure::Program
    })
}

/// The image; if it is to be optimised, with what the program makes before it needs the board, and fused instructions.
fn linked(modules: &[ImageModule<'_>], board: &Board, optimize: bool) -> Result<Image, LinkError> {
    if !optimize {
        return link_unfused(modules, board);
    }
    let plain = plain(modules, board)?;
    let evaluated = mpyc_sim::evaluate(&plain.bytes, board, usize::MAX);
    let bodies: Vec<(u32, Option<u32>)> = evaluated.bodies.iter().map(|body| (body.code, body.rest)).collect();
    freeze(plain, &Evaluated { bodies: &bodies, slots: evaluated.slots, ram: &evaluated.ram }, board)
}

/// Which standard modules the command brought along, and which the board's prompt can't import for it did not.
fn carried(program: &Program) -> String {
    // A name with `_` is a part of another one; a module of the user's may have the name of a standard one.
    let mut whole: Vec<&str> = LIBRARY.iter().map(|(name, _)| *name).filter(|name| !name.starts_with('_')).collect();
    let in_program = |name: &str| program.modules.iter().find(|module| module.name == name);
    let inside: Vec<&str> =
        whole.iter().copied().filter(|name| in_program(name).is_some_and(|module| module.is_carried)).collect();
    whole.retain(|name| in_program(name).is_none());
    let left_out = whole;
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
