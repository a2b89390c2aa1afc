//! Freezing: what a program's module bodies make is put into the image, so that the board need not run them.
//!
//! A machine on the host has run the plain image's program up to some statement ([`Evaluated`]). Its objects and those of
//! the plain image are one graph. What modules still reach of it becomes the new image: immutable objects (functions,
//! classes, tuples, strings ...) go to ROM, mutable ones to the initial heap, which the board copies to the end of its RAM.
//! A module's variable that nothing stores any more is a constant in its table of names, and takes no RAM. Bodies keep the
//! statements that have not run; what only the others needed is left out.
//!
//! Addresses go by the order of discovery, so the same program gives the same bytes.

mod begun;
mod code;
mod fold;
mod globals;
mod graph;
mod hash;
mod keys;
mod live;
mod source;
mod write;

use mpyc_abi::board::Board;

use super::error::LinkError;
use super::image::{Image, Plain};
use super::map::Map;
use globals::Globals;
use live::Live;
pub use live::{Keep, Reach};
use source::Source;

/// How far a module's body was run at build.
#[derive(Clone, Debug)]
pub struct Body {
    /// Address of its code.
    pub code: u32,
    /// Offset of the opcode to go on with if there is one.
    pub rest: Option<u32>,
    /// Whether the program has imported it; else it was run ahead of that.
    pub is_imported: bool,
    /// What it has imported if it was run ahead: the addresses of modules.
    pub imports: Vec<u32>,
}

/// A machine after it has run an image's program at build.
#[derive(Clone, Copy, Debug)]
pub struct Evaluated<'a> {
    /// The bodies that were run.
    pub bodies: &'a [Body],
    /// Address of the first slot.
    pub slots: u32,
    /// Contents of RAM from there on.
    pub ram: &'a [u8],
    /// Members of built-in modules that are values, the same on every board: module, name and value, as words.
    pub constants: &'a [(u32, u32, u32)],
    /// What stays in the image although no code of the program may name it.
    pub keep: Keep<'a>,
}

/// Why a program is not frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused(pub(super) &'static str);

/// Why a program's image holds nothing of what was run at build, or nothing of what was run ahead of imports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is the matter.
    reason: String,
    /// The variable that leads to the object in question, behind its module's name, if it is about one.
    variable: Option<String>,
    /// It is about what was run ahead of imports alone.
    pub is_ahead: bool,
}

impl Refusal {
    /// The reason, and the variable if there is one.
    pub fn text(&self) -> String {
        match &self.variable {
            Some(variable) => format!("{} (in `{variable}`)", self.reason),
            None => self.reason.clone(),
        }
    }
}

impl From<Refused> for Refusal {
    fn from(Refused(reason): Refused) -> Self {
        Self { reason: reason.into(), variable: None, is_ahead: false }
    }
}

/// Most bytes of an initial heap: what a program fills more with is better made when it runs, and can be freed then.
const MOST_HEAP: u32 = 5120;

/// The image with what its program has made; the plain one if an object cannot lie in an image, or only the plain one has
/// room on the board.
///
/// # Errors
/// [`LinkError`] if neither has.
pub fn freeze(plain: Plain, evaluated: &Evaluated<'_>, board: &Board) -> Result<Image, LinkError> {
    freeze_or_say(plain, evaluated, board).map(|(image, _)| image)
}

/// As [`freeze`], with the reason if the image is the plain one.
///
/// # Errors
/// [`LinkError`] if neither has room.
pub fn freeze_or_say(
    plain: Plain,
    evaluated: &Evaluated<'_>,
    board: &Board,
) -> Result<(Image, Option<Refusal>), LinkError> {
    let (refusal, error) = match finished(&plain, evaluated, board) {
        Ok(image) => return Ok((image, None)),
        Err((refusal, _)) if let Some(imported) = imported(evaluated) => {
            let evaluated = &Evaluated { bodies: &imported, ..*evaluated };
            match finished(&plain, evaluated, board) {
                Ok(image) => return Ok((image, Some(Refusal { is_ahead: true, ..refusal }))),
                Err(why) => why,
            }
        }
        Err(why) => why,
    };
    match plain.finish(board) {
        Ok(image) => Ok((image, Some(refusal))),
        Err(plain) => Err(error.map_or(plain, |error| *error)),
    }
}

/// The image with what was run, or why there is none; with the error if it has no room.
fn finished(
    plain: &Plain,
    evaluated: &Evaluated<'_>,
    board: &Board,
) -> Result<Image, (Refusal, Option<Box<LinkError>>)> {
    let frozen = frozen(plain, evaluated, board).map_err(|refusal| (refusal, None))?;
    frozen.finish(board).map_err(|error| {
        (Refused("with what it makes, the program has no room on the board").into(), Some(Box::new(error)))
    })
}

