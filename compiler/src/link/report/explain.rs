//! What was done at build and what is left to the board, and why; which variables take RAM, and why.

use std::collections::HashMap;

use mpyc_abi::board::Board;
use mpyc_abi::code::{Dialect, decode};
use mpyc_abi::lines::line_at;
use mpyc_abi::opcode::op;
use mpyc_abi::value::{Immediate, Value};
use serde::Serialize;

use super::entities::Entities;
use super::left_out::{self, LeftOut};
use super::objects::Objects;
use crate::link::freeze::{Evaluated, Reach, Refusal, reaches, whole};
use crate::link::image::{Image, Plain};
use crate::link::view::View;

/// Why a program was run no further at build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It calls what is left to the board, by its name.
    Native(String),
    /// It takes the names of a module or class as a dict.
    Namespace,
    /// Ahead of its import, it needs another module as it is then, of that name.
    OtherModule(String),
    /// A statement executes more than so many instructions.
    LongStatement(u32),
    /// A statement made a list, dict, set or bytearray of more than so many bytes.
    LargeObject(u32),
    /// Lists, sets, bytearrays and instances take more than so many bytes together.
    MuchData(u32),
    /// Nothing catches an exception: its type and text.
    Exception(String),
}

impl Why {
    /// What the program does there.
    fn text(&self) -> String {
        match self {
            Self::Native(name) => format!("calls `{name}`, which needs the board"),
            Self::Namespace => "takes the names of a module or class as a dict".into(),
            Self::OtherModule(name) => format!("needs `{name}` as it is at the import"),
            Self::LongStatement(most) => format!("executes more than {most} instructions in one statement"),
            Self::LargeObject(most) => format!("makes a list, dict, set or bytearray of more than {most} bytes"),
            Self::MuchData(most) => {
                format!("keeps more than {most} bytes in lists, sets, bytearrays and instances")
            }
            Self::Exception(text) => format!("raises an exception that nothing catches: {text}"),
        }
    }

    /// How more could be done at build.
    const fn help(&self) -> &'static str {
        match self {
            Self::Native(_) | Self::Namespace => {
                "put imports, and what makes functions, classes and constants, above the first statement that needs the board"
            }
            Self::OtherModule(_) => {
                "import the module at the top of the program, above the first statement that needs the board"
            }
            Self::LongStatement(_) => "split the statement, or write its result down as a constant",
            Self::LargeObject(_) | Self::MuchData(_) => {
                "use tuples or bytes for what never changes: they lie in flash; what changes takes RAM, and is made on the board"
            }
            Self::Exception(_) => "the board raises it again when it runs that statement",
        }
    }
}

/// Where a machine ended the run of a plain image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// Address of the code object; 0 if none was running.
    pub code: u32,
    /// Byte offset of the opcode.
    pub offset: u32,
    /// Why.
    pub why: Why,
}

/// What ended the runs of a plain image.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stops {
    /// That of the program, unless all of it was run.
    pub program: Option<Stopped>,
    /// Those of modules that the program had not imported, each with the address of the body that is not done.
    pub ahead: Vec<(u32, Stopped)>,
}

/// A line of the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The module.
    pub module: String,
    /// The function, with those it is in before it; empty for the module's own statements.
    pub function: String,
    /// The line, from 1; `None` if the code was compiled without lines.
    pub line: Option<u32>,
}

/// What ended the run at build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ending {
    /// The innermost line that was running, if one was.
    pub place: Option<Place>,
    /// What the program does there.
    pub reason: String,
    /// How more could be done at build.
    pub help: String,
}

/// How much of a module's body was run at build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// All of it.
    All,
    /// What is above the statement in that line, if lines are known; the board goes on with it.
    Until(Option<u32>),
    /// Nothing.
    Nothing,
}

/// A module's variable that takes a word of RAM.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RamVariable {
    /// Its name.
    pub name: String,
    /// What the board may still run that stores or deletes it.
    pub stored: Vec<Place>,
}

/// What became of a module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModuleFacts {
    /// Its name.
    pub module: String,
    /// How much of its body was run.
    pub progress: Progress,
    /// What ended the run, if the program had not imported the module by then.
    pub ending: Option<Ending>,
    /// Names that nothing binds again, so that they take no RAM.
    pub constants: Vec<String>,
    /// Those of them whose values change, and lie in RAM: lists, dicts, instances and so on.
    pub objects: Vec<String>,
    /// Names that the board may bind: each has a word of RAM.
    pub variables: Vec<RamVariable>,
    /// What is not in the image, as no code can come to it by name; the largest first.
    pub left_out: Vec<LeftOut>,
}

