//! The attributes of instances of a frozen class, read off its methods: the class cannot learn them, as it lies in ROM.

use mpyc_abi::code::Instr;
use mpyc_abi::names;
use mpyc_abi::object::instance::{FIRST_SLOTS, MOST_KEYS};
use mpyc_abi::object::{Kind, class, function};
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

use super::globals::instructions;
use super::source::Source;

/// Deepest chain of methods that initialise an instance together.
const DEEPEST: u32 = 4;

/// The names in slot order: what the class has learned at build, what `__init__` stores in `self` and what it calls for that,
/// then what other methods store. Of the names that are stored in other objects than `self`, those that the class has itself;
/// the first few if nothing else is known.
pub(super) fn keys(source: &Source, cls: u32, elsewhere: &[u32]) -> Vec<u32> {
    let mut keys = Keys { source, cls, names: Vec::new() };
    if let Some(object) = source.object(cls) {
        let learned = source.array(object.word(class::KEYS)).iter().copied().filter(|name| *name != 0);
        keys.names.extend(learned);
    }
    keys.add_method(Value::str(names::DUNDER_INIT).0, 0, 0);
    for ancestor in order(source, cls) {
        for (_, value) in namespace(source, ancestor) {
            keys.add_function(value, 0, DEEPEST);
        }
    }
    let is_unknown = keys.names.is_empty();
    for ancestor in order(source, cls) {
        let own = namespace(source, ancestor);
        let defaults = elsewhere.iter().filter(|name| own.iter().any(|(other, _)| other == *name));
        for &name in defaults {
            keys.add(name);
        }
    }
    if is_unknown {
        for &name in elsewhere.iter().take(FIRST_SLOTS as usize) {
            keys.add(name);
        }
    }
    keys.names.truncate(MOST_KEYS as usize);
    keys.names
}

/// The names that code stores in other objects than its first parameter, in order.
pub(super) fn stored_elsewhere(source: &Source, functions: &[u32]) -> Vec<u32> {
    let mut found: Vec<u32> = Vec::new();
    for &function in functions {
        let Ok(code) = source.code(function) else { continue };
        let parameters = code.bytes.params & 0xFF;
        let names = source.names(code.unit);
        let mut before: Option<Instr> = None;
        for instr in instructions(&code.bytes.opcodes) {
            let is_self = parameters > 0 && before.is_some_and(|before| loads_first(before, 0));
            if instr.op == op::STORE_ATTR && !is_self {
                let name = names.get(instr.arg as usize).copied().unwrap_or(0);
                if !found.contains(&name) {
                    found.push(name);
                }
            }
            before = Some(instr);
        }
    }
    found
}

struct Keys<'a> {
    source: &'a Source,
    cls: u32,
    names: Vec<u32>,
}

impl Keys<'_> {
    fn add(&mut self, name: u32) {
        if !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    /// What a method stores, found behind the first `from` classes of the order.
    fn add_method(&mut self, name: u32, from: usize, depth: u32) {
        let order = order(self.source, self.cls);
        let found = order.iter().enumerate().skip(from).find_map(|(place, &ancestor)| {
            let own = namespace(self.source, ancestor);
            own.into_iter().find(|(other, _)| *other == name).map(|(_, value)| (place, value))
        });
        if let Some((place, function)) = found {
            self.add_function(function, place, depth);
        }
    }

    /// What a function stores in its first parameter, in the order of its code; `place` is that of its class in the order.
    fn add_function(&mut self, function: u32, place: usize, depth: u32) {
        let Some(object) = self.source.object(function).filter(|object| object.kind == Kind::Function) else { return };
        let captured = (object.words.len() as u32).saturating_sub(function::WORDS);
        let Ok(code) = self.source.code(object.word(1)) else { return };
        let names = self.source.names(code.unit).to_vec();
        let mut before: Option<Instr> = None;
        for instr in instructions(&code.bytes.opcodes) {
            let (index, is_self) = match instr.op {
                op::LOAD_LOCAL_METHOD => (instr.arg >> 10, (instr.arg & 0xFF) / 4 == captured),
                _ => (instr.arg, before.is_some_and(|before| loads_first(before, captured))),
            };
            let name = names.get(index as usize).copied().unwrap_or(0);
            match instr.op {
                op::STORE_ATTR if is_self => self.add(name),
                op::LOAD_SUPER_METHOD if depth < DEEPEST => self.add_method(name, place + 1, depth + 1),
                op::LOAD_METHOD | op::LOAD_LOCAL_METHOD if is_self && depth < DEEPEST => {
                    self.add_method(name, 0, depth + 1);
                }
                op::LOAD_METHOD if name == Value::str(names::DUNDER_INIT).0 && depth < DEEPEST => {
                    self.add_method(name, place + 1, depth + 1);
                }
                _ => {}
            }
            before = Some(instr);
        }
    }
}

/// Whether an instruction loads the first parameter, which lies behind the captured variables.
fn loads_first(instr: Instr, captured: u32) -> bool {
    match instr.op {
        op::LOAD_FAST_MULTI..=0xBF => u32::from(instr.op - op::LOAD_FAST_MULTI) == captured,
        op::LOAD_FAST_N | op::LOAD_DEREF => instr.arg == captured,
        _ => false,
    }
}

/// The classes of the program in the order of look-up.
fn order(source: &Source, cls: u32) -> Vec<u32> {
    let mro = source.object(cls).and_then(|cls| source.object(cls.word(class::MRO)));
    let ancestors = mro.map_or(&[][..], |mro| &mro.words[1..]).iter().copied();
    std::iter::once(cls)
        .chain(ancestors)
        .filter(|&cls| source.object(cls).is_some_and(|object| object.kind == Kind::Class))
        .collect()
}

fn namespace(source: &Source, cls: u32) -> Vec<(u32, u32)> {
    source.object(cls).map_or(Vec::new(), |cls| source.dict(cls.word(class::NAMESPACE)))
}
