//! Freezing: what a program's module bodies make is put into the image, so that the board need not run them.
//!
//! A machine on the host has run the plain image's program up to some statement ([`Evaluated`]). Its objects and those of
//! the plain image are one graph. What modules still reach of it becomes the new image: immutable objects (functions,
//! classes, tuples, strings ...) go to ROM, mutable ones to the initial heap, which the board copies to the end of its RAM.
//! A module's variable that nothing stores any more is a constant in its table of names, and takes no RAM. Bodies keep the
//! statements that have not run; what only the others needed is left out.
//!
//! Addresses go by the order of discovery, so the same program gives the same bytes.

mod code;
mod globals;
mod graph;
mod hash;
mod keys;
mod source;
mod write;

use mpyc_abi::board::Board;

use super::error::LinkError;
use super::image::{Image, Plain};
use globals::Globals;
use source::Source;

/// A machine after it has run an image's program at build.
#[derive(Clone, Copy, Debug)]
pub struct Evaluated<'a> {
    /// The bodies that were run: the address of the code, and the offset of the opcode to go on with if there is one.
    pub bodies: &'a [(u32, Option<u32>)],
    /// Address of the first slot.
    pub slots: u32,
    /// Contents of RAM from there on.
    pub ram: &'a [u8],
}

/// Why a program is not frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused(pub(super) &'static str);

/// Most bytes of an initial heap: what a program fills more with is better made when it runs, and can be freed then.
const MOST_HEAP: u32 = 5120;

/// The image with what its program has made; the plain one if an object cannot lie in an image, or only the plain one has
/// room on the board.
///
/// # Errors
/// [`LinkError`] if neither has.
pub fn freeze(plain: Plain, evaluated: &Evaluated<'_>, board: &Board) -> Result<Image, LinkError> {
    match frozen(&plain, evaluated, board) {
        Ok(frozen) => frozen.finish(board).or_else(|error| plain.finish(board).map_err(|_| error)),
        Err(Refused(_)) => plain.finish(board),
    }
}

fn frozen(plain: &Plain, evaluated: &Evaluated<'_>, board: &Board) -> Result<Plain, Refused> {
    if evaluated.bodies.is_empty() {
        return Err(Refused("nothing has run"));
    }
    let source = Source::new(&plain.bytes, board.image_start, evaluated);
    let globals = Globals::new(&source, evaluated)?;
    let graph = graph::discover(&source, &globals)?;
    let image = write::image(&source, &globals, graph, board)?;
    if image.heap > MOST_HEAP { Err(Refused("the initial heap is too large")) } else { Ok(image) }
}
