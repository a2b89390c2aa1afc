//! What takes how much room: of flash by module, class and function, of RAM by module.
//!
//! A [`Report`] is made of an image's bytes alone, so one of a hex file says the same as one of the program that it was
//! built of. Every byte is counted once: the items of an item add up to it, and all of them to the image.
//!
//! Who owns what: functions, classes and modules form a tree. Every other object belongs to the one of them without which
//! nothing would reach it (its dominator): what one function uses to that function, what several methods use to their class
//! or module, what several modules use to nobody, which is shown as shared.
//!
//! A report is also the shape of the JSON that `--report json` writes: fields keep their names and meanings as long as
//! [`VERSION`] stays; there may be new ones.

mod entities;
mod explain;
mod left_out;
mod objects;
mod owners;
mod room;
mod tree;

use mpyc_abi::board::Board;
use serde::Serialize;

use super::firmware::Firmware;
use super::hex::Segment;
use super::image::Image;
use super::view::View;
pub use explain::{
    Ending, Explanation, Kept, ModuleFacts, Place, Progress, RamVariable, ReachPlace, Run, Stopped, Stops, Why,
};
pub use left_out::{LeftOut, LeftOutKind};
pub use room::{Memory, Room, of_image as room};
pub use tree::{Item, ItemKind, Large, ModuleRam};

/// Version of the shape.
pub const VERSION: u32 = 1;

/// What a program or a hex file takes of its board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// [`VERSION`].
    pub version: u32,
    /// The file that was asked about.
    pub file: String,
    /// The board, as `--board` takes it.
    pub board: String,
    /// Flash and RAM in large parts, with what there is of each.
    pub room: Vec<Room>,
    /// The image; `None` if there is none that can be read.
    pub flash: Option<Item>,
    /// RAM at the start of the program, by module.
    pub ram: Vec<ModuleRam>,
    /// The largest functions, classes, constants and start values, without what is inside a function or class that is
    /// listed by itself.
    pub largest: Vec<Large>,
    /// Why there is no image to speak of; `None` if there is one.
    pub no_image: Option<String>,
    /// What was done at build, and what not; `None` if nobody asked, and for hex files, which do not tell.
    pub evaluation: Option<Explanation>,
}

impl Report {
    /// Of a program that was linked.
    pub fn of_image(file: &str, image: &Image, firmware: &Firmware, board: &Board) -> Self {
        let room = room::of_image(image, firmware, board);
        Self::new(file, board, room, Ok(View::unchecked(&image.bytes, board)))
    }

    /// Of the segments of a hex file.
    pub fn of_hex(file: &str, segments: &[Segment], board: &Board) -> Self {
        let view = room::image_in(segments, board);
        let room = room::of_hex(segments, view.as_ref().ok(), board);
        Self::new(file, board, room, view.map_err(|error| error.to_string()))
    }

    fn new(file: &str, board: &Board, room: Vec<Room>, view: Result<View, String>) -> Self {
        let (sizes, no_image) = match view {
            Ok(view) => (Some(tree::sizes(&view)), None),
            Err(error) => (None, Some(error)),
        };
        let (flash, ram, largest) = match sizes {
            Some(sizes) => (Some(sizes.flash), sizes.ram, sizes.largest),
            None => (None, Vec::new(), Vec::new()),
        };
        let (file, board) = (file.to_owned(), board.name.to_owned());
        Self { version: VERSION, file, board, room, flash, ram, largest, no_image, evaluation: None }
    }
}

/// The largest parts of a program that has no room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Largest {
    /// Modules, with their bytes of flash.
    pub modules: Vec<(String, u32)>,
    /// Functions, classes and constants, with theirs.
    pub parts: Vec<(String, u32)>,
    /// Modules, with their bytes of RAM.
    pub ram: Vec<(String, u32)>,
    /// Bytes of all line tables.
    pub lines: u32,
}

impl Largest {
    /// Of an image that may be larger than its board's room for it.
    pub(super) fn of(image: &[u8], board: &Board) -> Self {
        let view = View::unchecked(image, board);
        let sizes = tree::sizes(&view);
        let modules = sizes.flash.items.iter().filter(|item| item.kind == ItemKind::Module);
        let mut ram: Vec<(String, u32)> =
            sizes.ram.into_iter().map(|row| (row.module, row.variables + row.objects)).collect();
        ram.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
        Self {
            modules: modules.map(|item| (item.name.clone(), item.bytes)).collect(),
            parts: sizes.largest.into_iter().map(|part| (part.path(), part.bytes)).collect(),
            ram,
            lines: objects::line_bytes(&view),
        }
    }
}

#[cfg(test)]
mod tests;
