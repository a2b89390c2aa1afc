//! `mpyc dis`: the bytecode of a program, a `.mpy` file or an image, as text.

use std::path::Path;

use mpyc_compiler::link::hex::bytes_at;
use mpyc_compiler::link::view::View;
use mpyc_compiler::link::{dump, hex};
use mpyc_compiler::{dis, mpy};

use crate::args::DisArgs;
use crate::commands::compile;
use crate::failure::Failure;
use crate::files;
use crate::report::Reporter;

/// What a file holds.
enum Content {
    Source,
    Mpy,
    Hex,
}

/// Prints the disassembly of a file.
pub fn run(args: &DisArgs, reporter: &Reporter) -> Result<(), Failure> {
    let bytes = files::read(&args.file)?;
    let text = match content(&args.file, &bytes) {
        Content::Source => {
            mpy_file(args, &compile::compile(&files::shown(&args.file), &bytes, args.compiler, reporter)?)?
        }
        Content::Mpy => mpy_file(args, &bytes)?,
        Content::Hex => image(args, &bytes)?,
    };
    files::print(text.as_bytes())
}

/// What a file holds, by the ending of its name, else by its first bytes.
fn content(path: &Path, bytes: &[u8]) -> Content {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("py") => Content::Source,
        Some("mpy") => Content::Mpy,
        Some("hex") => Content::Hex,
        _ if bytes.starts_with(&[mpyc_abi::mpy::MAGIC, mpyc_abi::mpy::VERSION]) => Content::Mpy,
        _ if bytes.starts_with(b":") => Content::Hex,
        _ => Content::Source,
    }
}

/// A `.mpy` file.
fn mpy_file(args: &DisArgs, bytes: &[u8]) -> Result<String, Failure> {
    Ok(dis::disassemble(&mpy::read(bytes).map_err(|error| Failure::bad_file(&args.file, &error))?))
}

/// The image in a hex file.
fn image(args: &DisArgs, bytes: &[u8]) -> Result<String, Failure> {
    let text = files::text(&args.file, bytes.to_vec())?;
    let segments = hex::read(&text).map_err(|error| Failure::bad_file(&args.file, &error))?;
    let board = args.board.board;
    let view = View::new(bytes_at(&segments, board.image_start).unwrap_or_default(), board);
    Ok(dump::dump(&view.map_err(|error| Failure::bad_file(&args.file, &error))?))
}
