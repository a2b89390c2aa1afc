//! What becomes of the variables of modules: constants in ROM, or slots in RAM.

use std::collections::{HashMap, HashSet};

use mpyc_abi::code::{Dialect, Instr, decode};
use mpyc_abi::opcode::op;
use mpyc_abi::value::{Immediate, Value};

use super::live::Live;
use super::source::{ModuleRow, Source};
use super::{Evaluated, Refused};

/// How far a module's body was run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    /// Not at all.
    Untouched,
    /// Up to that opcode.
    Until(u32),
    /// All of it.
    Done,
}

/// A module with its variables.
pub(super) struct Module {
    pub(super) row: ModuleRow,
    pub(super) progress: Progress,
    /// Whether the program has imported it at build.
    pub(super) is_imported: bool,
    /// The slot of its spill dict.
    pub(super) spill: u32,
    pub(super) variables: Vec<Variable>,
}

/// A row of a module's table of names.
pub(super) struct Variable {
    /// The name's word in the source.
    pub(super) name: u32,
    pub(super) held: Held,
}

/// Where a variable's value is.
#[derive(Clone, Copy)]
pub(super) enum Held {
    /// In the table: a word of the source.
    Constant(u32),
    /// In the slot of that number, which had another number in the plain image.
    Slot { number: u32, initial: u32 },
}

/// All modules, their variables, and the functions that belong to each.
pub(super) struct Globals {
    pub(super) modules: Vec<Module>,
    /// Number of slots.
    pub(super) slots: u32,
    /// What the slots hold at the start: words of the source.
    pub(super) initial: Vec<u32>,
    /// The module of each function, by the address of its code.
    pub(super) module_of: HashMap<u32, usize>,
    /// All functions, those of a module after its body.
    pub(super) functions: Vec<u32>,
}

impl Globals {
    /// All of them, or those that are used.
    pub(super) fn new(source: &Source, evaluated: &Evaluated<'_>, live: Option<&Live>) -> Result<Self, Refused> {
        let mut all = Self {
            modules: Vec::new(),
            slots: 0,
            initial: Vec::new(),
            module_of: HashMap::new(),
            functions: Vec::new(),
        };
        let body = |row: &ModuleRow| evaluated.bodies.iter().find(|body| body.code == row.body);
        let is_imported = |row: &ModuleRow| body(row).is_some_and(|body| body.is_imported);
        let is_live = |row: &ModuleRow| {
            let name = || source.text(row.name).unwrap_or_default();
            is_imported(row) || live.is_none_or(|live| live.has_module(&name()))
        };
        let rows: Vec<ModuleRow> = source.modules().into_iter().filter(is_live).collect();
        for (number, &row) in rows.iter().enumerate() {
            let progress = match body(&row).map(|body| body.rest) {
                None => Progress::Untouched,
                Some(None) => Progress::Done,
                Some(Some(offset)) => Progress::Until(offset),
            };
            let mut functions = functions(source, row.body);
            all.module_of.extend(functions.iter().map(|&code| (code, number)));
            functions.retain(|code| live.is_none_or(|live| live.code.contains(code)));
            let stored = stored(source, row.body, progress, &functions)?;
            all.functions.extend(&functions);
            let spill = all.slot(0);
            let variables = all.variables(source, &rows, row, progress, &stored, live);
            all.modules.push(Module { row, progress, is_imported: is_imported(&row), spill, variables });
        }
        Ok(all)
    }

    /// A new slot.
    fn slot(&mut self, initial: u32) -> u32 {
        self.initial.push(initial);
        self.slots += 1;
        self.slots - 1
    }

