//! What a program can still reach by name: variables of its libraries and attributes of their classes that no code names are
//! left out of the image, and so are modules that no code imports that is reached.
//!
//! A name counts as used if an instruction that is reached has it as operand (of whatever module or object), if it is the text
//! of a string that is reached, or a field of a format in one, or if the machine itself looks it up. Names with two underscores
//! at both ends stay. Code that can come to any name (`exec`, `globals()`, `getattr` with a name that is made at run time ...)
//! keeps everything. What the compiler carries comes by such means to names of its own, and to those that other code asks for by
//! a name or a text: a carried module that has such code stays whole, and nothing else for it.
//!
//! The modules in [`Keep`] stay whole: what the prompt shows of a program is all there.
//!
//! Of a closed program, names of parameters count too: where no call has a parameter's name, nor takes names from a dict (`**`), it
//! is not kept.

use std::collections::{BTreeSet, HashMap, HashSet};

use mpyc_abi::code::Instr;
use mpyc_abi::image;
use mpyc_abi::names;
use mpyc_abi::object::{Kind, class, traced};
use mpyc_abi::opcode::{self, Operand, op};
use mpyc_abi::value::{Immediate, Value};

use super::globals::{Globals, Held, Progress, instructions};
use super::source::Source;

/// What stays although no code of the program may name it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keep<'a> {
    /// Modules, with those inside of packages.
    pub modules: &'a [String],
    /// Modules of the program that the compiler carries.
    pub carried: &'a [String],
    /// The variables of the entry module, and the attributes of its classes, may go too.
    pub closed: bool,
}

/// Names that the machine looks up in objects of a program.
const LOOKED_UP: [&str; 8] = ["keys", "write", "flush", "read", "readline", "send", "throw", "close"];
/// Builtins that come to names which no instruction has.
const REFLECTIVE: [&str; 9] = ["exec", "eval", "compile", "globals", "locals", "vars", "dir", "__import__", "help"];
/// Attributes that do.
const REFLECTIVE_ATTRIBUTES: [&str; 2] = ["__dict__", "__globals__"];
/// Builtins that do if the name that they are given is no constant.
const BY_NAME: [&str; 4] = ["getattr", "hasattr", "setattr", "delattr"];
/// Names with two underscores at both ends that nothing looks up but by name.
const PLAIN: [&str; 3] = ["__all__", "__version__", "__author__"];

/// Code that can come to any name, so that everything stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Address of the code object.
    pub code: u32,
    /// Byte offset of the opcode.
    pub offset: u32,
    /// What it uses, as a person calls it.
    pub what: String,
}

/// What is used.
pub(super) struct Live {
    names: HashSet<Vec<u8>>,
    everything: bool,
    /// Carried modules that can come to any name.
    reaching: BTreeSet<Vec<u8>>,
    /// Why everything is, if so.
    pub(super) reaches: Vec<Reach>,
    whole: Vec<Vec<u8>>,
    closed: bool,
    /// Whether a call takes names of arguments from a dict.
    takes_names: bool,
    /// The code that is reached, by its address.
    pub(super) code: HashSet<u32>,
}

impl Live {
    /// Whether a variable of a module, or an attribute of one of its classes, stays.
    pub(super) fn has(&self, module: &[u8], name: &[u8]) -> bool {
        let is_special =
            name.starts_with(b"__") && name.ends_with(b"__") && !PLAIN.iter().any(|plain| plain.as_bytes() == name);
        self.everything || is_special || self.names.contains(name) || self.is_whole(module)
    }

    /// Whether a call may name a parameter of a module's function. If none does, nothing else sees its name.
    pub(super) fn needs_parameter(&self, module: &[u8], name: &[u8]) -> bool {
        let is_any = !self.closed || self.comes_to_any_name() || self.takes_names;
        is_any || self.names.contains(name) || self.is_whole(module)
    }

    /// Whether a module that was not imported at build stays: if the last part of its name is used, as every import spells it.
    pub(super) fn has_module(&self, module: &[u8]) -> bool {
        self.everything || self.names.contains(last_part(module)) || self.is_whole(module)
    }

    /// Whether some code can come to any name.
    pub(super) fn comes_to_any_name(&self) -> bool {
        self.everything || !self.reaching.is_empty()
    }

    /// Whether a module is to stay whole, for the prompt.
    pub(super) fn is_whole(&self, module: &[u8]) -> bool {
        let holds =
            |whole: &Vec<u8>| module.strip_prefix(&whole[..]).is_some_and(|rest| rest.is_empty() || rest[0] == b'.');
        self.whole.iter().any(holds)
    }
}

