//! What keeps its value for as long as the program runs.
//!
//! A variable does if no code that is reached stores or deletes it: neither its own module's, nor any code an attribute of that
//! name, of whatever object, or one whose name it makes at run time. So does an attribute of a class that is asked itself, and a
//! member of a built-in module, which nothing can store to. Modules that are to stay whole are for the prompt or for scripts, which
//! may store to them.

use std::collections::{HashMap, HashSet};

use mpyc_abi::code::Instr;
use mpyc_abi::modules::{MAXSIZE, SYS};
use mpyc_abi::object::{Kind, class};
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;
use mpyc_abi::{image, names, types};

use super::values::Known;
use crate::code::Constant;
use crate::imports::is_builtin;
use crate::link::freeze::globals::{Globals, Held, Module, instructions};
use crate::link::freeze::live::{Live, module_of_class};
use crate::link::freeze::source::Source;
use crate::link::freeze::{Evaluated, Found};

/// The builtins that store attributes.
const SETTERS: [&[u8]; 2] = [b"setattr", b"delattr"];
/// Their methods, which may be those of any object.
const SETTING_METHODS: [&[u8]; 2] = [b"__setattr__", b"__delattr__"];

/// What keeps its value.
pub(super) struct Unchanging<'a> {
    pub(super) source: &'a Source,
    globals: &'a Globals,
    live: &'a Live,
    closed: bool,
    /// Members of built-in modules, by module and name.
    members: HashMap<(u32, u32), u32>,
    /// The attributes that some code stores or deletes; `None` if it may be any.
    stored: Option<HashSet<Vec<u8>>>,
    /// The variables of each module that keep their values, by name.
    variables: Vec<HashMap<u32, u32>>,
    /// The name that has a slot in the plain image, of each module.
    slots: Vec<HashMap<u32, u32>>,
}

impl<'a> Unchanging<'a> {
    pub(super) fn new(source: &'a Source, found: &'a Found, evaluated: &Evaluated<'_>) -> Self {
        let (globals, live) = (&found.globals, &found.live);
        let members = evaluated.constants.iter().map(|&(module, name, value)| ((module, name), value)).collect();
        let stored = stored_attributes(source, globals, live);
        let all = globals.modules.iter();
        let variables = all.clone().map(|module| {
            stored.as_ref().map_or_else(HashMap::new, |stored| variables(source, globals, module, stored))
        });
        let slots = all.map(|module| slots(source, module));
        let (variables, slots) = (variables.collect(), slots.collect());
        Self { source, globals, live, closed: evaluated.keep.closed, members, stored, variables, slots }
    }

    /// Whether a function runs only while nothing but the program stores to its variables.
    pub(super) fn may_fold(&self, function: u32) -> bool {
        self.stored.is_some() && (self.closed || self.is_entry(function))
    }

    /// Whether a function is the body of the program's own file: when that is done or broken off, it never runs again.
    fn is_entry(&self, function: u32) -> bool {
        let entry = self.source.header(image::W_ENTRY);
        self.globals.modules.iter().any(|module| module.row.body == function && module.row.name == entry)
    }

    /// Whether a function may rely on the variables of a module.
    fn may_rely(&self, function: u32, module: &[u8]) -> bool {
        !self.live.is_whole(module) || self.is_entry(function)
    }

    /// The value of the global variable that an instruction of a function loads.
    pub(super) fn global(&self, function: u32, instr: &Instr, names: &[u32]) -> Option<Known> {
        let &number = self.globals.module_of.get(&function)?;
        let module = &self.globals.modules[number];
        let name = match instr.op {
            op::LOAD_SLOT => *self.slots[number].get(&instr.arg)?,
            op::LOAD_GLOBAL | op::LOAD_BUILTIN => *names.get(instr.arg as usize)?,
            op::LOAD_NAME if module.row.body == function => *names.get(instr.arg as usize)?,
            _ => return None,
        };
        self.variable(function, number, name)
    }

    /// The value of a module's variable.
    fn variable(&self, function: u32, number: usize, name: u32) -> Option<Known> {
        let word = *self.variables[number].get(&name)?;
        let module = self.source.text(self.globals.modules[number].row.name)?;
        self.may_rely(function, &module).then(|| Known::of(self.source, word))
    }

    /// The value of an attribute of a module or class.
    pub(super) fn attribute(&self, function: u32, object: &Known, name: u32) -> Option<Known> {
        let &Known::Object(word) = object else { return None };
        if word == Value::module(SYS).0 && name == Value::str(names::MAXSIZE).0 {
            return Some(Known::int(MAXSIZE));
        }
        if let Some(&value) = self.members.get(&(word, name)) {
            return Some(Known::of(self.source, value));
        }
        if let Some(number) = self.globals.modules.iter().position(|module| module.row.object == word) {
            return self.variable(function, number, name);
        }
        self.class_attribute(function, word, name)
    }

