//! The new image: addresses for its objects, then their words, the tables and the header.

use std::collections::{BTreeSet, HashMap};

use mpyc_abi::board::Board;
use mpyc_abi::image;
use mpyc_abi::lines::steps;
use mpyc_abi::object::{self, Kind, code, flag};
use mpyc_abi::value::Value;

use super::Refused;
use super::globals::{Globals, Progress};
use super::graph::{Graph, Home, Node, Stripped, Word};
use super::hash::{hash, index};
use super::source::Source;
use crate::link::code_object::NAMES_WORD;
use crate::link::image::Plain;
use crate::link::map::{Map, MapFunction};
use crate::link::rom::{distance, name_index};

/// Lays the objects out and writes them; with the map of what was stripped.
pub(super) fn image(source: &Source, globals: &Globals, graph: Graph, board: &Board) -> Result<(Plain, Map), Refused> {
    let mut writer = Writer {
        source,
        globals,
        graph,
        places: HashMap::new(),
        roots: BTreeSet::new(),
        words: vec![0; image::HEADER_WORDS as usize],
        base: board.image_start,
    };
    writer.merge();
    writer.join_functions();
    let names = writer.names();
    let heap_words = writer.place(board.ram.1)?;
    writer.objects()?;
    let modules = writer.modules()?;
    let roots = writer.root_table();
    let data = writer.next();
    let has_data = heap_words > 0 || globals.initial.iter().any(|word| *word != 0);
    let data_words = if has_data { globals.slots + heap_words } else { 0 };
    if has_data {
        writer.data()?;
    }
    let header = [
        (image::W_MODULES, modules),
        (image::W_ENTRY, writer.relocated(source.header(image::W_ENTRY))?),
        (image::W_NAMES, names),
        (image::W_BSS, globals.slots),
        (image::W_DATA, data),
        (image::W_DATA_WORDS, data_words),
        (image::W_ROOTS, roots),
        (image::W_RAM_END, if has_data { board.ram.1 } else { 0 }),
    ];
    for (index, word) in header {
        writer.words[index as usize] = word;
    }
    for index in [image::W_MAGIC, image::W_FORMAT, image::W_ABI] {
        writer.words[index as usize] = source.header(index);
    }
    let bytes = writer.words.iter().flat_map(|word| word.to_le_bytes()).collect();
    Ok((Plain { bytes, variables: globals.slots * 4, heap: heap_words * 4 }, writer.map()?))
}

struct Writer<'a> {
    source: &'a Source,
    globals: &'a Globals,
    graph: Graph,
    /// New address of each object.
    places: HashMap<u32, u32>,
    /// Objects of the initial heap that ROM names, by new address.
    roots: BTreeSet<u32>,
    words: Vec<u32>,
    base: u32,
}

