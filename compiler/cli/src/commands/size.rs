//! `mpyc size`: what takes how much of a board, of a program or in a hex file.

use mpyc_compiler::link::hex;
use mpyc_compiler::link::report::Report;

use crate::args::SizeArgs;
use crate::commands::build::{self, Wanted};
use crate::failure::Failure;
use crate::files;
use crate::report::Reporter;
use crate::sizes;

/// Prints the sizes of a hex file, or of a program that is built for it.
pub fn run(args: &SizeArgs, reporter: &Reporter) -> Result<(), Failure> {
    let bytes = files::read(&args.file)?;
    let is_hex = match args.file.extension().and_then(|ending| ending.to_str()) {
        Some("hex") => true,
        Some("py") => false,
        _ => bytes.starts_with(b":"),
    };
    if is_hex && args.explain {
        let name = files::shown(&args.file);
        return Err(Failure::Usage(format!(
            "`{name}` does not tell what was done at build: --explain is for programs"
        )));
    }
    let (mut report, program) = if is_hex {
        (of_hex(args, bytes)?, None)
    } else {
        let wanted = if args.explain { Wanted::Explanation } else { Wanted::Image };
        let built = build::built(&args.file, &bytes, &args.program, wanted, reporter)?;
        let mut report = built.report(&args.file, args.program.board.board);
        report.evaluation = built.more.explanation;
        (report, Some(built.program))
    };
    report.largest.truncate(args.top);
    if sizes::write(&report, &args.report.report)? {
        return Ok(());
    }
    let text = match program.filter(|_| args.explain) {
        Some(program) => sizes::explain::text(report.evaluation.as_ref(), &program),
        None => sizes::text::whole(&report, args.top),
    };
    files::print(text.as_bytes())
}

/// The report of a hex file.
fn of_hex(args: &SizeArgs, bytes: Vec<u8>) -> Result<Report, Failure> {
    let text = files::text(&args.file, bytes)?;
    let segments = hex::read(&text).map_err(|error| Failure::bad_file(&args.file, &error))?;
    Ok(Report::of_hex(&files::shown(&args.file), &segments, args.program.board.board))
}