/// Finds what is used of a program whose variables hold `globals`.
pub(super) fn find(source: &Source, globals: &Globals, keep: Keep<'_>) -> Live {
    let mut reaching = BTreeSet::new();
    loop {
        let mut search = Search::new(source, globals, keep, reaching.clone());
        search.run();
        // Not before, so that all code is known that can come to any name.
        if !search.live.reaches.is_empty() {
            search.everything();
            search.run();
            return search.live;
        }
        if search.live.reaching == reaching {
            return search.live;
        }
        // These modules are whole from the start then.
        reaching = search.live.reaching;
    }
}

/// What there is, used or not.
pub(super) fn everything(source: &Source, globals: &Globals) -> Live {
    let mut search = Search::new(source, globals, Keep::default(), BTreeSet::new());
    search.everything();
    search.run();
    search.live
}

/// What a dotted name ends with.
fn last_part(name: &[u8]) -> &[u8] {
    name.rsplit(|&byte| byte == b'.').next().unwrap_or_default()
}

/// The module of a class, by what its namespace says; `None` if it does not.
pub(super) fn module_of_class(source: &Source, namespace: u32) -> Option<Vec<u8>> {
    let entries = source.dict(namespace);
    let (_, module) = entries.into_iter().find(|(name, _)| *name == Value::str(names::DUNDER_MODULE).0)?;
    source.text(module)
}

struct Search<'a> {
    source: &'a Source,
    globals: &'a Globals,
    carried: &'a [String],
    live: Live,
    seen: HashSet<u32>,
    /// What is reached and to be looked at.
    pending: Vec<Reached>,
    /// What is reached when a name is used.
    waiting: HashMap<Vec<u8>, Vec<Reached>>,
}

/// What can be reached.
#[derive(Clone, Copy)]
enum Reached {
    /// A value.
    Value(u32),
    /// The import of the module with that number.
    Module(usize),
}

impl<'a> Search<'a> {
    /// A search that knows what is used from the start.
    fn new(source: &'a Source, globals: &'a Globals, keep: Keep<'a>, reaching: BTreeSet<Vec<u8>>) -> Self {
        let mut whole: Vec<Vec<u8>> = keep.modules.iter().map(|name| name.clone().into_bytes()).collect();
        if !keep.closed {
            whole.extend(source.text(source.header(image::W_ENTRY)));
        }
        whole.extend(reaching.iter().cloned());
        let live = Live {
            names: HashSet::new(),
            everything: false,
            reaching,
            reaches: Vec::new(),
            whole,
            closed: keep.closed,
            takes_names: false,
            code: HashSet::new(),
        };
        let (seen, pending, waiting) = (HashSet::new(), Vec::new(), HashMap::new());
        let mut search = Self { source, globals, carried: keep.carried, live, seen, pending, waiting };
        for name in LOOKED_UP {
            search.name(name.as_bytes());
        }
        for (number, module) in globals.modules.iter().enumerate() {
            let owner = source.text(module.row.name).unwrap_or_default();
            if module.is_imported || search.live.has_module(&owner) {
                search.pending.push(Reached::Module(number));
            } else {
                // Every import spells the last part of its name.
                search.wait(last_part(&owner), Reached::Module(number));
            }
        }
        search
    }

    /// Looks at all that is reached.
    fn run(&mut self) {
        while let Some(reached) = self.pending.pop() {
            match reached {
                Reached::Value(word) => self.visit(word),
                Reached::Module(number) => self.module(number),
            }
        }
    }

    /// Values are reached.
    fn push(&mut self, words: impl IntoIterator<Item = u32>) {
        self.pending.extend(words.into_iter().map(Reached::Value));
    }

    /// What is reached when a name is used.
    fn wait(&mut self, name: &[u8], reached: Reached) {
        self.waiting.entry(name.to_vec()).or_default().push(reached);
    }

    /// A name is used.
    fn name(&mut self, name: &[u8]) {
        if self.live.names.insert(name.to_vec()) {
            self.pending.extend(self.waiting.remove(name).unwrap_or_default());
        }
    }

    /// Everything is.
    fn everything(&mut self) {
        self.live.everything = true;
        self.pending.extend(self.waiting.drain().flat_map(|(_, values)| values));
    }

