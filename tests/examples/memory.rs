//! What frames and objects take of RAM and how long a collection of a full heap takes, on the emulated board, beside the
//! official firmware's. `cargo xtask bench memory` runs it; [`mpyc_tests::footprint`] says how it is measured.
//!
//! The emulator takes 64 ns an instruction, so times are counts of instructions.

use std::path::Path;
use std::process::ExitCode;

use mpyc_tests::footprint::{Board, SHAPES, THINGS};
use mpyc_tests::line::LineError;
use mpyc_tests::official::official;
use mpyc_tests::qemu::firmware;
use tempfile::TempDir;

/// One board's figures, by name.
type Figures = Vec<(&'static str, Option<f64>)>;

fn main() -> ExitCode {
    let folder = TempDir::new().expect("a folder for the official firmware");
    let theirs = official(folder.path()).map(|image| measure(&image));
    if theirs.is_none() {
        println!("no official firmware here: `cargo xtask setup` installs uflash");
    }
    let ours = measure(&firmware());
    println!("{:48}{:>10}{:>10}", "", "ours", "official");
    for (at, (name, figure)) in ours.iter().enumerate() {
        let other = theirs.as_ref().and_then(|figures| figures[at].1);
        println!("{name:48}{}{}", cell(*figure), cell(other));
    }
    if ours.iter().all(|(_, figure)| figure.is_some()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn cell(figure: Option<f64>) -> String {
    match figure {
        Some(figure) if figure.fract() == 0.0 => format!("{figure:>10}"),
        Some(figure) => format!("{figure:>10.1}"),
        None => format!("{:>10}", "n/a"),
    }
}

/// All figures of the board with this image. One that fails makes way for a new one.
fn measure(image: &Path) -> Figures {
    let mut figures = Figures::new();
    figures.push(("free at the raw prompt, bytes", ask(image, Board::free)));
    figures.push(("frame of a function with one parameter, bytes", ask(image, Board::frame)));
    for thing in THINGS {
        figures.push((thing.name, ask(image, |board| board.thing(thing))));
    }
    for shape in SHAPES {
        figures.push((shape.0, ask(image, |board| board.collection(shape).map(|(us, _)| us))));
    }
    figures
}

fn ask(image: &Path, question: impl Fn(&mut Board) -> Result<f64, LineError>) -> Option<f64> {
    let answer = Board::start(image).and_then(|mut board| question(&mut board));
    answer.inspect_err(|error| eprintln!("{}: {error}", image.display())).ok()
}