/// Code that can come to any name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReachPlace {
    /// What it uses: `` `exec` `` and the like.
    pub what: String,
    /// Where; `None` if that is not known.
    pub place: Option<Place>,
}

/// What is left out of the image, as no code can come to it by name, and what is kept all the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// Bytes of flash that are saved, tables and names included.
    pub bytes: u32,
    /// Modules of which everything stays, for the prompt.
    pub modules: Vec<String>,
    /// Modules of which nothing is in the image, as no code imports them that is used.
    pub absent: Vec<String>,
    /// Code because of which nothing is left out.
    pub reaches: Vec<ReachPlace>,
}

/// What was done at build, and what not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Why the image holds nothing of what was run, if so: it is as if nothing had been.
    pub refused: Option<String>,
    /// That is so only of what was run ahead of imports.
    pub is_only_ahead: bool,
    /// What ended the run, unless all of the program was run.
    pub ending: Option<Ending>,
    /// What is left out and what is not; `None` if the program cannot be frozen whole, so that there is nothing to compare with.
    pub kept: Option<Kept>,
    /// The modules in import order.
    pub modules: Vec<ModuleFacts>,
}

/// How far the bodies of a plain image were run.
pub struct Run {
    ending: Option<Ending>,
    progress: HashMap<String, Progress>,
    /// What ended the runs of modules that the program had not imported.
    endings: HashMap<String, Ending>,
    /// Names of the modules that were run ahead of their imports.
    ahead: Vec<String>,
    /// The image with everything in it.
    whole: Option<Plain>,
    kept: Kept,
}

impl Run {
    /// Of the machine that ran a plain image.
    pub fn new(plain: &Plain, evaluated: &Evaluated<'_>, stops: &Stops, board: &Board) -> Self {
        let view = View::unchecked(&plain.bytes, board);
        let objects = Objects::new(&view);
        let entities = Entities::new(&objects);
        let places = Places { view: &view, entities: &entities };
        let ending = |stopped: &Stopped| Ending {
            place: places.at(stopped.code, stopped.offset),
            reason: stopped.why.text(),
            help: stopped.why.help().into(),
        };
        let of_module = |(body, stopped): &(u32, Stopped)| Some((places.at(*body, 0)?.module, ending(stopped)));
        let endings = stops.ahead.iter().filter_map(of_module).collect();
        let (mut progress, mut ahead) = (HashMap::new(), Vec::new());
        for body in evaluated.bodies {
            let Some(place) = places.at(body.code, body.rest.unwrap_or(0)) else { continue };
            ahead.extend((!body.is_imported).then(|| place.module.clone()));
            progress.insert(place.module, body.rest.map_or(Progress::All, |_| Progress::Until(place.line)));
        }
        let mut kept = Kept { modules: evaluated.keep.modules.to_vec(), ..Kept::default() };
        if !evaluated.keep.closed {
            kept.modules.extend(view.modules().last().and_then(|entry| view.text(entry.name)));
        }
        for Reach { code, offset, what } in reaches(plain, evaluated, board).unwrap_or_default() {
            let reach = ReachPlace { what, place: places.at(code, offset) };
            if !kept.reaches.contains(&reach) {
                kept.reaches.push(reach);
            }
        }
        let order = |reach: &ReachPlace| reach.place.as_ref().map(|place| (place.module.clone(), place.line));
        kept.reaches.sort_by_key(order);
        let ending = stops.program.as_ref().map(ending);
        Self { ending, progress, endings, ahead, whole: whole(plain, evaluated, board).ok(), kept }
    }

