//! Modules, classes and functions as a tree, and which objects each of them is made of.

use std::collections::{HashMap, HashSet, VecDeque};

use mpyc_abi::object::{Kind, class};
use mpyc_abi::value::Value;

use super::objects::{Objects, references};
use super::tree::ItemKind;
use crate::link::view::{ModuleView, ObjectView, View};

/// A module, class or function; the first one of all is the image.
pub(super) struct Entity {
    pub(super) kind: ItemKind,
    pub(super) name: String,
    /// What it is in, by number.
    pub(super) outer: usize,
}

/// All of them. The image is number 0, and the modules follow in their order.
pub(super) struct Entities {
    pub(super) all: Vec<Entity>,
    /// The entity that an object is a part of, by the object's address.
    pub(super) of: HashMap<u32, usize>,
}

impl Entities {
    pub(super) fn new(objects: &Objects<'_>) -> Self {
        let view = objects.view;
        let modules: Vec<ModuleView<'_>> = view.modules().collect();
        let image = Entity { kind: ItemKind::Image, name: "image".into(), outer: 0 };
        let mut entities = Self { all: vec![image], of: HashMap::new() };
        for module in &modules {
            let number = entities.add(ItemKind::Module, view.text(module.name).unwrap_or_default(), 0);
            for part in [Some(module.object), Some(module.namespace), module.body].into_iter().flatten() {
                entities.of.entry(part.address).or_insert(number);
            }
        }
        let outer_code = outer_code(objects);
        for (index, module) in modules.iter().enumerate() {
            Search { view, entities: &mut entities, outer_code: &outer_code, module: index + 1 }.run(module);
        }
        entities
    }

    fn add(&mut self, kind: ItemKind, name: String, outer: usize) -> usize {
        self.all.push(Entity { kind, name, outer });
        self.all.len() - 1
    }

    /// The module that an entity is in; `None` for the image.
    pub(super) fn module_of(&self, mut number: usize) -> Option<usize> {
        while self.all[number].outer != 0 {
            number = self.all[number].outer;
        }
        (number != 0).then_some(number)
    }

    /// The path of an entity in its module, with full stops; empty for a module.
    pub(super) fn path(&self, mut number: usize) -> String {
        let mut names = Vec::new();
        while matches!(self.all[number].kind, ItemKind::Function | ItemKind::Class) {
            names.push(self.all[number].name.as_str());
            number = self.all[number].outer;
        }
        names.reverse();
        names.join(".")
    }
}

/// The code object that each code object lies in.
fn outer_code(objects: &Objects<'_>) -> HashMap<u32, u32> {
    let mut outer = HashMap::new();
    for &object in objects.all.iter().filter(|object| object.is_code()) {
        let children = objects.view.code(object).map_or(&[][..], |code| code.children);
        for &child in children {
            outer.entry(child).or_insert(object.address);
        }
    }
    outer
}

/// Finds the classes and functions of one module.
struct Search<'a> {
    view: &'a View,
    entities: &'a mut Entities,
    outer_code: &'a HashMap<u32, u32>,
    module: usize,
}

impl<'a> Search<'a> {
    /// Goes through all that the module reaches, what is nearest to it first.
    fn run(&mut self, module: &ModuleView<'a>) {
        let mut seen = HashSet::new();
        let roots = std::iter::once(module.namespace).chain(module.body);
        let mut pending: VecDeque<(ObjectView<'a>, usize)> = roots.map(|object| (object, self.module)).collect();
        while let Some((object, inside)) = pending.pop_front() {
            if !seen.insert(object.address) {
                continue;
            }
            if let Some(inside) = self.entity(object, inside) {
                let start_values = super::objects::slots(object).filter_map(|slot| self.view.slot(slot));
                let start_values = start_values.filter(|_| object.kind == Kind::Namespace);
                pending.extend(start_values.filter_map(|value| self.view.object(value)).map(|other| (other, inside)));
                pending.extend(references(self.view, object).map(|other| (other, inside)));
            }
        }
    }

    /// What the objects are in that an object names; `None` for one that belongs to another module.
    fn entity(&mut self, object: ObjectView<'a>, inside: usize) -> Option<usize> {
        match object.kind {
            Kind::Module | Kind::Namespace if self.entities.of.contains_key(&object.address) => {
                self.entities.of.get(&object.address).copied().filter(|&of| of == self.module)
            }
            Kind::Code => Some(self.code(object, inside)),
            Kind::Function | Kind::PlainFunction => {
                if self.home(object) != Some(self.module) {
                    return None;
                }
                let (code, _) = self.view.function(object)?;
                let of = self.code(code, inside);
                self.entities.of.insert(object.address, of);
                Some(of)
            }
            Kind::Class => self.class(object, inside),
            _ => Some(inside),
        }
    }

    /// The module of a function.
    fn home(&self, function: ObjectView<'a>) -> Option<usize> {
        let (_, globals) = self.view.function(function)?;
        self.entities.of.get(&globals.0).copied()
    }

    /// The function of a code object that was reached from inside something.
    fn code(&mut self, object: ObjectView<'a>, inside: usize) -> usize {
        // From the outermost function that is not known yet to the one asked for.
        let mut unknown = Vec::new();
        let mut next = Some(object.address);
        while let Some(address) =
            next.filter(|address| !self.entities.of.contains_key(address) && !unknown.contains(address))
        {
            unknown.push(address);
            next = self.outer_code.get(&address).copied();
        }
        let mut outer = next.and_then(|address| self.entities.of.get(&address).copied()).unwrap_or(inside);
        for address in unknown.into_iter().rev() {
            let name = self.view.object(Value(address)).and_then(|object| self.view.text(self.view.code(object)?.name));
            outer = self.entities.add(ItemKind::Function, name.unwrap_or_default(), outer);
            self.entities.of.insert(address, outer);
        }
        outer
    }

    /// A class, unless it is another module's: that of an earlier one that reached it, or that of its methods.
    fn class(&mut self, object: ObjectView<'a>, inside: usize) -> Option<usize> {
        if self.entities.of.contains_key(&object.address) || self.is_elsewhere(object) {
            return None;
        }
        let name = self.view.text(Value(object.word(class::NAME as usize))).unwrap_or_default();
        let of = self.entities.add(ItemKind::Class, name, inside);
        self.entities.of.insert(object.address, of);
        Some(of)
    }

    /// Whether a class has methods, and the first of them is a function of another module.
    fn is_elsewhere(&self, object: ObjectView<'a>) -> bool {
        let names = self.view.object(Value(object.word(class::NAMESPACE as usize)));
        let values = names.into_iter().flat_map(|names| references(self.view, names));
        let mut homes = values.filter_map(|value| self.home(value));
        homes.next().is_some_and(|home| home != self.module)
    }
}