    /// A module is or may be imported: what is left of its body runs then, and it has its variables.
    fn module(&mut self, number: usize) {
        let module = &self.globals.modules[number];
        if module.progress != Progress::Done {
            self.push([module.row.body]);
        }
        // The variables of one that was not run hold nothing yet but its own name, which is no use of it.
        if module.progress == Progress::Untouched {
            return;
        }
        let owner = self.source.text(module.row.name).unwrap_or_default();
        for variable in &module.variables {
            let (Held::Constant(value) | Held::Slot { initial: value, .. }) = variable.held;
            self.entry(&owner, variable.name, value);
        }
    }

    /// A variable or attribute: its value is reached when its name is used.
    fn entry(&mut self, module: &[u8], name: u32, value: u32) {
        let name = self.source.text(name).unwrap_or_default();
        if self.live.has(module, &name) {
            self.push([value]);
        } else {
            self.wait(&name, Reached::Value(value));
        }
    }

    /// Looks at a value: what it holds is reached.
    fn visit(&mut self, word: u32) {
        let value = Value(word);
        if value.is(Immediate::Str) || value.is(Immediate::Char) {
            return self.string(word);
        }
        let Some(object) = self.source.object(word) else { return };
        if !self.seen.insert(word) {
            return;
        }
        match object.kind {
            Kind::Str => self.string(word),
            Kind::Code => self.code(word),
            Kind::Class => self.class(word),
            // A module that was run ahead may have another as a variable, whose import has gone with what was run.
            Kind::Module if self.globals.modules.iter().any(|other| other.row.object == word && !other.is_imported) => {
                let name = self.source.text(object.word(1)).unwrap_or_default();
                self.name(last_part(&name));
            }
            // The variables of others are looked at from the start, and a function's are its module's.
            Kind::Module | Kind::Namespace => {}
            Kind::Function => {
                self.push([object.word(1)]);
                self.push(object.words.iter().skip(3).copied());
            }
            _ => {
                let (from, to) = traced(object.words[0], object.word(1));
                let held = object.words.get(from as usize..(to as usize).min(object.words.len()));
                self.push(held.unwrap_or_default().iter().copied());
            }
        }
    }

    /// A string is reached: its text may be a name, or that of a format, whose fields name attributes (`{0.name}`).
    fn string(&mut self, word: u32) {
        let text = self.source.text(word).unwrap_or_default();
        self.name(&text);
        if text.contains(&b'{') {
            for part in text.split(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b'_') {
                self.name(part);
            }
        }
    }

    fn class(&mut self, word: u32) {
        let Some(object) = self.source.object(word) else { return };
        for index in [class::BASES, class::MRO, class::META] {
            self.push([object.word(index)]);
        }
        let namespace = object.word(class::NAMESPACE);
        let module = module_of_class(self.source, namespace);
        for (name, value) in self.source.dict(namespace) {
            match &module {
                Some(module) => self.entry(module, name, value),
                None => self.push([value]),
            }
        }
    }

    /// A function or body, from the first instruction on that still runs.
    fn code(&mut self, word: u32) {
        let Ok(code) = self.source.code(word) else { return };
        self.live.code.insert(word);
        let module = self.globals.module_of.get(&word).map(|&number| &self.globals.modules[number]);
        let body = module.filter(|module| module.row.body == word);
        let first = body.map_or(Some(0), |module| module.progress.first());
        let names = self.source.names(code.unit).to_vec();
        let all: Vec<Instr> = instructions(&code.bytes.opcodes).collect();
        for (at, instr) in all.iter().enumerate().filter(|(_, instr)| first.is_some_and(|first| instr.offset >= first))
        {
            let entry = |table: u32| self.source.array(table).get(instr.arg as usize).copied();
            let mut reach = None;
            match opcode::operand(instr.op) {
                Operand::Qstr => reach = self.named(names.get(instr.arg as usize).copied(), &all[at..]),
                Operand::LocalName => reach = self.named(names.get(instr.arg as usize >> 10).copied(), &all[at..]),
                Operand::Object => self.push(entry(code.constants)),
                Operand::Child => self.push(entry(code.children)),
                _ => {}
            }
            match instr.op {
                op::LOAD_SLOT | op::STORE_SLOT => {
                    let found = module.and_then(|module| {
                        module.find_slot(self.source, instr.arg).map(|(row, _)| &module.variables[row as usize])
                    });
                    let text = found.and_then(|variable| self.source.text(variable.name)).unwrap_or_default();
                    self.name(&text);
                }
                // The count of named arguments has one for each `**`.
                op::CALL_FUNCTION_VAR_KW | op::CALL_METHOD_VAR_KW if instr.arg > 0xFF => self.live.takes_names = true,
                op::IMPORT_STAR => reach = Some("`from ... import *`".into()),
                _ => {}
            }
            let Some(what) = reach.filter(|_| !self.live.everything) else { continue };
            let owner = module.and_then(|module| self.source.text(module.row.name)).unwrap_or_default();
            if self.carried.iter().any(|name| name.as_bytes() == owner) {
                self.live.reaching.insert(owner);
            } else {
                self.live.reaches.push(Reach { code: word, offset: instr.offset, what });
            }
        }
    }

