//! What of a program no code can come to by name, so that it is not in the image: found by comparing the image with one that
//! has everything.

use std::collections::{HashMap, HashSet};

use mpyc_abi::board::Board;
use mpyc_abi::object::{Kind, class};
use mpyc_abi::value::{Immediate, Value};
use serde::Serialize;

use super::entities::Entities;
use super::objects::Objects;
use super::owners::owners;
use super::tree::ItemKind;
use crate::link::view::{ObjectView, View};

/// What is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutKind {
    /// A class, with all that is in it.
    Class,
    /// A function of a module.
    Function,
    /// A function of a class that stays.
    Method,
    /// Another variable of a module.
    Variable,
    /// Another attribute of a class that stays.
    Attribute,
}

/// A name that is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Its name in the module, behind its class's if it is in one (`Zoo.feed`).
    pub name: String,
    /// What it is.
    pub kind: LeftOutKind,
    /// Bytes of the objects that go with it, without its place in the table of names.
    pub bytes: u32,
}

/// What is left out of each module, by the module's name, the largest first.
pub(super) fn find(whole: &[u8], image: &[u8], board: &Board) -> HashMap<String, Vec<LeftOut>> {
    let view = View::unchecked(image, board);
    let objects = Objects::new(&view);
    let kept: HashSet<(String, String)> = Names { view: &view, entities: &Entities::new(&objects), objects: &objects }
        .all()
        .into_iter()
        .map(|found| (found.module, found.path))
        .collect();

    let view = View::unchecked(whole, board);
    let objects = Objects::new(&view);
    let entities = Entities::new(&objects);
    let bytes = bytes_of(&objects, &entities);
    let mut found: HashMap<String, Vec<LeftOut>> = HashMap::new();
    for name in (Names { view: &view, entities: &entities, objects: &objects }).all() {
        let of_kept_class = |class: &String| kept.contains(&(name.module.clone(), class.clone()));
        if of_kept_class(&name.path) || !name.class.as_ref().is_none_or(of_kept_class) {
            continue;
        }
        let entity = entities.of.get(&name.value.0).map(|&entity| entities.all[entity].kind);
        let kind = match (entity, &name.class) {
            (Some(ItemKind::Class), _) => LeftOutKind::Class,
            (Some(ItemKind::Function), None) => LeftOutKind::Function,
            (Some(ItemKind::Function), Some(_)) => LeftOutKind::Method,
            (_, None) => LeftOutKind::Variable,
            (_, Some(_)) => LeftOutKind::Attribute,
        };
        let bytes = bytes.get(&name.value.0).copied().unwrap_or(0);
        found.entry(name.module).or_default().push(LeftOut { name: name.path, kind, bytes });
    }
    for all in found.values_mut() {
        all.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.name.cmp(&b.name)));
    }
    found
}

/// The bytes that would go with each object that a name may be bound to, by its address: with a class or function all that is in
/// it, with a constant what only it holds, with a part of another one the object alone. What modules share stays.
fn bytes_of(objects: &Objects<'_>, entities: &Entities) -> HashMap<u32, u32> {
    let mut of_entities = vec![0; entities.all.len()];
    let mut bytes: HashMap<u32, u32> = HashMap::new();
    for (object, owner) in objects.all.iter().zip(owners(objects, entities)) {
        if let Some(by) = owner.by.filter(|_| owner.entity != 0) {
            *bytes.entry(objects.all[by].address).or_default() += object.size();
            bytes.entry(object.address).or_insert(object.size());
        }
        let mut entity = owner.entity;
        while entity != 0 {
            of_entities[entity] += object.size();
            entity = entities.all[entity].outer;
        }
    }
    bytes.extend(entities.of.iter().map(|(&address, &entity)| (address, of_entities[entity])));
    bytes
}

/// A name of a module or of one of its classes.
struct Name {
    module: String,
    /// The name, behind its class's.
    path: String,
    /// The path of the class that has it.
    class: Option<String>,
    value: Value,
}

/// Finds all names of an image.
struct Names<'a> {
    view: &'a View,
    entities: &'a Entities,
    objects: &'a Objects<'a>,
}

impl Names<'_> {
    fn all(&self) -> Vec<Name> {
        let mut names = Vec::new();
        for module in self.view.modules() {
            for (name, value) in module.namespace.entries() {
                let slot = value.is(Immediate::Slot).then(|| self.view.slot(value.index().into())).flatten();
                names.push(Name {
                    module: self.text(module.name),
                    path: self.text(name),
                    class: None,
                    value: slot.unwrap_or(value),
                });
            }
        }
        for &object in self.objects.all.iter().filter(|object| object.kind == Kind::Class) {
            self.of_class(object, &mut names);
        }
        names
    }

    /// Adds the attributes of a class.
    fn of_class(&self, object: ObjectView<'_>, names: &mut Vec<Name>) {
        let Some(&entity) = self.entities.of.get(&object.address) else { return };
        let Some(module) = self.entities.module_of(entity) else { return };
        let (module, class) = (&self.entities.all[module].name, self.entities.path(entity));
        for (name, value) in self.dict(Value(object.word(class::NAMESPACE as usize))) {
            names.push(Name {
                module: module.clone(),
                path: format!("{class}.{}", self.text(name)),
                class: Some(class.clone()),
                value,
            });
        }
    }

    /// The entries of a dict.
    fn dict(&self, dict: Value) -> Vec<(Value, Value)> {
        let table = self.view.object(dict).and_then(|dict| self.view.object(Value(dict.word(1))));
        let Some(table) = table.filter(|table| table.kind == Kind::DictTable) else { return Vec::new() };
        let filled = table.word(1) >> 16;
        let pairs = table.words.get(2..).unwrap_or_default().chunks_exact(2).take(filled as usize);
        pairs.filter(|pair| pair[0] != 0).map(|pair| (Value(pair[0]), Value(pair[1]))).collect()
    }

    fn text(&self, value: Value) -> String {
        self.view.text(value).unwrap_or_default()
    }
}
