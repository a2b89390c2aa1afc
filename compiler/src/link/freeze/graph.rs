//! The objects that an image needs: found from its modules, each with the words that it will have.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use mpyc_abi::lines;
use mpyc_abi::object::table::SCAN_MAX;
use mpyc_abi::object::{self, Kind, class, flag, function, traced};
use mpyc_abi::opcode::{self, Operand};
use mpyc_abi::value::{Immediate, Value};
use mpyc_abi::varint;
use mpyc_abi::{names, types};

use super::code::{Numbers, frozen, renumber, stores_captured};
use super::globals::{Globals, Held, Progress, instructions};
use super::hash::{hash, is_lasting};
use super::keys::{keys, stored_elsewhere};
use super::live::{Live, module_of_class};
use super::source::{Code, Source};
use super::{Refusal, Refused};

/// A word of a new object.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Word {
    /// As it is.
    Raw(u32),
    /// A value of the source: an object's address is to be replaced by its new one.
    Value(u32),
    /// Of a code object: how far the names of its unit lie, in the lower half.
    Names { unit: u32, upper: u32 },
}

/// Where an object goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    Rom,
    Heap,
}

/// An object of the new image, without its header word.
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) flags: u8,
    pub(super) words: Vec<Word>,
    pub(super) home: Home,
}

/// All objects, by an address that stands for each: that of the source, or for a new one a number below 0x100.
pub(super) struct Graph {
    /// In the order of discovery.
    pub(super) order: Vec<u32>,
    pub(super) nodes: HashMap<u32, Node>,
    /// Objects that are the same as another, or as an immediate.
    pub(super) same: HashMap<u32, u32>,
    /// Tables whose index has to be made anew.
    pub(super) moved_keys: HashSet<u32>,
    /// What code was stripped of.
    pub(super) stripped: Vec<Stripped>,
}

/// A code object, and what it was stripped of.
pub(super) struct Stripped {
    /// What stands for its address.
    pub(super) code: u32,
    /// How many bytes its opcodes take.
    pub(super) length: u32,
    pub(super) name: String,
    pub(super) file: String,
    /// The line table.
    pub(super) lines: Vec<u8>,
}

impl Graph {
    /// The object that stands for one.
    pub(super) fn standing_for(&self, mut address: u32) -> u32 {
        while let Some(&other) = self.same.get(&address) {
            address = other;
        }
        address
    }

    /// A word with the object that stands for its object.
    pub(super) fn merged(&self, word: Word) -> Word {
        match word {
            Word::Value(value) if Value(value).is_object() => Word::Value(self.standing_for(value)),
            Word::Names { unit, upper } => Word::Names { unit: self.standing_for(unit), upper },
            other => other,
        }
    }
}

/// Finds everything that the modules reach; `strips` takes lines and file names out of code.
///
/// # Errors
/// An object that cannot lie in an image, with the variable that leads to it.
pub(super) fn discover(source: &Source, globals: &Globals, live: &Live, strips: bool) -> Result<Graph, Refusal> {
    let mut search = Search {
        source,
        globals,
        live,
        strips,
        graph: Graph {
            order: Vec::new(),
            nodes: HashMap::new(),
            same: HashMap::new(),
            moved_keys: HashSet::new(),
            stripped: Vec::new(),
        },
        texts: HashMap::new(),
        pending: Vec::new(),
        used: BTreeMap::new(),
        units: HashMap::new(),
        codes: Vec::new(),
        elsewhere: stored_elsewhere(source, &globals.functions),
        at: 0,
        found_by: HashMap::new(),
    };
    search.modules().map_err(|refused| search.refusal(refused))?;
    Ok(search.graph)
}

struct Search<'a> {
    source: &'a Source,
    globals: &'a Globals,
    live: &'a Live,
    strips: bool,
    graph: Graph,
    texts: HashMap<Vec<u8>, u32>,
    /// Objects whose words are still to be looked at.
    pending: Vec<(u32, Home)>,
    /// Which entries of tables of names, constants and inner functions are used, by the table's address.
    used: BTreeMap<u32, BTreeSet<u32>>,
    /// The tables of the units that were found, each with that of its constants.
    units: HashMap<u32, u32>,
    /// Code that was found.
    codes: Vec<(u32, Code)>,
    /// Names that are stored in other objects than `self`.
    elsewhere: Vec<u32>,
    /// The object whose words are looked at.
    at: u32,
    /// The object that named each first.
    found_by: HashMap<u32, u32>,
}

