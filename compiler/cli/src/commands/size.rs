//! `mpyc size`: what takes how much of a board in a hex file.

use mpyc_abi::board::Board;
use mpyc_compiler::link::hex;
use mpyc_compiler::link::size::{HexSize, measure};

use crate::args::SizeArgs;
use crate::commands::table::Table;
use crate::failure::Failure;
use crate::files;

/// Prints the parts of a hex file.
pub fn run(args: &SizeArgs) -> Result<(), Failure> {
    let text = files::read_text(&args.file)?;
    let segments = hex::read(&text).map_err(|error| Failure::bad_file(&args.file, &error))?;
    let size = measure(&segments, args.board.board);
    files::print(report(&size, args.board.board).as_bytes())
}

/// The parts as a table.
fn report(size: &HexSize, board: &Board) -> String {
    let mut table = Table::default();
    table.row("firmware", size.firmware, Some(board.firmware_end));
    match &size.image {
        Ok(image) => {
            let room = size.uicr.unwrap_or(board.filesystem.0) - board.image_start;
            table.row("image", image.total, Some(room));
            for (name, bytes) in &image.modules {
                table.row(&format!("  {name}"), *bytes, None);
            }
            table.row("  shared", image.shared, None);
        }
        Err(error) => table.text("image", &error.to_string()),
    }
    table.row("file system", size.filesystem, Some(size.filesystem_room));
    if let Ok(image) = &size.image {
        table.row("variables in RAM", image.variables, Some(board.ram.1 - board.ram.0));
    }
    table.finish()
}