    fn variables(
        &mut self,
        source: &Source,
        rows: &[ModuleRow],
        row: ModuleRow,
        progress: Progress,
        stored: &Stored,
        live: Option<&Live>,
    ) -> Vec<Variable> {
        let module = source.text(row.name).unwrap_or_default();
        let is_live = |name: u32| live.is_none_or(|live| live.has(&module, &source.text(name).unwrap_or_default()));
        let mut variables = Vec::new();
        for (name, bound) in source.entries(row.namespace) {
            let value = Value(bound);
            let is_module = || rows.iter().any(|other| is_inside(source, row.name, name, other.name));
            if !is_live(name) && !is_module() {
                continue;
            }
            if !value.is(Immediate::Slot) {
                variables.push(Variable { name, held: Held::Constant(bound) });
                continue;
            }
            let before = u32::from(value.index());
            let initial = if progress == Progress::Untouched { 0 } else { source.slot(before) };
            let is_stored =
                progress == Progress::Untouched || stored.names.contains(&name) || stored.slots.contains(&before);
            if is_stored || initial == 0 && is_module() {
                let number = self.slot(initial);
                variables.push(Variable { name, held: Held::Slot { number, initial } });
            } else if initial != 0 {
                variables.push(Variable { name, held: Held::Constant(initial) });
            }
        }
        if progress != Progress::Untouched {
            let spilled = self.spilled(source, row, &variables);
            variables.extend(spilled.into_iter().filter(|variable| is_live(variable.name)));
        }
        variables
    }

    /// What was stored under names that the plain image's table lacks.
    fn spilled(&self, source: &Source, row: ModuleRow, known: &[Variable]) -> Vec<Variable> {
        let slot = source.object(row.namespace).map_or(0, |namespace| namespace.word(1));
        let spill = source.slot(u32::from(Value(slot).index()));
        let entries =
            source.dict(spill).into_iter().filter(|(name, _)| !known.iter().any(|variable| variable.name == *name));
        entries.map(|(name, value)| Variable { name, held: Held::Constant(value) }).collect()
    }
}

impl Module {
    /// The row of a name, and what it holds.
    pub(super) fn find(&self, name: u32) -> Option<(u32, Held)> {
        let row = self.variables.iter().position(|variable| variable.name == name)?;
        Some((row as u32, self.variables[row].held))
    }

    /// The row that had a slot in the plain image.
    pub(super) fn find_slot(&self, source: &Source, slot: u32) -> Option<(u32, Held)> {
        let word = Value::immediate(Immediate::Slot, slot as u16).0;
        let entries = source.entries(self.row.namespace);
        let (name, _) = entries.into_iter().find(|(_, bound)| *bound == word)?;
        self.find(name)
    }
}

/// Whether the module named `inner` is `outer.name`.
fn is_inside(source: &Source, outer: u32, name: u32, inner: u32) -> bool {
    let (Some(outer), Some(name), Some(inner)) = (source.text(outer), source.text(name), source.text(inner)) else {
        return false;
    };
    inner == [&outer[..], b".", &name[..]].concat()
}

/// A body and all functions in it, by the addresses of their code.
fn functions(source: &Source, body: u32) -> Vec<u32> {
    let mut found = vec![body];
    let mut next = 0;
    while let Some(&code) = found.get(next) {
        next += 1;
        if let Ok(code) = source.code(code) {
            found.extend(source.array(code.children));
        }
    }
    found
}

/// The names and slots that are still stored or deleted.
struct Stored {
    names: HashSet<u32>,
    slots: HashSet<u32>,
}

fn stored(source: &Source, body: u32, progress: Progress, functions: &[u32]) -> Result<Stored, Refused> {
    let mut stored = Stored { names: HashSet::new(), slots: HashSet::new() };
    for &function in functions {
        let code = source.code(function)?;
        let is_body = function == body;
        let first = if is_body { progress.first() } else { Some(0) };
        let Some(first) = first else { continue };
        let names = source.names(code.unit);
        for instr in instructions(&code.bytes.opcodes).filter(|instr| instr.offset >= first) {
            match instr.op {
                op::STORE_GLOBAL | op::DELETE_GLOBAL => stored.names.extend(names.get(instr.arg as usize)),
                op::STORE_NAME | op::DELETE_NAME if is_body => stored.names.extend(names.get(instr.arg as usize)),
                op::STORE_SLOT => {
                    stored.slots.insert(instr.arg);
                }
                _ => {}
            }
        }
    }
    Ok(stored)
}

impl Progress {
    /// The first opcode that still runs; `None` if none does.
    pub(super) fn first(self) -> Option<u32> {
        match self {
            Self::Untouched => Some(0),
            Self::Until(offset) => Some(offset),
            Self::Done => None,
        }
    }
}

/// The instructions of linked code.
pub(super) fn instructions(opcodes: &[u8]) -> impl Iterator<Item = Instr> {
    decode(opcodes, Dialect::Frozen).map_while(Result::ok)
}