    /// An instruction, the first of those given, has a name as operand; gives what it is if it can come to any name.
    fn named(&mut self, name: Option<u32>, from: &[Instr]) -> Option<String> {
        let text = name.and_then(|name| self.source.text(name)).unwrap_or_default();
        self.name(&text);
        let is_one_of = |names: &[&str]| names.iter().any(|name| name.as_bytes() == text);
        let shown = String::from_utf8_lossy(&text);
        match from.first()?.op {
            op::LOAD_GLOBAL | op::LOAD_BUILTIN | op::LOAD_NAME if is_one_of(&REFLECTIVE) => Some(format!("`{shown}`")),
            op::LOAD_GLOBAL | op::LOAD_BUILTIN | op::LOAD_NAME if is_one_of(&BY_NAME) && !is_given_constant(from) => {
                Some(format!("`{shown}` with a name that is no constant"))
            }
            op::LOAD_GLOBAL | op::LOAD_BUILTIN | op::LOAD_NAME => None,
            // Any of them may be an attribute of that module.
            op::IMPORT_NAME => {
                text.split(|&byte| byte == b'.').for_each(|part| self.name(part));
                (text == b"builtins").then(|| "the module `builtins`".into())
            }
            _ => is_one_of(&REFLECTIVE_ATTRIBUTES).then(|| format!("the attribute `{shown}`")),
        }
    }
}

/// Whether the function that the first instruction loads is called, before any jump, with a constant string as its second
/// argument.
fn is_given_constant(instrs: &[Instr]) -> bool {
    let Some((_, rest)) = instrs.split_first() else { return false };
    // Words on the stack from the function on, and what made the third of them, the second argument.
    let mut depth: u32 = 1;
    let mut second = None;
    for instr in rest {
        let effect = opcode::effect(instr.op, instr.arg, instr.extra);
        let Some(low) = depth.checked_sub(effect.pops).filter(|_| instr.target().is_none()) else { return false };
        if low == 0 {
            return instr.op == op::CALL_FUNCTION && second == Some(op::LOAD_CONST_STRING);
        }
        depth = low + effect.pushes;
        if low < 3 {
            second = (low == 2 && depth == 3).then_some(instr.op);
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Loads the first and the second local.
    const FIRST: u8 = op::LOAD_FAST_MULTI;
    const SECOND: u8 = op::LOAD_FAST_MULTI + 1;

    fn is_constant(opcodes: &[u8]) -> bool {
        is_given_constant(&instructions(opcodes).collect::<Vec<Instr>>())
    }

    #[test]
    fn a_name_is_constant_if_the_second_argument_is_one_string() {
        const TEXT: [u8; 2] = [op::LOAD_CONST_STRING, 3];
        let call = |before: &[u8], second: &[u8], behind: &[u8], n: u8| {
            is_constant(&[&[op::LOAD_GLOBAL, 1], before, second, behind, &[op::CALL_FUNCTION, n]].concat())
        };
        assert!(call(&[FIRST], &TEXT, &[], 2));
        assert!(call(&[FIRST], &TEXT, &[SECOND], 3));
        assert!(call(&[FIRST, op::LOAD_CONST_STRING, 2, op::LOAD_SUBSCR], &TEXT, &[], 2));
        assert!(!call(&[FIRST], &[SECOND], &[], 2));
        assert!(!call(&[FIRST, op::LOAD_CONST_STRING, 2, op::LOAD_SUBSCR], &[SECOND], &[], 2));
        assert!(!call(&[FIRST], &TEXT, &[SECOND, op::LOAD_SUBSCR], 2));
        assert!(!is_constant(&[op::LOAD_GLOBAL, 1, op::STORE_GLOBAL, 2]));
        assert!(!is_constant(&[op::LOAD_GLOBAL, 1, FIRST, op::POP_JUMP_IF_FALSE, 0x41]));
    }
}