impl Writer<'_> {
    fn next(&self) -> u32 {
        self.base + 4 * self.words.len() as u32
    }

    fn node(&self, address: u32) -> &Node {
        &self.graph.nodes[&address]
    }

    /// Makes one object of those that have no identity of their own and are equal, what they name included.
    fn merge(&mut self) {
        loop {
            let mut first: HashMap<(u8, u8, Vec<Word>), u32> = HashMap::new();
            let mut merged = Vec::new();
            for &address in &self.graph.order {
                let node = &self.graph.nodes[&address];
                if !has_identity(node) {
                    let words = node.words.iter().map(|&word| self.graph.merged(word)).collect();
                    let key = (node.kind as u8, node.flags, words);
                    match first.get(&key) {
                        Some(&same) => merged.push((address, same)),
                        None => {
                            first.insert(key, address);
                        }
                    }
                }
            }
            if merged.is_empty() {
                return;
            }
            for (address, same) in merged {
                self.graph.nodes.remove(&address);
                self.graph.same.insert(address, same);
            }
            let graph = &mut self.graph;
            graph.order.retain(|address| graph.nodes.contains_key(address));
        }
    }

    /// Makes one object of a function and its code, where a function needs nothing else: see [`Kind::PlainFunction`]. If several
    /// functions have the same code, the first is joined.
    fn join_functions(&mut self) {
        for address in self.graph.order.clone() {
            let Some((address_of_code, defaults)) = self.joinable(address) else { continue };
            let Some(Node { mut flags, mut words, .. }) = self.graph.nodes.remove(&address_of_code) else { continue };
            if defaults != 0 {
                let children = usize::from(flags & code::HAS_CHILDREN != 0);
                words.insert(words.len() - children, Word::Value(defaults));
                // One value more.
                flags = (flags + 1) | code::HAS_DEFAULTS;
            }
            let joined = Node { kind: Kind::PlainFunction, flags, words, home: Home::Rom };
            self.graph.nodes.insert(address, joined);
            self.graph.same.insert(address_of_code, address);
        }
        let graph = &mut self.graph;
        graph.order.retain(|address| graph.nodes.contains_key(address));
    }

    /// The code of a function that has neither defaults of keyword-only parameters nor cells and whose globals are those of its
    /// unit, and its defaults, or 0.
    fn joinable(&self, function: u32) -> Option<(u32, u32)> {
        let node = self.graph.nodes.get(&function)?;
        let (code, globals, defaults) = match *node.words.as_slice() {
            [Word::Value(code), Word::Value(globals)] => (code, globals, 0),
            [Word::Value(code), Word::Value(globals), Word::Value(defaults), Word::Value(0)] => {
                (code, globals, defaults)
            }
            _ => return None,
        };
        let code = self.graph.standing_for(code);
        let is_free = |node: &Node| node.kind == Kind::Code && node.home == Home::Rom;
        let Word::Names { unit, .. } = self.graph.nodes.get(&code).filter(|node| is_free(node))?.words[NAMES_WORD]
        else {
            return None;
        };
        let is_plain = node.kind == Kind::Function && node.home == Home::Rom;
        (is_plain && self.source.unit_globals(unit) == globals).then_some((code, defaults))
    }

    /// Gives every object its address; returns the number of words of the initial heap, which ends at `ram_end`.
    fn place(&mut self, ram_end: u32) -> Result<u32, Refused> {
        let mut rom = self.next();
        let size = |node: &Node| 4 * (node.words.len() as u32 + 1);
        let heap: u32 = self.graph.nodes.values().filter(|node| node.home == Home::Heap).map(size).sum();
        let mut ram = ram_end - heap;
        for &address in &self.graph.order {
            let node = &self.graph.nodes[&address];
            if node.words.len() >= object::MAX_WORDS as usize {
                return Err(Refused("an object is too large"));
            }
            let place = if node.home == Home::Rom { &mut rom } else { &mut ram };
            self.places.insert(address, *place);
            *place += size(node);
        }
        Ok(heap / 4)
    }

    /// A value of the source as it is in the image.
    fn relocated(&self, word: u32) -> Result<u32, Refused> {
        let word = self.graph.standing_for(word);
        if !Value(word).is_object() {
            return Ok(word);
        }
        self.places.get(&word).copied().ok_or(Refused("an object was not found"))
    }

    /// The words of a node, header first.
    fn node_words(&self, address: u32) -> Result<Vec<u32>, Refused> {
        let node = self.node(address);
        let header = object::header(node.kind, node.flags, node.words.len() as u32 + 1);
        let words = node.words.iter().map(|&word| match word {
            Word::Raw(word) => Ok(word),
            Word::Value(word) => self.relocated(word),
            Word::Names { unit, upper } => {
                let distance = distance(self.relocated(unit)?, self.places[&address]);
                Ok(upper | distance.ok_or(Refused("code lies too far from its names"))?)
            }
        });
        let mut words = std::iter::once(Ok(header)).chain(words).collect::<Result<Vec<u32>, Refused>>()?;
        if self.graph.moved_keys.contains(&address) {
            self.index(address, &mut words);
        }
        Ok(words)
    }

    /// Makes the index of a table for the places that its keys have now.
    fn index(&self, address: u32, words: &mut [u32]) {
        let node = self.node(address);
        let (capacity, filled) = (words[1] & 0xFFFF, words[1] >> 16);
        let width = if node.kind == Kind::DictTable { 2 } else { 1 };
        let keys = node.words[1..].iter().zip(&words[2..]).step_by(width).take(filled as usize);
        let hashes: Vec<Option<u32>> = keys
            .map(|(word, &place)| match *word {
                Word::Value(key) if key != 0 => hash(self.source, key, place),
                _ => None,
            })
            .collect();
        index(capacity, &mut words[2 + capacity as usize * width..], &hashes);
    }

    /// Writes all objects that lie in ROM.
    fn objects(&mut self) -> Result<(), Refused> {
        for address in self.graph.order.clone() {
            if self.node(address).home == Home::Rom {
                let words = self.node_words(address)?;
                let named = self.node(address).words.iter().zip(&words[1..]);
                let on_heap = named.filter(|(word, place)| matches!(word, Word::Value(_)) && is_in_ram(**place));
                let on_heap: Vec<u32> = on_heap.map(|(_, place)| *place).collect();
                self.roots.extend(on_heap);
                self.words.extend(words);
            }
        }
        Ok(())
    }

    /// Where the code lies that was stripped, and of what.
    fn map(&self) -> Result<Map, Refused> {
        let function = |stripped: &Stripped| {
            let start = self.relocated(stripped.code)? + code::OPCODES;
            Ok(MapFunction {
                start,
                end: start + stripped.length,
                name: stripped.name.clone(),
                file: stripped.file.clone(),
                lines: lines(&stripped.lines, start),
            })
        };
        let functions = self.graph.stripped.iter().map(function).collect::<Result<Vec<_>, Refused>>()?;
        Ok(Map::new(functions))
    }

    /// An `Array`; its address.
    fn array(&mut self, values: &[u32]) -> u32 {
        let address = self.next();
        self.words.push(object::header(Kind::Array, 0, values.len() as u32 + 1));
        self.words.extend(values);
        address
    }

    /// Puts the interned names first, in the order of their index, and writes that; its address.
    fn names(&mut self) -> u32 {
        let is_name = |address: &u32| {
            let node = &self.graph.nodes[address];
            node.kind == Kind::Str && node.flags & flag::INTERNED != 0
        };
        let (mut names, others): (Vec<u32>, Vec<u32>) = self.graph.order.iter().partition(|&address| is_name(address));
        names.sort_by_cached_key(|&name| {
            let text = self.source.text(name).unwrap_or_default();
            (text.len(), text)
        });
        let sizes: Vec<u32> = names.iter().map(|name| self.node(*name).words.len() as u32 + 1).collect();
        self.graph.order = [names, others].concat();
        let address = self.next();
        let index = name_index(&sizes);
        self.words.push(object::header(Kind::Blob, 0, index.len() as u32 + 1));
        self.words.extend(index);
        address
    }

    /// The module table.
    fn modules(&mut self) -> Result<u32, Refused> {
        let mut table = Vec::new();
        for module in &self.globals.modules {
            let body = match module.progress {
                Progress::Done if module.is_imported => 0,
                Progress::Done => image::RUN_AHEAD.0,
                Progress::Until(_) | Progress::Untouched => module.row.body,
            };
            for word in [module.row.name, module.row.object, body] {
                table.push(self.relocated(word)?);
            }
        }
        Ok(self.array(&table))
    }

    /// The table of what the collector must keep for ROM's sake; 0 if there is nothing.
    fn root_table(&mut self) -> u32 {
        let roots: Vec<u32> = self.roots.iter().copied().collect();
        if roots.is_empty() { 0 } else { self.array(&roots) }
    }

    /// Initial contents of the slots, then the initial heap.
    fn data(&mut self) -> Result<(), Refused> {
        for &initial in &self.globals.initial {
            let word = self.relocated(initial)?;
            self.words.push(word);
        }
        for address in self.graph.order.clone() {
            if self.node(address).home == Home::Heap {
                let words = self.node_words(address)?;
                self.words.extend(words);
            }
        }
        Ok(())
    }
}

/// The lines of a table, each with the address that it starts at; none without a table.
fn lines(table: &[u8], start: u32) -> Vec<(u32, u32)> {
    let mut lines: Vec<(u32, u32)> = Vec::new();
    let (mut address, mut line) = (start, 1);
    for step in steps(table) {
        if step.bytes > 0 && lines.last().is_none_or(|&(_, last)| last != line) {
            lines.push((address, line));
        }
        address += step.bytes;
        line += step.lines;
    }
    if !table.is_empty() {
        lines.push((address, line));
    }
    lines
}

/// Whether two objects with the same words are two.
fn has_identity(node: &Node) -> bool {
    let is_value = matches!(
        node.kind,
        Kind::Blob | Kind::Array | Kind::Code | Kind::Tuple | Kind::Bytes | Kind::Int | Kind::Float | Kind::DictTable
    );
    node.home == Home::Heap || !is_value
}

/// Whether an address is in RAM.
fn is_in_ram(word: u32) -> bool {
    Value(word).is_object() && word >= 0x2000_0000
}