    /// With the image that was made of it.
    pub fn explained(self, image: &Image, refused: Option<&Refusal>, board: &Board) -> Explanation {
        let is_refused = |name: &String| refused.is_some_and(|refused| !refused.is_ahead || self.ahead.contains(name));
        let whole = self.whole.filter(|_| refused.is_none());
        let mut left_out =
            whole.as_ref().map_or_else(HashMap::new, |whole| left_out::find(&whole.bytes, &image.bytes, board));
        let absent = whole.as_ref().map_or_else(Vec::new, |whole| absent(whole, image, board));
        let kept = whole.map(|whole| Kept {
            absent,
            bytes: whole.bytes.len().saturating_sub(image.bytes.len()) as u32,
            ..self.kept
        });
        let view = View::unchecked(&image.bytes, board);
        let objects = Objects::new(&view);
        let entities = Entities::new(&objects);
        let stores = stores(&Places { view: &view, entities: &entities }, &objects);
        let facts = |module: crate::link::view::ModuleView<'_>| {
            let name = view.text(module.name).unwrap_or_default();
            let progress = self.progress.get(&name).filter(|_| !is_refused(&name)).copied();
            let mut facts = ModuleFacts {
                left_out: left_out.remove(&name).unwrap_or_default(),
                ending: self.endings.get(&name).filter(|_| refused.is_none()).cloned(),
                progress: progress.unwrap_or(Progress::Nothing),
                module: name,
                constants: Vec::new(),
                objects: Vec::new(),
                variables: Vec::new(),
            };
            for (name, value) in module.namespace.entries() {
                let text = view.text(name).unwrap_or_default();
                if value.is(Immediate::Slot) {
                    let known = [Stored::Slot(value.index().into()), Stored::Name(facts.module.clone(), text.clone())];
                    let stored = known.iter().filter_map(|key| stores.get(key)).flatten().cloned().collect();
                    facts.variables.push(RamVariable { name: text, stored });
                } else if !text.starts_with("__") {
                    if value.is_object() && value.address() >= board.ram.0 {
                        facts.objects.push(text.clone());
                    }
                    facts.constants.push(text);
                }
            }
            facts
        };
        let modules = view.modules().map(facts).collect();
        let is_only_ahead = refused.is_some_and(|refused| refused.is_ahead);
        Explanation { refused: refused.map(Refusal::text), is_only_ahead, ending: self.ending, kept, modules }
    }
}

/// Names of modules that are in one image and not in the other.
fn absent(whole: &Plain, image: &Image, board: &Board) -> Vec<String> {
    let names = |bytes: &[u8]| {
        let view = View::unchecked(bytes, board);
        view.modules().filter_map(|module| view.text(module.name)).collect::<Vec<String>>()
    };
    let there = names(&image.bytes);
    names(&whole.bytes).into_iter().filter(|name| !there.contains(name)).collect()
}

/// Finds the lines of code objects.
struct Places<'a> {
    view: &'a View,
    entities: &'a Entities,
}

impl Places<'_> {
    /// The place of an offset in a code object.
    fn at(&self, code: u32, offset: u32) -> Option<Place> {
        let &entity = self.entities.of.get(&code)?;
        let view = self.view.code(self.view.object(Value(code))?)?;
        let line = (!view.lines.is_empty()).then(|| line_at(&view.lines, offset));
        let module = self.entities.all[self.entities.module_of(entity)?].name.clone();
        Some(Place { module, function: self.entities.path(entity), line })
    }
}

/// What instructions store to.
#[derive(PartialEq, Eq, Hash)]
enum Stored {
    Slot(u32),
    /// A name of a module.
    Name(String, String),
}

/// The lines that store or delete each variable.
fn stores(places: &Places<'_>, objects: &Objects<'_>) -> HashMap<Stored, Vec<Place>> {
    let mut found: HashMap<Stored, Vec<Place>> = HashMap::new();
    for &object in objects.all.iter().filter(|object| object.is_code()) {
        let Some(code) = places.view.code(object) else { continue };
        for instr in decode(&code.opcodes, Dialect::Frozen).map_while(Result::ok) {
            let Some(place) = places.at(object.address, instr.offset) else { break };
            let name = || code.names.get(instr.arg as usize).and_then(|&word| places.view.text(Value(word)));
            let key = match instr.op {
                op::STORE_SLOT => Some(Stored::Slot(instr.arg)),
                op::STORE_GLOBAL | op::DELETE_GLOBAL => name().map(|name| Stored::Name(place.module.clone(), name)),
                op::STORE_NAME | op::DELETE_NAME if place.function.is_empty() => {
                    name().map(|name| Stored::Name(place.module.clone(), name))
                }
                _ => None,
            };
            if let Some(key) = key {
                let known = found.entry(key).or_default();
                if known.last() != Some(&place) {
                    known.push(place);
                }
            }
        }
    }
    found
}
