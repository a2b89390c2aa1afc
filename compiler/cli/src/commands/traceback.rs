//! `mpyc traceback`: what a board printed, with files and lines in its tracebacks.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use mpyc_compiler::link::map::{Map, Restored};

use crate::args::TracebackArgs;
use crate::failure::Failure;
use crate::files;

/// Copies the text line by line, so that it can be a board's serial line. Fails at the end if a place was not in the map.
pub fn run(args: &TracebackArgs) -> Result<(), Failure> {
    let text = files::text(&args.map, files::read(&args.map)?)?;
    let map = Map::read(&text).map_err(|error| Failure::bad_file(&args.map, &error))?;
    let unknown = if files::is_standard(&args.file) {
        copy(&map, io::stdin().lock(), &args.file)?
    } else {
        let file = File::open(&args.file).map_err(|error| Failure::file("read", &args.file, &error))?;
        copy(&map, BufReader::new(file), &args.file)?
    };
    match unknown {
        0 => Ok(()),
        _ => Err(Failure::Usage(format!(
            "`{}` does not have all of these places: it is the map of another build",
            args.map.display()
        ))),
    }
}

/// Copies all lines; gives how many name a place that the map does not have.
fn copy(map: &Map, mut text: impl BufRead, path: &Path) -> Result<usize, Failure> {
    let mut unknown = 0;
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = text.read_until(b'\n', &mut line).map_err(|error| Failure::file("read", path, &error))?;
        if read == 0 {
            return Ok(unknown);
        }
        let length = line.trim_ascii_end().len();
        let (shown, end) = line.split_at(length);
        let restored = std::str::from_utf8(shown).map_or(Restored::Other, |shown| map.restored(shown));
        match restored {
            Restored::Place(text) => files::print(&[text.as_bytes(), end].concat())?,
            Restored::Other => files::print(&line)?,
            Restored::Unknown => {
                unknown += 1;
                files::print(&line)?;
            }
        }
    }
}