/// The bodies that the program has imported; `None` if these are all that were run.
fn imported(evaluated: &Evaluated<'_>) -> Option<Vec<Body>> {
    let imported: Vec<Body> = evaluated.bodies.iter().filter(|body| body.is_imported).cloned().collect();
    (imported.len() < evaluated.bodies.len()).then_some(imported)
}

/// The image, stripped of lines and file names, and the map that says what they were. If what the program has made cannot lie in
/// the image, the board runs all of it; only if that cannot be written either, nothing is stripped, and the map is empty.
///
/// # Errors
/// [`LinkError`] if neither has room.
pub fn freeze_stripped(plain: Plain, evaluated: &Evaluated<'_>, board: &Board) -> Result<(Image, Map), LinkError> {
    let imported = imported(evaluated).unwrap_or_default();
    let without_ahead = Evaluated { bodies: &imported, ..*evaluated };
    let nothing = Evaluated { bodies: &[], ram: &[], constants: &[], ..*evaluated };
    let with_what_it_makes = [evaluated, &without_ahead].into_iter().filter(|evaluated| !evaluated.bodies.is_empty());
    for evaluated in with_what_it_makes.chain([&nothing]) {
        if let Ok((frozen, map)) = of_run(&plain, evaluated, board, true)
            && let Ok(image) = frozen.finish(board)
        {
            return Ok((image, map));
        }
    }
    plain.finish(board).map(|image| (image, Map::new(Vec::new())))
}

/// The image that a program would have if nothing were left out that its code cannot come to by name, for comparison.
///
/// # Errors
/// Why it cannot be frozen like that.
pub fn whole(plain: &Plain, evaluated: &Evaluated<'_>, board: &Board) -> Result<Plain, Refusal> {
    let mut source = Source::new(&plain.bytes, board.image_start, evaluated);
    let bodies = begun::begun(&mut source, evaluated.bodies)?;
    let evaluated = &Evaluated { bodies: &bodies, ..*evaluated };
    let all = Globals::new(&source, evaluated, None)?;
    let live = live::everything(&source, &all);
    let globals = Globals::new(&source, evaluated, Some(&live))?;
    image_of(&source, &Found { globals, live }, false, board).map(|(image, _)| image)
}

/// The code that can come to any name, so that nothing may be left out.
///
/// # Errors
/// Why the program cannot be frozen.
pub fn reaches(plain: &Plain, evaluated: &Evaluated<'_>, board: &Board) -> Result<Vec<Reach>, Refusal> {
    let mut source = Source::new(&plain.bytes, board.image_start, evaluated);
    if fold::folded(&mut source, evaluated)?.live.reaches.is_empty() {
        return Ok(Vec::new());
    }
    // Folded code stands at other places than the lines that are asked for.
    let source = Source::new(&plain.bytes, board.image_start, evaluated);
    Ok(find(&source, evaluated)?.live.reaches)
}

/// What a program has and uses.
struct Found {
    globals: Globals,
    live: Live,
}

/// Finds what there is, and what of it is used.
fn find(source: &Source, evaluated: &Evaluated<'_>) -> Result<Found, Refused> {
    let all = Globals::new(source, evaluated, None)?;
    let live = live::find(source, &all, evaluated.keep);
    let globals = Globals::new(source, evaluated, Some(&live))?;
    Ok(Found { globals, live })
}

fn frozen(plain: &Plain, evaluated: &Evaluated<'_>, board: &Board) -> Result<Plain, Refusal> {
    if evaluated.bodies.is_empty() {
        return Err(Refused("the first statement needs the board").into());
    }
    of_run(plain, evaluated, board, false).map(|(image, _)| image)
}

/// The image of a run, stripped or not.
fn of_run(plain: &Plain, evaluated: &Evaluated<'_>, board: &Board, strips: bool) -> Result<(Plain, Map), Refusal> {
    let mut source = Source::new(&plain.bytes, board.image_start, evaluated);
    let found = fold::folded(&mut source, evaluated)?;
    let (image, map) = image_of(&source, &found, strips, board)?;
    if image.heap > MOST_HEAP {
        return Err(Refused("lists, dicts and instances take too much RAM").into());
    }
    Ok((image, map))
}

/// The image of what is used, stripped or not.
fn image_of(
    source: &Source,
    Found { globals, live }: &Found,
    strips: bool,
    board: &Board,
) -> Result<(Plain, Map), Refusal> {
    let graph = graph::discover(source, globals, live, strips)?;
    Ok(write::image(source, globals, graph, board)?)
}