impl Search<'_> {
    /// Finds everything.
    fn modules(&mut self) -> Result<(), Refused> {
        let globals = self.globals;
        for module in &globals.modules {
            self.value(module.row.name)?;
            self.value(module.row.object)?;
            if module.progress != Progress::Done {
                self.value(module.row.body)?;
            }
            self.run()?;
        }
        for &initial in &globals.initial {
            self.value(initial)?;
        }
        self.run()?;
        self.tables()
    }

    /// The error, with the variable that leads to the object that was looked at.
    fn refusal(&self, Refused(reason): Refused) -> Refusal {
        let mut address = Some(self.at);
        let mut variable = None;
        while let Some(at) = address.filter(|_| variable.is_none()) {
            variable = self.variable(at);
            address = self.found_by.get(&at).copied();
        }
        Refusal { reason: reason.into(), variable, is_ahead: false }
    }

    /// The variable that holds an object, behind its module's name.
    fn variable(&self, object: u32) -> Option<String> {
        let holds = |held: Held| match held {
            Held::Constant(word) | Held::Slot { initial: word, .. } => word == object,
        };
        self.globals.modules.iter().find_map(|module| {
            let found = module.variables.iter().find(|variable| object != 0 && holds(variable.held))?;
            let text = |word| String::from_utf8_lossy(&self.source.text(word).unwrap_or_default()).into_owned();
            Some(format!("{}.{}", text(module.row.name), text(found.name)))
        })
    }

    /// Takes a value: its object gets the place that its kind asks for.
    fn value(&mut self, word: u32) -> Result<(), Refused> {
        let Some(object) = self.source.object(word) else { return Ok(()) };
        let home = match object.kind {
            Kind::List | Kind::Dict | Kind::Bytearray | Kind::Instance | Kind::Exception | Kind::Iterator => Home::Heap,
            Kind::Set if object.flags & flag::FROZEN == 0 => Home::Heap,
            Kind::Native if Value(object.word(1)) != Value::typ(types::OBJECT) => Home::Heap,
            Kind::Generator | Kind::Free => return self.refuse(word, "a generator is running"),
            Kind::Array | Kind::Blob | Kind::DictTable | Kind::SetTable => {
                return self.refuse(word, "a part of an object is alone");
            }
            _ => Home::Rom,
        };
        self.object(word, home)
    }

    /// Refuses an object that the one looked at names.
    fn refuse(&mut self, word: u32, reason: &'static str) -> Result<(), Refused> {
        self.found_by.insert(word, self.at);
        self.at = word;
        Err(Refused(reason))
    }

    /// Takes an object for a place. One that is wanted in both lies on the heap.
    fn object(&mut self, word: u32, home: Home) -> Result<(), Refused> {
        let Some(object) = self.source.object(word) else { return Ok(()) };
        if let Some(node) = self.graph.nodes.get_mut(&word) {
            if home == Home::Heap && object.kind == Kind::Cell {
                node.home = Home::Heap;
            }
            return Ok(());
        }
        if self.graph.same.contains_key(&word) || self.is_known(word) {
            return Ok(());
        }
        let node =
            Node { kind: object.kind, flags: object.flags & !(flag::MARK | flag::PRINTING), words: Vec::new(), home };
        self.graph.nodes.insert(word, node);
        self.graph.order.push(word);
        self.pending.push((word, home));
        self.found_by.insert(word, self.at);
        Ok(())
    }

    /// Whether a string is a name of the firmware's, or one with the same text was found; of two that differ, the one that stays is
    /// interned if either is.
    fn is_known(&mut self, word: u32) -> bool {
        let Some(object) = self.source.object(word).filter(|object| object.kind == Kind::Str) else { return false };
        let Some(text) = self.source.text(word) else { return false };
        if let Some(name) = names::find(&text) {
            self.graph.same.insert(word, Value::str(name).0);
            return true;
        }
        if let Some(&first) = self.texts.get(&text) {
            self.graph.same.insert(word, first);
            if let Some(node) = self.graph.nodes.get_mut(&first) {
                node.flags |= object.flags & flag::INTERNED;
            }
            return true;
        }
        self.texts.insert(text, word);
        false
    }

    /// Looks at all objects that are pending, and at those that they reach.
    fn run(&mut self) -> Result<(), Refused> {
        let mut next = 0;
        while let Some(&(word, home)) = self.pending.get(next) {
            next += 1;
            self.at = word;
            let words = self.words(word, home)?;
            if let Some(node) = self.graph.nodes.get_mut(&word) {
                node.words = words;
            }
        }
        self.pending.clear();
        Ok(())
    }

    /// The words of an object in the image, from word 1 on; takes what they name.
    fn words(&mut self, word: u32, home: Home) -> Result<Vec<Word>, Refused> {
        let source = self.source;
        let object = source.object(word).ok_or(Refused("an object is missing"))?;
        let values = |search: &mut Self, words: &[u32]| -> Result<Vec<Word>, Refused> {
            words.iter().try_for_each(|&word| search.value(word))?;
            Ok(words.iter().map(|&word| Word::Value(word)).collect())
        };
        match object.kind {
            Kind::Str => Ok(self.string(word)),
            Kind::Namespace => self.namespace(word),
            Kind::Code => self.code(word),
            Kind::Class => self.class(word),
            Kind::Function => self.function(word),
            Kind::List | Kind::Dict | Kind::Set => {
                let table = object.word(1);
                self.object(table, home)?;
                Ok(vec![Word::Value(table), Word::Raw(object.word(2))])
            }
            Kind::DictTable | Kind::SetTable => self.table(word, home),
            Kind::Bytearray => {
                // The bytes, or for a view the object that it shows.
                let shown = object.word(2);
                match source.object(shown) {
                    Some(blob) if blob.kind == Kind::Blob => self.object(shown, home)?,
                    _ => self.value(shown)?,
                }
                let rest = object.words[3..].iter().map(|&word| Word::Raw(word));
                Ok([Word::Raw(object.word(1)), Word::Value(shown)].into_iter().chain(rest).collect())
            }
            Kind::Exception if object.word(3) != 0 => Err(Refused("an exception has a traceback")),
            Kind::Int | Kind::Float | Kind::Bytes | Kind::Blob => {
                Ok(object.words[1..].iter().map(|&word| Word::Raw(word)).collect())
            }
            _ => {
                let (from, to) = traced(object.words[0], object.word(1));
                let (from, to) = (from as usize, (to as usize).min(object.words.len()));
                let mut made: Vec<Word> = object.words[1..from].iter().map(|&word| Word::Raw(word)).collect();
                made.extend(values(self, &object.words[from..to])?);
                made.extend(object.words[to..].iter().map(|&word| Word::Raw(word)));
                Ok(made)
            }
        }
    }

    /// A string, with its hash.
    fn string(&self, word: u32) -> Vec<Word> {
        let text = self.source.text(word).unwrap_or_default();
        let words = self.source.object(word).map_or(&[][..], |object| object.words);
        let first = text.len() as u32 | object::text_hash(&text) << 20;
        std::iter::once(first).chain(words.iter().skip(2).copied()).map(Word::Raw).collect()
    }

    /// A table of entries. Without an index it has no more room than its entries need, in ROM.
    fn table(&mut self, word: u32, home: Home) -> Result<Vec<Word>, Refused> {
        let object = self.source.object(word).ok_or(Refused("an object is missing"))?;
        let (capacity, filled) = (object.word(1) & 0xFFFF, object.word(1) >> 16);
        let width = if object.kind == Kind::DictTable { 2 } else { 1 };
        let is_small = capacity <= SCAN_MAX;
        let kept = if is_small && home == Home::Rom { filled } else { capacity };
        let end = (2 + kept * width) as usize;
        let entries = object.words.get(2..end).ok_or(Refused("a table is cut off"))?;
        let mut keys = entries.iter().step_by(width as usize);
        if !is_small && !keys.all(|&key| is_lasting(self.source, key)) {
            let mut known = entries.iter().step_by(width as usize).filter(|key| **key != 0);
            if !known.all(|&key| hash(self.source, key, 0).is_some()) {
                return Err(Refused("objects are keys of a large dict or set"));
            }
            self.graph.moved_keys.insert(word);
        }
        entries.iter().try_for_each(|&word| self.value(word))?;
        let mut made = vec![Word::Raw(kept | filled << 16)];
        made.extend(entries.iter().map(|&word| Word::Value(word)));
        if !is_small {
            made.extend(object.words[end..].iter().map(|&word| Word::Raw(word)));
        }
        Ok(made)
    }

    /// The namespace of a class as it lies in ROM: the entries that are used. If not all its names are strings, it stays a dict,
    /// on the heap.
    fn class_namespace(&mut self, namespace: u32) -> Result<u32, Refused> {
        let module = module_of_class(self.source, namespace);
        let mut words = vec![Word::Raw(0)];
        for (name, value) in self.source.dict(namespace) {
            let Some(text) = self.source.text(name) else {
                self.object(namespace, Home::Heap)?;
                return Ok(namespace);
            };
            if module.as_ref().is_none_or(|module| self.live.has(module, &text)) {
                self.value(name)?;
                self.value(value)?;
                let known = self.graph.standing_for(name);
                if let Some(node) = self.graph.nodes.get_mut(&known) {
                    node.flags |= flag::INTERNED;
                }
                words.extend([Word::Value(name), Word::Value(value)]);
            }
        }
        Ok(self.add(Kind::Namespace, words))
    }

    /// A module's table of names.
    fn namespace(&mut self, word: u32) -> Result<Vec<Word>, Refused> {
        let globals = self.globals;
        let Some(module) = globals.modules.iter().find(|module| module.row.namespace == word) else {
            return Err(Refused("a table of names is nobody's"));
        };
        let mut made = vec![Word::Raw(Value::immediate(Immediate::Slot, module.spill as u16).0)];
        for variable in &module.variables {
            self.value(variable.name)?;
            made.push(Word::Value(variable.name));
            made.push(match variable.held {
                Held::Constant(value) => {
                    self.value(value)?;
                    Word::Value(value)
                }
                Held::Slot { number, initial } => {
                    self.value(initial)?;
                    Word::Raw(Value::immediate(Immediate::Slot, number as u16).0)
                }
            });
        }
        Ok(made)
    }

    /// A class. Its namespace stays in ROM with it; it knows the attributes of its instances.
    fn class(&mut self, word: u32) -> Result<Vec<Word>, Refused> {
        let object = self.source.object(word).ok_or(Refused("an object is missing"))?;
        let mut made = Vec::new();
        for index in 1..object.words.len() as u32 {
            let value = object.word(index);
            match index {
                class::KEYS => {
                    let keys = keys(self.source, word, &self.elsewhere);
                    keys.iter().try_for_each(|&name| self.value(name))?;
                    let words = keys.into_iter().map(Word::Value).collect();
                    made.push(Word::Value(self.add(Kind::Array, words)));
                    continue;
                }
                class::NAMESPACE => {
                    made.push(Word::Value(self.class_namespace(value)?));
                    continue;
                }
                _ => self.value(value)?,
            }
            made.push(Word::Value(value));
        }
        Ok(made)
    }

    /// A new object in ROM; gives what stands for its address.
    fn add(&mut self, kind: Kind, words: Vec<Word>) -> u32 {
        // Multiples of 4 below the image that no object of the source has: flash starts with the firmware.
        let stand_in = END_OF_STAND_INS - 4 * (self.graph.order.len() as u32 + 1);
        self.graph.nodes.insert(stand_in, Node { kind, flags: 0, words, home: Home::Rom });
        self.graph.order.push(stand_in);
        stand_in
    }

    /// A function. What it captured and no code stores any more stays in ROM.
    fn function(&mut self, word: u32) -> Result<Vec<Word>, Refused> {
        const CELLS: usize = function::WORDS as usize;
        const KEYWORD_DEFAULTS: usize = function::KW_DEFAULTS as usize;
        let object = self.source.object(word).ok_or(Refused("an object is missing"))?;
        let cells = if stores_captured(self.source, object.word(1)) { Home::Heap } else { Home::Rom };
        for (index, &value) in object.words.iter().enumerate().skip(1) {
            match index {
                KEYWORD_DEFAULTS => self.object(value, Home::Rom)?,
                CELLS.. => self.object(value, cells)?,
                _ => self.value(value)?,
            }
        }
        Ok(object.words[1..].iter().map(|&word| Word::Value(word)).collect())
    }

    /// A code object; takes the names, constants and functions that its code uses. Its words are made when all those are known.
    fn code(&mut self, word: u32) -> Result<Vec<Word>, Refused> {
        let mut code = frozen(self.source, self.globals, word)?;
        self.drop_parameters(word, &mut code)?;
        if self.strips {
            self.strip(word, &mut code);
        }
        self.uses(&code)?;
        self.codes.push((word, code));
        Ok(Vec::new())
    }

    /// Takes the names of positional parameters out of a code object that no call has: the name in their place is the file's,
    /// which is none of an argument. Texts of errors name no such parameter.
    fn drop_parameters(&self, word: u32, code: &mut Code) -> Result<(), Refused> {
        let Some(&number) = self.globals.module_of.get(&word) else { return Ok(()) };
        let module = self.source.text(self.globals.modules[number].row.name).unwrap_or_default();
        let names = self.source.names(code.unit);
        let (mut at, mut made) = (0, Vec::with_capacity(code.bytes.parameters.len()));
        let mut positional = code.bytes.params & 0xFF;
        while at < code.bytes.parameters.len() {
            let name = parameter(&code.bytes.parameters, &mut at)?;
            let text = names.get(name as usize).and_then(|&name| self.source.text(name)).unwrap_or_default();
            let is_kept = positional == 0 || self.live.needs_parameter(&module, &text);
            positional = positional.saturating_sub(1);
            made.extend(varint::uint(if is_kept { name } else { FILE }).as_slice());
        }
        code.bytes.parameters = made;
        Ok(())
    }

    /// Takes the lines out of a code object.
    fn strip(&mut self, word: u32, code: &mut Code) {
        let names = self.source.names(code.unit);
        let text = |number: u32| {
            let text = names.get(number as usize).and_then(|&name| self.source.text(name));
            String::from_utf8_lossy(&text.unwrap_or_default()).into_owned()
        };
        self.graph.stripped.push(Stripped {
            code: word,
            length: code.bytes.opcodes.len() as u32,
            name: text(code.bytes.name),
            file: text(FILE),
            lines: std::mem::replace(&mut code.bytes.lines, vec![lines::STRIPPED]),
        });
    }

    /// Takes what a function's instructions and parameters name in its tables.
    fn uses(&mut self, code: &Code) -> Result<(), Refused> {
        self.units.insert(code.unit, code.constants);
        self.value(self.source.unit_globals(code.unit))?;
        if code.children != 0 {
            self.used.entry(code.children).or_default();
        }
        if self.strips {
            self.used.entry(code.unit).or_default().insert(FILE);
        } else {
            self.name(code.unit, FILE)?;
        }
        self.name(code.unit, code.bytes.name)?;
        let mut at = 0;
        while at < code.bytes.parameters.len() {
            match parameter(&code.bytes.parameters, &mut at)? {
                FILE => {}
                name => self.name(code.unit, name)?,
            }
        }
        for instr in instructions(&code.bytes.opcodes) {
            match opcode::operand(instr.op) {
                Operand::Qstr => self.name(code.unit, instr.arg)?,
                Operand::LocalName => self.name(code.unit, instr.arg >> 10)?,
                Operand::Object => self.entry(code.constants, instr.arg)?,
                Operand::Child => self.entry(code.children, instr.arg)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes a name of a unit's table.
    fn name(&mut self, unit: u32, number: u32) -> Result<(), Refused> {
        self.used.entry(unit).or_default().insert(number);
        let name = self.source.names(unit).get(number as usize).copied().ok_or(Refused("a table is cut off"))?;
        self.value(name)
    }

    /// Takes an entry of a table.
    fn entry(&mut self, table: u32, index: u32) -> Result<(), Refused> {
        self.used.entry(table).or_default().insert(index);
        let word = self.source.array(table).get(index as usize).copied().ok_or(Refused("a table is cut off"))?;
        self.value(word)
    }

    /// Adds the tables of names, constants and inner functions, without the entries that nothing uses, and the code with the
    /// numbers that the others have now.
    fn tables(&mut self) -> Result<(), Refused> {
        let none = BTreeSet::new();
        for (address, mut code) in std::mem::take(&mut self.codes) {
            let used = |table: u32| self.used.get(&table).unwrap_or(&none);
            let (names, constants, children) = (used(code.unit), used(code.constants), used(code.children));
            renumber(&mut code.bytes, &Numbers { names, constants, children });
            let (flags, words) = code.packed().ok_or(Refused("a function is too large"))?;
            if let Some(node) = self.graph.nodes.get_mut(&address) {
                (node.flags, node.words) = (flags, words);
            }
        }
        for (&table, used) in &self.used {
            let constants = self.units.get(&table);
            let entries = if constants.is_some() { self.source.names(table) } else { self.source.array(table) };
            let is_file = |index: u32| constants.is_some() && index == FILE;
            let entries = used.iter().filter_map(|&index| {
                let word = *entries.get(index as usize)?;
                Some(if self.strips && is_file(index) { Value::str(names::EMPTY).0 } else { word })
            });
            // A unit without constants has no table of them.
            let shared = constants.map(|constants| {
                let constants = if self.used.contains_key(constants) { *constants } else { 0 };
                [Word::Value(self.source.unit_globals(table)), Word::Value(constants)]
            });
            let words = shared.into_iter().flatten().chain(entries.map(Word::Value)).collect();
            self.graph.nodes.insert(table, Node { kind: Kind::Array, flags: 0, words, home: Home::Rom });
            self.graph.order.push(table);
        }
        Ok(())
    }
}

/// The next name of a parameter, by its number among the names of the unit.
fn parameter(parameters: &[u8], at: &mut usize) -> Result<u32, Refused> {
    varint::read_uint(parameters, at).map_err(|_| Refused("a function is cut off"))
}

/// The number of the source file's name among the names of a unit.
const FILE: u32 = 0;

/// Where the numbers end that stand for the addresses of new objects.
const END_OF_STAND_INS: u32 = 0x2_0000;
