//! Sizes by module, class and function, and within each by what the bytes are.

use std::collections::{BTreeMap, HashMap};

use mpyc_abi::image;
use mpyc_abi::object::{Kind, flag};
use mpyc_abi::value::Value;
use serde::Serialize;

use super::entities::Entities;
use super::objects::{Objects, slots};
use super::owners::{Owner, owners};
use crate::link::view::{ObjectView, View};

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// All of the image.
    Image,
    /// A module.
    Module,
    /// A class, with its methods.
    Class,
    /// A function, with those inside.
    Function,
    /// What no module has alone, and the image's header and tables.
    Shared,
    /// Functions' bytecode, with its line numbers and the objects around it.
    Code,
    /// Texts, numbers, bytes and tuples.
    Constants,
    /// Names: of variables, attributes, functions, files.
    Names,
    /// Tables of names, of constants and of classes.
    Tables,
    /// Copies of what lies in RAM at the start.
    StartValues,
    /// Bytes that are no object that this version knows.
    Unknown,
}

impl ItemKind {
    /// What a person calls it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Module => "module",
            Self::Class => "class",
            Self::Function => "function",
            Self::Shared => "shared",
            Self::Code => "code",
            Self::Constants => "constants",
            Self::Names => "names",
            Self::Tables => "tables",
            Self::StartValues => "start values",
            Self::Unknown => "unknown",
        }
    }
}

/// A part of the image in flash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// A module's, class's or function's name, else the kind's title.
    pub name: String,
    /// What it is.
    pub kind: ItemKind,
    /// Its bytes, with all that is in it.
    pub bytes: u32,
    /// What it is made of, the largest first; they add up to it. Empty for what is not divided.
    pub items: Vec<Item>,
}

/// RAM that a module takes at the start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModuleRam {
    /// The module; `shared` for objects that several of them reach.
    pub module: String,
    /// Bytes of its variables.
    pub variables: u32,
    /// Bytes of the lists, dicts, instances and so on that it has before its first line runs.
    pub objects: u32,
}

/// An item that is large by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Large {
    /// Its module; `shared` for a constant that several have.
    pub module: String,
    /// The function or class, with those it is in before it (`Zoo.feed`), the variable that is bound to a constant, or
    /// what the constant looks like.
    pub name: String,
    /// What it is: a module (what its functions and classes share), a class (without its methods), a function (without
    /// those inside), or of constants, names, tables, start values.
    pub kind: ItemKind,
    /// Its bytes of flash.
    pub bytes: u32,
}

impl Large {
    /// Module and name.
    pub fn path(&self) -> String {
        format!("{}: {}", self.module, self.name)
    }
}

/// All sizes of an image.
pub(super) struct Sizes {
    pub(super) flash: Item,
    pub(super) ram: Vec<ModuleRam>,
    pub(super) largest: Vec<Large>,
}

/// Name of what belongs to no module.
const SHARED: &str = "shared";

/// Measures an image.
pub(super) fn sizes(view: &View) -> Sizes {
    let objects = Objects::new(view);
    let entities = Entities::new(&objects);
    let owners = owners(&objects, &entities);
    let measured = Measured { objects: &objects, entities: &entities, owners: &owners };
    Sizes { flash: measured.flash(), ram: measured.ram(), largest: measured.largest() }
}

struct Measured<'a> {
    objects: &'a Objects<'a>,
    entities: &'a Entities,
    owners: &'a [Owner],
}

/// Bytes by kind.
type Sums = BTreeMap<ItemKind, u32>;