    /// The value of a class's own or inherited attribute, if it is one that nothing is called for.
    fn class_attribute(&self, function: u32, cls: u32, name: u32) -> Option<Known> {
        let text = self.source.text(name)?;
        if text.starts_with(b"__") || self.stored.as_ref()?.contains(&text) {
            return None;
        }
        let order = self.source.object(cls).filter(|object| object.kind == Kind::Class)?.word(class::MRO);
        for &ancestor in [cls].iter().chain(self.source.object(order)?.words.get(1..)?) {
            if ancestor == Value::typ(types::OBJECT).0 {
                continue;
            }
            let ancestor = self.source.object(ancestor).filter(|object| object.kind == Kind::Class)?;
            if ancestor.words.len() > class::META as usize {
                return None;
            }
            let namespace = ancestor.word(class::NAMESPACE);
            let found = self.source.dict(namespace).into_iter().find(|(other, _)| *other == name);
            if let Some((_, value)) = found {
                let module = module_of_class(self.source, namespace)?;
                let value = Known::of(self.source, value);
                return (matches!(value, Known::Constant(_)) && self.may_rely(function, &module)).then_some(value);
            }
        }
        None
    }

    /// The words of the constant with that text or value in a table, by its number.
    pub(super) fn number_of(&self, table: &[u32], constant: &Constant) -> Option<u32> {
        let is_it = |&word: &u32| Known::of(self.source, word) == Known::Constant(constant.clone());
        table.iter().position(is_it).map(|number| number as u32)
    }
}

/// The attributes that code stores or deletes; `None` if it may be any.
fn stored_attributes(source: &Source, globals: &Globals, live: &Live) -> Option<HashSet<Vec<u8>>> {
    if live.comes_to_any_name() {
        return None;
    }
    let mut stored = HashSet::new();
    for &function in &globals.functions {
        let code = source.code(function).ok()?;
        let names = source.names(code.unit);
        let instrs: Vec<Instr> = instructions(&code.bytes.opcodes).collect();
        let text =
            |instr: &Instr| names.get(instr.arg as usize).and_then(|&name| source.text(name)).unwrap_or_default();
        let mut sets_by_name = false;
        for (at, instr) in instrs.iter().enumerate() {
            match instr.op {
                op::STORE_ATTR => drop(stored.insert(text(instr))),
                op::LOAD_GLOBAL | op::LOAD_BUILTIN | op::LOAD_NAME => {
                    sets_by_name |= SETTERS.contains(&&text(instr)[..]);
                }
                op::LOAD_ATTR | op::LOAD_METHOD if SETTING_METHODS.contains(&&text(instr)[..]) => return None,
                op::IMPORT_NAME if !is_known_module(source, globals, &text(instr), &instrs[..at]) => return None,
                _ => {}
            }
        }
        if sets_by_name {
            // What name they are given is a constant, or everything would be kept.
            let strings = instrs.iter().filter(|instr| instr.op == op::LOAD_CONST_STRING);
            stored.extend(strings.map(text));
        }
    }
    Some(stored)
}

/// Whether the name in an import is that of a module whose code is known, and not of a file on the board. Before it, the level of a
/// relative import was pushed.
fn is_known_module(source: &Source, globals: &Globals, name: &[u8], before: &[Instr]) -> bool {
    let is_relative = before.iter().rev().find_map(Instr::small_int).is_some_and(|level| level > 0);
    let is_it = |module: &Module| {
        let full = source.text(module.row.name).unwrap_or_default();
        let package = full.strip_suffix(name);
        package.is_some_and(|package| package.is_empty() || is_relative && package.ends_with(b"."))
    };
    let is_package = is_relative && name.is_empty();
    is_package || std::str::from_utf8(name).is_ok_and(is_builtin) || globals.modules.iter().any(is_it)
}

/// The variables of a module that keep their values. An import of a module inside of it stores that.
fn variables(source: &Source, globals: &Globals, module: &Module, stored: &HashSet<Vec<u8>>) -> HashMap<u32, u32> {
    let prefix = [&source.text(module.row.name).unwrap_or_default()[..], b"."].concat();
    let inside: HashMap<Vec<u8>, u32> = globals
        .modules
        .iter()
        .filter_map(|other| Some((source.text(other.row.name)?.strip_prefix(&prefix[..])?.to_vec(), other.row.object)))
        .collect();
    let mut kept = HashMap::new();
    for variable in &module.variables {
        let Held::Constant(value) = variable.held else { continue };
        let text = source.text(variable.name).unwrap_or_default();
        if !stored.contains(&text) && inside.get(&text).is_none_or(|&inner| inner == value) {
            kept.insert(variable.name, value);
        }
    }
    kept
}

/// The names that have slots in the plain image's table of a module.
fn slots(source: &Source, module: &Module) -> HashMap<u32, u32> {
    use mpyc_abi::value::Immediate;
    let entries = source.entries(module.row.namespace).into_iter();
    let slots = entries.filter(|(_, bound)| Value(*bound).is(Immediate::Slot));
    slots.map(|(name, bound)| (u32::from(Value(bound).index()), name)).collect()
}