impl Measured<'_> {
    /// The tree of all bytes.
    fn flash(&self) -> Item {
        let view = self.objects.view;
        let mut own: Vec<Sums> = vec![Sums::new(); self.entities.all.len()];
        for (number, object) in self.objects.all.iter().enumerate() {
            *own[self.owners[number].entity].entry(self.kind(number)).or_default() += object.size();
        }
        self.add_slots(&mut own);
        *own[0].entry(ItemKind::Tables).or_default() += 4 * image::HEADER_WORDS;
        let known: u32 = own.iter().flat_map(BTreeMap::values).sum();
        if let Some(rest) = view.length().checked_sub(known).filter(|rest| *rest > 0) {
            own[0].insert(ItemKind::Unknown, rest);
        }
        // Inner ones have higher numbers than what they are in.
        let mut inner: Vec<Vec<Item>> = vec![Vec::new(); own.len()];
        for number in (1..own.len()).rev() {
            let entity = &self.entities.all[number];
            let items = [std::mem::take(&mut inner[number]), leaves(&own[number])].concat();
            inner[entity.outer].push(item(entity.name.clone(), entity.kind, items));
        }
        let mut items = std::mem::take(&mut inner[0]);
        items.push(item(SHARED.into(), ItemKind::Shared, leaves(&own[0])));
        item("image".into(), ItemKind::Image, items)
    }

    /// Counts the initial contents of slots.
    fn add_slots(&self, own: &mut [Sums]) {
        let view = self.objects.view;
        if view.header(image::W_DATA_WORDS) == 0 {
            return;
        }
        let mut left = view.header(image::W_BSS).saturating_mul(4).min(view.length());
        for (number, count) in self.slot_counts() {
            let bytes = (4 * count).min(left);
            left -= bytes;
            *own[number].entry(ItemKind::StartValues).or_default() += bytes;
        }
        *own[0].entry(ItemKind::StartValues).or_default() += left;
    }

    /// How many slots each module has.
    fn slot_counts(&self) -> Vec<(usize, u32)> {
        let modules = self.objects.view.modules().enumerate();
        modules.map(|(index, module)| (index + 1, slots(module.namespace).count() as u32)).collect()
    }

    /// What an object's bytes are.
    fn kind(&self, number: usize) -> ItemKind {
        let object = self.objects.all[number];
        if number >= self.objects.in_rom {
            return ItemKind::StartValues;
        }
        match object.kind {
            Kind::Code | Kind::Blob | Kind::Function | Kind::PlainFunction => ItemKind::Code,
            Kind::Str if object.flags & flag::INTERNED != 0 => ItemKind::Names,
            Kind::Module | Kind::Namespace | Kind::Class | Kind::Array | Kind::Dict | Kind::DictTable => {
                ItemKind::Tables
            }
            _ => ItemKind::Constants,
        }
    }

    /// RAM by module.
    fn ram(&self) -> Vec<ModuleRam> {
        let view = self.objects.view;
        let mut rows: Vec<ModuleRam> = view
            .modules()
            .map(|module| ModuleRam {
                module: view.text(module.name).unwrap_or_default(),
                variables: 4 * slots(module.namespace).count() as u32,
                objects: 0,
            })
            .collect();
        let mut shared = ModuleRam { module: SHARED.into(), variables: 0, objects: 0 };
        for (number, object) in self.objects.all.iter().enumerate().skip(self.objects.in_rom) {
            let row = match self.entities.module_of(self.owners[number].entity) {
                Some(module) => &mut rows[module - 1],
                None => &mut shared,
            };
            row.objects += object.size();
        }
        rows.extend(Some(shared).filter(|shared| shared.objects > 0));
        rows
    }

    /// Everything by itself, the largest first.
    fn largest(&self) -> Vec<Large> {
        let mut entities = vec![0; self.entities.all.len()];
        let mut alone: BTreeMap<usize, u32> = BTreeMap::new();
        for (number, object) in self.objects.all.iter().enumerate() {
            let owner = self.owners[number];
            match owner.by.filter(|&by| self.stands_alone(by, owner.entity)) {
                Some(by) => *alone.entry(by).or_default() += object.size(),
                None => entities[owner.entity] += object.size(),
            }
        }
        let bound = self.bound();
        let functions = entities.into_iter().enumerate().skip(1).map(|(number, bytes)| Large {
            module: self.module_name(number),
            name: match self.entities.path(number) {
                path if path.is_empty() => "body, names and tables".into(),
                path => path,
            },
            kind: self.entities.all[number].kind,
            bytes,
        });
        let others = alone.into_iter().map(|(number, bytes)| Large {
            module: self.module_name(self.owners[number].entity),
            name: bound.get(&self.objects.all[number].address).cloned().unwrap_or_else(|| self.looks(number)),
            kind: self.kind(number),
            bytes,
        });
        let mut all: Vec<Large> = functions.chain(others).collect();
        all.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| (&a.module, &a.name).cmp(&(&b.module, &b.name))));
        all
    }

    /// Whether an object is listed by itself: a constant or a start value that is not a function's alone.
    fn stands_alone(&self, number: usize, owner: usize) -> bool {
        let is_data = matches!(self.kind(number), ItemKind::Constants | ItemKind::StartValues);
        is_data && !matches!(self.entities.all[owner].kind, ItemKind::Function)
    }

    fn module_name(&self, entity: usize) -> String {
        self.entities.module_of(entity).map_or_else(|| SHARED.into(), |module| self.entities.all[module].name.clone())
    }

    /// The variables that objects are bound to, by the objects' addresses.
    fn bound(&self) -> HashMap<u32, String> {
        let view = self.objects.view;
        let mut names = HashMap::new();
        for module in view.modules() {
            for (name, value) in module.namespace.entries() {
                let is_slot = value.is(mpyc_abi::value::Immediate::Slot);
                let value = if is_slot { view.slot(value.index().into()) } else { Some(value) };
                if let (Some(value), Some(name)) = (value, view.text(name)) {
                    names.entry(value.0).or_insert(name);
                }
            }
        }
        names
    }

    /// What an object without a name looks like.
    fn looks(&self, number: usize) -> String {
        let object = self.objects.all[number];
        match self.objects.view.text(Value::object(object.address)) {
            Some(text) => shortened(&text),
            None => format!("{} of {} bytes", format!("{:?}", object.kind).to_lowercase(), content(object)),
        }
    }
}

/// Bytes of an object behind its header.
fn content(object: ObjectView<'_>) -> u32 {
    object.size().saturating_sub(4)
}

/// A text in quotes, if it is long only its start.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 30;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{:?}...", &text[..end]),
        None => format!("{text:?}"),
    }
}

/// Items of the kinds, in the order of size.
fn leaves(sums: &Sums) -> Vec<Item> {
    let some = sums.iter().filter(|(_, bytes)| **bytes > 0);
    some.map(|(&kind, &bytes)| Item { name: kind.title().into(), kind, bytes, items: Vec::new() }).collect()
}

/// An item of others.
fn item(name: String, kind: ItemKind, mut items: Vec<Item>) -> Item {
    items.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.name.cmp(&b.name)));
    Item { name, kind, bytes: items.iter().map(|item| item.bytes).sum(), items }
}
